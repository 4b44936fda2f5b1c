"""Checks of words go by the lists the deep dive began on, and by what the auditor said of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import missing_words, protection_record
from ddaudit_desktop.definitions import language_in_use, read_language
from ddaudit_desktop.definitions.catalogue import catalogue
from ddaudit_desktop.evidence.model import DecisionSeen, ExtractSeen

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

RETURNS = (ExtractSeen("x1", "Always comes back. She always comes back by morning.", "MC-10"),)
LOW = (ExtractSeen("x1", "Expect she will return.", "MC-10"),)
ORDER = (ExtractSeen("x1", "A police protection order was made.", "PP-02"),)


def decided(list_id: str, subject: str, decision: str = "dismiss") -> DecisionSeen:
    return DecisionSeen(list_id, subject, decision, "Said by the child.")


@pytest.mark.parametrize(
    ("extracts", "decisions", "answer"),
    [
        (RETURNS, (), "flag"),
        (RETURNS, (decided("LG-30", "x1: always comes back"),), "flag"),
        (
            RETURNS,
            (
                decided("LG-30", "x1: always comes back"),
                decided("LG-30", "x1: always comes back, 2"),
            ),
            "pass",
        ),
        (RETURNS, (decided("LG-30", "x2: always comes back"),), "flag"),
        (LOW, (), "cannot_tell"),
        (LOW, (decided("LG-30", "x1: will return", "accept"),), "flag"),
        (LOW, (decided("LG-30", "x1: will return"),), "pass"),
    ],
)
def test_words_that_are_no_evidence_are_no_assumption(
    a_case: Callable[..., Evidence],
    extracts: tuple[ExtractSeen, ...],
    decisions: tuple[DecisionSeen, ...],
    answer: str,
) -> None:
    case = a_case("MC", extracts=extracts, decisions=decisions)
    assert missing_words.assumption(case).answer == answer  # type: ignore[union-attr]


def said_of_the_term(case: Evidence) -> str:
    found: Any = protection_record.right_term(case)
    return str(found.answer)


def test_the_term_goes_by_decisions_and_by_what_was_copied(
    a_case: Callable[..., Evidence],
) -> None:
    assert said_of_the_term(a_case("PP", extracts=ORDER)) == "flag"
    dismissed = decided("CK-PP-16", "x1: police protection order")
    assert said_of_the_term(a_case("PP", extracts=ORDER, decisions=(dismissed,))) == "pass"
    assert said_of_the_term(a_case("PP", {"PP-02.reason": "PPO at 22:00"})) == "flag"
    assert said_of_the_term(a_case("PP", {"PP-25.reason": "Safe with an aunt"})) == "pass"


def test_the_lists_are_those_that_the_deep_dive_began_on(a_case: Callable[..., Evidence]) -> None:
    text = catalogue().source_text("language", "")
    without = read_language(text.replace('"police protection order[s]"', '"some other term"'), "")
    now = a_case("PP", extracts=ORDER)
    began = a_case("PP", extracts=ORDER, word_lists=lambda: without)
    assert now.language is language_in_use()
    assert (said_of_the_term(now), said_of_the_term(began)) == ("flag", "pass")


def test_a_reason_quoted_from_its_event_counts(a_case: Callable[..., Evidence]) -> None:
    words = " ".join(["word"] * 25)
    ended = [("PP_EXERCISED", "11/2/2020 1000"), ("PP_ENDED", "13/2/2020 1000")]
    case = a_case("PP", {}, ended, extracts=(ExtractSeen("x1", words, "", "e2"),))
    answers = [protection_record.reason_for_ending(case), protection_record.reason_for_using(case)]
    assert [one.answer for one in answers] == ["pass", "cannot_tell"]  # type: ignore[union-attr]
