"""Shares of few cases with their interval, and what counts in each indicator."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from ddaudit_desktop.evidence.model import (
    ChildSeen,
    DecisionSeen,
    Evidence,
    FeedbackSeen,
    GradeSeen,
)
from ddaudit_desktop.evidence.of_all import all_evidence
from ddaudit_desktop.indicators.counting import INDICATORS, Tally, indicators_of
from ddaudit_desktop.indicators.wilson import wilson

if TYPE_CHECKING:
    from ui.session import Session

Make = Callable[..., Evidence]


@pytest.mark.parametrize(
    ("n", "of", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # the domain brief, 5.2, to the percent it gives
        (8, 20, 0.2188, 0.6134),
        (4, 4, 0.5101, 1.0),
    ],
)
def test_the_interval_is_that_of_the_published_tables(
    n: int, of: int, low: float, high: float
) -> None:
    assert wilson(n, of) == pytest.approx((low, high), abs=0.00006)


def test_the_interval_keeps_its_bounds() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    for of in range(1, 40):
        for n in range(of + 1):
            low, high = wilson(n, of)
            assert 0 <= low <= n / of <= high <= 1
            assert wilson(of - n, of) == pytest.approx((1 - high, 1 - low))
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)


def tally(cases: list[Evidence], indicator: str, theme: str = "") -> Tally:
    found = indicators_of(cases)
    return next(t for t in found if t.indicator.id == indicator and t.theme == theme)


def test_what_is_not_looked_at_stays_out_and_is_named(a_case: Make) -> None:
    cases = [
        a_case("DA", {"DA-05": value} if value else {}, reference=f"DD20-DA-0{n}")
        for n, value in enumerate(("yes", "no", "not_recorded", "not_applicable", "", "partly"))
    ]
    found = tally(cases, "IN-01")
    assert (found.n, found.of) == (1, 4)
    assert found.cases == ("DD20-DA-00",)
    assert found.not_shown == ("DD20-DA-01", "DD20-DA-02", "DD20-DA-05")
    assert found.cannot_tell == ("DD20-DA-04",)
    assert found.words == "1 of 4"  # no percentage under five


def test_an_indicator_of_several_themes_is_counted_by_theme_too(a_case: Make) -> None:
    cases = [
        a_case("MC", {"MC-04": "yes"}),
        a_case("DA", {"DA-02": "no"}),
        a_case("CP", {"CP-02": "yes"}),
        a_case("PP", {}),
    ]
    assert (tally(cases, "IN-04").n, tally(cases, "IN-04").of) == (2, 3)
    assert (tally(cases, "IN-04", "DA").n, tally(cases, "IN-04", "DA").of) == (0, 1)


def test_children_are_counted_one_by_one(a_case: Make) -> None:
    two = (ChildSeen("c1", "Child A", 8), ChildSeen("c2", "Child B", 3))
    seen = a_case("DA", {"DA-08": "yes", "DA-09": "no"}, children=two)
    assert (tally([seen], "IN-02").n, tally([seen], "IN-02").of) == (2, 2)
    assert (tally([seen], "IN-03").n, tally([seen], "IN-03").of) == (0, 2)
    some = a_case("DA", {"DA-08": "no", "DA-08.count": "1", "DA-09": "partly"}, children=two)
    assert (tally([seen, some], "IN-02").n, tally([seen, some], "IN-02").of) == (3, 4)
    assert tally([some], "IN-03").cannot_tell == (some.reference,)


def test_the_number_of_children_counts_under_the_key_that_the_form_keeps_it(
    session: Session,
) -> None:
    cases = all_evidence(session.store).cases
    (spoken,) = (one for one in cases if one.value("DA-09") == "partly")
    found = tally([spoken], "IN-03")
    assert (found.n, found.of, found.not_shown) == (1, 3, (spoken.reference,))


def test_first_grade_feedback_and_words(a_case: Make) -> None:
    medium, low = a_case("MC", {"MC-07": "medium"}), a_case("MC", {"MC-07": "low"})
    assert (tally([medium, low], "IN-05").n, tally([medium, low], "IN-05").of) == (1, 2)
    told = FeedbackSeen("f", "officer", given_on="2020-06-01", received="receptive")
    good = a_case("MC", grade=GradeSeen(code="good"), feedback=(told,))
    silent = a_case("MC", grade=GradeSeen(code="good"))
    assert (tally([good, silent], "IN-17").n, tally([good, silent], "IN-17").of) == (1, 2)
    kept = a_case("PP", decisions=(DecisionSeen("LG-01", "x:1", "accept"),))
    clean = a_case("MC", {"MC-29": "no"})
    words = tally([kept, clean, a_case("PP")], "IN-16")
    assert (words.n, words.of, len(words.cannot_tell)) == (1, 2, 1)
    assert not words.indicator.good


def test_the_indicators_of_the_brief_are_there() -> None:
    titles = " ".join(indicator.title.lower() for indicator in INDICATORS)
    for said in (
        "body-worn video", "children seen", "spoken", "thrive", "at least medium", "explained",
        "overnight", "before closing", "prevention interview", "using police protection",
        "ending police protection", "designated officer", "strategy discussion", "enforced",
        "before enforcement", "words", "feedback", "actions",
    ):  # fmt: skip
        assert said in titles
    assert len({indicator.id for indicator in INDICATORS}) == len(INDICATORS)
