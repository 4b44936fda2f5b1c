"""How much of a timeline is looked at: its scale, what is folded, and the layout that follows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.timeline import axis as time_axis
from ddaudit_desktop.timeline.axis import Axis
from ddaudit_desktop.timeline.marks import HOUR, Timeline
from ddaudit_desktop.timeline.stretches import Stretches, stretches_of
from ui.pages.case.timeline.drawing import GHOST, Chip, Drawing, GhostChip
from ui.pages.case.timeline.measures import END, Measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.timeline.bars import Bar, Ghost

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
        self.bars: tuple[Bar, ...] = ()
        self.ghosts: tuple[Ghost, ...] = ()
        self.measures = Measures()
        self.wanted: float | None = None
        self.fold = True
        self.width = 200.0
        self.room = 0.0
        self.fit_scale = 1.0
        self._stretches = Stretches()
        self._widths: dict[str, list[float]] = {}
        self.lay_out()

    def show(
        self, timeline: Timeline, bars: Sequence[Bar] = (), ghosts: Sequence[Ghost] = ()
    ) -> None:
        """Take another timeline with its clocks."""
        self.timeline = timeline
        self._widths = {}
        self.bars = tuple(bars)
        self.ghosts = tuple(ghost for ghost in ghosts if ghost.lane in timeline.lane_of)
        self._fit_names()
        self.stretch()

    def set_fold(self, fold: bool) -> None:
        """Fold quiet time, or draw it in proportion."""
        self.fold = fold
        self.stretch()

    def stretch(self) -> None:
        """Decide anew what is drawn in proportion, and lay it out."""
        self._stretches = stretches_of(self.timeline, self.bars, self.ghosts, fold=self.fold)
        self.lay_out()

    def lay_out(self) -> None:
        """Make the drawing for the scale, the width and the sizes in force."""
        measures = self.measures
        room = self.width - END
        fold_width = time_axis.fold_width_for(
            len(self._stretches.spans) - 1, room, most=measures.fold, least=measures.least_fold
        )
        self.fit_scale = time_axis.fitting_scale(self._stretches.spans, room, fold_width)
        axis = Axis(self._stretches.spans, self.wanted or self.fit_scale, fold_width)
        self.drawing = Drawing(
            self.timeline,
            axis,
            measures,
            hatched=self._stretches.hatched,
            ghosts=self.ghosts,
            room=self.room,
            widths=self._widths,
        )

    def measure_again(self) -> None:
        """Take the sizes in force, after the text size has changed."""
        self.measures = Measures()
        self._widths = {}
        self._fit_names()

    def _fit_names(self) -> None:
        lanes = (lane.title for lane in self.timeline.lanes)
        self.measures = self.measures.with_names([*lanes, *(bar.label for bar in self.bars)])

    def whole(self, width: float) -> Axis:
        """The axis on which everything fits another width, folded as here."""
        fold_width = min(6.0, width * 0.2 / max(1, len(self._stretches.spans) - 1))
        scale = time_axis.fitting_scale(self._stretches.spans, width, fold_width)
        return Axis(self._stretches.spans, scale, fold_width)

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

    def scale_for(self, start: float, end: float) -> float:
        """The scale at which a stretch of time fills the width."""
        axis = self.drawing.axis
        folds = [fold for fold in axis.folds if start < fold.end and fold.start < end]
        folded = sum(min(fold.end, end) - max(fold.start, start) for fold in folds)
        room = self.width - sum(fold.right - fold.left for fold in folds)
        return max(room, 20.0) / max((end - start - folded) / HOUR, FINEST_HOURS)

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

    def ghost_of(self, stop: str) -> Ghost | None:
        """The expected entry that a key names."""
        return next((ghost for ghost in self.ghosts if GHOST + ghost.key == stop), None)

    def place_of(self, stop: str) -> tuple[float, int] | None:
        """The instant and the height at which an event or an expected entry stands."""
        ghost = self.ghost_of(stop)
        if ghost is None:
            chip = self.chip_of(stop)
            return None if chip is None else (chip.mark.start, chip.top)
        band = next(band for band in self.drawing.bands if band.lane.key == ghost.lane)
        found: GhostChip = next(
            chip for chip in self.drawing.ghost_chips(band) if chip.ghost is ghost
        )
        return ghost.at, found.top
