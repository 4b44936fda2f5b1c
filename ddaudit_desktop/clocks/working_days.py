"""Working days and school days of England and Wales, counted offline.

A working day is Monday to Friday without bank holidays (domain rules 3.0). The bank holidays come
from the `holidays` library: the rules of the Banking and Financial Dealings Act 1971 and the days
moved or added by proclamation up to its release. A day proclaimed later, or a day on which a place
works differently, is added in a `Calendar`; years outside the library's own are refused, because
a count without bank holidays would look right and be wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Collection

DAY = timedelta(days=1)
SATURDAY = 5


class CalendarEnds(KnownError):
    """A day lies outside the years whose bank holidays are known; the sentence names them."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days on which a place differs from the bank holidays, as a person may edit them.

    Attributes:
        extra_off: days off beside weekends and bank holidays, such as one proclaimed later.
        extra_on: days worked although they are a weekend or a bank holiday; this wins.
        school_closed: ranges in which schools are closed, first and last day included.
    """

    extra_off: frozenset[date] = frozenset()
    extra_on: frozenset[date] = frozenset()
    school_closed: frozenset[tuple[date, date]] = frozenset()


ENGLAND_AND_WALES = Calendar()
"""Weekends and bank holidays only."""


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The days off of one year, weekdays all: a substitute stands for a day on a weekend.

    Raises:
        CalendarEnds: the year's bank holidays are not known.
    """
    # A fifth of a second once, for countries without number: paid when a working day is counted.
    from holidays import country_holidays

    # England and Wales share their bank holidays, so either subdivision stands for both.
    days = country_holidays("GB", subdiv="ENG", years=year)
    first, last = days.start_year, days.end_year
    if not first <= year <= last:
        raise CalendarEnds(
            f"The bank holidays of {year} are not known, so working days cannot be counted there. "
            f"Check the date: the calendar reaches from {first} to {last}."
        )
    return frozenset(day for day in days if day.year == year and day.weekday() < SATURDAY)


def is_bank_holiday(day: date) -> bool:
    """Whether the day is a bank holiday, as published: the substitute, not the weekend day.

    Raises:
        CalendarEnds: the year's bank holidays are not known.
    """
    return day in bank_holidays(day.year)


def is_working_day(day: date, *, calendar: Calendar = ENGLAND_AND_WALES) -> bool:
    """Whether the day is Monday to Friday and no bank holiday, as the calendar amends it.

    Raises:
        CalendarEnds: the year's bank holidays are not known.
    """
    free = is_bank_holiday(day) or day.weekday() >= SATURDAY or day in calendar.extra_off
    return day in calendar.extra_on or not free


def working_day_after(
    day: date,
    number: int,
    *,
    first_day_after: bool = True,
    calendar: Calendar = ENGLAND_AND_WALES,
) -> date:
    """The day on which that many working days have been reached; 0 is the start itself.

    Args:
        day: the start, working day or not.
        number: how many working days, 0 or more.
        first_day_after: day 1 is the working day after the start; otherwise the start itself
            counts as day 1 when it is a working day.
        calendar: what differs from the bank holidays.

    Raises:
        CalendarEnds: the count leaves the years whose bank holidays are known.
        ValueError: the number is negative.
    """
    if number < 0:
        raise ValueError(f"working days are counted forward, not by {number}")
    first_counts = is_working_day(day, calendar=calendar) and not first_day_after
    left = number - 1 if number and first_counts else number
    while left:
        day = _next(day)
        left -= is_working_day(day, calendar=calendar)
    return day


def working_days_between(
    first: date,
    last: date,
    *,
    first_day_after: bool = True,
    calendar: Calendar = ENGLAND_AND_WALES,
) -> int:
    """How many working days are used from one day to another: the inverse of `working_day_after`.

    The last day counts; the first counts only with ``first_day_after=False``. Days the other way
    round give the same number below zero.

    Raises:
        CalendarEnds: the count leaves the years whose bank holidays are known.
    """
    if last < first:
        return -working_days_between(
            last, first, first_day_after=first_day_after, calendar=calendar
        )
    used = int(is_working_day(first, calendar=calendar) and not first_day_after)
    day = first
    while day < last:
        day = _next(day)
        used += is_working_day(day, calendar=calendar)
    return used


def is_school_day(
    day: date,
    closed: Collection[tuple[date, date]] = (),
    *,
    calendar: Calendar = ENGLAND_AND_WALES,
) -> bool:
    """Whether schools may be open: a weekday, no bank holiday, in no range given as closed.

    School holidays differ from place to place, so without ranges this is the earliest answer
    that can be right, not a certain one.

    Raises:
        CalendarEnds: the year's bank holidays are not known.
    """
    if is_bank_holiday(day) or day.weekday() >= SATURDAY or day in calendar.extra_off:
        return False
    return not any(
        first <= day <= last
        for ranges in (closed, calendar.school_closed)
        for first, last in ranges
    )


def next_school_day(
    day: date,
    closed: Collection[tuple[date, date]] = (),
    *,
    calendar: Calendar = ENGLAND_AND_WALES,
) -> date:
    """The first school day after this day; the day itself is never the answer.

    Raises:
        CalendarEnds: there is none in the years whose bank holidays are known.
    """
    day = _next(day)
    while not is_school_day(day, closed, calendar=calendar):
        day = _next(day)
    return day


def _next(day: date) -> date:
    if day == date.max:
        raise CalendarEnds("There is no day after 31 December 9999. Check the date.")
    return day + DAY
