"""Checks of the theme digital: each outcome, and the exact limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import digital, digital_after
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
LINKED = ("CHILD_LINKED", "4/2/2020 1125")
TOLD_BEFORE = ("CSC_TOLD", "11/2/2020 1600")
DOOR = ("ENFORCED", "12/2/2020 0710")
CHASED = {"question_id": "DI-19", "part": "chased"}


DECLARED_IN = (digital, digital_after)


def the(case: Evidence, check_id: str) -> Result:
    """What a check answers about a case that it looks at as one."""
    answered = check.checks[check_id].run(case)
    (found,) = [answered] if isinstance(answered, Result) else answered
    return found


OUTCOMES: list[tuple[str, str, dict[str, str], Events]] = [
    ("CK-DI-04", "pass", {"DI-05": "low"}, []),
    ("CK-DI-04", "pass", {}, [("KIRAT", "?", {"details": {"band": "high"}})]),
    ("CK-DI-04", "flag", {"DI-05": "not_recorded"}, []),
    ("CK-DI-04", "flag", {"DI-04": "no"}, []),
    ("CK-DI-04", "cannot_tell", {}, [("KIRAT", "29/1/2020 1520")]),
    ("CK-DI-04", "cannot_tell", {}, []),
    ("CK-DI-04", "not_applicable", {"DI-05": "not_applicable"}, []),
    ("CK-DI-05", "pass", {}, [LINKED, TOLD_BEFORE, DOOR]),
    ("CK-DI-05", "pass", {}, [LINKED, ("CSC_TOLD", "12/2/2020 0710"), DOOR]),
    ("CK-DI-05", "pass", {"DI-13": "not_applicable"}, [LINKED, TOLD_BEFORE]),
    (
        "CK-DI-05",
        "pass",
        {},
        [DOOR, ("CHILD_LINKED", "12/2/2020 0900"), ("CSC_TOLD", "12/2/2020 1000")],
    ),
    ("CK-DI-05", "flag", {}, [LINKED, DOOR, ("CSC_TOLD", "14/2/2020 1050")]),
    ("CK-DI-05", "flag", {"DI-09": "no"}, [DOOR]),
    ("CK-DI-05", "flag", {}, [LINKED]),
    ("CK-DI-05", "cannot_tell", {}, [DOOR]),
    ("CK-DI-05", "cannot_tell", {}, [LINKED, TOLD_BEFORE]),
    ("CK-DI-05", "cannot_tell", {"DI-09": "yes"}, [LINKED, DOOR]),
    ("CK-DI-05", "cannot_tell", {}, [LINKED, DOOR, ("CSC_TOLD", "12/2/2020 morning")]),
    ("CK-DI-05", "cannot_tell", {}, [LINKED, DOOR, ("CSC_TOLD", "14/2/2020"), ("CSC_TOLD", "?")]),
    (
        "CK-DI-05",
        "cannot_tell",
        {},
        [DOOR, ("CHILD_LINKED", "12/2/2020"), ("CSC_TOLD", "13/2/2020")],
    ),
    ("CK-DI-05", "not_applicable", {"DI-09": "not_applicable"}, [DOOR]),
    ("CK-DI-06", "pass", {}, [LINKED, ("KIRAT_REDONE", "4/2/2020 1125")]),
    ("CK-DI-06", "flag", {}, [("KIRAT", "29/1/2020 1520"), LINKED]),
    ("CK-DI-06", "flag", {"DI-06": "no"}, [("CHILD_LINKED", "?")]),
    (
        "CK-DI-06",
        "flag",
        {},
        [LINKED, ("KIRAT_REDONE", "4/2/2020 1300"), ("CHILD_LINKED", "6/2/2020 1100")],
    ),
    ("CK-DI-06", "cannot_tell", {"DI-06": "yes"}, [LINKED]),
    ("CK-DI-06", "cannot_tell", {}, [LINKED, ("KIRAT_REDONE", "4/2/2020")]),
    ("CK-DI-06", "cannot_tell", {}, [("CHILD_LINKED", "?"), ("KIRAT", "29/1/2020 1520")]),
    ("CK-DI-06", "cannot_tell", {"DI-09": "yes"}, []),
    ("CK-DI-06", "not_applicable", {"DI-06": "not_applicable"}, [LINKED]),
    ("CK-DI-06", "not_applicable", {"DI-09": "not_applicable"}, []),
    ("CK-DI-07", "pass", {}, [("LADO_TOLD", "16/1/2020 1540")]),
    ("CK-DI-07", "pass", {"DI-11": "yes"}, []),
    ("CK-DI-07", "flag", {"DI-11": "no"}, []),
    ("CK-DI-07", "flag", {"DI-11.position_of_trust": "yes"}, []),
    ("CK-DI-07", "cannot_tell", {}, []),
    ("CK-DI-07", "cannot_tell", {"DI-11.position_of_trust": "yes"}, [("LADO_TOLD", "?")]),
    ("CK-DI-07", "not_applicable", {"DI-11": "not_applicable"}, []),
    ("CK-DI-07", "not_applicable", {"DI-11.position_of_trust": "no"}, []),
    ("CK-DI-08", "pass", {"DI-18": "rui_reason", "DI-09": "no"}, []),
    ("CK-DI-08", "flag", {"DI-18": "rui_no_reason", "DI-09": "no"}, []),
    ("CK-DI-08", "flag", {"DI-18": "not_recorded"}, [LINKED, ("RUI", "12/2/2020 1930")]),
    ("CK-DI-08", "flag", {"DI-18": "rui_no_reason", "DI-15": "yes"}, []),
    ("CK-DI-08", "cannot_tell", {"DI-18": "rui_no_reason"}, []),
    ("CK-DI-08", "cannot_tell", {}, [LINKED, ("RUI", "12/2/2020 1930")]),
    ("CK-DI-08", "not_applicable", {"DI-18": "custody"}, [LINKED]),
    (
        "CK-DI-08",
        "not_applicable",
        {"DI-18": "rui_no_reason", "DI-09": "not_applicable", "DI-15": "not_applicable"},
        [],
    ),
    ("CK-DI-10", "pass", {"DI-20": "yes"}, [("DEVICES_SEIZED", "12/2/2020")]),
    (
        "CK-DI-10",
        "pass",
        {},
        [
            ("DEVICES_SEIZED", "12/2/2020"),
            ("CAID_CHECK", "9/4/2020 1400"),
            ("CASE_CLOSED", "9/4/2020 1400"),
        ],
    ),
    (
        "CK-DI-10",
        "flag",
        {},
        [
            ("DEVICES_SEIZED", "12/2/2020"),
            ("CAID_CHECK", "9/4/2020 1401"),
            ("CASE_CLOSED", "9/4/2020 1400"),
        ],
    ),
    ("CK-DI-10", "flag", {"DI-16.devices_seized": "yes", "DI-27": "charged"}, []),
    ("CK-DI-10", "flag", {"DI-20": "not_recorded"}, [("DF_SUBMITTED", "13/2/2020")]),
    ("CK-DI-10", "cannot_tell", {"DI-16": "yes"}, []),
    ("CK-DI-10", "cannot_tell", {}, [("DEVICES_SEIZED", "12/2/2020"), ("CAID_CHECK", "?")]),
    (
        "CK-DI-10",
        "cannot_tell",
        {"DI-20": "yes"},
        [("DEVICES_SEIZED", "12/2/2020"), ("CASE_CLOSED", "9/4/2020")],
    ),
    (
        "CK-DI-10",
        "cannot_tell",
        {},
        [
            ("DEVICES_SEIZED", "12/2/2020"),
            ("CAID_CHECK", "9/4/2020"),
            ("CASE_CLOSED", "9/4/2020 1400"),
        ],
    ),
    ("CK-DI-10", "not_applicable", {"DI-16.devices_seized": "no"}, []),
    ("CK-DI-10", "not_applicable", {"DI-27": "open"}, [("DEVICES_SEIZED", "12/2/2020")]),
    ("CK-DI-10", "not_applicable", {"DI-20": "not_applicable"}, [("DEVICES_SEIZED", "12/2/2020")]),
    ("CK-DI-12", "pass", {"DI-15": "yes"}, [DOOR]),
    ("CK-DI-12", "pass", {"DI-15.children_there": "yes"}, [DOOR, ("CHILD_SEEN", "13/2/2020 0710")]),
    ("CK-DI-12", "flag", {"DI-15.children_there": "yes"}, [DOOR, ("CHILD_SEEN", "13/2/2020 0711")]),
    ("CK-DI-12", "flag", {"DI-15.children_there": "yes"}, [DOOR, ("CHILD_SEEN", "12/2/2020 0709")]),
    ("CK-DI-12", "flag", {"DI-15": "no"}, [DOOR, ("CHILD_SEEN", "?")]),
    ("CK-DI-12", "cannot_tell", {}, [DOOR]),
    ("CK-DI-12", "cannot_tell", {"DI-15.children_there": "yes"}, [DOOR, ("CHILD_SEEN", "?")]),
    ("CK-DI-12", "cannot_tell", {"DI-15": "no"}, [DOOR, ("CHILD_SEEN", "12/2/2020")]),
    ("CK-DI-12", "not_applicable", {"DI-15": "not_applicable"}, [DOOR]),
    ("CK-DI-12", "not_applicable", {"DI-15.children_there": "no"}, [DOOR]),
    ("CK-DI-13", "pass", {}, [DOOR, ("SUSPECT_WELFARE", "12/2/2020")]),
    ("CK-DI-13", "pass", {}, [DOOR, ("SUSPECT_WELFARE", "12/2/2020 0001")]),
    ("CK-DI-13", "flag", {}, [DOOR, ("SUSPECT_WELFARE", "13/2/2020 0001")]),
    ("CK-DI-13", "flag", {}, [DOOR]),
    ("CK-DI-13", "flag", {"DI-17": "no"}, [DOOR]),
    ("CK-DI-13", "cannot_tell", {"DI-17": "yes"}, [DOOR]),
    ("CK-DI-13", "cannot_tell", {}, [("SUSPECT_WELFARE", "12/2/2020 1640")]),
    ("CK-DI-13", "cannot_tell", {}, [("ENFORCED", "?"), ("SUSPECT_WELFARE", "12/2/2020")]),
    ("CK-DI-13", "cannot_tell", {}, [DOOR, ("SUSPECT_WELFARE", "Feb 2020")]),
    ("CK-DI-13", "not_applicable", {"DI-17": "not_applicable"}, [DOOR]),
    ("CK-DI-13", "not_applicable", {"DI-13": "not_applicable"}, []),
    ("CK-DI-14", "pass", {}, [("SUP_REVIEW", "1/6/2020 0930"), ("SUP_REVIEW", "29/6/2020 0930")]),
    ("CK-DI-14", "flag", {}, [("SUP_REVIEW", "1/6/2020 0930"), ("SUP_REVIEW", "29/6/2020 0931")]),
    ("CK-DI-14", "cannot_tell", {}, [("SUP_REVIEW", "1/6/2020"), ("SUP_REVIEW", "29/6/2020")]),
    ("CK-DI-14", "pass", {}, [("SUP_REVIEW", "1/6/2020"), ("SUP_REVIEW", "28/6/2020")]),
    (
        "CK-DI-14",
        "pass",
        {},
        [
            ("SUP_REVIEW", "1/6/2020 0930"),
            ("INSP_REVIEW", "15/6/2020"),
            ("SUP_REVIEW", "10/7/2020 0930"),
        ],
    ),
    ("CK-DI-14", "pass", {}, [("SUP_REVIEW", "3/10/2020 0930"), ("SUP_REVIEW", "31/10/2020 0930")]),
    ("CK-DI-14", "flag", {"DI-24": "no"}, []),
    ("CK-DI-14", "cannot_tell", {"DI-24": "yes"}, [("SUP_REVIEW", "1/6/2020 0930")]),
    ("CK-DI-14", "cannot_tell", {}, [("SUP_REVIEW", "1/6/2020 0930"), ("SUP_REVIEW", "Jun 2020")]),
    (
        "CK-DI-14",
        "cannot_tell",
        {},
        [("SUP_REVIEW", "1/6/2020"), ("SUP_REVIEW", "?"), ("SUP_REVIEW", "29/7/2020")],
    ),
    ("CK-DI-14", "not_applicable", {"DI-24": "not_applicable"}, []),
]


@pytest.mark.parametrize(("check_id", "answer", "answers", "events"), OUTCOMES)
def test_outcomes(
    a_case: Callable[..., Evidence],
    check_id: str,
    answer: str,
    answers: dict[str, str],
    events: Events,
) -> None:
    found = the(a_case("DI", answers, events), check_id)
    assert found.answer == answer, found.reason
    assert answer != "flag" or found.facts


def test_a_flag_gives_the_figures(a_case: Callable[..., Evidence]) -> None:
    case = a_case("DI", {}, [LINKED, DOOR, ("CSC_TOLD", "14/2/2020 1050")])
    assert the(case, "CK-DI-05").reason == ("Social care was told 51 h 40 min after enforcement.")
    reviews = [("SUP_REVIEW", "1/6/2020 0930"), ("SUP_REVIEW", "4/7/2020 1130")]
    assert the(a_case("DI", {}, reviews), "CK-DI-14").reason == (
        "No review in 33 days 2 h from 1 Jun 2020; the limit is 28 days."
    )


def test_parameters_change_a_rule(a_case: Callable[..., Evidence]) -> None:
    reviews = [("SUP_REVIEW", "1/6/2020 0930"), ("SUP_REVIEW", "4/7/2020 1130")]
    longer = Parameters({"CK-DI-14.days": "35"})
    assert the(a_case("DI", {}, reviews, parameters=longer), "CK-DI-14").answer == "pass"
    late = [
        ("DEVICES_SEIZED", "12/2/2020"),
        ("CAID_CHECK", "2/5/2020"),
        ("CASE_CLOSED", "1/5/2020"),
    ]
    whenever = Parameters({"CK-DI-10.by": "any time"})
    assert the(a_case("DI", {}, late, parameters=whenever), "CK-DI-10").answer == "pass"
    assert the(a_case("DI", {}, late), "CK-DI-10").answer == "flag"
