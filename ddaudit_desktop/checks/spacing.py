"""How many days lie between entries, when some of their times are uncertain.

Counted by local days: from the 1st to the 29th are 28, whatever the hours.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ddaudit_desktop.clocks.reach import NEVER_AFTER, NEVER_BEFORE
from ddaudit_desktop.moments import local, show_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.evidence.model import EventSeen


class Gap(NamedTuple):
    """Two entries with surely none between them."""

    days: int
    before: EventSeen
    after: EventSeen

    def words(self) -> str:
        """How long it is and when it began: ``33 days from 1 Jun 2020``."""
        return f"{self.days} days from {show_date(_last_day(self.before).isoformat())}"


def surest_gap(events: Iterable[EventSeen]) -> Gap | None:
    """The longest gap between two entries in which, at any reading, there is no third.

    None of fewer than two entries, and where every gap may have an entry in it.
    """
    known = list(events)
    gaps = []
    for before in known:
        after = [one for one in known if _last_day(one) > _last_day(before)]
        if after:
            following = min(after, key=_first_day)
            gaps.append(Gap(_days(_last_day(before), _first_day(following)), before, following))
    longest = max(gaps, key=lambda gap: gap.days, default=None)
    return longest if longest and longest.days > 0 else None


def widest_gap(events: Iterable[EventSeen]) -> int:
    """No two entries that follow one another lie more days apart than this, at any reading."""
    ordered = sorted(events, key=lambda one: (_first_day(one), _last_day(one)))
    if not ordered:
        return 0
    pairs = [(ordered[0], ordered[0]), *pairwise(ordered)]
    return max(_days(_first_day(one), _last_day(following)) for one, following in pairs)


def _first_day(event: EventSeen) -> date:
    earliest = event.when.earliest
    return local(earliest).date() if earliest and earliest != NEVER_BEFORE else date.min


def _last_day(event: EventSeen) -> date:
    latest = event.when.latest
    return local(latest).date() if latest and latest != NEVER_AFTER else date.max


def _days(first: date, last: date) -> int:
    return (last - first).days
