"""One frame of the drawing: what is drawn, where it is scrolled to, how large the sheet is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.pages.case.timeline.drawing import Drawing
    from ui.pages.case.timeline.measures import Measures
    from ui.pages.case.timeline.pictures import Pictures


@dataclass(frozen=True)
class Scene:
    """One frame: what is drawn, where it is scrolled to, and how large the sheet is.

    Attributes:
        header: how much of the sheet's top belongs to days and hours.
        floor: where days and nights end on the sheet.
    """

    drawing: Drawing
    measures: Measures
    pictures: Pictures
    across: float
    down: float
    width: float
    height: float
    header: float
    floor: float

    def x_of(self, instant: float) -> float:
        """The place of an instant on the sheet."""
        return self.x(self.drawing.axis.x_of(instant))

    def x(self, place: float) -> float:
        """A place of the axis on the sheet."""
        return place - self.across + self.measures.gutter

    @property
    def lanes_end(self) -> float:
        """Where the last lane ends on the sheet."""
        return self.header + self.drawing.height - self.down

    @cached_property
    def seen(self) -> tuple[float, float]:
        """The first and the last instant in sight."""
        axis = self.drawing.axis
        end = self.across + self.width - self.measures.gutter
        return axis.t_of(self.across), axis.t_of(min(end, axis.width))
