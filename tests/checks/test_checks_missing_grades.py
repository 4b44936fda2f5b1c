"""Checks of how the risk of a missing child was graded: each outcome, and the exact limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import missing_grades
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.evidence.model import ChildSeen
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
REPORTED, FOUND = ("MIS_REPORTED", "11/2/2020 1858"), ("LOCATED", "12/2/2020 0540")
ADULT = {"children": (ChildSeen("c1", "Child A", 18, "looked_after", lead=True),)}
AGE_UNKNOWN = {"children": (ChildSeen("c1", "Child A", None, "looked_after", lead=True),)}
AT_HOME = {"children": (ChildSeen("c1", "Child A", 14, "none", lead=True),)}
CARE_UNKNOWN = {"children": (ChildSeen("c1", "Child A", 14, "unknown", lead=True),)}
NINE = {"children": (ChildSeen("c1", "Child A", 14, "looked_after", lead=True, episodes_12m=9),)}
NOBODY: dict[str, Any] = {"children": ()}
KEPT = {"MC-07": "medium", "MC-14": "high", "MC-14.final": "medium"}
AGAIN = {"MC-11": "2", "MC-11.previous_grade": "medium", "MC-07": "medium"}
MARKED = {"MC-13.marker": "known", "MC-07": "medium"}


def banded(kind: str, when: str, band: str = "", new: str = "") -> tuple[Any, ...]:
    details = {key: said for key, said in (("band", band), ("new_information", new)) if said}
    return kind, when, {"details": details}


def first(band: str) -> tuple[Any, ...]:
    return banded("RISK_SET", "11/2/2020 1924", band)


def changed(band: str, new: str = "", when: str = "11/2/2020 2200") -> tuple[Any, ...]:
    return banded("RISK_CHANGED", when, band, new)


def all_of(case: Evidence, check_id: str) -> list[Result]:
    answered = check.checks[check_id].run(case)
    return [answered] if isinstance(answered, Result) else list(answered)


Row = tuple[str, str, dict[str, str], Events, dict[str, Any]]
OUTCOMES: list[Row] = [
    ("CK-MC-01", "pass", {"MC-07": "medium"}, [], {}),
    ("CK-MC-01", "pass", {}, [first("high")], {}),
    ("CK-MC-01", "flag", {"MC-07": "low"}, [], {}),
    ("CK-MC-01", "flag", {"MC-07": "very_low"}, [], {}),
    ("CK-MC-01", "flag", {"MC-07": "no_apparent_risk"}, [first("medium")], {}),
    ("CK-MC-01", "flag", {}, [first("low"), banded("RISK_SET", "11/2/2020 2100", "high")], {}),
    ("CK-MC-01", "cannot_tell", {}, [], {}),
    ("CK-MC-01", "cannot_tell", {"MC-07": "not_recorded"}, [first("high")], {}),
    ("CK-MC-01", "cannot_tell", {}, [first("low"), banded("RISK_SET", "?", "high")], {}),
    ("CK-MC-01", "cannot_tell", {"MC-07": "low"}, [], AGE_UNKNOWN),
    ("CK-MC-01", "cannot_tell", {"MC-07": "low"}, [], NOBODY),
    ("CK-MC-01", "not_applicable", {"MC-07": "low"}, [], ADULT),
    ("CK-MC-02", "pass", KEPT, [REPORTED, FOUND], {}),
    ("CK-MC-02", "pass", KEPT, [FOUND, changed("low", when="12/2/2020 0541")], {}),
    ("CK-MC-02", "flag", KEPT, [FOUND, changed("low", when="12/2/2020 0539")], {}),
    ("CK-MC-02", "flag", {"MC-14.final": "low"}, [], {}),
    ("CK-MC-02", "flag", {}, [banded("RISK_REVIEWED", "11/2/2020 2300", "very_low")], {}),
    ("CK-MC-02", "cannot_tell", {"MC-07": "medium"}, [], {}),
    ("CK-MC-02", "cannot_tell", {"MC-14.final": "medium"}, [], {}),
    ("CK-MC-02", "cannot_tell", KEPT, [changed("")], {}),
    ("CK-MC-02", "cannot_tell", KEPT, [FOUND, changed("low", when="12/2/2020 0540")], {}),
    ("CK-MC-02", "cannot_tell", KEPT, [("LOCATED", "?"), changed("low")], {}),
    ("CK-MC-02", "cannot_tell", KEPT, [], AGE_UNKNOWN),
    ("CK-MC-02", "not_applicable", {"MC-07": "low"}, [], ADULT),
    ("CK-MC-03", "pass", {**AGAIN, "MC-07": "high"}, [], {}),
    ("CK-MC-03", "pass", {**AGAIN, "MC-11.previous_grade": "low"}, [], {}),
    ("CK-MC-03", "flag", AGAIN, [], {}),
    ("CK-MC-03", "flag", {**AGAIN, "MC-07": "low"}, [], {}),
    ("CK-MC-03", "flag", {"MC-07": "low", "MC-11.previous_grade": "low"}, [], NINE),
    ("CK-MC-03", "cannot_tell", {"MC-11": "2", "MC-07": "medium"}, [], {}),
    ("CK-MC-03", "cannot_tell", {"MC-11": "2", "MC-11.previous_grade": "medium"}, [], {}),
    ("CK-MC-03", "cannot_tell", {"MC-07": "medium"}, [], {}),
    ("CK-MC-03", "cannot_tell", AGAIN, [], CARE_UNKNOWN),
    ("CK-MC-03", "not_applicable", {**AGAIN, "MC-11": "1"}, [], {}),
    ("CK-MC-03", "not_applicable", {**AGAIN, "MC-11.previous_grade": "not_applicable"}, [], {}),
    ("CK-MC-03", "not_applicable", AGAIN, [], AT_HOME),
    ("CK-MC-04", "pass", KEPT | {"MC-14.final": "high"}, [], {}),
    ("CK-MC-04", "pass", {}, [first("medium"), changed("high", "no"), FOUND], {}),
    ("CK-MC-04", "pass", {}, [first("high"), changed("medium", "yes"), FOUND], {}),
    ("CK-MC-04", "flag", {}, [first("high"), changed("medium", "no"), FOUND], {}),
    ("CK-MC-04", "flag", {"MC-07": "high"}, [changed("low", "no"), FOUND], {}),
    ("CK-MC-04", "flag", {}, [first("high"), changed("medium", "no")], {}),
    ("CK-MC-04", "cannot_tell", {}, [first("high"), changed("medium"), FOUND], {}),
    ("CK-MC-04", "cannot_tell", {}, [first("high"), changed("", "no"), FOUND], {}),
    ("CK-MC-04", "cannot_tell", {}, [changed("medium", "no"), FOUND], {}),
    (
        "CK-MC-04",
        "cannot_tell",
        {},
        [first("high"), changed("medium", "no", "12/2/2020 0540"), FOUND],
        {},
    ),
    ("CK-MC-04", "cannot_tell", {}, [first("high"), changed("low", "no"), ("LOCATED", "?")], {}),
    ("CK-MC-04", "cannot_tell", KEPT, [], {}),
    ("CK-MC-04", "cannot_tell", {}, [first("medium")], {}),
    ("CK-MC-04", "not_applicable", {"MC-14": "not_applicable"}, [], {}),
    ("CK-MC-05", "pass", {**MARKED, "MC-07": "high"}, [], {}),
    ("CK-MC-05", "pass", {**MARKED, "MC-13": "yes"}, [], {}),
    ("CK-MC-05", "pass", {**MARKED, "MC-09": "yes"}, [], {}),
    ("CK-MC-05", "flag", {**MARKED, "MC-09": "partly"}, [], {}),
    ("CK-MC-05", "flag", {**MARKED, "MC-13.marker": "suspected", "MC-09": "no"}, [], {}),
    ("CK-MC-05", "flag", {"MC-07": "medium", "MC-13": "no"}, [], {}),
    ("CK-MC-05", "flag", {"MC-13": "no"}, [first("low")], {}),
    ("CK-MC-05", "cannot_tell", MARKED, [], {}),
    ("CK-MC-05", "cannot_tell", {"MC-13.marker": "known"}, [], {}),
    ("CK-MC-05", "cannot_tell", {"MC-07": "medium"}, [], {}),
    ("CK-MC-05", "cannot_tell", {"MC-07": "medium", "MC-13": "not_recorded"}, [], {}),
    ("CK-MC-05", "not_applicable", {"MC-07": "low", "MC-13": "not_applicable"}, [], {}),
    ("CK-MC-05", "not_applicable", {**MARKED, "MC-13.marker": "none"}, [], {}),
]


@pytest.mark.parametrize("row", OUTCOMES)
def test_outcomes(a_case: Callable[..., Evidence], row: Row) -> None:
    check_id, answer, answers, events, more = row
    (result,) = all_of(a_case("MC", answers, events, **more), check_id)
    assert (result.answer, result.reason) == (answer, result.reason)
    assert result.reason.endswith((".", "?"))


def test_the_number_of_episodes_at_which_a_grade_has_to_rise_is_a_setting(
    a_case: Callable[..., Evidence],
) -> None:
    three = Parameters({missing_grades.EPISODES.key: "3"})
    (result,) = all_of(a_case("MC", AGAIN, parameters=three), "CK-MC-03")
    assert result.answer == "not_applicable"
    (result,) = all_of(a_case("MC", {**AGAIN, "MC-11": "3"}, parameters=three), "CK-MC-03")
    assert result.answer == "flag"
    assert result.reason == (
        "Looked after, 3 earlier episodes; first grade Medium, the time before Medium."
    )


def test_every_change_that_lowered_a_grade_is_named_by_its_entry(
    a_case: Callable[..., Evidence],
) -> None:
    events = [
        first("high"),
        changed("medium", "no", "11/2/2020 2100"),
        changed("high", "yes", "11/2/2020 2200"),
        changed("low", "no", "12/2/2020 0100"),
        FOUND,
    ]
    results = all_of(a_case("MC", {}, events), "CK-MC-04")
    assert [(one.subject, one.answer) for one in results] == [("e2", "flag"), ("e4", "flag")]


def test_a_change_whose_place_is_not_known_leaves_open_what_it_did(
    a_case: Callable[..., Evidence],
) -> None:
    events = [first("medium"), changed("high", "yes", "?"), changed("medium", "no"), FOUND]
    answers = {one.subject: one.answer for one in all_of(a_case("MC", {}, events), "CK-MC-04")}
    assert answers == {"e3": "cannot_tell"}
