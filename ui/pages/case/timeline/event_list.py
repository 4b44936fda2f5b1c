"""The list beside the drawing: the same events in words, in step with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ddaudit_desktop.timeline import Timeline
from ui.kit.combo import Combo
from ui.kit.labels import Label
from ui.kit.paint import RIGHT, ink, paint_bar, paint_text, text_width
from ui.kit.panels import Line
from ui.look import fonts, icons, metrics
from ui.look.style import draw_ring
from ui.pages.case.timeline.event_rows import ROW, EventRows, ListRow, rows_of
from ui.pages.case.timeline.measures import LANE_ICONS

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter

WALKING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)
SIDE = 16
SOURCE_SHARE = 0.3
MOST_CLOCK = 84


class _RowPainter(QStyledItemDelegate):
    """Paints the lines of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.clock_width = 0

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, metrics.line(12) + fonts.px(9))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        area = QRectF(option.rect)
        painter.save()
        if row.what == "day":
            painter.fillRect(area, ink("sunken"))
            inner = area.adjusted(SIDE, 0, -SIDE, 0)
            paint_text(painter, inner, row.words, fonts.ui(11, 600), "t3")
        elif row.what == "gap":
            self._paint_gap(painter, area, row)
        else:
            state = option.state
            self._paint_event(painter, area, row, bool(state & QStyle.StateFlag.State_Selected))
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, area.adjusted(1, 0, -1, 0))
        painter.restore()

    def _icon_left(self) -> float:
        return SIDE + self.clock_width + 6

    def _paint_gap(self, painter: QPainter, area: QRectF, row: ListRow) -> None:
        painter.fillRect(area, ink("amb-soft"))
        left = area.left() + SIDE + text_width("00:00", fonts.ui(12, 600)) + 8
        side = fonts.px(14)
        place = QRectF(left, area.top(), side, area.height())
        icons.paint(painter, place, "arrows-out-line-horizontal", "amb-t", 14)
        words = area.adjusted(left + side + 10 - area.left(), 0, -SIDE, 0)
        paint_text(painter, words, row.words, fonts.ui(12, 500), "amb-t")

    def _paint_event(self, painter: QPainter, area: QRectF, row: ListRow, chosen: bool) -> None:
        mark = row.mark
        if mark is None:
            return
        if chosen:
            painter.fillRect(area, ink("acc-soft"))
            paint_bar(painter, area, "focus")
        clock = QRectF(area.left() + SIDE, area.top(), self.clock_width, area.height())
        paint_text(painter, clock, mark.clock, fonts.ui(12, 600 if chosen else 500), "t1")
        left = area.left() + self._icon_left()
        side = fonts.px(14)
        place = QRectF(left, area.top(), side, area.height())
        icons.paint(
            painter, place, LANE_ICONS.get(row.lane.base if row.lane else "", "list"), "t3", 14
        )
        small = fonts.ui(11, 600 if chosen else 400)
        source = min(text_width(mark.brief_source, small) + 1.0, area.width() * SOURCE_SHARE)
        right = QRectF(area.right() - SIDE - source, area.top(), source, area.height())
        paint_text(painter, right, mark.brief_source, small, "t3", align=RIGHT)
        words = QRectF(left + side + 10, area.top(), 0, area.height())
        words.setRight(right.left() - 8)
        paint_text(painter, words, row.words, fonts.ui(12, 600 if chosen else 400), "t1")


class _List(QListView):
    """The view; letters are keys of the timeline, not a search in the list."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()


class EventList(QWidget):
    """Heading, filter by lane, and the list.

    Signals:
        chosen: the id of the event a person chose here.
        opened: a double click on an event.
    """

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline()
        self._selected = ""
        self._count = Label("", "small t2")
        self.lanes = Combo("Lanes shown", empty="All lanes", measure="card")
        self.lanes.chosen.connect(lambda _: self._fill())
        self.model = EventRows()
        self.view = _List()
        self._painter = _RowPainter(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._painter)
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName("Events in time order")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setProperty("ground", "win")
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.doubleClicked.connect(lambda _: self.opened.emit())
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(Label("Events", "strong"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.lanes)
        self._head = QWidget()
        self._head.setLayout(head)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(Line())
        box.addWidget(self.view, 1)
        self._measure()

    def _measure(self) -> None:
        self._head.setFixedHeight(metrics.control() + 15)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
            self._fill()

    def set_timeline(self, timeline: Timeline) -> None:
        """List another timeline, or this one after a change."""
        self._timeline = timeline
        used = [lane for lane in timeline.lanes if timeline.by_lane[lane.key]]
        self.lanes.set_options([(lane.key, lane.title) for lane in used])
        self._fill()

    def _fill(self) -> None:
        timeline = self._timeline
        lane = self.lanes.value() or ""
        count = len(timeline.by_lane[lane]) if lane else len(timeline.marks)
        self._count.setText(f"{count} in time order")
        clocks = {mark.clock for mark in timeline.marks}
        widest = max((text_width(clock, fonts.ui(12, 600)) for clock in clocks), default=0)
        least = text_width("00:00", fonts.ui(12, 600))
        self._painter.clock_width = max(least, min(widest, fonts.px(MOST_CLOCK))) + 2
        self.model.set_rows(rows_of(timeline, lane))
        self.select(self._selected)

    def select(self, event_id: str) -> None:
        """Show an event as chosen; nothing is emitted."""
        self._selected = event_id
        place = self.model.place_of(event_id)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if place is None:
            selection.clear()
        else:
            index = self.model.index(place)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(index, flag)
            self.view.scrollTo(index)
        selection.blockSignals(False)
        self.view.viewport().update()

    def neighbour(self, event_id: str) -> str:
        """The event after one in the list, or the one before the last; empty if there is none."""
        ids = [row.mark.id for row in self.model.rows if row.mark is not None]
        if event_id not in ids or len(ids) == 1:
            return ""
        at = ids.index(event_id)
        return ids[at + 1] if at + 1 < len(ids) else ids[at - 1]

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = now.data(ROW) if now.isValid() else None
        if row is not None and row.mark is not None:
            self._selected = row.mark.id
            self.chosen.emit(row.mark.id)
