"""Evidence from the records of an audit that is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from db.records import Action, Concern, Extract, FlagDisposition, Setting
from ddaudit_desktop.evidence.days import begun_on
from ddaudit_desktop.evidence.derived import audit_events, in_time_order
from ddaudit_desktop.evidence.model import (
    MAIN,
    ActionSeen,
    AnswerSeen,
    ChildSeen,
    ConcernSeen,
    DecisionSeen,
    EventSeen,
    Evidence,
    ExtractSeen,
    FeedbackSeen,
    GradeSeen,
    PartKey,
    PointSeen,
)
from ddaudit_desktop.moments import Moment
from ddaudit_desktop.on_the_day import day_of
from ddaudit_desktop.parameters.model import Parameters, is_parameter
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from datetime import datetime

    from db.records import Event
    from db.store import Store
    from ddaudit_desktop.definitions import Phrases, Question
    from ddaudit_desktop.open_audit import OpenAudit
    from ddaudit_desktop.pinned import Pinned


def parameters_of(store: Store) -> Parameters:
    """What a deep dive has set otherwise than the defaults."""
    rows = records(store, Setting)
    return Parameters({row.key: row.value for row in rows if is_parameter(row.key)})


def evidence_of(
    audit: OpenAudit, *, as_of: datetime, parameters: Parameters, published_on: str = ""
) -> Evidence:
    """The evidence of an open audit as its records are now; nothing is read from the store.

    Args:
        audit: the audit, loaded.
        as_of: the instant that counts as now (`reading.present`).
        parameters: what the deep dive has set (`parameters_of`).
        published_on: when the inspection was published, as its pack says it.
    """
    form = audit.form
    day = day_of(audit)
    grade = _grade(audit)
    concerns, feedback = _concerns(audit), _feedback(audit)
    derived = audit_events(concerns, grade, feedback, audit.audit.started_at)
    events = [_event(row) for row in audit.events]
    return Evidence(
        reference=audit.case.reference,
        theme=audit.case.theme,
        as_of=as_of,
        parameters=parameters,
        case_id=audit.case.id,
        audit_id=audit.audit_id,
        audit_kind=audit.audit.kind,
        state=audit.audit.state,
        other_themes=tuple(audit.case.other_themes),
        day=day or begun_on(events),
        period_from=audit.case.period_from,
        children=_children(audit),
        answers=_answers(audit),
        questions={question.id: question.short for question in form.questions.values()},
        key_questions=frozenset(q.id for q in form.questions.values() if q.key),
        adverse=frozenset(q.id for q in form.questions.values() if q.key and _weighs(audit, q)),
        not_yet_asked=frozenset(q.id for q in form.questions.values() if not q.in_force_on(day)),
        events=in_time_order([*events, *derived]),
        extracts=_extracts(audit),
        grade=grade,
        points=_points(audit),
        actions=_actions(audit),
        feedback=feedback,
        concerns=concerns,
        decisions=_decisions(audit),
        kind_words={kind.id: kind.word for kind in audit.pinned.event_kinds.kinds.values()},
        published_on=published_on,
        intervals=audit.pinned.intervals,
        word_lists=partial(_language_of, audit.pinned),
    )


def _language_of(pinned: Pinned) -> Phrases:
    return pinned.language


def _children(audit: OpenAudit) -> tuple[ChildSeen, ...]:
    return tuple(
        ChildSeen(c.id, c.pseudonym, c.age_years, c.status, c.lead, c.episodes_12m)
        for c in audit.children
    )


def _extracts(audit: OpenAudit) -> tuple[ExtractSeen, ...]:
    return tuple(
        ExtractSeen(x.id, x.words, x.question_id, x.event_id, x.source) for x in audit.rows(Extract)
    )


def _actions(audit: OpenAudit) -> tuple[ActionSeen, ...]:
    return tuple(
        ActionSeen(a.id, a.code, a.owner, a.due_on, a.test, a.closed_on, a.retest_result)
        for a in audit.rows(Action)
    )


def _concerns(audit: OpenAudit) -> tuple[ConcernSeen, ...]:
    return tuple(ConcernSeen(c.id, c.raised_at, c.acknowledged_at) for c in audit.rows(Concern))


def _feedback(audit: OpenAudit) -> tuple[FeedbackSeen, ...]:
    return tuple(
        FeedbackSeen(f.id, f.recipient, f.due_on, f.given_on, f.received)
        for f in audit.feedback.values()
    )


def _decisions(audit: OpenAudit) -> tuple[DecisionSeen, ...]:
    return tuple(
        DecisionSeen(d.check_id, d.subject, d.decision, d.reason)
        for d in audit.rows(FlagDisposition)
    )


def _answers(audit: OpenAudit) -> dict[PartKey, AnswerSeen]:
    parts = {(question.id, part.key): part for question, part in audit.form.parts()}
    return {
        key: AnswerSeen(
            *key,
            row.value,
            row.text,
            row.note if key[1] == MAIN else "",
            parts[key].word(row.value) if key in parts and row.value else row.value,
            parts[key].label if key in parts and key[1] != MAIN else "",
        )
        for key, row in audit.answers.items()
        if row.value or row.text or row.note
    }


def _weighs(audit: OpenAudit, question: Question) -> bool:
    answer = audit.answers.get((question.id, question.main.key))
    return answer is not None and question.main.is_adverse(answer.value or None)


def _event(row: Event) -> EventSeen:
    return EventSeen(
        id=row.id,
        kind=row.kind,
        when=Moment.of(row),
        title=row.title,
        child_id=row.child_id,
        who=row.who,
        note=row.note,
        details=row.details,
        question_id=row.question_id,
        part=row.part,
        source=row.source or row.source_system,
    )


def _grade(audit: OpenAudit) -> GradeSeen:
    row = audit.grade
    if row is None:
        return GradeSeen()
    given = next((grade for grade in audit.grades if grade.code == row.grade), None)
    return GradeSeen(
        id=row.id,
        code=row.grade,
        word=given.word if given else row.grade,
        rank=given.rank if given else None,
        scale=audit.audit.scale_id,
        reason=row.reason,
        no_grade=row.no_grade,
        differs_reason=row.differs_reason,
        graded_at=row.graded_at,
    )


def _points(audit: OpenAudit) -> tuple[PointSeen, ...]:
    assessed = audit.assessments
    return tuple(
        PointSeen(point.code, row.value if row else "", row.reason if row else "")
        for point in audit.points
        for row in (assessed.get(point.id),)
    )
