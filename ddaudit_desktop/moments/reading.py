"""Times as people write them, read into what they can mean.

A time that is not there is never filled in: the reading has an earliest and a latest instant, says
that the time is unknown, or is refused with a sentence. Dates are day first.
"""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.moments.instants import moment_of_side
from ddaudit_desktop.moments.lexing import tokens_of
from ddaudit_desktop.moments.local_time import local
from ddaudit_desktop.moments.model import ABOUT, Moment, MomentError, Precision, not_understood
from ddaudit_desktop.moments.ranges import moment_between
from ddaudit_desktop.moments.sides import side_of
from ddaudit_desktop.moments.tidy import tidy
from ddaudit_desktop.moments.tokens import Join, Token

if TYPE_CHECKING:
    from datetime import date, datetime

_COUNTED_ON = re.compile(
    r"\+ ?(?:(?P<h>\d{1,3}) ?(?:hours|hour|hrs|hr|h))? ?"
    r"(?:(?P<m>\d{1,5}) ?(?:minutes|minute|mins|min|m)?)?"
)

_OPENING = frozenset({"between", "after"})
_RANGES = [
    ["to"],
    ["dash"],
    ["between", "and"],
    ["between", "to"],
    ["between", "dash"],
    ["after", "before"],
    ["after", "and", "before"],
]
_ONE_ENDED = [["after"], ["before"], ["between"]]


def read(text: str, near: datetime | None) -> Moment:
    """Read a time as typed, as `read_moment` says, which is the way in."""
    plain = tidy(text)
    if not plain:
        raise MomentError("Write a date and time, such as 11/02/2020 19:24, or ? if it is unknown.")
    typed = " ".join(text.split())
    try:
        if plain.startswith("+"):
            return _counted_on(plain, typed, near)
        return _read(plain, typed, local(near).date() if near else None)
    except OverflowError:
        raise MomentError(f"“{typed}” is too far away to be a date of an event.") from None


def _counted_on(plain: str, typed: str, near: datetime | None) -> Moment:
    """So many minutes after the event before."""
    match = _COUNTED_ON.fullmatch(plain)
    if match is None or not (match["h"] or match["m"]):
        raise MomentError(f"“{typed}” is not understood: write + and minutes, such as +35.")
    if near is None:
        raise MomentError(f"“{typed}” needs an event before it: write the date and time instead.")
    length = timedelta(hours=int(match["h"] or 0), minutes=int(match["m"] or 0))
    instant = near.astimezone(UTC) + length
    return Moment(typed, instant, instant, "exact")


def _read(plain: str, typed: str, near: date | None) -> Moment:
    tokens = tokens_of(plain, typed)
    about, unknown = (any(t == Join(kind) for t in tokens) for kind in ("about", "unknown"))
    words = [t for t in tokens if t not in {Join("about"), Join("unknown")}]
    if not words and unknown and not about:
        return Moment(typed)
    ends, dash = _split(words, typed)
    if len(ends) == 1:
        moment = moment_of_side(side_of(ends[0], near, typed), near, typed)
    else:
        moment = moment_between(ends[0], ends[1], near, typed, dash=dash)
    if unknown and moment.precision not in {"day", "month"}:
        raise not_understood(typed)
    return _widened(moment, typed) if about else moment


def _split(tokens: list[Token], typed: str) -> tuple[list[list[Token]], bool]:
    """One time or the two ends of a range, and whether a dash joined them."""
    kinds = [token.kind for token in tokens if isinstance(token, Join)]
    ends: list[list[Token]] = [[]]
    for token in tokens:
        if not isinstance(token, Join):
            ends[-1].append(token)
        elif token.kind not in _OPENING:
            ends.append([])
    if len(kinds) == 3 and kinds in _RANGES and not ends[1]:
        del ends[1]  # between "and" and "before"
    if not kinds:
        return ends, False
    if kinds in _ONE_ENDED or (kinds in _RANGES and not all(ends)):
        raise MomentError(
            f"“{typed}” gives one end only: write both, such as 22:00-02:00, "
            "or the day alone if that is all that is known."
        )
    if kinds not in _RANGES or len(ends) != 2:
        raise not_understood(typed)
    return ends, kinds == ["dash"]


def _widened(moment: Moment, typed: str) -> Moment:
    """The moment with what "about" adds to either side."""
    if moment.earliest is None or moment.latest is None or moment.precision in {"day", "month"}:
        raise MomentError(
            f"“{typed}”: “about” needs a time of day. For some days write a range, "
            "such as 11/02/2020 to 13/02/2020."
        )
    precision: Precision = "about" if moment.precision == "exact" else "range"
    return Moment(typed, moment.earliest - ABOUT, moment.latest + ABOUT, precision)
