"""Times that the timeline holds and a date-time question still asks for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ddaudit_desktop.moments import Moment, show_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Event
    from ddaudit_desktop.definitions import Part, Question
    from ddaudit_desktop.open_audit import OpenAudit

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
class UseEvent:
    """The timeline has an event of the kind that answers a date-time part."""

    words: str
    event_id: str
    part: str
    action: ClassVar[str] = "Use this"


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
    return list(events) if part.many else of_child_followed(audit, events)


def of_child_followed(audit: OpenAudit, events: Iterable[Event]) -> list[Event]:
    """The events about the child whom the audit follows first, or about no one child."""
    if not audit.children:
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
