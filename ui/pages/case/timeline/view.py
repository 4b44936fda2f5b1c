"""The drawing of a timeline: one painted widget that scrolls, zooms and takes the keys.

It paints only what is in sight and asks the layout for no more, so it stays quick however many
events there are. A screen reader hears what is chosen; the list beside it is its twin in words.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from ddaudit_desktop.moments import show_day
from ui.kit.paint import paint_panel
from ui.look import theme
from ui.pages.case.timeline.chips import SEEN_FROM, Choice
from ui.pages.case.timeline.drawing import GHOST, Chip, GhostChip
from ui.pages.case.timeline.frame import paint_frame
from ui.pages.case.timeline.looking import STEP, Looking
from ui.pages.case.timeline.pictures import Pictures
from ui.pages.case.timeline.scene import Scene
from ui.pages.case.timeline.walking import Walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent

    from ddaudit_desktop.timeline.bars import Bar, Ghost
    from ddaudit_desktop.timeline.marks import Timeline

DRAG_FROM = 4


class TimelineView(Looking):
    """The drawing.

    Signals:
        chosen: the id of the event a person chose here.
        bar_chosen: the key of the bar whose expected entry a person chose here.
        edit_wanted: Enter or a double click on the chosen event.
    """

    chosen = Signal(str)
    bar_chosen = Signal(str)
    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nights = True
        self._choice = Choice()
        self._walk = Walk(self.lens.timeline)
        self._pictures: Pictures | None = None
        self._press: QPointF | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(False)
        self.setAccessibleName("Timeline")
        self.lay_out()

    # What is shown

    def set_timeline(
        self,
        timeline: Timeline,
        name: str = "",
        *,
        bars: Sequence[Bar] = (),
        ghosts: Sequence[Ghost] = (),
    ) -> None:
        """Draw another timeline, or this one after a change; the scrolling stays."""
        self.lens.show(timeline, bars, ghosts)
        self._walk = Walk(timeline, self.lens.ghosts)
        if name:
            self.setAccessibleName(name)
        stop = self._choice.stop if self._exists(self._choice.stop) else ""
        limits = frozenset(event_id for bar in bars if bar.interval_id for event_id in bar.ends)
        self._choice = self._choice._replace(stop=stop, limits=limits)
        self.lay_out()
        self._speak()

    def _exists(self, stop: str) -> bool:
        return self.lens.timeline.mark(stop) is not None or self.lens.ghost_of(stop) is not None

    @property
    def nights(self) -> bool:
        """Whether the nights are shaded."""
        return self._nights

    def set_nights(self, nights: bool) -> None:
        """Shade the nights, or not."""
        self._nights = nights
        self._tell()

    def select(self, stop: str, *, ends: Iterable[str] = (), show: bool = True) -> None:
        """Show an event or an expected entry as chosen; nothing is emitted.

        Args:
            stop: the id of the event, or the key of an expected entry with `GHOST` before it.
            ends: events to show as chosen with it: those at the ends of a bar.
            show: whether to scroll to it.
        """
        there = frozenset(end for end in ends if self.lens.timeline.mark(end) is not None)
        self._choice = self._choice._replace(stop=stop if self._exists(stop) else "", ends=there)
        if show:
            self.show_stop(self._choice.stop)
        self._speak()
        self.viewport().update()

    @property
    def selected(self) -> str:
        """The id of the chosen event, if it has a time, or the key of an expected entry."""
        return self._choice.stop

    @property
    def ends_shown(self) -> frozenset[str]:
        """The events shown as the ends of a bar."""
        return self._choice.ends

    def _speak(self) -> None:
        timeline = self.lens.timeline
        events, lanes = len(timeline.marks), len(timeline.lanes)
        said = f"{events} event{'s' * (events != 1)} in {lanes} lane{'s' * (lanes != 1)}."
        mark = timeline.mark(self._choice.stop)
        ghost = self.lens.ghost_of(self._choice.stop)
        if mark is not None:
            lane = timeline.lane_of[mark.lane].title
            day = show_day(datetime.fromtimestamp(mark.start, UTC))
            gap = timeline.gap_after(mark)
            then = f"Then: {gap.words.lower()}. " if gap is not None else ""
            said = f"{mark.clock} {mark.title}, {lane}, {day}. {then}{said}"
        elif ghost is not None:
            said = f"{ghost.spoken} {said}"
        self.setAccessibleDescription(said)

    @override
    def anchor(self) -> float:
        place = self.lens.place_of(self._choice.stop) if self._choice.stop else None
        if place is not None:
            x = self.drawing.axis.x_of(place[0]) - self.across
            if 0 <= x <= self.plot_width:
                return x
        return super().anchor()

    # Painting

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._pictures = None
        super().changeEvent(event)

    def pictures(self) -> Pictures:
        """What was painted before, for the screen that the window is on now."""
        density = self.viewport().devicePixelRatioF()
        if self._pictures is None or self._pictures.density != density:
            self._pictures = Pictures(self.lens.measures, density)
        return self._pictures

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        area = QRectF(self.viewport().rect())
        painter.fillRect(area, theme.colour("surface"))
        if self.lens.timeline.marks:
            choice = self._choice._replace(focus=self.hasFocus())
            paint_frame(painter, self.scene(), choice, nights=self._nights)
        if self.hasFocus() and not self._choice.stop:
            paint_panel(painter, area, fill=None, border="focus", radius=2, width=2)
        painter.end()

    def scene(self) -> Scene:
        """The frame as it is now."""
        size, measures = self.viewport().size(), self.lens.measures
        down = self.verticalScrollBar().value()
        return Scene(
            drawing=self.drawing,
            measures=measures,
            pictures=self.pictures(),
            across=self.across,
            down=down,
            width=size.width(),
            height=size.height(),
            header=measures.header,
            floor=max(size.height(), measures.header + self.drawing.height - down),
        )

    def chips_in_sight(self) -> list[tuple[QRectF, Chip]]:
        """The chips that are painted, each with its place on the sheet."""
        scene, drawing = self.scene(), self.drawing
        found = []
        for band in drawing.bands:
            for chip in drawing.chips(band, scene.across, scene.across + self.plot_width):
                left, right = drawing.box(chip, scene.across + SEEN_FROM)
                top = chip.top + scene.header - scene.down
                place = QRectF(scene.x(left), top, right - left, scene.measures.chip)
                found.append((place, chip))
        return found

    def _at(self, point: QPointF) -> Chip | GhostChip | None:
        x = point.x() - self.lens.measures.gutter
        y = point.y() - self.lens.measures.header
        if x < 0 or y < 0:
            return None
        down = self.verticalScrollBar().value()
        return self.drawing.at(x + self.across, y + down, self.across + SEEN_FROM)

    def _choose_at(self, point: QPointF) -> bool:
        found = self._at(point)
        if isinstance(found, GhostChip):
            self._choose(GHOST + found.ghost.key)
        elif found is not None:
            self._choose(found.mark.id)
        return found is not None

    # Mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()
            self._dragged = False
            self._choose_at(event.position())

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
        if self._choose_at(event.position()):
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
            at = max(0.0, event.position().x() - self.lens.measures.gutter)
            self.zoom(STEP ** (turn.y() / 120), at)
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(self._at(QPointF(event.pos()))), self)
            return True
        return super().viewportEvent(event)

    def _tip(self, found: Chip | GhostChip | None) -> str:
        if found is None:
            return ""
        if isinstance(found, GhostChip):
            return found.ghost.spoken
        marks = self.drawing.joined(found)
        lines = [f"{mark.clock}  {mark.title}  {mark.source}" for mark in marks[:12]]
        more = len(marks) - len(lines)
        return "\n".join([*lines, *([f"and {more} more"] if more else [])])

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        stop, key = self._choice.stop, event.key()
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._choose(self._walk.beside(stop, 1 if key == Qt.Key.Key_Right else -1))
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._choose(self._walk.in_next_lane(stop, 1 if key == Qt.Key.Key_Down else -1))
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self._choose(self._walk.end(last=key == Qt.Key.Key_End))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_chosen()
            case _:
                event.ignore()

    def open_chosen(self) -> None:
        """Edit the chosen event; of a joined chip, come closer until its events stand apart."""
        mark = self.lens.timeline.mark(self._choice.stop)
        chip = self.lens.chip_of(mark.id) if mark is not None else None
        if mark is None or chip is None:
            return
        joined = self.drawing.joined(chip)
        apart = joined[-1].start - joined[0].start
        if len(joined) > 1 and apart > 0 and self.lens.scale < self.lens.finest:
            before = self.lens.scale
            self.show_span(joined[0].start - apart / 4, joined[-1].start + apart / 4)
            if self.lens.scale < before * STEP:
                self.zoom(4.0)
            self.show_stop(mark.id)
        else:
            self.edit_wanted.emit()

    def _choose(self, stop: str) -> None:
        if not stop:
            return
        self.select(stop)
        if stop.startswith(GHOST):
            self.bar_chosen.emit(stop.removeprefix(GHOST))
        else:
            self.chosen.emit(stop)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
