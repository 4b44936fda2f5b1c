"""What helps to answer a question: guidance, source, what held on the day, what it speaks to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.on_the_day import day_of, in_force, set_of, standards_on

if TYPE_CHECKING:
    from ddaudit_desktop.definitions import Question, Standard
    from ddaudit_desktop.open_audit import OpenAudit


@dataclass(frozen=True, slots=True)
class Guidance:
    """Everything the panel beside a question shows.

    Attributes:
        on_the_day: bands, start of the question, its version: as on the day of the case.
        feeds: improvement points of the attached inspection that the answer speaks to, as code and
            short words.
        standards: those the question rests on.
        more_standards: the other standards of its question set.
    """

    question_id: str
    text: str
    condition: str
    source: str
    on_the_day: tuple[str, ...]
    feeds: tuple[tuple[str, str], ...]
    standards: tuple[Standard, ...]
    more_standards: tuple[Standard, ...]


def guidance_of(audit: OpenAudit, question: Question) -> Guidance:
    """The guidance for a question of this audit."""
    day = day_of(audit)
    questions = set_of(audit, question)
    standards = standards_on(questions, question, day) if questions else ()
    own = tuple(s for s in standards if set(s.sources) & set(question.sources))
    return Guidance(
        question_id=question.id,
        text=question.guidance,
        condition=question.condition,
        source=question.source,
        on_the_day=in_force(question, day, questions.version if questions else ""),
        feeds=tuple(
            (point.code, point.short or point.text)
            for point in audit.points
            if question.id in point.question_ids
        ),
        standards=own,
        more_standards=tuple(s for s in standards if s not in own),
    )
