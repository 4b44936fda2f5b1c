"""Moving over a timeline and coming closer: scale and scrolling, whatever is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from ui.pages.case.timeline.lens import Lens, Sight
from ui.pages.case.timeline.measures import END

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.pages.case.timeline.drawing import Drawing

STEP = 1.25
"""How much one press of + makes larger."""


class Looking(QAbstractScrollArea):
    """A sheet that shows a part of a timeline.

    The horizontal bar is never shown: the strip with the whole case tells what is in sight.

    Signals:
        zoomed: the scale is another now.
        moved: another part is in sight now, at this scale or another.
    """

    zoomed = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lens = Lens()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    @property
    def drawing(self) -> Drawing:
        """The layout in force."""
        return self.lens.drawing

    @property
    def across(self) -> int:
        """How many pixels of the axis are out of sight at the left."""
        return self.horizontalScrollBar().value()

    @property
    def plot_width(self) -> float:
        """How wide the sheet is beside the names of the lanes."""
        return max(200.0, float(self.viewport().width() - self.lens.measures.gutter))

    @property
    def whole_height(self) -> int:
        """How high everything is, with the days and hours above."""
        return self.drawing.height + self.lens.measures.header

    def anchor(self) -> float:
        """The place of the sheet to zoom about when none is pointed at."""
        return self.plot_width / 2

    # Scale

    def fit(self) -> None:
        """Show everything."""
        self.lens.wanted = None
        self.lay_out()
        self.zoomed.emit()

    def show_hours(self, hours: float) -> None:
        """Let so many hours fill the width, about the chosen event or the middle."""
        self._zoom_to(self.plot_width / hours, self.anchor())

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Zoom about a place of the sheet, or about the chosen event."""
        self._zoom_to(self.lens.scale * factor, self.anchor() if at is None else at)

    def set_share(self, share: float) -> None:
        """Zoom to a place between everything (0) and the finest scale (1)."""
        self._zoom_to(self.lens.scale_at(share), self.anchor())

    def show_span(self, start: float, end: float) -> None:
        """Show a stretch of time, as far as there is a scale for it."""
        if not self.lens.timeline.marks:
            return
        self.lens.take_scale(self.lens.scale_for(start, end))
        self._set_bars()
        axis = self.drawing.axis
        middle = (axis.x_of(start) + axis.x_of(end)) / 2
        self.horizontalScrollBar().setValue(round(middle - self.plot_width / 2))
        self.zoomed.emit()

    def _zoom_to(self, scale: float, at: float) -> None:
        if not self.lens.timeline.marks:
            return
        instant = self.instant_at(at)
        self.lens.take_scale(scale)
        self._set_bars()
        self._put(instant, at)
        self.zoomed.emit()

    # Scrolling

    def instant_at(self, x: float) -> float:
        """The instant at a place of the sheet."""
        return self.drawing.axis.t_of(x + self.across)

    def seen(self) -> tuple[float, float]:
        """The first and the last instant in sight."""
        axis = self.drawing.axis
        return self.instant_at(0), axis.t_of(min(self.across + self.plot_width, axis.width))

    def pan(self, share: float) -> None:
        """Move on by a share of the width."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + round(share * self.plot_width))

    def _put(self, instant: float, x: float) -> None:
        """Scroll so that an instant stands at a place."""
        self.horizontalScrollBar().setValue(round(self.drawing.axis.x_of(instant) - x))

    def show_stop(self, stop: str) -> None:
        """Scroll as far as it takes to bring an event or an expected entry into sight."""
        place = self.lens.place_of(stop)
        if place is None:
            return
        instant, top = place
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        x = self.drawing.axis.x_of(instant)
        room = min(160.0, self.plot_width / 4)
        if not across.value() + 8 <= x <= across.value() + self.plot_width - room:
            across.setValue(round(x - self.plot_width / 3))
        height = self.viewport().height() - self.lens.measures.header
        if not down.value() <= top <= down.value() + height - self.lens.measures.row:
            down.setValue(top - height // 2)

    def sight(self) -> Sight:
        """Where the person is looking."""
        return Sight(self.lens.wanted, self.across, self.verticalScrollBar().value())

    def look(self, sight: Sight) -> None:
        """Look there again."""
        self.lens.wanted = sight.scale
        self.lay_out()
        self.horizontalScrollBar().setValue(sight.across)
        self.verticalScrollBar().setValue(sight.down)
        self.zoomed.emit()

    # Layout

    def set_fold(self, fold: bool) -> None:
        """Fold quiet time, or draw it in proportion."""
        middle = self.instant_at(self.plot_width / 2)
        self.lens.set_fold(fold)
        self._set_bars()
        if self.lens.wanted is not None:
            self._put(middle, self.plot_width / 2)

    def lay_out(self) -> None:
        """Make the layout for the size of the sheet."""
        self.lens.width = self.plot_width
        self.lens.room = float(self.viewport().height() - self.lens.measures.header)
        self.lens.lay_out()
        self._set_bars()

    def _set_bars(self) -> None:
        width, height = self.plot_width, self.viewport().height() - self.lens.measures.header
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(self.drawing.axis.width + END - width)))
        across.setPageStep(round(width))
        across.setSingleStep(round(width / 12))
        down.setRange(0, max(0, self.drawing.height - height))
        down.setPageStep(max(1, height))
        down.setSingleStep(self.lens.measures.row)
        self._tell()

    def _tell(self) -> None:
        self.viewport().update()
        self.moved.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
        self.zoomed.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.lens.measure_again()
            self.lay_out()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._tell()
