"""Which day a text names: what is missing comes from the event it leans on, or it is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.moments.model import MomentError

if TYPE_CHECKING:
    from ddaudit_desktop.moments.tokens import Day, Shift, Weekday

FIRST_YEAR, LAST_YEAR = 1900, 2100
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_named(
    named: Day | None, weekday: Weekday | None, shift: Shift | None, near: date | None, typed: str
) -> date:
    """The day that a date, a weekday and words such as "yesterday" name together.

    A weekday alone is the first such day on or after ``near``, or with "last" the one before it;
    beside a date it must be right.

    Args:
        named: the date as far as it is written.
        weekday: the day of the week, where it is written.
        shift: a day told from ``near``.
        near: the day the text leans on, if there is one.
        typed: the words, for the sentence of an error.

    Raises:
        MomentError: no such day, or not enough to tell which.
    """
    if named is not None and shift is not None:
        raise MomentError(f"“{typed}” names the day twice: write it once, such as 11/02/2020.")
    if named is not None:
        day = _calendar_day(named, near)
        if weekday is not None and day.weekday() != weekday.number:
            raise MomentError(
                f"“{typed}”: {day:%d/%m/%Y} was a {_WEEKDAYS[day.weekday()]}, "
                f"not a {_WEEKDAYS[weekday.number]}."
            )
        return day
    if near is None:
        raise MomentError(f"“{typed}” has no date: write it as 11/02/2020 19:24.")
    if shift is not None:
        day = near + timedelta(days=shift.days)
        if weekday is not None and day.weekday() != weekday.number:
            raise MomentError(f"“{typed}” names the day twice, and they differ: write the date.")
        return day
    if weekday is not None:
        ahead = (weekday.number - near.weekday()) % 7
        return near + timedelta(days=ahead - 7 if weekday.last else ahead)
    return near


def month_named(named: Day, near: date | None) -> tuple[date, date]:
    """The first day of a month written alone and the first of the month after."""
    year = _year(named, near)
    first = _real(year, named.month or 0, 1, named.text)
    if first.month < 12:
        return first, date(year, first.month + 1, 1)
    return first, date(year + 1, 1, 1)


def _calendar_day(named: Day, near: date | None) -> date:
    if named.month is None and near is None:
        raise MomentError(f"“{named.text}” has no month: write the date as 11/02/2020.")
    month = named.month or (near.month if near is not None else 0)
    return _real(_year(named, near), month, named.day or 0, named.text)


def _year(named: Day, near: date | None) -> int:
    if named.year is not None:
        return named.year
    if near is None:
        raise MomentError(f"“{named.text}” has no year: write the date as 11/02/2020.")
    return near.year


def _real(year: int, month: int, day: int, text: str) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise MomentError(
            f"“{text}” is not a date: write day, month and year, such as 11/02/2020."
        ) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise MomentError(
            f"“{text}” lies in the year {year}: write a year from {FIRST_YEAR} to {LAST_YEAR}."
        )
    return found
