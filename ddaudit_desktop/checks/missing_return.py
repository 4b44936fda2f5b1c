"""Checks of partners and the return of a missing child (3.1, CK-MC-13, 15, 16 and 21)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.by_clock import by_clock
from ddaudit_desktop.checks.covering import done
from ddaudit_desktop.checks.entries import days_of, entries
from ddaudit_desktop.checks.missing import (
    EPISODES,
    IN_90_DAYS,
    back,
    each_time_missing,
    episodes,
    in_care,
)
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.clocks.missing_episodes import reports_of_each
from ddaudit_desktop.evidence.model import NO, NOT_APPLICABLE, NOT_RECORDED, PARTLY, YES
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

INTERVIEW, TOLD, MEETING = "MC-23", "MC-20", "MC-21"
RETURN_INTERVIEW, USED = "MC-27", ("MC-27", "used")
RETURN_INTERVIEWS = ("RHI_OFFERED", "RHI_HELD", "RHI_RECEIVED")
MANY = Parameter("CK-MC-21.episodes", "Episodes within the days, at least", "number", "3")
DAYS = Parameter("CK-MC-21.days", "Days in which the episodes are counted", "days", "90")
COUNTED_IN = 90
"""The days that the question asks the auditor to count in."""


@check(
    "CK-MC-13",
    "high",
    "Child back, no prevention interview",
    rule="Police speak with every child who is back from being missing.",
    sources=("S30",),
    themes=("MC",),
    questions=(INTERVIEW,),
)
def no_prevention_interview(case: Evidence) -> list[Result]:
    """Return recorded and no prevention interview; one for each time missing."""
    return each_time_missing(case, _no_prevention_interview, "PREVENTION_INT")


def _no_prevention_interview(case: Evidence) -> Result:
    returned = back(case)
    if isinstance(returned, Result):
        return returned
    return done(case, INTERVIEW, "PREVENTION_INT", what="prevention interview", facts=returned)


@check(
    "CK-MC-15",
    "medium",
    "Return interview late, not offered or not received",
    rule="The local authority offers every child a return interview within 72 hours of the return, "
    "and police receive what comes of it.",
    sources=("S29", "S06"),
    themes=("MC",),
    questions=(RETURN_INTERVIEW,),
)
def return_interview(case: Evidence) -> list[Result]:
    """Late, not offered, or its outcome never received by police; one for each time missing."""
    return each_time_missing(case, _return_interview, *RETURN_INTERVIEWS)


def _return_interview(case: Evidence) -> Result:
    returned = back(case)
    if isinstance(returned, Result):
        return returned
    offered = _offered(case)
    if offered.answer != "pass":
        return replace(offered, facts=tuple(dict.fromkeys((*offered.facts, *returned))))
    parts = [*_in_time(case), _received(case)]
    facts = tuple(dict.fromkeys(fact for part in (*parts, offered) for fact in part.facts))
    for answer, said in (("flag", flagged), ("cannot_tell", cannot_tell)):
        reasons = [part.reason for part in parts if part.answer == answer]
        if reasons:
            return said(" ".join(reasons), *facts)
    return passed(" ".join(part.reason for part in parts), *facts)


def _offered(case: Evidence) -> Result:
    """Whether a return interview was offered at all."""
    answer = case.value(RETURN_INTERVIEW)
    found = entries(case, "", *RETURN_INTERVIEWS)
    facts = (*case.answers_as_facts(RETURN_INTERVIEW), *found.facts)
    if answer == NOT_APPLICABLE:
        return not_applicable("No return interview was called for.", *facts)
    if answer == "not_offered":
        return flagged("No return interview was offered.", *facts)
    if answer in ("held", "refused", "offered_only") or found.state == "there":
        return passed("A return interview was offered.", *facts)
    if found.events:
        return cannot_tell("The entry of a return interview has no time.", *facts)
    return flagged("No entry of a return interview is found.", *facts)


def _in_time(case: Evidence) -> list[Result]:
    """Whether the interview was held in time, where one was held."""
    if not case.of_kind("RHI_HELD"):
        if case.value(RETURN_INTERVIEW) == "held":
            return [cannot_tell("When the return interview was held is not recorded.")]
        return []
    return [one for one in by_clock(case, "IV-15") if one.answer != "not_applicable"]


def _received(case: Evidence) -> Result:
    """Whether police received what came of it."""
    used, answer = case.value(*USED), case.value(RETURN_INTERVIEW)
    facts = (*case.answers_as_facts(USED), *case.events_as_facts(*case.of_kind("RHI_RECEIVED")))
    if case.of_kind("RHI_RECEIVED") or used in (YES, PARTLY, NOT_APPLICABLE):
        return passed("Police received what came of it.", *facts)
    if used in (NO, NOT_RECORDED) or answer == "offered_only":
        return flagged("Police never received what came of it.", *facts)
    return cannot_tell("Whether police received what came of it is not answered.", *facts)


@check(
    "CK-MC-16",
    "high",
    "Looked after, social care not told",
    rule="When a child in care is missing, children’s social care or the duty team is told.",
    sources=("S29",),
    themes=("MC",),
    questions=(TOLD,),
)
def social_care_not_told(case: Evidence) -> Result:
    """Looked after and no notification of social care."""
    if (away := in_care(case)) is not None:
        return away
    begun = any(event.timed for event in case.of_kind("LAST_SEEN", "MIS_REPORTED", "LOG_OPENED"))
    if not begun and entries(case, TOLD, "CSC_TOLD").state == "absent":
        return cannot_tell("Nothing of the episode is entered yet.", *case.child_fact())
    return done(case, TOLD, "CSC_TOLD", what="notification of social care", facts=case.child_fact())


@check(
    "CK-MC-21",
    "high",
    "Missing again and again, no meeting",
    rule="After three episodes in 90 days, this one included, agencies meet about the child.",
    sources=("S29", "GK"),
    themes=("MC",),
    parameters=(MANY, DAYS),
    questions=(MEETING, EPISODES),
)
def no_meeting(case: Evidence) -> Result:
    """Three or more episodes in 90 days and no multi-agency meeting."""
    often, counted = _often(case)
    held = entries(case, "", "MISSING_MEETING", "STRATEGY_HELD")
    answer = case.value(MEETING)
    facts = (*counted, *case.answers_as_facts(MEETING), *held.facts)
    if often is False:
        return not_applicable("There were fewer episodes than the rule begins at.", *facts)
    if held.state == "there" or answer == YES:
        return passed("Agencies met about the child.", *facts)
    if answer == NOT_APPLICABLE:
        return not_applicable("No meeting was called for.", *facts)
    if often is None:
        return cannot_tell("How many episodes fell within 90 days is not known.", *facts)
    if answer == PARTLY or held.events:
        return cannot_tell("Whether a meeting was held, and when, is not recorded.", *facts)
    return flagged("The child was missing again and again; no entry of a meeting is found.", *facts)


def _often(case: Evidence) -> tuple[bool | None, tuple[Fact, ...]]:
    """Whether the child was missing as often as the rule says; none when that is not known.

    The auditor counts in 90 days; for other days the count tells in one direction only.
    """
    enough = case.parameters.number(MANY)
    days = case.parameters.number(DAYS)
    number = case.number(*IN_90_DAYS)
    facts = case.answers_as_facts(IN_90_DAYS)
    if number is not None and number >= enough and days >= COUNTED_IN:
        return True, facts
    if number is not None and number < enough and days <= COUNTED_IN:
        return False, facts
    if entered := _entered_within(case, enough, days):
        return True, (*facts, *case.events_as_facts(*entered))
    in_year, counted = episodes(case)
    if in_year is not None and in_year + 1 < enough:
        return False, counted
    return None, (*facts, *counted)


def _entered_within(case: Evidence, enough: int, days: int) -> list[EventSeen]:
    """The reports of so many times missing that surely lie within the days; else none."""
    each = reports_of_each(case) or []
    for first, last in zip(each, each[max(enough, 1) - 1 :], strict=False):
        begins = min(days_of(one.reach)[0] for one in first)
        if (max(days_of(one.reach)[1] for one in last) - begins).days <= days:
            between = each[each.index(first) : each.index(last) + 1]
            return [one.event for group in between for one in group]
    return []
