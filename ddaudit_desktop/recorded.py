"""Questions that other records answer: header facts, actions, feedback, the grade.

Such a question (type REC) is never typed twice; it is answered once the record exists. Feedback is
answered by its entry, which may say no more than when it is due.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from db.records import Audit, Case, Child, OverallGrade
    from ddaudit_desktop.form.model import Form, PartKey


def recorded_questions(
    *,
    case: Case,
    audit: Audit,
    grade: OverallGrade | None,
    children: Collection[Child],
    feedback: Collection[str],
    referenced: bool,
    systems: bool,
    acting: bool,
    second: bool,
    values: Mapping[PartKey, str],
    form: Form,
) -> frozenset[str]:
    """The ids of record questions that the given records answer (domain brief, 2.0)."""
    facts = {
        "HD-01": True,
        "HD-02": True,
        "HD-03": bool(case.label or children),
        "HD-04": referenced,
        "HD-07": audit.auditor_id is not None,
        "HD-08": second,
        "HD-10": systems,
        "HD-12": bool(children),
        "HD-13": any(child.status != "unknown" for child in children),
        "HD-16": audit.minutes > 0,
        "CL-06": acting,
        "CL-07": "officer" in feedback,
        "CL-08": "supervisor" in feedback,
        "CL-12": grade is not None and bool(grade.grade or grade.no_grade),
        "CL-13": grade is not None and bool(grade.reason),
        "CL-15": _overall_answered(form, values),
    }
    return frozenset(question for question, holds in facts.items() if holds)


def _overall_answered(form: Form, values: Mapping[PartKey, str]) -> bool:
    """Whether the six closing "so what" questions are all answered."""
    overall = [question_id for question_id in form.questions if question_id.startswith("OV-")]
    return bool(overall) and all(values.get((question_id, "main")) for question_id in overall)
