"""Answers that weigh against practice: a quiet reminder, a note asked for, a concern offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.definitions import NOT_APPLICABLE, NOT_RECORDED

if TYPE_CHECKING:
    from ddaudit_desktop.definitions import Part, Question
    from ddaudit_desktop.form.model import Given


def adverse_part(question: Question, given: Given) -> Part | None:
    """The first part of a question, among those asked, whose answer weighs against practice."""
    main = given.values.get((question.id, question.main.key))
    for part in question.parts:
        value = given.values.get((question.id, part.key))
        if value and part.is_asked(main) and part.is_adverse(value):
            return part
    return None


def reminder(question: Question, given: Given) -> str:
    """What to remember of a key question when grading; empty where nothing weighs."""
    part = adverse_part(question, given) if question.key else None
    if part is None:
        return ""
    word = part.word(given.values[question.id, part.key])
    return f"Key question: {word}. Weigh it when grading"


UNSAFE_NOW = "CL-01"
"""The question that asks whether a child may be unsafe today."""


def offers_concern(question: Question, given: Given) -> bool:
    """Whether an answer says that a child may be unsafe now, so that a concern is offered."""
    value = given.values.get((question.id, question.main.key), "")
    said = value not in ("", NOT_RECORDED, NOT_APPLICABLE)
    return question.id == UNSAFE_NOW and said and question.main.is_adverse(value)
