"""What bare numbers are: days, years or times, by what stands beside them.

Where a number could honestly be two things, it is refused with both ways to write it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ddaudit_desktop.moments.model import MomentError
from ddaudit_desktop.moments.tokens import (
    Clock,
    Day,
    Dotted,
    Midnight,
    Number,
    Part,
    Shift,
    Token,
    Weekday,
    clock_of,
    full_year,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NEAR_YEARS = 10
"""How far from the event before a year after a month in words is expected."""

USUAL_YEARS = range(1970, 2070)
"""The years expected where there is no event before."""

CROWDED_YEARS = range(2000, 2040)
"""Years of our records that look like times of the evening: 2035 and 20:35."""


def settled(tokens: Sequence[Token], near: date | None) -> list[Token]:
    """The tokens of one time, each number joined to its month or made a time of day.

    A bare one or two digits without a month stays: a range may explain it.

    Raises:
        MomentError: a number could mean two things, or is no time of day.
    """
    joined: list[Token] = []
    left = list(tokens)
    while left:
        token, taken = _first_of(left, joined, near)
        joined.append(token)
        left = left[taken:]
    joined = _join_years([_undotted(token, joined) for token in joined])
    return [_timed(joined, at, near) for at in range(len(joined))]


def _first_of(left: list[Token], before: list[Token], near: date | None) -> tuple[Token, int]:
    """The first token, joined with those after it to a date in words; how many that took."""
    match left:
        case [Number(digits), Day(day=None, year=None, in_words=True) as month, *rest] if (
            len(digits) <= 2
        ):
            day = replace(month, day=int(digits), text=f"{digits} {month.text}")
            year = _year_in_words(day, rest, before, near)
            return (day, 2) if year is None else (_in_year(day, year), 3)
        case [Day(day=None, year=None, in_words=True) as month, Number(digits), *_] if (
            len(digits) == 4
        ):
            return _in_year(month, int(digits)), 2
        case [Day(day=None, year=None, in_words=True) as month, Number(digits) as number, *rest]:
            day = replace(month, day=int(digits), text=f"{month.text} {digits}")
            # Two digits more would read "Feb 20 20", a stray space in a month, as a day.
            in_full = rest and isinstance(rest[0], Number) and len(rest[0].digits) == 4
            year = _year_in_words(day, rest, before, near) if in_full else None
            if year is not None:
                return _in_year(day, year), 3
            if not number.ordinal and not any(map(_tells_time, [*before, *rest])):
                raise MomentError(
                    f"“{day.text}” could be a day or a year: "
                    f"write {digits} {month.text} with its year, or {month.text} 20{digits}."
                )
            return day, 2
        case [Number(digits, ordinal=True), *_]:
            return Day(digits, int(digits)), 1
        case _:
            return left[0], 1


def _in_year(day: Day, year: int) -> Day:
    return replace(day, year=year, text=f"{day.text} {year}")


def _year_in_words(
    day: Day, rest: list[Token], before: list[Token], near: date | None
) -> int | None:
    """The year that a number after a day and month in words is; none where it is something else."""
    match rest:
        case [Number(digits, ordinal=False), *more] if len(digits) in {2, 4}:
            year = full_year(digits)
        case _:
            return None
    expected = year in USUAL_YEARS if near is None else abs(year - near.year) <= NEAR_YEARS
    in_full = len(digits) == 4
    if not in_full and more and isinstance(more[0], Clock) and more[0].bare:
        # "3 Feb 12 10am" may be a year and a time, or ten past twelve with a stray space.
        raise MomentError(
            f"“{day.text} {digits}” could be the year {year} or the hour: "
            "write the year with four digits, or the time as 19:24."
        )
    if expected or (in_full and any(map(_tells_time, [*before, *more]))):
        return year
    if not in_full:
        raise _two_things(f"{day.text} {digits}", f"the year {year}", f"{digits}:00")
    if not _is_clock(digits):
        return year
    if near is not None and year in CROWDED_YEARS:
        clock = f"{digits[:2]}:{digits[2:]}"
        raise _two_things(f"{day.text} {digits}", f"the year {year}", clock)
    return None


def _undotted(token: Token, among: list[Token]) -> Token:
    """A pair such as ``12.02`` as the date or the clock it must be beside the other tokens."""
    if not isinstance(token, Dotted):
        return token
    day = Day(token.text, int(token.first), int(token.second))
    # A part of the day may be of either: "12.02 eve" is a day, "5.55 in the morning" a time.
    others = [other for other in among if other is not token and not isinstance(other, Part)]
    if any(isinstance(other, Day | Weekday | Shift) for other in others):
        return clock_of(token.first, token.second)
    if any(map(_tells_time, others)):
        return day
    may_be_day = 1 <= int(token.first) <= 31 and 1 <= int(token.second) <= 12
    if may_be_day and _is_clock(token.first + token.second):
        raise MomentError(
            f"“{token.text}” could be a day or a time: "
            f"write {token.first}/{token.second} or {token.first}:{token.second}."
        )
    return day if may_be_day else clock_of(token.first, token.second)


def _join_years(tokens: list[Token]) -> list[Token]:
    """Put a year to a date in numbers that a space parts from it, where a time follows too."""
    for at, pair in enumerate(pairwise(tokens)):
        match pair:
            case Day(year=None) as day, Number(digits) if day.month and len(digits) == 4:
                others = tokens[:at] + tokens[at + 2 :]
                if any(map(_tells_time, others)):
                    return [*tokens[:at], _in_year(day, int(digits)), *tokens[at + 2 :]]
            case _:
                continue
    return tokens


def _timed(tokens: list[Token], at: int, near: date | None) -> Token:
    """A number of three or four digits as a time of day, unless it could be the year."""
    token = tokens[at]
    if not isinstance(token, Number) or len(token.digits) < 3:
        return token
    beside = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]]
    lacks_year = any(isinstance(x, Day) and x.month and x.year is None for x in beside)
    number = int(token.digits)
    if near is None:
        may_be_year = lacks_year and number in USUAL_YEARS
    else:
        may_be_year = (lacks_year or len(tokens) == 1) and abs(number - near.year) <= 1
    if may_be_year and _is_clock(token.digits):
        clock = f"{token.digits[:2]}:{token.digits[2:]}"
        raise _two_things(token.digits, f"the year {number}", clock)
    return clock_of(token.digits[:-2], token.digits[-2:])


def _is_clock(digits: str) -> bool:
    return int(digits[:-2]) <= 23 and int(digits[-2:]) <= 59


def _tells_time(token: Token) -> bool:
    """Whether the token is a time of day already, or a number that can only be one."""
    if isinstance(token, Number):
        return len(token.digits) >= 3
    return isinstance(token, Clock | Part | Midnight | Dotted)


def _two_things(text: str, first: str, second: str) -> MomentError:
    return MomentError(
        f"“{text}” could mean {first} or the time {second}: "
        f"write the year as 11/02/2020 and the time as 19:24."
    )
