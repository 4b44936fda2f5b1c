"""A log that is kept: the pasted text as one extract, whole, so that events point at its lines.

Such an extract stands on no question and no event; it begins at line 1. Pasting the same text again
finds it. A text that only goes on where it ended makes it longer; line numbers stay what they were.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.records import Extract
from ddaudit_desktop.logs.reading import split_lines

FIRST_LINES = 5
_NAMED = re.compile(
    r"\b(?:log|incident|inc|cad)\s{0,3}(?:number|no|ref)?[.:#]?\s{0,3}(\d{2,8})\b", re.IGNORECASE
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Event
    from ddaudit_desktop.logs.proposed import LogRead
    from ddaudit_desktop.open_audit import OpenAudit


def is_log(extract: Extract) -> bool:
    """Whether an extract is a whole log rather than words quoted on a question or an event."""
    return extract.line_from == 1 and not extract.question_id and extract.event_id is None


def logs_of(audit: OpenAudit) -> list[Extract]:
    """The logs an audit keeps, in the order they were pasted."""
    logs = [extract for extract in audit.rows(Extract) if is_log(extract)]
    return sorted(logs, key=lambda extract: (extract.created_at, extract.id))


def kept_log(logs: Sequence[Extract], text: str) -> Extract | None:
    """The log that a pasted text is, goes on from, or is the beginning of."""
    lines = split_lines(text)
    for log in logs:
        there = split_lines(log.words)
        shorter = min(len(lines), len(there))
        if shorter and lines[:shorter] == there[:shorter]:
            return log
    return None


def quoted_lines(audit: OpenAudit) -> dict[str, frozenset[str]]:
    """The lines quoted with each event, by its id."""
    return {
        extract.event_id: frozenset(split_lines(extract.words))
        for extract in audit.rows(Extract)
        if extract.event_id is not None
    }


def lines_told(events: Iterable[Event], logs: Iterable[Extract]) -> dict[str, str]:
    """The line that tells of each event in the log that is kept of it, by the event's id."""
    lines = {log.id: split_lines(log.words) for log in logs}
    return {
        event.id: lines[event.log_id][event.line - 1].strip()
        for event in events
        if event.line and event.log_id in lines and event.line <= len(lines[event.log_id])
    }


def log_name(read: LogRead) -> str:
    """What the first lines call the log: ``Log 0871``; empty if they do not."""
    for line in read.lines[:FIRST_LINES]:
        if named := _NAMED.search(line.text):
            return f"Log {named[1]}"
    return ""
