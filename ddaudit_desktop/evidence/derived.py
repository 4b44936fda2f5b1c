"""Events that other records are: a concern raised, a case graded, feedback given.

Clocks measure them like any event (IV-27, IV-28). They are made here, never stored twice, and
stand on no timeline.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.evidence.days import iso_day
from ddaudit_desktop.evidence.model import EventSeen
from ddaudit_desktop.moments import ZONE, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ddaudit_desktop.evidence.model import ConcernSeen, FeedbackSeen, GradeSeen

FEEDBACK_KINDS = {"officer": "FEEDBACK_OFFICER", "supervisor": "FEEDBACK_SUP"}


def audit_events(
    concerns: Iterable[ConcernSeen],
    grade: GradeSeen,
    feedback: Iterable[FeedbackSeen],
    started_at: datetime | None,
) -> Iterator[EventSeen]:
    """The events of the audit itself that other records hold."""
    if started_at is not None:
        yield _derived("started", "OPENED", _exactly(started_at))
    for concern in concerns:
        yield _derived(concern.id, "CONCERN_RAISED", _exactly(concern.raised_at))
        if concern.acknowledged_at is not None:
            yield _derived(concern.id, "CONCERN_ACKED", _exactly(concern.acknowledged_at))
    if grade.code and grade.graded_at is not None:
        yield _derived(grade.id, "GRADED", _exactly(grade.graded_at))
    for given in feedback:
        if given.given_on:
            yield _derived(given.id, FEEDBACK_KINDS[given.recipient], _some_time_on(given.given_on))


def in_time_order(events: Iterable[EventSeen]) -> tuple[EventSeen, ...]:
    """Events by their earliest reading, those without a time last; order of entry never matters."""
    never = datetime.max.replace(tzinfo=UTC)
    return tuple(
        sorted(
            events,
            key=lambda e: (e.when.earliest or never, e.when.latest or never, e.kind, e.id),
        )
    )


def _derived(record_id: str, kind: str, when: Moment) -> EventSeen:
    return EventSeen(f"{kind}:{record_id}", kind, when, derived=True)


def _exactly(instant: datetime) -> Moment:
    return Moment("", instant, instant, "exact")


def _some_time_on(iso: str) -> Moment:
    """A day in local time; a text that is no date is a time not known."""
    day = iso_day(iso)
    if day is None:
        return Moment(iso)
    start = datetime.combine(day, time(0), ZONE).astimezone(UTC)
    after = datetime.combine(day + timedelta(days=1), time(0), ZONE).astimezone(UTC)
    return Moment(iso, start, after - timedelta(minutes=1), "day")
