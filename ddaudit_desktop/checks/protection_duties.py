"""Checks of the theme police protection: who is told, who decides (domain brief 3.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.entries import Entries, elapsed, entries, not_after
from ddaudit_desktop.checks.protection import ENDED, THEMES, not_used, use_facts
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.checks.timely import in_time
from ddaudit_desktop.evidence.model import NO, NOT_APPLICABLE, NOT_RECORDED, YES
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.evidence.model import Evidence

AUTHORITY_TOLD, CHILD_TOLD, WISHES, PARENTS_TOLD = "PP-08", "PP-10", "PP-11", "PP-12"
OFFICER_TOLD, DISTINCT, RANK, DISCUSSED, ENDED_BY = "PP-15", "PP-16", "PP-17", "PP-21", "PP-26"
INITIATING, DESIGNATED = (DISTINCT, "officer"), (DISTINCT, "designated")
WHY_NOT, BY = (PARENTS_TOLD, "why_not"), (ENDED_BY, "by")
BELOW_INSPECTOR = ("sergeant", "constable")
OLD_ENOUGH = Parameter("CK-PP-10.age", "Age from which a child is told and asked", "number", "4")


@check(
    "CK-PP-03",
    "critical",
    "Designated officer is the initiating officer",
    rule="The designated officer is not the officer who used the power.",
    sources=("S25",),
    themes=THEMES,
    questions=(DISTINCT,),
)
def officers_differ(case: Evidence) -> Result:
    """The designated officer and the initiating officer are the same person."""
    said = case.value(DISTINCT)
    one, other = _plain(case.text(*INITIATING)), _plain(case.text(*DESIGNATED))
    facts = case.answers_as_facts(DISTINCT, INITIATING, DESIGNATED)
    if not (said or (one and other)):
        return _by_the_entries(case)
    if one and other:
        if one == other:
            return flagged("One person was initiating and designated officer.", *facts)
        return passed("Initiating and designated officer are different persons.", *facts)
    if said == YES:
        return passed("Initiating and designated officer are different persons.", *facts)
    if said == NO:
        return flagged("One person was initiating and designated officer.", *facts)
    if said == NOT_APPLICABLE:
        return not_applicable("There was no designated officer to compare.", *facts)
    return cannot_tell("Who the two officers were is not known.", *facts)


def _by_the_entries(case: Evidence) -> Result:
    """Who the entries say used the power, and who inquired into it, where nobody answered."""
    used = [e for e in case.of_kind("PP_EXERCISED") if _plain(e.who)]
    inquired = [e for e in case.of_kind("DO_INQUIRY", "DO_REVIEW") if _plain(e.who)]
    facts = case.events_as_facts(*used, *inquired)
    both = {_plain(e.who) for e in used} & {_plain(e.who) for e in inquired}
    if both:
        return flagged("One person used the power and inquired into it, by the entries.", *facts)
    if used and inquired:
        return passed("Two persons used the power and inquired into it, by the entries.", *facts)
    return not_used(case) or cannot_tell("Who the two officers were is not known.", *facts)


def _plain(officer: str) -> str:
    """A number or role without case, spaces and marks, so that two spellings are one."""
    return re.sub(r"\W", "", officer).casefold()


@check(
    "CK-PP-04",
    "high",
    "Designated officer below inspector",
    rule="The designated officer is at least an inspector (practice, not statute).",
    sources=("GK",),
    themes=THEMES,
    questions=(RANK,),
)
def rank_high_enough(case: Evidence) -> Result:
    """The designated officer's rank is below inspector."""
    rank, facts = case.value(RANK), case.answers_as_facts(RANK)
    if rank in BELOW_INSPECTOR:
        return flagged(f"The designated officer was a {rank}.", *facts)
    if rank == NOT_APPLICABLE:
        return not_applicable("There was no designated officer.", *facts)
    if rank in ("", NOT_RECORDED):
        return cannot_tell(f"The designated officer’s rank is not known: see {RANK}.", *facts)
    return passed("The designated officer was at least an inspector.", *facts)


@check(
    "CK-PP-05",
    "high",
    "Designated officer told late, or not at all",
    rule="The designated officer is told as soon as practicable; our limit is an hour.",
    sources=("S24", "P"),
    themes=THEMES,
    questions=(OFFICER_TOLD,),
    statutory=True,
)
def officer_told(case: Evidence) -> Iterable[Result]:
    """The designated officer was not told, or later than the limit."""
    told = entries(case, OFFICER_TOLD, "DO_TOLD")
    return _told_in_time(case, told, "the designated officer", "IV-02")


@check(
    "CK-PP-06",
    "high",
    "Local authority told late, or not at all",
    rule="The local authority is told as soon as practicable; our limit is an hour.",
    sources=("S24", "P"),
    themes=THEMES,
    questions=(AUTHORITY_TOLD,),
    statutory=True,
)
def authority_told(case: Evidence) -> Iterable[Result]:
    """The local authority was not told, or later than the limit."""
    told = entries(case, AUTHORITY_TOLD, "LA_TOLD")
    return _told_in_time(case, told, "the local authority", "IV-03", _of_authority)


def _of_authority(one: Measured) -> bool:
    return "LA_TOLD" in one.subject.split()


def _told_in_time(
    case: Evidence,
    told: Entries,
    who: str,
    interval: str,
    only: Callable[[Measured], bool] | None = None,
) -> Iterable[Result]:
    away = not_used(case)
    if away and told.state != "not_applicable":
        return [away]
    return in_time(case, interval, told, f"{who} was told", only=only)


@check(
    "CK-PP-10",
    "high",
    "Child neither told nor asked",
    rule="A child who is old enough is told what happens and asked for wishes and feelings.",
    sources=("S24",),
    themes=THEMES,
    parameters=(OLD_ENOUGH,),
    questions=(CHILD_TOLD, WISHES),
)
def child_told_or_asked(case: Evidence) -> Result:
    """A child old enough was neither told nor asked."""
    told = entries(case, CHILD_TOLD, "CHILD_TOLD")
    asked = entries(case, WISHES, "WISHES_SOUGHT")
    facts = (*use_facts(case), *told.facts, *asked.facts, *case.child_fact())
    least = case.parameters.number(OLD_ENOUGH)
    age = case.child.age if case.child else None
    states = {told.state, asked.state}
    if age is not None and age < least:
        return not_applicable(f"The child was under {least}.", *facts)
    if "there" in states:
        return passed("The child was told or asked.", *facts)
    if "not_applicable" in states:
        return not_applicable("The auditor answered that it was not called for.", *facts)
    away = not_used(case)
    if away:
        return away
    if age is None:
        return cannot_tell("The child’s age is not recorded.", *facts)
    if "unsure" in states:
        return cannot_tell("An entry has no time, and the questions are not answered.", *facts)
    return flagged("No entry found that the child was told or asked for wishes.", *facts)


@check(
    "CK-PP-11",
    "high",
    "Parents not told, no reason",
    rule="Parents are told, or the record says why not.",
    sources=("S24",),
    themes=THEMES,
    questions=(PARENTS_TOLD,),
)
def parents_told(case: Evidence) -> Result:
    """Parents were not told and no reason is recorded."""
    told = entries(case, PARENTS_TOLD, "PARENTS_TOLD")
    facts = (*use_facts(case), *told.facts, *case.answers_as_facts(WHY_NOT))
    if told.state == "not_applicable":
        return not_applicable("The auditor answered that no parent had to be told.", *facts)
    if told.state == "there":
        return passed("Parents or carers were told.", *facts)
    if case.text(*WHY_NOT).strip():
        return passed("The reason why parents were not told is on record.", *facts)
    away = not_used(case)
    if away:
        return away
    if told.state == "unsure":
        return cannot_tell("An entry that parents were told has no time.", *facts)
    return flagged("No entry found that parents were told, and no reason why not.", *facts)


@check(
    "CK-PP-12",
    "high",
    "Strategy discussion late, or not before the end",
    rule="A strategy discussion follows the use of the power soon, and before it ends.",
    sources=("S27",),
    themes=THEMES,
    questions=(DISCUSSED,),
)
def discussed_before_end(case: Evidence) -> Iterable[Result]:
    """No strategy discussion before the end, or one later than the limit."""
    held = entries(case, DISCUSSED, "STRATEGY_HELD")
    ended = entries(case, ENDED, "PP_ENDED")
    facts = (*use_facts(case), *held.facts, *ended.facts)
    away = not_used(case)
    if away and held.state != "not_applicable":
        return [away]
    before = not_after(held.first, ended.last) if held.first and ended.last else None
    if before is False and held.first and ended.last:
        late = elapsed(ended.last, held.first)
        return [flagged(f"The strategy discussion was {late} after the end.", *facts)]
    results = in_time(case, "IV-04", held, "a strategy discussion was held")
    if (
        before
        or not held.timed
        or not ended.events
        or any(result.answer == "flag" for result in results)
    ):
        return results
    return [cannot_tell("The times do not say which came first, discussion or end.", *facts)]


@check(
    "CK-PP-14",
    "medium",
    "Not ended by a designated officer",
    rule="A designated officer ends police protection.",
    sources=("S24",),
    themes=THEMES,
    questions=(ENDED_BY,),
)
def ended_by_designated(case: Evidence) -> Result:
    """Somebody other than a designated officer ended the protection."""
    by, said = case.value(*BY), case.value(ENDED_BY)
    facts = case.answers_as_facts(ENDED_BY, BY)
    if by not in ("", NOT_RECORDED, NOT_APPLICABLE):
        if by == "designated_officer":
            return passed("A designated officer ended it.", *facts)
        return flagged("Somebody other than a designated officer ended it.", *facts)
    if said == YES:
        return passed("A designated officer ended it.", *facts)
    if said == NO:
        return flagged("Somebody other than a designated officer ended it.", *facts)
    if NOT_APPLICABLE in (said, by):
        return not_applicable("Nobody had to end it.", *facts)
    return cannot_tell(f"Who ended police protection is not known: see {ENDED_BY}.", *facts)
