"""Where the chips of a lane stand: rows, so that none covers another, and which way each opens.

A chip opens to the right of its time. Where that would run into a wall (a gap, the end of the axis)
it opens to the left. A few hundred chips are placed one by one; of many more only those in sight,
tile by tile, and those that stand close are joined.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ddaudit_desktop.timeline.marks import HOUR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ddaudit_desktop.timeline.axis import Axis

APART = 6.0
"""Pixels between two chips of a row."""
ALL_ONE_BY_ONE = 300
"""Up to so many events every chip has its own place."""
TILE = 960.0
CLOSE = 12.0
"""Events within so many pixels are joined, where there are many."""
WIDEST = TILE / 4
"""The widest chip where there are many."""
MOST_ROWS = 5
"""Rows of a lane with joined chips."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A chip to place.

    Attributes:
        key: whose chip it is.
        start: where its time begins; ``end`` where it ends, the same for an exact time.
        width: what its words need.
        wall: the place at the right that it should not cross.
        floor: the place at the left that it must not cross to open to the left.
    """

    key: str
    start: float
    end: float
    width: float
    wall: float = float("inf")
    floor: float = 0.0


class Placed(NamedTuple):
    """A chip in its place; ``first`` and ``events`` tell which events a joined one stands for."""

    key: str
    left: float
    right: float
    row: int
    opens_left: bool = False
    first: int = 0
    events: int = 1


def place(chips: Iterable[Wanted]) -> list[Placed]:
    """Place every chip in the first row with room; the order in which they come does not matter."""
    rows: list[list[tuple[float, float]]] = []
    placed = []
    for chip in sorted(chips, key=lambda c: (c.start, c.end, c.width, c.key)):
        left, right, flipped = _extent(chip)
        row = next((at for at, taken in enumerate(rows) if _free(taken, left, right)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].insert(bisect_left(rows[row], (left, right)), (left, right))
        placed.append(Placed(chip.key, left, right, row, flipped))
    return placed


def _extent(chip: Wanted) -> tuple[float, float, bool]:
    """From where to where a chip reaches, and whether it opens to the left."""
    right = max(chip.end, chip.start + chip.width)
    if right > chip.wall and chip.end - chip.width >= chip.floor:
        return min(chip.start, chip.end - chip.width), chip.end, True
    return chip.start, right, False


def _free(taken: Sequence[tuple[float, float]], left: float, right: float) -> bool:
    """Whether a place in a row, in order of its chips, is free."""
    at = bisect_left(taken, (left, right))
    clear_after = at == len(taken) or taken[at][0] >= right + APART
    return clear_after and (at == 0 or taken[at - 1][1] + APART <= left)


def row_count(placed: Sequence[Placed]) -> int:
    """How many rows are used."""
    return max((chip.row + 1 for chip in placed), default=0)


def bucket(scale: float) -> float:
    """The seconds within which events are joined at a scale, in pixels for an hour.

    A power of two, so that coming closer splits groups and never shuffles them, and events stay
    together or apart however the drawing is moved.
    """
    return 2.0 ** math.floor(math.log2(CLOSE * HOUR / scale))


def place_tile(
    tile: int,
    starts: Sequence[float],
    axis: Axis,
    width_of: Callable[[int], float],
    joined_width: float,
    *,
    most_rows: int = MOST_ROWS,
) -> list[Placed]:
    """Place the chips of one tile of a crowded lane; its neighbours need not be known.

    What it costs depends on the chips that find room, not on how many events they stand for: while
    all rows are taken, everything up to the next free place joins the chip before it at once.

    Args:
        tile: which stretch of `TILE` pixels.
        starts: the instants of the lane's events, in order.
        axis: places for instants.
        width_of: what the words of an event need, by its position in ``starts``; at most
            `WIDEST`.
        joined_width: what the words of a joined chip need at the most.
        most_rows: how many rows there are; what finds none joins the chip before it.
    """
    low, high = tile * TILE, (tile + 1) * TILE
    at, after_last = (bisect_left(starts, axis.t_of(place)) for place in (low, high))
    close = bucket(axis.scale)
    x_of = axis.x_within(axis.t_of(low), axis.t_of(high))
    ends = [low - APART] * most_rows
    placed: list[Placed] = []
    more = 0
    while at < after_last:
        after = _group_end(starts, at, after_last, close)
        left = x_of(starts[at])
        width = joined_width
        if after - at == 1:
            width = max(joined_width, width_of(at))
        right = left + width
        flipped = right > high
        if flipped:
            left, right = left - width, left
        for row, end in enumerate(ends):
            if end + APART <= left:
                if more:
                    placed[-1] = placed[-1]._replace(events=placed[-1].events + more)
                    more = 0
                ends[row] = right
                placed.append(Placed("", left, right, row, flipped, at, after - at))
                break
        else:
            free = min(ends) + APART + (width if flipped else 0.0)
            after = bisect_left(starts, axis.t_of(min(free, high)), after, after_last)
            more += after - at
        at = after
    if more:
        placed[-1] = placed[-1]._replace(events=placed[-1].events + more)
    return placed


def _group_end(starts: Sequence[float], at: int, end: int, close: float) -> int:
    """The first event behind those that share a bucket with one; found by halving."""
    edge = (starts[at] // close + 1) * close
    if at + 1 == end or starts[at + 1] >= edge:
        return at + 1
    return bisect_left(starts, edge, at + 1, end)
