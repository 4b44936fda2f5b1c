"""The words of a time: dates, clocks, numbers, parts of the day and the words that join them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from ddaudit_desktop.moments.model import MomentError

if TYPE_CHECKING:
    from datetime import datetime

Joint = Literal["between", "and", "to", "dash", "after", "before", "about", "unknown"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it is named; a month alone has no ``day``, "the 3rd" only that."""

    text: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    in_words: bool = False
    """Whether the month is a word, after which a number is the year by habit."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: 0 is Monday; ``last`` for the one before rather than the one next."""

    number: int
    last: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A day told from another: ``yesterday`` is -1."""

    days: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as a length from 00:00, up to 24:00.

    Attributes:
        since: the length.
        zone: ``GMT``, ``BST`` or ``UTC`` where it is named.
        half: ``am`` or ``pm`` where it is named.
        twelve: whether am or pm could still be meant: an hour of 1 to 12 without leading zero.
        bare: whether only an hour was written, as in ``3am``.
    """

    since: timedelta
    zone: str = ""
    half: str = ""
    twelve: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Dotted:
    """Two numbers with a dot, a clock or a day and month: ``12.02``."""

    text: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Number:
    """A bare number of up to four digits; ``ordinal`` for the 3rd."""

    digits: str
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """An instant with its offset, as computers write it."""

    instant: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day, from its first to its last minute, counted from 00:00 of that day.

    Attributes:
        first, last: the minutes; from 24 hours on they are of the day after.
        usual: the first clock that people say with it: "five in the morning" is of the morning,
            and a night, which may be either of two, begins in the evening.
        shift: days from the day it leans on, for "last night".
    """

    first: timedelta
    last: timedelta
    usual: timedelta
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Midnight:
    """Midnight: the start of a day or its end."""


@dataclass(frozen=True, slots=True)
class Join:
    """A word that joins, opens or qualifies."""

    kind: Joint


Token = Day | Weekday | Shift | Clock | Dotted | Number | Stamp | Part | Midnight | Join


def full_year(written: str) -> int:
    """The year of two or four digits: two mean 2000 to 2068, else 1969 to 1999."""
    year = int(written)
    if len(written) > 2:
        return year
    return year + (2000 if year < 69 else 1900)


def clock_of(
    hour: str,
    minute: str,
    second: str = "0",
    *,
    half: str = "",
    zone: str = "",
    bare: bool = False,
) -> Clock:
    """The clock of written digits.

    Raises:
        MomentError: there is no such time of day.
    """
    hours, minutes, seconds = int(hour), int(minute), int(second)
    shown = f"{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")
    end_of_day = hours == 24 and not minutes and not seconds and not half
    wrong_half = (half == "a" and hours > 12) or (half == "p" and hours == 0)
    if (hours > 23 and not end_of_day) or minutes > 59 or seconds > 59 or wrong_half:
        after = f" {half}m" if wrong_half else ""
        raise MomentError(f"“{shown}{after}” is not a time of day: write a time as 19:24 or 1924.")
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    since = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    named = "UTC" if zone == "z" else zone.upper()
    twelve = not half and not hour.startswith("0") and 1 <= hours <= 12
    return Clock(since, named, f"{half}m" if half else "", twelve, bare)
