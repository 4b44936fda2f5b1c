"""Checks of the response to a missing child (3.1, CK-MC-08, 17, 18, 19 and 22)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.by_clock import by_clock
from ddaudit_desktop.checks.entries import IT_IS_NOT, IT_IS_THERE
from ddaudit_desktop.checks.missing import (
    GRADED,
    HIGH,
    HOW_FOUND,
    MEDIUM,
    REVIEWS,
    each_time_missing,
    first_grade,
    found,
    found_entries,
    graded_by,
    of_one_time_missing,
    reported,
)
from ddaudit_desktop.checks.missing_waits import longest_wait, surely_no_longer_wait
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.clocks.missing_episodes import episodes_of
from ddaudit_desktop.clocks.reach import (
    ANY_TIME,
    NEVER_BEFORE,
    Reach,
    first_of,
    minutes_between,
    reach_of,
)
from ddaudit_desktop.evidence.model import NOT_APPLICABLE, NOT_RECORDED, YES
from ddaudit_desktop.moments import show_minutes
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import Evidence

OVERNIGHT, ENQUIRIES, SENT, NOBODY = "MC-15", "MC-17", "MC-16", ("MC-16", "none_reason")
LONG = Parameter("CK-MC-08.missing", "Hours missing, more than", "hours", "4")
HIGH_LIMIT = Parameter("CK-MC-18.high", "Minutes to a deployment, risk High", "minutes", "60")
MEDIUM_LIMIT = Parameter("CK-MC-18.medium", "Hours to a deployment, risk Medium", "hours", "4")
WAITING = Parameter("CK-MC-22.waiting", "Hours without any search, more than", "hours", "6")


@check(
    "CK-MC-08",
    "high",
    "Missing for hours, no supervisor",
    rule="While a child is missing for longer than four hours, a supervisor reviews the case.",
    sources=("S28", "P"),
    themes=("MC",),
    parameters=(LONG,),
    questions=(OVERNIGHT,),
)
def no_supervisor(case: Evidence) -> list[Result]:
    """Missing longer than the limit and no supervisor review; one for each time missing."""
    return each_time_missing(case, _no_supervisor)


def _no_supervisor(case: Evidence) -> Result:
    start, end = reported(case), found(case)
    ends = case.events_as_facts(*case.of_kind("MIS_REPORTED"), *found_entries(case))
    if start is None or end is None:
        missing = "was reported missing" if start is None else "was found"
        return cannot_tell(f"When the child {missing} is not recorded.", *ends)
    limit = timedelta(hours=case.parameters.number(LONG))
    if end.latest - start.earliest <= limit:
        return not_applicable(
            f"The child was missing for no more than {show_minutes(_minutes(limit))}.", *ends
        )
    reviews = case.of_kind(*REVIEWS)
    facts = (*ends, *case.events_as_facts(*reviews), *case.answers_as_facts(OVERNIGHT))
    inside = [_inside(reach_of(review.when), start, end) for review in reviews]
    if True in inside:
        return passed("A supervisor reviewed the case while the child was missing.", *facts)
    if end.earliest - start.latest <= limit:
        return cannot_tell("How long the child was missing is not certain.", *facts)
    if None in inside or case.value(OVERNIGHT) in IT_IS_THERE:
        return cannot_tell(
            "Whether a supervisor’s review fell into the time the child was missing is not known.",
            *facts,
        )
    length = show_minutes(minutes_between(start.latest, end.earliest))
    return flagged(
        f"The child was missing for {length}; no entry of a supervisor’s review is found.", *facts
    )


def _minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)


def _inside(when: Reach, start: Reach, end: Reach) -> bool | None:
    """Whether a time lies between two others; none when that depends on the reading."""
    if when.latest < start.earliest or when.earliest > end.latest:
        return False
    return True if start.latest <= when.earliest and when.latest <= end.earliest else None


@check(
    "CK-MC-17",
    "medium",
    "Risk graded late",
    rule="The first risk grade follows the report within the limit of the clock (30 minutes).",
    sources=("P",),
    themes=("MC",),
    questions=("MC-08", "MC-02"),
)
def graded_late(case: Evidence) -> list[Result]:
    """Report received to first grade longer than the limit."""
    if not case.of_kind("MIS_REPORTED", "RISK_SET"):
        answers = case.answers_as_facts("MC-02", "MC-08")
        if NOT_APPLICABLE in (case.value("MC-02"), case.value("MC-08")):
            return [not_applicable("There was no report or no risk grade to time.", *answers)]
        return [cannot_tell("Neither the report nor the first risk grade has an entry.", *answers)]
    return by_clock(case, "IV-11")


@check(
    "CK-MC-19",
    "medium",
    "Long gap between risk reviews",
    rule="While the child is missing, one risk review follows another within the limit of the "
    "clock for the band (High 2 hours, Medium 8 hours).",
    sources=("P",),
    themes=("MC",),
    questions=("MC-14", OVERNIGHT),
)
def gap_between_reviews(case: Evidence) -> list[Result]:
    """Gap between risk reviews longer than the limit of the band."""
    if not case.of_kind("MIS_REPORTED", *GRADED):
        return [cannot_tell("No entry of a risk grade or a review of it is found.")]
    return by_clock(case, "IV-13", only=_not_of_a_night)


def _not_of_a_night(one: Measured) -> bool:
    return "night" not in one.subject.split()


@check(
    "CK-MC-18",
    "high",
    "Nobody sent in time",
    rule="Officers are sent within an hour of the report when the risk is High, and within four "
    "hours when it is Medium; from the change when the grade is raised later.",
    sources=("P",),
    themes=("MC",),
    parameters=(HIGH_LIMIT, MEDIUM_LIMIT),
    questions=(SENT,),
)
def nobody_sent(case: Evidence) -> list[Result]:
    """High or medium risk and no deployment within its limit; one for each time missing."""
    return each_time_missing(case, _nobody_sent)


def _nobody_sent(case: Evidence) -> Result:
    first = first_grade(case)
    clocks = list(_deployment_clocks(case))
    sent, facts = _sent(case)
    if isinstance(sent, Result):
        return sent
    if first is None and not clocks:
        return cannot_tell("The first risk grade is not known.", *facts)
    if not clocks:
        return not_applicable("The risk was graded neither Medium nor High.", *facts)
    end = found(case)
    answers = {clock: _sent_in_time(clock, sent, end) for clock in clocks}
    facts = (*facts, *case.events_as_facts(*found_entries(case)))
    broken = [clock for clock, kept in answers.items() if kept is False]
    if broken:
        return flagged(_said_late(broken[0], sent), *broken[0].facts, *facts)
    if None in answers.values():
        return cannot_tell("Whether officers were sent in time is not known.", *facts)
    return passed("Officers were sent in time, or the child was found before.", *facts)


@dataclass(frozen=True, slots=True)
class _Clock:
    """From when, and for how long, a deployment may take."""

    word: str
    start: Reach
    limit: timedelta
    facts: tuple[Fact, ...]


def _deployment_clocks(case: Evidence) -> Iterator[_Clock]:
    limits = {
        HIGH: timedelta(minutes=case.parameters.number(HIGH_LIMIT)),
        MEDIUM: timedelta(hours=case.parameters.number(MEDIUM_LIMIT)),
    }
    first = first_grade(case)
    if first is not None and first.rank in limits:
        facts = (*first.facts, *case.events_as_facts(*case.of_kind("MIS_REPORTED")))
        yield _Clock(first.word, reported(case) or ANY_TIME, limits[first.rank], facts)
    for event in case.of_kind("RISK_REVIEWED", "RISK_CHANGED"):
        grade = graded_by(case, event)
        if grade is not None and grade.rank in limits:
            yield _Clock(grade.word, reach_of(event.when), limits[grade.rank], grade.facts)


def _sent(case: Evidence) -> tuple[list[Reach] | Result, tuple[Fact, ...]]:
    """What the times of deployment can be, or why that is not asked or not known."""
    deployed, arrived = case.of_kind("DEPLOYED"), case.of_kind("ARRIVED")
    facts = (
        *case.events_as_facts(*deployed, *arrived),
        *case.answers_as_facts(SENT, NOBODY),
    )
    answer, reason = case.value(SENT), case.text(*NOBODY)
    if not deployed and not arrived and not reason:
        if answer == NOT_APPLICABLE:
            return not_applicable("The auditor answered that nobody had to be sent.", *facts), facts
        if answer == NOT_RECORDED:
            return cannot_tell("When officers were sent is not recorded.", *facts), facts
    if deployed:
        return [reach_of(event.when) for event in deployed], facts
    # Whoever arrived had been sent before that, at a time that is not known.
    return [Reach(NEVER_BEFORE, reach_of(event.when).latest) for event in arrived], facts


def _sent_in_time(clock: _Clock, sent: list[Reach], end: Reach | None) -> bool | None:
    """Whether somebody was sent, or the child found, before the limit; none when not known."""
    kept = [
        True
        if time.latest - clock.start.earliest <= clock.limit
        else None
        if time.earliest - clock.start.latest <= clock.limit
        else False
        for time in (*sent, *([end] if end else []))
    ]
    if True in kept:
        return True
    return None if None in kept or not clock.start.bounded else False


def _said_late(clock: _Clock, sent: list[Reach]) -> str:
    limit = show_minutes(_minutes(clock.limit))
    first = first_of(sent)
    if first is None:
        return f"Risk {clock.word}: no entry of anybody being sent within {limit}."
    took = show_minutes(minutes_between(clock.start.latest, first.earliest))
    return f"Risk {clock.word}: nobody was sent for {took}; the limit is {limit}."


@check(
    "CK-MC-22",
    "medium",
    "Was the child simply waited for?",
    rule="A missing child is looked for. Asked where the child came back alone and no enquiries "
    "were made, or where enquiries fell short and for six hours nothing was done to find them.",
    sources=("S",),
    themes=("MC",),
    parameters=(WAITING,),
    questions=(ENQUIRIES, "MC-22"),
)
def waited_for(case: Evidence) -> Result:
    """Returned on their own without enquiries, or hours in which nobody looked.

    It is about the time missing that the auditor answered of: no entry says that enquiries fell
    short.
    """
    found = episodes_of(case)
    if found is None:
        return _waited_for(replace(case, events=()))
    return of_one_time_missing(next(one for one in found if one.answered), _waited_for)


def _waited_for(case: Evidence) -> Result:
    made, how = case.value(ENQUIRIES), case.value(*HOW_FOUND)
    facts = case.answers_as_facts(ENQUIRIES, HOW_FOUND)
    if made == NOT_APPLICABLE:
        return not_applicable("No enquiries were called for.", *facts)
    if made == YES:
        return passed("Enquiries were prompt and in proportion.", *facts)
    if not made:
        return cannot_tell("Whether enquiries were made is not answered.", *facts)
    if made in IT_IS_NOT and how == "returned":
        return flagged("The child came back alone and no enquiries were made.", *facts)
    limit = timedelta(hours=case.parameters.number(WAITING))
    wait = longest_wait(case)
    if wait is not None and wait.length > limit:
        return flagged(
            f"Enquiries fell short, and no entry of a search is found for "
            f"{show_minutes(_minutes(wait.length))}.",
            *facts,
            *case.events_as_facts(*wait.events),
        )
    if made in IT_IS_NOT and how in ("", NOT_RECORDED):
        return cannot_tell("How the child was found or came back is not recorded.", *facts)
    if not surely_no_longer_wait(case, limit):
        return cannot_tell("Whether there were hours without a search is not known.", *facts)
    return passed("The child was not simply waited for.", *facts)
