"""Times between two ends: what each end takes from the other, and which day it is of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.moments.instants import day_of_side, moment_of_side, moment_on
from ddaudit_desktop.moments.local_time import DAY
from ddaudit_desktop.moments.model import Moment, MomentError, not_understood
from ddaudit_desktop.moments.sides import Side, side_of
from ddaudit_desktop.moments.tokens import Clock, Number, Token

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

HALF_DAY = timedelta(hours=12)


def moment_between(
    first: Sequence[Token], second: Sequence[Token], near: date | None, typed: str, *, dash: bool
) -> Moment:
    """What a time between two ends can mean: from the earliest of one to the latest of the other.

    Args:
        first: the words of the earlier end.
        second: the words of the later end.
        near: the day the text leans on.
        typed: the words as typed.
        dash: whether a dash joined them, which also parts a date from its time.

    Raises:
        MomentError: an end is missing or is none, or the ends are the wrong way round.
    """
    left = side_of(_with_half(first, second, typed), near, typed)
    right = side_of(second, near, typed)
    only_day = left.has_day and not left.has_time and not left.whole_month
    only_time = right.has_time and not right.has_day
    # "18/06/2010-11pm" may be a day and a time, or from 10 to 11 with a lost space.
    in_full = right.clock is None or not right.clock.bare
    if dash and only_day and only_time and in_full and left.number is None:
        dated = replace(right, day=left.day, weekday=left.weekday, shift=left.shift)
        return moment_of_side(dated, near, typed)
    left, right = _share_date(left, right, typed)
    _check_ends(left, right, typed)
    left, right = _share_zone(left, right)
    early, late = _ends(left, right, near, typed)
    if early.earliest is None or late.latest is None or late.latest < early.earliest:
        raise MomentError(f"“{typed}” ends before it begins: write the earlier time first.")
    return Moment(typed, early.earliest, late.latest, "range")


def _ends(left: Side, right: Side, near: date | None, typed: str) -> tuple[Moment, Moment]:
    """Both ends, on the day that each names or takes from the other."""
    stamped = left.stamp is not None or right.stamp is not None
    if stamped and not (left.has_day and right.has_day):
        raise not_understood(typed)
    if left.has_day and right.has_day:
        return moment_of_side(left, near, typed), moment_of_side(right, near, typed)
    names_day = left if left.has_day or not right.has_day else right
    day = day_of_side(names_day, near, typed)
    if right.midnight is not None and not right.has_day:
        right = replace(right, midnight=None, clock=Clock(timedelta(hours=24)))
    overnight = _ends_next_day(left, right, day, typed)
    if left.midnight is not None and left.has_day:
        # Midnight of a day is its start or its end, so the end may be of this day or the next.
        overnight = True
    if overnight and right.has_day:
        raise MomentError(
            f"“{typed}” goes over midnight with one date: write the date of both ends."
        )
    on_its_day = replace(left, midnight=None, clock=Clock(timedelta(0))) if left.midnight else left
    return moment_on(on_its_day, day, typed), moment_on(
        right, day + DAY if overnight else day, typed
    )


def _ends_next_day(left: Side, right: Side, day: date, typed: str) -> bool:
    """Whether the second end can only be of the day after the first."""
    if left.clock is None or right.clock is None:
        begins = left.clock.since if left.clock else left.part.first if left.part else None
        ends = right.clock.since if right.clock else right.part.last if right.part else None
        return begins is not None and ends is not None and ends < begins
    if right.clock.since >= left.clock.since:
        return False
    if left.clock.zone and right.clock.zone:
        early = moment_on(left, day, typed).earliest
        late = moment_on(right, day, typed).latest
        return early is not None and late is not None and late < early
    return True


def _with_half(first: Sequence[Token], second: Sequence[Token], typed: str) -> list[Token]:
    """The first end with the am or pm that the second names, so that the time between is short."""
    left = list(first)
    if not left or not second:
        return left
    ends = second[0]
    if not isinstance(ends, Clock) or not ends.half:
        return left
    zone = ""
    match left[-1]:
        case Number(digits) if len(digits) >= 3:
            raise MomentError(
                f"“{typed}” has am or pm at one end only: write both ends as 19:24 or 7.24pm."
            )
        case Number(digits, ordinal=False) if 1 <= int(digits) <= 12:
            begins = timedelta(hours=int(digits))
        case Clock(since=begins, zone=zone, twelve=True):
            pass
        case _:
            return left
    choices = (begins % HALF_DAY, begins % HALF_DAY + HALF_DAY)
    nearest = min(choices, key=lambda since: (ends.since - since) % DAY)
    left[-1] = Clock(nearest, zone, ends.half)
    return left


def _share_date(left: Side, right: Side, typed: str) -> tuple[Side, Side]:
    """Give each end the month and year that only the other names: ``11-13 Feb 2020``."""
    if left.number is not None:
        days_only = right.day is not None and not (left.has_time or right.has_time)
        if not days_only or right.day is None or right.whole_month or left.day is not None:
            raise not_understood(typed)
        day = replace(right.day, day=int(left.number.digits), text=left.number.digits)
        left = replace(left, number=None, day=day)
    if left.day is not None and right.day is not None:
        month = left.day.month or right.day.month
        year, also = left.day.year or right.day.year, right.day.year or left.day.year
        left = replace(left, day=replace(left.day, month=month, year=year))
        right = replace(right, day=replace(right.day, year=also))
    return left, right


def _check_ends(left: Side, right: Side, typed: str) -> None:
    """Refuse ends of which one has only a day and the other only a time."""
    mixed = left.has_time != right.has_time and not (left.has_day and right.has_day)
    if mixed:
        raise MomentError(
            f"“{typed}” gives a day at one end and a time at the other: "
            "write the date and time of both, such as 11/02/2020 22:00 to 12/02/2020 02:00."
        )


def _share_zone(left: Side, right: Side) -> tuple[Side, Side]:
    """Let a zone after the second time of a day hold for the first; UTC holds either way."""
    dated = left.has_day and right.has_day
    if left.clock is None or right.clock is None or dated:
        return left, right
    clock = left.clock
    if right.clock.zone and not clock.zone:
        left = replace(left, clock=replace(clock, zone=right.clock.zone))
    if clock.zone == "UTC" and not right.clock.zone:
        right = replace(right, clock=replace(right.clock, zone="UTC"))
    return left, right
