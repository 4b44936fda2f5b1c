"""Checks of the theme missing child (domain brief 3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)

if TYPE_CHECKING:
    from ddaudit_desktop.evidence.model import Evidence

BANDS = ("no_apparent_risk", "very_low", "low", "medium", "high")
"""Risk bands of a missing child, lowest first, over all versions of the list."""
LEAST = BANDS.index("medium")


@check(
    "CK-MC-01",
    "high",
    "First risk grade below Medium",
    rule="A missing child is graded at least Medium from the first grade on.",
    sources=("S",),
    themes=("MC",),
    questions=("MC-07",),
)
def first_grade(case: Evidence) -> Result:
    """Under 18 and first risk grade below medium."""
    band = case.value("MC-07")
    if case.under_18 is False:
        return not_applicable("The person was 18 or older.", *case.child_fact())
    if band not in BANDS:
        return cannot_tell("The first risk grade is not known.", *case.answers_as_facts("MC-07"))
    facts = (*case.answers_as_facts("MC-07"), *case.child_fact())
    if BANDS.index(band) >= LEAST:
        return passed("The first risk grade was at least Medium.", *facts)
    if case.under_18 is None:
        return cannot_tell("The grade was below Medium; the child’s age is not recorded.", *facts)
    return flagged("The first risk grade of a child was below Medium.", *facts)
