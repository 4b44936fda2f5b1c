"""The form of one audit: its question sets in order, and which of its questions are answered.

A form is made from the definitions pinned in the deep dive, so an audit is shown as it was asked.
What is answered is counted from the records, never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ddaudit_desktop.definitions import Part, Question, QuestionSet

ORDER = {"header": 0, "theme": 1, "closing": 2, "overall": 3}
FINISHING = "To finish"

PartKey = tuple[str, str]
"""Question id and part key."""


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section as the outline shows it: under which heading, with which number."""

    key: str
    heading: str
    number: int | None
    title: str
    questions: tuple[Question, ...]

    @property
    def name(self) -> str:
        """Number and title, such as ``2  Risk assessment``."""
        return f"{self.number}  {self.title}" if self.number else self.title


@dataclass(frozen=True)
class Form:
    """All sections of an audit in the order they are asked."""

    sections: tuple[FormSection, ...]

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its id, in order."""
        return {q.id: q for section in self.sections for q in section.questions}

    @cached_property
    def section_of(self) -> dict[str, FormSection]:
        """The section of each question id."""
        return {q.id: section for section in self.sections for q in section.questions}

    def parts(self) -> Iterator[tuple[Question, Part]]:
        """Every part of every question, in order."""
        for question in self.questions.values():
            for part in question.parts:
                yield question, part


def in_order(sets: Iterable[QuestionSet], theme: str) -> list[QuestionSet]:
    """Question sets as they are asked: header, lead theme, further themes, closing, overall."""
    return sorted(sets, key=lambda s: (ORDER[s.kind], s.code != theme, s.code))


def make_form(sets: Iterable[QuestionSet], theme: str) -> Form:
    """Put question sets together.

    Sections of themes are numbered through, so that every number on screen is used once.
    """
    ordered = in_order(sets, theme)
    lead = next((s.title for s in ordered if s.code == theme), "")
    sections: list[FormSection] = []
    number = 0
    for question_set in ordered:
        numbered = question_set.kind == "theme"
        heading = _heading(question_set, lead)
        for section in question_set.sections:
            number += int(numbered)
            sections.append(
                FormSection(
                    key=f"{question_set.code}.{section.id}",
                    heading=heading,
                    number=number if numbered else None,
                    title=section.title,
                    questions=section.questions,
                )
            )
    return Form(tuple(sections))


def _heading(question_set: QuestionSet, lead: str) -> str:
    if question_set.kind == "header":
        return lead
    return question_set.title if question_set.kind == "theme" else FINISHING


@dataclass(frozen=True)
class Given:
    """What an audit's records hold, reduced to what counting needs.

    Attributes:
        values: the coded or numeric value of each answered part.
        written: parts with free text.
        timed: date-time parts answered by an event.
        recorded: ids of record questions (type REC) that their records answer.
    """

    values: Mapping[PartKey, str]
    written: frozenset[PartKey]
    timed: frozenset[PartKey]
    recorded: frozenset[str]

    def has(self, question_id: str, part: Part) -> bool:
        """Whether a part holds an answer; "not recorded" and "not applicable" are answers."""
        key = (question_id, part.key)
        if self.values.get(key):
            return True
        match part.type:
            case "DT":
                return key in self.timed
            case "TXT":
                return key in self.written
            case "REC":
                return question_id in self.recorded
            case _:
                return False


@dataclass(frozen=True, slots=True)
class Count:
    """Answered of all."""

    answered: int
    total: int

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return self.answered == self.total

    def __add__(self, other: Count) -> Count:
        return Count(self.answered + other.answered, self.total + other.total)

    @override
    def __str__(self) -> str:
        return f"{self.answered}/{self.total}"


def missing_parts(question: Question, given: Given) -> list[Part]:
    """The parts still to be answered: those asked, in view of the main answer, and not optional."""
    main = given.values.get((question.id, question.parts[0].key))
    return [
        part
        for part in question.parts
        if not part.optional and part.is_asked(main) and not given.has(question.id, part)
    ]


def is_answered(question: Question, given: Given) -> bool:
    """Whether every part of the question that is asked holds an answer."""
    return not missing_parts(question, given)


def count(questions: Iterable[Question], given: Given) -> Count:
    """How many of the questions are answered."""
    states = [is_answered(question, given) for question in questions]
    return Count(sum(states), len(states))


def next_unanswered(
    form: Form, answered: Callable[[Question], bool], after: str | None, *, back: bool = False
) -> Question | None:
    """The next question without an answer after (or before) a question, going round once."""
    questions = list(form.questions.values())
    if back:
        questions.reverse()
    ids = [question.id for question in questions]
    start = ids.index(after) + 1 if after in ids else 0
    for question in questions[start:] + questions[:start]:
        if not answered(question):
            return question
    return None


def section_beside(form: Form, section: FormSection, by: int) -> FormSection | None:
    """The section after (1) or before (-1) another; none beyond the ends."""
    at = [one.key for one in form.sections].index(section.key) + by
    return form.sections[at] if 0 <= at < len(form.sections) else None


def questions_beyond(form: Form, section: FormSection, by: int) -> list[Question]:
    """The questions after (1) or before (-1) a section, the nearest first."""
    at = [one.key for one in form.sections].index(section.key)
    others = form.sections[at + 1 :] if by > 0 else form.sections[:at]
    questions = [question for one in others for question in one.questions]
    return questions if by > 0 else questions[::-1]
