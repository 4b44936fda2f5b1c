"""Checks of the risk assessment after domestic abuse (3.2, CK-DA-05 to 08 and 12)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.covering import done
from ddaudit_desktop.checks.domestic import (
    BAND,
    BANDS,
    first_band,
    second_band,
)
from ddaudit_desktop.checks.entries import IT_IS_NOT, days_of, entries
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.clocks.reach import reach_of
from ddaudit_desktop.evidence.days import iso_day
from ddaudit_desktop.evidence.model import NO, NOT_APPLICABLE, NOT_RECORDED, PARTLY, YES
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

TOOL, WHICH, TICKS, NO_TOOL = "DA-13", ("DA-13", "tool"), ("DA-13", "ticks"), ("DA-13", "reason")
CHANGED, REFERRED = "DA-17", "DA-21"
HISTORY, INCIDENTS = "DA-03", ("DA-03", "incidents_12m")
INCIDENT_ASKED, YEAR_DAYS = "HD-05", 365
KNOWN_TOOLS = {"dash": "DASH", "dara": "DARA"}
TICKS_FOR_REFERRAL = 14
STANDARD, HIGH = BANDS.index("standard"), BANDS.index("high")
REPEATS = Parameter("CK-DA-07.incidents", "Incidents in 12 months, at least", "number", "3")
NEW_TOOL_FROM = Parameter(
    "CK-DA-12.dara_from", "Day from which the new risk tool is used", "date", "2023-04-25"
)


@check(
    "CK-DA-05",
    "high",
    "No risk tool",
    rule="The risk tool, DASH or DARA, is used after domestic abuse, or the record says why not.",
    sources=("S32",),
    themes=("DA",),
    questions=(TOOL,),
)
def no_tool(case: Evidence) -> Result:
    """No DASH or DARA and no reason."""
    found = entries(case, TOOL, "RISK_TOOL")
    tools = _tools(case)
    facts = (*found.facts, *case.answers_as_facts(WHICH, NO_TOOL))
    reasoned = bool(case.text(*NO_TOOL))
    if tools == {"other"}:
        said = "Another tool was used, neither DASH nor DARA."
        return passed(f"{said} The record says why.", *facts) if reasoned else flagged(said, *facts)
    match found.state:
        case "there":
            return passed("A risk tool was used.", *facts)
        case "not_applicable":
            return not_applicable("No risk tool was called for.", *facts)
        case "denied" if reasoned:
            return passed("No risk tool was used; the record says why.", *facts)
        case "denied":
            return flagged("No risk tool was used and no reason is given.", *facts)
        case "unsure" | "absent":
            return cannot_tell("Whether a risk tool was used is not answered.", *facts)


def _tools(case: Evidence) -> set[str]:
    """The tools that the answer and the entries name."""
    named = {case.value(*WHICH)} - {NOT_RECORDED, NOT_APPLICABLE}
    return (named | {event.details.get("tool", "") for event in case.of_kind("RISK_TOOL")}) - {""}


@check(
    "CK-DA-06",
    "high",
    "Risk band lowered at a desk",
    rule="Whoever assesses the risk a second time lowers the band only with a reason.",
    sources=("GK",),
    themes=("DA",),
    questions=(CHANGED, BAND),
)
def band_lowered(case: Evidence) -> Result:
    """Risk band lowered by the second assessor without a reason."""
    explained = case.value(CHANGED)
    first, second = first_band(case), second_band(case)
    facts = (
        *(first.facts if first else ()),
        *(second.facts if second else ()),
        *case.answers_as_facts(CHANGED),
    )
    if explained == NOT_APPLICABLE:
        return not_applicable("There was no second assessment.", *facts)
    if first is not None and second is not None:
        said = f"The band went from {first.word} to {second.word}"
        if second.rank >= first.rank:
            return passed(f"{said}; it was not lowered.", *facts)
        if explained in (YES, PARTLY):
            return passed(f"{said}; the change is explained.", *facts)
        if explained in IT_IS_NOT:
            return flagged(f"{said} and no reason is given.", *facts)
        return cannot_tell(f"{said}; whether it is explained is not answered.", *facts)
    if explained == YES:
        return passed("There was a second assessment and any change of band is explained.", *facts)
    which = "before" if first is None else "after"
    return cannot_tell(f"The band {which} the second assessment is not known.", *facts)


@check(
    "CK-DA-07",
    "high",
    "Repeat incidents, risk standard",
    rule="After three or more incidents in 12 months, this one included, the risk band is higher "
    "than Standard.",
    sources=("S18",),
    themes=("DA",),
    parameters=(REPEATS,),
    questions=(BAND, HISTORY),
)
def repeats_graded_standard(case: Evidence) -> Result:
    """Several incidents in 12 months and band standard."""
    band = second_band(case) or first_band(case)
    number, least = case.number(*INCIDENTS), case.parameters.number(REPEATS)
    facts = (*(band.facts if band else ()), *case.answers_as_facts(INCIDENTS))
    if number is not None and number < least:
        return not_applicable(
            f"Incidents in 12 months: {number}; the rule begins at {least}.", *facts
        )
    if band is None:
        return cannot_tell("The risk band is not known.", *case.answers_as_facts(BAND), *facts)
    if band.rank > STANDARD:
        return passed(f"The risk band was {band.word}.", *facts)
    if number is None:
        entered = _incidents_entered(case)
        facts = (*facts, *case.events_as_facts(*entered))
        if len(entered) < max(least, 1):
            return cannot_tell("The number of incidents in 12 months is not entered.", *facts)
        number = len(entered)
    return flagged(f"{number} incidents in 12 months and the risk band was Standard.", *facts)


def _incidents_entered(case: Evidence) -> list[EventSeen]:
    """The incident of the case and those surely within the 12 months before it, on days apart.

    Two entries that can be of one day may be of one incident. Nothing where no entry is surely that
    of the case.
    """
    incidents = case.of_kind("INCIDENT")
    of_case = [event for event in incidents if event.question_id == INCIDENT_ASKED]
    if len(of_case) != 1:
        return []
    first_day, last_day = days_of(reach_of(of_case[0].when))
    before: list[EventSeen] = []
    until = date.min
    for event in sorted(incidents, key=lambda each: days_of(reach_of(each.when))[1]):
        begins, ends = days_of(reach_of(event.when))
        if until < begins and ends < first_day and (last_day - begins).days <= YEAR_DAYS:
            before.append(event)
            until = ends
    return [*before, *of_case]


@check(
    "CK-DA-08",
    "high",
    "High risk, no MARAC referral",
    rule="A case of high risk, or with 14 ticks or more on the checklist, is referred to MARAC.",
    sources=("S36",),
    themes=("DA",),
    questions=(REFERRED, BAND),
)
def not_referred(case: Evidence) -> Result:
    """Band high, or many ticks, and no MARAC referral."""
    due, facts = _referral_due(case)
    if due is False:
        return not_applicable("The risk was not high and there were fewer than 14 ticks.", *facts)
    referred = done(case, REFERRED, "MARAC_REF", "MARAC_HELD", what="MARAC referral", facts=facts)
    if referred.answer == "pass" or (due is None and referred.answer == "not_applicable"):
        return referred
    if due is None:
        return cannot_tell(
            "Band or ticks are missing, so whether a referral was due is not known.",
            *referred.facts,
        )
    if referred.answer == "not_applicable":
        return flagged(
            "The risk was high; the referral is answered as not applicable.", *referred.facts
        )
    return referred


def _referral_due(case: Evidence) -> tuple[bool | None, tuple[Fact, ...]]:
    """Whether band or ticks ask for a referral; none when what is known leaves it open."""
    bands = [band for band in (first_band(case), second_band(case)) if band is not None]
    ticks = case.number(*TICKS)
    facts = (*(fact for band in bands for fact in band.facts), *case.answers_as_facts(TICKS))
    if any(band.rank == HIGH for band in bands) or (ticks or 0) >= TICKS_FOR_REFERRAL:
        return True, facts
    counted = ticks is not None or case.value(*TICKS) == NOT_APPLICABLE
    return (False if bands and counted else None), facts


@check(
    "CK-DA-12",
    "low",
    "Risk tool not that of the day",
    rule="DASH is used until the force changes to DARA, and DARA from that day on.",
    sources=("S34",),
    themes=("DA",),
    parameters=(NEW_TOOL_FROM,),
    questions=(TOOL,),
)
def tool_of_another_day(case: Evidence) -> Result:
    """DARA used before the force changed to it, or DASH after."""
    tools = _tools(case)
    facts = (*case.answers_as_facts(WHICH), *case.events_as_facts(*case.of_kind("RISK_TOOL")))
    if tools and not tools & set(KNOWN_TOOLS):
        return not_applicable("Neither DASH nor DARA was used.", *facts)
    if not tools and case.value(TOOL) in (NO, NOT_APPLICABLE):
        return not_applicable("No risk tool was used.", *case.answers_as_facts(TOOL))
    if len(tools) != 1:
        return cannot_tell("Which risk tool was used is not clear.", *facts)
    (tool,) = tools
    changed = iso_day(case.parameters.text(NEW_TOOL_FROM))
    if changed is None:
        return not_applicable("The force has not changed from DASH to DARA.", *facts)
    used = _days_of_use(case)
    if used is None:
        return cannot_tell("On which day the tool was used is not known.", *facts)
    wrong = [day < changed if tool == "dara" else day > changed for day in used]
    said = f"{KNOWN_TOOLS[tool]} was used; the force changed on {show_date(changed.isoformat())}."
    if all(wrong):
        return flagged(said, *facts)
    return passed(said, *facts) if not any(wrong) else cannot_tell(said, *facts)


def _days_of_use(case: Evidence) -> tuple[date, date] | None:
    """The first and the last day that the use of the tool can be on."""
    uses = case.of_kind("RISK_TOOL")
    if not uses:
        return (case.day, case.day) if case.day is not None else None
    if not all(event.timed for event in uses):
        return None
    days = [day for event in uses for day in days_of(reach_of(event.when))]
    return min(days), max(days)
