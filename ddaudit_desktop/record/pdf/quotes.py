"""Words quoted from the police record, in their tint, with their source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.box import Box, Looks
from ddaudit_desktop.record.pdf.fonts import markup
from ddaudit_desktop.record.pdf.styles import SMALL, quiet, rich, strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.record.evidence import ExtractQuoted

LOOKS = Looks(fill=palette.QUOTE, bar=palette.QUOTE_LINE, radius=0, down=4, before=6, after=3)


def quote_lines(extracts: Sequence[ExtractQuoted], *, named: bool = True, indent: float = 0) -> Box:
    """Quotations one after another; ``named`` puts the question before each."""
    lines = [_line(extract, named) for extract in extracts]
    return Box([rich(line, SMALL) for line in lines], replace(LOOKS, indent=indent))


def _line(extract: ExtractQuoted, named: bool) -> str:
    lead = f"{strong(extract.question_id)} " if named and extract.question_id else ""
    return f"{lead}{markup(f'“{extract.words}”')} {quiet(source_words(extract))}"


def source_words(extract: ExtractQuoted) -> str:
    """Where the words stand: system, place, lines and when they were recorded."""
    lines = ""
    if extract.line_from is not None:
        last = extract.line_to or extract.line_from
        lines = (
            f"line {extract.line_from}"
            if last == extract.line_from
            else (f"lines {extract.line_from} to {last}")
        )
    parts = (extract.source_system, extract.source, lines, extract.said_when)
    words = ", ".join(filter(None, parts))
    return f"{words}." if words else "Source not given."
