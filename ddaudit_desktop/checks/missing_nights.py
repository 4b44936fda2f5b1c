"""The check that risk was looked at in every night a child was missing (3.1, CK-MC-07)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.by_clock import as_result
from ddaudit_desktop.checks.entries import IT_IS_THERE
from ddaudit_desktop.checks.missing import each_time_missing
from ddaudit_desktop.checks.registry import Result, cannot_tell, check, not_applicable
from ddaudit_desktop.clocks.measuring import measured
from ddaudit_desktop.clocks.reviews import NIGHT
from ddaudit_desktop.clocks.settings import NIGHT_FROM, NIGHT_TO
from ddaudit_desktop.clocks.wording import NEEDED
from ddaudit_desktop.evidence.model import NOT_APPLICABLE
from ddaudit_desktop.moments import local

if TYPE_CHECKING:
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.evidence.model import Evidence

OVERNIGHT = "MC-15"


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
def not_reviewed_overnight(case: Evidence) -> list[Result]:
    """Missing overnight and no risk review in that night; one for each time missing."""
    return each_time_missing(case, _nights_of)


def _nights_of(case: Evidence) -> Result:
    answer, answered = case.value(OVERNIGHT), case.answers_as_facts(OVERNIGHT)
    if answer == NOT_APPLICABLE:
        return not_applicable("The child was not missing overnight.", *answered)
    if not case.of_kind("MIS_REPORTED", "LOCATED", "RETURNED", "RISK_SET"):
        return cannot_tell("When the child was missing is not recorded.", *answered)
    (night,) = [one for one in measured(case, "IV-13") if one.subject == NIGHT]
    facts = (*answered, *night.facts)
    if night.verdict != "broken":
        return replace(as_result(night), subject="", facts=facts)
    if answer in IT_IS_THERE:
        return cannot_tell(
            "The auditor says that risk was reviewed; no entry of it stands in the night.", *facts
        )
    return Result("flag", _said_of(night), facts)


def _said_of(night: Measured) -> str:
    """What is missing: in one night from when to when, in several how often."""
    if night.words == NEEDED and night.start is not None and night.deadline is not None:
        begins, ends = local(night.start.earliest), local(night.deadline)
        return f"No risk review in the night, {begins:%H:%M} to {ends:%H:%M}."
    said = night.reason.removeprefix(f"{night.title}: ")
    return f"{said[:1].upper()}{said[1:]}"
