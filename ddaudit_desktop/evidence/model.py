"""What clocks and checks know of one case: read only, and made anew when the case changes.

An answer that is not there has not been looked at yet; that is different from ``not_recorded``,
which is an answer. An event without a time keeps its place here, without any instant.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ddaudit_desktop.evidence.facts import Fact
from ddaudit_desktop.moments import Moment, show_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from ddaudit_desktop.definitions import Interval, Phrases
    from ddaudit_desktop.parameters.model import Parameters

PartKey = tuple[str, str]
"""A question and one of its parts."""

MAIN = "main"
ADULT = 18
MOST_DIGITS = 9
YES, PARTLY, NO = "yes", "partly", "no"
NOT_RECORDED, NOT_APPLICABLE = "not_recorded", "not_applicable"


@dataclass(frozen=True, slots=True)
class AnswerSeen:
    """An answer to one part of a question.

    ``words`` is the value as a reader says it, ``label`` what a part beside the main one asks for.
    """

    question_id: str
    part: str
    value: str = ""
    text: str = ""
    note: str = ""
    words: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class EventSeen:
    """An event. ``details`` are particulars of its kind, codes by key; ``who`` is a role."""

    id: str
    kind: str
    when: Moment
    title: str = ""
    child_id: str | None = None
    who: str = ""
    note: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    question_id: str = ""
    part: str = ""
    source: str = ""
    derived: bool = False
    """It was made here from another record (a concern, a grade) and stands on no timeline."""

    @property
    def timed(self) -> bool:
        """Whether there is any time at all."""
        return self.when.earliest is not None


@dataclass(frozen=True, slots=True)
class ChildSeen:
    """A child of the case, by pseudonym."""

    id: str
    pseudonym: str
    age: int | None = None
    status: str = "unknown"
    lead: bool = False
    episodes_12m: int | None = None


@dataclass(frozen=True, slots=True)
class ExtractSeen:
    """Words quoted from the police record."""

    id: str
    words: str
    question_id: str = ""
    event_id: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class GradeSeen:
    """The overall grade: a code of a scale with its rank (1 is best), or why there is none."""

    id: str = ""
    code: str = ""
    word: str = ""
    rank: int | None = None
    scale: str = ""
    reason: str = ""
    no_grade: str = ""
    differs_reason: str = ""
    graded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PointSeen:
    """How the case stands against one improvement point; ``value`` is empty when not assessed."""

    code: str
    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ActionSeen:
    """An action that comes of the case; dates are ISO text, empty when not known."""

    id: str
    code: str
    owner: str = ""
    due_on: str = ""
    test: str = ""
    closed_on: str = ""
    retest_result: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackSeen:
    """Feedback to the officer or the supervisor; dates are ISO text."""

    id: str
    recipient: str
    due_on: str = ""
    given_on: str = ""
    received: str = ""


@dataclass(frozen=True, slots=True)
class ConcernSeen:
    """An immediate concern."""

    id: str
    raised_at: datetime
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DecisionSeen:
    """What the auditor decided about a flag."""

    check_id: str
    subject: str
    decision: str
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Evidence:
    """One audit of one case; each is its own, so that what was worked out of it is kept by it.

    Attributes:
        day: the day whose rules apply: that of the incident, else where the period begins, else
            that of the first event a case begins with.
        as_of: the instant that counts as now: reminders and open periods are measured to it.
        audit_kind: first, second, moderated or practitioner.
        questions: the short words of every question asked, by id; ``key_questions`` the key ones.
        adverse: the key questions whose answer weighs against practice.
        not_yet_asked: questions about a change that came after the day of the case.
        events: in time order, those without a time last.
        published_on: when the inspection was published, as far as known (text of the pack).
        intervals: the clocks that it is measured by, by id.
        word_lists: gives the lists of words that its deep dive began on, read when they are asked
            for; the lists in use where it does not say.
    """

    reference: str
    theme: str
    as_of: datetime
    parameters: Parameters
    case_id: str = ""
    audit_id: str = ""
    audit_kind: str = "first"
    state: str = "draft"
    other_themes: tuple[str, ...] = ()
    day: date | None = None
    period_from: str = ""
    children: tuple[ChildSeen, ...] = ()
    answers: Mapping[PartKey, AnswerSeen] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    key_questions: frozenset[str] = frozenset()
    adverse: frozenset[str] = frozenset()
    not_yet_asked: frozenset[str] = frozenset()
    events: tuple[EventSeen, ...] = ()
    extracts: tuple[ExtractSeen, ...] = ()
    grade: GradeSeen = field(default_factory=GradeSeen)
    points: tuple[PointSeen, ...] = ()
    actions: tuple[ActionSeen, ...] = ()
    feedback: tuple[FeedbackSeen, ...] = ()
    concerns: tuple[ConcernSeen, ...] = ()
    decisions: tuple[DecisionSeen, ...] = ()
    kind_words: Mapping[str, str] = field(default_factory=dict)
    published_on: str = ""
    intervals: Mapping[str, Interval] = field(default_factory=dict)
    word_lists: Callable[[], Phrases] | None = None

    @property
    def themes(self) -> tuple[str, ...]:
        """The lead theme and the others the case touches."""
        return (self.theme, *self.other_themes)

    @cached_property
    def language(self) -> Phrases:
        """The lists of words that what the case quotes is held against."""
        if self.word_lists is not None:
            return self.word_lists()
        from ddaudit_desktop.definitions import language_in_use

        return language_in_use()

    @cached_property
    def _by_kind(self) -> dict[str, tuple[EventSeen, ...]]:
        found: dict[str, list[EventSeen]] = defaultdict(list)
        for event in self.events:
            found[event.kind].append(event)
        return {kind: tuple(events) for kind, events in found.items()}

    @cached_property
    def _event_of(self) -> dict[str, EventSeen]:
        return {event.id: event for event in self.events}

    def of_kind(self, *kinds: str) -> tuple[EventSeen, ...]:
        """The events of these kinds in time order, those without a time last."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], ())
        wanted = set(kinds)
        return tuple(event for event in self.events if event.kind in wanted)

    def event(self, event_id: str | None) -> EventSeen | None:
        """The event of that id."""
        return self._event_of.get(event_id or "")

    def answer(self, question_id: str, part: str = MAIN) -> AnswerSeen | None:
        """The answer to a part of a question, if it was looked at."""
        return self.answers.get((question_id, part))

    def value(self, question_id: str, part: str = MAIN) -> str:
        """The code answered; empty when it was not looked at yet."""
        found = self.answers.get((question_id, part))
        return found.value if found else ""

    def text(self, question_id: str, part: str = MAIN) -> str:
        """The free text of an answer."""
        found = self.answers.get((question_id, part))
        return found.text if found else ""

    def note(self, question_id: str) -> str:
        """The evidence note of a question."""
        found = self.answers.get((question_id, MAIN))
        return found.note if found else ""

    def number(self, question_id: str, part: str = MAIN) -> int | None:
        """The number answered; none for anything else, and for more digits than anybody counts."""
        value = self.value(question_id, part)
        return int(value) if value.isdecimal() and len(value) <= MOST_DIGITS else None

    @cached_property
    def child(self) -> ChildSeen | None:
        """The child whom the audit follows first."""
        leads = [child for child in self.children if child.lead]
        return next(iter(leads or self.children), None)

    @property
    def looked_after(self) -> bool | None:
        """Whether the child is looked after; none when that is not known."""
        if self.child is None or self.child.status == "unknown":
            return None
        return self.child.status == "looked_after"

    @property
    def under_18(self) -> bool | None:
        """Whether the child is under 18; none when the age is not known."""
        if self.child is None or self.child.age is None:
            return None
        return self.child.age < ADULT

    def answered(self, question_id: str, part: str = MAIN) -> Fact:
        """The fact that an answer is; for one that is there."""
        answer = self.answers[question_id, part]
        said = answer.words or answer.value.replace("_", " ") or answer.text or answer.note
        asked = self.questions.get(question_id, "") or question_id
        if answer.label:
            asked = f"{asked} ({answer.label[0].lower()}{answer.label[1:]})"
        return Fact("answer", question_id, f"{asked}: {said}", "" if part == MAIN else part)

    def answers_as_facts(self, *keys: str | PartKey) -> tuple[Fact, ...]:
        """The facts of those answers that are there; keys are questions, or questions and parts."""
        pairs = [(key, MAIN) if isinstance(key, str) else key for key in keys]
        return tuple(self.answered(*pair) for pair in pairs if pair in self.answers)

    def happened(self, event: EventSeen) -> Fact:
        """The fact that an event is: its title, and its time as far as it is known."""
        told = self._told.get(event.id)
        if told is None:
            words = f"{self.title_of(event)}, {show_moment(event.when)}"
            told = self._told[event.id] = Fact("event", event.id, words)
        return told

    @cached_property
    def _told(self) -> dict[str, Fact]:
        """Events as facts, kept because many clocks and checks name the same one."""
        return {}

    def events_as_facts(self, *events: EventSeen | None) -> tuple[Fact, ...]:
        """The facts of those events that are there."""
        return tuple(self.happened(event) for event in events if event and not event.derived)

    def title_of(self, event: EventSeen) -> str:
        """What an event is called."""
        return event.title or self.kind_words.get(event.kind, event.kind)

    def child_fact(self) -> tuple[Fact, ...]:
        """The child as a fact: pseudonym, age and status; nothing when no child is recorded."""
        child = self.child
        if child is None:
            return ()
        age = "age not recorded" if child.age is None else f"{child.age} years"
        status = child.status.replace("_", " ") if child.status != "unknown" else "status unknown"
        return (Fact("child", child.id, f"{child.pseudonym}, {age}, {status}"),)
