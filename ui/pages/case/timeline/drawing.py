"""A timeline laid out at one scale: lanes with their heights, chips in their places.

Up to some hundred events everything is placed at once. Of more, only the tiles in sight are, so
that what a frame costs depends on what it shows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ddaudit_desktop.timeline import chip_rows
from ddaudit_desktop.timeline.chip_rows import Placed, Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.timeline.axis import Axis
    from ddaudit_desktop.timeline.bars import Ghost
    from ddaudit_desktop.timeline.marks import Gap, Lane, Mark, Timeline
    from ui.pages.case.timeline.measures import Measures

GHOST = "ghost:"
"""What the key of an expected entry begins with among those of events."""


class Band(NamedTuple):
    """One lane in its place."""

    lane: Lane
    top: int
    height: int


class Chip(NamedTuple):
    """A chip in sight: where it stands and what it stands for."""

    mark: Mark
    place: Placed
    top: int


class GhostChip(NamedTuple):
    """The mark of an expected entry in its place."""

    ghost: Ghost
    place: Placed
    top: int


class Drawing:
    """Where everything of a timeline stands, from the left end of its axis and below its header.

    Args:
        timeline: what is drawn.
        ghosts: expected entries that were not found.
        axis: places for its instants.
        hatched: the gaps that are shown as gaps, not folded.
        measures: sizes in force.
        room: how high the sheet is; where there are very many events, lanes share it.
        widths: what the words of each lane's events need, as far as measured; kept by the caller
            for as long as events and sizes stay the same.
    """

    def __init__(
        self,
        timeline: Timeline,
        axis: Axis,
        measures: Measures,
        *,
        hatched: Sequence[Gap] = (),
        ghosts: Sequence[Ghost] = (),
        room: float = 0.0,
        widths: dict[str, list[float]] | None = None,
    ) -> None:
        self.timeline = timeline
        self.axis = axis
        self.hatched = tuple(hatched)
        self.ghosts = tuple(ghosts)
        self.crowded = len(timeline.marks) > chip_rows.ALL_ONE_BY_ONE
        self._measures = measures
        self._widths = {} if widths is None else widths
        if self.crowded and not self._widths:
            self._widths.update((key, [0.0] * len(m)) for key, m in timeline.by_lane.items())
        self._tiles: dict[tuple[str, int], list[Placed]] = {}
        self._placed: dict[str, list[Placed]] = {}
        self._most_rows = self._rows_for(room)
        self._place_all()
        self.bands = self._bands()
        self.height = self.bands[-1].top + self.bands[-1].height if self.bands else 0

    def _rows_for(self, room: float) -> int:
        """How many rows a crowded lane has, so that all lanes are in sight where they can be."""
        used = len(self.timeline.lanes) or 1
        rows = self._measures.rows_within(room / used)
        return max(2, min(chip_rows.MOST_ROWS, rows))

    def _place_all(self) -> None:
        """Place the chips of all lanes, or where there are too many, only the expected entries."""
        measures = self._measures
        walls = sorted(self.axis.x_of(gap.start) + 2 for gap in self.hatched)
        floors = sorted(self.axis.x_of(gap.end) for gap in self.hatched)
        ends = [fold.right - 4 for fold in self.axis.folds]
        for key, marks in self.timeline.by_lane.items():
            wanted = [
                self._wanted(GHOST + ghost.key, ghost.at, ghost.at, measures.ghost_width(ghost))
                for ghost in self.ghosts
                if ghost.lane == key
            ]
            if not self.crowded:
                wanted += [
                    self._wanted(mark.id, mark.start, mark.end, measures.width_of(mark))
                    for mark in marks
                ]
            kept = (self._bounded(chip, walls, floors, ends) for chip in wanted)
            self._placed[key] = chip_rows.place(kept)

    def _wanted(self, key: str, start: float, end: float, width: float) -> Wanted:
        return Wanted(key, self.axis.x_of(start), self.axis.x_of(end), width)

    def _bounded(
        self, chip: Wanted, walls: list[float], floors: list[float], ends: list[float]
    ) -> Wanted:
        """The chip with what it should not cross: a gap, the end of what is before a fold."""
        before = bisect_left(walls, chip.end)
        wall = walls[before] if before < len(walls) else self.axis.width
        fold = bisect_left(ends, chip.end)
        if fold < len(ends):
            wall = min(wall, ends[fold])
        behind = bisect_right(floors, chip.start)
        floor = floors[behind - 1] if behind else 0.0
        return Wanted(chip.key, chip.start, chip.end, chip.width, wall, floor)

    def _bands(self) -> list[Band]:
        bands = []
        top = 0
        for lane in self.timeline.lanes:
            rows = chip_rows.row_count(self._placed.get(lane.key, ()))
            if self.crowded and self.timeline.starts[lane.key]:
                rows += self._most_rows
            height = self._measures.lane_height(rows)
            bands.append(Band(lane, top, height))
            top += height
        return bands

    def chips(self, band: Band, left: float, right: float) -> list[Chip]:
        """The chips of a lane that can be seen between two places."""
        marks = self.timeline.by_lane[band.lane.key]
        top = band.top + self._measures.lane_pad
        row = self._measures.row
        if self.crowded:
            return [
                Chip(marks[place.first], place, top + place.row * row)
                for tile in self._tiles_between(band.lane.key, left, right)
                for place in tile
                if place.right >= left and place.left <= right
            ]
        return [
            Chip(self.timeline.marks[self.timeline.index[p.key]], p, top + p.row * row)
            for p in self._placed[band.lane.key]
            if p.right >= left and p.left <= right and not p.key.startswith(GHOST)
        ]

    def ghost_chips(self, band: Band) -> list[GhostChip]:
        """The expected entries of a lane."""
        ghosts = {GHOST + ghost.key: ghost for ghost in self.ghosts if ghost.lane == band.lane.key}
        if not ghosts:
            return []
        rows = self._most_rows if self.crowded and self.timeline.starts[band.lane.key] else 0
        top = band.top + self._measures.lane_pad
        return [
            GhostChip(ghosts[p.key], p, top + (rows + p.row) * self._measures.row)
            for p in self._placed[band.lane.key]
            if p.key in ghosts
        ]

    def _tiles_between(self, key: str, left: float, right: float) -> list[list[Placed]]:
        first, last = int(max(0.0, left) // chip_rows.TILE), int(max(0.0, right) // chip_rows.TILE)
        return [self._tile(key, tile) for tile in range(first, last + 1)]

    def _tile(self, key: str, tile: int) -> list[Placed]:
        found = self._tiles.get((key, tile))
        if found is None:
            found = self._tiles[key, tile] = chip_rows.place_tile(
                tile,
                self.timeline.starts[key],
                self.axis,
                partial(self._width_at, self._widths[key], self.timeline.by_lane[key]),
                self._measures.joined_width(),
                most_rows=self._most_rows,
            )
        return found

    def _width_at(self, widths: list[float], marks: Sequence[Mark], at: int) -> float:
        """What the words of an event need; measured once, however often the scale changes."""
        width = widths[at]
        if not width:
            width = widths[at] = min(self._measures.width_of(marks[at]), chip_rows.WIDEST)
        return width

    def box(self, chip: Chip, seen_from: float = float("-inf")) -> tuple[float, float]:
        """From where to where the words of a chip reach; the rest of a range is only a line.

        Words of a range that began before ``seen_from`` stand where they are seen.
        """
        place = chip.place
        width = place.right - place.left
        if not self.crowded:
            width = min(width, self._measures.width_of(chip.mark))
        if place.opens_left:
            return place.right - width, place.right
        left = min(max(place.left, seen_from), place.right - width)
        return left, left + width

    def holds(self, chip: Chip, event_id: str) -> bool:
        """Whether a chip stands for an event, alone or among others."""
        if chip.place.events == 1:
            return chip.mark.id == event_id
        mark = self.timeline.mark(event_id)
        if mark is None or mark.lane != chip.mark.lane:
            return False
        marks = self.timeline.by_lane[mark.lane]
        at = bisect_left(self.timeline.starts[mark.lane], mark.start)
        while marks[at] is not mark:
            at += 1
        return chip.place.first <= at < chip.place.first + chip.place.events

    def joined(self, chip: Chip) -> Sequence[Mark]:
        """The events a chip stands for."""
        marks = self.timeline.by_lane[chip.mark.lane]
        if not self.crowded:
            return (chip.mark,)
        return marks[chip.place.first : chip.place.first + chip.place.events]

    def band_at(self, y: float) -> Band | None:
        """The lane at a height."""
        return next((b for b in self.bands if b.top <= y < b.top + b.height), None)

    def at(self, x: float, y: float, seen_from: float) -> Chip | GhostChip | None:
        """The chip or expected entry at a place of the axis and a height below the header."""
        band = self.band_at(y)
        if band is None:
            return None
        height = self._measures.chip
        for chip in reversed(self.chips(band, x, x)):
            left, right = self.box(chip, seen_from)
            if left <= x <= right and chip.top <= y < chip.top + height:
                return chip
        for ghost in self.ghost_chips(band):
            inside = ghost.place.left <= x <= ghost.place.right
            if inside and ghost.top <= y < ghost.top + height:
                return ghost
        return None
