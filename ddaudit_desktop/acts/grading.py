"""Grading by a person: each improvement point, the overall grade, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import clock
from db.errors import KnownError
from db.records import Audit, OverallGrade, PointAssessment, ScaleGrade
from ddaudit_desktop.reading import one, records
from ddaudit_desktop.wording import NO_GRADE_REASONS

if TYPE_CHECKING:
    from db.store import Changes, Store


def assess_point(
    store: Store,
    audit_id: str,
    point_id: str,
    *,
    value: str | None = None,
    reason: str | None = None,
) -> Changes:
    """Say how the case stands against an improvement point, and why; only what is given changes."""
    given = {"value": value, "reason": reason}
    with store.act("assess an improvement point") as tx:
        tx.put(
            PointAssessment,
            {"audit_id": audit_id, "point_id": point_id},
            **{name: text for name, text in given.items() if text is not None},
        )
    return tx.changes


def grade_overall(store: Store, audit_id: str, grade: str) -> Changes:
    """Give the overall grade, a word of the audit's own scale; an empty one takes it back.

    Raises:
        KnownError: the scale has no such grade.
    """
    audit = one(store, Audit, audit_id)
    allowed = [row.code for row in records(store, ScaleGrade, scale_id=audit.scale_id)]
    if grade and grade not in allowed:
        raise KnownError(f"“{grade}” is not a grade of this scale: {', '.join(allowed)}.")
    with store.act("overall grade" if grade else "take the grade back") as tx:
        tx.put(
            OverallGrade,
            {"audit_id": audit_id},
            grade=grade,
            no_grade="",
            graded_at=clock.now() if grade else None,
            graded_by=store.person_id if grade else None,
        )
    return tx.changes


def leave_without_grade(store: Store, audit_id: str, why: str) -> Changes:
    """Leave a case without a grade, with a reason, so that it is accounted for.

    Raises:
        KnownError: the reason is none of `NO_GRADE_REASONS`.
    """
    if why and why not in NO_GRADE_REASONS:
        raise KnownError(f"Choose why there is no grade: {', '.join(NO_GRADE_REASONS.values())}.")
    with store.act("no grade, with a reason") as tx:
        tx.put(
            OverallGrade,
            {"audit_id": audit_id},
            grade="",
            no_grade=why,
            graded_at=clock.now() if why else None,
            graded_by=store.person_id if why else None,
        )
    return tx.changes


def give_reason(store: Store, audit_id: str, reason: str) -> Changes:
    """Write the reason for the overall grade, or for there being none (CL-13)."""
    with store.act("reason for the grade") as tx:
        tx.put(OverallGrade, {"audit_id": audit_id}, reason=reason)
    return tx.changes


def mark_ready(store: Store, audit_id: str, *, ready: bool) -> Changes:
    """Mark that the reading is done and the case is ready to grade, or take the mark back."""
    with store.act("ready to grade" if ready else "not ready to grade") as tx:
        tx.update(Audit, audit_id, ready_at=clock.now() if ready else None)
    return tx.changes
