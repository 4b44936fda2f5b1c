"""Checks of partners and the return of a missing child: each outcome, and the exact limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import missing_return
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.evidence.model import ChildSeen
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
REPORTED, FOUND = ("MIS_REPORTED", "11/2/2020 1858"), ("LOCATED", "12/2/2020 0540")
TALKED = ("PREVENTION_INT", "12/2/2020 1120")
TOLD = ("CSC_TOLD", "11/2/2020 2145")
MET = ("MISSING_MEETING", "13/2/2020 1400")
HELD = {"MC-27": "held", "MC-27.used": "partly"}
AT_HOME = {"children": (ChildSeen("c1", "Child A", 14, "none", lead=True),)}
CARE_UNKNOWN = {"children": (ChildSeen("c1", "Child A", 14, "unknown", lead=True),)}


def interviewed(when: str) -> tuple[Any, ...]:
    return "RHI_HELD", when


def the(case: Evidence, check_id: str) -> Result:
    found = check.checks[check_id].run(case)
    (one,) = [found] if isinstance(found, Result) else list(found)
    return one


Row = tuple[str, str, dict[str, str], Events, dict[str, Any]]
OUTCOMES: list[Row] = [
    ("CK-MC-13", "pass", {}, [FOUND, TALKED], {}),
    ("CK-MC-13", "pass", {"MC-22.how": "returned", "MC-23": "partly"}, [], {}),
    ("CK-MC-13", "flag", {}, [FOUND], {}),
    ("CK-MC-13", "flag", {}, [("RETURNED", "?")], {}),
    ("CK-MC-13", "flag", {"MC-23": "not_recorded"}, [FOUND], {}),
    ("CK-MC-13", "flag", {"MC-23": "no"}, [FOUND, TALKED], {}),
    ("CK-MC-13", "cannot_tell", {}, [FOUND, ("PREVENTION_INT", "?")], {}),
    ("CK-MC-13", "cannot_tell", {}, [REPORTED], {}),
    ("CK-MC-13", "cannot_tell", {"MC-22.how": "not_recorded"}, [], {}),
    ("CK-MC-13", "not_applicable", {"MC-23": "not_applicable"}, [FOUND], {}),
    ("CK-MC-13", "not_applicable", {"MC-22": "not_applicable"}, [REPORTED], {}),
    ("CK-MC-15", "pass", HELD, [FOUND, interviewed("15/2/2020 0540")], {}),
    (
        "CK-MC-15",
        "pass",
        {},
        [FOUND, interviewed("14/2/2020 0540"), ("RHI_RECEIVED", "20/2/2020")],
        {},
    ),
    ("CK-MC-15", "pass", {"MC-27": "refused", "MC-27.used": "yes"}, [FOUND], {}),
    ("CK-MC-15", "flag", HELD, [FOUND, interviewed("15/2/2020 0541")], {}),
    ("CK-MC-15", "flag", HELD | {"MC-27.used": "no"}, [FOUND, interviewed("14/2/2020 0540")], {}),
    ("CK-MC-15", "flag", {"MC-27": "not_offered"}, [FOUND], {}),
    ("CK-MC-15", "flag", {"MC-27": "offered_only"}, [FOUND], {}),
    ("CK-MC-15", "flag", {}, [FOUND], {}),
    ("CK-MC-15", "cannot_tell", HELD, [FOUND], {}),
    ("CK-MC-15", "cannot_tell", HELD, [("LOCATED", "?"), interviewed("15/2/2020 0541")], {}),
    ("CK-MC-15", "cannot_tell", HELD, [FOUND, interviewed("15/2/2020")], {}),
    ("CK-MC-15", "cannot_tell", {"MC-27": "held"}, [FOUND, interviewed("14/2/2020 0540")], {}),
    ("CK-MC-15", "cannot_tell", {}, [FOUND, interviewed("?")], {}),
    ("CK-MC-15", "cannot_tell", HELD, [REPORTED], {}),
    ("CK-MC-15", "not_applicable", {"MC-27": "not_applicable"}, [FOUND], {}),
    ("CK-MC-15", "not_applicable", {"MC-22": "not_applicable"}, [REPORTED], {}),
    ("CK-MC-16", "pass", {}, [REPORTED, TOLD], {}),
    ("CK-MC-16", "pass", {"MC-20": "partly"}, [REPORTED], {}),
    ("CK-MC-16", "flag", {}, [REPORTED], {}),
    ("CK-MC-16", "flag", {"MC-20": "no"}, [REPORTED, ("CSC_TOLD", "?")], {}),
    ("CK-MC-16", "flag", {"MC-20": "not_recorded"}, [], {}),
    ("CK-MC-16", "cannot_tell", {}, [], {}),
    ("CK-MC-16", "cannot_tell", {}, [REPORTED, ("CSC_TOLD", "?")], {}),
    ("CK-MC-16", "cannot_tell", {"MC-20": "no"}, [REPORTED], CARE_UNKNOWN),
    ("CK-MC-16", "not_applicable", {"MC-20": "not_applicable"}, [REPORTED], {}),
    ("CK-MC-16", "not_applicable", {"MC-20": "no"}, [REPORTED], AT_HOME),
    ("CK-MC-21", "pass", {"MC-11.in_90_days": "3"}, [MET], {}),
    ("CK-MC-21", "pass", {"MC-11.in_90_days": "3", "MC-21": "yes"}, [], {}),
    ("CK-MC-21", "pass", {"MC-11.in_90_days": "4"}, [("STRATEGY_HELD", "12/2/2020 0940")], {}),
    ("CK-MC-21", "flag", {"MC-11.in_90_days": "3"}, [], {}),
    ("CK-MC-21", "flag", {"MC-11.in_90_days": "3", "MC-21": "no"}, [], {}),
    ("CK-MC-21", "cannot_tell", {"MC-11.in_90_days": "3", "MC-21": "partly"}, [], {}),
    ("CK-MC-21", "cannot_tell", {"MC-11.in_90_days": "3"}, [("MISSING_MEETING", "?")], {}),
    ("CK-MC-21", "cannot_tell", {"MC-11": "2", "MC-21": "no"}, [], {}),
    ("CK-MC-21", "cannot_tell", {}, [], {}),
    ("CK-MC-21", "not_applicable", {"MC-11.in_90_days": "2", "MC-21": "no"}, [], {}),
    ("CK-MC-21", "not_applicable", {"MC-11": "1", "MC-21": "no"}, [], {}),
    (
        "CK-MC-21",
        "not_applicable",
        {"MC-11.in_90_days": "3", "MC-21": "not_applicable"},
        [],
        {},
    ),
]


@pytest.mark.parametrize("row", OUTCOMES)
def test_outcomes(a_case: Callable[..., Evidence], row: Row) -> None:
    check_id, answer, answers, events, more = row
    result = the(a_case("MC", answers, events, **more), check_id)
    assert (result.answer, result.reason) == (answer, result.reason)
    assert result.reason.endswith(".")


def test_what_is_wrong_with_a_return_interview_is_said_in_one_flag(
    a_case: Callable[..., Evidence],
) -> None:
    answers = {"MC-27": "held", "MC-27.used": "no"}
    result = the(a_case("MC", answers, [FOUND, interviewed("15/2/2020 0600")]), "CK-MC-15")
    assert "72 h 20 min" in result.reason
    assert result.reason.endswith("Police never received what came of it.")
    assert {fact.id for fact in result.facts} >= {"MC-27", "e1", "e2"}


def test_a_count_in_ninety_days_tells_of_other_days_in_one_direction(
    a_case: Callable[..., Evidence],
) -> None:
    def answer(days: str, number: str) -> str:
        settings = Parameters({missing_return.DAYS.key: days})
        case = a_case("MC", {"MC-11.in_90_days": number}, [], parameters=settings)
        return the(case, "CK-MC-21").answer

    assert [answer("180", "3"), answer("180", "2")] == ["flag", "cannot_tell"]
    assert [answer("30", "3"), answer("30", "2")] == ["cannot_tell", "not_applicable"]


def test_the_number_of_episodes_is_a_setting(a_case: Callable[..., Evidence]) -> None:
    five = Parameters({missing_return.MANY.key: "5"})
    case = a_case("MC", {"MC-11.in_90_days": "4"}, [], parameters=five)
    assert the(case, "CK-MC-21").answer == "not_applicable"
