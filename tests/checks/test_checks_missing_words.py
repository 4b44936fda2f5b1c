"""Checks of what the record of a missing child says in words: each outcome, the exact limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import missing_words
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.evidence.model import ChildSeen, ExtractSeen
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
Quoted = list[tuple[str, str, str]]
"""Words, the question they stand beside, and the event they come from."""
AT_HOME = {"children": (ChildSeen("c1", "Child A", 14, "none", lead=True),)}
CARE_UNKNOWN = {"children": (ChildSeen("c1", "Child A", 14, "unknown", lead=True),)}
RISK = ("RISK_SET", "11/2/2020 1924")
INTERVIEW = ("PREVENTION_INT", "12/2/2020 1120")
WORDS_39 = " ".join(["word"] * 39)
WORDS_40 = f"{WORDS_39} word"


def the(case: Evidence, check_id: str) -> Result:
    found = check.checks[check_id].run(case)
    (one,) = [found] if isinstance(found, Result) else list(found)
    return one


Row = tuple[str, str, dict[str, str], Events, Quoted, dict[str, Any]]
OUTCOMES: list[Row] = [
    ("CK-MC-06", "pass", {}, [], [("In care since October, phone off.", "MC-09", "")], {}),
    ("CK-MC-06", "flag", {}, [], [("Always comes back by morning.", "MC-10", "")], {}),
    ("CK-MC-06", "flag", {}, [RISK], [("Usual pattern for her.", "", "e1")], {}),
    ("CK-MC-06", "cannot_tell", {}, [], [("Expect she will return.", "MC-09", "")], {}),
    ("CK-MC-06", "cannot_tell", {}, [], [], {}),
    ("CK-MC-06", "cannot_tell", {}, [], [("Always comes back.", "MC-24", "")], {}),
    ("CK-MC-06", "cannot_tell", {}, [], [("Always comes back.", "MC-10", "")], CARE_UNKNOWN),
    ("CK-MC-06", "not_applicable", {}, [], [("Always comes back.", "MC-10", "")], AT_HOME),
    ("CK-MC-14", "pass", {}, [], [(WORDS_40, "MC-24", "")], {}),
    ("CK-MC-14", "pass", {}, [INTERVIEW], [("word", "MC-23", ""), (WORDS_39, "", "e1")], {}),
    ("CK-MC-14", "pass", {"MC-24.length": "40"}, [], [("Safe and well.", "MC-24", "")], {}),
    ("CK-MC-14", "pass", {}, [(*INTERVIEW, {"note": WORDS_40})], [], {}),
    ("CK-MC-14", "flag", {}, [], [(WORDS_39, "MC-24", "")], {}),
    ("CK-MC-14", "flag", {"MC-24": "yes", "MC-24.length": "39"}, [], [], {}),
    (
        "CK-MC-14",
        "flag",
        {"MC-24": "yes"},
        [],
        [("“Safe and well - no concerns.”", "MC-24", "")],
        {},
    ),
    ("CK-MC-14", "flag", {}, [(*INTERVIEW, {"note": "Safe & well."})], [], {}),
    ("CK-MC-14", "flag", {"MC-23": "no"}, [INTERVIEW], [("No issues", "", "e1")], {}),
    ("CK-MC-14", "cannot_tell", {"MC-24": "yes"}, [], [(WORDS_39, "MC-24", "")], {}),
    ("CK-MC-14", "cannot_tell", {"MC-23": "yes"}, [INTERVIEW], [], {}),
    ("CK-MC-14", "cannot_tell", {}, [], [], {}),
    ("CK-MC-14", "not_applicable", {"MC-23": "no"}, [], [("I am fine.", "MC-24", "")], {}),
    ("CK-MC-14", "not_applicable", {"MC-23": "not_applicable"}, [], [], {}),
    ("CK-MC-14", "not_applicable", {"MC-24": "not_applicable"}, [INTERVIEW], [], {}),
]


@pytest.mark.parametrize("row", OUTCOMES)
def test_outcomes(a_case: Callable[..., Evidence], row: Row) -> None:
    check_id, answer, answers, events, quoted, more = row
    extracts = tuple(
        ExtractSeen(f"x{number}", words, question, event or None)
        for number, (words, question, event) in enumerate(quoted, 1)
    )
    result = the(a_case("MC", answers, events, extracts=extracts, **more), check_id)
    assert (result.answer, result.reason) == (answer, result.reason)


def test_an_assumption_is_quoted_and_its_extracts_are_the_facts(
    a_case: Callable[..., Evidence],
) -> None:
    extracts = (
        ExtractSeen("x1", "9 previous, usual pattern, no new info.", "MC-12"),
        ExtractSeen("x2", "In care, no medical.", "MC-04"),
        ExtractSeen("x3", "Regular misper, always comes back by morning.", "MC-10"),
    )
    result = the(a_case("MC", extracts=extracts), "CK-MC-06")
    assert result.reason == "Assumption in the risk text: “usual pattern”, “always comes back”."
    assert [fact.id for fact in result.facts] == ["x1", "x3"]


def test_the_number_of_words_is_a_setting(a_case: Callable[..., Evidence]) -> None:
    fewer = Parameters({missing_words.LEAST_WORDS.key: "39"})
    extracts = (ExtractSeen("x1", WORDS_39, "MC-24"),)
    assert the(a_case("MC", extracts=extracts, parameters=fewer), "CK-MC-14").answer == "pass"
