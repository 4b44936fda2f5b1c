"""What is declared for missing children and domestic abuse, and what it finds in the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.records import Audit
from db.store import Store
from ddaudit_desktop.checks.run import run_checks
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.evidence.of_audit import evidence_of, parameters_of
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import present, records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ddaudit_desktop.checks.outcome import Outcome
    from ddaudit_desktop.evidence.model import Evidence

SEVERITIES = """
CK-MC-01 high, CK-MC-02 high, CK-MC-03 high, CK-MC-04 high, CK-MC-05 high, CK-MC-06 high,
CK-MC-07 high, CK-MC-08 high, CK-MC-09 critical, CK-MC-10 medium, CK-MC-11 medium,
CK-MC-12 medium, CK-MC-13 high, CK-MC-14 medium, CK-MC-15 medium, CK-MC-16 high,
CK-MC-17 medium, CK-MC-18 high, CK-MC-19 medium, CK-MC-20 low, CK-MC-21 high, CK-MC-22 medium,
CK-DA-01 high, CK-DA-02 high, CK-DA-03 high, CK-DA-04 medium, CK-DA-05 high, CK-DA-06 high,
CK-DA-07 high, CK-DA-08 high, CK-DA-09 high, CK-DA-10 high, CK-DA-11 medium, CK-DA-12 low,
CK-DA-13 medium, CK-DA-14 medium
"""
SOURCES = """
CK-MC-01 S, CK-MC-02 S, CK-MC-03 S, CK-MC-04 S S28, CK-MC-05 S S20, CK-MC-06 S, CK-MC-07 S,
CK-MC-08 S28 P, CK-MC-09 S, CK-MC-10 P, CK-MC-11 S, CK-MC-12 S, CK-MC-13 S30, CK-MC-14 P,
CK-MC-15 S29 S06, CK-MC-16 S29, CK-MC-17 P, CK-MC-18 P, CK-MC-19 P, CK-MC-20 P,
CK-MC-21 S29 GK, CK-MC-22 S, CK-DA-01 S S33, CK-DA-02 S33 S14, CK-DA-03 S33 S14, CK-DA-04 S33,
CK-DA-05 S32, CK-DA-06 GK, CK-DA-07 S18, CK-DA-08 S36, CK-DA-09 S35, CK-DA-10 S31, CK-DA-11 P,
CK-DA-12 S34, CK-DA-13 S40, CK-DA-14 P
"""
DEFAULTS = {
    "CK-MC-03.episodes": "2",
    "CK-MC-08.missing": "4",
    "CK-MC-09.rule_from": "2020-06-01",
    "CK-MC-12.share": "80",
    "CK-MC-14.words": "40",
    "CK-MC-18.high": "60",
    "CK-MC-18.medium": "4",
    "CK-MC-21.days": "90",
    "CK-MC-21.episodes": "3",
    "CK-MC-22.waiting": "6",
    "CK-DA-03.age": "3",
    "CK-DA-07.incidents": "3",
    "CK-DA-12.dara_from": "2023-04-25",
    "IV-13.night_from": "23:00",
    "IV-13.night_to": "06:00",
}


ADDED_PARTS = """
MC-03.opening_code MC-03.share MC-11.in_90_days MC-11.previous_grade MC-13.marker MC-24.length
DA-03.incidents_12m DA-07.children DA-08.count DA-08.reason DA-09.count DA-09.reason DA-13.ticks
DA-13.reason DA-14.second_band DA-18.notices
"""


def listed(text: str) -> dict[str, str]:
    pairs = (entry.split(maxsplit=1) for entry in text.replace("\n", " ").split(", "))
    return {check_id.strip(): said.strip() for check_id, said in pairs}


def declared(a_case: Callable[..., Evidence]) -> dict[str, Outcome]:
    found = run_checks(a_case("MC", other_themes=("DA",)))
    return {one.id: one for one in found if one.id.startswith(("CK-MC", "CK-DA"))}


def test_every_check_is_declared_with_its_severity_and_sources(
    a_case: Callable[..., Evidence],
) -> None:
    found = {check_id: one.check for check_id, one in declared(a_case).items()}
    assert {check_id: one.severity for check_id, one in found.items()} == listed(SEVERITIES)
    assert {key: " ".join(one.sources) for key, one in found.items()} == listed(SOURCES)


def test_rules_are_sentences_and_stand_beside_questions_that_are_asked(
    a_case: Callable[..., Evidence],
) -> None:
    known = {q.id for one in catalogue().question_sets.values() for q in one.questions()}
    for one in declared(a_case).values():
        assert one.check.rule[0].isupper()
        assert one.check.rule.endswith(".")
        assert not one.check.title.endswith(".")
        assert one.check.questions
        assert set(one.check.questions) <= known


def test_every_number_of_ours_is_a_setting_with_its_default(
    a_case: Callable[..., Evidence],
) -> None:
    found = [one.check for one in declared(a_case).values()]
    assert {p.key: p.default for each in found for p in each.parameters} == DEFAULTS


def test_what_checks_ask_beside_a_question_never_makes_it_incomplete() -> None:
    for key in ADDED_PARTS.split():
        question, _, part = key.partition(".")
        asked = catalogue().question(question).part(part)
        assert asked.optional, key
        if asked.type == "CH":
            assert not set(asked.adverse) & {option.code for option in asked.options}


def test_a_case_in_which_nothing_is_entered_raises_nothing(a_case: Callable[..., Evidence]) -> None:
    found = declared(a_case)
    assert {one.answer for one in found.values()} <= {"cannot_tell", "not_applicable"}
    assert not [check_id for check_id, one in found.items() if one.asks]


@pytest.fixture(scope="module")
def example(built_example: Path) -> Iterator[dict[str, list[Outcome]]]:
    """What every check finds in the cases of the example, by reference."""
    with Store.open(built_example, read_only=True) as store:
        audits = [OpenAudit(store, a.id) for a in records(store, Audit) if a.kind == "first"]
        now, parameters = present(store), parameters_of(store)
        yield {
            audit.case.reference: run_checks(evidence_of(audit, as_of=now, parameters=parameters))
            for audit in audits
        }


def flags(outcomes: list[Outcome], theme: str) -> list[str]:
    return [one.id for one in outcomes if one.answer == "flag" and one.id.startswith(f"CK-{theme}")]


def reason(outcomes: list[Outcome], check_id: str) -> str:
    (said,) = [one.reason for one in outcomes if one.id == check_id]
    return said


def test_what_the_case_of_the_design_shows(example: dict[str, list[Outcome]]) -> None:
    found = example["DD20-MC-03"]
    assert sorted(flags(found, "MC")) == [
        "CK-MC-03",
        "CK-MC-05",
        "CK-MC-06",
        "CK-MC-07",
        "CK-MC-19",
        "CK-MC-20",
        "CK-MC-22",
    ]
    assert reason(found, "CK-MC-07") == "No risk review in the night, 23:00 to 05:40."
    assert reason(found, "CK-MC-03").startswith("Looked after, 9 earlier episodes;")


def test_cases_handled_well_raise_little(example: dict[str, list[Outcome]]) -> None:
    assert set(flags(example["DD20-MC-02"], "MC")) <= {"CK-MC-19"}
    assert flags(example["DD20-MC-05"], "MC") == []
    for reference in ("DD20-DA-01", "DD20-DA-02", "DD20-DA-04"):
        assert flags(example[reference], "DA") == []


def test_cases_handled_badly_say_why(example: dict[str, list[Outcome]]) -> None:
    assert {"CK-MC-02", "CK-MC-04", "CK-MC-07", "CK-MC-13", "CK-MC-18"} <= set(
        flags(example["DD20-MC-04"], "MC")
    )
    assert {"CK-MC-01", "CK-MC-02", "CK-MC-03", "CK-MC-16"} <= set(
        flags(example["DD20-MC-06"], "MC")
    )
    assert sorted(flags(example["DD20-DA-03"], "DA")) == ["CK-DA-03", "CK-DA-10"]


def test_facts_of_the_example_are_there(example: dict[str, list[Outcome]]) -> None:
    for outcomes in example.values():
        for one in outcomes:
            if one.answer == "flag" and one.id.startswith(("CK-MC", "CK-DA")):
                assert one.facts
                assert all(fact.words and not fact.words.endswith(": ") for fact in one.facts)
