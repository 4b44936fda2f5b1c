"""The list under "go to anything": painted rows, as high as there are results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.kit.paint import (
    ink,
    key_cap_width,
    paint_bar,
    paint_key_cap,
    paint_text,
    text_width,
)
from ui.look import fonts, icons, metrics
from ui.models.results import ENTRY, Result, ResultsModel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

SIDE = 16
GAP = 10
TALLEST = 420


def _row_height() -> int:
    return metrics.nav_row() + 2


def _heading_height() -> int:
    return metrics.line(11) + 14


class _ResultDelegate(QStyledItemDelegate):
    """Icon, code, title with its matched letters, detail, keys."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ENTRY), str)
        return QSize(fonts.px(200), _heading_height() if heading else _row_height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        entry = index.data(ENTRY)
        if isinstance(entry, str):
            words = area.adjusted(SIDE, 8, -SIDE, -2)
            paint_text(painter, words, entry, fonts.ui(11, 600), "t3")
            return
        state = option.state
        current = bool(state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(area, ink("acc-soft"))
            paint_bar(painter, area, "focus")
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, ink("hover"))
        _paint_result(painter, area, entry, current=current)


def _paint_result(painter: QPainter, area: QRectF, result: Result, *, current: bool) -> None:
    side = fonts.px(16)
    left = area.left() + SIDE
    icons.paint(painter, QRectF(left, area.top(), side, area.height()), result.icon, "t3")
    left += side + GAP + 2
    right = area.right() - SIDE
    keys = result.keys or ("Enter" if current else "")
    if key_cap_width(keys):
        right -= key_cap_width(keys)
        paint_key_cap(painter, right, area.center().y(), keys)
        right -= GAP
    if result.code:
        font = fonts.mono(12, 500)
        width = text_width(result.code, font)
        paint_text(
            painter, QRectF(left, area.top(), width + 1, area.height()), result.code, font, "t2"
        )
        left += width + GAP
    detail = text_width(result.detail, fonts.ui(12)) + 8 if result.detail else 0
    room = QRectF(left, area.top(), max(40.0, right - left - detail), area.height())
    left += _paint_title(painter, room, result) + 8
    if result.detail:
        place = QRectF(left, area.top(), max(0.0, right - left), area.height())
        paint_text(painter, place, result.detail, fonts.ui(12), "t2")


def _paint_title(painter: QPainter, area: QRectF, result: Result) -> float:
    """The title with its matched letters heavy and underlined; how wide it came out."""
    plain = fonts.ui()
    strong = QFont(fonts.ui(13, 600))
    strong.setUnderline(True)
    runs: list[tuple[str, QFont]] = []
    at = 0
    for begin, end in result.marks:
        runs += [(result.title[at:begin], plain), (result.title[begin:end], strong)]
        at = end
    runs.append((result.title[at:], plain))
    runs = [(text, font) for text, font in runs if text]
    ellipsis = text_width("…", strong) + 2  # the widest there is, so that one always fits
    left = area.left()
    for number, (text, font) in enumerate(runs, 1):
        room = area.right() - left
        width = text_width(text, font)
        rest = sum(text_width(words, look) for words, look in runs[number:])
        more = min(ellipsis, rest)
        fits = width + more <= room + 1
        place = QRectF(left, area.top(), width + 1 if fits else room, area.height())
        paint_text(painter, place, text if fits else f"{text} …", font, "t1")
        left += width if fits else room
        if not fits:
            break
    return left - area.left()


class ResultList(QListView):
    """The results; the focus stays in the field above, which moves the current row.

    Signals:
        taken: a row was clicked.
    """

    taken = Signal(int)

    def __init__(self, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = model
        self.setModel(model)
        self.setAccessibleName("Results")
        self.setItemDelegate(_ResultDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.taken.emit(index.row()))
        model.modelReset.connect(self._changed)

    def _changed(self) -> None:
        rows = self._results.results()
        if rows:
            self.go_to_row(rows[0])
        self.updateGeometry()

    def go_to_row(self, row: int) -> None:
        """Make a row current; the heading above the first comes into sight with it."""
        index = self._results.index(row)
        self.setCurrentIndex(index)
        if row <= 1:
            self.scrollToTop()
        else:
            self.scrollTo(index)

    def step(self, by: int) -> None:
        """Move the current row over results, round at the ends."""
        rows = self._results.results()
        if rows:
            now = self.currentIndex().row()
            at = rows.index(now) if now in rows else -1
            self.go_to_row(rows[(at + by) % len(rows)])

    @override
    def sizeHint(self) -> QSize:
        rows = self._results.rowCount()
        results = len(self._results.results())
        height = results * _row_height() + (rows - results) * _heading_height() + 8
        return QSize(fonts.px(320), min(fonts.px(TALLEST), height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.px(200), min(self.sizeHint().height(), 2 * _row_height()))
