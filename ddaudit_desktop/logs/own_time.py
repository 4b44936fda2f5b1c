"""A time in the running text that belongs to what the words before or after it tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.clock import (
    Clock,
    Day,
    bare_clock_at,
    between,
    clock_at,
    day_at,
    exact,
    stamp_at,
    whole_day,
)
from ddaudit_desktop.logs.tokens import DASH, STOP, Tokens
from ddaudit_desktop.moments import Moment

if TYPE_CHECKING:
    from datetime import date

REACH = 8
"""How many words after a phrase its time may stand."""
_AT = frozenset({"at", "about", "approx", "approximately", "around", "circa", "c", "abt", "since"})
_ABOUT = _AT - {"at", "since"}
_SPAN = frozenset({"between", "from"})
_BEFORE = _AT | _SPAN | {"entry", "on"}
_UNTIL = re.compile(r"\s?(?:hrs)?\s?(?:-|–|to|and|until)\s?", re.IGNORECASE)
_DAYS_BACK = {"yesterday": 1, "today": 0}
DAY_BEFORE = "no date beside the time, taken as the day before"


@dataclass(frozen=True, slots=True)
class OwnTime:
    """A time found beside a phrase: as written, and the stretch of text that it takes up."""

    start: int
    end: int
    written: str
    day: Day | None = None
    days_back: int | None = None
    clock: Clock | None = None
    until: Clock | None = None
    about: bool = False

    def moment(self, base: date | None, at: int | None, *, ahead: bool) -> tuple[Moment, str, bool]:
        """What it can mean, the doubt in it, and whether it lies after the entry.

        Args:
            base: the day of the entry.
            at: the minutes after midnight at which the entry was written, if known.
            ahead: whether a time after the entry is what the words tell of.
        """
        day = self._day(base)
        if day is None:
            wrong = self.day.wrong if self.day else ""
            return Moment(self.written), wrong or "the day is not known", False
        if self.clock is None:
            return whole_day(day, self.written), "a date, no time", base is not None and day > base
        doubt, later = "", False
        if self.day is None and self.days_back is None:
            later = at is not None and self.clock.minutes > at + 1
            if later and at is not None and not ahead and self._is_the_day_before(at):
                day, doubt, later = day - timedelta(days=1), DAY_BEFORE, False
        elif base is not None:
            later = day > base or (day == base and at is not None and self.clock.minutes > at + 1)
        moment, why = self._at(day)
        return moment, why or doubt, later

    def _day(self, base: date | None) -> date | None:
        if self.day is not None:
            if self.day.year is None and base is None:
                return None
            return self.day.on(base.year if base else 2000)
        if base is not None and self.days_back:
            return base - timedelta(days=self.days_back)
        return base

    def _is_the_day_before(self, at: int) -> bool:
        """Whether a clock later than the entry's is nearer on the day before."""
        return self.clock is not None and self.clock.minutes - at > 12 * 60

    def _at(self, day: date) -> tuple[Moment, str]:
        if self.clock is None:
            return whole_day(day, self.written), ""
        if self.until is not None:
            return between(day, self.clock, self.until, self.written)
        return exact(day, self.clock, self.written, about=self.about)


def time_after(
    text: str, words: Tokens, first: int, stop: int, *, only_own: bool
) -> OwnTime | None:
    """The time that follows a phrase in its sentence.

    Args:
        text: the text of the entry.
        words: its words.
        first: the word after the phrase.
        stop: a word at which something else begins.
        only_own: the phrase needs a time of its own, so plain figures are taken for one too.
    """
    days_back: int | None = None
    for at in range(first, min(first + REACH, stop, len(words))):
        if words.breaks[at] >= STOP:
            return None
        word = words.words[at]
        if word in _DAYS_BACK and only_own:
            days_back = _DAYS_BACK[word]
        before = words.words[at - 1] if at else ""
        led = before in _AT or before in _SPAN or (before == "of" and only_own)
        found = _time_at(text, words.starts[at], plain=led or (only_own and at <= first + 1))
        if found is None:
            continue
        dated = found.day is not None
        if (
            only_own
            or led
            or at == first
            or (dated and (before == "on" or found.clock is not None))
        ):
            return _finished(found, words, at, days_back)
    return None


def time_before(text: str, words: Tokens, phrase: int) -> OwnTime | None:
    """The time right before a phrase: LATE ENTRY 2145 EDT INFORMED."""
    for back in (1, 2):
        at = phrase - back
        if at < 0 or not words.joined(at + 1, phrase, DASH):
            return None
        led = words.breaks[at] > 0 or (at > 0 and words.words[at - 1] in _BEFORE)
        found = _time_at(text, words.starts[at], plain=led)
        if found is not None and found.clock is not None and (led or not found.clock.bare):
            ends_before = found.end <= words.starts[phrase]
            return _finished(found, words, at, None) if ends_before else None
        if words.words[at] not in ("hrs", "hours", "am", "pm"):
            return None
    return None


def lone_clock(text: str, words: Tokens) -> OwnTime | None:
    """The one time beyond doubt of a text that has exactly one."""
    found: OwnTime | None = None
    end = 0
    for at in range(len(words)):
        if words.starts[at] < end:
            continue
        one = _time_at(text, words.starts[at], plain=False)
        if one is None or one.clock is None:
            continue
        if found is not None:
            return None
        found, end = one, one.end
    return found


def _finished(found: OwnTime, words: Tokens, at: int, days_back: int | None) -> OwnTime:
    before = {words.words[at - 1]} if at else set()
    if at > 1 and words.words[at - 1] in _AT:
        before.add(words.words[at - 2])
    return OwnTime(
        found.start,
        found.end,
        found.written,
        day=found.day,
        days_back=days_back,
        clock=found.clock,
        until=found.until,
        about=bool(before & _ABOUT) and found.until is None,
    )


def _time_at(text: str, at: int, *, plain: bool) -> OwnTime | None:
    """The date, the time or both that begin here; plain figures count only where allowed."""
    digit = text[at].isdigit()
    stamp = stamp_at(text, at) if digit else None
    if stamp is not None:
        return OwnTime(at, stamp[1].end, text[at : stamp[1].end].strip(), stamp[0], clock=stamp[1])
    clock = _clock(text, at, plain=plain) if digit else None
    if clock is not None:
        until = _until(text, clock)
        end = until.end if until else clock.end
        day = _day_behind(text, end)
        end = day.end if day else end
        return OwnTime(at, end, text[at:end].strip(), day, clock=clock, until=until)
    day = day_at(text, at)
    if day is None or (day.year is None and day.written.count("/") and not plain):
        return None
    clock = _clock_behind(text, day.end)
    until = _until(text, clock) if clock else None
    end = until.end if until else clock.end if clock else day.end
    return OwnTime(at, end, text[at:end].strip(), day, clock=clock, until=until)


def _clock(text: str, at: int, *, plain: bool) -> Clock | None:
    found = clock_at(text, at)
    if found is not None and found.dotted and (not plain or day_at(text, at) is not None):
        return None
    if found is None and plain:
        found = bare_clock_at(text, at)
        if found is not None and found.wrong:
            return None
    return found


def _until(text: str, first: Clock) -> Clock | None:
    sign = _UNTIL.match(text, first.end)
    if sign is None or not sign[0].strip():
        return None
    last = clock_at(text, sign.end()) or bare_clock_at(text, sign.end())
    if last is None or last.wrong or last.bare != first.bare:
        return None
    return last


_TO_CLOCK = re.compile(r"[ ,]{0,2}(?:(?:at|@|about|approx|circa)[ ]){0,2}", re.IGNORECASE)
_TO_DAY = re.compile(r"[ ,]{1,2}(?:(?:on|hrs)[ ]){0,2}", re.IGNORECASE)


def _clock_behind(text: str, at: int) -> Clock | None:
    gap = _TO_CLOCK.match(text, at)
    at = gap.end() if gap else at
    return clock_at(text, at) or bare_clock_at(text, at) if at < len(text) else None


def _day_behind(text: str, at: int) -> Day | None:
    gap = _TO_DAY.match(text, at)
    found = day_at(text, gap.end()) if gap and gap.end() < len(text) else None
    return found if found is not None and not found.wrong else None
