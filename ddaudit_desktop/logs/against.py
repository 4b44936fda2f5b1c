"""What of a log is new: its proposals held against the events already on the timeline."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from db.records import Event
    from ddaudit_desktop.logs.proposed import LogRead, Proposed

State = Literal["new", "linked", "repeat"]


@dataclass(frozen=True, slots=True)
class Placed:
    """One proposal and what adding the log would do with it.

    Attributes:
        state: "new", to be added; "linked", already there as ``event_id``; "repeat", told by
            another line of the same log.
    """

    proposed: Proposed
    state: State
    event_id: str = ""


def propose_against(
    read: LogRead,
    existing: Sequence[Event],
    *,
    log_id: str = "",
    table: str = "",
    several: frozenset[str],
    quoted: Mapping[str, Collection[str]] | None = None,
    told: Mapping[str, str] | None = None,
) -> tuple[Placed, ...]:
    """Tell new proposals from those whose event is on the timeline already.

    An event is the same when its kind and time are, or when it has the kind and stands in the same
    line of the same log. Each event on the timeline answers for one line, unless a kind happens
    once only, when a second line with the same kind and time tells of it too.

    What the auditor made of a line the last time holds as well: where a line of the same log has no
    event of its kind, it is told by the event of that line whose kind was corrected, or by one of
    another line that it was merged with.

    A line that another log holds word for word, as where two overlap, tells the event that it told
    there: a piece of a log may leave open what the whole shows, such as its day, or that a risk was
    changed and not set.

    Args:
        read: the log as read.
        existing: the events on the timeline.
        log_id: the extract of this very log, where it was pasted before.
        table: the name of the file, where the log is a table: an event from the same row of it is
            the same while its time or its title still is, whatever else was corrected.
        several: kinds that may happen more than once in a minute (`LogWords.several`).
        quoted: the lines that are quoted with an event, by its id.
        told: the line that tells of an event in the log kept of it, by its id.
    """
    waiting = _Waiting(existing, log_id, table, told or {})
    taken = [
        waiting.take(one, once=bool(one.kind) and one.kind not in several) for one in read.proposed
    ]
    lines = [read.lines[one.line - 1].text for one in read.proposed]
    taken = [
        event_id or waiting.elsewhere(one, words, kind=one.kind)
        for one, words, event_id in zip(read.proposed, lines, taken, strict=True)
    ]
    found = []
    for one, words, event_id in zip(read.proposed, lines, taken, strict=True):
        told_by = (
            event_id
            or waiting.of_line(one, words if log_id else "", quoted or {})
            or waiting.elsewhere(one, words)
        )
        state: State = "linked" if told_by else "repeat" if one.repeat_of else "new"
        found.append(Placed(one, state, told_by))
    return tuple(found)


class _Waiting:
    """The events on the timeline that no line of the log has been linked to."""

    def __init__(
        self, existing: Sequence[Event], log_id: str, table: str, told: Mapping[str, str]
    ) -> None:
        self._by_time: dict[object, list[Event]] = defaultdict(list)
        self._by_line: dict[object, list[Event]] = defaultdict(list)
        self._taken: set[str] = set()
        self._log_id = log_id
        self._table = table
        self._by_row: dict[str, list[Event]] = defaultdict(list)
        self._of_log = [event for event in existing if log_id and event.log_id == log_id]
        self._by_words: dict[str, list[Event]] = defaultdict(list)
        for event in existing:
            if event.id in told and event.log_id != log_id:
                self._by_words[told[event.id]].append(event)
            if event.earliest is not None:
                self._by_time[event.kind, event.earliest, event.latest].append(event)
            else:
                self._by_time[event.kind, None, _plain(event.note or event.title)].append(event)
            if event.line is not None and event.log_id:
                self._by_line[event.kind, event.log_id, event.line].append(event)
            if table and event.source.startswith(table):
                self._by_row[event.source].append(event)

    def take(self, one: Proposed, *, once: bool) -> str:
        """The event that a proposal tells of; empty where there is none."""
        moment = one.moment
        if moment.earliest is not None:
            same = self._by_time.get((one.kind, moment.earliest, moment.latest), [])
        else:
            same = [
                event
                for words in (one.text, one.title)
                for event in self._by_time.get((one.kind, None, _plain(words)), [])
            ]
        in_line = self._by_line.get((one.kind, self._log_id, one.line), []) if self._log_id else []
        in_row = self._in_row(one) if self._table else []
        free = [event for event in (*in_line, *in_row, *same) if event.id not in self._taken]
        wanted = [event for event in free if event.title == one.title] or free
        if wanted:
            self._taken.add(wanted[0].id)
            return wanted[0].id
        return same[0].id if once and same else ""

    def of_line(self, one: Proposed, words: str, quoted: Mapping[str, Collection[str]]) -> str:
        """The event that a line of the same log became, though its kind is another."""
        if not words.strip():
            return ""
        for event in self._of_log:
            if event.line == one.line and event.id not in self._taken:
                self._taken.add(event.id)
                return event.id
        merged = (
            e.id for e in self._of_log if e.line != one.line and words in quoted.get(e.id, ())
        )
        return next(merged, "")

    def elsewhere(self, one: Proposed, words: str, *, kind: str = "") -> str:
        """The event, of a kind or of any, that the same line of another log tells of.

        It has the time of the proposal, where that is known.
        """
        at = one.moment.earliest, one.moment.latest
        for event in self._by_words.get(words.strip(), ()):
            same_time = at[0] is None or at == (event.earliest, event.latest)
            if event.id not in self._taken and same_time and kind in ("", event.kind):
                self._taken.add(event.id)
                return event.id
        return ""

    def _in_row(self, one: Proposed) -> list[Event]:
        return [
            event
            for event in self._by_row[row_of(self._table, one.line)]
            if event.typed == one.moment.typed or (event.title and event.title == one.title)
        ]


def row_of(table: str, row: int) -> str:
    """Where an event of a table stands, as its source says it: ``events.csv, row 12``."""
    return f"{table}, row {row}"


def _plain(words: str) -> str:
    return " ".join(words.split()).lower()


def counts(placed: Sequence[Placed]) -> Mapping[State, int]:
    """How many there are of each state, for the line above the list."""
    found: dict[State, int] = {"new": 0, "linked": 0, "repeat": 0}
    for one in placed:
        found[one.state] += 1
    return found
