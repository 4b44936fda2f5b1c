"""The words that dates and times are written with, and what each of them says."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.moments.tokens import Clock, Join, Midnight, Part, Shift, Token

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GIVEN = ("known", "recorded", "stated", "given")
_ABOUT = ("about", "approx", "approximately", "circa", "ca", "c", "around", "roughly")
_UNKNOWN = (
    *("?", "??", "???", "unknown", "unk", "n/k", "nk", "no time"),
    *("none recorded", "no time recorded", "time unknown"),
    *(f"{time}not {given}" for time in ("", "time ") for given in _GIVEN),
)


def _part(first: int, last: int, shift: int = 0, *, usual: int | None = None) -> Part:
    """A part of the day from a full hour to the minute before another."""
    begin = timedelta(hours=first if usual is None else usual)
    return Part(timedelta(hours=first), timedelta(hours=last, minutes=-1), begin, shift)


_SMALL_HOURS, _NIGHT = _part(0, 6), _part(0, 30, usual=18)
_MORNING, _AFTERNOON = _part(6, 12, usual=0), _part(12, 18)
_EVENING = _part(18, 24, usual=17)

PHRASES: dict[str, Token | None] = {
    **dict.fromkeys(("at", "on", "of", "the", "in", "during", "sometime", "some time"), None),
    **dict.fromkeys(("early", "early hours", "early morning", "small hours"), _SMALL_HOURS),
    # A night belongs to two days; without saying which one it is either.
    **dict.fromkeys(("night", "overnight"), _NIGHT),
    **dict.fromkeys(("morning", "morn"), _MORNING),
    "afternoon": _AFTERNOON,
    **dict.fromkeys(("eve", "evening"), _EVENING),
    **dict.fromkeys(("am", "a.m"), _part(0, 12)),
    **dict.fromkeys(("pm", "p.m"), _part(12, 24)),
    "last night": _part(18, 30, -1),
    "tonight": _part(18, 30, 0),
    **dict.fromkeys(("noon", "midday", "12 noon", "12noon"), Clock(timedelta(hours=12))),
    **dict.fromkeys(("midnight", "12 midnight", "12midnight"), Midnight()),
    **dict.fromkeys(("today", "same day"), Shift(0)),
    **dict.fromkeys(("yesterday", "day before", "previous day"), Shift(-1)),
    **dict.fromkeys(("tomorrow", "next day", "day after", "following day"), Shift(1)),
    **dict.fromkeys(("between", "from"), Join("between")),
    "and": Join("and"),
    **dict.fromkeys(("to", "until", "till", "til"), Join("to")),
    "-": Join("dash"),
    **dict.fromkeys(("after", "since", "not before"), Join("after")),
    **dict.fromkeys(("before", "by", "not after"), Join("before")),
    **dict.fromkeys((*_ABOUT, "ish", "-ish", "or so", "~"), Join("about")),
    **dict.fromkeys(_UNKNOWN, Join("unknown")),
}


def _named(names: tuple[str, ...], also: dict[str, int]) -> dict[str, int]:
    short = {name[:3]: number for number, name in enumerate(names)}
    return short | {name: number for number, name in enumerate(names)} | also


MONTH_NAMES = {name: n + 1 for name, n in _named(_MONTHS, {"sept": 8}).items()}
WEEKDAY_NAMES = _named(_WEEKDAYS, {"tues": 1, "weds": 2, "thur": 3, "thurs": 3})


def one_of(names: Iterable[str], *, letters: bool = True) -> str:
    """A pattern for these names, the longest first; those that end with a letter, or the others."""
    wanted = [name for name in names if name[-1].isalpha() is letters]
    return "|".join(re.escape(name) for name in sorted(wanted, key=len, reverse=True))
