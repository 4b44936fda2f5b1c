"""The nights of a missing child, and the check that risk was looked at in each (3.1, CK-MC-07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MINYEAR, UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.entries import IT_IS_THERE
from ddaudit_desktop.checks.missing import REVIEWS, found, found_entries, reported
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.clocks.reach import Reach, reach_of
from ddaudit_desktop.clocks.settings import NIGHT_FROM, NIGHT_TO, read_clock
from ddaudit_desktop.evidence.model import NO, NOT_APPLICABLE
from ddaudit_desktop.moments import ZONE, local, show_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddaudit_desktop.evidence.model import EventSeen, Evidence

OVERNIGHT = "MC-15"
RISK_REVIEWS = ("RISK_REVIEWED", "RISK_CHANGED")
ONE_DAY = timedelta(days=1)
LONGEST = timedelta(days=366)
"""Longer than this no child of an audit was missing: one of the times is a slip."""


@dataclass(frozen=True, slots=True)
class Night:
    """The part of a night in which a child was missing.

    Attributes:
        begins, ends: the part as it is at the most (UTC).
        surely: the part as it is at the least; none where the child may not have been missing.
    """

    begins: datetime
    ends: datetime
    surely: Reach | None

    @property
    def words(self) -> str:
        """From when to when: ``23:00 to 05:40``."""
        return f"{local(self.begins):%H:%M} to {local(self.ends):%H:%M}"

    def reviewed(self, when: Reach) -> bool | None:
        """Whether a time falls into the night; none when that depends on the reading."""
        if when.latest < self.begins or when.earliest > self.ends:
            return False
        surely = self.surely
        if surely is None:
            return None
        return True if surely.earliest <= when.earliest and when.latest <= surely.latest else None


def nights(case: Evidence, start: Reach, end: Reach) -> Iterator[Night]:
    """Every night that the time from one instant to another may touch; both have to be bounded."""
    opens = read_clock(NIGHT_FROM, case.parameters.text(NIGHT_FROM))
    closes = read_clock(NIGHT_TO, case.parameters.text(NIGHT_TO))
    day = local(start.earliest).date() - ONE_DAY
    while day <= local(end.latest).date():
        ends_on = day if closes > opens else day + ONE_DAY
        begins = datetime.combine(day, opens, ZONE).astimezone(UTC)
        ends = datetime.combine(ends_on, closes, ZONE).astimezone(UTC)
        widest = max(begins, start.earliest), min(ends, end.latest)
        least = max(begins, start.latest), min(ends, end.earliest)
        if widest[0] < widest[1]:
            yield Night(*widest, Reach(*least) if least[0] < least[1] else None)
        day += ONE_DAY


@check(
    "CK-MC-07",
    "high",
    "No risk review in the night",
    rule="While a child is missing overnight, risk is looked at afresh in every night.",
    sources=("S",),
    themes=("MC",),
    parameters=(NIGHT_FROM, NIGHT_TO),
    questions=(OVERNIGHT,),
)
def not_reviewed_overnight(case: Evidence) -> Result:
    """Missing overnight and no risk review in that night."""
    start, end = reported(case), found(case)
    ends = case.events_as_facts(*case.of_kind("MIS_REPORTED"), *found_entries(case))
    facts = (*case.answers_as_facts(OVERNIGHT), *ends)
    if case.value(OVERNIGHT) == NOT_APPLICABLE:
        return not_applicable("The child was not missing overnight.", *facts)
    if start is None or not start.bounded:
        return cannot_tell("When the child was reported missing is not recorded.", *facts)
    if end is None or not end.bounded:
        return cannot_tell("When the child was found is not recorded.", *facts)
    if end.latest - start.earliest > LONGEST or start.earliest.year == MINYEAR:
        return cannot_tell("The child cannot have been missing that long; check the times.", *facts)
    missed = list(nights(case, start, end))
    if not missed:
        return not_applicable("The child was not missing overnight.", *facts)
    reviews = _reviews(case)
    facts = (*facts, *case.events_as_facts(*reviews))
    answers = {
        night: [night.reviewed(reach_of(review.when)) for review in reviews] for night in missed
    }
    without = [night for night, each in answers.items() if night.surely and not _may_be(each)]
    if without and case.value(OVERNIGHT) not in IT_IS_THERE:
        return flagged(_said_of(without, len(missed)), *facts)
    if all(True in each for each in answers.values()):
        return passed("Risk was reviewed in every night.", *facts)
    return cannot_tell("Whether risk was reviewed in the night is not known.", *facts)


def _may_be(answers: list[bool | None]) -> bool:
    return any(answer is not False for answer in answers)


def _reviews(case: Evidence) -> tuple[EventSeen, ...]:
    """The entries that count as a review of risk: a supervisor’s not where the auditor says no."""
    kinds = RISK_REVIEWS if case.value(OVERNIGHT) == NO else (*RISK_REVIEWS, *REVIEWS)
    return case.of_kind(*kinds)


def _said_of(without: list[Night], number: int) -> str:
    first = without[0]
    if number == 1:
        return f"No risk review in the night, {first.words}."
    return (
        f"No risk review in {len(without)} of {number} nights; the first is that of "
        f"{show_day(first.begins)}."
    )
