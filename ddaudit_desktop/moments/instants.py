"""One time in words as the instants it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.moments.days import day_named, month_named
from ddaudit_desktop.moments.local_time import DAY, MINUTE, end_of, instants, start_of
from ddaudit_desktop.moments.model import Moment, MomentError, not_understood
from ddaudit_desktop.moments.tokens import Clock, Part, Shift

if TYPE_CHECKING:
    from datetime import date, timedelta

    from ddaudit_desktop.moments.sides import Side


def moment_of_side(side: Side, near: date | None, typed: str) -> Moment:
    """What one time can mean, leaning on a day for what it does not name.

    Raises:
        MomentError: no such day or time, or not enough to tell which.
    """
    if side.stamp is not None:
        return Moment(typed, side.stamp.instant, side.stamp.instant, "exact")
    if side.whole_month and side.day is not None:
        first, after = month_named(side.day, near)
        return Moment(typed, start_of(first), start_of(after) - MINUTE, "month")
    return moment_on(side, day_of_side(side, near, typed), typed)


def day_of_side(side: Side, near: date | None, typed: str) -> date:
    """The day of one time that is no whole month and no stamp.

    Raises:
        MomentError: no such day, or not enough to tell which.
    """
    shift = side.shift
    if side.part is not None and side.part.shift:
        if side.day is not None or side.weekday is not None or shift is not None:
            raise not_understood(typed)
        shift = Shift(side.part.shift)
    return day_named(side.day, side.weekday, shift, near, typed)


def moment_on(side: Side, day: date, typed: str) -> Moment:
    """What the time of day of one time can mean on a day; the whole day where it names none.

    Raises:
        MomentError: the time did not happen on that day, or is of another part of the day.
    """
    if side.number is not None:
        raise not_understood(typed)
    if side.clock is not None:
        since = _in_part(side.clock, side.part, typed)
        early, late = instants(day, since, side.clock.zone, typed)
        return Moment(typed, early, late, "exact" if early == late else "range")
    if side.midnight is not None:
        return Moment(typed, start_of(day), start_of(day + DAY), "range")
    if side.part is not None:
        early = instants(day, side.part.first, "", typed)[0]
        late = instants(day, side.part.last, "", typed)[1]
        return Moment(typed, early, late, "range")
    return Moment(typed, start_of(day), end_of(day), "day")


def _in_part(clock: Clock, part: Part | None, typed: str) -> timedelta:
    """The clock as a length from 00:00 of the day that a part of the day beside it belongs to."""
    if part is None or part.usual <= clock.since <= part.last:
        return clock.since
    after_midnight = part.first == part.usual and clock.since + DAY <= part.last
    if after_midnight:
        return clock.since + DAY
    raise MomentError(
        f"“{typed}” can be read in two ways: write the date and the time, such as 11/02/2020 19:24."
    )
