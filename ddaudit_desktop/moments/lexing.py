"""A text taken apart into the words of a time.

Every character belongs to exactly one of them. A text with anything left over is refused, so a
stray space or letter can never make half of it look like the whole.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.moments.days import FIRST_YEAR, LAST_YEAR
from ddaudit_desktop.moments.model import MomentError, not_understood
from ddaudit_desktop.moments.tokens import (
    Clock,
    Day,
    Dotted,
    Number,
    Stamp,
    Token,
    Weekday,
    clock_of,
    full_year,
)
from ddaudit_desktop.moments.vocabulary import MONTH_NAMES, PHRASES, WEEKDAY_NAMES, one_of

if TYPE_CHECKING:
    from collections.abc import Callable

FARTHEST_OFFSET = timedelta(hours=14)
"""The largest difference of any local time from UTC."""

_LETTERS_END = r"(?![a-z])"
_ISH_FOLLOWS = r"(?:(?![a-z0-9])|(?=-?ish\b))"
_HALF = rf"(?: ?(?P<half>[ap])\.?m\.?{_ISH_FOLLOWS})?"
_HOURS = rf"(?: ?(?:hours|hrs|hr|h)\.?{_ISH_FOLLOWS})?"
_ZONE = rf"(?: ?\(?(?P<zone>z|utc|gmt|bst){_ISH_FOLLOWS}\)?)?"
_AFTER_CLOCK = _HALF + _HOURS + _ZONE

Reader = tuple[re.Pattern[str], "Callable[[re.Match[str]], Token | None]"]


def _stamp(match: re.Match[str]) -> Stamp:
    offset = match["offset"].strip()
    length = timedelta(0)
    if offset != "z":
        length = timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
        if length > FARTHEST_OFFSET or int(offset[-2:]) > 59:
            raise MomentError(f"“{match[0]}”: there is no offset {offset} from UTC.")
    if not FIRST_YEAR <= int(match["y"]) <= LAST_YEAR:
        raise MomentError(f"“{match[0]}”: write a year from {FIRST_YEAR} to {LAST_YEAR}.")
    since = clock_of(match["h"], match["min"], match["s"] or "0").since
    try:
        day = datetime(int(match["y"]), int(match["m"]), int(match["d"]), tzinfo=UTC)
        return Stamp(day + since - (-length if offset[0] == "-" else length))
    except (ValueError, OverflowError):
        raise MomentError(f"“{match[0]}” is not a date and time that could have been.") from None


def _date(match: re.Match[str]) -> Day:
    named = match.groupdict()
    year = named.get("y")
    month = named.get("word")
    return Day(
        match[0].title(),
        int(named["d"]) if named.get("d") else None,
        MONTH_NAMES[month] if month else int(match["m"]),
        full_year(year) if year else None,
        in_words=bool(month),
    )


def _clock(match: re.Match[str]) -> Clock:
    named = match.groupdict()
    return clock_of(
        named["h"],
        named.get("min") or "0",
        named.get("s") or "0",
        half=named.get("half") or "",
        zone=named.get("zone") or "",
        bare="min" not in named,
    )


def _dotted(match: re.Match[str]) -> Token:
    if match["half"] or match["hours"] or match["zone"]:
        return _clock(match)
    return Dotted(match[0].strip(), match["h"], match["min"])


def _run(match: re.Match[str]) -> Token:
    digits = match["run"]
    half = match["half"] or ""
    if half and not 1 <= int(digits[:-2]) <= 12:
        raise MomentError(f"“{match[0]}” is not understood: write a time as 19:24 or 7.24pm.")
    if half or match["hours"] or match["zone"]:
        return clock_of(digits[:-2], digits[-2:], half=half, zone=match["zone"] or "")
    return Number(digits)


_HOURS_NAMED = _HOURS.replace("(?: ?(?:", "(?: ?(?P<hours>", 1)
_MONTH_WORD = rf"(?P<word>{one_of(MONTH_NAMES)})"
_STAMP = (
    r"(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d){}(?P<h>\d\d):?(?P<min>\d\d)"
    r"(?::?(?P<s>\d\d)(?:[.,]\d{{1,9}})?)?(?P<offset> ?z(?![a-z])|{}\d\d:?\d\d(?!\d))"
)
_READERS: list[Reader] = [
    (re.compile(r"[ ,]+"), lambda _: None),
    (re.compile(_STAMP.format("t", r"(?: ?\+|-)")), _stamp),
    # After a space a dash begins the end of a range, never an offset.
    (re.compile(_STAMP.format(" ", r" ?\+")), _stamp),
    (
        re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?:t(?=\d)|(?![\da-z]))"),
        _date,
    ),
    (re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])$"), _date),
    (re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\da-z/])"), _date),
    (re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}|\d\d)(?![\da-z.])"), _date),
    (re.compile(r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})(?![\da-z-])"), _date),
    (re.compile(rf"(?P<d>\d{{1,2}})-{_MONTH_WORD}-(?P<y>\d{{4}}|\d\d)(?![\da-z-])"), _date),
    (re.compile(r"(?P<m>\d{1,2})/(?P<y>\d{4})(?![\da-z/])"), _date),
    (re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\da-z/])"), _date),
    (
        re.compile(
            r"(?P<h>\d{1,2}):(?P<min>\d\d)(?::(?P<s>\d\d)(?:\.\d{1,9})?)?(?!\d)" + _AFTER_CLOCK
        ),
        _clock,
    ),
    (
        re.compile(
            r"(?P<h>\d{1,2})\.(?P<min>\d\d)(?![\d.])" + _HALF + _HOURS_NAMED + _ZONE,
        ),
        _dotted,
    ),
    (
        re.compile(rf"(?P<h>\d{{1,2}}) ?(?P<half>[ap])\.?m\.?{_ISH_FOLLOWS}" + _ZONE),
        _clock,
    ),
    (
        re.compile(r"(?P<run>\d{4}|[1-9]\d\d)(?!\d)(?!st|nd|rd|th)" + _HALF + _HOURS_NAMED + _ZONE),
        _run,
    ),
    (
        re.compile(
            rf"(?P<words>{one_of(PHRASES, letters=True)}){_LETTERS_END}\.?"
            rf"|(?P<marks>{one_of(PHRASES, letters=False)})"
        ),
        lambda match: PHRASES[match["words"] or match["marks"]],
    ),
    (
        re.compile(rf"(?P<n>\d{{1,2}})(?!\d)(?P<ordinal>(?:st|nd|rd|th){_LETTERS_END})?"),
        lambda match: Number(match["n"], ordinal=bool(match["ordinal"])),
    ),
    (
        re.compile(rf"{_MONTH_WORD}{_LETTERS_END}\.?"),
        lambda match: Day(match["word"].title(), None, MONTH_NAMES[match["word"]], in_words=True),
    ),
    (
        re.compile(rf"(?P<last>last )?(?P<word>{one_of(WEEKDAY_NAMES)}){_LETTERS_END}\.?"),
        lambda match: Weekday(WEEKDAY_NAMES[match["word"]], bool(match["last"])),
    ),
]


def tokens_of(text: str, typed: str) -> list[Token]:
    """The words of a tidied text, in order, without those that add nothing.

    Raises:
        MomentError: something in it is no part of a date or time.
    """
    found: list[Token] = []
    at = 0
    while at < len(text):
        token, at = _next(text, at, typed)
        if token is not None:
            found.append(token)
    return found


def _next(text: str, at: int, typed: str) -> tuple[Token | None, int]:
    """The token that begins here, none for what adds nothing, and where it ends."""
    for pattern, read in _READERS:
        if match := pattern.match(text, at):
            return read(match), match.end()
    raise not_understood(typed)
