"""Where the chips of a lane stand: rows, so that none covers another, and which way each opens.

A chip opens to the right of its time. Where that would run into a wall (a gap, the end of the axis)
it opens to the left. A few hundred chips are placed one by one; of many more only those in sight,
tile by tile, and those that stand close are joined.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ddaudit_desktop.time_axis import Axis

APART = 6.0
"""Pixels between two chips of a row."""
ALL_ONE_BY_ONE = 300
"""Up to so many events every chip has its own place."""
TILE = 960.0
CLOSE = 12.0
"""Events within so many pixels are joined, where there are many."""
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


@dataclass(frozen=True, slots=True)
class Placed:
    """A chip in its place; ``first`` and ``count`` tell which events a joined one stands for."""

    key: str
    left: float
    right: float
    row: int
    opens_left: bool = False
    first: int = 0
    count: int = 1


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


def place_tile(
    tile: int,
    starts: Sequence[float],
    axis: Axis,
    width_of: Callable[[int], float],
    joined_width: float,
) -> list[Placed]:
    """Place the chips of one tile of a crowded lane; its neighbours need not be known.

    Args:
        tile: which stretch of `TILE` pixels.
        starts: the instants of the lane's events, in order.
        axis: places for instants.
        width_of: what the words of an event need, by its position in ``starts``.
        joined_width: what the words of a joined chip need at the most.
    """
    low, high = tile * TILE, (tile + 1) * TILE
    rows: list[list[tuple[float, float]]] = [[] for _ in range(MOST_ROWS)]
    placed: list[Placed] = []
    for first, after in _close_together(low, high, starts, axis.t_of):
        start = min(max(axis.x_of(starts[first]), low), high)
        alone = after - first == 1
        width = max(joined_width, min(width_of(first), TILE / 4)) if alone else joined_width
        flipped = start + width > high
        left, right = (start - width, start) if flipped else (start, start + width)
        row = next((at for at, taken in enumerate(rows) if _free(taken, left, right)), None)
        if row is None:
            _join_last(placed, after - first)
            continue
        rows[row].insert(bisect_left(rows[row], (left, right)), (left, right))
        placed.append(Placed("", left, right, row, flipped, first, after - first))
    return placed


def _close_together(
    low: float, high: float, starts: Sequence[float], t_of: Callable[[float], float]
) -> list[tuple[int, int]]:
    """The events of a tile in groups that stand within `CLOSE` pixels, as first and one after."""
    groups = []
    at = bisect_left(starts, t_of(low))
    end = bisect_left(starts, t_of(high))
    edge = low
    while at < end and edge < high:
        edge += CLOSE
        after = min(bisect_left(starts, t_of(edge), at), end)
        if after > at:
            groups.append((at, after))
            at = after
    return groups


def _join_last(placed: list[Placed], more: int) -> None:
    last = placed[-1]
    placed[-1] = Placed(
        last.key, last.left, last.right, last.row, last.opens_left, last.first, last.count + more
    )
