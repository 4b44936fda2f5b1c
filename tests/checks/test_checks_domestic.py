"""Checks of domestic abuse with children: each outcome, and the exact limits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import domestic_partners, domestic_risk, domestic_scene
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.evidence.model import ChildSeen, ExtractSeen
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
DECLARED_IN = (domestic_partners, domestic_risk, domestic_scene)
ARRIVED = ("ARRIVED", "18/1/2020 2124")
SCHOOL = ("SCHOOL_TOLD", "20/1/2020 0805")
ARREST = ("ARREST", "18/1/2020 2141")
REFERRED = ("MARAC_REF", "19/1/2020 0940")


def children(*ages: int | None) -> dict[str, Any]:
    """Children of these ages, Child 1 first, with ids c1 and so on."""
    return {
        "children": tuple(
            ChildSeen(f"c{number}", f"Child {number}", age, lead=number == 1)
            for number, age in enumerate(ages, 1)
        )
    }


ONE, TWO, NONE = children(9), children(6, 9), children()


def met(kind: str, child: str, when: str = "18/1/2020 2130") -> tuple[Any, ...]:
    return kind, when, {"child_id": child or None}


def detailed(kind: str, when: str = "18/1/2020 2220", **details: str) -> tuple[Any, ...]:
    return kind, when, {"details": details}


def sent(when: str = "18/1/2020 2350") -> tuple[Any, ...]:
    return "NOTICE_SENT", when


def all_of(case: Evidence, check_id: str) -> list[Result]:
    answered = check.checks[check_id].run(case)
    return [answered] if isinstance(answered, Result) else list(answered)


SEEN_1, SPOKEN_1 = met("CHILD_SEEN", "c1"), met("CHILD_SPOKEN", "c1")
LOWERED = {"DA-14": "high", "DA-14.second_band": "medium"}
REPEATS = {"DA-14": "standard", "DA-03.incidents_12m": "3"}
HIGH = {"DA-14": "high"}
FEW = {"DA-14": "medium", "DA-13.ticks": "13"}
INCIDENT = ("INCIDENT", "18/1/2020 2105")
BAIL = {"conditions": "yes"}
SEEN_ALL = {"DA-08": "yes", "DA-08.count": "2"}
SEEN_SOME = {"DA-08": "no", "DA-08.count": "1"}
REASONED = {"DA-08": "yes", "DA-09.reason": "Asleep."}

Row = tuple[str, str, dict[str, str], Events, dict[str, Any]]
SCENE: list[Row] = [
    ("CK-DA-01", "pass", {"DA-05": "yes"}, [], ONE),
    ("CK-DA-01", "pass", {"DA-05": "partly"}, [], ONE),
    ("CK-DA-01", "pass", {}, [("BWV_START", "18/1/2020 2123")], ONE),
    ("CK-DA-01", "flag", {"DA-05": "no"}, [], ONE),
    ("CK-DA-01", "flag", {"DA-05": "not_recorded", "DA-07.children": "1"}, [], NONE),
    ("CK-DA-01", "cannot_tell", {}, [], ONE),
    ("CK-DA-01", "cannot_tell", {"DA-05": "no"}, [], NONE),
    ("CK-DA-01", "not_applicable", {"DA-05": "no", "DA-07.children": "0"}, [], NONE),
    ("CK-DA-01", "not_applicable", {"DA-05": "no", "DA-07": "not_applicable"}, [], NONE),
    ("CK-DA-01", "not_applicable", {"DA-05": "not_applicable"}, [], ONE),
    ("CK-DA-02", "pass", {"DA-08": "yes"}, [], TWO),
    ("CK-DA-02", "pass", {}, [met("CHILD_SEEN", "")], ONE),
    ("CK-DA-02", "pass", {}, [SEEN_1, met("CHILD_SPOKEN", "c2")], TWO),
    ("CK-DA-02", "pass", {"DA-08": "partly", "DA-08.count": "2"}, [], TWO),
    ("CK-DA-02", "pass", {"DA-08": "no", "DA-08.reason": "At their father’s."}, [], ONE),
    ("CK-DA-02", "flag", {"DA-08": "no"}, [], ONE),
    ("CK-DA-02", "flag", {"DA-08": "not_recorded"}, [], ONE),
    ("CK-DA-02", "flag", {"DA-08": "partly"}, [], TWO),
    ("CK-DA-02", "flag", {"DA-08": "partly", "DA-08.count": "1"}, [], TWO),
    ("CK-DA-02", "flag", {}, [SEEN_1], TWO),
    ("CK-DA-02", "flag", {}, [ARRIVED], ONE),
    ("CK-DA-02", "cannot_tell", {}, [], ONE),
    ("CK-DA-02", "cannot_tell", {}, [met("CHILD_SEEN", "c1", "?")], ONE),
    ("CK-DA-02", "cannot_tell", {"DA-08": "no"}, [], NONE),
    ("CK-DA-02", "not_applicable", {"DA-08": "not_applicable"}, [], ONE),
    ("CK-DA-02", "not_applicable", {"DA-07": "not_applicable"}, [], NONE),
    ("CK-DA-03", "pass", {"DA-08": "yes", "DA-09": "yes"}, [], TWO),
    ("CK-DA-03", "pass", {}, [SPOKEN_1], ONE),
    ("CK-DA-03", "pass", {"DA-09": "no", "DA-09.reason": "Asleep."}, [SEEN_1], ONE),
    ("CK-DA-03", "pass", {}, [SPOKEN_1, met("CHILD_SEEN", "c2")], children(4, 3)),
    ("CK-DA-03", "flag", {"DA-09": "no"}, [SEEN_1], children(4)),
    ("CK-DA-03", "flag", {"DA-09": "not_recorded", "DA-08": "yes"}, [], ONE),
    ("CK-DA-03", "flag", {}, [SEEN_1], ONE),
    ("CK-DA-03", "flag", {"DA-08": "yes", "DA-09": "partly"}, [SPOKEN_1], TWO),
    ("CK-DA-03", "flag", {**SEEN_ALL, "DA-09": "partly", "DA-09.count": "1"}, [], TWO),
    ("CK-DA-03", "flag", {**SEEN_SOME, "DA-09": "no", "DA-09.count": "0"}, [], TWO),
    ("CK-DA-03", "pass", {**SEEN_SOME, "DA-09": "no", "DA-09.reason": "Asleep."}, [], TWO),
    ("CK-DA-03", "pass", {**SEEN_ALL, "DA-09": "yes", "DA-09.count": "1"}, [], children(8, 3)),
    ("CK-DA-03", "cannot_tell", {**SEEN_SOME, "DA-09": "no"}, [], children(8, 3)),
    ("CK-DA-03", "cannot_tell", {"DA-08": "yes", "DA-09": "partly"}, [], ONE),
    ("CK-DA-03", "cannot_tell", REASONED, [met("CHILD_SPOKEN", "c1", "?")], ONE),
    ("CK-DA-03", "cannot_tell", {"DA-08": "yes", "DA-09": "no"}, [], children(None)),
    ("CK-DA-03", "cannot_tell", {"DA-09": "no"}, [], ONE),
    ("CK-DA-03", "cannot_tell", {}, [], ONE),
    ("CK-DA-03", "not_applicable", {"DA-08": "yes", "DA-09": "no"}, [], children(3)),
    ("CK-DA-03", "not_applicable", {"DA-08": "no", "DA-09": "no"}, [], ONE),
    ("CK-DA-03", "not_applicable", {"DA-09": "not_applicable"}, [SEEN_1], ONE),
    ("CK-DA-04", "flag", {"DA-09": "yes"}, [], ONE),
    ("CK-DA-04", "flag", {}, [SPOKEN_1], ONE),
    ("CK-DA-04", "cannot_tell", {}, [], ONE),
    ("CK-DA-04", "cannot_tell", {}, [met("CHILD_SPOKEN", "c1", "?")], ONE),
    ("CK-DA-04", "not_applicable", {"DA-09": "no"}, [], ONE),
    ("CK-DA-04", "not_applicable", {"DA-09": "not_applicable"}, [], ONE),
    ("CK-DA-14", "pass", {"DA-05": "yes", "DA-06": "no"}, [], ONE),
    ("CK-DA-14", "flag", {"DA-05": "partly", "DA-06": "none_held"}, [], ONE),
    ("CK-DA-14", "cannot_tell", {"DA-05": "yes"}, [], ONE),
    ("CK-DA-14", "cannot_tell", {"DA-06": "none_held"}, [], ONE),
    ("CK-DA-14", "not_applicable", {"DA-05": "no", "DA-06": "none_held"}, [], ONE),
]
RISK: list[Row] = [
    ("CK-DA-05", "pass", {"DA-13": "partly"}, [], ONE),
    ("CK-DA-05", "pass", {}, [detailed("RISK_TOOL", tool="dara")], ONE),
    ("CK-DA-05", "pass", {"DA-13": "no", "DA-13.reason": "Victim left."}, [], ONE),
    ("CK-DA-05", "flag", {"DA-13": "no"}, [], ONE),
    ("CK-DA-05", "flag", {"DA-13": "not_recorded"}, [], ONE),
    ("CK-DA-05", "flag", {"DA-13": "yes", "DA-13.tool": "other"}, [], ONE),
    ("CK-DA-05", "cannot_tell", {}, [], ONE),
    ("CK-DA-05", "cannot_tell", {}, [detailed("RISK_TOOL", "?")], ONE),
    ("CK-DA-05", "not_applicable", {"DA-13": "not_applicable"}, [], ONE),
    ("CK-DA-06", "pass", {**LOWERED, "DA-17": "yes"}, [], ONE),
    ("CK-DA-06", "pass", {"DA-14": "medium", "DA-14.second_band": "medium"}, [], ONE),
    ("CK-DA-06", "pass", {"DA-14": "medium", "DA-17": "yes"}, [], ONE),
    ("CK-DA-06", "flag", {**LOWERED, "DA-17": "no"}, [], ONE),
    (
        "CK-DA-06",
        "flag",
        {"DA-17": "not_recorded"},
        [detailed("RISK_TOOL", band="high"), detailed("RISK_SECOND", band="standard")],
        ONE,
    ),
    ("CK-DA-06", "cannot_tell", LOWERED, [], ONE),
    ("CK-DA-06", "cannot_tell", {"DA-14": "high", "DA-17": "no"}, [], ONE),
    ("CK-DA-06", "cannot_tell", {"DA-14.second_band": "medium"}, [], ONE),
    ("CK-DA-06", "not_applicable", {**LOWERED, "DA-17": "not_applicable"}, [], ONE),
    ("CK-DA-07", "pass", {**REPEATS, "DA-14": "medium"}, [], ONE),
    ("CK-DA-07", "pass", {**REPEATS, "DA-14.second_band": "high"}, [], ONE),
    ("CK-DA-07", "flag", REPEATS, [], ONE),
    ("CK-DA-07", "cannot_tell", {"DA-14": "standard"}, [], ONE),
    ("CK-DA-07", "cannot_tell", {"DA-03.incidents_12m": "3"}, [], ONE),
    ("CK-DA-07", "not_applicable", {**REPEATS, "DA-03.incidents_12m": "2"}, [], ONE),
    ("CK-DA-08", "pass", HIGH, [REFERRED], ONE),
    ("CK-DA-08", "pass", {**FEW, "DA-13.ticks": "14", "DA-21": "yes"}, [], ONE),
    ("CK-DA-08", "flag", {**HIGH, "DA-21": "no"}, [], ONE),
    ("CK-DA-08", "flag", HIGH, [], ONE),
    ("CK-DA-08", "flag", {**FEW, "DA-13.ticks": "14"}, [], ONE),
    ("CK-DA-08", "flag", {**HIGH, "DA-21": "not_applicable"}, [], ONE),
    ("CK-DA-08", "flag", {"DA-14": "medium", "DA-14.second_band": "high"}, [], ONE),
    ("CK-DA-08", "cannot_tell", {"DA-14": "medium", "DA-21": "no"}, [], ONE),
    ("CK-DA-08", "cannot_tell", {"DA-13.ticks": "13"}, [], ONE),
    ("CK-DA-08", "cannot_tell", HIGH, [("MARAC_REF", "?")], ONE),
    ("CK-DA-08", "cannot_tell", {}, [], ONE),
    ("CK-DA-08", "not_applicable", {**FEW, "DA-21": "no"}, [], ONE),
    ("CK-DA-08", "not_applicable", {"DA-14": "medium", "DA-21": "not_applicable"}, [], ONE),
    ("CK-DA-12", "pass", {"DA-13.tool": "dash"}, [detailed("RISK_TOOL", "25/4/2023 0001")], ONE),
    ("CK-DA-12", "pass", {}, [detailed("RISK_TOOL", "25/4/2023 0000", tool="dara")], ONE),
    ("CK-DA-12", "flag", {}, [detailed("RISK_TOOL", "24/4/2023 2359", tool="dara")], ONE),
    ("CK-DA-12", "flag", {}, [detailed("RISK_TOOL", "26/4/2023 0000", tool="dash")], ONE),
    ("CK-DA-12", "flag", {"DA-13.tool": "dara"}, [], ONE | {"day": date(2020, 1, 18)}),
    ("CK-DA-12", "cannot_tell", {"DA-13.tool": "dash"}, [], ONE | {"day": None}),
    ("CK-DA-12", "cannot_tell", {}, [detailed("RISK_TOOL", "Apr 2023", tool="dash")], ONE),
    ("CK-DA-12", "cannot_tell", {"DA-13": "yes"}, [], ONE),
    (
        "CK-DA-12",
        "cannot_tell",
        {"DA-13.tool": "dash"},
        [detailed("RISK_TOOL", tool="dara")],
        ONE,
    ),
    ("CK-DA-12", "not_applicable", {"DA-13.tool": "other"}, [], ONE),
    ("CK-DA-12", "not_applicable", {"DA-13": "no"}, [], ONE),
]
PARTNERS: list[Row] = [
    ("CK-DA-09", "pass", {}, [ARRIVED, ("SCHOOL_TOLD", "20/1/2020 0859")], ONE),
    ("CK-DA-09", "flag", {}, [ARRIVED, ("SCHOOL_TOLD", "20/1/2020 0901")], ONE),
    ("CK-DA-09", "flag", {}, [ARRIVED], ONE),
    ("CK-DA-09", "flag", {"DA-19": "no"}, [ARRIVED, SCHOOL], ONE),
    ("CK-DA-09", "flag", {"DA-19": "not_recorded"}, [], children(4)),
    ("CK-DA-09", "flag", {"DA-19": "no"}, [], children(17, None)),
    ("CK-DA-09", "cannot_tell", {"DA-19": "yes"}, [ARRIVED], ONE),
    ("CK-DA-09", "cannot_tell", {}, [ARRIVED, ("SCHOOL_TOLD", "20/1/2020")], ONE),
    ("CK-DA-09", "cannot_tell", {}, [SCHOOL], ONE),
    ("CK-DA-09", "cannot_tell", {}, [], ONE),
    ("CK-DA-09", "cannot_tell", {"DA-19": "no"}, [], children(3, None)),
    ("CK-DA-09", "cannot_tell", {"DA-19": "no"}, [], NONE),
    ("CK-DA-09", "not_applicable", {"DA-19": "no"}, [], children(3)),
    ("CK-DA-09", "not_applicable", {"DA-19": "no"}, [], children(18)),
    ("CK-DA-09", "not_applicable", {"DA-19": "not_applicable"}, [ARRIVED], ONE),
    ("CK-DA-10", "pass", {"DA-18": "yes"}, [sent()], TWO),
    ("CK-DA-10", "pass", {}, [sent(), sent()], TWO),
    ("CK-DA-10", "pass", {"DA-18.notices": "2"}, [sent()], TWO),
    ("CK-DA-10", "flag", {}, [sent()], TWO),
    ("CK-DA-10", "flag", {"DA-18": "partly"}, [sent(), sent()], TWO),
    ("CK-DA-10", "flag", {"DA-18": "yes", "DA-18.notices": "1"}, [], TWO),
    ("CK-DA-10", "flag", {"DA-18": "yes", "DA-18.notices": "2", "DA-07.children": "3"}, [], TWO),
    ("CK-DA-10", "flag", {"DA-18": "no"}, [], ONE),
    ("CK-DA-10", "flag", {"DA-18": "not_recorded"}, [], ONE),
    ("CK-DA-10", "flag", {}, [INCIDENT], ONE),
    ("CK-DA-10", "cannot_tell", {}, [], ONE),
    ("CK-DA-10", "cannot_tell", {}, [sent(), sent("?")], TWO),
    ("CK-DA-10", "cannot_tell", {"DA-18": "no"}, [], NONE),
    ("CK-DA-10", "not_applicable", {"DA-18": "not_applicable"}, [], ONE),
    ("CK-DA-10", "not_applicable", {"DA-07.children": "0"}, [INCIDENT], NONE),
    ("CK-DA-11", "pass", {}, [INCIDENT, sent("19/1/2020 2105")], ONE),
    ("CK-DA-11", "flag", {}, [INCIDENT, sent("19/1/2020 2106")], ONE),
    ("CK-DA-11", "cannot_tell", {}, [INCIDENT, sent("19/1/2020")], ONE),
    ("CK-DA-11", "cannot_tell", {"DA-18": "yes"}, [INCIDENT], ONE),
    ("CK-DA-11", "cannot_tell", {}, [sent()], ONE),
    ("CK-DA-11", "cannot_tell", {"DA-18": "yes"}, [], ONE),
    ("CK-DA-11", "not_applicable", {"DA-18": "no"}, [INCIDENT], ONE),
    ("CK-DA-11", "not_applicable", {}, [INCIDENT], ONE),
    ("CK-DA-13", "pass", {}, [ARREST, detailed("BAIL_GRANTED", **BAIL)], ONE),
    ("CK-DA-13", "pass", {"DA-22": "yes"}, [ARREST, detailed("BAIL_GRANTED")], ONE),
    ("CK-DA-13", "flag", {}, [ARREST, detailed("BAIL_GRANTED", conditions="no")], ONE),
    ("CK-DA-13", "flag", {"DA-22": "no"}, [ARREST, detailed("BAIL_GRANTED")], ONE),
    ("CK-DA-13", "flag", {"DA-22": "yes"}, [ARREST, ("RUI", "19/1/2020 1645")], ONE),
    ("CK-DA-13", "cannot_tell", {"DA-22": "partly"}, [ARREST, detailed("BAIL_GRANTED")], ONE),
    ("CK-DA-13", "cannot_tell", {}, [("CHARGE", "19/1/2020 1645")], ONE),
    ("CK-DA-13", "cannot_tell", {"DA-11": "yes"}, [], ONE),
    ("CK-DA-13", "not_applicable", {"DA-11": "no"}, [], ONE),
    ("CK-DA-13", "not_applicable", {}, [ARREST, ("NFA", "19/1/2020 1645")], ONE),
    ("CK-DA-13", "not_applicable", {"DA-22": "not_applicable"}, [ARREST], ONE),
]


@pytest.mark.parametrize("row", [*SCENE, *RISK, *PARTNERS])
def test_outcomes(a_case: Callable[..., Evidence], row: Row) -> None:
    check_id, answer, answers, events, more = row
    (result,) = all_of(a_case("DA", answers, events, **more), check_id)
    assert (result.answer, result.reason) == (answer, result.reason)
    assert result.reason.endswith(".")


@pytest.mark.parametrize("when", ["18/1/2020 2130", "?"])
def test_an_entry_of_no_child_in_particular_leaves_each_open(
    a_case: Callable[..., Evidence], when: str
) -> None:
    """Whatever reason is given for the others: it is not known which child was spoken to."""
    case = a_case("DA", REASONED, [met("CHILD_SPOKEN", "", when)], **TWO)
    assert {result.answer for result in all_of(case, "CK-DA-03")} == {"cannot_tell"}


def test_words_of_a_child_are_looked_for_beside_the_question_and_the_entry(
    a_case: Callable[..., Evidence],
) -> None:
    for extract in (ExtractSeen("x1", "I sang.", "DA-09"), ExtractSeen("x1", "I sang.", "", "e1")):
        (result,) = all_of(a_case("DA", {}, [SPOKEN_1], extracts=(extract,), **ONE), "CK-DA-04")
        assert result.answer == "pass"
        assert result.facts[-1].id == "x1"
    elsewhere = (ExtractSeen("x1", "Two children upstairs.", "DA-02"),)
    (result,) = all_of(a_case("DA", {}, [SPOKEN_1], extracts=elsewhere, **ONE), "CK-DA-04")
    assert result.answer == "flag"


def test_each_child_of_whom_there_is_something_to_say_has_a_result(
    a_case: Callable[..., Evidence],
) -> None:
    events = [SEEN_1, SPOKEN_1, met("CHILD_SEEN", "c2"), met("CHILD_SEEN", "c3")]
    case = a_case("DA", {"DA-09": "partly"}, events, **children(4, 7, None, 1))
    results = all_of(case, "CK-DA-03")
    assert [(one.subject, one.answer) for one in results] == [
        ("Child 2", "flag"),
        ("Child 3", "cannot_tell"),
    ]
    assert results[0].reason == "Child 2, 7, was seen; no entry of being spoken to is found."
    assert [(one.subject, one.answer) for one in all_of(case, "CK-DA-02")] == [("Child 4", "flag")]


@pytest.mark.parametrize(
    ("day", "severity"),
    [(date(2024, 5, 23), "medium"), (date(2024, 5, 24), "high"), (None, "medium")],
)
def test_telling_the_school_weighs_more_since_it_is_a_duty(
    a_case: Callable[..., Evidence], day: date | None, severity: str
) -> None:
    (result,) = all_of(a_case("DA", {"DA-19": "no"}, day=day, **ONE), "CK-DA-09")
    assert (result.answer, result.severity) == ("flag", severity)


def test_what_is_ours_is_a_setting(a_case: Callable[..., Evidence]) -> None:
    changed = Parameters(
        {
            domestic_scene.OLDER_THAN.key: "4",
            domestic_risk.REPEATS.key: "4",
            domestic_risk.NEW_TOOL_FROM.key: "2020-01-01",
        }
    )
    answers = {**REPEATS, "DA-08": "yes", "DA-09": "no", "DA-13.tool": "dash"}
    case = a_case("DA", answers, parameters=changed, **children(4))
    found = {
        check_id: all_of(case, check_id)[0].answer
        for check_id in ("CK-DA-03", "CK-DA-07", "CK-DA-12")
    }
    assert found == {
        "CK-DA-03": "not_applicable",
        "CK-DA-07": "not_applicable",
        "CK-DA-12": "flag",
    }


def test_a_force_that_keeps_to_its_tool_has_no_day_of_change(
    a_case: Callable[..., Evidence],
) -> None:
    never = Parameters({domestic_risk.NEW_TOOL_FROM.key: ""})
    case = a_case("DA", {"DA-13.tool": "dara"}, parameters=never, **ONE)
    assert all_of(case, "CK-DA-12")[0].answer == "not_applicable"
