"""Pre-charge bail by the law that applied on the day of the arrest (IV-23, IV-24)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import Candidate, candidates, start_among
from ddaudit_desktop.clocks.judging import Clock, not_applicable, undecided
from ddaudit_desktop.clocks.reach import Reach, last_of
from ddaudit_desktop.clocks.spans import bound_of, in_force, measure_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.definitions import Interval, Step
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

GRANTED, EXTENDED, ENDS = "BAIL_GRANTED", "BAIL_EXTENDED", "BAIL_ENDS"

LONGEST_DETENTION = timedelta(hours=96)
"""Detention before charge, warrants of a court included; bail follows the arrest within it."""
BY_THE_BAIL = "No arrest is entered: the day bail was granted tells which law applied."


def measure_bail(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """Bail against the limit of the highest authority recorded for it.

    Without any authority recorded the limit is that of the first step. Where bail was extended, the
    last end counts: an end set earlier was overtaken.
    """
    bail = case.of_kind(GRANTED, EXTENDED, ENDS)
    clock = Clock(case, interval)
    away = _another_law(clock, bail)
    if away is not None:
        return (away,)
    step = _highest(bail, interval.limit.steps)
    said = f"Authorised by: {step.word.lower()}." if _recorded(bail) else "No authority recorded."
    if not case.of_kind(interval.dated_by):
        said = f"{said} {BY_THE_BAIL}"
    clock = Clock(case, interval, remark=said)
    starts = candidates(case.of_kind(*interval.from_kinds))
    ends = candidates(case.of_kind(*interval.to_kinds))
    if case.of_kind(EXTENDED) and ends:
        ends = [_last(ends)]
    return (measure_between(clock, starts, ends, bound_of(case, interval, step), dated=False),)


def _another_law(clock: Clock, bail: Sequence[EventSeen]) -> Measured | None:
    """Why this law is not measured by; none where it surely held on the day of the arrest."""
    case, interval = clock.case, clock.interval
    arrests = case.of_kind(interval.dated_by)
    if not bail:
        return not_applicable(clock, "No bail is recorded.", arrests)
    kind = case.kind_words.get(interval.dated_by, interval.dated_by)
    arrest = start_among(candidates(arrests))
    if arrest is None:
        held = _held_when_granted(case, interval)
        if held is None:
            why = "Which law applied is not known: there is no entry of the arrest."
            return undecided(clock, why, bail, missing=(kind,))
        if not held:
            return not_applicable(clock, "Another law held when bail was granted.", bail)
        return None
    held = in_force(interval, arrest.reach)
    if held is None:
        why = "Which law applied is not known: the day of the arrest is missing."
        return undecided(clock, why, (*arrest.events, *bail), missing=(kind,))
    if not held:
        return not_applicable(clock, "Another law held on the day of the arrest.", arrest.events)
    return None


def _held_when_granted(case: Evidence, interval: Interval) -> bool | None:
    """Whether the law held on the day of an arrest that has no entry, judged by the bail after it.

    None where that cannot be told, as in the first days of a law.
    """
    granted = start_among(candidates(case.of_kind(GRANTED)))
    if granted is None or not granted.reach.bounded:
        return None
    earliest = granted.reach.earliest
    return in_force(interval, Reach(earliest - LONGEST_DETENTION, granted.reach.latest))


def _recorded(bail: Sequence[EventSeen]) -> bool:
    return any(event.details.get("authority") for event in bail)


def _highest(bail: Sequence[EventSeen], steps: Sequence[Step]) -> Step:
    given = {event.details.get("authority") for event in bail}
    return next((step for step in reversed(steps) if step.code in given), steps[0])


def _last(ends: Sequence[Candidate]) -> Candidate:
    """The last of several ends, whichever of them that is."""
    reach = last_of(end.reach for end in ends)
    assert reach is not None
    latest = max(ends, key=lambda end: (end.reach.earliest, end.event.id))
    return Candidate(latest.event, reach)
