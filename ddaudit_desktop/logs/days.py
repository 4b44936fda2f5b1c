"""On which day each entry stands: written on the line, in a heading, or told by the order.

Where the time falls back by a lot in a log that otherwise goes forward, midnight has passed; that
is likely, not certain, and says so. A log with the newest entry first is read the other way round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.clock import Day, day_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.logs.entries import Entry
    from ddaudit_desktop.logs.words import LogWords

DAY = 24 * 60
PAST_MIDNIGHT = 12 * 60
"""A fall of more than this many minutes is midnight, not an entry out of order."""
A_LOT = 3 * 60
"""A smaller fall is an entry out of order; one between the two depends on the lines after it."""
LATE_ENTRY = 4 * 60
LOOKED_AHEAD = 3
ROLLED = "no date in the line, taken as the next day"
ROLLED_BACK = "no date in the line, taken as the day before"
OUT_OF_ORDER = "the time goes back: the day may be another"


@dataclass(slots=True)
class Dating:
    """The day of each entry, why it is doubtful, and how the first day was known."""

    days: list[date | None] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    first_day: date | None = None
    day_from: str = ""
    newest_first: bool = False
    notices: list[str] = field(default_factory=list)


def date_entries(entries: Sequence[Entry], words: LogWords, day: date | None) -> Dating:
    """Give every entry its day; ``day`` is that of the first line where it is not written."""
    return _Dating(entries, words, day).run()


class _Dating:
    """One walk over the entries of one log."""

    def __init__(self, entries: Sequence[Entry], words: LogWords, day: date | None) -> None:
        self.entries = entries
        self.words = words
        self.given = day
        self.found = Dating()
        self.found.newest_first = newest_first(entries)
        self.sign = -1 if self.found.newest_first else 1
        self.year = self._first_year()
        self.current: date | None = None
        self.frontier: int | None = None  # minutes, counted in the direction of the log
        self.rolled_at: int | None = None

    def run(self) -> Dating:
        header = self._header_day()
        self.current = self.given
        source = "given" if self.given else ""
        if self.current is None and header is not None:
            self.current, source = header[0], f"line {header[1]}"
        for number, entry in enumerate(self.entries):
            written, line = self._written(entry)
            if written is not None:
                self._set_written(entry, written)
                source = f"line {line}" if self.current else source
            elif entry.timed and self.current is not None:
                self._infer(number, entry)
            else:
                self._put(self.current)
            if entry.timed and self.found.first_day is None and self.found.days[-1] is not None:
                self.found.first_day = self.found.days[-1]
                self.found.day_from = source
        if self.found.first_day is None and self.current is not None:
            self.found.first_day, self.found.day_from = self.current, source
        self._tell(header)
        return self.found

    def _put(self, day: date | None, doubt: str = "", wrong: str = "") -> None:
        self.found.days.append(day)
        self.found.doubts.append(doubt)
        self.found.wrong.append(wrong)

    def _written(self, entry: Entry) -> tuple[Day | None, int]:
        if entry.head.day is not None:
            return entry.head.day, entry.line
        return entry.heading, entry.heading_line

    def _set_written(self, entry: Entry, written: Day) -> None:
        day = self._resolve(written)
        if day is None:
            self._put(None, wrong=written.wrong or f"{written.written} has no year")
            if entry.head.day is None:
                self.current = None
            return
        self.current, self.year = day, day.year
        self.rolled_at = None
        self._put(day)
        clock = entry.head.clock
        self.frontier = self._signed(day, clock.minutes) if clock and not clock.wrong else None

    def _resolve(self, written: Day) -> date | None:
        if written.year is not None:
            return written.on(written.year)
        if self.year is None:
            return None
        day = written.on(self.year)
        if day is not None and self.current is not None:
            apart = (day - self.current).days
            if abs(apart) > 182:
                day = written.on(self.year + (1 if apart < 0 else -1)) or day
        return day

    def _signed(self, day: date, minutes: int) -> int:
        return self.sign * (day.toordinal() * DAY + minutes)

    def _infer(self, number: int, entry: Entry) -> None:
        """The day of a timed entry that has no date: that of the line before, or one further."""
        clock = entry.head.clock
        if clock is None or clock.wrong or self.current is None:
            self._put(self.current)
            return
        here = self._signed(self.current, clock.minutes)
        if self.frontier is None:
            self.frontier = here
            self._put(self.current)
            return
        fall = self.frontier - here
        if fall > PAST_MIDNIGHT or (fall > A_LOT and self._stays_below(number, fall)):
            self._roll(here)
        elif fall > A_LOT:
            self._put(self.current, OUT_OF_ORDER)
        elif self.rolled_at is not None and here - self.frontier > DAY - LATE_ENTRY:
            self._put(self.current - timedelta(days=self.sign), ROLLED_BACK)
        else:
            self.frontier = max(self.frontier, here)
            self._put(self.current, self._doubt_of_day())

    def _roll(self, here: int) -> None:
        if self.current is None or (self.sign > 0 and self.current == date.max):
            return
        self.current += timedelta(days=self.sign)
        self.frontier = here + DAY
        self.rolled_at = self.frontier
        self._put(self.current, self._doubt_of_day())

    def _doubt_of_day(self) -> str:
        if self.rolled_at is None:
            return ""
        return ROLLED if self.sign > 0 else ROLLED_BACK

    def _stays_below(self, number: int, fall: int) -> bool:
        """Whether the entries after a fall go on from there instead of coming back."""
        start = self.entries[number].head.clock
        ahead = []
        for entry in self.entries[number + 1 : number + 1 + 4 * LOOKED_AHEAD]:
            if self._written(entry)[0] is not None:
                break
            if entry.head.clock is not None and not entry.head.clock.wrong:
                ahead.append(entry.head.clock.minutes)
        if start is None or not ahead:
            return False
        steps = [self.sign * (minutes - start.minutes) for minutes in ahead[:LOOKED_AHEAD]]
        return all(-30 <= step < fall for step in steps)

    def _first_year(self) -> int | None:
        """The year to read dates without one by."""
        if self.given is not None:
            return self.given.year
        for entry in self.entries:
            written, _ = self._written(entry)
            if written is not None and written.year is not None and not written.wrong:
                return written.year
        header = self._header_day()
        return header[0].year if header else None

    def _header_day(self) -> tuple[date, int] | None:
        """The date in the lines before the first entry with a time, and its line."""
        for entry in self.entries:
            if entry.timed or entry.head.day is not None or entry.heading is not None:
                return None
            for piece in entry.pieces:
                day = self._date_in(piece.text[:1000])
                if day is not None:
                    return day, piece.line
        return None

    def _date_in(self, text: str) -> date | None:
        for match in re.finditer(r"(?<![A-Za-z0-9/.:-])[0-9]", text):
            day = day_at(text, match.start())
            if day is None or day.year is None or day.wrong:
                continue
            before = re.split(r"[0-9]", text[max(0, match.start() - 30) : match.start()])[-1]
            if not self.words.other_dates.intersection(re.findall(r"[a-z]+", before.lower())):
                return day.on(day.year)
        return None

    def _tell(self, header: tuple[date, int] | None) -> None:
        found = self.found
        undated = [
            entry.line
            for entry, day, wrong in zip(self.entries, found.days, found.wrong, strict=True)
            if entry.timed and day is None and not wrong
        ]
        if undated and found.first_day is None:
            found.notices.append(
                "There is no date in the log: give the date of its first line, "
                "or the events have no time."
            )
        elif undated:
            found.notices.append(
                f"Lines {undated[0]} to {undated[-1]} have no date above them: "
                "give the date of the first line."
            )
        if header and self.given and header[0] != self.given:
            found.notices.append(
                f"Line {header[1]} says {header[0]:%d/%m/%Y}, the date given is "
                f"{self.given:%d/%m/%Y}: see which is right."
            )
        if found.newest_first:
            found.notices.append("The newest entry stands first; the log was read backwards.")


def newest_first(entries: Sequence[Entry]) -> bool:
    """Whether times fall from line to line more than twice as often as they rise."""
    dates: list[date] = []
    clocks: list[int] = []
    for entry in entries:
        written = entry.head.day or entry.heading
        if written is not None and written.year is not None and (day := written.on(written.year)):
            dates.append(day)
        if entry.head.clock is not None and not entry.head.clock.wrong:
            clocks.append(entry.head.clock.minutes)
    if dates and dates[0] != dates[-1]:
        return dates[-1] < dates[0]
    steps = [after - before for before, after in pairwise(clocks)]
    down = sum(1 for step in steps if -PAST_MIDNIGHT <= step < 0)
    up = sum(1 for step in steps if 0 < step <= PAST_MIDNIGHT)
    return down >= 2 and down > 2 * up
