"""The list beside the drawing: the same events and clocks in words, in step with it."""

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

from ddaudit_desktop.timeline.marks import Timeline
from ui.kit.combo import Combo
from ui.kit.labels import Label
from ui.kit.paint import RIGHT, ink, paint_bar, paint_text, text_width
from ui.kit.panels import Line
from ui.look import fonts, icons, metrics
from ui.look.style import draw_ring
from ui.pages.case.timeline.bar_shapes import ICON_COLOURS
from ui.pages.case.timeline.event_rows import CLOCKS, ROW, EventRows, ListRow, rows_of
from ui.pages.case.timeline.measures import LANE_ICONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent

    from ddaudit_desktop.timeline.bars import Bar

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
FIGURES_SHARE = 0.58
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
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen:
                painter.fillRect(area, ink("acc-soft"))
                paint_bar(painter, area, "focus")
            if row.bar is not None:
                self._paint_clock(painter, area, row.bar, chosen)
            else:
                self._paint_event(painter, area, row, chosen)
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, area.adjusted(1, 0, -1, 0))
        painter.restore()

    def _icon_left(self) -> float:
        return SIDE + self.clock_width + 6

    def _paint_gap(self, painter: QPainter, area: QRectF, row: ListRow) -> None:
        painter.fillRect(area, ink("amb-soft"))
        left = area.left() + self._icon_left()
        side = fonts.px(14)
        place = QRectF(left, area.top(), side, area.height())
        icons.paint(painter, place, "arrows-out-line-horizontal", "amb-t", 14)
        words = area.adjusted(left + side + 10 - area.left(), 0, -4, 0)
        paint_text(painter, words, row.words, fonts.ui(12, 500), "amb-t")

    def _paint_event(self, painter: QPainter, area: QRectF, row: ListRow, chosen: bool) -> None:
        mark = row.mark
        if mark is None:
            return
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

    def _paint_clock(self, painter: QPainter, area: QRectF, bar: Bar, chosen: bool) -> None:
        """Shape, name and verdict of a clock; its figures where there is room."""
        side = fonts.px(14)
        place = QRectF(area.left() + SIDE, area.top(), side, area.height())
        icons.paint(painter, place, bar.icon, ICON_COLOURS.get(bar.icon, "t3"), 14)
        left = place.right() + 8
        small = fonts.ui(11, 600 if chosen else 400)
        room = area.right() - SIDE - left
        said = bar.words
        figures = min(text_width(said, small) + 1.0, room * FIGURES_SHARE)
        right = QRectF(area.right() - SIDE - figures, area.top(), figures, area.height())
        colour = "red-t" if bar.verdict == "broken" else "t2"
        paint_text(painter, right, said, small, colour, align=RIGHT)
        words = QRectF(left, area.top(), right.left() - 8 - left, area.height())
        paint_text(painter, words, bar.label, fonts.ui(12, 600 if chosen else 400), "t1")


class _List(QListView):
    """The view; letters are keys of the timeline, not a search in the list."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())  # what is said of it below takes room from the list


class EventList(QWidget):
    """Heading, filter by lane, and the list.

    Signals:
        chosen: the id of the event a person chose here.
        bar_chosen: the key of the bar a person chose here.
        opened: a double click on an event.
    """

    chosen = Signal(str)
    bar_chosen = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline()
        self._bars: tuple[Bar, ...] = ()
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
        self.view.setAccessibleName("Events in time order, then clocks")
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

    def set_timeline(self, timeline: Timeline, bars: Sequence[Bar] = ()) -> None:
        """List another timeline with its clocks, or this one after a change."""
        self._timeline = timeline
        self._bars = tuple(bars)
        options = [(x.key, x.title) for x in timeline.lanes if timeline.by_lane[x.key]]
        if bars:
            options.append((CLOCKS, "Clocks"))
        self.lanes.set_options(options)
        self._fill()

    def _fill(self) -> None:
        timeline = self._timeline
        lane = self.lanes.value() or ""
        if lane == CLOCKS:
            count, of = len(self._bars), "clocks"
        else:
            count, of = len(timeline.by_lane[lane] if lane else timeline.marks), "in time order"
        self._count.setText(f"{count} {of}")
        clocks = {mark.clock for mark in timeline.marks}
        widest = max((text_width(clock, fonts.ui(12, 600)) for clock in clocks), default=0)
        least = text_width("00:00", fonts.ui(12, 600))
        self._painter.clock_width = max(least, min(widest, fonts.px(MOST_CLOCK))) + 2
        self.model.set_rows(rows_of(timeline, lane, self._bars))
        self.select(self._selected)

    def select(self, key: str) -> None:
        """Show an event, or a bar, as chosen; nothing is emitted."""
        self._selected = key
        place = self.model.place_of(key)
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
        if row is None or not row.key:
            return
        self._selected = row.key
        (self.chosen if row.mark is not None else self.bar_chosen).emit(row.key)
