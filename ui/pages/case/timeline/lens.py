"""How much of a timeline is looked at: its scale, what is folded, and the layout that follows."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ddaudit_desktop import time_axis
from ddaudit_desktop.time_axis import Axis
from ddaudit_desktop.timeline import Timeline
from ui.pages.case.timeline.drawing import Chip, Drawing
from ui.pages.case.timeline.measures import END, Measures

FINEST_HOURS = 0.25
"""The shortest span that fills the width."""
AROUND = 400.0
"""Pixels on either side of an event in which its chip can begin."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Where a person was looking: the scale, none for everything, and the scrolling."""

    scale: float | None = None
    across: int = 0
    down: int = 0


class Lens:
    """A timeline at a scale for a width; makes the drawing anew when one of them changes."""

    def __init__(self) -> None:
        self.timeline = Timeline()
        self.measures = Measures()
        self.wanted: float | None = None
        self.fold = True
        self.width = 200.0
        self.fit_scale = 1.0
        self.lay_out()

    def lay_out(self) -> None:
        """Make the drawing for what is set now."""
        timeline, measures = self.timeline, self.measures
        quiet = time_axis.foldable(timeline.gaps, timeline.missing) if self.fold else ()
        spans = time_axis.shown_spans(timeline.marks, fold=quiet)
        room = self.width - END
        fold_width = time_axis.fold_width_for(
            len(spans) - 1, room, most=measures.fold, least=measures.least_fold
        )
        self.fit_scale = time_axis.fitting_scale(spans, room, fold_width)
        axis = Axis(spans, self.wanted or self.fit_scale, fold_width)
        hatched = [gap for gap in timeline.gaps if gap not in quiet]
        self.drawing = Drawing(timeline, axis, hatched, measures)

    @property
    def scale(self) -> float:
        """Pixels for an hour now."""
        return self.drawing.axis.scale

    @property
    def finest(self) -> float:
        """The largest scale there is."""
        return max(self.width / FINEST_HOURS, self.fit_scale)

    @property
    def hours_across(self) -> float | None:
        """How many hours fill the width; none while everything is shown."""
        return None if self.wanted is None else self.width / self.wanted

    @property
    def share(self) -> float:
        """Where the scale is between everything (0) and the finest (1)."""
        low, high = self.fit_scale, self.finest
        if high <= low:
            return 0.0
        return max(0.0, min(1.0, math.log(self.scale / low) / math.log(high / low)))

    def scale_at(self, share: float) -> float:
        """The scale at a place between everything (0) and the finest (1)."""
        return self.fit_scale * math.pow(self.finest / self.fit_scale, share)

    def take_scale(self, scale: float) -> None:
        """Take another scale; what would show less than the width is everything."""
        self.wanted = None if scale <= self.fit_scale * 1.001 else min(scale, self.finest)
        self.lay_out()

    def chip_of(self, event_id: str) -> Chip | None:
        """The chip that stands for an event, alone or among others."""
        mark = self.timeline.mark(event_id)
        if mark is None:
            return None
        x = self.drawing.axis.x_of(mark.start)
        band = next(band for band in self.drawing.bands if band.lane.key == mark.lane)
        chips = self.drawing.chips(band, x - AROUND, x + AROUND)
        return next((chip for chip in chips if self.drawing.holds(chip, event_id)), None)
