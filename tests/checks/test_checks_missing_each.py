"""Checks of two times missing on one timeline: each is asked of, with its own entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import missing_response, missing_return, missing_words
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.evidence.model import ExtractSeen

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
DECLARED_IN = (missing_response, missing_return, missing_words)
TWICE: Events = [
    ("MIS_REPORTED", "1/2/2020 1000", {"id": "r1"}),
    ("RISK_SET", "1/2/2020 1010", {"id": "g1", "details": {"band": "high"}}),
    ("LOCATED", "1/2/2020 2000", {"id": "b1"}),
    ("MIS_REPORTED", "11/2/2020 1000", {"id": "r2"}),
    ("RISK_SET", "11/2/2020 1010", {"id": "g2", "details": {"band": "high"}}),
    ("LOCATED", "11/2/2020 2000", {"id": "b2"}),
]
LONG, SHORT = {"note": " ".join(["word"] * 40)}, {"note": "Safe and well."}


def one(number: int, kind: str, when: str, **more: Any) -> tuple[Any, ...]:
    """An entry of the first or the second time missing."""
    return kind, when, {"id": f"{kind} {number}", **more}


def received(number: int, when: str) -> tuple[Any, ...]:
    return one(number, "RHI_RECEIVED", when)


KEPT: dict[str, tuple[Events, Events]] = {
    "CK-MC-13": (
        [one(1, "PREVENTION_INT", "1/2/2020 2100")],
        [one(2, "PREVENTION_INT", "11/2/2020 2100")],
    ),
    "CK-MC-14": (
        [one(1, "PREVENTION_INT", "1/2/2020 2100", **LONG)],
        [one(2, "PREVENTION_INT", "11/2/2020 2100", **LONG)],
    ),
    "CK-MC-15": (
        [one(1, "RHI_HELD", "4/2/2020 2000"), received(1, "5/2/2020 1000")],
        [one(2, "RHI_HELD", "14/2/2020 2000"), received(2, "15/2/2020 1000")],
    ),
    "CK-MC-18": (
        [one(1, "DEPLOYED", "1/2/2020 1100")],
        [one(2, "DEPLOYED", "11/2/2020 1100")],
    ),
}
BROKEN: dict[str, tuple[Events, Events]] = {
    "CK-MC-13": ([], []),
    "CK-MC-14": (
        [one(1, "PREVENTION_INT", "1/2/2020 2100", **SHORT)],
        [one(2, "PREVENTION_INT", "11/2/2020 2100", **SHORT)],
    ),
    "CK-MC-15": (
        [one(1, "RHI_HELD", "4/2/2020 2001"), received(1, "5/2/2020 1000")],
        [one(2, "RHI_HELD", "14/2/2020 2001"), received(2, "15/2/2020 1000")],
    ),
    "CK-MC-18": (
        [one(1, "DEPLOYED", "1/2/2020 1101")],
        [one(2, "DEPLOYED", "11/2/2020 1101")],
    ),
}
UNTIMED: dict[str, Events] = {
    "CK-MC-13": [one(2, "PREVENTION_INT", "?")],
    "CK-MC-15": [one(2, "RHI_HELD", "?"), received(2, "15/2/2020 1000")],
    "CK-MC-18": [one(2, "DEPLOYED", "?")],
}
"""Of each check what keeps and what breaks it, and an entry of the second without a time."""


def each(case: Evidence, check_id: str) -> dict[str, Result]:
    found = check.checks[check_id].run(case)
    results = [found] if isinstance(found, Result) else list(found)
    return {result.subject: result for result in results}


def answers(case: Evidence, check_id: str) -> dict[str, str]:
    return {subject: result.answer for subject, result in each(case, check_id).items()}


def own(result: Result, number: int) -> bool:
    """Whether all facts of a result are of the first, or of the second, time missing."""
    return all(fact.id.endswith(str(number)) for fact in result.facts)


@pytest.mark.parametrize("check_id", KEPT)
def test_the_second_is_asked_of(a_case: Callable[..., Evidence], check_id: str) -> None:
    case = a_case("MC", {}, [*TWICE, *KEPT[check_id][0], *BROKEN[check_id][1]])
    found = each(case, check_id)
    assert {key: result.answer for key, result in found.items()} == {"r1": "pass", "r2": "flag"}
    assert found["r2"].reason.startswith("Time missing reported 11 Feb 2020 10:00: ")
    assert own(found["r1"], 1)
    assert own(found["r2"], 2)


@pytest.mark.parametrize("check_id", KEPT)
def test_the_first_is_asked_of(a_case: Callable[..., Evidence], check_id: str) -> None:
    case = a_case("MC", {}, [*TWICE, *BROKEN[check_id][0], *KEPT[check_id][1]])
    found = each(case, check_id)
    assert {key: result.answer for key, result in found.items()} == {"r1": "flag", "r2": "pass"}
    assert found["r1"].reason.startswith("Time missing reported 1 Feb 2020 10:00: ")
    assert own(found["r1"], 1)
    assert own(found["r2"], 2)


@pytest.mark.parametrize("check_id", UNTIMED)
def test_an_entry_without_a_time_can_be_of_either(
    a_case: Callable[..., Evidence], check_id: str
) -> None:
    case = a_case("MC", {}, [*TWICE, *KEPT[check_id][0], *UNTIMED[check_id]])
    assert answers(case, check_id) == {"r1": "pass", "r2": "cannot_tell"}
    alone = a_case("MC", {}, [*TWICE, *UNTIMED[check_id]])
    assert "pass" not in answers(alone, check_id).values()
    assert "flag" not in answers(alone, check_id).values()


def test_words_of_an_interview_without_a_time_are_of_neither(
    a_case: Callable[..., Evidence],
) -> None:
    case = a_case("MC", {}, [*TWICE, one(2, "PREVENTION_INT", "?", **LONG)])
    assert answers(case, "CK-MC-14") == {"r1": "cannot_tell", "r2": "cannot_tell"}


def test_words_are_of_the_interview_they_are_quoted_from(a_case: Callable[..., Evidence]) -> None:
    talks = [one(1, "PREVENTION_INT", "1/2/2020 2100"), one(2, "PREVENTION_INT", "11/2/2020 2100")]
    said = LONG["note"]
    extracts = (
        ExtractSeen("x1", said, "MC-24", "PREVENTION_INT 1"),
        ExtractSeen("x2", "Safe and well.", "MC-24", "PREVENTION_INT 2"),
    )
    case = a_case("MC", {}, [*TWICE, *talks], extracts=extracts)
    assert answers(case, "CK-MC-14") == {"r1": "pass", "r2": "flag"}
    beside = (ExtractSeen("x1", said, "MC-24"),)
    case = a_case("MC", {}, [*TWICE, *talks], extracts=beside)
    assert answers(case, "CK-MC-14") == {"r1": "pass", "r2": "cannot_tell"}


@pytest.mark.parametrize("check_id", [*KEPT])
def test_where_the_times_do_not_tell_them_apart_nothing_is_told(
    a_case: Callable[..., Evidence], check_id: str
) -> None:
    lost = [(kind, "?" if more["id"] == "b1" else when, more) for kind, when, more in TWICE]
    case = a_case("MC", {}, [*lost, *BROKEN[check_id][0], *BROKEN[check_id][1]])
    assert answers(case, check_id) == {"": "cannot_tell"}


FELL_SHORT = {"MC-17": "partly", "MC-22.how": "returned"}
LOOKED = [
    [("ENQUIRY", f"{day}/2/2020 1500", {"id": f"q{number}"})] for number, day in ((1, 1), (2, 11))
]


@pytest.mark.parametrize(
    ("asked", "looked", "subject", "answer"),
    [
        ("r1", LOOKED[0], "r1", "pass"),
        ("r1", LOOKED[1], "r1", "flag"),
        ("r2", LOOKED[1], "r2", "pass"),
        ("r2", LOOKED[0], "r2", "flag"),
        ("r2", [("ENQUIRY", "?", {"id": "q2"})], "r2", "cannot_tell"),
    ],
)
def test_waiting_is_asked_of_the_time_missing_that_is_answered_of(
    a_case: Callable[..., Evidence], asked: str, looked: Events, subject: str, answer: str
) -> None:
    events = [
        (kind, when, {**more, "question_id": "MC-02"} if more["id"] == asked else more)
        for kind, when, more in TWICE
    ]
    assert answers(a_case("MC", FELL_SHORT, [*events, *looked]), "CK-MC-22") == {subject: answer}


@pytest.mark.parametrize(("enquiries", "answer"), [("no", "flag"), ("partly", "cannot_tell")])
def test_waiting_is_told_by_answers_alone_where_times_missing_are_not_told_apart(
    a_case: Callable[..., Evidence], enquiries: str, answer: str
) -> None:
    lost = [(kind, "?" if more["id"] == "b1" else when, more) for kind, when, more in TWICE]
    case = a_case("MC", {**FELL_SHORT, "MC-17": enquiries}, lost)
    assert answers(case, "CK-MC-22") == {"": answer}
