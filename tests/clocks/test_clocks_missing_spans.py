"""Clocks from a report or a return, of each of two times missing: IV-11, 12, 14 and 15."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.clocks.measuring import measured

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
UNKNOWN = "?"
ENDS = {
    "IV-11": ("RISK_SET", ("1/2/2020 1010", "1/2/2020 1031"), ("11/2/2020 1810", "11/2/2020 1831")),
    "IV-12": (
        "SUP_REVIEW",
        ("1/2/2020 1110", "1/2/2020 1111"),
        ("11/2/2020 1910", "11/2/2020 1911"),
    ),
    "IV-14": (
        "PREVENTION_INT",
        ("2/2/2020 1200", "2/2/2020 1201"),
        ("13/2/2020 0700", "13/2/2020 0701"),
    ),
    "IV-15": (
        "RHI_HELD",
        ("4/2/2020 1200", "4/2/2020 1201"),
        ("15/2/2020 0700", "15/2/2020 0701"),
    ),
}
"""Of each clock its end, in and just out of time, for the first and the second time missing."""


def twice(clock: str, first: str, second: str) -> Events:
    """Two times missing, each with an end of the clock at that time."""
    kind = ENDS[clock][0]
    events: Events = [
        ("MIS_REPORTED", "1/2/2020 1000", {"id": "r1"}),
        ("LOCATED", "1/2/2020 1200", {"id": "b1"}),
        (kind, first, {"id": "e1"}),
        ("MIS_REPORTED", "11/2/2020 1800", {"id": "r2"}),
        ("LOCATED", "12/2/2020 0700", {"id": "b2"}),
        (kind, second, {"id": "e2"}),
    ]
    if kind != "RISK_SET":
        events += [
            ("RISK_SET", "1/2/2020 1010", {"id": "g1"}),
            ("RISK_SET", "11/2/2020 1810", {"id": "g2"}),
        ]
    return events


@pytest.mark.parametrize("clock", ENDS)
@pytest.mark.parametrize(("first", "second"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_each_time_missing_is_measured(
    a_case: Callable[..., Evidence], clock: str, first: int, second: int
) -> None:
    _, ends, later = ENDS[clock]
    case = a_case("MC", {}, twice(clock, ends[first], later[second]))
    found = measured(case, clock)
    words = ("met", "broken")
    assert {one.subject: one.verdict for one in found} == {"r1": words[first], "r2": words[second]}
    assert "(reported 1 Feb 2020 10:00)" in found[0].reason
    assert "(reported 11 Feb 2020 18:00)" in found[1].reason
    for number, one in enumerate(found, 1):
        own = {f"r{number}", f"g{number}", f"b{number}", f"e{number}"}
        assert {fact.id for fact in one.facts} <= own
        assert f"e{number}" in {fact.id for fact in one.facts}


@pytest.mark.parametrize(
    ("clock", "answers"),
    [
        ("IV-11", {"": "cannot_tell"}),
        ("IV-12", {"r1": "met", "r2": "cannot_tell"}),
        ("IV-14", {"r1": "met", "r2": "cannot_tell"}),
        ("IV-15", {"r1": "met", "r2": "cannot_tell"}),
    ],
)
def test_an_end_without_a_time_decides_nothing(
    a_case: Callable[..., Evidence], clock: str, answers: dict[str, str]
) -> None:
    case = a_case("MC", {}, twice(clock, ENDS[clock][1][0], UNKNOWN))
    assert {one.subject: one.verdict for one in measured(case, clock)} == answers
    late = a_case("MC", {}, twice(clock, ENDS[clock][1][1], UNKNOWN))
    assert {one.verdict for one in measured(late, clock)} == {"cannot_tell"}


@pytest.mark.parametrize("clock", ENDS)
def test_what_cannot_be_told_apart_is_not_measured(
    a_case: Callable[..., Evidence], clock: str
) -> None:
    events = twice(clock, ENDS[clock][1][0], ENDS[clock][2][1])
    lost = [(kind, UNKNOWN if more["id"] == "b1" else at, more) for kind, at, more in events]
    (one,) = measured(a_case("MC", {}, lost), clock)
    assert (one.subject, one.verdict) == ("", "cannot_tell")
    assert {fact.id for fact in one.facts} == {"r1", "b1", "r2", "b2"}


def test_an_interview_while_missing_again_is_of_the_return_before(
    a_case: Callable[..., Evidence],
) -> None:
    case = a_case("MC", {}, twice("IV-15", "11/2/2020 2000", "12/2/2020 0800"))
    assert {one.subject: one.verdict for one in measured(case, "IV-15")} == {
        "r1": "broken",
        "r2": "met",
    }


def test_an_interview_in_time_for_either_return_is_told_of_neither(
    a_case: Callable[..., Evidence],
) -> None:
    events = [
        ("MIS_REPORTED", "1/2/2020 1000", {"id": "r1"}),
        ("RISK_SET", "1/2/2020 1010", {}),
        ("LOCATED", "1/2/2020 1200", {}),
        ("MIS_REPORTED", "1/2/2020 1300", {"id": "r2"}),
        ("RISK_SET", "1/2/2020 1310", {}),
        ("LOCATED", "1/2/2020 1500", {}),
        ("PREVENTION_INT", "between 1400 and 1600 on 1/2/2020", {}),
    ]
    assert {one.subject: one.verdict for one in measured(a_case("MC", {}, events), "IV-14")} == {
        "r1": "cannot_tell",
        "r2": "cannot_tell",
    }


def test_an_interview_makes_a_time_missing_more_than_history(
    a_case: Callable[..., Evidence],
) -> None:
    events = twice("IV-14", ENDS["IV-14"][1][1], ENDS["IV-14"][2][1])
    bare = [one for one in events if one[0] != "RISK_SET"]
    assert {one.subject for one in measured(a_case("MC", {}, bare), "IV-14")} == {"r1", "r2"}
    assert {one.subject for one in measured(a_case("MC", {}, bare), "IV-15")} == {"r1"}
