"""Checks of the deep dive as a whole: its sum, its scales, its coverage (domain brief 3.6)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.registry import (
    Register,
    Result,
    cannot_tell,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.evidence.facts import Fact
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddaudit_desktop.evidence.model import Evidence
    from ddaudit_desktop.evidence.of_all import ChangeSeen, DiveEvidence

NOT_SHOWN = ("", "not_evidenced", "not_applicable")
"""Assessments of a point that are no evidence for it."""
APART = 2
"""Steps between two auditors' grades from which a moderator has to look."""
LEAST_CASES = Parameter(
    "CK-GR-09.cases", "Cases a theme needs before percentages are shown", "number", "5"
)

dive_check: Register[DiveEvidence] = Register()
"""Declares a check of the whole deep dive."""


@dive_check(
    "CK-GR-01",
    "critical",
    "The sum does not add up",
    rule="Every case selected has a grade, or a reason for none.",
    sources=("S",),
)
def sum_adds_up(dive: DiveEvidence) -> Result:
    """Graded, not graded with a reason, and selected do not tie; the cases are named."""
    if not dive.cases:
        return not_applicable("No case is selected yet.")
    open_cases = [c for c in dive.cases if not c.grade.code and not c.grade.no_grade]
    facts = tuple(case_fact(case) for case in open_cases)
    if open_cases:
        named = ", ".join(case.reference for case in open_cases)
        return flagged(
            f"{len(open_cases)} of {len(dive.cases)} cases are not accounted for: {named}.", *facts
        )
    if dive.planned and dive.planned != len(dive.cases):
        return flagged(f"{dive.planned} cases were planned, {len(dive.cases)} are selected.")
    return passed(f"All {len(dive.cases)} cases are accounted for.")


@dive_check(
    "CK-GR-02",
    "high",
    "Grades of more than one scale",
    rule="Grades of different scales are never counted in one total.",
    sources=("S", "S22"),
)
def one_scale(dive: DiveEvidence) -> Result:
    """Grades from more than one scale among the cases."""
    graded = [case for case in dive.cases if case.grade.code]
    if not graded:
        return not_applicable("No case is graded yet.")
    scales = {case.grade.scale for case in graded}
    if "" in scales:
        unknown = [case_fact(case) for case in graded if not case.grade.scale]
        return cannot_tell("The scale of a grade is not known.", *unknown)
    if len(scales) > 1:
        return flagged(
            f"The grades are of {len(scales)} scales.", *(case_fact(case) for case in graded)
        )
    return passed("All grades are of one scale.")


@dive_check(
    "CK-GR-07",
    "high",
    "Two auditors two steps apart",
    rule="Where two auditors' grades differ by two steps or more, a moderator looks.",
    sources=("P",),
)
def auditors_agree(dive: DiveEvidence) -> Iterator[Result]:
    """Two auditors' grades of one case differ by two steps or more; one for each such case."""
    seconds = {case.reference: case for case in dive.others if case.audit_kind == "second"}
    moderated = {case.reference for case in dive.others if case.audit_kind == "moderated"}
    for case in dive.cases:
        if case.reference in seconds:
            done = case.reference in moderated
            yield _agreement(case, seconds[case.reference], moderated=done)
    if not seconds:
        yield not_applicable("No case was audited twice.")


def _agreement(first: Evidence, second: Evidence, *, moderated: bool) -> Result:
    """How two audits of one case compare; nothing of the grades shows before both are signed."""
    subject = first.reference
    if "draft" in (first.state, second.state):
        return cannot_tell("Not both audits are signed yet.", case_fact(first), subject=subject)
    if first.grade.rank is None or second.grade.rank is None or _scales(first, second) > 1:
        return cannot_tell("The two grades cannot be compared.", case_fact(first), subject=subject)
    steps = abs(first.grade.rank - second.grade.rank)
    said = f"{first.grade.word} and {second.grade.word.lower()}"
    if steps < APART:
        return passed(f"The auditors gave {said}.", case_fact(first), subject=subject)
    if moderated:
        return passed(f"The auditors gave {said}; moderated.", case_fact(first), subject=subject)
    return flagged(
        f"The auditors gave {said}, {steps} steps apart.", case_fact(first), subject=subject
    )


def _scales(*cases: Evidence) -> int:
    return len({case.grade.scale for case in cases})


@dive_check(
    "CK-GR-09",
    "low",
    "Too few cases for percentages",
    rule="A theme with fewer cases than set is told in counts, without percentages.",
    sources=("S",),
    parameters=(LEAST_CASES,),
)
def enough_cases(dive: DiveEvidence) -> Iterator[Result]:
    """A theme with too few cases for percentages; one for each theme."""
    by_theme: dict[str, list[Evidence]] = defaultdict(list)
    for case in dive.cases:
        by_theme[case.theme].append(case)
    least = dive.parameters.number(LEAST_CASES)
    for theme, cases in sorted(by_theme.items()):
        if len(cases) < least:
            said = f"{theme} has {len(cases)} cases: counts only, no percentages."
            yield flagged(said, *(case_fact(case) for case in cases), subject=theme)
        else:
            yield passed(f"{theme} has {len(cases)} cases.", subject=theme)
    if not by_theme:
        yield not_applicable("No case is selected yet.")


@dive_check(
    "CK-GR-14",
    "medium",
    "Change without an owner or a test",
    rule="Every immediate change has an owner and a day on which its effect is tested.",
    sources=("S",),
)
def changes_owned(dive: DiveEvidence) -> Iterator[Result]:
    """A change with no owner or no day of its test; one for each change."""
    for change in dive.changes:
        yield _owned(change)
    if not dive.changes:
        yield not_applicable("No change is registered.")


def _owned(change: ChangeSeen) -> Result:
    wanting = []
    if not change.owner.strip():
        wanting.append("no owner")
    if not change.test_on and not change.tested_on:
        wanting.append("no day for its test")
    if wanting:
        return flagged(f"{change.code} has {' and '.join(wanting)}.", subject=change.code)
    return passed(f"{change.code} has an owner and a test.", subject=change.code)


@dive_check(
    "CK-GR-16",
    "medium",
    "One police reference in two cases",
    rule="A police file is audited once, unless a second audit is meant.",
    sources=("P",),
)
def references_once(dive: DiveEvidence) -> Iterator[Result]:
    """The same police reference stands in two cases; one for each such reference."""
    if not any(dive.police_references.values()):
        yield cannot_tell("No police reference is recorded.")
        return
    where: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case, references in dive.police_references.items():
        for system, reference in references:
            where[system.casefold(), reference.casefold()].append(case)
    shared = {key: cases for key, cases in where.items() if len(cases) > 1}
    by_reference = {case.reference: case for case in dive.cases}
    for cases in shared.values():
        facts = [case_fact(by_reference[case]) for case in cases if case in by_reference]
        named = " and ".join(cases)
        yield flagged(f"{named} have the same police reference.", *facts, subject=named)
    if not shared:
        yield passed("No police reference stands in two cases.")


@dive_check(
    "CK-GR-17",
    "low",
    "Improvement point without evidence",
    rule="Every improvement point of the inspection is shown by at least one case.",
    sources=("P",),
)
def points_covered(dive: DiveEvidence) -> Iterator[Result]:
    """An improvement point for which no case gives evidence; one for each point."""
    if not dive.points:
        yield not_applicable("No inspection is attached.")
        return
    shown: dict[str, list[Evidence]] = defaultdict(list)
    for case in dive.cases:
        for point in case.points:
            if point.value not in NOT_SHOWN:
                shown[point.code].append(case)
    for code, words in dive.points.items():
        cases = shown[code]
        if cases:
            facts = (case_fact(case) for case in cases)
            yield passed(f"{code}: {len(cases)} cases show it.", *facts, subject=code)
        else:
            yield flagged(f"{code}, {words}: no case gives evidence.", subject=code)


def case_fact(case: Evidence) -> Fact:
    """A case as a fact."""
    return Fact("case", case.case_id, case.reference)
