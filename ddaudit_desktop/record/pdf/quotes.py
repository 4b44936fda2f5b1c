"""Words quoted from the police record, in their tint, with their source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.box import Box, Looks
from ddaudit_desktop.record.pdf.dates import when_words
from ddaudit_desktop.record.pdf.fonts import markup
from ddaudit_desktop.record.pdf.styles import SMALL, quiet, rich, strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.record.evidence import EventTold, ExtractQuoted

LOOKS = Looks(fill=palette.QUOTE, bar=palette.QUOTE_LINE, radius=0, down=4, before=6, after=3)


def quote_lines(
    content: RecordContent,
    extracts: Sequence[ExtractQuoted],
    *,
    named: bool = True,
    indent: float = 0,
) -> Box:
    """Quotations one after another; ``named`` puts the question before each."""
    lines = [_line(content, extract, named) for extract in extracts]
    return Box([rich(line, SMALL) for line in lines], replace(LOOKS, indent=indent))


def _line(content: RecordContent, extract: ExtractQuoted, named: bool) -> str:
    lead = f"{strong(extract.question_id)} " if named and extract.question_id else ""
    source = quiet(source_words(extract, content.event(extract.event_id)))
    return f"{lead}{markup(f'“{extract.words}”')} {source}"


def source_words(extract: ExtractQuoted, event: EventTold | None) -> str:
    """Where the words stand: system, place, lines, when they were recorded, and of what event."""
    lines = ""
    if extract.line_from is not None:
        last = extract.line_to or extract.line_from
        alone = last == extract.line_from
        lines = f"line {last}" if alone else f"lines {extract.line_from} to {last}"
    parts = (extract.source_system, extract.source, lines, extract.said_when)
    words = ", ".join(filter(None, parts)) or "Source not given"
    return f"{words}. Event: {event_words(event)}." if event else f"{words}."


def event_words(event: EventTold) -> str:
    """An event in a line: when, and what."""
    return f"{when_words(event.when)}, {event.title or event.kind_word or event.kind}"
