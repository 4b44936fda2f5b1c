"""Which time of a timeline is drawn in proportion, and which gaps are shown as gaps.

The same on screen and on paper: quiet time is folded, but never while a child is missing, and an
expected entry or a limit soon after the last event keeps its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.timeline.axis import FOLD_FROM, foldable, shown_spans
from ddaudit_desktop.timeline.marks import HOUR, Gap, long_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.timeline.bars import Bar, Ghost
    from ddaudit_desktop.timeline.marks import Timeline

LIMIT_AFTER = 24 * HOUR
"""A limit so soon after the last event has a place on the axis; a later one is pointed at."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """The spans drawn in proportion, and the gaps that are hatched."""

    spans: tuple[Gap, ...] = ()
    hatched: tuple[Gap, ...] = ()


def stretches_of(
    timeline: Timeline,
    bars: Sequence[Bar] = (),
    ghosts: Sequence[Ghost] = (),
    *,
    fold: bool = True,
) -> Stretches:
    """The stretches of a timeline with its clocks; none without an event that has a time."""
    if not timeline.marks:
        return Stretches()
    reach = _reach(timeline, bars, ghosts)
    quiet = _quiet(timeline, reach) if fold else ()
    if quiet:
        quiet = foldable(quiet, timeline.missing)
    return Stretches(
        shown_spans(timeline.extent, fold=quiet, reach=reach),
        tuple(
            gap
            for gap in timeline.gaps
            if not any(gap.start <= piece.start and piece.end <= gap.end for piece in quiet)
        ),
    )


def _quiet(timeline: Timeline, reach: list[float]) -> Sequence[Gap]:
    """The stretches between any two instants that something is drawn at.

    Of an uncertain time that are its two readings: a month in which something happened is folded
    like a month in which nothing did.
    """
    earliest, latest = timeline.earliest, timeline.latest
    points = sorted([*earliest, *(latest if latest is not earliest else ()), *reach])
    return tuple(long_steps(points, points[1:], FOLD_FROM))


def _reach(timeline: Timeline, bars: Sequence[Bar], ghosts: Sequence[Ghost]) -> list[float]:
    """The instants beyond events that have a place: expected entries, limits soon after."""
    last = timeline.extent[1]
    limits = [bar.deadline for bar in bars if bar.placed and bar.deadline is not None]
    return [
        *(ghost.at for ghost in ghosts),
        *(limit for limit in limits if last < limit <= last + LIMIT_AFTER),
    ]
