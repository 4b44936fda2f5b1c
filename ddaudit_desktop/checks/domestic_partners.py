"""Checks of who was told after domestic abuse, and what protects (3.2, CK-DA-09 to 11 and 13)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.by_clock import by_clock
from ddaudit_desktop.checks.covering import done
from ddaudit_desktop.checks.domestic import child_as_fact, household, number_of_children
from ddaudit_desktop.checks.entries import IT_IS_NOT, entries
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.evidence.model import NO, NOT_APPLICABLE, NOT_RECORDED, PARTLY, YES

if TYPE_CHECKING:
    from ddaudit_desktop.checks.registry import Severity
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import Evidence

SCHOOL, NOTICES, SENT = "DA-19", "DA-18", ("DA-18", "notices")
ARRESTED, PROTECTED = "DA-11", "DA-22"
SCHOOL_AGES = range(4, 18)
"""Reception to 17, in years."""


@check(
    "CK-DA-09",
    "high",
    "School not told before the next school day",
    rule="The school of every child from reception to 17 is told before the next school day "
    "begins. High since it is a duty, medium before.",
    sources=("S35",),
    themes=("DA",),
    questions=(SCHOOL,),
)
def school_not_told(case: Evidence) -> list[Result]:
    """A child of school age and no school notification, or one after the school day began."""
    children = household(case)
    if isinstance(children, Result):
        return [children]
    facts = tuple(child_as_fact(child) for child in children)
    if not any(child.age in SCHOOL_AGES for child in children):
        if any(child.age is None for child in children):
            return [cannot_tell("Whether a child was of school age is not known.", *facts)]
        return [not_applicable("No child was of school age.", *facts)]
    found = entries(case, SCHOOL, "SCHOOL_TOLD")
    if found.state == "absent" and not happened(case):
        return [cannot_tell("Nothing of the incident is entered yet.", *facts)]
    told = done(case, SCHOOL, "SCHOOL_TOLD", what="notification of the school", facts=facts)
    results = by_clock(case, "IV-17") if told.answer == "pass" else [told]
    return [replace(result, severity=_weight_of_the_day(case)) for result in results]


def _weight_of_the_day(case: Evidence) -> Severity:
    """High since telling the school is a duty (the interval keeps the day), before it medium."""
    duty = case.intervals["IV-17"].applies_from
    after = case.day is not None and duty is not None and case.day >= duty
    return "high" if after else "medium"


def happened(case: Evidence) -> bool:
    """Whether any entry says that there was an incident to act on."""
    return any(e.timed for e in case.of_kind("CALL_RECEIVED", "INCIDENT", "ARRIVED"))


@check(
    "CK-DA-10",
    "high",
    "Fewer notices than children",
    rule="A vulnerability notice is sent for each child.",
    sources=("S31",),
    themes=("DA",),
    questions=(NOTICES,),
)
def fewer_notices(case: Evidence) -> Result:
    """Fewer vulnerability notices than children."""
    number, children = number_of_children(case)
    if number is None:
        return cannot_tell("No child of the household is recorded.")
    answer, sent = case.value(NOTICES), case.number(*SENT)
    found = entries(case, NOTICES, "NOTICE_SENT")
    facts = (*found.facts, *case.answers_as_facts(SENT), *children)
    if number == 0 or answer == NOT_APPLICABLE:
        return not_applicable("No notice was called for.", *facts)
    if sent is None and answer == YES:
        return passed("A notice was sent for each child.", *facts)
    entered = sum(event.timed for event in found.events)
    if sent is None and answer in ("", NOT_RECORDED) and entered < number:
        if entered < len(found.events):
            return cannot_tell("A notice has no time; whether it was sent is not known.", *facts)
        if not answer and not entered and not happened(case):
            return cannot_tell("Nothing of the incident is entered yet.", *facts)
    counted = entered if sent is None else sent
    said = f"Vulnerability notices: {counted}; children: {number}."
    if sent is None and answer in (NO, PARTLY):
        return flagged("Vulnerability notices were not sent for every child.", *facts)
    return flagged(said, *facts) if counted < number else passed(said, *facts)


@check(
    "CK-DA-11",
    "medium",
    "Vulnerability notice late",
    rule="Vulnerability notices are sent within the limit of the clock (24 hours) of the incident.",
    sources=("P",),
    themes=("DA",),
    questions=(NOTICES,),
)
def notice_late(case: Evidence) -> list[Result]:
    """Vulnerability notice later than the limit."""
    found = entries(case, NOTICES, "NOTICE_SENT")
    if found.missing or found.state == "not_applicable":
        return [not_applicable("There is no notice whose time could be measured.", *found.facts)]
    if not case.of_kind("INCIDENT"):
        return [cannot_tell("When the incident happened is not recorded.", *found.facts)]
    return by_clock(case, "IV-18")


@check(
    "CK-DA-13",
    "medium",
    "Released, children’s address not in the bail conditions",
    rule="When a suspect is released after arrest or charge, bail conditions keep the suspect from "
    "the children’s address.",
    sources=("S40",),
    themes=("DA",),
    questions=(PROTECTED,),
)
def children_not_in_bail(case: Evidence) -> Result:
    """Release after arrest or charge without bail conditions about the children’s address."""
    arrests, releases = case.of_kind("ARREST", "CHARGE"), case.of_kind("BAIL_GRANTED", "RUI")
    answer = case.value(PROTECTED)
    facts = (*case.events_as_facts(*arrests, *releases), *case.answers_as_facts(PROTECTED))
    if not arrests and not releases:
        return _nobody_arrested(case, facts)
    conditions = {event.details.get("conditions", "") for event in case.of_kind("BAIL_GRANTED")}
    if case.of_kind("RUI"):
        return flagged("The suspect was released without bail, so without conditions.", *facts)
    if NO in conditions:
        return flagged("The bail conditions say nothing about the children’s address.", *facts)
    if conditions == {YES}:
        return passed("The bail conditions protect the children’s address.", *facts)
    if answer == YES:
        return passed("Bail conditions that protect the children are on record.", *facts)
    if answer == NOT_APPLICABLE or (not releases and case.of_kind("NFA")):
        return not_applicable("There was no bail to put conditions on.", *facts)
    if releases and answer in IT_IS_NOT:
        return flagged("Bail was granted; no conditions protect the children.", *facts)
    missing = "what the bail conditions say" if releases else "how the suspect was released"
    return cannot_tell(f"It is not entered {missing}.", *facts)


def _nobody_arrested(case: Evidence, facts: tuple[Fact, ...]) -> Result:
    answer = case.value(ARRESTED)
    facts = (*facts, *case.answers_as_facts(ARRESTED))
    if answer in (NO, NOT_RECORDED, NOT_APPLICABLE):
        return not_applicable("No arrest or charge is on record.", *facts)
    return cannot_tell("Whether anybody was arrested is not entered.", *facts)
