"""Evidence from the content of a record, as a file that somebody else wrote may hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.definitions import catalogue_in_use
from ddaudit_desktop.evidence.days import begun_on, iso_day
from ddaudit_desktop.evidence.derived import audit_events, in_time_order
from ddaudit_desktop.evidence.model import (
    MAIN,
    NOT_APPLICABLE,
    NOT_RECORDED,
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
from ddaudit_desktop.moments import Moment, local
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.record.evidence import EventTold, PartAnswered, QuestionAnswered

INCIDENT = "HD-05"


def evidence_in(content: RecordContent) -> Evidence:
    """The evidence that a record holds; it counts as known when the record was last changed."""
    grade = _grade(content)
    concerns, feedback = _concerns(content), _feedback(content)
    questions = [question for section in content.sections for question in section.questions]
    events = [_event(told) for told in content.events]
    day = _day(content)
    case, audit, inspection = content.case, content.audit, content.deep_dive.inspection
    return Evidence(
        reference=case.reference,
        theme=case.theme.code,
        as_of=_last_changed(content),
        parameters=Parameters({s.key: s.value for s in content.deep_dive.settings}),
        case_id=case.id,
        audit_id=audit.id,
        audit_kind=audit.kind,
        state=audit.state,
        other_themes=tuple(theme.code for theme in case.other_themes),
        day=day or begun_on(events),
        period_from=case.period_from,
        children=tuple(
            ChildSeen(c.id, c.pseudonym, c.age_years, c.status, c.lead, c.episodes_12m)
            for c in case.children
        ),
        answers=dict(_answers(questions)),
        questions={question.id: question.short or question.text for question in questions},
        key_questions=frozenset(q.id for q in questions if _is_key(q)),
        adverse=frozenset(q.id for q in questions if _is_key(q) and _weighs(q)),
        not_yet_asked=frozenset(q.id for q in questions if not _in_force(q.id, day)),
        events=in_time_order([*events, *audit_events(concerns, grade, feedback, audit.started_at)]),
        extracts=tuple(
            ExtractSeen(x.id, x.words, x.question_id, x.event_id, x.source)
            for x in content.extracts
        ),
        grade=grade,
        points=tuple(PointSeen(p.code, p.value, p.reason) for p in content.points),
        actions=_actions(content),
        feedback=feedback,
        concerns=concerns,
        decisions=tuple(
            DecisionSeen(d.check_id, d.subject, d.decision, d.reason) for d in content.flags
        ),
        kind_words={kind.id: kind.word for kind in catalogue_in_use().event_kinds.values()},
        published_on=inspection.published_on if inspection else "",
        intervals=catalogue_in_use().intervals,
    )


def _concerns(content: RecordContent) -> tuple[ConcernSeen, ...]:
    return tuple(ConcernSeen(c.id, c.raised_at, c.acknowledged_at) for c in content.concerns)


def _feedback(content: RecordContent) -> tuple[FeedbackSeen, ...]:
    return tuple(
        FeedbackSeen(f.id, f.recipient, f.due_on, f.given_on, f.received) for f in content.feedback
    )


def _actions(content: RecordContent) -> tuple[ActionSeen, ...]:
    return tuple(
        ActionSeen(a.id, a.code, a.owner, a.due_on, a.test, a.closed_on, a.retest_result)
        for a in content.actions
    )


def _in_force(question_id: str, day: date | None) -> bool:
    """Whether the question, as it ships, can be asked of an event on that day."""
    shipped = catalogue_in_use().find_question(question_id)
    return shipped is None or shipped.in_force_on(day)


def _is_key(question: QuestionAnswered) -> bool:
    """Whether it is a key question; a record by another hand may leave that to its id."""
    shipped = catalogue_in_use().find_question(question.id)
    return question.key or (shipped is not None and shipped.key)


def _weighs(question: QuestionAnswered) -> bool:
    """Whether the answer weighs against practice, as the record says or the question does."""
    shipped = catalogue_in_use().find_question(question.id)
    value = next((part.value for part in question.parts if part.key == MAIN), "")
    return question.adverse or (shipped is not None and shipped.main.is_adverse(value or None))


def _answers(questions: list[QuestionAnswered]) -> Iterator[tuple[PartKey, AnswerSeen]]:
    for question in questions:
        for part in question.parts:
            note = question.note if part.key == MAIN else ""
            if part.value or part.text or note:
                key = (question.id, part.key)
                label = part.label if part.key != MAIN else ""
                yield key, AnswerSeen(*key, part.value, _text(key, part), note, part.words, label)


def _text(key: PartKey, part: PartAnswered) -> str:
    """The text of an answer; by another hand it may stand where a code would."""
    if part.text or part.value in ("", NOT_RECORDED, NOT_APPLICABLE):
        return part.text
    shipped = catalogue_in_use().find_question(key[0])
    asked = next((one for one in shipped.parts if one.key == key[1]), None) if shipped else None
    return part.value if asked is not None and asked.type == "TXT" else part.text


def _event(told: EventTold) -> EventSeen:
    when = told.when
    return EventSeen(
        id=told.id,
        kind=told.kind,
        when=Moment(when.typed, when.earliest, when.latest, when.precision),
        title=told.title,
        child_id=told.child_id,
        who=told.who,
        note=told.note,
        details={kept.key: kept.value for kept in told.details},
        question_id=told.question_id,
        part=told.part,
        source=told.source or told.source_system,
    )


def _grade(content: RecordContent) -> GradeSeen:
    given = content.grade
    rank = next((grade.rank for grade in given.scale.grades if grade.code == given.grade), None)
    return GradeSeen(
        id=given.grade_id or content.audit.id,  # by another hand a grade may have no id of its own
        code=given.grade,
        word=given.word,
        rank=rank,
        scale=given.scale.code,
        reason=given.reason,
        no_grade=given.no_grade,
        differs_reason=given.differs_reason,
        graded_at=given.graded_at,
    )


def _day(content: RecordContent) -> date | None:
    """The day whose rules apply: that of the incident, else where the period begins."""
    for event in content.events:
        if event.question_id == INCIDENT and event.when.earliest is not None:
            return local(event.when.earliest).date()
    return iso_day(content.case.period_from)


def _last_changed(content: RecordContent) -> datetime:
    entries = [
        content.audit.provenance,
        content.case.provenance,
        *(event.provenance for event in content.events),
    ]
    return max(entry.changed_at for entry in entries)
