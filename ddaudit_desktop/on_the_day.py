"""What was in force on the day a case is about: bands, questions, standards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ddaudit_desktop.moments import local, show_date

if TYPE_CHECKING:
    from ddaudit_desktop.definitions import Question, QuestionSet, Standard
    from ddaudit_desktop.open_audit import OpenAudit

INCIDENT = ("HD-05", "main")
"""The question that asks when the incident was."""


def day_of(audit: OpenAudit) -> date | None:
    """The day whose rules apply to a case: that of the incident, else where its period begins."""
    for event in audit.times.get(INCIDENT, []):
        if event.earliest is not None:
            return local(event.earliest).date()
    return date.fromisoformat(audit.case.period_from) if audit.case.period_from else None


def not_yet_asked(question: Question, day: date | None) -> str:
    """Why a question does not apply to a case of an earlier day; empty if it does."""
    if question.in_force_on(day) or question.in_force_from is None or day is None:
        return ""
    begun, then = show_date(question.in_force_from.isoformat()), show_date(day.isoformat())
    return f"Asked of cases from {begun}. This one is of {then}."


def in_force(question: Question, day: date | None, version: str) -> tuple[str, ...]:
    """What held for a question on the day, in sentences: its bands, its start, its own version."""
    said: list[str] = []
    lists = dict.fromkeys(entry for part in question.parts for entry in part.lists_on(day))
    on = f", in force on {show_date(day.isoformat())}" if day else ""
    said += [f"{entry.title}: {len(entry.options)} choices{on}" for entry in lists]
    if late := not_yet_asked(question, day):
        said.append(late)
    if question.in_force_note:
        said.append(question.in_force_note)
    return tuple(said) or (f"As asked in version {version} of the question set",)


def set_of(audit: OpenAudit, question: Question) -> QuestionSet | None:
    """The question set, as pinned, that a question of this audit comes from."""
    code = question.id.partition("-")[0]
    version = audit.audit.question_sets.get(code)
    return audit.pinned.question_set(code, version) if version else None


def standards_on(
    questions: QuestionSet, question: Question, day: date | None
) -> tuple[Standard, ...]:
    """The standards of a set that held on a day, those a question rests on first."""
    held = [s for s in questions.standards if _held(s, day)]
    return tuple(sorted(held, key=lambda s: not set(s.sources) & set(question.sources)))


def _held(standard: Standard, day: date | None) -> bool:
    if day is None:
        return True
    begun = standard.in_force_from is None or standard.in_force_from <= day
    ended = standard.in_force_until is not None and standard.in_force_until < day
    return begun and not ended
