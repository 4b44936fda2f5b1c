"""A further incident after a case was heard at MARAC, and the referral it calls for (IV-19)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import End, candidates, start_among
from ddaudit_desktop.clocks.deadlines import kindest, strictest
from ddaudit_desktop.clocks.judging import (
    Clock,
    begun,
    ended,
    lacking,
    not_applicable,
    verdict_on,
)
from ddaudit_desktop.clocks.spans import bound_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.clocks.candidates import Candidate
    from ddaudit_desktop.clocks.judging import Bound
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import Evidence

REFERRAL = "MARAC_REF"


def measure_repeat(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """Whether every further incident within the limit of a hearing was referred again.

    The limit says which incidents count as repeats, not how soon the referral follows: guidance
    gives no time for it. No further incident, or a later one, calls for nothing.
    """
    return (_repeat(Clock(case, interval)),)


def _repeat(clock: Clock) -> Measured:
    case, interval = clock.case, clock.interval
    hearings = candidates(case.of_kind(*interval.from_kinds))
    start = start_among(hearings)
    if start is None:
        return not_applicable(clock, f"No entry was found for “{interval.starts}”.")
    bound = bound_of(case, interval)
    incidents = candidates(case.of_kind(*interval.to_kinds))
    possible = [one for one in incidents if _possibly_inside(one, hearings, bound)]
    if not possible:
        why = "No further incident is recorded within the limit."
        return begun(not_applicable(clock, why, start.events), bound, start)
    if not start.timed:
        return begun(lacking(clock, start.event, start.events), bound, start)
    sure = [one for one in possible if _surely_inside(one, hearings, bound)]
    found = _referred(clock, start, possible, sure)
    first = min(sure or possible, key=lambda one: (one.reach.latest, one.event.id))
    return ended(begun(found, bound, start), start.reach, first.reach, first.event.id)


def _referred(
    clock: Clock, start: End, possible: Sequence[Candidate], sure: Sequence[Candidate]
) -> Measured:
    case = clock.case
    referrals = candidates(case.of_kind(REFERRAL))
    events = [*start.events, *(one.event for one in possible), *(one.event for one in referrals)]
    missed = [
        one for one in sure if all(ref.reach.latest < one.reach.earliest for ref in referrals)
    ]
    if missed:
        reason = "A further incident within the limit, and no referral to MARAC after it was found."
        events = [*start.events, *(one.event for one in missed)]
        return verdict_on(
            clock, "broken", "No further referral recorded, one needed", reason, events
        )
    last = max(one.reach.latest for one in possible)
    if sure and any(ref.timed and ref.reach.earliest >= last for ref in referrals):
        reason = "The further incident was referred to MARAC again."
        return verdict_on(clock, "met", "Referred again", reason, events)
    reason = "The times do not say whether a further incident was referred again."
    found = verdict_on(clock, "cannot_tell", "cannot tell: the times do not say", reason, events)
    untimed = [event for event in events if not event.timed]
    return replace(found, missing=tuple(dict.fromkeys(case.title_of(e) for e in untimed)))


def _possibly_inside(one: Candidate, hearings: Sequence[Candidate], bound: Bound) -> bool:
    return any(
        one.reach.latest >= heard.reach.earliest
        and one.reach.earliest <= kindest(bound.longest, heard.reach)
        for heard in hearings
    )


def _surely_inside(one: Candidate, hearings: Sequence[Candidate], bound: Bound) -> bool:
    return any(
        one.reach.earliest >= heard.reach.latest
        and one.reach.latest <= strictest(bound.shortest, heard.reach)
        for heard in hearings
    )
