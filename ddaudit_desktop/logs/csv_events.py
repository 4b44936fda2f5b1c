"""From the rows of a table to proposed events, the same as those of a pasted log.

The line of such a proposal is the number of its row, as a spreadsheet counts them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.clock import (
    Clock,
    Day,
    bare_clock_at,
    clock_at,
    day_at,
    exact,
    stamp_at,
    whole_day,
)
from ddaudit_desktop.logs.columns import day_order
from ddaudit_desktop.logs.errors import LogCancelled, LogError
from ddaudit_desktop.logs.finding import Finder
from ddaudit_desktop.logs.proposed import (
    MOST_EVENTS,
    Confidence,
    LogLine,
    LogRead,
    Proposed,
)
from ddaudit_desktop.logs.told import Earlier
from ddaudit_desktop.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ddaudit_desktop.logs.columns import ColumnMapping, Order, Role
    from ddaudit_desktop.logs.csv_file import Row, Table
    from ddaudit_desktop.logs.words import LogWords

LONGEST_TITLE = 60


def read_table(
    table: Table,
    mapping: ColumnMapping,
    *,
    words: LogWords,
    theme: str = "",
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda rows: None,
) -> Iterator[Proposed]:
    """Every row as a proposed event, one by one in the order of the table.

    Args:
        table: the file as it was looked at.
        mapping: which column is what.
        words: the word file, for rows whose kind is not said.
        theme: the theme of the case, where known.
        cancelled: asked now and then; yes stops the reading.
        progress: told how many rows are done.

    Raises:
        LogError: the columns do not suffice, or a row cannot be read.
        DayOrderUnknown: it has to be said whether day or month comes first.
        LogCancelled: the reading was stopped.
    """
    if mapping.missing:
        raise LogError(
            "Choose the columns that hold the text and the date before the table is read."
        )
    rows = _Rows(mapping, day_order(table, mapping, cancelled=cancelled), words, theme)
    for number, row in enumerate(table.rows()):
        if not number % 512:
            if cancelled():
                raise LogCancelled("The table was not read to its end, so nothing of it was kept.")
            progress(number)
        yield rows.proposed(row)


def read_events(
    table: Table,
    mapping: ColumnMapping,
    *,
    words: LogWords,
    theme: str = "",
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> LogRead:
    """A whole table, its rows as the lines of a log, in order of time.

    Raises:
        LogError: there are more rows than can be gone through, or what `read_table` refuses.
        LogCancelled: the reading was stopped.
    """
    rows = list(islice(table.rows(), MOST_EVENTS + 1))
    if len(rows) > MOST_EVENTS:
        raise LogError(
            f"{table.path.name} has more than {MOST_EVENTS:,} rows, which nobody can go through. "
            "Keep the rows of this case in a copy of the table, and open that."
        )
    total = len(rows)
    proposed = read_table(
        table,
        mapping,
        words=words,
        theme=theme,
        cancelled=cancelled,
        progress=lambda done: progress(done, total),
    )
    return LogRead(
        lines=tuple(LogLine(number, text) for number, text in enumerate(_lines(table, rows), 1)),
        proposed=tuple(_in_time(proposed)),
        first_day=None,
        day_from="",
        notices=() if rows else (f"{table.path.name} has no rows below its headings.",),
    )


def _lines(table: Table, rows: Sequence[Row]) -> list[str]:
    """The rows as they are shown: one line for each number, cells set apart by bars."""
    lines: list[str] = []
    for row in (*table.above, *rows):
        lines += [""] * (row.number - 1 - len(lines))
        lines.append(" | ".join(" ".join(cell.split()) for cell in row.cells))
    return lines


def _in_time(proposed: Iterable[Proposed]) -> list[Proposed]:
    """In order of time; a row without a time stands after the row before it."""
    keyed = []
    last = datetime.min.replace(tzinfo=UTC)
    for one in proposed:
        last = one.moment.earliest or last
        keyed.append((last, one))
    return [one for _, one in sorted(keyed, key=lambda pair: pair[0])]


class _Rows:
    """Reads the rows of one table."""

    def __init__(self, mapping: ColumnMapping, order: Order, words: LogWords, theme: str) -> None:
        self.columns = mapping.columns
        self.order = order
        self.words = words
        self.finder = Finder(words, theme)
        self.earlier = Earlier()
        self.kinds = {
            name.lower(): kind.id
            for kind in words.kinds.values()
            for name in (kind.word, kind.short, kind.id)
        }
        self.lanes = {
            name.lower(): lane.id for lane in words.lanes.values() for name in (lane.title, lane.id)
        }

    def proposed(self, row: Row) -> Proposed:
        """The event that a row tells of."""
        text = " ".join(self._cell(row, "text").split())
        moment, doubt = self._moment(row)
        kind, title, details, sure, why = self._kind(row, text)
        lane = self.lanes.get(self._cell(row, "lane").lower())
        own_lane = self.words.kinds[kind].lane if kind else "control_room"
        confidence: Confidence = "check" if doubt or not kind else sure
        return Proposed(
            line=row.number,
            last_line=row.number,
            text=text,
            moment=moment,
            kind=kind,
            lane=lane or own_lane,
            title=title,
            details=details,
            confidence=confidence,
            why="; ".join(part for part in (why, doubt) if part),
            time_at=None,
            source=self._cell(row, "source"),
        )

    def _cell(self, row: Row, role: Role) -> str:
        at = self.columns.get(role)
        return row.cells[at].strip() if at is not None and at < len(row.cells) else ""

    def _kind(self, row: Row, text: str) -> tuple[str, str, dict[str, str], Confidence, str]:
        named = self._cell(row, "kind")
        kind = self.kinds.get(named.lower(), "")
        if kind:
            return kind, self.words.kinds[kind].short, {}, "sure", ""
        for told in self.finder.find(f"{named}. {text}" if named else text, self.earlier):
            if not told.undone:
                self.earlier.add(told)
                short = told.rule.title if "{" not in told.rule.title else ""
                title = short or self.words.kinds[told.kind].short
                sure: Confidence = "check" if told.sure == "check" else "likely"
                return (
                    told.kind,
                    title,
                    dict(told.details),
                    sure,
                    told.why or "kind read from the text",
                )
        shown = text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"
        return "", shown, {}, "check", "no event kind fits"

    def _moment(self, row: Row) -> tuple[Moment, str]:
        """The time of a row, or none and why."""
        date_text, time_text = self._cell(row, "date"), self._cell(row, "time")
        whole = self._cell(row, "moment")
        typed = " ".join(f"{date_text} {time_text}".split()) or whole
        if whole and not date_text:
            stamp = stamp_at(whole, 0)
            if stamp is not None and stamp[1].end == len(whole):
                return self._at(stamp[0], stamp[1], typed)
            date_text = whole
        day = day_at(date_text, 0)
        if day is None:
            return Moment(typed), "no date in the row" if not date_text else "the date is not read"
        rest = date_text[day.end :].strip(" ,T")
        time_text = time_text or rest
        if rest and rest != time_text:
            return Moment(typed), "the date is not read"
        if not time_text:
            return self._at(self._ordered(day), None, typed)
        clock = clock_at(time_text, 0) or bare_clock_at(time_text, 0)
        if clock is None or clock.end != len(time_text):
            return Moment(typed), f"“{time_text[:20]}” is not a time of day"
        return self._at(self._ordered(day), clock, typed)

    def _ordered(self, day: Day) -> Day:
        if self.order != "month" or not day.figures:
            return day
        return replace(day, day=day.month, month=day.day)

    def _at(self, day: Day, clock: Clock | None, typed: str) -> tuple[Moment, str]:
        if day.year is None:
            return Moment(typed), f"{day.written} has no year"
        on = day.on(day.year)
        if on is None:
            return Moment(typed), day.wrong
        if clock is None:
            return whole_day(on, typed), "a date, no time"
        return exact(on, clock, typed)
