"""How many days lie between entries, when some of their times are uncertain.

Counted by local days: from the 1st to the 29th are 28, whatever the hours.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ddaudit_desktop.checks.entries import days_of
from ddaudit_desktop.clocks.reach import reach_of
from ddaudit_desktop.moments import show_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ddaudit_desktop.evidence.model import EventSeen


class Gap(NamedTuple):
    """Two entries with surely none between them."""

    days: int
    before: EventSeen
    after: EventSeen

    def words(self) -> str:
        """How long it is and when it began: ``33 days from 1 Jun 2020``."""
        day = days_of(reach_of(self.before.when))[1]
        return f"{self.days} days from {show_date(day.isoformat())}"


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
    covered: _Days | None = None
    for one in by_start:
        days = (one.first - covered.last).days if covered else 0
        if covered and days > (best.days if best else 0) and 0 < counted < counting:
            best = Gap(days, covered.event, one.event)
        covered = one if covered is None or one.last > covered.last else covered
        counted += one.counts
    return best


def widest_gap(
    events: Iterable[EventSeen], counts: Callable[[EventSeen], bool] = lambda _: True
) -> int:
    """The most days that can lie between two entries that follow one another, at any reading.

    The gap after an entry is widest where the entry is as early as it can be, and every other that
    can be as early is too. It then ends with the first of those that surely count and are surely
    later. The arguments are those of `surest_gap`.
    """
    by_start = _in_order(events, counts)
    lasts = sorted(one.last for one in by_start)
    widest = 0
    later: date | None = None
    for start, group in groupby(reversed(by_start), key=lambda one: one.first):
        together = list(group)
        if later:
            widest = max(widest, (later - start).days)
        elif len(lasts) > 1:
            itself = len(together) == 1 and together[0].last == lasts[-1]
            widest = max(widest, (lasts[-2 if itself else -1] - start).days)
        ends = [one.last for one in together if one.counts]
        later = min([*ends, later] if later else ends, default=None)
    return widest


class _Days(NamedTuple):
    """The days an entry can be on, and whether it surely counts."""

    first: date
    last: date
    counts: bool
    event: EventSeen


def _in_order(events: Iterable[EventSeen], counts: Callable[[EventSeen], bool]) -> list[_Days]:
    found = (_Days(*days_of(reach_of(one.when)), counts(one), one) for one in events)
    return sorted(found, key=lambda one: (one.first, one.last, one.event.id))
