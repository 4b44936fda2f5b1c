"""How long entries lie apart, when some of their times are uncertain.

Counted in days of the calendar, as the limits are: from 09:30 on the 1st to 09:30 on the 29th are
28 days, also where the clocks change between, and a minute later it is more.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ddaudit_desktop.checks.entries import days_of
from ddaudit_desktop.clocks.candidates import FIRST_YEAR, LAST_YEAR
from ddaudit_desktop.clocks.reach import MINUTE, reach_of
from ddaudit_desktop.clocks.wording import days_words
from ddaudit_desktop.moments import local, show_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ddaudit_desktop.evidence.model import EventSeen

NOTHING = timedelta()


class Gap(NamedTuple):
    """Two entries with surely none between them."""

    length: timedelta
    before: EventSeen
    after: EventSeen

    def words(self) -> str:
        """How long it is and when it began: ``33 days 2 h from 1 Jun 2020``."""
        day = days_of(reach_of(self.before.when))[1]
        return f"{days_words(self.length // MINUTE)} from {show_date(day.isoformat())}"


def surest_gap(
    events: Iterable[EventSeen], counts: Callable[[EventSeen], bool] = lambda _: True
) -> Gap | None:
    """The longest gap between two entries in which, at any reading, there is no third.

    Args:
        events: the entries, those among them that may not count as well.
        counts: whether an entry surely counts; one that may not ends no gap, and may lie in one.

    Returns:
        None for fewer than two entries, and where every gap may have an entry in it.
    """
    by_start = _in_order(events, counts)
    counting = sum(one.counts for one in by_start)
    counted = 0
    best: Gap | None = None
    covered: _Walls | None = None
    for one in by_start:
        length = one.first - covered.last if covered else NOTHING
        if covered and length > (best.length if best else NOTHING) and 0 < counted < counting:
            best = Gap(length, covered.event, one.event)
        covered = one if covered is None or one.last > covered.last else covered
        counted += one.counts
    return best


def widest_gap(
    events: Iterable[EventSeen], counts: Callable[[EventSeen], bool] = lambda _: True
) -> timedelta:
    """The longest that two entries that follow one another can lie apart, at any reading.

    The gap after an entry is widest where the entry is as early as it can be, and every other that
    can be as early is too. It then ends with the first of those that surely count and are surely
    later. The arguments are those of `surest_gap`.
    """
    by_start = _in_order(events, counts)
    lasts = sorted(one.last for one in by_start)
    widest = NOTHING
    later: datetime | None = None
    for start, group in groupby(reversed(by_start), key=lambda one: one.first):
        together = list(group)
        if later:
            widest = max(widest, later - start)
        elif len(lasts) > 1:
            itself = len(together) == 1 and together[0].last == lasts[-1]
            widest = max(widest, lasts[-2 if itself else -1] - start)
        ends = [one.last for one in together if one.counts]
        later = min([*ends, later] if later else ends, default=None)
    return widest


class _Walls(NamedTuple):
    """The local times an entry can be at, as a clock on the wall shows them; whether it counts."""

    first: datetime
    last: datetime
    counts: bool
    event: EventSeen


def _in_order(events: Iterable[EventSeen], counts: Callable[[EventSeen], bool]) -> list[_Walls]:
    found = []
    for event in events:  # in the hour that comes twice the wall can run backwards
        reach = reach_of(event.when)
        first, last = _wall(reach.earliest), _wall(reach.latest)
        found.append(_Walls(min(first, last), max(first, last), counts(event), event))
    return sorted(found, key=lambda one: (one.first, one.last, one.event.id))


def _wall(instant: datetime) -> datetime:
    """The local time to the minute; the ends of the calendar where a zone would leave it."""
    if instant.year < FIRST_YEAR:
        return datetime.min
    if instant.year > LAST_YEAR:
        return datetime.max
    return local(instant).replace(tzinfo=None, second=0, microsecond=0)
