"""Gathering what people made of the evidence: grade, points, flags, concerns, follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import (
    Action,
    Concern,
    ConcernNote,
    Feedback,
    FlagDisposition,
    ImprovementPoint,
    Scale,
)
from ddaudit_desktop.checks.run import case_checks
from ddaudit_desktop.language.found import words_decided
from ddaudit_desktop.reading import one, records
from ddaudit_desktop.record.gather_clocks import subject_words
from ddaudit_desktop.record.judgement import (
    ActionSet,
    ConcernNoteTold,
    ConcernTold,
    FeedbackGiven,
    FlagDecided,
    GradeGiven,
    GradeOfScale,
    PointJudged,
    ScaleUsed,
)
from ddaudit_desktop.wording import NO_GRADE_REASONS

if TYPE_CHECKING:
    from ddaudit_desktop.open_audit import OpenAudit
    from ddaudit_desktop.record.whose import Whose


def grade_given(audit: OpenAudit, whose: Whose) -> GradeGiven:
    """The overall grade on the audit's own scale, or what is known of its absence."""
    scale = _scale(audit)
    row = audit.grade
    if row is None:
        return GradeGiven(scale=scale)
    return GradeGiven(
        scale=scale,
        grade_id=row.id,
        grade=row.grade,
        word=next((grade.word for grade in scale.grades if grade.code == row.grade), row.grade),
        reason=row.reason,
        no_grade=row.no_grade,
        no_grade_word=NO_GRADE_REASONS.get(row.no_grade, row.no_grade),
        differs_reason=row.differs_reason,
        graded_at=row.graded_at,
        graded_by=whose.name(row.graded_by),
        provenance=whose.provenance(row),
    )


def _scale(audit: OpenAudit) -> ScaleUsed:
    row = one(audit.store, Scale, audit.audit.scale_id)
    grades = tuple(
        GradeOfScale(
            code=grade.code,
            word=grade.word,
            rank=grade.rank,
            shape=grade.shape,
            key=grade.key,
            descriptor=grade.descriptor,
        )
        for grade in audit.grades
    )
    return ScaleUsed(row.code, row.version, row.title, row.footnote, grades)


def points_judged(audit: OpenAudit, whose: Whose) -> tuple[PointJudged, ...]:
    """The points that apply to the case's themes, and any other that was assessed all the same."""
    points = {point.id: point for point in audit.points}
    for point_id in audit.assessments:
        if point_id not in points:
            points[point_id] = one(audit.store, ImprovementPoint, point_id)
    return tuple(_point(audit, whose, point) for point in points.values())


def _point(audit: OpenAudit, whose: Whose, point: ImprovementPoint) -> PointJudged:
    row = audit.assessments.get(point.id)
    return PointJudged(
        code=point.code,
        text=point.text,
        short=point.short,
        area=point.area,
        kind=point.kind,
        verbatim=point.verbatim,
        reference=point.reference,
        value=row.value if row else "",
        reason=row.reason if row else "",
        assessment_id=row.id if row else None,
        provenance=whose.provenance(row) if row else None,
    )


def flags_decided(audit: OpenAudit, whose: Whose) -> tuple[FlagDecided, ...]:
    """Decisions about flags, by check."""
    rows = records(audit.store, FlagDisposition, audit_id=audit.audit_id)
    titles = {rule.id: rule.title for rule in case_checks()}
    return tuple(
        FlagDecided(
            id=row.id,
            check_id=row.check_id,
            title=titles.get(row.check_id, ""),
            subject=row.subject,
            about=words_decided(subject_words(audit, row.subject)),
            check_version=row.check_version,
            facts_sha256=row.facts_sha256,
            decision=row.decision,
            reason=row.reason,
            provenance=whose.provenance(row),
        )
        for row in sorted(rows, key=lambda row: (row.check_id, row.subject))
    )


def concerns_told(audit: OpenAudit, whose: Whose) -> tuple[ConcernTold, ...]:
    """Immediate concerns about the case, oldest first, with what was added to them."""
    rows = sorted(audit.rows(Concern), key=lambda row: (row.raised_at, row.id))
    return tuple(
        ConcernTold(
            id=row.id,
            child=row.child,
            what=row.what,
            raised_at=row.raised_at,
            raised_by=whose.name(row.raised_by),
            told=row.told,
            how=row.how,
            told_at=row.told_at,
            acknowledged_by=row.acknowledged_by,
            acknowledged_at=row.acknowledged_at,
            notes=tuple(
                ConcernNoteTold(note.id, note.text, whose.provenance(note))
                for note in records(audit.store, ConcernNote, concern_id=row.id)
            ),
            provenance=whose.provenance(row),
        )
        for row in rows
    )


def actions_set(audit: OpenAudit, whose: Whose) -> tuple[ActionSet, ...]:
    """Actions that come of the case, by code."""
    return tuple(
        ActionSet(
            id=row.id,
            code=row.code,
            text=row.text,
            point_codes=tuple(row.point_codes),
            owner=row.owner,
            set_on=row.set_on,
            due_on=row.due_on,
            test=row.test,
            closed_on=row.closed_on,
            retest_result=row.retest_result,
            note=row.note,
            provenance=whose.provenance(row),
        )
        for row in sorted(audit.rows(Action), key=lambda row: row.code)
    )


def feedback_given(audit: OpenAudit, whose: Whose) -> tuple[FeedbackGiven, ...]:
    """Feedback to the officer, then to the supervisor."""
    return tuple(
        FeedbackGiven(
            id=row.id,
            recipient=row.recipient,
            role=row.role,
            due_on=row.due_on,
            given_on=row.given_on,
            given_by=row.given_by,
            received=row.received,
            text=row.text,
            reply=row.reply,
            provenance=whose.provenance(row),
        )
        for row in sorted(audit.rows(Feedback), key=lambda row: row.recipient)
    )
