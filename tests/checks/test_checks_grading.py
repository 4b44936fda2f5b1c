"""The checks of the grade: each passes, flags, cannot tell, does not apply; limits to the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ddaudit_desktop.checks.outcome import GradedCase, Outcome, grade_check
from ddaudit_desktop.checks.registry import Check, Result, flagged, passed
from ddaudit_desktop.checks.run import run_checks
from ddaudit_desktop.evidence.model import (
    ActionSeen,
    AnswerSeen,
    ConcernSeen,
    DecisionSeen,
    Evidence,
    FeedbackSeen,
    GradeSeen,
)
from ddaudit_desktop.parameters.model import Parameters

Make = Callable[..., Evidence]
GIVEN = datetime(2020, 5, 1, 9, 0, tzinfo=UTC)
RAISED = datetime(2020, 6, 18, 11, 52, tzinfo=UTC)


def grade(code: str, **more: Any) -> GradeSeen:
    facts = {"id": "g1", "word": code.title(), "rank": 1, "scale": "s1", "graded_at": GIVEN}
    return GradeSeen(code=code, **{**facts, **more})


def answers(check_id: str, case: Evidence, outcomes: tuple[Outcome, ...] = ()) -> list[Result]:
    run_checks(case)  # declares them
    found = grade_check.checks[check_id].run(GradedCase(case, outcomes))
    return [found] if isinstance(found, Result) else list(found)


def said(check_id: str, case: Evidence, outcomes: tuple[Outcome, ...] = ()) -> list[str]:
    return [result.answer for result in answers(check_id, case, outcomes)]


def critical() -> Outcome:
    """A critical flag of some check of the case."""
    rule: Check[Evidence] = Check(
        "CK-XX-01", "critical", "A limit broken", "A rule.", ("S",), lambda case: passed("Held.")
    )
    return Outcome(rule, flagged("So it is."))


SEVERITIES = {
    "CK-GR-03": "high", "CK-GR-04": "high", "CK-GR-05": "high", "CK-GR-06": "medium",
    "CK-GR-08": "high", "CK-GR-11": "critical", "CK-GR-12": "medium", "CK-GR-13": "medium",
    "CK-GR-15": "high",
}  # fmt: skip


def test_every_check_of_the_grade_is_there(a_case: Make) -> None:
    run_checks(a_case())
    assert {c.id: c.severity for c in grade_check.checks.values()} == SEVERITIES


def test_a_good_grade_beside_a_critical_flag_needs_a_reason(a_case: Make) -> None:
    run_checks(a_case())
    seen = {"answers": {"MC-10": "yes"}, "key_questions": frozenset({"MC-10"})}
    good = a_case(grade=grade("good"), **seen)
    flag = critical()
    assert said("CK-GR-03", a_case(grade=grade("good"))) == ["cannot_tell"]
    assert said("CK-GR-03", a_case()) == ["not_applicable"]
    assert said("CK-GR-03", a_case(grade=grade("fair")), (flag,)) == ["not_applicable"]
    assert said("CK-GR-03", good) == ["pass"]
    assert said("CK-GR-03", good, (flag,)) == ["flag"]
    for decision, expected in (("accept", "flag"), ("explain", "pass"), ("dismiss", "pass")):
        decided = a_case(
            grade=grade("good"), decisions=(DecisionSeen(flag.id, "", decision, "why"),), **seen
        )
        assert said("CK-GR-03", decided, (flag,)) == [expected]
    elsewhere = a_case(
        grade=grade("good"), decisions=(DecisionSeen(flag.id, "other", "explain", "why"),)
    )
    assert said("CK-GR-03", elsewhere, (flag,)) == ["flag"]
    reasoned = a_case(answers={"CL-14.why": "The child was safe throughout."}, grade=grade("good"))
    assert said("CK-GR-03", reasoned, (flag,)) == ["pass"]


def test_a_good_grade_beside_an_adverse_key_question_needs_a_reason(a_case: Make) -> None:
    key = {"key_questions": frozenset({"MC-10", "CL-01"})}
    against = a_case(
        answers={"MC-10": "no", "CL-01": "no"},
        grade=grade("good"),
        adverse=frozenset({"MC-10"}),
        **key,
    )
    (result,) = answers("CK-GR-03", against)
    assert result.answer == "flag"
    assert "MC-10" in result.reason
    assert "CL-01" not in result.reason  # there "no" is what one hopes for
    silent = a_case(
        answers={"MC-10": "not_recorded"},
        grade=grade("good"),
        adverse=frozenset({"MC-10"}),
        **key,
    )
    assert said("CK-GR-03", silent) == ["pass"]


def test_an_inadequate_case_has_consequences(a_case: Make) -> None:
    action, feedback = ActionSeen("a1", "A-01"), FeedbackSeen("f1", "officer")
    whole = {"actions": (action,), "feedback": (feedback,), "grade": grade("inadequate")}
    assert said("CK-GR-04", a_case(answers={"CL-01": "no"}, **whole)) == ["pass"]
    assert said("CK-GR-04", a_case(**whole)) == ["flag"]
    for missing in ("actions", "feedback"):
        assert said("CK-GR-04", a_case(answers={"CL-01": "no"}, **{**whole, missing: ()})) == [
            "flag"
        ]
    assert said("CK-GR-04", a_case(grade=grade("good"))) == ["not_applicable"]
    assert said("CK-GR-04", a_case()) == ["not_applicable"]


def test_a_grade_has_its_reason(a_case: Make) -> None:
    assert said("CK-GR-05", a_case()) == ["not_applicable"]
    assert said("CK-GR-05", a_case(grade=grade("fair"))) == ["flag"]
    assert said("CK-GR-05", a_case(grade=grade("fair", reason=" "))) == ["flag"]
    assert said("CK-GR-05", a_case(grade=grade("fair", reason="Slow, and safe."))) == ["pass"]


def test_an_adverse_key_question_has_its_note(a_case: Make) -> None:
    two = frozenset({"MC-10", "MC-12"})
    assert said("CK-GR-06", a_case(key_questions=two)) == ["cannot_tell"]
    fine = a_case(answers={"MC-10": "yes"}, key_questions=two)
    assert said("CK-GR-06", fine) == ["pass"]
    both = a_case(answers={"MC-10": "no", "MC-12": "not_recorded"}, key_questions=two, adverse=two)
    results = answers("CK-GR-06", both)
    assert [(r.answer, r.subject) for r in results] == [("flag", "MC-10"), ("flag", "MC-12")]
    noted = {("MC-10", "main"): AnswerSeen("MC-10", "main", "no", note="Counted as routine.")}
    with_note = a_case(key_questions=two, adverse=two)
    object.__setattr__(with_note, "answers", noted)
    assert [(r.answer, r.subject) for r in answers("CK-GR-06", with_note)] == [("pass", "MC-10")]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("yes", "pass"), ("no", "flag"), ("partly", "flag"), ("not_applicable", "not_applicable"),
        ("not_recorded", "cannot_tell"), ("", "cannot_tell"),
    ],
)  # fmt: skip
def test_the_auditor_is_independent(a_case: Make, answer: str, expected: str) -> None:
    assert said("CK-GR-08", a_case(answers={"HD-09": answer} if answer else {})) == [expected]


@pytest.mark.parametrize(
    ("waited", "acknowledged", "expected"),
    [(60, True, "pass"), (61, True, "flag"), (60, False, "cannot_tell"), (61, False, "flag")],
)
def test_a_concern_is_acknowledged_within_the_hour(
    a_case: Make, waited: int, acknowledged: bool, expected: str
) -> None:
    until = RAISED + timedelta(minutes=waited)
    concern = ConcernSeen("c1", RAISED, until if acknowledged else None)
    case = a_case(concerns=(concern,), as_of=until)
    assert said("CK-GR-11", case) == [expected]
    longer = Parameters({"CK-GR-11.minutes": "90"})
    again = a_case(concerns=(concern,), as_of=until, parameters=longer)
    assert said("CK-GR-11", again) == ["pass" if acknowledged else "cannot_tell"]
    before = replace(concern, acknowledged_at=RAISED - timedelta(minutes=1))
    assert said("CK-GR-11", a_case(concerns=(before,))) == ["cannot_tell"]
    assert said("CK-GR-11", a_case()) == ["not_applicable"]


def test_feedback_is_given_within_28_days(a_case: Make) -> None:
    due = date(2020, 5, 29)  # 28 days after 1 May, by hand
    on_time = FeedbackSeen("f1", "officer", given_on="2020-05-29")
    late = FeedbackSeen("f2", "supervisor", given_on="2020-05-30")
    case = a_case(grade=grade("good"), feedback=(on_time, late))
    assert [(r.subject, r.answer) for r in answers("CK-GR-12", case)] == [
        ("officer", "pass"),
        ("supervisor", "flag"),
    ]
    waiting = a_case(grade=grade("good"), as_of=datetime(2020, 5, 29, 12, tzinfo=UTC))
    assert said("CK-GR-12", waiting) == ["pass", "pass"]
    overdue = a_case(grade=grade("good"), as_of=datetime(2020, 5, 30, 12, tzinfo=UTC))
    assert said("CK-GR-12", overdue) == ["flag", "flag"]
    assert f"{due.day} May 2020" in answers("CK-GR-12", overdue)[0].reason
    assert said("CK-GR-12", a_case()) == ["not_applicable"]
    assert said("CK-GR-12", a_case(grade=grade("good", graded_at=None))) == ["cannot_tell"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"due_on": "2020-06-18"}, "pass"),
        ({"due_on": "2020-06-17"}, "flag"),
        ({"due_on": ""}, "cannot_tell"),
        ({"due_on": "next week"}, "cannot_tell"),
        ({"due_on": "2020-06-01", "closed_on": "2020-06-10"}, "flag"),
        ({"closed_on": "2020-06-10", "retest_result": "Held in 4 of 4."}, "pass"),
    ],
)
def test_actions_are_done_and_tested(a_case: Make, fields: dict[str, str], expected: str) -> None:
    case = a_case(actions=(ActionSeen("a1", "A-01", **fields),))
    (result,) = answers("CK-GR-13", case)
    assert (result.answer, result.subject) == (expected, "A-01")
    assert said("CK-GR-13", a_case()) == ["not_applicable"]


def test_a_case_before_a_change_is_not_counted_after_it(a_case: Make) -> None:
    late = {"not_yet_asked": frozenset({"MC-03"})}
    assert said("CK-GR-15", a_case()) == ["not_applicable"]
    assert said("CK-GR-15", a_case(**late)) == ["pass"]
    assert said("CK-GR-15", a_case(answers={"MC-03": "not_applicable"}, **late)) == ["pass"]
    (result,) = answers("CK-GR-15", a_case(answers={"MC-03": "yes"}, **late))
    assert (result.answer, result.subject) == ("flag", "MC-03")
    assert [fact.id for fact in result.facts] == ["MC-03"]
    assert said("CK-GR-15", a_case(day=None)) == ["cannot_tell"]
