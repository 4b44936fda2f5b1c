"""Hours in which nobody looked for a missing child, as far as the entries tell.

Between what is on record, more may have been done at a time that is not: an entry that may have
stood inside a stretch ends it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.missing import found, found_entries, reported
from ddaudit_desktop.clocks.reach import Reach, reach_of

if TYPE_CHECKING:
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

LOOKING = ("DEPLOYED", "ARRIVED", "ENQUIRY", "PUBLICITY", "CHILD_RESCUE_ALERT")
NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Wait:
    """A stretch without any entry of a search: at least how long, and the entries at its ends."""

    length: timedelta
    events: tuple[EventSeen, ...]


Point = tuple[Reach, "tuple[EventSeen, ...]"]


def longest_wait(case: Evidence) -> Wait | None:
    """The longest stretch that surely passed without a search; none where there is none."""
    points = _points(case)
    if points is None:
        return None
    longest, ended = None, points[0]
    for point in sorted(points, key=lambda each: each[0].earliest):
        length = point[0].earliest - ended[0].latest
        if length > NOTHING and (longest is None or length > longest.length):
            longest = Wait(length, (*ended[1], *point[1]))
        if point[0].latest > ended[0].latest:
            ended = point
    return longest


def surely_no_longer_wait(case: Evidence, limit: timedelta) -> bool:
    """Whether from each entry of the search to the next no more than the limit can have passed."""
    points = _points(case)
    if points is None:
        return False
    last = points[-1][0]
    reaches = sorted((reach for reach, _ in points), key=lambda reach: reach.earliest)
    begins = [reach.earliest for reach in reaches]
    # For each entry the earliest end among it and all later ones: the next is then one look-up.
    ends = list(accumulate((reach.latest for reach in reversed(reaches)), min))[::-1]
    for reach in reaches:
        if reach.earliest >= last.latest or reach is last:
            continue
        following = bisect_right(begins, reach.latest)
        if following == len(ends) or ends[following] - reach.earliest > limit:
            return False
    return True


def _points(case: Evidence) -> list[Point] | None:
    """The report, what was done to find the child, and the find, which stands last."""
    start, end = reported(case), found(case)
    if start is None or end is None:
        return None
    looked = [
        (reach, (event,))
        for event in case.of_kind(*LOOKING)
        for reach in (reach_of(event.when),)
        if not end.surely_before(reach) and not reach.surely_before(start)
    ]
    return [(start, case.of_kind("MIS_REPORTED")[:1]), *looked, (end, found_entries(case)[:1])]
