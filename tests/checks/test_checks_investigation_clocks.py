"""Checks of the theme child protection that are clocks, and which checks there are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import investigation, investigation_work
from ddaudit_desktop.checks.registry import Result, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
MODULES = (investigation.__name__, investigation_work.__name__)
DECLARED = """
CK-CP-01 high S27
CK-CP-02 medium S27
CK-CP-03 high S03
CK-CP-04 medium S27
CK-CP-05 high S16c
CK-CP-06 low S27
CK-CP-07 high S31 P
CK-CP-08 medium P
CK-CP-09 medium P
CK-CP-10 medium P
CK-CP-11 high S40
CK-CP-12 high S
CK-CP-13 high S40
CK-CP-14 low S41
"""
CONCERN = ("CALL_RECEIVED", "6/2/2020 1520")
HELD = ("STRATEGY_HELD", "6/2/2020 1730")
BY_TELEPHONE = (*HELD, {"details": {"mode": "telephone"}})
CLOSED = ("CASE_CLOSED", "20/2/2020 1640")
ARREST = ("ARREST", "7/2/2020 1120")
DANGER = {"CP-01.immediate_danger": "yes"}


def answers_to(case: Evidence, check_id: str) -> list[Result]:
    """What a check answers about a case."""
    answered = check.checks[check_id].run(case)
    return [answered] if isinstance(answered, Result) else list(answered)


def bail(authority: str) -> tuple[Any, ...]:
    """Bail of 7 February 2020, by that rank."""
    return ("BAIL_GRANTED", "7/2/2020 2105", {"details": {"authority": authority}})


def meeting(time: str) -> tuple[Any, ...]:
    """A strategy meeting at that time."""
    return ("STRATEGY_HELD", time, {"details": {"mode": "meeting"}})


def test_every_check_of_the_theme_is_declared() -> None:
    found = [
        f"{one.id} {one.severity} {' '.join(one.sources)}"
        for one in sorted(check.checks.values(), key=lambda one: one.id)
        if one.run.__module__ in MODULES
    ]
    assert found == DECLARED.strip().splitlines()
    mine = [one for one in check.checks.values() if one.id.startswith("CK-CP-")]
    assert all(one.themes == ("CP",) and one.questions and one.source for one in mine)
    assert {one.id for one in mine if one.statutory} == {"CK-CP-13"}


OUTCOMES: list[tuple[str, str, dict[str, str], Events]] = [
    ("CK-CP-01", "pass", {}, [CONCERN, ("STRATEGY_HELD", "7/2/2020 1520")]),
    ("CK-CP-01", "flag", {}, [CONCERN, ("STRATEGY_HELD", "7/2/2020 1521")]),
    ("CK-CP-01", "pass", DANGER, [CONCERN, ("STRATEGY_HELD", "6/2/2020 2359")]),
    ("CK-CP-01", "flag", DANGER, [CONCERN, ("STRATEGY_HELD", "7/2/2020 0001")]),
    ("CK-CP-01", "flag", {}, [CONCERN]),
    ("CK-CP-01", "flag", {"CP-08": "no"}, []),
    ("CK-CP-01", "cannot_tell", {"CP-08": "yes"}, [CONCERN]),
    ("CK-CP-01", "cannot_tell", {}, [CONCERN, ("STRATEGY_HELD", "7/2/2020")]),
    ("CK-CP-01", "flag", DANGER, [CONCERN, ("STRATEGY_HELD", "7/2/2020 1000")]),
    (
        "CK-CP-01",
        "cannot_tell",
        DANGER,
        [CONCERN, ("STRATEGY_HELD", "?"), ("STRATEGY_HELD", "7/2/2020")],
    ),
    ("CK-CP-01", "cannot_tell", DANGER, [("CALL_RECEIVED", "6/2/2020 eve"), HELD]),
    ("CK-CP-01", "cannot_tell", {}, []),
    ("CK-CP-01", "not_applicable", {"CP-08": "not_applicable"}, [CONCERN]),
    # 6 February is a Thursday: fifteen working days after it end on Thursday the 27th.
    ("CK-CP-04", "pass", {}, [HELD, ("ICPC_HELD", "27/2/2020 1700")]),
    ("CK-CP-04", "flag", {}, [HELD, ("ICPC_HELD", "28/2/2020 0900")]),
    ("CK-CP-04", "flag", {"CP-13": "due_not_held"}, [HELD]),
    ("CK-CP-04", "cannot_tell", {}, [HELD]),
    ("CK-CP-04", "cannot_tell", {"CP-13": "attended"}, [HELD]),
    ("CK-CP-04", "cannot_tell", {}, [HELD, ("ICPC_HELD", "?")]),
    ("CK-CP-04", "cannot_tell", {}, [HELD, ("ICPC_HELD", "Feb 2020")]),
    ("CK-CP-04", "not_applicable", {"CP-13": "not_due"}, [HELD]),
    # Five working days after that Thursday end on Thursday the 13th.
    ("CK-CP-06", "pass", {}, [BY_TELEPHONE, meeting("13/2/2020 1700")]),
    ("CK-CP-06", "flag", {}, [BY_TELEPHONE, meeting("14/2/2020 0900")]),
    ("CK-CP-06", "flag", {}, [BY_TELEPHONE]),
    ("CK-CP-06", "cannot_tell", {}, [BY_TELEPHONE, meeting("?")]),
    ("CK-CP-06", "cannot_tell", {}, [HELD]),
    ("CK-CP-06", "cannot_tell", {}, []),
    ("CK-CP-06", "not_applicable", {}, [meeting("6/2/2020 1730")]),
    ("CK-CP-06", "not_applicable", {"CP-08": "no"}, []),
    ("CK-CP-10", "pass", {}, [CONCERN, ("SUP_REVIEW", "27/2/2020 1520")]),
    ("CK-CP-10", "flag", {}, [CONCERN, ("SUP_REVIEW", "27/2/2020 1521")]),
    ("CK-CP-10", "pass", {}, [CONCERN, CLOSED, ("NOTICE_SENT", "1/5/2020 0900")]),
    ("CK-CP-10", "pass", {}, [("INCIDENT", "Aug 2017"), CONCERN, CLOSED]),
    ("CK-CP-10", "pass", {}, [("NOTICE_SENT", "1/12/2019 0900"), CONCERN, CLOSED]),
    ("CK-CP-10", "cannot_tell", {}, [CONCERN, ("ENQUIRY", "?"), ("SUP_REVIEW", "28/2/2020 0001")]),
    ("CK-CP-10", "cannot_tell", {}, [CONCERN, ("SUP_REVIEW", "Feb 2020")]),
    ("CK-CP-10", "pass", {}, [CONCERN, ("NOTICE_SENT", "Feb 2020"), CLOSED]),
    ("CK-CP-10", "flag", {}, [CONCERN, ("CASE_CLOSED", "28/2/2020 1200")]),
    (
        "CK-CP-10",
        "cannot_tell",
        {},
        [CONCERN, ("NOTICE_SENT", "Feb 2020"), ("CASE_CLOSED", "28/2/2020 1200")],
    ),
    ("CK-CP-10", "cannot_tell", {}, [CONCERN]),
    ("CK-CP-10", "not_applicable", {"CP-20": "not_applicable"}, [CONCERN]),
    # Before 28 October 2022: 28 days by an inspector from the arrest, three months beyond that.
    ("CK-CP-13", "pass", {}, [ARREST, bail("inspector"), ("BAIL_ENDS", "6/3/2020 1120")]),
    ("CK-CP-13", "flag", {}, [ARREST, bail("inspector"), ("BAIL_ENDS", "6/3/2020 1121")]),
    ("CK-CP-13", "pass", {}, [ARREST, bail("superintendent"), ("BAIL_ENDS", "7/5/2020 1120")]),
    ("CK-CP-13", "flag", {}, [ARREST, bail("superintendent"), ("BAIL_ENDS", "7/5/2020 1121")]),
    ("CK-CP-13", "cannot_tell", {}, [ARREST, bail("inspector")]),
    ("CK-CP-13", "cannot_tell", {}, [bail("inspector"), ("BAIL_ENDS", "6/3/2020 1120")]),
    (
        "CK-CP-13",
        "cannot_tell",
        {},
        [("ARREST", "?"), bail("inspector"), ("BAIL_ENDS", "6/3/2020")],
    ),
    ("CK-CP-13", "cannot_tell", {"CP-19.conditions": "yes"}, [ARREST]),
    ("CK-CP-13", "not_applicable", {}, [ARREST]),
]


@pytest.mark.parametrize(("check_id", "answer", "answers", "events"), OUTCOMES)
def test_outcomes_of_clocks(
    a_case: Callable[..., Evidence],
    check_id: str,
    answer: str,
    answers: dict[str, str],
    events: Events,
) -> None:
    (found,) = answers_to(a_case("CP", answers, events), check_id)
    assert found.answer == answer, found.reason
    assert answer != "flag" or found.facts


def test_a_conference_due_is_late_after_its_last_day(a_case: Callable[..., Evidence]) -> None:
    def asked(as_of: datetime) -> str:
        case = a_case("CP", {"CP-13": "due_not_held"}, [HELD], as_of=as_of)
        return answers_to(case, "CK-CP-04")[0].answer

    assert asked(datetime(2020, 2, 27, 23, 59, tzinfo=UTC)) == "not_applicable"
    assert asked(datetime(2020, 2, 28, 0, 0, tzinfo=UTC)) == "flag"
