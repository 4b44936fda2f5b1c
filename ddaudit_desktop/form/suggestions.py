"""What the case already knows of something that a question still asks for.

A suggestion is one sentence and one thing to do. It is no answer: it becomes data only when the
auditor takes it. A time is offered as it stands on the timeline, never made sharper. What a check
found is offered as evidence and leaves the answer open.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ddaudit_desktop.moments import Moment, show_moment
from ddaudit_desktop.on_the_day import day_of, not_yet_asked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from db.records import Event
    from ddaudit_desktop.checks.flags import Flags
    from ddaudit_desktop.checks.outcome import Outcome
    from ddaudit_desktop.definitions import Part, Question
    from ddaudit_desktop.open_audit import OpenAudit

CHOOSING = ("YPN", "CH", "MULTI")
"""Types of answer that are a judgement, for which a check can be evidence."""

COMES_AGAIN = frozenset(
    {"INCIDENT", "LAST_SEEN", "MIS_REPORTED", "LOCATED", "SUP_REVIEW", "PP_EXERCISED", "PP_ENDED"}
)
"""Kinds of which the earliest of several is often not the one asked for.

They begin or end one of several episodes, or the form wants the last one: last seen, the review
before closure. Of several nothing is said; one alone is offered as any other.
"""

SAYS_TOO_LITTLE = frozenset({"ENQUIRY"})
"""Kinds that cover much more than the question that asks for them, such as a result chased."""


@dataclass(frozen=True, slots=True)
class NotInForce:
    """The question did not exist yet on the day of the case."""

    words: str
    action: ClassVar[str] = "Mark N/A"


@dataclass(frozen=True, slots=True)
class UseEvent:
    """The timeline has an event of the kind that answers a date-time part."""

    words: str
    event_id: str
    part: str
    action: ClassVar[str] = "Use this"


@dataclass(frozen=True, slots=True)
class AttachFlag:
    """A check flags what the question asks about; accepted, the flag is evidence."""

    words: str
    outcome: Outcome
    action: ClassVar[str] = "Attach as evidence"


Suggestion = NotInForce | UseEvent | AttachFlag


class Suggesting:
    """Makes the suggestions of an audit's questions; what they share is worked out once.

    Args:
        audit: the audit as its records are now.
        flags: what its checks ask about.
    """

    def __init__(self, audit: OpenAudit, flags: Flags) -> None:
        self._audit = audit
        self._flags = flags

    @cached_property
    def _day(self) -> date | None:
        return day_of(self._audit)

    @cached_property
    def _free(self) -> dict[str, list[Event]]:
        return free_events(self._audit)

    def of(self, question: Question) -> Suggestion | None:
        """What is suggested for a question, at most one thing at a time."""
        audit = self._audit
        return (
            not_in_force(audit, question, self._day)
            or time_known(audit, question, self._free)
            or flag_found(audit, question, self._flags)
        )


def not_in_force(audit: OpenAudit, question: Question, day: date | None) -> NotInForce | None:
    """That a question without an answer cannot be asked of a case of this day."""
    reason = "" if audit.is_answered(question) else not_yet_asked(question, day)
    return NotInForce(reason) if reason else None


def free_events(audit: OpenAudit) -> dict[str, list[Event]]:
    """The events that answer no question yet, by kind, in time order, those without a time last."""
    free: dict[str, list[Event]] = defaultdict(list)
    for event in audit.events:
        if not event.question_id:
            free[event.kind].append(event)
    return free


def time_known(
    audit: OpenAudit, question: Question, free: dict[str, list[Event]]
) -> UseEvent | None:
    """The first date-time part without an answer of which the timeline holds a time.

    A part that several events answer is offered them one by one, until none is left.
    """
    main = audit.given.values.get((question.id, question.main.key))
    for part in question.parts:
        kind = part.event_kind or ""
        if part.type != "DT" or kind in SAYS_TOO_LITTLE or not part.is_asked(main):
            continue
        if part.many or not audit.given.has(question.id, part):
            fitting = _fitting(audit, part, free.get(kind, ()))
            event = _earliest(part, fitting)
            if event is not None:
                words = _time_words(audit, question, part, event, len(fitting))
                return UseEvent(words, event.id, part.key)
    return None


def _fitting(audit: OpenAudit, part: Part, events: Sequence[Event]) -> list[Event]:
    """The events that can be meant; a single time is asked of the child followed first."""
    if part.many or not audit.children:
        return list(events)
    followed = audit.children[0].id
    return [event for event in events if not event.child_id or event.child_id == followed]


def _earliest(part: Part, events: Sequence[Event]) -> Event | None:
    """The event to offer; none where it would be a guess which one is the earliest, or meant."""
    first = events[0] if events else None
    if first is None or first.latest is None:
        return None
    if part.many or len(events) == 1:
        return first
    if part.event_kind in COMES_AGAIN:
        return None
    after = all(e.earliest is not None and e.earliest >= first.latest for e in events[1:])
    return first if after else None


def _time_words(audit: OpenAudit, question: Question, part: Part, event: Event, number: int) -> str:
    has = "The timeline has"
    if len(question.parts) > 1:
        has = f"For “{part.label}”, the timeline has"
    others = ""
    if number > 1:
        others = f", and {number - 1} more" if part.many else f", the first of {number}"
    return f"{has} {audit.title_of(event)}, {show_moment(Moment.of(event))}{others}."


def flag_found(audit: OpenAudit, question: Question, flags: Flags) -> AttachFlag | None:
    """The worst open flag of a check that is about a question nobody has answered yet.

    Only of questions about police work: what checks flag of the audit itself is no evidence.
    """
    judged = question.stage and question.main.type in CHOOSING
    if not judged or audit.given.has(question.id, question.main):
        return None
    for flag in flags.open:
        outcome = flag.outcome
        if outcome.answer == "flag" and question.id in outcome.check.questions:
            return AttachFlag(f"{outcome.reason} You decide the answer.", outcome)
    return None
