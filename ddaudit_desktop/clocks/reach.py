"""Uncertain times: what an instant can be at the earliest and the latest, open ends included.

A time that is not recorded can be anything; it reaches from `NEVER_BEFORE` to `NEVER_AFTER`. All
arithmetic keeps both ends, so that whatever is concluded holds for every reading in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.moments import Moment

NEVER_BEFORE = datetime.min.replace(tzinfo=UTC)
NEVER_AFTER = datetime.max.replace(tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Reach:
    """The earliest and the latest instant (UTC) that a time can mean."""

    earliest: datetime
    latest: datetime

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.earliest != NEVER_BEFORE and self.latest != NEVER_AFTER

    def surely_before(self, other: Reach) -> bool:
        """Whether every reading of this comes before every reading of the other."""
        return self.latest < other.earliest

    def within(self, first: datetime, last: datetime) -> bool | None:
        """Whether it lies in a span, both ends included; none when that depends on the reading."""
        if self.latest < first or self.earliest > last:
            return False
        return True if self.earliest >= first and self.latest <= last else None


ANY_TIME = Reach(NEVER_BEFORE, NEVER_AFTER)
"""What a time that is not recorded can be."""


def reach_of(moment: Moment) -> Reach:
    """What a moment can mean; an unknown one can mean any time."""
    if moment.earliest is None or moment.latest is None:
        return ANY_TIME
    return Reach(moment.earliest, moment.latest)


def first_of(reaches: Iterable[Reach]) -> Reach | None:
    """What the first of several can be, whichever of them that is; none of nothing."""
    known = list(reaches)
    if not known:
        return None
    return Reach(min(r.earliest for r in known), min(r.latest for r in known))


def last_of(reaches: Iterable[Reach]) -> Reach | None:
    """What the last of several can be, whichever of them that is; none of nothing."""
    known = list(reaches)
    if not known:
        return None
    return Reach(max(r.earliest for r in known), max(r.latest for r in known))


def minutes_between(start: datetime, end: datetime) -> int:
    """Elapsed whole minutes from one instant to another; negative when they are the other way.

    Instants are UTC, so a night on which the clocks change is as long as it was.
    """
    return (end - start) // MINUTE
