"""The list of concerns: those nobody has taken on in red with their minutes, the others quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ddaudit_desktop.moments import local, show_day
from ui.kit.list_keys import is_of_page, opens, walking
from ui.kit.paint import RIGHT, ink, paint_bar, paint_text, text_width
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter

    from ddaudit_desktop.follow_up.concerns import ConcernEntry

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole + 1
SIDE = 14
ABOVE = 9
WORDS_LEFT = 40


class ConcernsModel(QAbstractListModel):
    """Concerns in order, replaced as a whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: list[ConcernEntry] = []

    def take(self, entries: Sequence[ConcernEntry]) -> None:
        """Show these concerns; with the same ones in the same order nothing but words changes."""
        same = [e.id for e in entries] == [e.id for e in self._entries]
        if same and entries:
            self._entries = list(entries)
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def row_of(self, concern_id: str) -> int:
        """Where a concern stands; -1 if it does not."""
        ids = [entry.id for entry in self._entries]
        return ids.index(concern_id) if concern_id in ids else -1

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}. {state_of(entry)}. {where_of(entry)}"
        return None


def state_of(entry: ConcernEntry) -> str:
    """Whether a concern is owned, spoken."""
    if entry.owned:
        return f"Acknowledged by {entry.record.acknowledged_by}"
    return f"Not acknowledged for {entry.waited_words}, {entry.against_limit}"


def where_of(entry: ConcernEntry) -> str:
    """The second line of a row: which case, raised when and by whom, or who owns it."""
    parts = [entry.reference or entry.record.child]
    if entry.owned:
        parts.append(f"acknowledged by {entry.record.acknowledged_by}")
    else:
        raised = entry.record.raised_at
        parts.append(f"raised {local(raised):%H:%M} by {entry.record.raised_by}")
    return " · ".join(part for part in parts if part)


class _ConcernDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(fonts.px(240), metrics.line(13) + metrics.line(12) + 2 * ABOVE + 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        area = QRectF(option.rect)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "red-soft" if not entry.owned else "acc-soft" if current else None
        if ground or over:
            painter.fillRect(area, ink(ground or "hover"))
        if current:
            view = option.widget
            focused = isinstance(view, QWidget) and view.hasFocus()
            paint_bar(painter, area, "focus" if focused else "ctl")
        if index.row() + 1 < index.model().rowCount():  # below the last is the edge of the card
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), ink("line"))
        _paint_words(painter, area, entry)


def _paint_words(painter: QPainter, area: QRectF, entry: ConcernEntry) -> None:
    icon, mark = ("megaphone", "t3") if entry.owned else ("warning-octagon-fill", "red")
    upper = QRectF(
        area.left() + fonts.px(WORDS_LEFT),
        area.top() + ABOVE,
        area.width() - fonts.px(WORDS_LEFT) - SIDE,
        metrics.line(13),
    )
    place = QRectF(area.left() + SIDE, upper.top(), fonts.px(16), upper.height())
    icons.paint(painter, place, icon, mark, 16)
    right = show_day(entry.record.raised_at) if entry.owned else entry.waited_words
    font = fonts.ui(12, 400 if entry.owned else 600)
    paint_text(painter, upper, right, font, "t3" if entry.owned else "red-t", align=RIGHT)
    words = upper.adjusted(0, 0, -text_width(right, font) - 10, 0)
    weight, colour = (400, "t2") if entry.owned else (600, "t1")
    paint_text(painter, words, entry.title, fonts.ui(13, weight), colour)
    lower = QRectF(upper.left(), upper.bottom() + 2, upper.width(), metrics.line(12))
    said = where_of(entry)
    if not entry.owned:
        said = f"{said} · {entry.against_limit}"
    paint_text(painter, lower, said, fonts.ui(12), "t3" if entry.owned else "red-t")


class ConcernList(QListView):
    """The concerns to move in with arrows or J and K.

    Signals:
        chosen: another concern is current.
        opened: Enter or a double click.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Concerns")
        self._model = ConcernsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_ConcernDelegate(self))
        self.setProperty("bare", True)
        self.setProperty("elides", True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ENTRY)))

    @override
    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(row) for row in range(self._model.rowCount()))
        return QSize(fonts.px(240), rows + 1)

    def show_entries(self, entries: Sequence[ConcernEntry]) -> None:
        """Show these; the current one stays, or the first becomes current."""
        current = self.current_id()
        self._model.take(entries)
        self.updateGeometry()
        if entries:
            self.select(current if self._model.row_of(current) >= 0 else entries[0].id)

    def current_id(self) -> str:
        """The current concern; empty if there is none."""
        entry = self.currentIndex().data(ENTRY)
        return entry.id if entry is not None else ""

    def select(self, concern_id: str) -> None:
        """Make a concern the current one."""
        row = self._model.row_of(concern_id)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(current.data(ENTRY))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if opens(event):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().data(ENTRY))
        elif is_of_page(event):
            event.ignore()
        else:
            super().keyPressEvent(walking(event))
