"""A timeline laid out at one scale: lanes with their heights, chips in their places.

Up to some hundred events everything is placed at once. Of more, only the tiles in sight are, so
that what a frame costs depends on what it shows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ddaudit_desktop import chip_rows
from ddaudit_desktop.chip_rows import Placed, Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.time_axis import Axis
    from ddaudit_desktop.timeline import Gap, Lane, Mark, Timeline
    from ui.pages.case.timeline.measures import Measures


@dataclass(frozen=True, slots=True)
class Band:
    """One lane in its place."""

    lane: Lane
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip in sight: where it stands and what it stands for."""

    mark: Mark
    place: Placed
    top: int


class Drawing:
    """Where everything of a timeline stands, from the left end of its axis and below its header.

    Args:
        timeline: what is drawn.
        axis: places for its instants.
        hatched: the gaps that are shown as gaps, not folded.
        measures: sizes in force.
    """

    def __init__(
        self, timeline: Timeline, axis: Axis, hatched: Sequence[Gap], measures: Measures
    ) -> None:
        self.timeline = timeline
        self.axis = axis
        self.hatched = tuple(hatched)
        self.crowded = len(timeline.marks) > chip_rows.ALL_ONE_BY_ONE
        self._measures = measures
        self._tiles: dict[tuple[str, int], list[Placed]] = {}
        self._placed: dict[str, list[Placed]] = {}
        if not self.crowded:
            self._place_all()
        self.bands = self._bands()
        self.height = self.bands[-1].top + self.bands[-1].height if self.bands else 0

    def _place_all(self) -> None:
        walls = sorted(self.axis.x_of(gap.start) + 2 for gap in self.hatched)
        floors = sorted(self.axis.x_of(gap.end) for gap in self.hatched)
        ends = [fold.right - 4 for fold in self.axis.folds]
        for key, marks in self.timeline.by_lane.items():
            self._placed[key] = chip_rows.place(
                self._wanted(mark, walls, floors, ends) for mark in marks
            )

    def _wanted(
        self, mark: Mark, walls: list[float], floors: list[float], ends: list[float]
    ) -> Wanted:
        start, end = self.axis.x_of(mark.start), self.axis.x_of(mark.end)
        before = bisect_left(walls, end)
        wall = walls[before] if before < len(walls) else self.axis.width
        fold = bisect_left(ends, end)
        if fold < len(ends):
            wall = min(wall, ends[fold])
        behind = bisect_right(floors, start)
        floor = floors[behind - 1] if behind else 0.0
        return Wanted(mark.id, start, end, self._measures.width_of(mark), wall, floor)

    def _bands(self) -> list[Band]:
        bands = []
        top = 0
        for lane in self.timeline.lanes:
            rows = chip_rows.row_count(self._placed.get(lane.key, ()))
            if self.crowded and self.timeline.starts[lane.key]:
                rows = chip_rows.MOST_ROWS
            height = self._measures.lane_height(rows)
            bands.append(Band(lane, top, height))
            top += height
        return bands

    def chips(self, band: Band, left: float, right: float) -> list[Chip]:
        """The chips of a lane that can be seen between two places."""
        marks = self.timeline.by_lane[band.lane.key]
        top = band.top + self._measures.lane_pad
        row = self._measures.row
        if not self.crowded:
            return [
                Chip(self.timeline.marks[self.timeline.index[p.key]], p, top + p.row * row)
                for p in self._placed[band.lane.key]
                if p.right >= left and p.left <= right
            ]
        found = []
        first, last = int(max(0.0, left) // chip_rows.TILE), int(max(0.0, right) // chip_rows.TILE)
        for tile in range(first, last + 1):
            found += [
                Chip(marks[place.first], place, top + place.row * row)
                for place in self._tile(band.lane.key, tile)
                if place.right >= left and place.left <= right
            ]
        return found

    def _tile(self, key: str, tile: int) -> list[Placed]:
        if (key, tile) not in self._tiles:
            marks = self.timeline.by_lane[key]
            self._tiles[key, tile] = chip_rows.place_tile(
                tile,
                self.timeline.starts[key],
                self.axis,
                partial(self._width_at, marks),
                self._measures.joined_width(),
            )
        return self._tiles[key, tile]

    def _width_at(self, marks: Sequence[Mark], at: int) -> float:
        return self._measures.width_of(marks[at])

    def holds(self, chip: Chip, event_id: str) -> bool:
        """Whether a chip stands for an event, alone or among others."""
        if chip.place.count == 1:
            return chip.mark.id == event_id
        mark = self.timeline.mark(event_id)
        if mark is None or mark.lane != chip.mark.lane:
            return False
        marks = self.timeline.by_lane[mark.lane]
        at = bisect_left(self.timeline.starts[mark.lane], mark.start)
        while marks[at] is not mark:
            at += 1
        return chip.place.first <= at < chip.place.first + chip.place.count

    def joined(self, chip: Chip) -> Sequence[Mark]:
        """The events a chip stands for."""
        marks = self.timeline.by_lane[chip.mark.lane]
        if not self.crowded:
            return (chip.mark,)
        return marks[chip.place.first : chip.place.first + chip.place.count]

    def band_at(self, y: float) -> Band | None:
        """The lane at a height."""
        return next((b for b in self.bands if b.top <= y < b.top + b.height), None)
