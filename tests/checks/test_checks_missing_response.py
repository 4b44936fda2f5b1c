"""Checks of the response to a missing child: each outcome, and the exact limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import missing_nights, missing_response
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.clocks.settings import NIGHT_FROM
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
DECLARED_IN = (missing_nights, missing_response)
REPORTED, FOUND = ("MIS_REPORTED", "11/2/2020 1858"), ("LOCATED", "12/2/2020 0540")
REPORTED_SOME_TIME = ("MIS_REPORTED", "?")
FOUND_SOME_TIME = ("LOCATED", "?")
ARRIVED = ("ARRIVED", "11/2/2020 1930")
MEDIUM, HIGH = {"MC-07": "medium"}, {"MC-07": "high"}
ALONE = {"MC-22.how": "returned"}
SHORT = {"MC-17": "partly", "MC-22.how": "found_by_police"}


def at(kind: str, when: str) -> tuple[Any, ...]:
    return kind, when if "/" in when or when == "?" else f"11/2/2020 {when}"


def reviewed(when: str) -> tuple[Any, ...]:
    return at("SUP_REVIEW", when)


def sent(when: str) -> tuple[Any, ...]:
    return at("DEPLOYED", when)


def raised(band: str, when: str) -> tuple[Any, ...]:
    return "RISK_CHANGED", f"11/2/2020 {when}", {"details": {"band": band}}


def graded(band: str) -> tuple[Any, ...]:
    return "RISK_SET", "11/2/2020 1924", {"details": {"band": band}}


def all_of(case: Evidence, check_id: str) -> list[Result]:
    answered = check.checks[check_id].run(case)
    return [answered] if isinstance(answered, Result) else list(answered)


Row = tuple[str, str, dict[str, str], Events]
OUTCOMES: list[Row] = [
    ("CK-MC-07", "pass", {}, [REPORTED, at("RISK_REVIEWED", "2300"), FOUND]),
    ("CK-MC-07", "pass", {}, [REPORTED, at("RISK_REVIEWED", "12/2/2020 0540"), FOUND]),
    ("CK-MC-07", "flag", {}, [REPORTED, reviewed("2330"), FOUND]),
    ("CK-MC-07", "pass", {"MC-15": "no"}, [REPORTED, raised("high", "2330"), FOUND]),
    ("CK-MC-07", "flag", {}, [REPORTED, reviewed("2259"), FOUND]),
    ("CK-MC-07", "flag", {"MC-15": "no"}, [REPORTED, reviewed("2330"), FOUND]),
    ("CK-MC-07", "flag", {}, [REPORTED, at("RISK_REVIEWED", "12/2/2020 0541"), FOUND]),
    ("CK-MC-07", "cannot_tell", {}, [REPORTED, at("RISK_REVIEWED", "about 11/2/2020 2305"), FOUND]),
    ("CK-MC-07", "flag", {}, [REPORTED, ("LOCATED", "11/2/2020 2301")]),
    ("CK-MC-07", "flag", {}, [("MIS_REPORTED", "12/2/2020 0559"), ("LOCATED", "12/2/2020 0900")]),
    ("CK-MC-07", "cannot_tell", {"MC-15": "yes"}, [REPORTED, FOUND]),
    ("CK-MC-07", "cannot_tell", {}, [REPORTED, at("RISK_REVIEWED", "?"), FOUND]),
    ("CK-MC-07", "cannot_tell", {"MC-15": "partly"}, [REPORTED, reviewed("2330"), FOUND]),
    ("CK-MC-07", "cannot_tell", {}, [REPORTED, ("LOCATED", "11/2/2020 eve")]),
    ("CK-MC-07", "cannot_tell", {}, [REPORTED, FOUND_SOME_TIME]),
    ("CK-MC-07", "cannot_tell", {}, [REPORTED_SOME_TIME, FOUND]),
    ("CK-MC-07", "cannot_tell", {}, [REPORTED, ("LOCATED", "12/2/2030")]),
    ("CK-MC-07", "cannot_tell", {}, [REPORTED]),
    ("CK-MC-07", "cannot_tell", {}, []),
    ("CK-MC-07", "not_applicable", {}, [REPORTED, ("LOCATED", "11/2/2020 2300")]),
    (
        "CK-MC-07",
        "not_applicable",
        {},
        [("MIS_REPORTED", "12/2/2020 0600"), ("LOCATED", "12/2/2020 0900")],
    ),
    ("CK-MC-07", "not_applicable", {"MC-15": "not_applicable"}, [REPORTED, FOUND]),
    ("CK-MC-08", "pass", {}, [REPORTED, reviewed("2010"), FOUND]),
    ("CK-MC-08", "pass", {}, [REPORTED, at("INSP_REVIEW", "1858"), FOUND]),
    ("CK-MC-08", "flag", {}, [REPORTED, ("LOCATED", "11/2/2020 2259")]),
    ("CK-MC-08", "flag", {}, [REPORTED, reviewed("12/2/2020 0541"), FOUND]),
    ("CK-MC-08", "cannot_tell", {}, [REPORTED, ("LOCATED", "about 11/2/2020 2255")]),
    ("CK-MC-08", "cannot_tell", {}, [REPORTED, reviewed("?"), FOUND]),
    ("CK-MC-08", "cannot_tell", {"MC-15": "yes"}, [REPORTED, FOUND]),
    ("CK-MC-08", "cannot_tell", {}, [REPORTED, FOUND_SOME_TIME]),
    ("CK-MC-08", "cannot_tell", {}, [FOUND]),
    ("CK-MC-08", "cannot_tell", {}, []),
    ("CK-MC-08", "not_applicable", {}, [REPORTED, ("RETURNED", "11/2/2020 2258")]),
    ("CK-MC-17", "pass", {}, [REPORTED, at("RISK_SET", "1928")]),
    ("CK-MC-17", "flag", {}, [REPORTED, at("RISK_SET", "1929")]),
    ("CK-MC-17", "cannot_tell", {}, [REPORTED, at("RISK_SET", "about 1925")]),
    ("CK-MC-17", "cannot_tell", {}, [REPORTED, at("RISK_SET", "?")]),
    ("CK-MC-17", "cannot_tell", {}, [REPORTED]),
    ("CK-MC-17", "cannot_tell", {}, [at("RISK_SET", "1928")]),
    ("CK-MC-17", "cannot_tell", {}, []),
    ("CK-MC-17", "not_applicable", {"MC-08": "not_applicable"}, []),
    ("CK-MC-18", "pass", HIGH, [REPORTED, sent("1958")]),
    ("CK-MC-18", "pass", MEDIUM, [REPORTED, sent("2258")]),
    ("CK-MC-18", "pass", MEDIUM, [REPORTED, ARRIVED]),
    ("CK-MC-18", "pass", HIGH, [REPORTED, ("LOCATED", "11/2/2020 1958")]),
    ("CK-MC-18", "pass", MEDIUM, [REPORTED, raised("high", "2000"), sent("2100")]),
    ("CK-MC-18", "flag", HIGH, [REPORTED, sent("1959")]),
    ("CK-MC-18", "flag", MEDIUM, [REPORTED, sent("2259"), FOUND]),
    ("CK-MC-18", "flag", MEDIUM, [REPORTED, raised("high", "2000"), sent("2101")]),
    ("CK-MC-18", "flag", {"MC-07": "low"}, [REPORTED, raised("medium", "1900"), sent("2301")]),
    ("CK-MC-18", "flag", MEDIUM, [REPORTED, FOUND]),
    (
        "CK-MC-18",
        "flag",
        MEDIUM | {"MC-16": "not_applicable", "MC-16.none_reason": "No unit free."},
        [REPORTED, FOUND],
    ),
    ("CK-MC-18", "cannot_tell", HIGH, [REPORTED, sent("about 1950")]),
    ("CK-MC-18", "cannot_tell", HIGH, [REPORTED, sent("?")]),
    ("CK-MC-18", "cannot_tell", HIGH, [REPORTED_SOME_TIME, sent("1958")]),
    ("CK-MC-18", "cannot_tell", HIGH, [REPORTED, at("ARRIVED", "2130")]),
    ("CK-MC-18", "cannot_tell", HIGH | {"MC-16": "not_recorded"}, [REPORTED]),
    ("CK-MC-18", "cannot_tell", HIGH, []),
    ("CK-MC-18", "cannot_tell", {}, [REPORTED, sent("1958")]),
    ("CK-MC-18", "not_applicable", {"MC-07": "low"}, [REPORTED]),
    ("CK-MC-18", "not_applicable", HIGH | {"MC-16": "not_applicable"}, [REPORTED]),
    ("CK-MC-19", "pass", {}, [REPORTED, graded("medium"), ("LOCATED", "12/2/2020 0324")]),
    ("CK-MC-19", "pass", {}, [REPORTED, graded("high"), ("LOCATED", "11/2/2020 2124")]),
    ("CK-MC-19", "flag", {}, [REPORTED, graded("medium"), ("LOCATED", "12/2/2020 0325")]),
    ("CK-MC-19", "flag", {}, [REPORTED, graded("high"), ("LOCATED", "11/2/2020 2125")]),
    ("CK-MC-19", "cannot_tell", {}, [REPORTED, graded("medium"), at("RISK_REVIEWED", "?"), FOUND]),
    ("CK-MC-19", "cannot_tell", {}, [REPORTED, graded("medium"), FOUND_SOME_TIME]),
    ("CK-MC-19", "cannot_tell", {}, [REPORTED, graded("medium")]),
    ("CK-MC-19", "cannot_tell", {}, [FOUND]),
    ("CK-MC-19", "cannot_tell", {}, []),
    ("CK-MC-19", "not_applicable", {"MC-07": "low"}, [REPORTED, at("RISK_SET", "1924"), FOUND]),
    ("CK-MC-22", "pass", ALONE | {"MC-17": "yes"}, []),
    ("CK-MC-22", "pass", SHORT, [REPORTED, sent("2100"), at("ENQUIRY", "12/2/2020 0300"), FOUND]),
    (
        "CK-MC-22",
        "pass",
        SHORT,
        [REPORTED, at("ENQUIRY", "12/2/2020 0058"), ("LOCATED", "12/2/2020 0658")],
    ),
    (
        "CK-MC-22",
        "flag",
        SHORT,
        [REPORTED, at("ENQUIRY", "12/2/2020 0059"), ("LOCATED", "12/2/2020 0600")],
    ),
    ("CK-MC-22", "flag", ALONE | {"MC-17": "no"}, []),
    ("CK-MC-22", "flag", ALONE | {"MC-17": "not_recorded"}, []),
    ("CK-MC-22", "flag", SHORT, [REPORTED, sent("2035"), FOUND]),
    ("CK-MC-22", "cannot_tell", SHORT, [REPORTED, sent("2035"), at("ENQUIRY", "?"), FOUND]),
    ("CK-MC-22", "cannot_tell", SHORT, [REPORTED, sent("2035"), FOUND_SOME_TIME]),
    ("CK-MC-22", "cannot_tell", SHORT, []),
    (
        "CK-MC-22",
        "cannot_tell",
        {"MC-17": "no"},
        [REPORTED, sent("2035"), ("LOCATED", "11/2/2020 2200")],
    ),
    ("CK-MC-22", "cannot_tell", ALONE, []),
    ("CK-MC-22", "not_applicable", ALONE | {"MC-17": "not_applicable"}, []),
]


@pytest.mark.parametrize("row", OUTCOMES)
def test_outcomes(a_case: Callable[..., Evidence], row: Row) -> None:
    check_id, answer, answers, events = row
    (result,) = all_of(a_case("MC", answers, events), check_id)
    assert (result.answer, result.reason) == (answer, result.reason)
    assert result.reason.endswith((".", "?"))


def test_the_part_of_the_night_in_which_the_child_was_missing_is_named(
    a_case: Callable[..., Evidence],
) -> None:
    (result,) = all_of(a_case("MC", {}, [REPORTED, FOUND]), "CK-MC-07")
    assert result.reason == "No risk review in the night, 23:00 to 05:40."


def test_every_night_needs_a_review(a_case: Callable[..., Evidence]) -> None:
    nights = [REPORTED, at("RISK_REVIEWED", "2330"), ("LOCATED", "14/2/2020 0900")]
    (result,) = all_of(a_case("MC", {}, nights), "CK-MC-07")
    assert (result.answer, result.reason) == (
        "flag",
        "No risk review in 2 of 3 nights, the first that of 12 Feb 2020.",
    )


@pytest.mark.parametrize(
    ("reported", "reviewed_at", "answer"),
    [
        ("29/3/2020 0030", "29/3/2020 0600", "pass"),
        ("29/3/2020 0030", "29/3/2020 0601", "flag"),
        ("25/10/2020 0030", "25/10/2020 0600", "pass"),
        ("25/10/2020 0030", "25/10/2020 0601", "flag"),
    ],
)
def test_a_night_ends_at_six_by_the_clock_also_when_the_clocks_change(
    a_case: Callable[..., Evidence], reported: str, reviewed_at: str, answer: str
) -> None:
    day = reported.partition(" ")[0]
    events = [
        ("MIS_REPORTED", reported),
        ("RISK_REVIEWED", reviewed_at),
        ("LOCATED", f"{day} 1200"),
    ]
    (result,) = all_of(a_case("MC", {}, events), "CK-MC-07")
    assert result.answer == answer


def test_hours_run_on_when_the_clocks_change(a_case: Callable[..., Evidence]) -> None:
    spring = [("MIS_REPORTED", "29/3/2020 0030"), ("LOCATED", "29/3/2020 0530")]
    autumn = [("MIS_REPORTED", "25/10/2020 0030"), ("LOCATED", "25/10/2020 0330")]
    later = [("MIS_REPORTED", "25/10/2020 0030"), ("LOCATED", "25/10/2020 0331")]
    answers = [
        all_of(a_case("MC", {}, events), "CK-MC-08")[0].answer for events in (spring, autumn, later)
    ]
    assert answers == ["not_applicable", "not_applicable", "flag"]


def test_what_is_ours_in_the_response_is_a_setting(a_case: Callable[..., Evidence]) -> None:
    changed = Parameters(
        {
            NIGHT_FROM.key: "22:00",
            missing_response.LONG.key: "12",
            missing_response.HIGH_LIMIT.key: "30",
            missing_response.MEDIUM_LIMIT.key: "1",
            missing_response.WAITING.key: "9",
        }
    )
    events = [REPORTED, sent("1959"), at("RISK_REVIEWED", "2200"), FOUND]
    case = a_case("MC", MEDIUM | SHORT, events, parameters=changed)
    answers = {
        check_id: all_of(case, check_id)[0].answer
        for check_id in ("CK-MC-07", "CK-MC-08", "CK-MC-18", "CK-MC-22")
    }
    assert answers == {
        "CK-MC-07": "pass",
        "CK-MC-08": "not_applicable",
        "CK-MC-18": "flag",
        "CK-MC-22": "flag",
    }


def test_late_deployment_is_said_in_hours(a_case: Callable[..., Evidence]) -> None:
    (result,) = all_of(a_case("MC", MEDIUM, [REPORTED, sent("2305"), FOUND]), "CK-MC-18")
    assert result.reason == "Risk Medium: nobody was sent for 4 h 07 min; the limit is 4 h."


def test_a_stretch_without_a_search_names_its_ends(a_case: Callable[..., Evidence]) -> None:
    events = [REPORTED, sent("2035"), at("ENQUIRY", "2220"), sent("12/2/2020 0521"), FOUND]
    (result,) = all_of(a_case("MC", SHORT, events), "CK-MC-22")
    assert result.reason == (
        "Enquiries fell short, and no entry of a search is found for 7 h 01 min."
    )
    assert [fact.id for fact in result.facts if fact.kind == "event"] == ["e3", "e4"]
