"""The head of a log line: entry number, date, time and operator, before the words begin."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.clock import (
    Clock,
    Day,
    bare_clock_at,
    clock_at,
    compact_day_at,
    day_at,
    stamp_at,
)
from ddaudit_desktop.logs.worded_times import worded_at

if TYPE_CHECKING:
    from ddaudit_desktop.logs.words import LogWords

_BETWEEN = re.compile(
    r"(?:[\s|,;:*•>=_\[\](){}\"'–—\-\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
    r"|(?<!\S)[/~+](?=\s))*"
)
_NUMBER = re.compile(r"#?([0-9]{1,6})(?:[.)\]:]|(?=[\s|,;\-–]))")
_MARKED_NUMBER = re.compile(
    r"(?:entry|seq|item|line|no|ref)\.?[ #:]{0,3}[0-9]{1,8}\b", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z]{1,12}\b\.?|@")
_CODE = re.compile(r"[A-Za-z]{1,6}[-/]?[0-9]{1,6}\b(?!/)")
_SPACED_CODE = re.compile(r"([A-Za-z]{1,10})[ ./#:-]{1,2}[0-9]{1,6}\b(?![:/.][0-9])")
_BRACKETED = re.compile(r"[\[(<{]([^\[\](){}<>\n]{1,24})[\])>}]")
_COLLAR = re.compile(r"[0-9]{3,5}(?=[\s|,;:\-])")
_UNTIL = re.compile(r"\s?(?:-|–|to|until)\s?", re.IGNORECASE)
_LAW = re.compile(r"[sS]4[67]$")
_ENDS_A_HEAD = re.compile(r"\s*(?:[-–|>:\])]|$)")
_NO_COLLAR = frozenset({"999", "101", "112"})
_ABOUT = frozenset({"about", "approx", "approximately", "around", "circa", "c", "abt"})
MOST_PARTS = 9


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the words of an entry.

    Attributes:
        end: Where the words begin; ``loose_end`` where they begin if the operator after the time
            belongs to them.
        day: The date, if one is written.
        clock: The time, with ``until`` where a span is written and ``about`` where it is vague.
        spare: Another four figures that could be the time as well as ``clock``.
        collar: Whether bare figures follow the time and may be a collar number.
        blanked: In a table, the cells that are no words.
    """

    end: int
    loose_end: int
    day: Day | None = None
    clock: Clock | None = None
    until: Clock | None = None
    about: bool = False
    spare: Clock | None = None
    collar: bool = False
    blanked: tuple[tuple[int, int], ...] = ()

    def swapped(self) -> Head:
        """The same head with the spare figures as its time."""
        return replace(self, clock=self.spare, spare=self.clock, loose_end=self.end)

    @property
    def shape(self) -> tuple[bool, bool, bool]:
        """What it is made of: a date, a time, four bare figures for the time."""
        return self.day is not None, self.clock is not None, bool(self.clock and self.clock.bare)

    @property
    def found(self) -> bool:
        """Whether there is a date or a time at all."""
        return self.day is not None or self.clock is not None


class HeadReader:
    """Reads heads with the operators' words of one word file."""

    def __init__(self, words: LogWords) -> None:
        self.operators = words.operators
        self.head_words = words.head_words

    def read(self, text: str, start: int = 0) -> Head:
        """The head of a line, looked for from ``start`` on."""
        scan = _Scan(self, text, start)
        for _ in range(MOST_PARTS):
            if not scan.step():
                break
        return scan.head()

    def operator_at(self, text: str, at: int) -> tuple[int, bool] | None:
        """Where an operator's id that begins here ends, and whether it is set apart by signs."""
        if match := _BRACKETED.match(text, at):
            inside = match[1].strip()
            first = re.split(r"[\s./#:-]", inside, maxsplit=1)[0].lower()
            if any(c.isdigit() for c in inside) or first in self.operators:
                return match.end(), True
            return None
        match = _CODE.match(text, at)
        if match is None or _LAW.match(match[0]):
            match = _SPACED_CODE.match(text, at)
            if match is None or match[1].lower() not in self.operators:
                match = None
        end = match.end() if match else None
        if match is None and (word := _WORD.match(text, at)):
            sign = re.match(r"\s?[:>|\]\t]|\s{2,}|\s-\s", text[word.end() : word.end() + 4])
            if word[0].rstrip(".").lower() in self.operators and sign:
                end = word.end()
        if end is None:
            return None
        apart = re.match(r"\s?[:>|\]\t]|\s{2,}|\s?[-–]\s", text[end : end + 3]) is not None
        return end, apart


class _Scan:
    """One head being read, part by part."""

    def __init__(self, reader: HeadReader, text: str, start: int) -> None:
        self.reader = reader
        self.text = text
        self.at = start
        self.start = start
        self.day: Day | None = None
        self.clock: Clock | None = None
        self.until: Clock | None = None
        self.spare: Clock | None = None
        self.about = False
        self.collar = False
        self.begun = False  # a day or a time was found
        self.words_from = start
        self.loose_from = start

    def step(self) -> bool:
        """Take the next part; say whether there was one."""
        gap = _BETWEEN.match(self.text, self.at)
        at = gap.end() if gap else self.at
        if at >= len(self.text):
            return False
        return (
            self._stamp(at)
            or self._date(at)
            or self._worded(at)
            or self._time(at)
            or self._operator(at)
            or self._figures(at)
            or self._small_word(at)
        )

    def head(self) -> Head:
        if not self.begun:
            return Head(self.start, self.start)
        return Head(
            end=self._skip(self.words_from),
            loose_end=self._skip(self.loose_from),
            day=self.day,
            clock=self.clock,
            until=self.until,
            about=self.about,
            spare=self.spare,
            collar=self.collar,
        )

    def _skip(self, at: int) -> int:
        gap = _BETWEEN.match(self.text, at)
        return gap.end() if gap else at

    def _took(self, end: int, *, operator: bool = False) -> bool:
        self.at = end
        if self.begun:
            self.words_from = end
            if not operator:
                self.loose_from = end
        return True

    def _stamp(self, at: int) -> bool:
        wanted = self.clock is None and self.day is None and self.text[at].isdigit()
        found = stamp_at(self.text, at) if wanted else None
        if found is None:
            return False
        self.day, self.clock = found
        self.begun = True
        return self._took(found[1].end)

    def _date(self, at: int) -> bool:
        if self.day is not None:
            return False
        found = day_at(self.text, at)
        if found is None:
            found = compact_day_at(self.text, at)
            if found is None or not self._clock_follows(found.end):
                return False
        elif self._is_dotted_time(found):
            return False
        if found.year is None and self.clock is None and not self._stands_alone(found):
            return False
        self.day, self.begun = found, True
        return self._took(found.end)

    def _is_dotted_time(self, found: Day) -> bool:
        """Whether 19.02.33 is a time with seconds, there being no other time."""
        if self.clock is not None or not re.fullmatch(
            r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}", found.written
        ):
            return False
        return not self._clock_follows(found.end) and bool(
            self.text[found.end :].strip(" |-:=*\t\r")
        )

    def _stands_alone(self, found: Day) -> bool:
        """Whether a date without a year is followed by a time or by nothing."""
        return self._clock_follows(found.end) or not self.text[found.end :].strip(" |-:=*.\t\r")

    def _clock_follows(self, at: int) -> bool:
        at = self._skip(at)
        if match := _WORD.match(self.text, at):
            if match[0].rstrip(".").lower() not in self.reader.head_words:
                return False
            at = self._skip(match.end())
        clock = clock_at(self.text, at) or bare_clock_at(self.text, at)
        return (clock or worded_at(self.text, at)) is not None

    def _worded(self, at: int) -> bool:
        found = worded_at(self.text, at) if self.clock is None else None
        if found is None:
            return False
        self.clock, self.until = found
        self.begun = True
        return self._took((self.until or self.clock).end)

    def _time(self, at: int) -> bool:
        if not self.text[at].isdigit():
            return False
        strong = clock_at(self.text, at)
        if self.clock is None:
            found = strong or bare_clock_at(self.text, at)
            if found is None:
                return False
            if found.bare and self.day is None and self._better_follows(found.end):
                return False
            self.clock, self.begun = found, True
            self._until(found.end)
            return self._took(self.until.end if self.until else found.end)
        if self.clock.bare and strong and not self.spare and not strong.dotted:
            self.clock = strong
            return self._took(strong.end)
        bare = bare_clock_at(self.text, at)
        if self.clock.bare and bare and not self.spare and self.until is None:
            self.spare = bare
            self.collar = True
            return self._took(bare.end, operator=True)
        return False

    def _better_follows(self, at: int) -> bool:
        """Whether a date or a time that is beyond doubt stands next, so that this is a number."""
        at = self._skip(at)
        if at >= len(self.text) or not self.text[at].isalnum():
            return False
        if clock_at(self.text, at):
            return True
        day = day_at(self.text, at)
        return day is not None and self._clock_follows(day.end)

    def _until(self, at: int) -> None:
        sign = _UNTIL.match(self.text, at)
        if sign is None or self.clock is None or sign[0].isspace():
            return
        last = clock_at(self.text, sign.end()) or bare_clock_at(self.text, sign.end())
        if last and not last.wrong and (not last.bare or self.clock.bare):
            self.until = last

    def _operator(self, at: int) -> bool:
        found = self.reader.operator_at(self.text, at)
        if found is None:
            return False
        end, apart = found
        if not self.begun and not self._more_follows(end):
            return False
        return self._took(end, operator=self.begun and not apart)

    def _figures(self, at: int) -> bool:
        marked = _MARKED_NUMBER.match(self.text, at)
        if not self.begun:
            number = marked or _NUMBER.match(self.text, at)
            return (
                number is not None and self._more_follows(number.end()) and self._took(number.end())
            )
        collar = _COLLAR.match(self.text, at)
        if collar is None or collar[0] in _NO_COLLAR or self.collar or self.clock is None:
            return False
        self.collar = True
        return self._took(collar.end(), operator=True)

    def _more_follows(self, end: int) -> bool:
        """Whether a date or a time can still come after a number or an operator."""
        if end - self.start > 60:
            return False
        at = self._skip(end)
        return at < len(self.text) and (
            self.text[at].isdigit()
            or day_at(self.text, at) is not None
            or self.reader.operator_at(self.text, at) is not None
            or self._is_small_word(at)
            or worded_at(self.text, at) is not None
        )

    def _is_small_word(self, at: int) -> bool:
        match = _WORD.match(self.text, at)
        return match is not None and match[0].rstrip(".").lower() in self.reader.head_words

    def _small_word(self, at: int) -> bool:
        match = _WORD.match(self.text, at)
        if match is None or not self._is_small_word(at):
            return False
        if self.clock is not None:
            return self.day is None and self._leads_to_day(match) and self._took(match.end())
        if not self._more_follows(match.end()):
            return False
        self.about = self.about or match[0].rstrip(".").lower() in _ABOUT
        return self._took(match.end())

    def _leads_to_day(self, word: re.Match[str]) -> bool:
        """Whether a word after the time leads to the date of the entry: "16:40 on 14/05/2020 -".

        In "16:40 on 14/05/2020 she was seen" the date belongs to what is told.
        """
        day = day_at(self.text, self._skip(word.end()))
        if day is None or day.year is None:
            return False
        return (
            word[0].lower() in ("@", "date") or _ENDS_A_HEAD.match(self.text, day.end) is not None
        )
