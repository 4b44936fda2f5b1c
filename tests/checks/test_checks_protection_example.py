"""What the checks of digital, child protection and police protection find in the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.records import Audit
from db.store import Store
from ddaudit_desktop.checks.outcome import Outcome
from ddaudit_desktop.checks.run import run_checks
from ddaudit_desktop.evidence.of_audit import evidence_of, parameters_of
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import present, records

if TYPE_CHECKING:
    from pathlib import Path

    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import Evidence

THEMES = ("DI", "CP", "PP")
ASKED = """
DD20-MC-03 CK-PP-01 critical flag
DD20-MC-03 CK-PP-16 low flag
DD20-DI-03 CK-DI-05 critical flag
DD20-DI-03 CK-DI-06 high flag
DD20-CP-02 CK-CP-01 high flag
DD20-CP-02 CK-CP-06 low flag
DD20-CP-03 CK-CP-06 low flag
DD20-CP-03 CK-CP-12 high flag
DD20-CP-04 CK-CP-07 critical flag
DD20-CP-04 CK-CP-12 high flag
DD20-PP-02 CK-PP-05 high flag
DD20-PP-02 CK-PP-09 high flag
DD20-PP-02 CK-PP-16 low flag
DD20-PP-03 CK-PP-08 high flag
DD20-PP-03 CK-PP-17 high flag
"""
"""Case, check, severity and answer of everything that asks the auditor for judgement."""

Found = list[tuple["Evidence", list[Outcome]]]


@pytest.fixture(scope="module")
def found(built_example: Path) -> Found:
    """Each case of the example with what the checks of these themes answer."""
    with Store.open(built_example, read_only=True) as store:
        audits = [OpenAudit(store, one.id) for one in records(store, Audit) if one.kind == "first"]
        cases = [
            evidence_of(audit, as_of=present(store), parameters=parameters_of(store))
            for audit in sorted(audits, key=lambda audit: audit.case.position)
        ]
    return [(case, [o for o in run_checks(case) if o.id[3:5] in THEMES]) for case in cases]


def test_what_asks_for_judgement(found: Found) -> None:
    asked = [
        f"{case.reference} {outcome.id} {outcome.severity} {outcome.answer}"
        for case, outcomes in found
        for outcome in sorted(outcomes, key=lambda outcome: outcome.id)
        if outcome.asks
    ]
    assert asked == ASKED.strip().splitlines()


def test_the_figures_are_those_of_the_cases(found: Found) -> None:
    reasons = {(case.reference, o.id): o.reason for case, outcomes in found for o in outcomes}
    assert "74 h 10 min; the limit is 72 h." in reasons["DD20-MC-03", "CK-PP-01"]
    assert "26 h 40 min" in reasons["DD20-CP-04", "CK-CP-07"]
    assert "51 h 40 min" in reasons["DD20-DI-03", "CK-DI-05"]
    assert "67 h 20 min" in reasons["DD20-CP-02", "CK-CP-01"]
    assert "2 h 25 min" in reasons["DD20-PP-02", "CK-PP-05"]
    assert "1 h 50 min" in reasons["DD20-PP-02", "CK-PP-09"]


def test_an_audit_not_begun_raises_nothing(found: Found) -> None:
    (outcomes,) = [outcomes for case, outcomes in found if case.reference == "DD20-DI-02"]
    assert {outcome.answer for outcome in outcomes} <= {"cannot_tell", "not_applicable"}
    assert not any(outcome.asks for outcome in outcomes)


def test_every_fact_is_there_and_every_result_is_one_of_its_kind(found: Found) -> None:
    for case, outcomes in found:
        keys = [(outcome.id, outcome.subject) for outcome in outcomes]
        assert len(set(keys)) == len(keys)
        for outcome in outcomes:
            assert all(_is_there(case, fact) for fact in outcome.facts), outcome.id
            assert outcome.answer != "flag" or outcome.facts, outcome.id


def _is_there(case: Evidence, fact: Fact) -> bool:
    if fact.kind == "event":
        return case.event(fact.id) is not None
    if fact.kind == "answer":
        return case.answer(fact.id, fact.part or "main") is not None
    if fact.kind == "extract":
        return fact.id in {extract.id for extract in case.extracts}
    return fact.kind == "child" and fact.id in {child.id for child in case.children}
