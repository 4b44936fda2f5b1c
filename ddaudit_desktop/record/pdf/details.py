"""The record in full: every question as it was asked, with note, quotations and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.fonts import markup
from ddaudit_desktop.record.pdf.marks import Chip
from ddaudit_desktop.record.pdf.outline import heading
from ddaudit_desktop.record.pdf.quotes import event_words, quote_lines
from ddaudit_desktop.record.pdf.styles import (
    HINT_IN,
    ID,
    INDENT,
    PART,
    QUIET_RIGHT,
    SECTION,
    SMALL_IN,
    VALUE_RIGHT,
    WIDTH,
    prose,
    quiet,
    rich,
    strong,
)
from ddaudit_desktop.record.pdf.tables import ID_DROP, plain_table
from ddaudit_desktop.wording import CONFIDENCE

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.record.evidence import PartAnswered, QuestionAnswered

ANSWER = 104.0
BESIDE = 48
"""An answer up to this many characters stands beside its question; a longer one below it."""


def questions_in_full(content: RecordContent) -> list[Flowable]:
    """All sections, all questions, in the order they were asked."""
    story: list[Flowable] = [heading("Questions in full", PART, 0)]
    for section in content.sections:
        title = section.title
        if section.set_title and section.set_title != title:
            title = f"{section.set_title}: {title}"
        story.append(heading(title, SECTION, 1))
        for question in section.questions:
            story += _question(question, content)
    return story


def _question(question: QuestionAnswered, content: RecordContent) -> list[Flowable]:
    below = _below(question, content)
    head = plain_table(
        [
            [
                prose(f"{question.id}{'*' if question.key else ''}", ID),
                prose(question.text or "This question is in none of the pinned question sets."),
                _answer(question),
            ]
        ],
        [INDENT, WIDTH - INDENT - ANSWER, ANSWER],
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (0, -1), 3 + ID_DROP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (1, -1), 8),
        ("LINEABOVE", (0, 0), (-1, 0), 0.6, HexColor(palette.LINE)),
    )
    if not below:
        return [head]
    head.keepWithNext = True
    return [head, *below]


def _answer(question: QuestionAnswered) -> Flowable:
    main = question.parts[0] if question.parts else None
    if main is None or not question.answered:
        return prose("Not answered", QUIET_RIGHT)
    if not main.words or len(main.words) > BESIDE:
        return prose("see below" if main.answered else "", QUIET_RIGHT)
    if question.adverse and len(main.words) < 24:
        return Chip(main.words)
    return prose(main.words, VALUE_RIGHT)


def _below(question: QuestionAnswered, content: RecordContent) -> list[Flowable]:
    """Everything that goes with an answer, in the order a reader asks for it."""
    lines: list[Flowable] = [
        rich(line, SMALL_IN) for part in question.parts for line in _part_lines(part)
    ]
    if question.note:
        lines.append(rich(f"{strong('Note')} {markup(question.note)}", SMALL_IN))
    for part in question.parts:
        lines += _beside_part(part)
    lines += [rich(line, SMALL_IN) for line in _event_lines(question, content)]
    if aside := _aside(question):
        lines.append(prose(aside, HINT_IN))
    quoted = [extract for extract in content.extracts if extract.question_id == question.id]
    if quoted:
        lines.append(quote_lines(content, quoted, named=False, indent=INDENT))
    if lines:
        lines[-1].spaceAfter = max(lines[-1].getSpaceAfter(), 4)
    return lines


def _beside_part(part: PartAnswered) -> list[Flowable]:
    """The note on a part of its own, and how sure the auditor is of it."""
    about = f"Note, {part.label.lower()}" if part.label else "Note"
    lines: list[Flowable] = []
    if part.note:
        lines.append(rich(f"{strong(about)} {markup(part.note)}", SMALL_IN))
    if aside := _aside(part):
        lines.append(prose(f"{part.label}: {aside}" if part.label else aside, HINT_IN))
    return lines


def _aside(answer: QuestionAnswered | PartAnswered) -> str:
    said = []
    if answer.confidence:
        said.append(f"Confidence: {CONFIDENCE[answer.confidence].lower()}")
    if answer.seen_on_bwv:
        said.append("Seen on body-worn video")
    return " · ".join(said)


def _part_lines(part: PartAnswered) -> list[str]:
    """What a part says beyond the answer that stands beside the question."""
    lines = []
    main = part.key == "main"
    if part.words and (not main or len(part.words) > BESIDE):
        lines.append(f"{_label(part, main)}{markup(part.words)}")
    if part.text:
        lines.append(f"{_label(part, main)}{markup(part.text)}")
    return lines


def _label(part: PartAnswered, main: bool) -> str:
    return "" if main else f"{strong(part.label or part.key)} "


def _event_lines(question: QuestionAnswered, content: RecordContent) -> list[str]:
    """Events that answer the question or give evidence for it."""
    mine = [
        event
        for event in content.events
        if event.question_id == question.id or question.id in event.evidence_for
    ]
    return [
        f"{strong('Event')} {markup(event_words(event))} {quiet(event.source)}".rstrip()
        for event in mine
    ]


def loose_quotations(content: RecordContent) -> list[Flowable]:
    """Quotations that belong to an event or to nothing, rather than to a question."""
    asked = {question.id for section in content.sections for question in section.questions}
    loose = [extract for extract in content.extracts if extract.question_id not in asked]
    if not loose:
        return []
    return [heading("Further quotations", PART, 0), quote_lines(content, loose)]
