"""Checks of the theme child protection: each outcome, and the exact limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import investigation, investigation_work
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.evidence.model import ChildSeen
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
DECLARED_IN = (investigation, investigation_work)
CONCERN = ("CALL_RECEIVED", "6/2/2020 1520")
HELD = ("STRATEGY_HELD", "6/2/2020 1730")
CLOSED = ("CASE_CLOSED", "20/3/2020 1640")
ACCESS = {"CP-19.access": "yes"}


def the(case: Evidence, check_id: str) -> Result:
    """What a check answers about a case that it looks at as one."""
    answered = check.checks[check_id].run(case)
    (found,) = [answered] if isinstance(answered, Result) else answered
    return found


OUTCOMES: list[tuple[str, str, dict[str, str], Events]] = [
    ("CK-CP-02", "pass", {"CP-09": "police,health,social_care"}, [HELD]),
    ("CK-CP-02", "flag", {"CP-09": "police,social_care,school"}, [HELD]),
    ("CK-CP-02", "flag", {"CP-09": "police,health"}, []),
    ("CK-CP-02", "flag", {"CP-09": "not_recorded"}, [HELD]),
    ("CK-CP-02", "cannot_tell", {}, [HELD]),
    ("CK-CP-02", "not_applicable", {"CP-08": "no"}, []),
    ("CK-CP-02", "not_applicable", {"CP-09": "not_applicable"}, [HELD]),
    ("CK-CP-03", "pass", {"CP-10": "partly"}, [HELD]),
    ("CK-CP-03", "flag", {"CP-10": "no"}, [HELD]),
    ("CK-CP-03", "cannot_tell", {}, [HELD]),
    ("CK-CP-03", "not_applicable", {"CP-08": "not_recorded"}, []),
    ("CK-CP-05", "pass", {"CP-13": "report"}, []),
    ("CK-CP-05", "pass", {}, [("ICPC_HELD", "?", {"details": {"police": "attended"}})]),
    ("CK-CP-05", "flag", {"CP-13": "neither"}, []),
    ("CK-CP-05", "flag", {"CP-13": "not_recorded"}, [("ICPC_HELD", "26/2/2020 1400")]),
    ("CK-CP-05", "cannot_tell", {}, [("ICPC_HELD", "26/2/2020 1400")]),
    ("CK-CP-05", "cannot_tell", {"CP-13": "not_recorded"}, []),
    ("CK-CP-05", "not_applicable", {"CP-13": "due_not_held"}, []),
    ("CK-CP-05", "not_applicable", {"CP-13": "not_due"}, []),
    ("CK-CP-07", "pass", {}, [CONCERN, ("CHILD_SEEN", "7/2/2020 1520")]),
    ("CK-CP-07", "flag", {}, [CONCERN, ("CHILD_SEEN", "7/2/2020 1521")]),
    ("CK-CP-07", "pass", {}, [CONCERN, ("CHILD_SEEN", "6/2/2020 1500")]),
    ("CK-CP-07", "pass", {"CP-04.why_late": "In another county until the 8th."}, [CONCERN]),
    ("CK-CP-07", "flag", {}, [CONCERN]),
    ("CK-CP-07", "flag", {"CP-04": "not_recorded"}, []),
    ("CK-CP-07", "flag", {}, [CONCERN, ("CHILD_SEEN", "6/2/2020 1800", {"child_id": "c2"})]),
    ("CK-CP-07", "cannot_tell", {}, []),
    ("CK-CP-07", "cannot_tell", {"CP-04": "yes"}, [CONCERN]),
    ("CK-CP-07", "cannot_tell", {}, [("CALL_RECEIVED", "?"), ("CHILD_SEEN", "7/2/2020 1521")]),
    ("CK-CP-07", "cannot_tell", {}, [CONCERN, ("CHILD_SEEN", "7/2/2020")]),
    ("CK-CP-07", "cannot_tell", {}, [CONCERN, ("CHILD_SEEN", "8/2/2020"), ("CHILD_SPOKEN", "?")]),
    ("CK-CP-07", "not_applicable", {"CP-04": "not_applicable"}, [CONCERN]),
    ("CK-CP-08", "pass", {}, [("CSC_TOLD", "6/2/2020 1730"), HELD]),
    ("CK-CP-08", "pass", {"CP-08": "no"}, [("NOTICE_SENT", "6/2/2020 2230")]),
    ("CK-CP-08", "flag", {}, [HELD, ("CSC_TOLD", "6/2/2020 1731")]),
    ("CK-CP-08", "flag", {}, [CONCERN, HELD]),
    ("CK-CP-08", "flag", {"CP-07": "no"}, []),
    ("CK-CP-08", "cannot_tell", {}, []),
    ("CK-CP-08", "cannot_tell", {"CP-07": "yes"}, [HELD]),
    ("CK-CP-08", "cannot_tell", {}, [("CSC_TOLD", "6/2/2020"), HELD]),
    ("CK-CP-08", "cannot_tell", {}, [("CSC_TOLD", "6/2/2020 1600")]),
    ("CK-CP-08", "not_applicable", {"CP-07": "not_applicable"}, [HELD]),
    ("CK-CP-08", "not_applicable", {"CP-01.from": "social_care"}, [HELD]),
    ("CK-CP-09", "pass", {}, [("ALLOCATED", "6/2/2020 1750"), ("PLAN_SET", "9/2/2020 1750")]),
    ("CK-CP-09", "flag", {}, [("ALLOCATED", "6/2/2020 1750"), ("PLAN_SET", "9/2/2020 1751")]),
    ("CK-CP-09", "flag", {"CP-15": "no"}, [("ALLOCATED", "6/2/2020 1750")]),
    ("CK-CP-09", "flag", {"CP-14": "yes"}, []),
    ("CK-CP-09", "cannot_tell", {}, [("PLAN_SET", "9/2/2020 1751")]),
    ("CK-CP-09", "cannot_tell", {"CP-14": "yes"}, [("PLAN_SET", "9/2/2020 1751")]),
    ("CK-CP-09", "cannot_tell", {"CP-15": "yes"}, [("ALLOCATED", "6/2/2020 1750")]),
    ("CK-CP-09", "cannot_tell", {}, [("ALLOCATED", "6/2/2020 1750"), ("PLAN_SET", "9/2/2020")]),
    ("CK-CP-09", "not_applicable", {"CP-15": "not_applicable"}, [("ALLOCATED", "6/2/2020 1750")]),
    ("CK-CP-11", "pass", {**ACCESS, "CP-19.conditions": "reason"}, []),
    (
        "CK-CP-11",
        "pass",
        ACCESS,
        [("BAIL_GRANTED", "7/2/2020 2105", {"details": {"conditions": "yes"}})],
    ),
    ("CK-CP-11", "pass", {"CP-19": "yes"}, []),
    ("CK-CP-11", "flag", {**ACCESS, "CP-19.conditions": "no"}, []),
    ("CK-CP-11", "flag", {**ACCESS, "CP-19.conditions": "not_recorded", "CP-19": "yes"}, []),
    (
        "CK-CP-11",
        "flag",
        ACCESS,
        [("BAIL_GRANTED", "7/2/2020 2105", {"details": {"conditions": "no"}})],
    ),
    ("CK-CP-11", "cannot_tell", ACCESS, []),
    ("CK-CP-11", "cannot_tell", {"CP-19": "no", "CP-19.conditions": "no"}, []),
    ("CK-CP-11", "not_applicable", {"CP-19.access": "no", "CP-19.conditions": "no"}, []),
    ("CK-CP-11", "not_applicable", {"CP-19": "not_applicable"}, []),
    ("CK-CP-12", "pass", {"CP-26": "yes"}, [CLOSED]),
    ("CK-CP-12", "pass", {"CP-26": "partly", "CP-26.open_actions": "0"}, [CLOSED]),
    ("CK-CP-12", "flag", {"CP-26": "yes", "CP-26.open_actions": "1"}, [CLOSED]),
    ("CK-CP-12", "flag", {"CP-26": "no"}, []),
    ("CK-CP-12", "flag", {"CP-26": "not_recorded"}, [CLOSED]),
    ("CK-CP-12", "flag", {}, [CLOSED]),
    ("CK-CP-12", "cannot_tell", {}, [("SUP_REVIEW", "20/3/2020 1600"), CLOSED]),
    ("CK-CP-12", "cannot_tell", {"CP-26": "partly"}, [CLOSED]),
    ("CK-CP-12", "cannot_tell", {}, []),
    ("CK-CP-12", "not_applicable", {"CP-26": "not_applicable"}, []),
    ("CK-CP-14", "pass", {}, [HELD, ("ABE_HELD", "6/2/2020 1730")]),
    (
        "CK-CP-14",
        "pass",
        {"CP-16.urgency": "Leaving the country."},
        [("ABE_HELD", "5/2/2020"), HELD],
    ),
    ("CK-CP-14", "flag", {}, [("ABE_HELD", "6/2/2020 1729"), HELD]),
    ("CK-CP-14", "cannot_tell", {}, [HELD]),
    ("CK-CP-14", "cannot_tell", {}, [("ABE_HELD", "6/2/2020 1729")]),
    ("CK-CP-14", "cannot_tell", {}, [("ABE_HELD", "6/2/2020"), HELD]),
    ("CK-CP-14", "not_applicable", {"CP-16": "no"}, [HELD]),
    ("CK-CP-14", "not_applicable", {"CP-08": "no"}, [("ABE_HELD", "6/2/2020 1729")]),
]


@pytest.mark.parametrize(("check_id", "answer", "answers", "events"), OUTCOMES)
def test_outcomes(
    a_case: Callable[..., Evidence],
    check_id: str,
    answer: str,
    answers: dict[str, str],
    events: Events,
) -> None:
    children = (ChildSeen("c1", "Child F", 7, lead=True), ChildSeen("c2", "Child F2", 3))
    found = the(a_case("CP", answers, events, children=children), check_id)
    assert found.answer == answer, found.reason
    assert answer != "flag" or found.facts


def test_a_child_in_immediate_danger_makes_it_critical(a_case: Callable[..., Evidence]) -> None:
    late = [CONCERN, ("CHILD_SEEN", "7/2/2020 1800")]
    calm, danger = a_case("CP", {}, late), a_case("CP", {"CP-01.immediate_danger": "yes"}, late)
    assert the(calm, "CK-CP-07").severity is None
    assert the(danger, "CK-CP-07").severity == "critical"
    assert the(danger, "CK-CP-07").reason == (
        "The child was seen 26 h 40 min after the concern; the limit is 24 h."
    )
    unseen = a_case("CP", {"CP-01.immediate_danger": "yes"}, [CONCERN])
    assert the(unseen, "CK-CP-07").severity == "critical"


def test_parameters_change_a_rule(a_case: Callable[..., Evidence]) -> None:
    longer = Parameters({"CK-CP-07.hours": "36", "CK-CP-09.hours": "96"})
    events = [
        CONCERN,
        ("CHILD_SEEN", "7/2/2020 1800"),
        ("ALLOCATED", "6/2/2020 1750"),
        ("PLAN_SET", "10/2/2020 1200"),
    ]
    for check_id in ("CK-CP-07", "CK-CP-09"):
        assert the(a_case("CP", {}, events), check_id).answer == "flag"
        assert the(a_case("CP", {}, events, parameters=longer), check_id).answer == "pass"
