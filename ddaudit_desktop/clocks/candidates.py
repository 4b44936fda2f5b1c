"""Which of several events a clock starts or ends with, when some of their times are uncertain.

The start is the earliest event of its kinds, the end the first at or after the start. What the two
can mean is kept so wide that a verdict drawn from it holds whichever event it was: an event without
a time could be the first, an end that may lie before the start may not be one. A wider time never
makes less possible.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.reach import ANY_TIME, NEVER_AFTER, NEVER_BEFORE, Reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ddaudit_desktop.evidence.model import EventSeen

Opens = Callable[["datetime"], "datetime"]
"""From a start to the first instant at which an end counts."""

FIRST_YEAR, LAST_YEAR = 2, 9998
"""Years in which every sum with a time zone stays within what dates can be."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that can be an end of a clock.

    Attributes:
        sure: whether it is of the sort that is meant; not where the record leaves that open.
    """

    event: EventSeen
    reach: Reach
    sure: bool = True

    @property
    def timed(self) -> bool:
        """Whether there is any time at all."""
        return self.reach != ANY_TIME


@dataclass(frozen=True, slots=True)
class End:
    """What one end of a clock can mean.

    Attributes:
        reach: the earliest and the latest it can be, given that there is one.
        event: the likeliest of the events that can be it.
        others: the other events that can be it.
        certain: whether one of them surely is.
    """

    reach: Reach
    event: EventSeen
    others: tuple[EventSeen, ...] = ()
    certain: bool = True

    @property
    def timed(self) -> bool:
        """Whether it has any bound."""
        return self.reach != ANY_TIME

    @property
    def events(self) -> tuple[EventSeen, ...]:
        """All the events that can be it, the likeliest first."""
        return (self.event, *self.others)


def candidates(events: Iterable[EventSeen]) -> list[Candidate]:
    """Events as candidates, each with what its time can mean to the minute."""
    return [Candidate(event, minutes_of(event)) for event in events]


def minutes_of(event: EventSeen) -> Reach:
    """What the time of an event can mean, in whole minutes as a clock shows them."""
    earliest, latest = event.when.earliest, event.when.latest
    if earliest is None or latest is None:
        return ANY_TIME
    return _in_minutes(earliest, latest)


@lru_cache(maxsize=8192)
def _in_minutes(earliest: datetime, latest: datetime) -> Reach:
    return Reach(
        _minute(earliest, NEVER_BEFORE, NEVER_BEFORE),
        _minute(max(earliest, latest), NEVER_AFTER, NEVER_AFTER),
    )


def _minute(instant: datetime, before: datetime, after: datetime) -> datetime:
    if instant.year < FIRST_YEAR:
        return before
    return after if instant.year > LAST_YEAR else instant.replace(second=0, microsecond=0)


def start_among(found: Sequence[Candidate]) -> End | None:
    """The first of several; none of nothing."""
    if not found:
        return None
    sure = [one for one in found if one.sure]
    latest = min((one.reach.latest for one in sure), default=NEVER_AFTER)
    likely = min(sure or found, key=_by_latest)
    others = [
        one.event for one in found if one is not likely and one.reach.earliest < likely.reach.latest
    ]
    reach = Reach(min(one.reach.earliest for one in found), latest)
    return End(reach, likely.event, tuple(others), bool(sure))


def end_among(
    found: Sequence[Candidate],
    start: Reach,
    opens: Opens,
    *,
    cut: Callable[[Candidate], bool] = lambda _: False,
) -> End | None:
    """The first of several at or after a start; none where none can be.

    Args:
        found: what can be the end.
        start: what the start can mean.
        opens: from when on an end counts.
        cut: whether it may belong to something that began after the start instead.
    """
    first, last = opens(start.earliest), opens(start.latest)
    possible = [one for one in found if one.reach.latest >= first]
    if not possible:
        return None
    sure = [one for one in possible if one.sure and one.reach.earliest >= last and not cut(one)]
    likely = min(sure or possible, key=_by_latest)
    reach = ANY_TIME
    if any(one.timed for one in possible):
        reach = Reach(
            max(first, min(one.reach.earliest for one in possible)),
            min(one.reach.latest for one in sure or possible),
        )
    others = [
        one.event
        for one in possible
        if one is not likely and one.reach.earliest < likely.reach.latest
    ]
    return End(reach, likely.event, tuple(others), bool(sure))


def _by_latest(one: Candidate) -> tuple[datetime, datetime, str]:
    return one.reach.latest, one.reach.earliest, one.event.id
