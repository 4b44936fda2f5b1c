"""Clocks that run from one event to another within a length of time: most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import candidates, end_among, start_among
from ddaudit_desktop.clocks.deadlines import (
    ELAPSED,
    after,
    before_school,
    bounded,
    by_whole_days,
    day_start,
    no_limit,
    same_day,
)
from ddaudit_desktop.clocks.judging import (
    Bound,
    Clock,
    begun,
    judge,
    lacking,
    no_entry,
    not_applicable,
    undecided,
)
from ddaudit_desktop.clocks.settings import (
    NEXT_WORKING_DAY,
    SCHOOL_CLOSED,
    SCHOOL_STARTS,
    day_one_parameter,
    read_choice,
    read_clock,
    read_ranges,
    span_in_force,
)
from ddaudit_desktop.clocks.wording import CALENDAR, WHOLE, WORKING, limit_words
from ddaudit_desktop.moments import local, show_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from ddaudit_desktop.clocks.candidates import Candidate, End, Opens
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.clocks.reach import Reach
    from ddaudit_desktop.definitions import Interval, Span, Step
    from ddaudit_desktop.evidence.model import Evidence
    from ddaudit_desktop.parameters.model import Parameters

UNLIMITED = Bound(no_limit, no_limit, "")
OF_THE_AUDIT = ("IV-27",)
"""Clocks between records of the audit, which stand on no timeline."""
AFTER_THE_DAY = ("IV-17",)
"""Clocks that are measured before their rule began, as good practice then."""


def measure_span(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """A clock from the first event of its kinds to the first end after it."""
    starts = candidates(case.of_kind(*interval.from_kinds))
    clock = Clock(
        case,
        interval,
        remark=_before_its_time(interval, starts),
        drawn=interval.id not in OF_THE_AUDIT,
    )
    ends = candidates(case.of_kind(*interval.to_kinds))
    return (measure_between(clock, starts, ends, bound_of(case, interval)),)


def measure_between(
    clock: Clock,
    starts: Sequence[Candidate],
    ends: Sequence[Candidate],
    bound: Bound,
    *,
    cut: Callable[[Candidate], bool] = lambda _: False,
    ends_words: str = "",
    dated: bool = True,
) -> Measured:
    """One measurement between what can be its start and what can be its end.

    Args:
        clock: what is measured.
        starts: the events that can be its start.
        ends: the events that can be its end.
        bound: the limit.
        cut: whether an end may belong to something that began after the start instead.
        ends_words: what the end is called when there is no entry of it.
        dated: whether the start says if the rule held; otherwise that is settled already.
    """
    interval = clock.interval
    ends_words = ends_words or interval.ends
    start = start_among(starts)
    if start is None:
        if ends and not interval.own_end:
            return no_entry(clock, interval.starts, [one.event for one in ends])
        return not_applicable(clock, f"No entry was found for “{interval.starts}”.")
    if not start.timed:
        return begun(lacking(clock, start.event, start.events), bound, start)
    away = _by_the_rule_of_the_day(clock, start) if dated else None
    if away is not None:
        return away
    end = end_among(ends, start.reach, opens_of(interval), cut=cut)
    if end is None:
        return begun(no_entry(clock, ends_words, start.events), bound, start)
    return judge(clock, bound, start, end)


def bound_of(case: Evidence, interval: Interval, step: Step | None = None) -> Bound:
    """The limit of an interval, or of one of its steps, as it holds in this case."""
    kind = interval.limit.kind
    if kind == "next_school_day":
        opens = read_clock(SCHOOL_STARTS, case.parameters.text(SCHOOL_STARTS))
        closed = read_ranges(SCHOOL_CLOSED, case.parameters.text(SCHOOL_CLOSED))
        deadline = before_school(opens, closed)
        return Bound(deadline, deadline, "before the next school day")
    span = span_in_force(case.parameters, interval, step)
    if span is None:
        return Bound(same_day(), same_day(), "the same day") if kind == "same_day" else UNLIMITED
    return bound_of_span(case.parameters, interval, span)


def bound_of_span(parameters: Parameters, interval: Interval, span: Span) -> Bound:
    """A length of time as a limit, counted as the interval counts."""
    is_next = True
    if span.unit == WORKING:
        day_one = day_one_parameter(interval)
        is_next = read_choice(day_one, parameters.text(day_one)) == NEXT_WORKING_DAY
    deadline, unit = after(span, day_one_is_next=is_next), span.unit
    if interval.by_day:
        deadline = by_whole_days(deadline)
        unit = WHOLE if unit in CALENDAR else unit
    return Bound(deadline, deadline, limit_words(span), unit, day_one_is_next=is_next)


def opens_of(interval: Interval) -> Opens:
    """From when on an end counts, as a function of the start."""
    if interval.by_day:
        return bounded(lambda start: day_start(local(start).date()))
    if interval.early is not None:
        early = interval.early.amount * ELAPSED[interval.early.unit]
        return bounded(lambda start: start - early)
    return _from_the_start


def _from_the_start(start: datetime) -> datetime:
    return start


def in_force(interval: Interval, start: Reach) -> bool | None:
    """Whether a rule held at an uncertain time; none when that depends on the reading."""
    if interval.applies_from is None and interval.applies_until is None:
        return True
    if not start.bounded:
        return None
    first, last = local(start.earliest).date(), local(start.latest).date()
    if interval.in_force_on(first) and interval.in_force_on(last):
        return True
    from_day, until = interval.applies_from, interval.applies_until
    never = (from_day is not None and last < from_day) or (until is not None and first > until)
    return False if never else None


def _before_its_time(interval: Interval, starts: Sequence[Candidate]) -> str:
    """What to say of a clock that is measured although its rule had not begun."""
    start = start_among(starts)
    if interval.id not in AFTER_THE_DAY or start is None or interval.applies_from is None:
        return ""
    if in_force(interval, start.reach) is True:
        return ""
    return f"Good practice then; the duty began on {show_date(interval.applies_from.isoformat())}."


def _by_the_rule_of_the_day(clock: Clock, start: End) -> Measured | None:
    """What to say where the rule did not hold when it began; none where it did."""
    interval = clock.interval
    if interval.id in AFTER_THE_DAY:
        return None
    held = in_force(interval, start.reach)
    if held is True:
        return None
    if held is None:
        return undecided(clock, "Whether the rule held on the day is not known.", start.events)
    return not_applicable(clock, "The rule did not hold on the day.", start.events)
