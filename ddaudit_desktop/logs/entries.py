"""From the lines of a log to its entries: heads read, wrapped lines joined, dates kept apart.

Which of two figures is the time, whether operators' numbers follow it, whether the log is a table:
that is decided for the log as a whole, as one line alone does not tell.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.clock import Day, day_at
from ddaudit_desktop.logs.heads import Head, HeadReader
from ddaudit_desktop.logs.tables import column_head, is_table
from ddaudit_desktop.logs.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ddaudit_desktop.logs.words import LogWords

LONG_LINE = 50
"""A line this long may have been wrapped by the system that printed it, so the next goes on."""
LONGEST_HEADING = 60
_RULER = re.compile(r"[\s\-=_*~#.+|]*")
_INDENT = re.compile(r"[ \t]*")
_LAST_WORD = re.compile(r"([A-Za-z@&~]{1,20})[\s:]*$")
_GOES_ON = re.compile(r"[,\-–(&]\s*$")
_WORDS = re.compile(r"[A-Za-z]+")
_NAME = re.compile(r"(?:[\[(<]?([A-Z]{2,8})[\])>]?\s{0,3}[\s:>/@-]|[^\w\s]{1,6})\s{0,3}(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one physical line that belongs to an entry."""

    line: int
    start: int
    text: str


@dataclass(slots=True)
class Entry:
    """One entry of the log: its head, and its words, which may span lines.

    Attributes:
        heading: The date heading above it, if one stands between it and the entry before.
        vague: The words for a time that begin it ("LATE EVE"); `timeless` where they say that
            there is none.
    """

    line: int
    head: Head
    pieces: list[Piece]
    heading: Day | None = None
    heading_line: int = 0
    vague: str = ""
    timeless: bool = False
    last_line: int = field(default=0)

    @property
    def timed(self) -> bool:
        """Whether a clock time stands at its head."""
        return self.head.clock is not None

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(piece.text for piece in self.pieces)

    def place(self, at: int) -> tuple[int, int]:
        """The physical line and the column of a character of `text`."""
        for piece in self.pieces:
            if at <= len(piece.text):
                return piece.line, piece.start + at
            at -= len(piece.text) + 1
        last = self.pieces[-1]
        return last.line, last.start + len(last.text)


class EntryReader:
    """Reads the entries of one log."""

    def __init__(self, lines: Sequence[str], words: LogWords, tells: Callable[[str], bool]) -> None:
        self.lines = lines
        self.words = words
        self.tells = tells
        self.heads: list[Head] = []
        self.table = is_table(lines)
        self.entries: list[Entry] = []
        self._heading: tuple[Day, int] | None = None
        self._apart = True  # nothing stands before that the next line could go on with
        self._indent = 0
        self._operators = False
        self._shape: tuple[bool, bool, bool] | None = None

    def read(self, alive: Callable[[int], None]) -> list[Entry]:
        """Every entry; ``alive`` is told the number of lines done and may raise to stop."""
        reader = HeadReader(self.words)
        for number, line in enumerate(self.lines):
            if not number % 512:
                alive(number)
            head = column_head(reader, line) if self.table else None
            self.heads.append(head or self._head(reader, line))
        self._settle()
        for number, line in enumerate(self.lines):
            if not number % 512:
                alive(number)
            self._take(number, line)
        return self.entries

    def _head(self, reader: HeadReader, line: str) -> Head:
        """The head of a line; a sign or the name of any team may stand before a full date and time.

        A word that tells what happened ("CHARGED 14/05/2020 16:40 …") is no such name.
        """
        start = _indent(line)
        head = reader.read(line, start)
        name = None if head.found else _NAME.match(line, start)
        if name is None or (name[1] and self.tells(name[1])):
            return head
        named = reader.read(line, name.end())
        full = named.clock is not None and named.day is not None and named.day.year is not None
        return named if full and line[named.end :].strip() else head

    def _settle(self) -> None:
        """Decide for the whole log what its lines leave open."""
        timed = [number for number, head in enumerate(self.heads) if head.clock]
        pairs = [n for n in timed if self.heads[n].spare is not None]
        if pairs and second_is_time([self.heads[n] for n in pairs]):
            for n in pairs:
                self.heads[n] = self.heads[n].swapped()
        with_operator = sum(1 for n in timed if self.heads[n].end != self.heads[n].loose_end)
        self._operators = with_operator * 5 >= len(timed) * 3
        shapes = Counter(self.heads[n].shape for n in timed)
        self._shape = shapes.most_common(1)[0][0] if shapes else None
        indents = sorted(_indent(self.lines[n]) for n in timed)
        self._indent = indents[len(indents) // 2] if indents else 0

    def _take(self, number: int, line: str) -> None:
        if _RULER.fullmatch(line):
            self._apart = True
            return
        head = self.heads[number]
        if (day := self._heading_day(line, head)) and not self._ends_with(self.words.leads_on):
            self._heading = (day, number + 1)
            self._apart = True
        elif head.found:
            if self._wrapped_despite_head(line, head):
                self._append(number, line, _indent(line))
            else:
                self._begin(number, head)
        else:
            self._take_loose(number, line, head)

    def _take_loose(self, number: int, line: str, head: Head) -> None:
        start = _indent(line)
        vague = self._vague(line[start : start + 200])
        if vague is not None:
            self._begin(number, Head(start, start), vague=vague[0], timeless=vague[1])
            return
        goes_on = not self._apart and (self._wraps(line, start) or not self.tells(line[start:]))
        if goes_on and self.entries:
            self._append(number, line, start)
        else:
            self._begin(number, head)

    def _begin(self, number: int, head: Head, *, vague: str = "", timeless: bool = False) -> None:
        line = self.lines[number]
        start = head.end if self._operators else head.loose_end
        if not head.found:
            start = _indent(line)
        rest = line[start:] if not self.table else column_text(head, line, start)
        entry = Entry(number + 1, head, [Piece(number + 1, start, rest.rstrip())])
        entry.last_line = number + 1
        entry.vague, entry.timeless = vague, timeless
        if self._heading is not None:
            entry.heading, entry.heading_line = self._heading
            self._heading = None
        self.entries.append(entry)
        self._apart = False

    def _append(self, number: int, line: str, start: int) -> None:
        entry = self.entries[-1]
        entry.pieces.append(Piece(number + 1, start, line[start:].rstrip()))
        entry.last_line = number + 1

    def _wrapped_despite_head(self, line: str, head: Head) -> bool:
        """Whether a line that begins with a date or a time goes on with the line before."""
        if self._apart or not self.entries:
            return False
        usual = head.shape == self._shape
        words = self.words.awaits_time if usual else self.words.leads_on
        return _indent(line) > self._indent + 1 or self._ends_with(words)

    def _ends_with(self, words: frozenset[str]) -> bool:
        """Whether the line before ends with one of these words, such as AT."""
        if self._apart or not self.entries:
            return False
        word = _LAST_WORD.search(self.entries[-1].pieces[-1].text[-40:])
        return word is not None and word[1].lower() in words

    def _wraps(self, line: str, start: int) -> bool:
        before = self.entries[-1].pieces[-1] if self.entries else None
        if before is None:
            return False
        return (
            start > self._indent
            or before.start + len(before.text) >= LONG_LINE
            or line[start : start + 1].islower()
            or self._ends_with(self.words.leads_on)
            or _GOES_ON.search(before.text[-10:]) is not None
        )

    def _heading_day(self, line: str, head: Head) -> Day | None:
        """The date of a line that says nothing else."""
        if len(line) > LONGEST_HEADING or head.clock is not None:
            return None
        for match in re.finditer(r"[A-Za-z0-9]+", line):
            day = day_at(line, match.start())
            if day is None:
                if match[0].lower() not in self.words.heading_words:
                    return None
                continue
            rest = line[: day.start] + line[day.end :]
            other = {word.lower() for word in _WORDS.findall(rest)} - self.words.heading_words
            return None if other or any(c.isdigit() for c in rest) else day
        return None

    def _vague(self, text: str) -> tuple[str, bool] | None:
        """The words for a time that a line begins with, and whether they say there is none."""
        from ddaudit_desktop.logs.patterns import match_at

        found = tokens(text)
        if not len(found):
            return None
        for index, timeless in ((self.words.vague_index, False), (self.words.timeless_index, True)):
            for phrase in index.get(found.words[0], ()):
                hit = match_at(phrase, found, 0)
                if hit is not None:
                    return text[found.starts[0] : found.ends[hit.end - 1]], timeless
        return None


def column_text(head: Head, line: str, start: int) -> str:
    """The words of a row of a table: what is left of it once its head is taken away."""
    if head.blanked:
        kept = list(line)
        for first, last in head.blanked:
            kept[first:last] = " " * (last - first)
        line = "".join(kept)
    return line[start:].replace("|", " ").replace("\t", " ")


def second_is_time(heads: Sequence[Head]) -> bool:
    """Whether of two figures at the head of lines the second is the time.

    The first is not where it is no time of day, always the same, or counts the lines.
    """
    firsts = [head.clock.hour * 100 + head.clock.minute for head in heads if head.clock]
    if any(head.clock and head.clock.wrong for head in heads):
        return True
    if len(firsts) < 2:
        return False
    steps = [after - before for before, after in pairwise(firsts)]
    counting = sum(1 for step in steps if step in (1, -1))
    same = sum(1 for step in steps if step == 0)
    return (counting + same) * 2 > len(steps)


def _indent(line: str) -> int:
    match = _INDENT.match(line)
    return match.end() if match else 0
