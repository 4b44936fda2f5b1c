"""How many days lie between entries, when some of their times are uncertain.

Counted by local days: from the 1st to the 29th are 28, whatever the hours.
"""

from __future__ import annotations

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
        return f"{self.days} days from {show_date(_last_day(self.before).isoformat())}"


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
    known = list(events)
    gaps = []
    for before in known:
        after = [one for one in known if _last_day(one) > _last_day(before)]
        begun = any(counts(one) for one in known if _last_day(one) <= _last_day(before))
        if begun and any(counts(one) for one in after):
            following = min(after, key=_first_day)
            gaps.append(Gap(_days(_last_day(before), _first_day(following)), before, following))
    longest = max(gaps, key=lambda gap: gap.days, default=None)
    return longest if longest and longest.days > 0 else None


def widest_gap(
    events: Iterable[EventSeen], counts: Callable[[EventSeen], bool] = lambda _: True
) -> int:
    """The most days that can lie between two entries that follow one another, at any reading.

    The gap after an entry is widest where the entry is as early as it can be, and every other that
    can be as early is too. It then ends with the first of those that surely count and are surely
    later. The arguments are those of `surest_gap`.
    """
    known = list(events)
    widest = 0
    for before in known:
        start = _first_day(before)
        later = [_last_day(one) for one in known if counts(one) and _first_day(one) > start]
        others = [_last_day(one) for one in known if one is not before]
        if others:
            widest = max(widest, _days(start, min(later) if later else max(others)))
    return widest


def _first_day(event: EventSeen) -> date:
    return days_of(reach_of(event.when))[0]


def _last_day(event: EventSeen) -> date:
    return days_of(reach_of(event.when))[1]


def _days(first: date, last: date) -> int:
    return (last - first).days
