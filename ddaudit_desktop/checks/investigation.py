"""Checks of the theme child protection: what is done together with partners (domain brief 3.4).

The work of the investigation itself stands in `investigation_work`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.checks.by_clock import by_clock
from ddaudit_desktop.checks.entries import (
    IT_IS_NOT,
    IT_IS_THERE,
    Entries,
    elapsed,
    entries,
    not_after,
)
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.checks.timely import in_time, late_if_overdue
from ddaudit_desktop.evidence.model import NOT_APPLICABLE, NOT_RECORDED, YES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.evidence.model import Evidence

THEMES = ("CP",)
CONCERN, REFERRED, DISCUSSED, WHO, DECIDED = "CP-01", "CP-07", "CP-08", "CP-09", "CP-10"
CONFERENCE, INTERVIEWED = "CP-13", "CP-16"
DANGER = (CONCERN, "immediate_danger")
FROM = (CONCERN, "from")
MODE = (DISCUSSED, "mode")
URGENCY = (INTERVIEWED, "urgency")
BY_TELEPHONE = "telephone"
NEEDED = {"social_care": "social care", "health": "health"}
"""Who has to take part in a strategy discussion beside police."""
POLICE_THERE, NEITHER = ("attended", "report"), "neither"
NOT_HELD = ("not_due", "due_not_held")


def marked_danger(case: Evidence) -> bool:
    """Whether the record marks the concern as immediate danger."""
    return case.value(*DANGER) == YES


def discussion(case: Evidence) -> Entries:
    """What there is of a strategy discussion."""
    return entries(case, DISCUSSED, "STRATEGY_HELD")


@check(
    "CK-CP-01",
    "high",
    "Strategy discussion late",
    rule="The strategy discussion follows the concern within the limit; the same day if marked "
    "immediate danger.",
    sources=("S27",),
    themes=THEMES,
    questions=(DISCUSSED, CONCERN),
)
def discussed_in_time(case: Evidence) -> Iterable[Result]:
    """Concern to strategy discussion longer than the limit, or not on the same day."""
    return in_time(case, "IV-06", discussion(case), "a strategy discussion was held")


@check(
    "CK-CP-02",
    "medium",
    "Strategy discussion without health or social care",
    rule="Health and social care take part in the strategy discussion.",
    sources=("S27",),
    themes=THEMES,
    questions=(WHO,),
)
def right_people_there(case: Evidence) -> Result:
    """A strategy discussion without health, or without social care."""
    held, said = discussion(case), case.value(WHO)
    facts = (*held.facts, *case.answers_as_facts(WHO))
    if NOT_APPLICABLE in (said, case.value(DISCUSSED)) or (held.state == "denied" and not said):
        return not_applicable("No strategy discussion was held.", *facts)
    if not said:
        return cannot_tell(f"Who took part is not known: {WHO} is not answered.", *facts)
    if said == NOT_RECORDED:
        return flagged("Who took part is not recorded, health and social care included.", *facts)
    there = said.split(",")
    away = [words for code, words in NEEDED.items() if code not in there]
    if away:
        return flagged(f"The strategy discussion was held without {' or '.join(away)}.", *facts)
    return passed("Health and social care took part.", *facts)


@check(
    "CK-CP-03",
    "high",
    "Strategy decision not on the police record",
    rule="What the strategy discussion decided is on the police record.",
    sources=("S03",),
    themes=THEMES,
    questions=(DECIDED,),
)
def decision_on_record(case: Evidence) -> Result:
    """The decision of the strategy discussion is not on the police record."""
    held, said = discussion(case), case.value(DECIDED)
    facts = (*held.facts, *case.answers_as_facts(DECIDED))
    if NOT_APPLICABLE in (said, case.value(DISCUSSED)) or held.state == "denied":
        return not_applicable("No strategy discussion was held.", *facts)
    if said in IT_IS_THERE:
        return passed("The decision is on the police record.", *facts)
    if said in IT_IS_NOT:
        return flagged("The decision is not on the police record.", *facts)
    return cannot_tell(f"Whether the decision is on record is not known: {DECIDED}.", *facts)


@check(
    "CK-CP-04",
    "medium",
    "Conference late",
    rule="A conference that is needed is held within 15 working days of the strategy discussion.",
    sources=("S27",),
    themes=THEMES,
    questions=(CONFERENCE,),
)
def conference_in_time(case: Evidence) -> Iterable[Result]:
    """Strategy discussion to conference longer than 15 working days, where one was needed."""
    held, said = case.of_kind("ICPC_HELD"), case.value(CONFERENCE)
    facts = (*case.events_as_facts(*held), *case.answers_as_facts(CONFERENCE))
    if held:
        return by_clock(case, "IV-07")
    if said in ("not_due", NOT_APPLICABLE):
        return [not_applicable("No conference was due.", *facts)]
    if said == "due_not_held":
        return in_time(case, "IV-07", Entries("absent", (), facts), "a conference was held")
    if said in ("", NOT_RECORDED):
        return [cannot_tell(f"Whether a conference was due is not known: {CONFERENCE}.", *facts)]
    return [cannot_tell("The time of the conference is missing.", *facts)]


@check(
    "CK-CP-05",
    "high",
    "Conference without police or a report",
    rule="Police attend the conference or send a report.",
    sources=("S16c",),
    themes=THEMES,
    questions=(CONFERENCE,),
)
def police_at_conference(case: Evidence) -> Result:
    """A conference was held; police neither attended nor sent a report."""
    held, said = case.of_kind("ICPC_HELD"), case.value(CONFERENCE)
    facts = (*case.events_as_facts(*held), *case.answers_as_facts(CONFERENCE))
    parts = {said, *(event.details.get("police", "") for event in held)}
    if parts & set(POLICE_THERE):
        return passed("Police attended or sent a report.", *facts)
    if NEITHER in parts:
        return flagged("A conference was held; police neither attended nor reported.", *facts)
    if said in NOT_HELD or said == NOT_APPLICABLE:
        return not_applicable("No conference was held.", *facts)
    if said == NOT_RECORDED and held:
        return flagged("No entry found that police attended the conference or reported.", *facts)
    return cannot_tell(f"What part police took is not known: see {CONFERENCE}.", *facts)


@check(
    "CK-CP-06",
    "low",
    "No meeting after a discussion by telephone",
    rule="A strategy discussion by telephone is followed by a meeting within five working days "
    "(local procedure).",
    sources=("S27",),
    themes=THEMES,
    questions=(DISCUSSED,),
)
def meeting_follows(case: Evidence) -> Iterable[Result]:
    """A discussion by telephone and no meeting within the limit."""
    held, mode = discussion(case), case.value(*MODE)
    modes = {mode, *(event.details.get("mode", "") for event in held.events)} - {""}
    facts = (*held.facts, *case.answers_as_facts(MODE))
    if held.state in ("not_applicable", "denied"):
        return [not_applicable("No strategy discussion was held.", *facts)]
    if BY_TELEPHONE in modes:
        return late_if_overdue(case, "IV-08", "a meeting was held")
    if modes & {"meeting", "video", NOT_APPLICABLE}:
        return [not_applicable("The discussion was not held by telephone.", *facts)]
    return [cannot_tell("How the discussion was held is not known.", *facts)]


@check(
    "CK-CP-08",
    "medium",
    "Social care told after the discussion, or not at all",
    rule="Social care is told of the concern before the strategy discussion.",
    sources=("P",),
    themes=THEMES,
    questions=(REFERRED,),
)
def referred_before_discussion(case: Evidence) -> Result:
    """The referral came after the strategy discussion, or there was none."""
    referred, held = entries(case, REFERRED, "CSC_TOLD", "NOTICE_SENT"), discussion(case)
    concern = entries(case, "", "CALL_RECEIVED")
    facts = (*concern.facts, *referred.facts, *held.facts, *case.answers_as_facts(FROM))
    if referred.state == "not_applicable" or case.value(*FROM) == "social_care":
        return not_applicable("Social care itself told police.", *facts)
    if referred.state == "absent" and not (held.events or concern.events):
        return cannot_tell(f"Nothing is known of the concern yet: see {REFERRED}.", *facts)
    if referred.missing:
        return flagged("No entry found of a referral or notice to social care.", *facts)
    if referred.timed and held.state in ("denied", "not_applicable"):
        return passed("Social care was told; no strategy discussion was held.", *facts)
    if referred.first is None or held.first is None:
        which = "the referral" if referred.first is None else "the strategy discussion"
        return cannot_tell(f"The time of {which} is missing.", *facts)
    in_time = not_after(referred.first, held.first)
    if in_time is None:
        return cannot_tell("The times do not say which came first.", *facts)
    if in_time:
        return passed("Social care was told before the strategy discussion.", *facts)
    late = elapsed(held.first, referred.first)
    return flagged(f"Social care was told {late} after the strategy discussion.", *facts)


@check(
    "CK-CP-14",
    "low",
    "Child interviewed before the strategy discussion",
    rule="The child is interviewed after the strategy discussion, or the urgency is explained.",
    sources=("S41",),
    themes=THEMES,
    questions=(INTERVIEWED,),
)
def interviewed_after_discussion(case: Evidence) -> Result:
    """The child's interview came before the strategy discussion, with no reason of urgency."""
    heard, held = entries(case, INTERVIEWED, "ABE_HELD"), discussion(case)
    facts = (*heard.facts, *held.facts, *case.answers_as_facts(URGENCY))
    if heard.state in ("not_applicable", "denied"):
        return not_applicable("The child was not interviewed.", *facts)
    if held.state in ("not_applicable", "denied"):
        return not_applicable("No strategy discussion was held.", *facts)
    if case.text(*URGENCY).strip():
        return passed("The reason for interviewing at once is on record.", *facts)
    if heard.first is None or held.first is None:
        which = "the interview" if heard.first is None else "the strategy discussion"
        return cannot_tell(f"The time of {which} is not known.", *facts)
    in_time = not_after(held.first, heard.first)
    if in_time is None:
        return cannot_tell("The times do not say which came first.", *facts)
    if in_time:
        return passed("The child was interviewed after the strategy discussion.", *facts)
    early = elapsed(heard.first, held.first)
    return flagged(f"The child was interviewed {early} before the discussion, no reason.", *facts)
