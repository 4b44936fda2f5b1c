"""Times at the head of a line that words are part of: 12 noon, between 4 and 5pm."""

from __future__ import annotations

import re
from dataclasses import replace

from ddaudit_desktop.logs.clock import Clock, bare_clock_at, clock_at

_NAMED = re.compile(
    r"(?P<figures>12(?:[:.]?00)?[ ]?)?(?:(?P<noon>noon|midday)|midnight)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"between[ \t]{1,3}", re.IGNORECASE)
_AND = re.compile(r"[ \t]{0,3}(?:and\b|&|to\b|-|–)[ \t]{0,3}", re.IGNORECASE)
_HOUR = re.compile(r"(?P<h>[0-9]{1,2})(?![0-9/.:])")
_HALF = re.compile(r"[ap]\.?m\b", re.IGNORECASE)
_ENDS_A_HEAD = re.compile(r"\s*(?:[-–|>:;\])]|$)")
NOON, MIDNIGHT = 12, 24
HALF_DAY = 12


def worded_at(text: str, at: int) -> tuple[Clock, Clock | None] | None:
    """The time that begins here, with its later end where it is between two."""
    span = span_at(text, at)
    if span is not None:
        return span
    named = named_at(text, at)
    return (named, None) if named else None


def named_at(text: str, at: int) -> Clock | None:
    """Noon or midnight by name; without figures only where the words begin after it.

    Midnight is 24:00, which is no time of day: it may be the start of the day or its end.
    """
    match = _NAMED.match(text, at)
    if match is None or not (match["figures"] or _ENDS_A_HEAD.match(text, match.end())):
        return None
    return Clock(NOON if match["noon"] else MIDNIGHT, 0, 0, at, match.end(), match[0])


def span_at(text: str, at: int) -> tuple[Clock, Clock] | None:
    """Both ends of "between 4 and 5pm", where it stands apart from the words.

    What is told between two times ("between 4 and 5pm she was seen") is no head.
    """
    begins = _BETWEEN.match(text, at)
    first = _end_at(text, begins.end()) if begins else None
    sign = _AND.match(text, first.end) if first else None
    last = _end_at(text, sign.end()) if sign else None
    if first is None or last is None or not _ENDS_A_HEAD.match(text, last.end):
        return None
    if _is_plain(last) or first.wrong or last.wrong or last.bare != first.bare:
        return None
    return _of_the_half(first, last), last


def _end_at(text: str, at: int) -> Clock | None:
    found = clock_at(text, at) or bare_clock_at(text, at)
    if found is None and (hour := _HOUR.match(text, at)):
        return Clock(int(hour["h"]), 0, 0, at, hour.end(), hour[0])
    return found


def _is_plain(end: Clock) -> bool:
    """Whether it is an hour alone, which may count anything."""
    return end.written.isdecimal() and not end.bare


def _of_the_half(first: Clock, last: Clock) -> Clock:
    """The earlier end in the half of the day that the later one names, or in the half before it."""
    if _HALF.search(first.written) or not _HALF.search(last.written) or first.hour > HALF_DAY:
        return first
    hour = first.hour % HALF_DAY + (HALF_DAY if last.hour >= HALF_DAY else 0)
    same = replace(first, hour=hour)
    return same if same.minutes <= last.minutes else replace(first, hour=(hour + HALF_DAY) % 24)
