"""Answers at a glance: two columns of codes, short questions and short answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether
from typing_extensions import override

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.dates import short_times
from ddaudit_desktop.record.pdf.fonts import SEMIBOLD, markup, width
from ddaudit_desktop.record.pdf.marks import Chip
from ddaudit_desktop.record.pdf.outline import heading_row
from ddaudit_desktop.record.pdf.quotes import quote_lines
from ddaudit_desktop.record.pdf.styles import (
    BODY,
    ID,
    QUIET_RIGHT,
    SUBSECTION,
    VALUE_RIGHT,
    WIDTH,
    prose,
    strong,
)
from ddaudit_desktop.record.pdf.tables import ID_DROP, plain_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.record.evidence import QuestionAnswered, SectionAnswered
    from ddaudit_desktop.record.pdf.styles import Prose

GUTTER = 18.0
COLUMN = (WIDTH - GUTTER) / 2
MOST = 24
"""Questions in one block of two columns; more go into the next block."""
LONGEST = 60
NARROWEST_VALUE, WRAPPED_VALUE, WIDEST_VALUE = 44.0, 72.0, 92.0
"""How wide the column of answers may be; an answer that would make it wider is wrapped."""
QUOTES, QUOTE_LENGTH = 3, 160


def answers_at_a_glance(content: RecordContent) -> list[Flowable]:
    """Every theme and the overall questions in short, and the words that weigh most."""
    sections = [s for s in content.sections if s.kind in {"theme", "overall"} and s.questions]
    if not sections:
        return []
    story: list[Flowable] = []
    several = len({section.set_code for section in sections if section.kind == "theme"}) > 1
    lead: list[Flowable] = [heading_row("Answers", _legend())]
    for section in sections:
        blocks = [
            TwoColumns([_row(question, content) for question in section.questions[at : at + MOST]])
            for at in range(0, len(section.questions), MOST)
        ]
        head = prose(_section_words(section, several), SUBSECTION)
        story += [KeepTogether([*lead, head, blocks[0]]), *blocks[1:]]
        lead = []
    return [*story, *_weighty_quotes(content, sections)]


def _legend() -> str:
    more = "key question · notes and all quotations on the pages that follow"
    return f"N/R not recorded · {strong('*')} {markup(more)}"


def _section_words(section: SectionAnswered, several: bool) -> str:
    """Title and count; with the theme where a case touches more than one."""
    theme = f"{section.set_title}: " if several and section.kind == "theme" else ""
    answered = sum(1 for question in section.questions if question.answered)
    return f"{theme}{section.title}, {answered} of {len(section.questions)} answered"


def _row(question: QuestionAnswered, content: RecordContent) -> list[Flowable]:
    star = "*" if question.key else ""
    return [
        prose(f"{question.id}{star}", ID),
        prose(shortened(question.short or question.text), BODY),
        _value(question, content),
    ]


def shortened(text: str) -> str:
    """A question without short words, cut to what a narrow column can hold."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _value(question: QuestionAnswered, content: RecordContent) -> Flowable:
    """The main answer as short as it can be said; adverse answers as a chip."""
    if not question.answered:
        return prose("Not answered", QUIET_RIGHT)
    main = question.parts[0]
    words = "N/R" if main.value == "not_recorded" else main.words
    if main.event_ids and not main.value:
        events = [event for event in content.events if event.id in set(main.event_ids)]
        words = short_times(events, _year(content))
    if question.adverse and len(words) < 24:
        return Chip(words)
    if not words or len(words) > LONGEST:
        return prose("see in full", QUIET_RIGHT)
    return prose(words, VALUE_RIGHT)


def _year(content: RecordContent) -> int | None:
    first = content.case.period_from[:4]
    return int(first) if first.isdigit() else None


def _weighty_quotes(content: RecordContent, sections: Sequence[SectionAnswered]) -> list[Flowable]:
    """A few short quotations that stand behind adverse answers to key questions."""
    weighty = [q.id for s in sections for q in s.questions if q.key and q.adverse]
    chosen = [
        extract
        for question_id in weighty
        for extract in content.extracts
        if extract.question_id == question_id and len(extract.words) <= QUOTE_LENGTH
    ]
    return [quote_lines(content, chosen[:QUOTES])] if chosen else []


def _natural_width(value: Flowable) -> float:
    """How wide an answer is in one line."""
    if isinstance(value, Chip):
        return value.wide
    return width(cast("Prose", value).getPlainText(), SEMIBOLD, VALUE_RIGHT.fontSize)


class TwoColumns(Flowable):
    """Rows set in two columns, the first filled first, so that they read down and then across."""

    def __init__(self, rows: Sequence[Sequence[Flowable]]) -> None:
        super().__init__()
        widths = [_natural_width(row[-1]) for row in rows]
        fitting = [wide for wide in widths if wide <= WIDEST_VALUE]
        least = WRAPPED_VALUE if len(fitting) < len(widths) else NARROWEST_VALUE
        self.values = max([least, *fitting]) + 2
        half = (len(rows) + 1) // 2
        self.columns = [self._table(part) for part in (rows[:half], rows[half:]) if part]

    def _table(self, rows: Sequence[Sequence[Flowable]]) -> Flowable:
        return plain_table(
            rows,
            [39, COLUMN - 39 - self.values, self.values],
            ("TOPPADDING", (0, 0), (-1, -1), 1.6),
            ("TOPPADDING", (0, 0), (0, -1), 1.6 + ID_DROP),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
            ("RIGHTPADDING", (0, 0), (1, -1), 4),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(palette.LINE)),
        )

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.heights = [column.wrap(COLUMN, aH)[1] for column in self.columns]
        self.width, self.height = aW, max(self.heights)
        return self.width, self.height

    def draw(self) -> None:
        """The first column, then the second."""
        for number, column in enumerate(self.columns):
            left = number * (COLUMN + GUTTER)
            column.drawOn(self.canv, left, self.height - self.heights[number])
