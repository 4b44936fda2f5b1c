"""The checks of the deep dive: each passes, flags, cannot tell or does not apply."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from ddaudit_desktop.checks.deep_dive import dive_check
from ddaudit_desktop.checks.registry import Result
from ddaudit_desktop.checks.run import dive_checks
from ddaudit_desktop.evidence.model import Evidence, GradeSeen, PointSeen
from ddaudit_desktop.evidence.of_all import ChangeSeen, DiveEvidence, TextSeen
from ddaudit_desktop.parameters.model import Parameters

Make = Callable[..., Evidence]
NOW = datetime(2020, 6, 18, 13, 32, tzinfo=UTC)

SEVERITIES = {
    "CK-GR-01": "critical", "CK-GR-02": "high", "CK-GR-07": "high", "CK-GR-09": "low",
    "CK-GR-10": "high", "CK-GR-14": "medium", "CK-GR-16": "medium", "CK-GR-17": "low",
    "CK-GR-18": "critical",
}  # fmt: skip


def dive(*cases: Evidence, **more: Any) -> DiveEvidence:
    facts: dict[str, Any] = {"as_of": NOW, "parameters": Parameters(), "planned": len(cases)}
    return DiveEvidence(cases=cases, **{**facts, **more})


def answers(check_id: str, seen: DiveEvidence) -> list[Result]:
    dive_checks()  # declares them
    found = dive_check.checks[check_id].run(seen)
    return [found] if isinstance(found, Result) else list(found)


def said(check_id: str, seen: DiveEvidence) -> list[str]:
    return [result.answer for result in answers(check_id, seen)]


def graded(code: str = "good", rank: int = 1, scale: str = "s1", **more: Any) -> GradeSeen:
    return GradeSeen(id="g", code=code, word=code.title(), rank=rank, scale=scale, **more)


def test_every_check_of_the_deep_dive_is_there() -> None:
    assert {rule.id: rule.severity for rule in dive_checks()} == SEVERITIES


def test_the_sum_ties_or_names_the_cases(a_case: Make) -> None:
    done = a_case(reference="DD20-MC-01", grade=graded())
    reasoned = a_case(reference="DD20-MC-02", grade=GradeSeen(no_grade="withdrawn"))
    lost = a_case(reference="DD20-MC-03")
    assert said("CK-GR-01", dive()) == ["not_applicable"]
    assert said("CK-GR-01", dive(done, reasoned)) == ["pass"]
    (result,) = answers("CK-GR-01", dive(done, lost, reasoned))
    assert result.answer == "flag"
    assert "1 of 3" in result.reason
    assert [fact.words for fact in result.facts] == ["DD20-MC-03"]
    assert said("CK-GR-01", dive(done, planned=20)) == ["flag"]


def test_grades_of_two_scales_are_not_one_total(a_case: Make) -> None:
    one, other = a_case(grade=graded()), a_case(grade=graded(scale="s2"))
    assert said("CK-GR-02", dive(a_case())) == ["not_applicable"]
    assert said("CK-GR-02", dive(one, one)) == ["pass"]
    assert said("CK-GR-02", dive(one, other)) == ["flag"]
    assert said("CK-GR-02", dive(one, a_case(grade=graded(scale="")))) == ["cannot_tell"]


def test_two_auditors_two_steps_apart_are_moderated(a_case: Make) -> None:
    first = a_case(grade=graded("good", 1), state="signed")
    beside = {"audit_kind": "second", "state": "signed"}
    near, far = (a_case(grade=graded("x", rank), **beside) for rank in (2, 3))
    done = a_case(audit_kind="moderated")
    assert said("CK-GR-07", dive(first)) == ["not_applicable"]
    assert said("CK-GR-07", dive(first, others=(near,))) == ["pass"]
    assert said("CK-GR-07", dive(first, others=(far,))) == ["flag"]
    assert said("CK-GR-07", dive(first, others=(far, done))) == ["pass"]
    unsigned = a_case(grade=graded("x", 3), audit_kind="second", state="draft")
    (result,) = answers("CK-GR-07", dive(first, others=(unsigned,)))
    assert result.answer == "cannot_tell"
    assert "Good" not in result.reason  # nothing of the grades shows before both are signed
    other_scale = a_case(grade=graded("x", 3, scale="s2"), **beside)
    assert said("CK-GR-07", dive(first, others=(other_scale,))) == ["cannot_tell"]


def test_under_five_cases_of_a_theme_there_are_no_percentages(a_case: Make) -> None:
    five = [a_case("MC") for _ in range(5)]
    four = [a_case("PP") for _ in range(4)]
    found = answers("CK-GR-09", dive(*five, *four))
    assert [(r.subject, r.answer) for r in found] == [("MC", "pass"), ("PP", "flag")]
    fewer = Parameters({"CK-GR-09.cases": "4"})
    assert said("CK-GR-09", dive(*four, parameters=fewer)) == ["pass"]
    assert said("CK-GR-09", dive()) == ["not_applicable"]


def test_a_percentage_stands_beside_its_numbers() -> None:
    texts = {
        "In 8 of 20 cases (40 %) the child was seen.": "pass",
        "The share was 40%.": "flag",
        "We saw 8/20, that is 40 per cent. Another 30 percent were late.": "flag",
        "Half of the cases were late.": "pass",
    }
    for text, expected in texts.items():
        seen = dive(texts=(TextSeen("f1", "A finding", text),))
        assert said("CK-GR-10", seen) == [expected], text
    assert said("CK-GR-10", dive()) == ["not_applicable"]


def test_a_change_has_an_owner_and_a_test() -> None:
    whole = ChangeSeen("1", "C-01", owner="Control room", test_on="2020-09-01")
    tested = ChangeSeen("2", "C-02", owner="Control room", tested_on="2020-06-01")
    bare = ChangeSeen("3", "C-03", owner=" ")
    found = answers("CK-GR-14", dive(changes=(whole, tested, bare)))
    assert [(r.subject, r.answer) for r in found] == [
        ("C-01", "pass"),
        ("C-02", "pass"),
        ("C-03", "flag"),
    ]
    assert "no owner and no day for its test" in found[-1].reason
    assert said("CK-GR-14", dive()) == ["not_applicable"]


def test_a_police_reference_stands_in_one_case(a_case: Make) -> None:
    cases = [a_case(reference=f"DD20-MC-0{n}") for n in (1, 2, 3)]
    log = ("Command and control", "Log 0871")
    apart = {"DD20-MC-01": (log,), "DD20-MC-02": (("Missing persons", "Log 0871"),)}
    shared = {"DD20-MC-01": (log,), "DD20-MC-03": (("command and control", "LOG 0871"),)}
    assert said("CK-GR-16", dive(*cases, police_references=apart)) == ["pass"]
    (result,) = answers("CK-GR-16", dive(*cases, police_references=shared))
    assert (result.answer, result.subject) == ("flag", "DD20-MC-01 and DD20-MC-03")
    assert "Log" not in result.reason  # police references stay where they are kept
    assert said("CK-GR-16", dive(*cases)) == ["cannot_tell"]


def test_every_improvement_point_is_shown_by_a_case(a_case: Make) -> None:
    points = {"D01": "Decisions", "D02": "Missing"}
    case = a_case(points=(PointSeen("D01", "met"), PointSeen("D02", "not_evidenced")))
    found = answers("CK-GR-17", dive(case, points=points))
    assert [(r.subject, r.answer) for r in found] == [("D01", "pass"), ("D02", "flag")]
    assert said("CK-GR-17", dive(case)) == ["not_applicable"]


def test_a_text_for_a_sanitised_report_names_nobody() -> None:
    texts = {
        "The supervisor reviewed every log.": "pass",
        "Anna Example reviewed every log.": "flag",
        "T/D/Supt McTest led the work.": "flag",
        "DS Exampleton was told.": "flag",
        "The Inspector of the control room was told.": "pass",
    }
    for text, expected in texts.items():
        seen = dive(texts=(TextSeen("f1", "A finding", text),), names=("Anna Example",))
        assert said("CK-GR-18", seen) == [expected], text
    assert said("CK-GR-18", dive()) == ["not_applicable"]
