"""Checks of the theme police protection that are clocks, and which checks there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import protection, protection_duties, protection_record
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.checks.run import run_checks
from ddaudit_desktop.evidence.model import ChildSeen
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
MODULES = (protection.__name__, protection_duties.__name__, protection_record.__name__)
DECLARED = """
CK-PP-01 critical S24
CK-PP-02 critical S24
CK-PP-03 critical S25
CK-PP-04 high GK
CK-PP-05 high S24 P
CK-PP-06 high S24 P
CK-PP-07 high S
CK-PP-08 high S
CK-PP-09 high S25
CK-PP-10 high S24
CK-PP-11 high S24
CK-PP-12 high S27
CK-PP-13 critical S24 S26
CK-PP-14 medium S24
CK-PP-15 medium P
CK-PP-16 low S25 S26
CK-PP-17 high S26
CK-PP-18 high P
"""
STATUTORY = {"CK-PP-01", "CK-PP-02", "CK-PP-05", "CK-PP-06", "CK-PP-13"}
USED = ("PP_EXERCISED", "12/2/2020 0555")
ENDED = ("PP_ENDED", "14/2/2020 0555")


def answers_to(case: Evidence, check_id: str) -> list[Result]:
    """What a check answers about a case."""
    answered = check.checks[check_id].run(case)
    return [answered] if isinstance(answered, Result) else list(answered)


def test_every_check_of_the_theme_is_declared() -> None:
    found = [
        f"{one.id} {one.severity} {' '.join(one.sources)}"
        for one in sorted(check.checks.values(), key=lambda one: one.id)
        if one.run.__module__ in MODULES
    ]
    assert found == DECLARED.strip().splitlines()
    mine = [one for one in check.checks.values() if one.id.startswith("CK-PP-")]
    assert all(one.themes == ("PP",) and one.questions and one.source for one in mine)
    assert {one.id for one in mine if one.statutory} == STATUTORY


OUTCOMES: list[tuple[str, str, dict[str, str], Events]] = [
    ("CK-PP-01", "pass", {}, [USED, ("PP_ENDED", "15/2/2020 0555")]),
    ("CK-PP-01", "flag", {}, [USED, ("PP_ENDED", "15/2/2020 0556")]),
    # The clocks go forward on 29 March 2020, so the same time three days on is 71 hours.
    ("CK-PP-01", "pass", {}, [("PP_EXERCISED", "27/3/2020 1200"), ("PP_ENDED", "30/3/2020 1300")]),
    ("CK-PP-01", "flag", {}, [("PP_EXERCISED", "27/3/2020 1200"), ("PP_ENDED", "30/3/2020 1301")]),
    ("CK-PP-01", "cannot_tell", {}, [USED]),
    ("CK-PP-01", "cannot_tell", {}, [USED, ("PP_ENDED", "?")]),
    ("CK-PP-01", "cannot_tell", {}, [USED, ("PP_ENDED", "15/2/2020")]),
    ("CK-PP-01", "cannot_tell", {}, []),
    ("CK-PP-01", "not_applicable", {"PP-01": "not_applicable"}, []),
    ("CK-PP-05", "pass", {}, [USED, ("DO_TOLD", "12/2/2020 0655")]),
    ("CK-PP-05", "pass", {}, [USED, ("DO_TOLD", "12/2/2020 0540")]),
    ("CK-PP-05", "flag", {}, [USED, ("DO_TOLD", "12/2/2020 0656")]),
    ("CK-PP-05", "flag", {}, [USED]),
    ("CK-PP-05", "flag", {"PP-15": "no"}, []),
    ("CK-PP-05", "cannot_tell", {"PP-15": "yes"}, [USED]),
    ("CK-PP-05", "cannot_tell", {}, [USED, ("DO_TOLD", "12/2/2020 morning"), ("DO_TOLD", "?")]),
    ("CK-PP-05", "cannot_tell", {}, [("PP_EXERCISED", "?"), ("DO_TOLD", "12/2/2020 0656")]),
    ("CK-PP-05", "cannot_tell", {}, []),
    ("CK-PP-05", "not_applicable", {"PP-15": "not_applicable"}, [USED]),
    ("CK-PP-06", "pass", {}, [USED, ("LA_TOLD", "12/2/2020 0655"), ("PARENTS_TOLD", "?")]),
    ("CK-PP-06", "flag", {}, [USED, ("LA_TOLD", "12/2/2020 0656")]),
    ("CK-PP-06", "flag", {}, [USED, ("HOME_LA_TOLD", "12/2/2020 0610")]),
    ("CK-PP-06", "flag", {"PP-08": "not_recorded"}, [USED]),
    ("CK-PP-06", "cannot_tell", {"PP-08": "partly"}, [USED]),
    ("CK-PP-06", "cannot_tell", {}, [USED, ("LA_TOLD", "12/2/2020")]),
    ("CK-PP-06", "not_applicable", {"PP-08": "not_applicable"}, [USED]),
    ("CK-PP-12", "pass", {}, [USED, ("STRATEGY_HELD", "13/2/2020 0555"), ENDED]),
    ("CK-PP-12", "flag", {}, [USED, ("STRATEGY_HELD", "13/2/2020 0556"), ENDED]),
    (
        "CK-PP-12",
        "flag",
        {},
        [USED, ("PP_ENDED", "12/2/2020 1200"), ("STRATEGY_HELD", "12/2/2020 1201")],
    ),
    (
        "CK-PP-12",
        "pass",
        {},
        [USED, ("PP_ENDED", "12/2/2020 1200"), ("STRATEGY_HELD", "12/2/2020 1200")],
    ),
    ("CK-PP-12", "flag", {}, [USED, ENDED]),
    ("CK-PP-12", "flag", {"PP-21": "no"}, [USED]),
    ("CK-PP-12", "cannot_tell", {"PP-21": "yes"}, [USED, ENDED]),
    (
        "CK-PP-12",
        "cannot_tell",
        {},
        [USED, ("PP_ENDED", "12/2/2020 1200"), ("STRATEGY_HELD", "12/2/2020")],
    ),
    ("CK-PP-12", "cannot_tell", {}, [USED, ("STRATEGY_HELD", "12/2/2020 1200"), ("PP_ENDED", "?")]),
    ("CK-PP-12", "cannot_tell", {}, []),
    ("CK-PP-12", "not_applicable", {"PP-21": "not_applicable"}, [USED]),
]


@pytest.mark.parametrize(("check_id", "answer", "answers", "events"), OUTCOMES)
def test_outcomes_of_clocks(
    a_case: Callable[..., Evidence],
    check_id: str,
    answer: str,
    answers: dict[str, str],
    events: Events,
) -> None:
    (found,) = answers_to(a_case("PP", answers, events), check_id)
    assert found.answer == answer, found.reason
    assert answer != "flag" or found.facts


def test_a_period_too_long_says_how_long(a_case: Callable[..., Evidence]) -> None:
    (found,) = answers_to(a_case("PP", {}, [USED, ("PP_ENDED", "15/2/2020 0805")]), "CK-PP-01")
    assert "74 h 10 min; the limit is 72 h." in found.reason
    assert [fact.id for fact in found.facts] == ["e1", "e2"]


def test_each_child_has_a_clock_of_its_own(a_case: Callable[..., Evidence]) -> None:
    one, other = {"child_id": "c1"}, {"child_id": "c2"}
    events = [
        ("PP_EXERCISED", "12/2/2020 0555", one),
        ("PP_EXERCISED", "12/2/2020 0600", other),
        ("PP_ENDED", "14/2/2020 0555", one),
        ("PP_ENDED", "15/2/2020 0601", other),
    ]
    children = (ChildSeen("c1", "Child X", 6, lead=True), ChildSeen("c2", "Child X2", 3))
    found = answers_to(a_case("PP", {}, events, children=children), "CK-PP-01")
    assert {(r.subject, r.answer) for r in found} == {("c1", "pass"), ("c2", "flag")}


def test_a_statutory_time_that_is_missing_asks_one_lower(a_case: Callable[..., Evidence]) -> None:
    case = a_case("PP", {}, [USED, ("PP_ENDED", "?")])
    asked = {o.id: o.severity for o in run_checks(case) if o.asks and o.answer == "cannot_tell"}
    assert asked["CK-PP-01"] == "high"
    assert "CK-PP-03" not in asked, "it has no time"
    assert "CK-PP-12" not in asked


def test_an_audit_not_begun_asks_nothing(a_case: Callable[..., Evidence]) -> None:
    found = [outcome for outcome in run_checks(a_case("PP")) if outcome.id.startswith("CK-PP-")]
    assert not any(outcome.asks for outcome in found)
    assert {outcome.answer for outcome in found} == {"cannot_tell"}


def test_the_limits_are_those_of_the_clocks(a_case: Callable[..., Evidence]) -> None:
    longer = Parameters(
        {"IV-02.limit": "3 hours", "IV-03.limit.LA_TOLD": "3 hours", "IV-04.limit": "48 hours"}
    )
    events = [
        USED,
        ("DO_TOLD", "12/2/2020 0855"),
        ("LA_TOLD", "12/2/2020 0855"),
        ("STRATEGY_HELD", "13/2/2020 0900"),
    ]
    for check_id in ("CK-PP-05", "CK-PP-06", "CK-PP-12"):
        assert answers_to(a_case("PP", {}, events), check_id)[0].answer == "flag"
        case = a_case("PP", {}, events, parameters=longer)
        assert answers_to(case, check_id)[0].answer == "pass"
