"""Checks of the log of a missing child: each outcome, the exact limits, and how much it weighs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import missing_log
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.clocks.settings import CLOSING_RULE
from ddaudit_desktop.evidence.model import ChildSeen
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
ADULT = {"children": (ChildSeen("c1", "Child A", 18, "none", lead=True),)}
AGE_UNKNOWN = {"children": (ChildSeen("c1", "Child A", None, "none", lead=True),)}
CLOSED = ("LOG_CLOSED", "15/2/2020 0930")
OPENED = ("LOG_OPENED", "11/2/2020 1902", {"who": "control room operator"})
SENT = ("DEPLOYED", "11/2/2020 2035", {"who": "response officer"})
SERGEANT = {"who": "control room sergeant"}


def reviewed(when: str, who: str = "control room sergeant", **more: str) -> tuple[Any, ...]:
    return "SUP_REVIEW", when, {"who": who, **more}


def opened_with(code: str) -> tuple[Any, ...]:
    return "LOG_OPENED", "11/2/2020 1902", {"details": {"code": code}}


def imported(number: int | None) -> dict[str, Any]:
    child = ChildSeen("c1", "Child A", 14, "looked_after", lead=True, episodes_12m=number)
    return {"children": (child,)}


def the(case: Evidence, check_id: str) -> Result:
    found = check.checks[check_id].run(case)
    assert isinstance(found, Result)
    return found


Row = tuple[str, str, dict[str, str], Events, dict[str, Any]]
OUTCOMES: list[Row] = [
    ("CK-MC-09", "pass", {}, [reviewed("15/2/2020 0930"), CLOSED], {}),
    ("CK-MC-09", "pass", {}, [("INSP_REVIEW", "15/2/2020 0900"), CLOSED], {}),
    ("CK-MC-09", "pass", {"MC-28": "partly"}, [reviewed("11/2/2020 2010"), CLOSED], {}),
    ("CK-MC-09", "flag", {}, [reviewed("15/2/2020 0931"), CLOSED], {}),
    ("CK-MC-09", "flag", {}, [CLOSED], {}),
    ("CK-MC-09", "flag", {"MC-28": "not_recorded"}, [CLOSED], {}),
    ("CK-MC-09", "flag", {"MC-28": "no"}, [reviewed("11/2/2020 2010"), CLOSED], {}),
    ("CK-MC-09", "cannot_tell", {"MC-28": "yes"}, [CLOSED], {}),
    ("CK-MC-09", "cannot_tell", {}, [reviewed("?"), CLOSED], {}),
    ("CK-MC-09", "cannot_tell", {}, [reviewed("15/2/2020"), CLOSED], {}),
    ("CK-MC-09", "cannot_tell", {}, [reviewed("15/2/2020 0900"), ("LOG_CLOSED", "?")], {}),
    ("CK-MC-09", "cannot_tell", {}, [reviewed("15/2/2020 0900")], {}),
    ("CK-MC-09", "not_applicable", {"MC-28": "not_applicable"}, [CLOSED], {}),
    ("CK-MC-10", "pass", {}, [OPENED, SENT, reviewed("15/2/2020 0900"), CLOSED], {}),
    (
        "CK-MC-10",
        "pass",
        {"MC-16": "not_applicable"},
        [OPENED, reviewed("15/2/2020 0900"), CLOSED],
        {},
    ),
    (
        "CK-MC-10",
        "flag",
        {},
        [OPENED, reviewed("15/2/2020 0900", "Control room operator "), CLOSED],
        {},
    ),
    ("CK-MC-10", "flag", {}, [SENT, reviewed("15/2/2020 0900", "response officer"), CLOSED], {}),
    (
        "CK-MC-10",
        "flag",
        {},
        [SENT, reviewed("16/2/2020 0900", "response officer", question_id="MC-28")],
        {},
    ),
    ("CK-MC-10", "cannot_tell", {}, [OPENED, SENT, reviewed("15/2/2020 0900", ""), CLOSED], {}),
    ("CK-MC-10", "cannot_tell", {}, [SENT, reviewed("15/2/2020 0900"), CLOSED], {}),
    ("CK-MC-10", "cannot_tell", {}, [OPENED, reviewed("15/2/2020 0900"), CLOSED], {}),
    (
        "CK-MC-10",
        "cannot_tell",
        {},
        [OPENED, SENT, ("ARRIVED", "?"), reviewed("15/2/2020 0900"), CLOSED],
        {},
    ),
    ("CK-MC-10", "cannot_tell", {}, [OPENED, SENT, reviewed("15/2/2020 0900")], {}),
    (
        "CK-MC-10",
        "cannot_tell",
        {},
        [OPENED, SENT, reviewed("15/2/2020"), reviewed("15/2/2020 0900"), CLOSED],
        {},
    ),
    ("CK-MC-10", "cannot_tell", {}, [], {}),
    ("CK-MC-10", "not_applicable", {"MC-28": "no"}, [reviewed("11/2/2020 2010"), CLOSED], {}),
    ("CK-MC-10", "not_applicable", {}, [OPENED, CLOSED], {}),
    ("CK-MC-10", "not_applicable", {}, [OPENED, reviewed("15/2/2020 0931"), CLOSED], {}),
    ("CK-MC-11", "pass", {"MC-03": "yes"}, [], {}),
    ("CK-MC-11", "pass", {}, [opened_with("under_18")], {}),
    ("CK-MC-11", "pass", {"MC-03": "no", "MC-03.opening_code": "other"}, [], {}),
    ("CK-MC-11", "flag", {}, [opened_with("adult")], {}),
    ("CK-MC-11", "flag", {"MC-03": "partly", "MC-03.opening_code": "adult"}, [], {}),
    ("CK-MC-11", "cannot_tell", {}, [opened_with("adult")], AGE_UNKNOWN),
    ("CK-MC-11", "cannot_tell", {"MC-03": "no"}, [OPENED], {}),
    ("CK-MC-11", "cannot_tell", {}, [], {}),
    ("CK-MC-11", "not_applicable", {"MC-03": "not_applicable"}, [opened_with("adult")], {}),
    ("CK-MC-11", "not_applicable", {}, [opened_with("adult")], ADULT),
    ("CK-MC-12", "pass", {"MC-03": "yes"}, [], {}),
    ("CK-MC-12", "pass", {"MC-03": "partly", "MC-03.share": "80"}, [], {}),
    ("CK-MC-12", "flag", {"MC-03": "partly", "MC-03.share": "79"}, [], {}),
    ("CK-MC-12", "flag", {"MC-03": "yes", "MC-03.share": "79"}, [], {}),
    ("CK-MC-12", "flag", {"MC-03": "no"}, [], {}),
    ("CK-MC-12", "flag", {"MC-03": "not_recorded"}, [], {}),
    ("CK-MC-12", "cannot_tell", {"MC-03": "partly"}, [], {}),
    ("CK-MC-12", "cannot_tell", {}, [], {}),
    ("CK-MC-12", "cannot_tell", {"MC-03": "no"}, [], AGE_UNKNOWN),
    ("CK-MC-12", "not_applicable", {"MC-03": "not_applicable"}, [], {}),
    ("CK-MC-12", "not_applicable", {"MC-03": "no"}, [], ADULT),
    ("CK-MC-20", "pass", {"MC-11": "9"}, [], imported(9)),
    ("CK-MC-20", "pass", {"MC-11": "0"}, [], imported(0)),
    ("CK-MC-20", "flag", {"MC-11": "9"}, [], imported(10)),
    ("CK-MC-20", "cannot_tell", {"MC-11": "9"}, [], imported(None)),
    ("CK-MC-20", "cannot_tell", {}, [], imported(9)),
    ("CK-MC-20", "cannot_tell", {"MC-11": "not_recorded"}, [], imported(9)),
    ("CK-MC-20", "not_applicable", {"MC-11": "not_applicable"}, [], imported(9)),
]


@pytest.mark.parametrize("row", OUTCOMES)
def test_outcomes(a_case: Callable[..., Evidence], row: Row) -> None:
    check_id, answer, answers, events, more = row
    result = the(a_case("MC", answers, events, **more), check_id)
    assert (result.answer, result.reason) == (answer, result.reason)
    assert result.reason.endswith(".")


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        (date(2020, 5, 31), "medium"),
        (date(2020, 6, 1), "critical"),
        (date(2024, 1, 1), "critical"),
        (None, "medium"),
    ],
)
def test_closing_without_review_is_critical_since_it_is_a_rule(
    a_case: Callable[..., Evidence], day: date | None, severity: str
) -> None:
    result = the(a_case("MC", {}, [CLOSED], day=day), "CK-MC-09")
    assert (result.answer, result.severity) == ("flag", severity)


def test_the_day_of_the_rule_and_the_share_of_questions_are_settings(
    a_case: Callable[..., Evidence],
) -> None:
    changed = Parameters({CLOSING_RULE.key: "2020-02-11", missing_log.LEAST_SHARE.key: "90"})
    answers = {"MC-03": "partly", "MC-03.share": "89"}
    case = a_case("MC", answers, [CLOSED], parameters=changed)
    assert the(case, "CK-MC-09").severity == "critical"
    result = the(case, "CK-MC-12")
    assert result.answer == "flag"
    assert result.reason == "89% of the child’s questions were answered; at least 90% are needed."


def test_a_flag_of_one_person_names_both_entries(a_case: Callable[..., Evidence]) -> None:
    events = [OPENED, SENT, reviewed("15/2/2020 0900", "response officer"), CLOSED]
    result = the(a_case("MC", {}, events), "CK-MC-10")
    assert [(fact.kind, fact.id) for fact in result.facts] == [("event", "e3"), ("event", "e2")]
