"""How far apart entries of one kind lie, when some of their times are uncertain.

Lengths go by the clock on the wall: 28 days end at the same local time, clock change or not.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.reach import NEVER_AFTER, NEVER_BEFORE
from ddaudit_desktop.moments import local, show_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ddaudit_desktop.clocks.reach import Reach


def least_gap(reaches: Sequence[Reach]) -> tuple[datetime, datetime] | None:
    """The longest span between two entries in which, at any reading, there is no third.

    None of fewer than two entries, and where every span may have an entry in it.
    """
    spans = []
    for before in reaches:
        after = [one.earliest for one in reaches if one.latest > before.latest]
        if after and min(after) > before.latest:
            spans.append((before.latest, min(after)))
    return max(spans, key=lambda span: by_the_wall(*span), default=None)


def most_gap(reaches: Sequence[Reach]) -> timedelta:
    """No two entries that follow one another lie further apart than this, at any reading."""
    if not reaches:
        return timedelta(0)
    ordered = sorted(reaches, key=lambda one: (one.earliest, one.latest))
    first = ordered[0]
    spans = [by_the_wall(one.earliest, following.latest) for one, following in pairwise(ordered)]
    return max([by_the_wall(first.earliest, first.latest), *spans])


def by_the_wall(start: datetime, end: datetime) -> timedelta:
    """The length of a span as the clock on the wall shows it; the longest where it has no end."""
    if start == NEVER_BEFORE or end == NEVER_AFTER:
        return timedelta.max
    return local(end).replace(tzinfo=None) - local(start).replace(tzinfo=None)


def in_days(span: timedelta) -> str:
    """A length in days and what is left: ``33 days 2 h 20 min``."""
    rest = span.seconds // 60
    return f"{span.days} days {show_minutes(rest)}" if rest else f"{span.days} days"
