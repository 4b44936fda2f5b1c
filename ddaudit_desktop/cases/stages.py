"""Where each case stands: a stage that follows from the records, and the facts lists show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sqlmodel import col, select

from db.records import (
    Action,
    Answer,
    Audit,
    Case,
    Child,
    Concern,
    Event,
    Feedback,
    Filing,
    OverallGrade,
    PoliceReference,
    SystemRead,
    alive,
)
from ddaudit_desktop.form.model import Count, Form, Given, PartKey, count
from ddaudit_desktop.pinned import Pinned
from ddaudit_desktop.reading import records, rows
from ddaudit_desktop.recorded import recorded_questions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from db.looking import Standing
    from db.store import Store

STAGES: dict[str, str] = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "ready": "Ready to grade",
    "graded": "Graded",
    "feedback": "Feedback given",
    "filed": "Filed",
}
"""Stages in order, with their words; the last one that holds is the stage of a case.

A draft that was exported does not make a case "filed": that takes a grade, or a reason for none.
"""


@dataclass(frozen=True)
class CaseSummary:
    """One line of the Cases page: the case, its first audit, and how far it has come.

    How many questions are answered is counted when it is asked for: reading the pinned question
    sets takes longer than everything else here, and the first screen does not need it.
    """

    case_id: str
    audit_id: str
    reference: str
    theme: str
    other_themes: tuple[str, ...]
    label: str
    age: int | None
    child_status: str
    stage: str
    grade: str
    no_grade: str
    counting: Callable[[], Count] = field(repr=False, compare=False)
    minutes: int
    sittings: int
    changed_at: datetime
    concern: str
    filed: bool
    events: int
    period: tuple[str, str]
    auditor_id: str | None
    graded_at: datetime | None

    @cached_property
    def answered(self) -> Count:
        """Answered of all questions of the case's form."""
        return self.counting()

    @property
    def graded(self) -> bool:
        """Whether a person has given a grade."""
        return bool(self.grade)


class _Facts:
    """Everything the summaries need, read in some queries whatever the number of cases."""

    def __init__(self, store: Store) -> None:
        self.audits = {a.case_id: a for a in rows(store, Audit, kind="first")}
        self.grades = {g.audit_id: g for g in rows(store, OverallGrade)}
        self.children: dict[str, list[Child]] = defaultdict(list)
        for child in rows(store, Child):
            self.children[child.case_id].append(child)
        self.concerns: dict[str, list[Concern]] = defaultdict(list)
        for concern in rows(store, Concern):
            if concern.case_id:
                self.concerns[concern.case_id].append(concern)
        self.feedback: dict[str, set[str]] = defaultdict(set)
        self.given_feedback: dict[str, set[str]] = defaultdict(set)
        for row in rows(store, Feedback):
            self.feedback[row.audit_id].add(row.recipient)
            if row.given_on:
                self.given_feedback[row.audit_id].add(row.recipient)
        self.filed = {filing.case_id for filing in rows(store, Filing)}
        self.standings = store.standings()
        self._store = store

    @cached_property
    def held(self) -> _Held:
        """What counting needs besides."""
        return _Held(self._store)

    def given(self, case: Case, audit: Audit, form: Form) -> Given:
        """What the case's first audit holds, for counting."""
        held = self.held
        values = held.values[audit.id]
        recorded = recorded_questions(
            case=case,
            audit=audit,
            grade=self.grades.get(audit.id),
            children=self.children[case.id],
            feedback=self.feedback[audit.id],
            referenced=case.id in held.referenced,
            systems=audit.id in held.systems,
            acting=case.id in held.acting,
            second=case.id in held.second,
            values=values,
            form=form,
        )
        return Given(values, held.written[audit.id], held.timed[audit.id], recorded)


class _Held:
    """What the forms of all cases hold; read when the first count is asked for, not for a list."""

    def __init__(self, store: Store) -> None:
        self.second = {a.case_id for a in records(store, Audit, kind="second")}
        with store.reading() as session:
            self.referenced = set(
                session.exec(select(col(PoliceReference.case_id)).where(alive(PoliceReference)))
            )
            self.systems = set(
                session.exec(select(col(SystemRead.audit_id)).where(alive(SystemRead)))
            )
            self.acting = set(session.exec(select(col(Action.case_id)).where(alive(Action))))
        self.values, self.written, self.timed = _answers(store)


def _answers(
    store: Store,
) -> tuple[
    dict[str, dict[PartKey, str]], dict[str, frozenset[PartKey]], dict[str, frozenset[PartKey]]
]:
    """Values, written parts and timed parts of every audit."""
    values: dict[str, dict[PartKey, str]] = defaultdict(dict)
    written: dict[str, set[PartKey]] = defaultdict(set)
    timed: dict[str, set[PartKey]] = defaultdict(set)
    with store.reading() as session:
        coded = select(
            col(Answer.audit_id), col(Answer.question_id), col(Answer.part), col(Answer.value)
        ).where(alive(Answer), col(Answer.value) != "")
        for audit_id, question_id, part, value in session.exec(coded):
            values[audit_id][question_id, part] = value
        texts = select(col(Answer.audit_id), col(Answer.question_id), col(Answer.part)).where(
            alive(Answer), col(Answer.text) != ""
        )
        for audit_id, question_id, part in session.exec(texts):
            written[audit_id].add((question_id, part))
        events = select(col(Event.audit_id), col(Event.question_id), col(Event.part)).where(
            alive(Event), col(Event.question_id) != ""
        )
        for audit_id, question_id, part in session.exec(events):
            timed[audit_id].add((question_id, part))
    empty: frozenset[PartKey] = frozenset()
    return (
        values,
        defaultdict(lambda: empty, {key: frozenset(v) for key, v in written.items()}),
        defaultdict(lambda: empty, {key: frozenset(v) for key, v in timed.items()}),
    )


def summaries(store: Store) -> list[CaseSummary]:
    """Every case of the sample, in the sample's order."""
    facts = _Facts(store)
    pinned = Pinned(store)
    cases = sorted(rows(store, Case), key=lambda case: (case.position, case.reference))
    return [_summary(case, facts.audits[case.id], facts, pinned) for case in cases]


def _summary(case: Case, audit: Audit, facts: _Facts, pinned: Pinned) -> CaseSummary:
    def answered() -> Count:
        form = pinned.form(audit.question_sets, case.theme)
        return count(form.questions.values(), facts.given(case, audit, form))

    grade = facts.grades.get(audit.id)
    standing = facts.standings.get(audit.id)
    lead = _lead(facts.children[case.id])
    filed = case.id in facts.filed or bool(audit.filed_on)
    return CaseSummary(
        case_id=case.id,
        audit_id=audit.id,
        reference=case.reference,
        theme=case.theme,
        other_themes=tuple(case.other_themes),
        label=case.label,
        age=lead.age_years if lead else None,
        child_status=lead.status if lead else "unknown",
        stage=_stage(audit, grade, facts, begun=_begun(audit, standing), filed=filed),
        grade=grade.grade if grade else "",
        no_grade=grade.no_grade if grade else "",
        counting=answered,
        minutes=audit.minutes,
        sittings=audit.sittings,
        changed_at=_changed_at(case, audit, grade, standing),
        concern=_concern(facts.concerns[case.id]),
        filed=filed,
        events=standing.events if standing else 0,
        period=(case.period_from, case.period_to),
        auditor_id=audit.auditor_id,
        graded_at=grade.graded_at if grade else None,
    )


def _changed_at(
    case: Case, audit: Audit, grade: OverallGrade | None, standing: Standing | None
) -> datetime:
    times = [case.changed_at, audit.changed_at]
    if grade is not None:
        times.append(grade.changed_at)
    if standing is not None:
        times.append(standing.touched)
    return max(times)


def _begun(audit: Audit, standing: Standing | None) -> bool:
    return audit.started_at is not None or (standing is not None and standing.answered)


def _stage(
    audit: Audit, grade: OverallGrade | None, facts: _Facts, *, begun: bool, filed: bool
) -> str:
    decided = grade is not None and bool(grade.grade or grade.no_grade)
    if filed and decided:
        return "filed"
    if grade is not None and grade.grade:
        told = facts.given_feedback[audit.id]
        return "feedback" if {"officer", "supervisor"} <= told else "graded"
    if audit.ready_at is not None:
        return "ready"
    return "in_progress" if begun else "not_started"


def _lead(children: list[Child]) -> Child | None:
    ordered = sorted(children, key=lambda child: (not child.lead, child.position))
    return ordered[0] if ordered else None


def _concern(concerns: list[Concern]) -> str:
    if not concerns:
        return ""
    return "open" if any(c.acknowledged_at is None for c in concerns) else "acknowledged"
