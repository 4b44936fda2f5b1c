"""Clocks of a digital case whose limit is more than a length: IV-21 by band, IV-22 before all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import candidates, start_among
from ddaudit_desktop.clocks.deadlines import no_limit
from ddaudit_desktop.clocks.judging import Bound, Clock, event_facts, not_applicable
from ddaudit_desktop.clocks.reach import NEVER_AFTER
from ddaudit_desktop.clocks.settings import COUNTED_FROM, RECEIVED, read_choice, span_in_force
from ddaudit_desktop.clocks.spans import bound_of, bound_of_span, measure_between
from ddaudit_desktop.evidence.model import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ddaudit_desktop.clocks.candidates import Candidate
    from ddaudit_desktop.clocks.deadlines import Deadline
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.clocks.reach import Reach
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

ASSESSED_KIND = "KIRAT"
LINKED, TOLD = ("CHILD_LINKED",), ("CSC_TOLD",)
OF_A_CHILD = (*LINKED, *TOLD)
"""Entries that can be about one child of several."""
FROM_WORDS = {True: "from receipt", False: "from assessment"}


def measure_enforcement(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """Intelligence to enforcement, by the limit of the risk band (IV-21).

    Whether the time runs from receipt or from the risk assessment is a setting, because no source
    says it; the words of the limit name which is used.
    """
    question = interval.limit.question
    clock = Clock(case, interval, answers=case.answers_as_facts(question))
    if case.value(question) == NOT_APPLICABLE:
        return (not_applicable(clock, "There was no risk assessment to set a limit."),)
    received = read_choice(COUNTED_FROM, case.parameters.text(COUNTED_FROM)) == RECEIVED
    kinds = interval.from_kinds if received else (ASSESSED_KIND,)
    bound = _bound_by_band(case, interval, FROM_WORDS[received])
    starts, ends = candidates(case.of_kind(*kinds)), candidates(case.of_kind(*interval.to_kinds))
    return (measure_between(clock, starts, ends, bound),)


def _bound_by_band(case: Evidence, interval: Interval, counted: str) -> Bound:
    codes = _bands(case, interval)
    steps = [step for step in interval.limit.steps if step.code in codes]
    if not steps:
        return Bound(no_limit, no_limit, "", unknown="The risk band")
    spans = [span_in_force(case.parameters, interval, step) for step in steps]
    bounds = [bound_of_span(case.parameters, interval, span) for span in spans if span is not None]
    words = " or ".join(bound.words for bound in bounds)
    deadlines = [bound.longest for bound in bounds]
    return Bound(
        longest=_latest_of(deadlines),
        shortest=_earliest_of(deadlines),
        words=f"{words} {counted}",
        unit=bounds[-1].unit,
    )


def _bands(case: Evidence, interval: Interval) -> set[str]:
    """The band answered, else those that the first assessment on the timeline can have given."""
    known = {step.code for step in interval.limit.steps}
    answered = case.value(interval.limit.question)
    if answered in known:
        return {answered}
    banded = [e for e in case.of_kind(ASSESSED_KIND) if e.details.get("band") in known]
    first = start_among(candidates(banded))
    return {event.details["band"] for event in first.events} if first else set()


def _latest_of(deadlines: Sequence[Deadline]) -> Deadline:
    return lambda start: max(deadline(start) for deadline in deadlines)


def _earliest_of(deadlines: Sequence[Deadline]) -> Deadline:
    return lambda start: min(deadline(start) for deadline in deadlines)


def each_child_linked(case: Evidence) -> list[tuple[Evidence, str]]:
    """The case as it is about each child who was linked, and that child's id.

    Where no more than one is named there is one, without a name. What is entered for no child in
    particular is about each.
    """
    linked = sorted({event.child_id for event in case.of_kind(*LINKED) if event.child_id})
    if len(linked) < 2:
        return [(case, "")]
    return [(_about(case, child), child) for child in linked]


def _about(case: Evidence, child: str) -> Evidence:
    events = tuple(
        event
        for event in case.events
        if event.kind not in OF_A_CHILD or event.child_id in (None, child)
    )
    return replace(case, events=events)


def measure_child_linked(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """Each child linked to a suspect or an address, until social care is told (IV-22).

    Told the same day, or within what the deep dive sets, and before enforcement in any case; an
    enforcement that came before the child was known does not count.
    """
    return tuple(_child_linked(about, interval, child) for about, child in each_child_linked(case))


def _child_linked(case: Evidence, interval: Interval, child: str) -> Measured:
    starts = candidates(case.of_kind(*interval.from_kinds))
    start = start_among(starts)
    bound = bound_of(case, interval)
    used: tuple[EventSeen, ...] = ()
    if start is not None and start.timed:
        bound, used = _before_enforcement(case, interval, bound, start.reach)
    clock = Clock(case, interval, answers=event_facts(case, used))
    if child:
        known = next((one.pseudonym for one in case.children if one.id == child), child)
        clock = clock.about(child, known)
    ends = candidates(case.of_kind(*interval.to_kinds))
    return measure_between(clock, starts, ends, bound)


def _before_enforcement(
    case: Evidence, interval: Interval, bound: Bound, start: Reach
) -> tuple[Bound, tuple[EventSeen, ...]]:
    found = candidates(case.of_kind(interval.limit.event))
    later = [one for one in found if one.reach.latest >= start.earliest]
    if not later:
        return bound, ()
    surely = [one for one in later if one.reach.earliest >= start.latest]
    capped = Bound(
        bound.longest,
        bound.shortest,
        f"{bound.words} and before enforcement",
        bound.unit,
        day_one_is_next=bound.day_one_is_next,
        no_later_than=(_first(later, latest=False), _first(surely, latest=True)),
    )
    return capped, tuple(one.event for one in later)


def _first(found: Sequence[Candidate], *, latest: bool) -> datetime:
    readings = [one.reach.latest if latest else one.reach.earliest for one in found]
    return min(readings, default=NEVER_AFTER)
