"""The sections of a form: state, name, how many are answered; one of them is current.

Usage::

    outline = SectionOutline()
    outline.set_entries([
        OutlineHeading("Missing child"),
        OutlineEntry("2", "2 Risk assessment", answered=6, total=9, alert=True),
    ])
    outline.set_current("2")
    outline.chosen.connect(lambda id: ...)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.kit.paint import ink, paint_bar, paint_panel, paint_text, rounded, text_width
from ui.look import fonts, icons, metrics, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """A heading between sections."""

    text: str


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One section.

    Attributes:
        id: what `SectionOutline.chosen` says.
        text: its number and title.
        answered: how many are answered, "not recorded" and "not applicable" among them.
        total: of how many.
        alert: whether a critical flag lives there.
    """

    id: str
    text: str
    answered: int
    total: int
    alert: bool = False

    @property
    def state(self) -> str:
        """``done``, ``begun`` or ``open``."""
        if self.total and self.answered >= self.total:
            return "done"
        return "begun" if self.answered else "open"


_STATES = {
    "done": ("check-circle-fill", "grn", "all answered"),
    "begun": ("circle-half-fill", "t3", "begun"),
    "open": ("circle", "t3", "not begun"),
}


class OutlineModel(QAbstractListModel):
    """The sections and headings as a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[OutlineHeading | OutlineEntry] = []

    def take(self, rows: Sequence[OutlineHeading | OutlineEntry]) -> None:
        """Show other rows; if only numbers changed, nothing jumps."""
        before, after = self._rows, list(rows)
        if [_key(row) for row in before] == [_key(row) for row in after]:
            self._rows = after
            for at, (old, new) in enumerate(zip(before, after, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._rows = after
        self.endResetModel()

    def row_of(self, id: str) -> int:
        """The row of a section, or -1."""
        found = (
            at
            for at, row in enumerate(self._rows)
            if isinstance(row, OutlineEntry) and row.id == id
        )
        return next(found, -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ENTRY:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _said(row)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], OutlineEntry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def _key(row: OutlineHeading | OutlineEntry) -> tuple[str, str]:
    return ("", row.text) if isinstance(row, OutlineHeading) else (row.id, row.text)


def _said(row: OutlineHeading | OutlineEntry) -> str:
    if isinstance(row, OutlineHeading):
        return row.text
    alert = ", critical flag" if row.alert else ""
    return f"{row.text}, {row.answered} of {row.total} answered, {_STATES[row.state][2]}{alert}"


class _OutlineDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(ENTRY), OutlineHeading):
            return QSize(80, metrics.line(11) + 14)
        return QSize(120, metrics.nav_row())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ENTRY)
        area = QRectF(option.rect)
        if isinstance(row, OutlineHeading):
            words = area.adjusted(11, 10, -8, -4)
            paint_text(painter, words, row.text, fonts.ui(11, 600), "t3")
        elif isinstance(row, OutlineEntry):
            state = option.state
            current = bool(state & QStyle.StateFlag.State_Selected)
            hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            _paint_entry(painter, area, row, current=current, hovered=hovered)


def _paint_entry(
    painter: QPainter, area: QRectF, row: OutlineEntry, *, current: bool, hovered: bool
) -> None:
    if current or hovered:
        fill = "acc-soft" if current else "sunken"
        paint_panel(painter, area, fill=fill, border=None, radius=4)
    if current:
        painter.save()
        painter.setClipPath(rounded(area, 4))
        paint_bar(painter, area, "focus")
        painter.restore()
    icon, colour, _ = _STATES[row.state]
    left = area.left() + 11
    place = QRectF(left, area.top(), 20, area.height())
    mark = "acc-t" if current and row.state == "begun" else colour
    ground = theme.grade("circle").mark if row.state == "done" else theme.colour(mark)
    icons.paint(painter, place.adjusted(0, 0, -6, 0), icon, ground, 14)
    number = f"{row.answered}/{row.total}"
    weight = 600 if current else 400
    small = fonts.ui(12, weight)
    width = text_width(number, small)
    right = area.right() - 8 - width
    place = QRectF(right, area.top(), width + 1, area.height())
    paint_text(painter, place, number, small, "acc-t" if current else "t3")
    if row.alert:
        dot = QRectF(right - 12, area.center().y() - 3, 6, 6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("amb"))
        painter.drawEllipse(dot)
        painter.restore()
        right -= 14
    left += fonts.px(14) + 12
    words = QRectF(left, area.top(), right - left - 6, area.height())
    paint_text(painter, words, row.text, fonts.ui(13, weight), "acc-t" if current else "t1")


class SectionOutline(QListView):
    """The list of sections, 232 wide in the form.

    Args:
        name: spoken; what the list holds.

    Signals:
        chosen: the id of the section the person wants.
    """

    chosen = Signal(str)

    def __init__(self, name: str = "Sections", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = OutlineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_OutlineDelegate(self))
        self.setProperty("bare", True)
        self.setProperty("elides", True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(8, 8, 8, 8)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self._quiet = False

    def set_entries(self, entries: Sequence[OutlineHeading | OutlineEntry]) -> None:
        """Show these sections; the current one stays."""
        current = self.current_id()
        self._model.take(entries)
        self.set_current(current)

    def current_id(self) -> str:
        """The current section; empty if none is."""
        row = self.currentIndex().data(ENTRY)
        return row.id if isinstance(row, OutlineEntry) else ""

    def set_current(self, id: str) -> None:
        """Show which section is open; nothing is emitted."""
        at = self._model.row_of(id)
        if at >= 0 and self.current_id() != id:
            self._quiet = True
            self.setCurrentIndex(self._model.index(at))
            self._quiet = False

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = now.data(ENTRY)
        if isinstance(row, OutlineEntry) and not self._quiet:
            self.chosen.emit(row.id)

    @override
    def sizeHint(self) -> QSize:
        return QSize(fonts.px(232), 400)
