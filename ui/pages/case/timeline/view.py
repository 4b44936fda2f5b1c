"""The drawing of a timeline: one painted widget that scrolls, zooms and takes the keys.

It paints only what is in sight and asks the layout for no more, so it stays quick however many
events there are. A screen reader hears what is chosen; the list beside it is its twin in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from ui.kit.paint import paint_panel
from ui.look import theme
from ui.pages.case.timeline.frame import Shown, paint_frame
from ui.pages.case.timeline.lens import Lens, Sight
from ui.pages.case.timeline.measures import END, Measures
from ui.pages.case.timeline.scene import Scene
from ui.pages.case.timeline.walking import beside, in_next_lane

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from ddaudit_desktop.timeline import Timeline
    from ui.pages.case.timeline.drawing import Chip, Drawing

STEP = 1.25
"""How much one press of + makes larger."""
DRAG_FROM = 4


class TimelineView(QAbstractScrollArea):
    """The drawing.

    Signals:
        chosen: the id of the event a person chose here.
        edit_wanted: Enter or a double click on the chosen event.
        zoomed: the scale is another now.
    """

    chosen = Signal(str)
    edit_wanted = Signal()
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lens = Lens()
        self._nights = True
        self._selected = ""
        self._shown: Shown = []
        self._press: QPointF | None = None
        self._dragged = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(False)
        self.setAccessibleName("Timeline")
        self._lay_out()

    @property
    def _timeline(self) -> Timeline:
        return self.lens.timeline

    @property
    def _measures(self) -> Measures:
        return self.lens.measures

    @property
    def drawing(self) -> Drawing:
        """The layout in force."""
        return self.lens.drawing

    # What is shown

    def set_timeline(self, timeline: Timeline, name: str = "") -> None:
        """Draw another timeline, or this one after a change; the scrolling stays."""
        self.lens.timeline = timeline
        if name:
            self.setAccessibleName(name)
        if timeline.mark(self._selected) is None:
            self._selected = ""
        self._lay_out()
        self._speak()

    def set_fold(self, fold: bool) -> None:
        """Fold quiet time, or draw it in proportion."""
        middle = self._instant_at(self._plot_width() / 2)
        self.lens.fold = fold
        self._lay_out()
        if self.lens.wanted is not None:
            self._put(middle, self._plot_width() / 2)

    def set_nights(self, nights: bool) -> None:
        """Shade the nights, or not."""
        self._nights = nights
        self.viewport().update()

    def select(self, event_id: str, *, show: bool = True) -> None:
        """Show an event as chosen; nothing is emitted."""
        self._selected = event_id if self._timeline.mark(event_id) else ""
        if show:
            self.show_event(self._selected)
        self._speak()
        self.viewport().update()

    @property
    def selected(self) -> str:
        """The id of the chosen event, if it has a time."""
        return self._selected

    def _speak(self) -> None:
        timeline = self._timeline
        said = f"{len(timeline.marks)} events in {len(timeline.lanes)} lanes."
        mark = timeline.mark(self._selected)
        if mark is not None:
            lane = timeline.lane_of[mark.lane].title
            said = f"{mark.clock} {mark.title}, {lane}. {said}"
        self.setAccessibleDescription(said)

    # Scale and scrolling

    def fit(self) -> None:
        """Show everything."""
        self.lens.wanted = None
        self._lay_out()
        self.zoomed.emit()

    def show_hours(self, hours: float) -> None:
        """Let so many hours fill the width, about the chosen event or the middle."""
        self._zoom_to(self._plot_width() / hours, self._anchor())

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Zoom about a place of the sheet, or about the chosen event."""
        self._zoom_to(self.lens.scale * factor, self._anchor() if at is None else at)

    def set_share(self, share: float) -> None:
        """Zoom to a place between everything (0) and the finest scale (1)."""
        self._zoom_to(self.lens.scale_at(share), self._anchor())

    def _anchor(self) -> float:
        """The place to zoom about: the chosen event if it is in sight, else the middle."""
        mark = self._timeline.mark(self._selected)
        if mark is not None:
            x = self.drawing.axis.x_of(mark.start) - self.horizontalScrollBar().value()
            if 0 <= x <= self._plot_width():
                return x
        return self._plot_width() / 2

    def _zoom_to(self, scale: float, at: float) -> None:
        if not self._timeline.marks:
            return
        instant = self._instant_at(at)
        self.lens.take_scale(scale)
        self._set_bars()
        self._put(instant, at)
        self.zoomed.emit()

    def _instant_at(self, x: float) -> float:
        return self.drawing.axis.t_of(x + self.horizontalScrollBar().value())

    def _put(self, instant: float, x: float) -> None:
        """Scroll so that an instant stands at a place."""
        self.horizontalScrollBar().setValue(round(self.drawing.axis.x_of(instant) - x))

    def show_event(self, event_id: str) -> None:
        """Scroll as far as it takes to bring an event into sight."""
        mark = self._timeline.mark(event_id)
        if mark is None:
            return
        across = self.horizontalScrollBar()
        x = self.drawing.axis.x_of(mark.start)
        room = min(160.0, self._plot_width() / 4)
        if not across.value() + 8 <= x <= across.value() + self._plot_width() - room:
            across.setValue(round(x - self._plot_width() / 3))
        down = self.verticalScrollBar()
        chip = self.lens.chip_of(event_id)
        top = chip.top if chip else 0
        height = self.viewport().height() - self._measures.header
        if not down.value() <= top <= down.value() + height - self._measures.row:
            down.setValue(top - height // 2)

    def sight(self) -> Sight:
        """Where the person is looking."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return Sight(self.lens.wanted, across, down)

    def look(self, sight: Sight) -> None:
        """Look there again."""
        self.lens.wanted = sight.scale
        self._lay_out()
        self.horizontalScrollBar().setValue(sight.across)
        self.verticalScrollBar().setValue(sight.down)
        self.zoomed.emit()

    # Layout

    def _plot_width(self) -> float:
        return max(200.0, float(self.viewport().width() - self._measures.gutter))

    def _lay_out(self) -> None:
        self.lens.width = self._plot_width()
        self.lens.lay_out()
        self._set_bars()

    def _set_bars(self) -> None:
        width, height = self._plot_width(), self.viewport().height() - self._measures.header
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(self.drawing.axis.width + END - width)))
        across.setPageStep(round(width))
        across.setSingleStep(round(width / 12))
        down.setRange(0, max(0, self.drawing.height - height))
        down.setPageStep(max(1, height))
        down.setSingleStep(self._measures.row)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self.zoomed.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.lens.measures = Measures()
            self._lay_out()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        area = QRectF(self.viewport().rect())
        painter.fillRect(area, theme.colour("surface"))
        self._shown = []
        if self._timeline.marks:
            self._shown = paint_frame(
                painter,
                self._scene(),
                nights=self._nights,
                chosen=self._selected,
                focus=self.hasFocus(),
            )
        if self.hasFocus() and not self._selected:
            paint_panel(painter, area, fill=None, border="focus", radius=2, width=2)
        painter.end()

    def _scene(self) -> Scene:
        size = self.viewport().size()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return Scene(self.drawing, self._measures, across, down, size.width(), size.height())

    def _chip_at(self, point: QPointF) -> Chip | None:
        found = [chip for area, chip in self._shown if area.contains(point)]
        return found[-1] if found else None

    # Mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()
            self._dragged = False
            chip = self._chip_at(event.position())
            if chip is not None:
                self._choose(chip.mark.id)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        moved = event.position() - self._press
        if self._dragged or moved.manhattanLength() > DRAG_FROM:
            self._dragged = True
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - round(moved.x()))
            down.setValue(down.value() - round(moved.y()))
            self._press = event.position()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        chip = self._chip_at(event.position())
        if chip is not None:
            self._choose(chip.mark.id)
            self.open_chosen()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shifted or abs(turn.x()) > abs(turn.y()):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (turn.x() or turn.y()))
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - turn.y() // 2)
        elif turn.y():
            at = max(0.0, event.position().x() - self._measures.gutter)
            self.zoom(STEP ** (turn.y() / 120), at)
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            chip = self._chip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(chip) if chip else "", self)
            return True
        return super().viewportEvent(event)

    def _tip(self, chip: Chip) -> str:
        marks = self.drawing.joined(chip)
        lines = [f"{mark.clock}  {mark.title}  {mark.source}" for mark in marks[:12]]
        more = len(marks) - len(lines)
        return "\n".join([*lines, *([f"and {more} more"] if more else [])])

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                by = 1 if event.key() == Qt.Key.Key_Right else -1
                self._choose(beside(self._timeline, self._selected, by))
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                self._choose(in_next_lane(self._timeline, self._selected, by))
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                last = event.key() == Qt.Key.Key_End
                marks = self._timeline.marks
                self._choose(marks[-1 if last else 0].id if marks else "")
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_chosen()
            case _:
                event.ignore()

    def open_chosen(self) -> None:
        """Edit the chosen event; of a joined chip, come closer until its events stand apart."""
        mark = self._timeline.mark(self._selected)
        if mark is None:
            return
        chip = self.lens.chip_of(mark.id)
        if chip is not None and chip.place.count > 1 and self.lens.scale < self.lens.finest:
            self.zoom(4.0)
            self.show_event(mark.id)
        else:
            self.edit_wanted.emit()

    def _choose(self, event_id: str) -> None:
        if event_id:
            self.select(event_id)
            self.chosen.emit(event_id)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
