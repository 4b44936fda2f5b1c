"""Checks of the theme digital: what follows enforcement, and supervision (domain brief 3.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.bail import bail_authorised
from ddaudit_desktop.checks.digital import ENFORCED, SHARED, THEMES, child_in_reach
from ddaudit_desktop.checks.entries import (
    IT_IS_NOT,
    IT_IS_THERE,
    entries,
    not_after,
    same_day,
    within,
)
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.checks.spacing import surest_gap, widest_gap
from ddaudit_desktop.checks.timely import in_time
from ddaudit_desktop.clocks.reach import reach_of
from ddaudit_desktop.evidence.model import NO, NOT_APPLICABLE, NOT_RECORDED, YES
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddaudit_desktop.checks.entries import Entries
    from ddaudit_desktop.clocks.reach import Reach
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

CHILDREN_THERE, DEVICES, WELFARE = "DI-15", "DI-16", "DI-17"
RELEASED, FORENSICS, CAID, SUPERVISED, OUTCOME = "DI-18", "DI-19", "DI-20", "DI-24", "DI-27"
BAILED = ("bail_conditions", "bail_no_conditions")
WITHOUT_REASON, WITH_REASON = "rui_no_reason", "rui_reason"
CLOSURE, ANY_TIME = "case closure", "any time"
A_DAY = timedelta(days=1)
CAID_BY = Parameter("CK-DI-10.by", "CAID is checked before", "choice", CLOSURE, (CLOSURE, ANY_TIME))
REVIEW_DAYS = Parameter("CK-DI-14.days", "Days between a supervisor’s reviews", "days", "28")


def _children_met(case: Evidence) -> bool | None:
    """Whether children were at the address that day; none when that is not known."""
    there, said = case.value(CHILDREN_THERE, "children_there"), case.value(CHILDREN_THERE)
    if there in (YES, NO):
        return there == YES
    return None if not said else said != NOT_APPLICABLE


@check(
    "CK-DI-08",
    "high",
    "Released under investigation, no reason",
    rule="Where children are in reach, release under investigation has a written reason.",
    sources=("S40",),
    themes=THEMES,
    questions=(RELEASED,),
)
def release_has_reason(case: Evidence) -> Result:
    """Released under investigation without a reason while children were in reach."""
    said, released = case.value(RELEASED), case.of_kind("RUI")
    facts = (
        *case.events_as_facts(*released),
        *case.answers_as_facts(RELEASED, SHARED, CHILDREN_THERE),
        *case.events_as_facts(*case.of_kind("CHILD_LINKED")),
    )
    if said == WITH_REASON:
        return passed("The reason for release under investigation is on record.", *facts)
    if said == NOT_APPLICABLE or (said not in ("", NOT_RECORDED, WITHOUT_REASON) and not released):
        return not_applicable("Nobody was released under investigation.", *facts)
    if said != WITHOUT_REASON and not (released and said == NOT_RECORDED):
        return cannot_tell(f"Whether release had a reason is not known: see {RELEASED}.", *facts)
    near = (child_in_reach(case), _children_met(case))
    if True in near:
        return flagged("Released under investigation with no reason, children in reach.", *facts)
    if None in near:
        return cannot_tell("Whether children were in reach is not known.", *facts)
    return not_applicable("No child was in reach.", *facts)


@check(
    "CK-DI-09",
    "high",
    "Bail longer than its authority allows",
    rule="Bail lasts no longer than the rank that authorised it may allow, by the law of the day.",
    sources=("S40",),
    themes=THEMES,
    questions=(RELEASED,),
    statutory=True,
)
def bail_in_limits(case: Evidence) -> Result:
    """Bail longer than the rank that authorised it allows."""
    said = case.value(RELEASED) in BAILED
    return bail_authorised(case, said=said, facts=case.answers_as_facts(RELEASED))


@check(
    "CK-DI-10",
    "medium",
    "Devices seized, CAID not checked",
    rule="When devices are seized, CAID is checked before the case is closed.",
    sources=("S39", "S05"),
    themes=THEMES,
    parameters=(CAID_BY,),
    questions=(CAID,),
)
def caid_checked(case: Evidence) -> Result:
    """Devices were seized and no check against CAID came before the case was closed."""
    taken = entries(case, "", "DEVICES_SEIZED", "DF_SUBMITTED")
    looked = entries(case, CAID, "CAID_CHECK", "CAID_UPLOAD")
    closed = entries(case, "", "CASE_CLOSED")
    seized = case.value(DEVICES, "devices_seized")
    devices = case.answers_as_facts(DEVICES, (DEVICES, "devices_seized"))
    facts = (*taken.facts, *devices, *looked.facts, *closed.facts)
    if seized == NO or NOT_APPLICABLE in (seized, case.value(DEVICES)):
        return not_applicable("No devices were seized.", *facts)
    if looked.state == "not_applicable":
        return not_applicable("The auditor answered that no check was called for.", *facts)
    if not taken.events and seized != YES:
        return cannot_tell(f"Whether devices were seized is not known: see {DEVICES}.", *facts)
    if looked.missing:
        if not closed.events and case.value(OUTCOME) == "open":
            return not_applicable("The case is still open, so CAID can still be checked.", *facts)
        return flagged("Devices were seized; no entry found of a check against CAID.", *facts)
    return _checked_in_time(case, looked, closed, facts)


def _checked_in_time(
    case: Evidence, looked: Entries, closed: Entries, facts: tuple[Fact, ...]
) -> Result:
    """Whether the check came before the case was closed, where that counts."""
    if looked.state == "unsure":
        return cannot_tell("The check against CAID has no time.", *facts)
    if case.parameters.text(CAID_BY) == ANY_TIME or not closed.events:
        return passed("CAID was checked.", *facts)
    if looked.first is None or closed.first is None:
        return cannot_tell("The times of the CAID check and of closing are not both known.", *facts)
    in_time = not_after(looked.first, closed.first)
    if in_time is None:
        return cannot_tell("The times do not say which came first, CAID or closing.", *facts)
    if in_time:
        return passed("CAID was checked before the case was closed.", *facts)
    return flagged("CAID was checked only after the case was closed.", *facts)


@check(
    "CK-DI-12",
    "critical",
    "Children at the address not seen",
    rule="Children who are at the address on enforcement are seen.",
    sources=("S31",),
    themes=THEMES,
    questions=(CHILDREN_THERE,),
)
def children_seen(case: Evidence) -> Result:
    """Children were at the address on enforcement and no entry says that they were seen."""
    door = entries(case, ENFORCED, "ENFORCED")
    seen = entries(case, CHILDREN_THERE, "CHILD_SEEN", "CHILD_SPOKEN")
    met = _children_met(case)
    facts = (
        *door.facts,
        *seen.facts,
        *case.answers_as_facts((CHILDREN_THERE, "children_there")),
    )
    if met is None:
        return cannot_tell(f"Whether children were there is not known: {CHILDREN_THERE}.", *facts)
    if not met:
        return not_applicable("No child was at the address.", *facts)
    on_the_day = [_on_the_day(door, event) for event in seen.events]
    if case.value(CHILDREN_THERE) in IT_IS_THERE or True in on_the_day:
        return passed("Children at the address were seen.", *facts)
    denied = case.value(CHILDREN_THERE) in IT_IS_NOT
    if None in on_the_day and not (denied and not seen.timed):
        return cannot_tell("Whether children were seen on the day is not certain.", *facts)
    return flagged("Children were at the address; no entry found that they were seen.", *facts)


def _on_the_day(door: Entries, event: EventSeen) -> bool | None:
    """Whether something happened at the door or in the day after; none when that is not known."""
    if door.first is None:
        return None
    when = reach_of(event.when)
    return _both(not_after(door.first, when), within(door.first, when, A_DAY))


@check(
    "CK-DI-11",
    "medium",
    "Forensic result late and not chased",
    rule="A forensic result that takes longer than the limit is chased.",
    sources=("P",),
    themes=THEMES,
    questions=(FORENSICS,),
)
def result_chased(case: Evidence) -> Iterator[Result]:
    """Submission to result longer than the limit, with no entry of chasing."""
    if case.value(FORENSICS) == NOT_APPLICABLE:
        yield not_applicable("Nothing was sent for forensics.", *case.answers_as_facts(FORENSICS))
        return
    came = entries(case, FORENSICS, "DF_RESULT", part="result")
    if came.state == "denied":
        came = replace(came, state="absent")
    chases = [e for e in case.of_kind("ENQUIRY") if e.question_id in ("", FORENSICS) and e.timed]
    sent = entries(case, "", "DF_SUBMITTED").first
    for result in in_time(case, "IV-25", came, "a result came"):
        yield _unless_chased(case, result, sent, came.first, chases) if chases else result


def _unless_chased(
    case: Evidence,
    late: Result,
    sent: Reach | None,
    came: Reach | None,
    chases: list[EventSeen],
) -> Result:
    """A late result, which an enquiry between submission and result excuses."""
    if late.answer != "flag":
        return late
    times = [reach_of(event.when) for event in chases]
    after = [not_after(sent, time) if sent else None for time in times]
    before = [not_after(time, came) if came else True for time in times]
    facts = (*late.facts, *case.events_as_facts(*chases))
    inside = [_both(one, other) for one, other in zip(after, before, strict=True)]
    meant = [event.question_id == FORENSICS for event in chases]
    if (True, True) in zip(inside, meant, strict=True):
        return passed("The result was late and was chased.", *facts, subject=late.subject)
    if set(inside) != {False}:
        why = "Whether an enquiry that is entered chased the result is not known."
        return cannot_tell(why, *facts, subject=late.subject)
    return late


def _both(one: bool | None, other: bool | None) -> bool | None:
    if False in (one, other):
        return False
    return None if None in (one, other) else True


@check(
    "CK-DI-13",
    "medium",
    "Suspect’s welfare not on record that day",
    rule="The suspect’s welfare is on record on the day of enforcement.",
    sources=("GK",),
    themes=THEMES,
    questions=(WELFARE,),
)
def welfare_that_day(case: Evidence) -> Result:
    """No entry of the suspect's welfare on the day of enforcement."""
    door = entries(case, ENFORCED, "ENFORCED")
    cared = entries(case, WELFARE, "SUSPECT_WELFARE")
    facts = (*door.facts, *cared.facts)
    if door.state == "not_applicable":
        return not_applicable("There was no enforcement.", *facts)
    if cared.state == "not_applicable":
        return not_applicable("The auditor answered that no assessment was called for.", *facts)
    if not door.events:
        return cannot_tell(f"When enforcement was is not known: see {ENFORCED}.", *facts)
    if cared.missing:
        return flagged("No entry found of the suspect’s welfare on the day.", *facts)
    if door.first is None or not cared.timed:
        which = "enforcement" if door.first is None else "the welfare assessment"
        return cannot_tell(f"The day of {which} is missing.", *facts)
    days = [same_day(door.first, reach) for reach in cared.reaches]
    if True in days:
        return passed("The suspect’s welfare was assessed on the day of enforcement.", *facts)
    if None in days:
        return cannot_tell("The times do not say whether it was on the day.", *facts)
    return flagged("The suspect’s welfare was assessed on another day than enforcement.", *facts)


@check(
    "CK-DI-14",
    "medium",
    "Long time between supervisor’s reviews",
    rule="A supervisor reviews the case again within four weeks.",
    sources=("P",),
    themes=THEMES,
    parameters=(REVIEW_DAYS,),
    questions=(SUPERVISED,),
)
def reviewed_often(case: Evidence) -> Result:
    """Two of a supervisor's reviews lie further apart than the limit."""
    days = case.parameters.number(REVIEW_DAYS)
    reviews = entries(case, SUPERVISED, "SUP_REVIEW", "INSP_REVIEW")
    if reviews.state == "not_applicable":
        return not_applicable("The auditor answered that no review was called for.", *reviews.facts)
    if reviews.state == "denied":
        return flagged("No entry of a supervisor’s review found.", *reviews.facts)
    if len(reviews.events) < 2:
        return cannot_tell("Fewer than two reviews are on the timeline.", *reviews.facts)
    gap = surest_gap(reviews.events)
    if gap and gap.length > timedelta(days=days):
        facts = case.events_as_facts(gap.before, gap.after)
        return flagged(f"No review in {gap.words()}; the limit is {days} days.", *facts)
    if widest_gap(reviews.events) <= timedelta(days=days):
        return passed(f"No more than {days} days lie between two reviews.", *reviews.facts)
    return cannot_tell("Not every review has a time that is certain enough.", *reviews.facts)
