"""The table of cases: its heading that sorts, rows that can be picked, columns that make room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.kit.paint import ink
from ui.kit.table import CELL, SIDE, Heading, RowDelegate, Table, cell_width
from ui.look import fonts, icons, metrics
from ui.look.style import draw_tick_box
from ui.models.cases import COLUMNS, PICKED, SORTED, CasesModel

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    Index = QModelIndex | QPersistentModelIndex

MARKS = 34
"""The width of the first column, which marks concerns."""
TICKS = 22
"""How much wider it is while cases are picked, for their tick boxes."""
CARET = 12
TAIL = 10
"""Kept free at the right of the last column."""
TAKES_MORE = ("reference", "label", "status", "stage", "grade", "answered")
"""Columns that share out the width that is left."""


class SortHeader(Heading):
    """Headings that sort, with a caret after the one in force."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSectionsClickable(True)
        self.setAccessibleName("Columns")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        size = super().sectionSizeFromContents(logicalIndex)
        sorted_by = self.model().headerData(logicalIndex, self.orientation(), SORTED)
        room = fonts.px(CARET) if sorted_by and COLUMNS[logicalIndex].title else 0
        return QSize(size.width() + room, size.height())

    def tail(self, section: int) -> int:
        """What the last column in sight keeps free at its right."""
        shown = [at for at in range(self.count()) if not self.isSectionHidden(at)]
        return TAIL if shown and section == shown[-1] else 0

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tail = self.tail(logicalIndex)
        painter.save()
        super().paintSection(painter, rect.adjusted(0, 0, -tail, 0), logicalIndex)
        painter.restore()
        if tail:
            end = QRect(rect.right() - tail + 1, rect.top(), tail, rect.height())
            painter.fillRect(end, ink("surface"))
            painter.fillRect(end.adjusted(0, end.height() - 1, 0, 0), ink("line2"))
        direction = self.model().headerData(logicalIndex, self.orientation(), SORTED)
        if not direction:
            return
        column = COLUMNS[logicalIndex]
        words = QFontMetrics(fonts.ui(12, 500)).horizontalAdvance(column.title)
        side = fonts.px(CARET)
        if column.align & Qt.AlignmentFlag.AlignRight:
            left = rect.right() - self.tail(logicalIndex) - SIDE - words - side - 3
        else:
            left = rect.left() + SIDE + words + 3
        area = QRectF(left, rect.top(), side, rect.height() - 1)
        icons.paint(painter, area, f"caret-{direction}", "t2", CARET)


class CaseDelegate(RowDelegate):
    """Rows as everywhere, and in the first column the tick of a picked case."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        if not isinstance(view, CasesTable):
            return
        picked = bool(index.data(PICKED))
        if picked:
            painter.fillRect(option.rect, ink("acc-soft"))
        tail = view.heading.tail(index.column())
        if tail:
            self._paint_tail(painter, option, tail)
        super().paint(painter, option, index)
        if index.column() == 0 and view.picking:
            area = QRectF(option.rect)
            side = fonts.px(16)
            box = QRectF(area.right() - side - 4, area.top(), side, area.height() - 1)
            draw_tick_box(painter, box, ticked=picked)

    def _paint_tail(self, painter: QPainter, option: QStyleOptionViewItem, tail: int) -> None:
        """The ground of a row where its last column ends; the cell itself is narrower by it."""
        whole = QRect(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, ink("acc-soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, ink("hover"))
        end = QRect(whole.right() - tail, whole.bottom(), tail + 1, 1)
        painter.fillRect(end, ink("line"))
        option.rect = whole.adjusted(0, 0, -tail, 0)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


class CasesTable(Table):
    """The list of cases.

    Signals:
        picks_changed: cases were selected for an act on several, or let go.
        sort_wanted: the key of a column whose heading was clicked.
    """

    picks_changed = Signal()
    sort_wanted = Signal(str)

    def __init__(self, model: CasesModel, parent: QWidget | None = None) -> None:
        super().__init__("Cases", parent=parent)
        self.heading = head = SortHeader(self)
        head.setHighlightSections(False)
        self.setHorizontalHeader(head)
        self.setModel(model)
        self.setItemDelegate(CaseDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._cases = model
        self._anchor = ""
        head.sectionClicked.connect(lambda column: self.sort_wanted.emit(COLUMNS[column].key))
        model.modelReset.connect(self.make_room)

    @property
    def picking(self) -> bool:
        """Whether any case is picked; then every row shows its tick box."""
        return bool(self._cases.picked)

    # Columns

    def make_room(self) -> None:
        """Give each column what its words need; share the rest, or let columns leave."""
        room = self.viewport().width() - TAIL
        need = {column.key: self._need(at) for at, column in enumerate(COLUMNS)}
        for column in sorted((c for c in COLUMNS if c.leaves), key=lambda c: -c.leaves):
            if sum(need.values()) > room:
                del need[column.key]
        takers = [key for key in TAKES_MORE if key in need]
        spare, rest = divmod(max(0, room - sum(need.values())), len(takers))
        for key in takers:
            need[key] += spare
        need[takers[-1]] += rest
        need[list(need)[-1]] += TAIL
        for at, column in enumerate(COLUMNS):
            self.setColumnHidden(at, column.key not in need)
            if column.key in need:
                self.setColumnWidth(at, need[column.key])

    def _need(self, at: int) -> int:
        if at == 0:
            return fonts.px(MARKS + (TICKS if self.picking else 0))
        model = self._cases
        rows = range(min(200, model.rowCount()))
        cells = [cell_width(model.index(row, at).data(CELL)) for row in rows]
        title = self.horizontalHeader().sectionSizeFromContents(at).width()
        return max(title, max(cells, default=0) + 2 * SIDE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.horizontalHeader().setFixedHeight(metrics.header_row())
            if self.model() is not None:
                self.make_room()

    # Picking

    def pick_current(self) -> None:
        """Pick the current case, or let it go."""
        case = self._cases.case_at(self.currentIndex().row())
        if case is not None:
            self._anchor = case.case_id
            self._pick([case.case_id], on=case.case_id not in self._cases.picked)

    def pick_to(self, row: int) -> None:
        """Pick every case from the one picked last to a row, and go there."""
        begin = self._cases.row_of(self._anchor)
        if begin < 0:
            begin = max(0, self.currentIndex().row())
            self._anchor = self._cases.cases[begin].case_id
        first, last = sorted((begin, row))
        self._pick([case.case_id for case in self._cases.cases[first : last + 1]], on=True)
        self.go_to_row(row)

    def pick_all(self) -> None:
        """Pick every case that is listed."""
        self._pick([case.case_id for case in self._cases.cases], on=True)

    def pick_none(self) -> None:
        """Let every case go."""
        self._anchor = ""
        self._pick(list(self._cases.picked), on=False)

    def _pick(self, case_ids: list[str], *, on: bool) -> None:
        before = self.picking
        self._cases.pick(case_ids, on=on)
        if self.picking != before:
            self.make_room()
        self.picks_changed.emit()

    def go_to_row(self, row: int) -> None:
        """Make a row the current one, and bring it into sight."""
        index = self._cases.index(row, 1)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}
        key = Qt.Key(event.key())
        row = self.currentIndex().row()
        if key == Qt.Key.Key_X and not event.modifiers():
            self.pick_current()
        elif shift and key == Qt.Key.Key_X and row >= 0:
            self.pick_to(row)
        elif shift and key in steps and 0 <= row + steps[key] < len(self._cases.cases):
            self.pick_to(row + steps[key])
        elif control and key == Qt.Key.Key_A:
            self.pick_all()
        elif event.text() and (shift or control):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pick_to(index.row())
        elif control or (self.picking and index.column() == 0):
            self.go_to_row(index.row())
            self.pick_current()
        else:
            super().mousePressEvent(event)
