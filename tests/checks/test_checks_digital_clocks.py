"""Checks of the theme digital that are clocks, and which checks there are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import digital, digital_after
from ddaudit_desktop.checks.registry import Result, check
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
MODULES = (digital.__name__, digital_after.__name__)
DECLARED = """
CK-DI-01 critical S38
CK-DI-02 high S38
CK-DI-03 high P
CK-DI-04 high S37
CK-DI-05 critical S38 S04
CK-DI-06 high S37
CK-DI-07 high S31
CK-DI-08 high S40
CK-DI-09 high S40
CK-DI-10 medium S39 S05
CK-DI-11 medium P
CK-DI-12 critical S31
CK-DI-13 medium GK
CK-DI-14 medium P
"""
RECEIVED = ("INTEL_RECEIVED", "29/1/2020 0940")
SUBMITTED = ("DF_SUBMITTED", "13/2/2020 1020")
CHASED = ("ENQUIRY", "20/4/2020 1000", {"question_id": "DI-19", "part": "chased"})
ARREST_NOW = ("ARREST", "1/11/2022 0700")
LATE = [RECEIVED, ("ENFORCED", "5/2/2020 0941")]


def bail(authority: str) -> tuple[Any, ...]:
    """Bail of 1 November 2022, by that rank."""
    return ("BAIL_GRANTED", "1/11/2022 1000", {"details": {"authority": authority}})


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
    mine = [one for one in check.checks.values() if one.id.startswith("CK-DI-")]
    assert all(one.themes == ("DI",) and one.questions and one.source for one in mine)
    assert {one.id for one in mine if one.statutory} == {"CK-DI-09"}


@pytest.mark.parametrize(
    ("band", "enforced", "answer", "severity"),
    [
        ("very_high", "30/1/2020 0940", "pass", None),
        ("very_high", "30/1/2020 0941", "flag", None),
        ("high", "5/2/2020 0940", "pass", None),
        ("high", "5/2/2020 0941", "flag", None),
        ("medium", "12/2/2020 0940", "pass", None),
        ("medium", "12/2/2020 0941", "flag", "high"),
        ("low", "28/2/2020 0940", "pass", None),
        ("low", "28/2/2020 0941", "flag", "high"),
        ("high", "5/2/2020", "cannot_tell", None),
        ("high", "?", "cannot_tell", None),
        ("not_recorded", "5/2/2020 0941", "cannot_tell", None),
    ],
)
def test_enforced_within_the_time_of_the_band(
    a_case: Callable[..., Evidence], band: str, enforced: str, answer: str, severity: str | None
) -> None:
    case = a_case("DI", {"DI-05": band}, [RECEIVED, ("ENFORCED", enforced)])
    (found,) = answers_to(case, "CK-DI-01")
    assert found.answer == answer, found.reason
    assert answer != "flag" or (found.severity == severity and found.facts)


def test_enforcement_that_has_not_come_is_late_after_the_limit(
    a_case: Callable[..., Evidence],
) -> None:
    def asked(answers: dict[str, str], as_of: datetime) -> str:
        case = a_case("DI", {"DI-05": "high", **answers}, [RECEIVED], as_of=as_of)
        return answers_to(case, "CK-DI-01")[0].answer

    limit = datetime(2020, 2, 5, 9, 40, tzinfo=UTC)
    after = limit.replace(minute=41)
    assert asked({}, limit) == "not_applicable"
    assert asked({}, after) == "flag"
    assert asked({"DI-13": "not_recorded"}, limit) == "not_applicable"
    assert asked({"DI-13": "not_recorded"}, after) == "flag"
    assert asked({"DI-13": "not_applicable"}, after) == "not_applicable"
    (blank,) = answers_to(a_case("DI"), "CK-DI-01")
    assert blank.answer == "cannot_tell"


AT_ONCE = ("BAIL_GRANTED", "31/10/2022 1000", {"details": {"authority": "inspector"}})
"""Bail so soon after the law changed that the arrest may have been before."""
OTHERS: list[tuple[str, str, dict[str, str], Events]] = [
    ("CK-DI-02", "pass", {"DI-05": "high", "DI-14": "yes"}, LATE),
    ("CK-DI-02", "pass", {"DI-05": "high", "DI-14": "partly", "DI-14.approved": "yes"}, LATE),
    ("CK-DI-02", "flag", {"DI-05": "high", "DI-14": "no"}, LATE),
    ("CK-DI-02", "flag", {"DI-05": "high", "DI-14": "partly", "DI-14.approved": "no"}, LATE),
    ("CK-DI-02", "cannot_tell", {"DI-05": "high"}, LATE),
    ("CK-DI-02", "cannot_tell", {"DI-05": "high", "DI-14": "partly"}, LATE),
    ("CK-DI-02", "cannot_tell", {"DI-14": "no"}, LATE),
    ("CK-DI-02", "not_applicable", {"DI-05": "medium", "DI-14": "no"}, LATE),
    ("CK-DI-02", "not_applicable", {"DI-05": "high", "DI-14": "not_applicable"}, LATE),
    ("CK-DI-03", "pass", {}, [RECEIVED, ("KIRAT", "30/1/2020 0940")]),
    ("CK-DI-03", "flag", {}, [RECEIVED, ("KIRAT", "30/1/2020 0941")]),
    ("CK-DI-03", "flag", {}, [RECEIVED]),
    ("CK-DI-03", "flag", {"DI-04": "no"}, []),
    ("CK-DI-03", "cannot_tell", {"DI-04": "yes"}, [RECEIVED]),
    ("CK-DI-03", "cannot_tell", {}, [RECEIVED, ("KIRAT", "30/1/2020")]),
    ("CK-DI-03", "cannot_tell", {}, [("INTEL_RECEIVED", "?"), ("KIRAT", "30/1/2020 0941")]),
    ("CK-DI-03", "cannot_tell", {}, []),
    ("CK-DI-03", "not_applicable", {"DI-04": "not_applicable"}, [RECEIVED]),
    ("CK-DI-09", "pass", {}, [ARREST_NOW, bail("custody_officer"), ("BAIL_ENDS", "1/2/2023 1000")]),
    ("CK-DI-09", "flag", {}, [ARREST_NOW, bail("custody_officer"), ("BAIL_ENDS", "1/2/2023 1001")]),
    ("CK-DI-09", "pass", {}, [ARREST_NOW, bail("inspector"), ("BAIL_ENDS", "1/5/2023 1000")]),
    ("CK-DI-09", "flag", {}, [ARREST_NOW, bail("inspector"), ("BAIL_ENDS", "1/5/2023 1001")]),
    (
        "CK-DI-09",
        "pass",
        {},
        [
            ARREST_NOW,
            bail("inspector"),
            ("BAIL_EXTENDED", "1/4/2023 1000", {"details": {"authority": "superintendent"}}),
            ("BAIL_ENDS", "1/8/2023 1000"),
        ],
    ),
    ("CK-DI-09", "flag", {}, [ARREST_NOW, bail("superintendent"), ("BAIL_ENDS", "1/8/2023 1001")]),
    (
        "CK-DI-09",
        "pass",
        {},
        [ARREST_NOW, bail("court"), ("BAIL_ENDS", "1/12/2023 1000")],
    ),
    ("CK-DI-09", "cannot_tell", {}, [ARREST_NOW, bail("inspector")]),
    ("CK-DI-09", "pass", {}, [bail("inspector"), ("BAIL_ENDS", "1/2/2023 1000")]),
    ("CK-DI-09", "cannot_tell", {}, [AT_ONCE, ("BAIL_ENDS", "1/2/2023 1000")]),
    ("CK-DI-09", "cannot_tell", {"DI-18": "bail_conditions"}, []),
    ("CK-DI-09", "not_applicable", {"DI-18": "custody"}, [ARREST_NOW]),
    ("CK-DI-11", "pass", {}, [SUBMITTED, ("DF_RESULT", "13/5/2020 1020")]),
    ("CK-DI-11", "flag", {}, [SUBMITTED, ("DF_RESULT", "13/5/2020 1021")]),
    ("CK-DI-11", "pass", {}, [SUBMITTED, CHASED, ("DF_RESULT", "13/5/2020 1021")]),
    (
        "CK-DI-11",
        "cannot_tell",
        {},
        [SUBMITTED, ("ENQUIRY", "20/4/2020"), ("DF_RESULT", "14/5/2020")],
    ),
    ("CK-DI-11", "flag", {}, [SUBMITTED]),
    ("CK-DI-11", "flag", {"DI-19.result": "not_recorded"}, [SUBMITTED]),
    ("CK-DI-11", "pass", {}, [SUBMITTED, CHASED]),
    ("CK-DI-11", "cannot_tell", {}, [SUBMITTED, ("DF_RESULT", "13/5/2020")]),
    ("CK-DI-11", "cannot_tell", {}, [SUBMITTED, ("DF_RESULT", "?")]),
    ("CK-DI-11", "cannot_tell", {}, []),
    ("CK-DI-11", "not_applicable", {"DI-19": "not_applicable"}, []),
    ("CK-DI-11", "not_applicable", {"DI-19.result": "not_applicable"}, [SUBMITTED]),
]


@pytest.mark.parametrize(("check_id", "answer", "answers", "events"), OTHERS)
def test_outcomes_of_clocks(
    a_case: Callable[..., Evidence],
    check_id: str,
    answer: str,
    answers: dict[str, str],
    events: Events,
) -> None:
    (found,) = answers_to(a_case("DI", answers, events), check_id)
    assert found.answer == answer, found.reason
    assert answer != "flag" or found.facts


def test_the_limits_are_those_of_the_clocks(a_case: Callable[..., Evidence]) -> None:
    longer = Parameters({"IV-20.limit": "2 days", "IV-25.limit": "120 days"})
    events = [RECEIVED, ("KIRAT", "31/1/2020 0900"), SUBMITTED, ("DF_RESULT", "1/6/2020 0900")]
    for check_id in ("CK-DI-03", "CK-DI-11"):
        assert answers_to(a_case("DI", {}, events), check_id)[0].answer == "flag"
        case = a_case("DI", {}, events, parameters=longer)
        assert answers_to(case, check_id)[0].answer == "pass"
