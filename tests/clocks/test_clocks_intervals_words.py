"""What the clocks say: words for a bar, reasons, what is missing, settings; and all in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.clocks.measuring import measure, measured
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.evidence.model import Evidence

Event = tuple[Any, ...]

IDS = [f"IV-{number:02d}" for number in range(1, 31)]
USED = ("PP_EXERCISED", "12/2/2020 0555")
REPORTED = ("MIS_REPORTED", "11/2/2020 1858")
GRADED = ("RISK_SET", "11/2/2020 1924", {"details": {"band": "medium"}})
BACK = ("LOCATED", "12/2/2020 0540")
RECEIVED = ("INTEL_RECEIVED", "3/2/2020 1000")
HIGH = ("KIRAT", "3/2/2020 1500", {"details": {"band": "high"}})
LINKED = ("CHILD_LINKED", "5/2/2020 1400")
ARREST_OLD = ("ARREST", "1/3/2021 1000")
BAILED = ("BAIL_GRANTED", "1/11/2022 1000")


def the(case: Evidence, interval_id: str, subject: str = "") -> Measured:
    return next(one for one in measured(case, interval_id) if one.subject == subject)


def test_all_are_measured_in_order(a_case: Callable[..., Evidence]) -> None:
    case = a_case("MC", {}, [REPORTED, GRADED, BACK])
    found = measure(case)
    assert list(dict.fromkeys(one.id for one in found)) == IDS
    away = {one.id for one in found if one.reason == "The case is of another theme."}
    assert away == {
        *(f"IV-{n:02d}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 19, 20, 21, 22, 23, 24, 25))
    }
    assert measured(case, "IV-11") is measured(case, "IV-11"), "kept for the checks that ask"
    assert measure(case, catalogue().intervals) == found


def test_a_bar_says_how_long_and_how_far_over(a_case: Callable[..., Evidence]) -> None:
    case = a_case("PP", {}, [USED, ("PP_ENDED", "15/2/2020 0805"), ("DO_TOLD", "12/2/2020 0535")])
    over, told = the(case, "IV-01"), the(case, "IV-02")
    assert over.words == "74 h 10 min of 72 h: over by 2 h 10 min"
    assert over.reason == "Police protection: 74 h 10 min; the limit is 72 h."
    assert (over.least, over.most, over.limit_minutes) == (4450, 4450, 4320)
    assert (over.start_id, over.end_id) == ("e1", "e2")
    assert [fact.id for fact in over.facts] == ["e1", "e2"]
    assert over.deadline is not None
    assert f"{over.deadline:%d %H:%M}" == "15 05:55"
    assert told.words == "-20 min of 1 h: within limit"
    assert told.least == told.most == -20


def test_what_is_missing_is_named(a_case: Callable[..., Evidence]) -> None:
    case = a_case("PP", {}, [USED, ("PP_ENDED", "?")])
    ended, told = the(case, "IV-01"), the(case, "IV-02")
    assert ended.words == "cannot tell: no time for Police protection ended"
    assert ended.missing == ("Police protection ended",)
    assert ended.start is not None
    assert ended.end is None
    assert ended.end_id == "e2"
    assert ended.limit_minutes == 4320
    assert told.words == "cannot tell: no entry for Designated officer told"
    assert told.end_id == ""


@pytest.mark.parametrize(
    ("theme", "events", "interval", "words"),
    [
        (
            "MC",
            [BACK, ("RHI_HELD", "14/2/2020 1610")],
            "IV-15",
            "58 h 30 min of 72 h: within limit",
        ),
        (
            "MC",
            [("LOCATED", "about 12/2/2020 0540"), ("RHI_HELD", "14/2/2020 1610")],
            "IV-15",
            "about 58 h 30 min of 72 h: within limit",
        ),
        (
            "MC",
            [BACK, ("RHI_HELD", "14/2/2020 between 0840 and 1640")],
            "IV-15",
            "51 h to 59 h of 72 h: within limit",
        ),
        (
            "MC",
            [BACK, ("RHI_HELD", "15/2/2020 evening")],
            "IV-15",
            "84 h 20 min to 90 h 19 min of 72 h: over by at least 12 h 20 min",
        ),
        (
            "MC",
            [REPORTED, ("RISK_SET", "11/2/2020 1929"), ("RISK_SET", "?")],
            "IV-11",
            "at most 31 min of 30 min: cannot tell",
        ),
        (
            "CP",
            [("STRATEGY_HELD", "3/2/2020 1000"), ("ICPC_HELD", "26/2/2020 1000")],
            "IV-07",
            "17 working days of 15 working days: over by 2 working days",
        ),
        (
            "DI",
            [RECEIVED, HIGH, ("ENFORCED", "11/2/2020 1300")],
            "IV-21",
            "8 days 3 h of 7 days from receipt: over by 1 day 3 h",
        ),
        (
            "DI",
            [LINKED, ("CSC_TOLD", "5/2/2020 1500"), ("ENFORCED", "9/2/2020 0600")],
            "IV-22",
            "1 h, limit the same day and before enforcement: within limit",
        ),
        (
            "MC",
            [
                ("GRADED", "1/6/2020 1400", {"id": "GRADED:g1", "derived": True}),
                ("FEEDBACK_OFFICER", "30/6/2020", {"id": "FEEDBACK_OFFICER:f1", "derived": True}),
            ],
            "IV-27",
            "29 days of 28 days: over by 1 day",
        ),
        ("MC", [REPORTED, GRADED, BACK], "IV-26", "10 h 16 min with nothing recorded"),
    ],
)
def test_words(
    a_case: Callable[..., Evidence], theme: str, events: list[Event], interval: str, words: str
) -> None:
    assert the(a_case(theme, {}, events), interval).words == words


def test_school_is_told_as_good_practice_before_the_duty(a_case: Callable[..., Evidence]) -> None:
    told = [("ARRIVED", "13/2/2020 2000"), ("SCHOOL_TOLD", "14/2/2020 0900")]
    before = the(a_case("DA", {}, told), "IV-17")
    assert before.verdict == "broken"
    assert "Good practice then; the duty began on 24 May 2024." in before.reason
    since = [("ARRIVED", "24/5/2024 2000"), ("SCHOOL_TOLD", "28/5/2024 0859")]
    after = the(a_case("DA", {}, since), "IV-17")
    assert after.verdict == "met"
    assert "Good practice" not in after.reason


def test_a_rule_applies_only_to_its_days(a_case: Callable[..., Evidence]) -> None:
    found = the(a_case("CP", {}, [ARREST_OLD, BAILED]), "IV-23")
    assert found.reason == "Another law held on the day of the arrest."
    at_once = ("BAIL_GRANTED", "31/10/2022 1000")
    unknown = the(a_case("CP", {}, [at_once]), "IV-24")
    assert unknown.missing == ("Arrest",)
    assert "no entry of the arrest" in unknown.reason
    later = the(a_case("CP", {}, [BAILED, ("BAIL_ENDS", "1/2/2023 1000")]), "IV-23")
    assert later.verdict == "met"
    assert later.reason.endswith("the day bail was granted tells which law applied.")


def test_dates_at_the_ends_of_months_stay_in_the_month(a_case: Callable[..., Evidence]) -> None:
    arrest, bail = ("ARREST", "30/11/2023 0900"), ("BAIL_GRANTED", "30/11/2023 1000")
    leap = a_case("CP", {}, [arrest, bail, ("BAIL_ENDS", "29/2/2024 1000")])
    assert the(leap, "IV-23").verdict == "met"
    late = a_case("CP", {}, [arrest, bail, ("BAIL_ENDS", "29/2/2024 1001")])
    assert the(late, "IV-23").verdict == "broken"


def test_days_beyond_the_calendar_are_not_judged(a_case: Callable[..., Evidence]) -> None:
    events = [("STRATEGY_HELD", "20/12/2100 1000"), ("ICPC_HELD", "21/12/2100 1000")]
    found = the(a_case("CP", {}, events), "IV-07")
    assert found.verdict == "cannot_tell"
    assert "bank holidays of 2101" in found.reason


def test_a_setting_changes_a_limit(a_case: Callable[..., Evidence]) -> None:
    events = [REPORTED, ("RISK_SET", "11/2/2020 1929")]
    longer = a_case("MC", {}, events, parameters=Parameters({"IV-11.limit": "45 minutes"}))
    found = the(longer, "IV-11")
    assert (found.verdict, found.limit_words) == ("met", "45 min")
