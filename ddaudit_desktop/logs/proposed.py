"""What reading a log gives: its lines, and the events that they seem to tell of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from ddaudit_desktop.language.matching import PhraseMatch
    from ddaudit_desktop.moments import Moment

MOST_EVENTS = 5_000
"""Nobody goes through more proposals than this, and adding them would take seconds."""
Confidence = Literal["sure", "likely", "check"]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the pasted text, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """An event that the log seems to tell of, for a person to accept, correct or leave.

    Attributes:
        line: The line it points at; ``last_line`` where a wrapped entry ends.
        text: The words of the entry, without time and operator.
        moment: When; `typed` are the words of the log. Never a time that the line does not support.
        kind: An event kind, or empty where none fits.
        lane: Where it would be drawn.
        title: Short words for the chip.
        details: Particulars of the kind, such as the band of a risk grade.
        confidence: "sure", "likely" or "check".
        why: What is doubtful, in a few words.
        time_at: Where the time stands in the line, for highlighting.
        matches: Phrases of the language lists; their places count in ``text``.
        repeat_of: The line that tells the same event and is kept for it, else 0.
        source: The source system, where a table names it.
    """

    line: int
    last_line: int
    text: str
    moment: Moment
    kind: str
    lane: str
    title: str
    details: dict[str, str]
    confidence: Confidence
    why: str
    time_at: tuple[int, int] | None
    matches: tuple[PhraseMatch, ...] = ()
    repeat_of: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class LogRead:
    """A log as read.

    Attributes:
        lines: The pasted text, line by line.
        proposed: Proposed events in order of time; one without a time stands after its neighbour.
        first_day: The day of the first line with a time.
        day_from: "given", or the line it was read from, such as "line 1"; empty if not known.
        notices: What a person should know about the whole, in sentences.
        loose_matches: Phrases of the language lists in lines that propose no event.
    """

    lines: tuple[LogLine, ...]
    proposed: tuple[Proposed, ...]
    first_day: date | None
    day_from: str
    notices: tuple[str, ...]
    loose_matches: tuple[PhraseMatch, ...] = ()
