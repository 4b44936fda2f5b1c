"""Checks of the theme digital: intelligence, its risk, and enforcement (domain brief 3.3).

What follows enforcement stands in `digital_after`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.entries import IT_IS_NOT, elapsed, entries, not_after
from ddaudit_desktop.checks.registry import (
    Figure,
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.checks.timely import in_time
from ddaudit_desktop.clocks.enforcement import each_child_linked
from ddaudit_desktop.evidence.model import NO, NOT_APPLICABLE, NOT_RECORDED, PARTLY, YES

if TYPE_CHECKING:
    from ddaudit_desktop.checks.entries import Entries
    from ddaudit_desktop.checks.registry import Severity
    from ddaudit_desktop.clocks.reach import Reach
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import Evidence

THEMES = ("DI",)
TOOL_USED, BAND, AGAIN = "DI-04", "DI-05", "DI-06"
CHECKED_FOR_CHILDREN, SHARED, LADO = "DI-07", "DI-09", "DI-11"
RECEIVED, ENFORCED, DELAY = "DI-02", "DI-13", "DI-14"
BANDS = ("low", "medium", "high", "very_high")
"""KIRAT bands, lowest first."""
URGENT = ("high", "very_high")
TRUST = "position_of_trust"


def child_in_reach(case: Evidence) -> bool | None:
    """Whether a child was linked to the suspect or the address; none when that is not known.

    The question whether it was shared applies only where a child was or might be in reach.
    """
    if case.of_kind("CHILD_LINKED"):
        return True
    said = case.value(SHARED)
    return None if not said else said != NOT_APPLICABLE


@check(
    "CK-DI-01",
    "critical",
    "Enforced later than the risk allows",
    rule="Enforcement follows receipt within the time of the KIRAT band.",
    sources=("S38",),
    themes=THEMES,
    questions=(ENFORCED, BAND),
)
def enforced_in_time(case: Evidence) -> list[Result]:
    """Received to enforced longer than the limit of the band."""
    return _enforcement(case)


def _enforcement(case: Evidence) -> list[Result]:
    door = entries(case, ENFORCED, "ENFORCED")
    if door.state == "denied":
        # "Not recorded" means not enforced so far, and that is late only once the limit has passed.
        door = replace(door, state="absent")
    severity: Severity | None = None if _urgent(case) else "high"
    return in_time(case, "IV-21", door, "enforcement was carried out", severity=severity)


def _urgent(case: Evidence) -> bool:
    """Whether the band, as answered or else as its entry keeps it, is high or very high."""
    said = case.value(BAND)
    kept = {event.details.get("band", "") for event in case.of_kind("KIRAT")}
    return bool(({said} if said in BANDS else kept) & set(URGENT))


@check(
    "CK-DI-02",
    "high",
    "Late, and no supervisor approved the reason",
    rule="When enforcement is later than the risk allows, a supervisor has approved the reason.",
    sources=("S38",),
    themes=THEMES,
    questions=(DELAY,),
)
def delay_approved(case: Evidence) -> Result:
    """Enforcement was late and no reason approved by a supervisor."""
    late = _enforcement(case)[0]
    facts = (*late.facts, *case.answers_as_facts(DELAY, (DELAY, "approved")))
    if late.answer == "pass":
        return not_applicable("Enforcement was in time for the band.", *late.facts)
    if late.answer == "not_applicable":
        return not_applicable(late.reason, *late.facts)
    if late.answer == "cannot_tell":
        return cannot_tell("Whether enforcement was late is not known.", *facts)
    approved, said = case.value(DELAY, "approved"), case.value(DELAY)
    if NOT_APPLICABLE in (approved, said):
        return not_applicable("The auditor answered that no approval was called for.", *facts)
    if approved == YES or (said == YES and approved not in IT_IS_NOT):
        return passed("A supervisor approved the reason for the delay.", *facts)
    if approved in IT_IS_NOT or said in IT_IS_NOT:
        return flagged("Enforcement was late and no supervisor approved the reason.", *facts)
    if said == PARTLY:
        return cannot_tell(f"{DELAY} does not say whether a supervisor approved it.", *facts)
    return cannot_tell(f"Enforcement was late; {DELAY} is not answered.", *facts)


@check(
    "CK-DI-03",
    "high",
    "Risk assessed late",
    rule="KIRAT is done within a day of receipt.",
    sources=("P",),
    themes=THEMES,
    questions=(TOOL_USED,),
)
def assessed_in_time(case: Evidence) -> list[Result]:
    """Received to KIRAT longer than the limit."""
    return in_time(case, "IV-20", entries(case, TOOL_USED, "KIRAT"), "KIRAT was done")


@check(
    "CK-DI-04",
    "high",
    "No KIRAT band",
    rule="Every case has a KIRAT band.",
    sources=("S37",),
    themes=THEMES,
    questions=(BAND,),
)
def has_band(case: Evidence) -> Result:
    """The band is absent."""
    tool = entries(case, TOOL_USED, "KIRAT", "KIRAT_REDONE")
    banded = [event for event in tool.events if event.details.get("band") in BANDS]
    said = case.value(BAND)
    if said in BANDS or banded:
        facts = (*case.answers_as_facts(BAND), *case.events_as_facts(*banded))
        return passed("The KIRAT band is on record.", *facts)
    facts = (*case.answers_as_facts(BAND), *tool.facts)
    if NOT_APPLICABLE in (said, case.value(TOOL_USED)):
        return not_applicable("The auditor answered that no KIRAT was called for.", *facts)
    if said == NOT_RECORDED:
        return flagged("The KIRAT band is not recorded.", *facts)
    if tool.state == "denied":
        return flagged("KIRAT was not done, so there is no band.", *facts)
    return cannot_tell(f"{BAND} is not answered.", *facts)


@check(
    "CK-DI-05",
    "critical",
    "Child in reach, not shared before enforcement",
    rule="A child known to be in reach is shared with social care before enforcement.",
    sources=("S38", "S04"),
    themes=THEMES,
    questions=(SHARED, CHECKED_FOR_CHILDREN),
)
def shared_before_enforcement(case: Evidence) -> list[Result]:
    """A child was known to be in reach; no share, or one after enforcement; one for each child."""
    return [replace(_shared(about), subject=child) for about, child in each_child_linked(case)]


def _shared(case: Evidence) -> Result:
    linked = entries(case, "", "CHILD_LINKED")
    told = entries(case, SHARED, "CSC_TOLD")
    door = entries(case, ENFORCED, "ENFORCED")
    reached = child_in_reach(case)
    facts = (*linked.facts, *told.facts, *door.facts)
    if reached is None:
        return cannot_tell(f"Whether a child was in reach is not known: see {SHARED}.", *facts)
    if not reached or told.state == "not_applicable":
        return not_applicable("No child was in reach.", *facts)
    if told.missing:
        return flagged("A child was in reach; no entry found that social care was told.", *facts)
    if told.timed and door.state == "not_applicable":
        return passed("Social care was told; there was no enforcement.", *facts)
    if told.first is None or door.first is None:
        which = "telling social care" if told.first is None else "the enforcement"
        return cannot_tell(f"The time of {which} is missing.", *facts)
    return _told_in_time(case, told.first, door.first, linked, facts)


def _told_in_time(
    case: Evidence, told: Reach, door: Reach, linked: Entries, facts: tuple[Fact, ...]
) -> Result:
    """Whether social care was told before the door; afterwards is right for a child found there."""
    in_time = not_after(told, door)
    if in_time:
        return passed("Social care was told before enforcement.", *facts)
    if linked.first and door.surely_before(linked.first):
        return passed("The child was found after enforcement, and social care was told.", *facts)
    if in_time is None:
        return cannot_tell("The times do not say which came first, telling or the door.", *facts)
    found_before = linked.first is not None and not_after(linked.first, door)
    if linked.events and not found_before and case.value(SHARED) not in IT_IS_NOT:
        return cannot_tell("Whether the child was found before the door is not known.", *facts)
    late = elapsed(door, told)
    return flagged(
        f"Social care was told {late} after enforcement.",
        *facts,
        figure=Figure(late, "told after enforcement"),
    )


@check(
    "CK-DI-06",
    "high",
    "Child linked, risk not assessed again",
    rule="When a child is linked to the suspect or the address, KIRAT is done again.",
    sources=("S37",),
    themes=THEMES,
    questions=(AGAIN,),
)
def assessed_again(case: Evidence) -> Result:
    """A child was linked and the band was not assessed again after that."""
    linked = entries(case, "", "CHILD_LINKED")
    again = entries(case, AGAIN, "KIRAT", "KIRAT_REDONE")
    said = case.value(AGAIN)
    facts = (*linked.facts, *again.facts)
    if not linked.events:
        if child_in_reach(case) is False or said == NOT_APPLICABLE:
            return not_applicable("No child was linked.", *facts)
        return cannot_tell("No entry says whether and when a child was linked.", *facts)
    if said == NOT_APPLICABLE:
        return not_applicable("The auditor answered that no fact changed.", *facts)
    orders = [not_after(linked.last, reach) for reach in again.reaches] if linked.last else []
    if True in orders:
        return passed("KIRAT was done again after the child was linked.", *facts)
    if None in orders and again.all_timed:
        return cannot_tell("The times do not say which came first.", *facts)
    if said not in IT_IS_NOT:
        if said in (YES, PARTLY) or (again.events and not again.all_timed):
            return cannot_tell("The time at which KIRAT was done again is missing.", *facts)
        if again.events and linked.last is None:
            return cannot_tell("The time at which the child was linked is missing.", *facts)
    return flagged("A child was linked; no entry found of KIRAT done after that.", *facts)


@check(
    "CK-DI-07",
    "high",
    "Position of trust, LADO not told",
    rule="When the suspect holds a position of trust, the LADO is told.",
    sources=("S31",),
    themes=THEMES,
    questions=(LADO,),
)
def lado_told(case: Evidence) -> Result:
    """The suspect holds a position of trust and no entry says that the LADO was told."""
    told = entries(case, LADO, "LADO_TOLD")
    holds = case.value(LADO, TRUST)
    facts = (*told.facts, *case.answers_as_facts((LADO, TRUST)))
    if told.state == "not_applicable" or holds in (NO, NOT_APPLICABLE):
        return not_applicable("The suspect holds no position of trust.", *facts)
    if told.state == "there":
        return passed("The LADO or the employer was told.", *facts)
    if holds != YES and told.state == "absent":
        return cannot_tell(f"Whether there is a position of trust is not known: {LADO}.", *facts)
    if told.state == "unsure":
        return cannot_tell("An entry that the LADO was told has no time.", *facts)
    return flagged("The suspect holds a position of trust; no entry found of a LADO told.", *facts)
