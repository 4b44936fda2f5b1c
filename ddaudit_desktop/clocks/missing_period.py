"""The time a child was missing, the risk reviews in it and the bands they stand for (IV-13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import candidates, end_among, start_among
from ddaudit_desktop.clocks.missing_episodes import BACK, REPORTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.clocks.candidates import Candidate, End
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

GRADED, CHANGED = "RISK_SET", "RISK_CHANGED"
FIRST_GRADE = "MC-07"
LATER_GRADES = (("MC-14", "main"), ("MC-14", "final"))
ANY_BAND = "any"
"""A band of which nothing is known."""


@dataclass(frozen=True, slots=True)
class MissingPeriod:
    """One time missing.

    Attributes:
        start: the report, by which nights are counted; the first grade where there is no report.
        graded: the first grade, from which on reviews are due; the report where there is none.
        returns: entries of the child being found or back.
        marks: grades, reviews and changes of risk, in time order.
    """

    start: End
    graded: End
    returns: tuple[Candidate, ...]
    marks: tuple[Candidate, ...]

    @property
    def reviews(self) -> list[Candidate]:
        """The marks that are reviews, and not the first grade."""
        return [one for one in self.marks if one.event.kind != GRADED]

    def back_after(self, start: End) -> End | None:
        """The child found or back; none where no entry of that can come after a start."""
        return end_among(self.returns, start.reach, lambda instant: instant)

    @property
    def events(self) -> tuple[EventSeen, ...]:
        """All that the episode is made of, each once."""
        back = self.back_after(self.start)
        own = (
            *self.start.events,
            *self.graded.events,
            *(one.event for one in self.marks),
            *(back.events if back else ()),
        )
        return tuple({event.id: event for event in own}.values())


def missing_period(case: Evidence, interval: Interval) -> MissingPeriod | None:
    """The time the child was missing; none where neither a report nor a grade is recorded."""
    marks = candidates(case.of_kind(*interval.from_kinds))
    reported = candidates(case.of_kind(REPORTED))
    graded = [one for one in marks if one.event.kind == GRADED]
    start = start_among(reported or graded or marks)
    first_grade = start_among(graded or reported or marks)
    if start is None or first_grade is None:
        return None
    returns = candidates(case.of_kind(*BACK))
    return MissingPeriod(start, first_grade, tuple(returns), tuple(marks))


class Bands:
    """Which bands can be in force after each mark of a missing period."""

    def __init__(self, case: Evidence, marks: Sequence[Candidate]) -> None:
        self._first = case.value(FIRST_GRADE)
        self._later = {case.value(*key) for key in LATER_GRADES} - {""}
        self._marks = marks
        self._graded = any(one.event.kind == GRADED for one in marks)
        self._own = {one.event.id: self._given(one.event) for one in marks}

    @property
    def of_all(self) -> set[str]:
        """Every band that is in force at some time or other."""
        given = [codes for codes in self._own.values() if codes]
        return set().union(*given) if given else self.of_report

    @property
    def of_report(self) -> set[str]:
        """The band before any mark: the first grade as it was answered."""
        return {self._first} if self._first else {ANY_BAND}

    def after(self, mark: Candidate) -> set[str]:
        """The bands that can be in force after a mark, by whatever reading of all the times."""
        own = self._own[mark.event.id]
        if own:
            return own
        before = [
            one
            for one in self._marks
            if self._own[one.event.id]
            and one is not mark
            and one.reach.earliest <= mark.reach.latest
        ]
        standing = [one for one in before if not self._overtaken(one, mark, before)]
        codes = set().union(*(self._own[one.event.id] or set() for one in standing))
        if self._graded:
            # Time missing begins with the grade, so that what comes before it is no part of it.
            return codes or self.of_all
        if not any(one.reach.latest <= mark.reach.earliest for one in before):
            codes |= self.of_report
        return codes

    def _overtaken(self, one: Candidate, mark: Candidate, before: Sequence[Candidate]) -> bool:
        """Whether another band surely came between this one and the mark."""
        return any(
            other is not one
            and one.reach.latest < other.reach.earliest
            and other.reach.latest <= mark.reach.earliest
            for other in before
        )

    def _given(self, event: EventSeen) -> set[str] | None:
        """The bands an entry can give; none for a review that says nothing of the band."""
        band = event.details.get("band", "")
        if band:
            return {band}
        if event.kind == GRADED:
            return self.of_report
        if event.kind == CHANGED:
            return self._later or {ANY_BAND}
        return None
