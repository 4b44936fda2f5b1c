"""Clocks of police protection: one measurement for each use of the power.

Brothers and sisters are taken under it together, and a second use may follow the first, so an end
goes with the child it is entered for, and with the last use before it. An entry that names no child
is about all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import candidates
from ddaudit_desktop.clocks.judging import Clock
from ddaudit_desktop.clocks.spans import bound_of, measure_between
from ddaudit_desktop.evidence.model import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ddaudit_desktop.clocks.candidates import Candidate
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.definitions import Interval, Step
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

ENDED = ("PP_ENDED",)
HOME_AUTHORITY = "PP-09"
"""The question whether a second authority had to be told; not where it is not applicable."""


def measure_periods(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """The clock of each use of the power, and of each who has to be told of it."""
    starts = candidates(case.of_kind(*interval.from_kinds))
    found = []
    for step in _steps(case, interval):
        kinds = (step.code,) if step else interval.to_kinds
        ends = candidates(case.of_kind(*kinds))
        clock = Clock(case, interval)
        bound = bound_of(case, interval, step)
        what = case.kind_words.get(step.code, step.word) if step else interval.ends
        if step:
            clock = clock.about(step.code, step.word)
        if not starts:
            found.append(measure_between(clock, [], ends, bound, ends_words=what))
        for start in starts:
            others = _Others(start, starts, ends_it=interval.to_kinds == ENDED)
            own = [end for end in ends if not others.surely_end_with(end)]
            one = _of_use(clock, start, starts)
            found.append(
                measure_between(one, [start], own, bound, cut=others.may_end_with, ends_words=what)
            )
    return tuple(found)


def _steps(case: Evidence, interval: Interval) -> Iterator[Step | None]:
    """Each who has to be told; none where there is one end only."""
    if interval.limit.kind != "by_end":
        yield None
        return
    for step in interval.limit.steps:
        if step.code == "HOME_LA_TOLD" and case.value(HOME_AUTHORITY) == NOT_APPLICABLE:
            continue
        yield step


class _Others:
    """The other uses of the power for the child of one use, and the ends that are theirs.

    Where what is looked for ends the power, one use can end in the minute in which the next begins.
    """

    def __init__(self, start: Candidate, starts: Sequence[Candidate], *, ends_it: bool) -> None:
        self._start = start
        self._ends_it = ends_it
        self._others = [
            other.reach
            for other in starts
            if other is not start and _of_one(start.event, other.event)
        ]

    def surely_end_with(self, end: Candidate) -> bool:
        """Whether an end is of another child, or surely ended the use before."""
        if not _of_one(self._start.event, end.event):
            return True
        start = self._start.reach
        before = any(other.latest < start.earliest for other in self._others)
        if not (self._ends_it and before):
            return False
        return start.earliest == start.latest == end.reach.earliest == end.reach.latest

    def may_end_with(self, end: Candidate) -> bool:
        """Whether another use may lie between this one and an end, or have ended as it began."""
        start = self._start.reach
        between = any(
            other.latest > start.earliest and other.earliest < end.reach.latest
            for other in self._others
        )
        before = self._ends_it and any(other.earliest < start.latest for other in self._others)
        return between or (before and start.earliest <= end.reach.earliest <= start.latest)


def _of_one(one: EventSeen, other: EventSeen) -> bool:
    """Whether two entries can be about the same child."""
    return one.child_id is None or other.child_id is None or one.child_id == other.child_id


def _of_use(clock: Clock, start: Candidate, starts: Sequence[Candidate]) -> Clock:
    """The clock of one of several uses, named by its child, or by its event where that repeats."""
    if len(starts) == 1:
        return clock
    event = start.event
    same = [one.event for one in starts if one.event.child_id == event.child_id]
    child = next((c for c in clock.case.children if c.id == event.child_id), None)
    if event.child_id and len(same) == 1:
        return clock.about(event.child_id, child.pseudonym if child else event.child_id)
    number = f"use {same.index(event) + 1}"
    words = f"{child.pseudonym}, {number}" if child else number
    return clock.about(event.id, words)
