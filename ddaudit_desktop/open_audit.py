"""One audit as it is worked on: its records loaded, its form, and what is answered.

Screens of a case share one `OpenAudit`. They never query; they read its attributes, call acts, and
pass the reported `Changes` to `reload`, which reads again only what changed.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from db.records import (
    Action,
    Answer,
    Audit,
    Case,
    Child,
    Concern,
    DeepDive,
    Event,
    EventLink,
    Extract,
    Feedback,
    Filing,
    FlagDisposition,
    ImprovementPoint,
    Kept,
    OverallGrade,
    Person,
    PointAssessment,
    PoliceReference,
    ScaleGrade,
    SystemRead,
)
from ddaudit_desktop.form.model import Count, FormSection, Given, PartKey, count, is_answered
from ddaudit_desktop.moments import Moment
from ddaudit_desktop.pinned import Pinned
from ddaudit_desktop.reading import row, rows, the_deep_dive
from ddaudit_desktop.recorded import recorded_questions

if TYPE_CHECKING:
    from db.store import Changes, Store
    from ddaudit_desktop.definitions import EventKind, Question
    from ddaudit_desktop.held import Held

Noun = TypeVar("Noun", bound=Kept)

OF_AUDIT: tuple[type[Kept], ...] = (
    Answer,
    Event,
    EventLink,
    Extract,
    PointAssessment,
    OverallGrade,
    Feedback,
    SystemRead,
    Filing,
    FlagDisposition,
)
OF_CASE: tuple[type[Kept], ...] = (Child, PoliceReference, Action, Concern)


class OpenAudit:
    """The loaded records of one audit of one case; ``revision`` goes up when any is read again.

    Args:
        store: the deep dive.
        audit_id: the audit.
        pinned: the definitions of the deep dive, if they are read already.
        held: the records of the whole deep dive, for a pass over many audits; an audit opened from
            them is read once and not reloaded.

    Raises:
        KnownError: at construction, if the audit or its case is not there any more.
    """

    def __init__(
        self,
        store: Store,
        audit_id: str,
        pinned: Pinned | None = None,
        held: Held | None = None,
    ) -> None:
        self.store = store
        self.audit_id = audit_id
        self.pinned = pinned or Pinned(store)
        self._held = held
        self.deep_dive = held.records(DeepDive)[0] if held else the_deep_dive(store)
        self.revision = 0
        self._rows: dict[type[Kept], list[Kept]] = {}
        self._load_heads()
        for model in (*OF_AUDIT, *OF_CASE):
            self._load(model)
        self.points = self._load_points()
        self.grades = sorted(
            self._read(ScaleGrade, scale_id=self.audit.scale_id), key=lambda g: g.rank
        )

    def _read(self, model: type[Noun], **equal: object) -> list[Noun]:
        held = self._held
        return held.records(model, **equal) if held else rows(self.store, model, **equal)

    def _one(self, model: type[Noun], record_id: str) -> Noun:
        held = self._held
        return held.one(model, record_id) if held else row(self.store, model, record_id)

    def _load_heads(self) -> None:
        self.audit = self._one(Audit, self.audit_id)
        self.case = self._one(Case, self.audit.case_id)
        self.auditor = self._one(Person, self.audit.auditor_id) if self.audit.auditor_id else None
        self.second_audits = self._read(Audit, case_id=self.case.id, kind="second")
        self.form = self.pinned.form(self.audit.question_sets, self.case.theme)

    def _load(self, model: type[Kept]) -> None:
        key = {"audit_id": self.audit_id} if model in OF_AUDIT else {"case_id": self.case.id}
        self._rows[model] = list(self._read(model, **key))

    def _load_points(self) -> list[ImprovementPoint]:
        """The improvement points that apply to the case's themes, in the pack's order."""
        if self.deep_dive.inspection_id is None:
            return []
        themes = {self.case.theme, *self.case.other_themes}
        points = self._read(ImprovementPoint, inspection_id=self.deep_dive.inspection_id)
        return sorted((p for p in points if themes & set(p.themes)), key=lambda p: p.position)

    def reload(self, changes: Changes) -> bool:
        """Read again what changed; whether any of it belongs to this audit's screens."""
        mine = [m for m in (*OF_AUDIT, *OF_CASE) if m.__tablename__ in changes.kinds]
        heads = {"audit", "case_file", "deep_dive"} & changes.kinds
        if not mine and not heads:
            return False
        if heads:
            self.deep_dive = the_deep_dive(self.store)
            self._load_heads()
            self.points = self._load_points()
        for model in mine:
            self._load(model)
        for name in _DERIVED:
            self.__dict__.pop(name, None)
        self.revision += 1
        return True

    def rows(self, model: type[Noun]) -> list[Noun]:
        """The loaded records of a kind."""
        return self._rows[model]  # type: ignore[return-value]

    @cached_property
    def answers(self) -> dict[PartKey, Answer]:
        """Answers by question and part."""
        return {(a.question_id, a.part): a for a in self.rows(Answer)}

    @cached_property
    def children(self) -> list[Child]:
        """The children of the case, the lead child first."""
        return sorted(self.rows(Child), key=lambda c: (not c.lead, c.position))

    @cached_property
    def events(self) -> list[Event]:
        """Events in time order; those without a time come last, in order of entry."""
        return sorted(
            self.rows(Event),
            key=lambda e: (e.earliest is None, e.earliest or e.created_at, e.created_at, e.id),
        )

    @cached_property
    def times(self) -> dict[PartKey, list[Event]]:
        """The events that answer date-time parts, in time order."""
        answering: dict[PartKey, list[Event]] = defaultdict(list)
        for event in self.events:
            if event.question_id:
                answering[event.question_id, event.part or "main"].append(event)
        return dict(answering)

    @cached_property
    def extracts(self) -> dict[str, list[Extract]]:
        """Quotations by the question they stand on."""
        quoted: dict[str, list[Extract]] = defaultdict(list)
        for extract in sorted(self.rows(Extract), key=lambda x: (x.position, x.created_at, x.id)):
            quoted[extract.question_id].append(extract)
        return dict(quoted)

    @cached_property
    def assessments(self) -> dict[str, PointAssessment]:
        """Assessments by improvement point id."""
        return {a.point_id: a for a in self.rows(PointAssessment)}

    @cached_property
    def grade(self) -> OverallGrade | None:
        """The overall grade, if one was given or refused."""
        return next(iter(self.rows(OverallGrade)), None)

    @cached_property
    def feedback(self) -> dict[str, Feedback]:
        """Feedback by recipient: officer, supervisor."""
        return {f.recipient: f for f in self.rows(Feedback)}

    @cached_property
    def given(self) -> Given:
        """What the records hold, reduced to what counting needs."""
        values = {key: a.value for key, a in self.answers.items() if a.value}
        return Given(
            values=values,
            written=frozenset(key for key, a in self.answers.items() if a.text),
            timed=frozenset(self.times),
            recorded=recorded_questions(
                case=self.case,
                audit=self.audit,
                grade=self.grade,
                children=self.children,
                feedback={f.recipient for f in self.rows(Feedback)},
                referenced=bool(self.rows(PoliceReference)),
                systems=bool(self.rows(SystemRead)),
                acting=bool(self.rows(Action)),
                second=bool(self.second_audits),
                values=values,
                form=self.form,
            ),
        )

    @cached_property
    def counts(self) -> dict[str, Count]:
        """Answered of all, by section key."""
        return {section.key: self._count(section) for section in self.form.sections}

    def _count(self, section: FormSection) -> Count:
        return count(section.questions, self.given)

    @property
    def answered(self) -> Count:
        """Answered of all, over the whole form."""
        return sum(self.counts.values(), Count(0, 0))

    def is_answered(self, question: Question) -> bool:
        """Whether a question needs nothing more."""
        return is_answered(question, self.given)

    def kind(self, event: Event) -> EventKind | None:
        """The definition of an event's kind; none for a kind this version does not know."""
        return self.pinned.event_kinds.kinds.get(event.kind)

    def title_of(self, event: Event) -> str:
        """What an event is called: its own title, or the word of its kind with its particulars."""
        kind = self.kind(event)
        return event.title or (kind.word_with(event.details) if kind else event.kind)

    def lane_of(self, event: Event) -> str:
        """The swim lane of an event: its own, or that of its kind."""
        kind = self.kind(event)
        return event.lane or (kind.lane if kind else "response")

    def answers_of(self, point: ImprovementPoint) -> list[Question]:
        """The questions of this audit's form that show something about an improvement point."""
        return [q for qid, q in self.form.questions.items() if qid in set(point.question_ids)]

    def near(self) -> Moment | None:
        """A moment of this case that a typed time without a date can lean on."""
        timed = [event for event in self.events if event.earliest is not None]
        return Moment.of(timed[0]) if timed else None


_DERIVED = [name for name, value in vars(OpenAudit).items() if isinstance(value, cached_property)]
