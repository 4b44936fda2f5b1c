"""Where a limit ends: the last instant that still keeps it, as a function of the start.

Hours and minutes are elapsed time. Days, weeks and months go by the local calendar: the same time
on the clock, and the last day of a month that has no such day. Working days end with the local day
(domain rules 3.0). Deadlines are UTC to the minute.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.reach import MINUTE, NEVER_AFTER, NEVER_BEFORE
from ddaudit_desktop.clocks.working_days import (
    DAY,
    is_school_day,
    next_school_day,
    working_day_after,
)
from ddaudit_desktop.moments import ZONE, local

if TYPE_CHECKING:
    from collections.abc import Collection

    from ddaudit_desktop.clocks.reach import Reach
    from ddaudit_desktop.definitions import Span

Deadline = Callable[[datetime], datetime]
"""From a start to the last instant that keeps the limit, both UTC."""

SHORTER_MONTH = (1, 2, 3)
"""Days that end on one day a month on: a later of them, at an earlier hour, has less time."""

ELAPSED = {"minutes": MINUTE, "hours": timedelta(hours=1)}


def after(span: Span, *, day_one_is_next: bool = True) -> Deadline:
    """The deadline of a length of time.

    Args:
        span: the length; how it is counted goes by its unit.
        day_one_is_next: working days begin with the one after the start; otherwise the start
            itself is day one when it is a working day.
    """
    unit = ELAPSED.get(span.unit)
    if unit is not None:
        length = span.amount * unit
        return bounded(lambda start: start + length)
    if span.unit == "working days":
        return bounded(
            lambda start: day_end(
                working_day_after(local(start).date(), span.amount, first_day_after=day_one_is_next)
            )
        )
    return bounded(lambda start: _later_on_the_calendar(start, span))


def no_limit(start: datetime) -> datetime:
    """The deadline where nothing limits."""
    del start
    return NEVER_AFTER


def same_day() -> Deadline:
    """The end of the local day of the start."""
    return bounded(lambda start: day_end(local(start).date()))


def before_school(opens: time, closed: Collection[tuple[date, date]]) -> Deadline:
    """The last minute before schools open next: that same morning for what was in the night."""

    def deadline(start: datetime) -> datetime:
        day = local(start).date()
        this_morning = instant(datetime.combine(day, opens))
        if start < this_morning and is_school_day(day, closed):
            return this_morning - MINUTE
        day = next_school_day(day, closed)
        return instant(datetime.combine(day, opens)) - MINUTE

    return bounded(deadline)


def by_whole_days(deadline: Deadline) -> Deadline:
    """The same deadline, with its last day counting to its end."""
    return bounded(lambda start: day_end(local(deadline(start)).date()))


def bounded(deadline: Deadline) -> Deadline:
    """A deadline for starts that may be open: what never ends has none, nor has the far future."""

    def kept(start: datetime) -> datetime:
        if start in (NEVER_BEFORE, NEVER_AFTER):
            return start
        try:
            return deadline(start)
        except (OverflowError, ValueError):
            return NEVER_AFTER

    return kept


def day_start(day: date) -> datetime:
    """The first instant of a local day."""
    return instant(datetime.combine(day, time(0)))


def day_end(day: date) -> datetime:
    """The last minute of a local day."""
    return instant(datetime.combine(day, time(23, 59)))


def instant(wall: datetime) -> datetime:
    """The instant of a local time.

    A time that comes twice is its second coming. One that the clocks skip is where they skip to.
    """
    here = wall.replace(tzinfo=ZONE)
    first, second = here.astimezone(UTC), here.replace(fold=1).astimezone(UTC)
    if first <= second:
        return second
    # Skipped: with the offset from before the jump it reads as far past the jump as it is into
    # the hour that is left out.
    return first - timedelta(minutes=wall.minute, seconds=wall.second)


def _later_on_the_calendar(start: datetime, span: Span) -> datetime:
    here = local(start)
    wall = here.replace(tzinfo=None)
    if here.fold:
        # The hour comes a second time, so whatever began in it is later than all that began in
        # the first, whatever the minutes say.
        wall = wall.replace(minute=59)
    if span.unit == "months":
        return instant(_months_later(wall, span.amount))
    days = span.amount * (7 if span.unit == "weeks" else 1)
    return instant(wall + timedelta(days=days))


def _months_later(wall: datetime, months: int) -> datetime:
    """The same day that many months on, or the last of a shorter month."""
    years, month = divmod(wall.month - 1 + months, 12)
    year = wall.year + years
    last = monthrange(year, month + 1)[1]
    return wall.replace(year=year, month=month + 1, day=min(wall.day, last))


def kindest(deadline: Deadline, start: Reach) -> datetime:
    """The latest deadline that any reading of the start gives."""
    latest = start.latest
    if latest in (start.earliest, NEVER_AFTER):
        return deadline(latest)
    days = [day_end(local(latest).date() - back * DAY) for back in SHORTER_MONTH]
    return max(deadline(latest), *(deadline(max(day, start.earliest)) for day in days))


def strictest(deadline: Deadline, start: Reach) -> datetime:
    """The earliest deadline that any reading of the start gives."""
    earliest = start.earliest
    if earliest in (start.latest, NEVER_BEFORE):
        return deadline(earliest)
    days = [day_start(local(earliest).date() + on * DAY) for on in SHORTER_MONTH]
    return min(deadline(earliest), *(deadline(min(day, start.latest)) for day in days))
