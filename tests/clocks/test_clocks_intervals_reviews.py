"""Risk reviews while missing (IV-13): the gaps by band, and one in every night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.clocks.measuring import measured
from ddaudit_desktop.parameters.model import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.evidence.model import Evidence

Event = tuple[Any, ...]

REPORTED = ("MIS_REPORTED", "11/2/2020 1858")
PLAIN = ("RISK_SET", "11/2/2020 1924")
BACK = ("LOCATED", "12/2/2020 0540")


def band(code: str) -> dict[str, dict[str, str]]:
    return {"details": {"band": code}}


MEDIUM = (*PLAIN, band("medium"))
HIGH = (*PLAIN, band("high"))
LOW = (*PLAIN, band("low"))


def both(case: Evidence) -> tuple[Measured, Measured]:
    gaps, night = measured(case, "IV-13")
    assert night.subject == "night"
    return gaps, night


@pytest.mark.parametrize(
    ("verdict", "answers", "events"),
    [
        # eight hours for medium: 19:24, 21:40, 05:40
        ("met", {}, [REPORTED, MEDIUM, ("RISK_REVIEWED", "11/2/2020 2140"), BACK]),
        ("broken", {}, [REPORTED, MEDIUM, ("RISK_REVIEWED", "11/2/2020 2139"), BACK]),
        ("met", {}, [REPORTED, MEDIUM, ("LOCATED", "12/2/2020 0324")]),
        ("broken", {}, [REPORTED, MEDIUM, ("LOCATED", "12/2/2020 0325")]),
        # two hours for high
        ("met", {}, [HIGH, ("RISK_REVIEWED", "11/2/2020 2124"), ("LOCATED", "11/2/2020 2324")]),
        ("broken", {}, [HIGH, ("RISK_REVIEWED", "11/2/2020 2125"), ("LOCATED", "11/2/2020 2325")]),
        # raised from medium to high at 22:00; then two hours
        (
            "met",
            {},
            [
                MEDIUM,
                ("RISK_CHANGED", "11/2/2020 2200", band("high")),
                ("RISK_REVIEWED", "12/2/2020 0000"),
                ("RETURNED", "12/2/2020 0200"),
            ],
        ),
        (
            "broken",
            {},
            [
                MEDIUM,
                ("RISK_CHANGED", "11/2/2020 2200", band("high")),
                ("RISK_REVIEWED", "12/2/2020 0000"),
                ("RETURNED", "12/2/2020 0201"),
            ],
        ),
        # the band that was answered stands for a grade without one
        ("broken", {"MC-07": "medium"}, [REPORTED, PLAIN, BACK]),
        ("broken", {"MC-07": "medium"}, [REPORTED, BACK]),
        ("cannot_tell", {}, [REPORTED, PLAIN, BACK]),
        ("cannot_tell", {"MC-07": "not_recorded"}, [REPORTED, PLAIN, BACK]),
        ("met", {}, [PLAIN, ("LOCATED", "11/2/2020 2100")]),
        ("broken", {"MC-07": "high", "MC-14": "high", "MC-14.final": "medium"},
         [PLAIN, ("RISK_CHANGED", "11/2/2020 2124"), BACK]),
        ("cannot_tell", {"MC-07": "high", "MC-14": "high", "MC-14.final": "medium"},
         [PLAIN, ("RISK_CHANGED", "11/2/2020 2124"), ("LOCATED", "12/2/2020 0200")]),
        # a review without a time could stand in the gap
        ("cannot_tell", {}, [MEDIUM, ("RISK_REVIEWED", "?"), BACK]),
        ("met", {}, [MEDIUM, ("RISK_REVIEWED", "11/2/2020 2300"), ("RISK_REVIEWED", "?"), BACK]),
        ("cannot_tell", {}, [MEDIUM, ("RISK_REVIEWED", "11/2/2020 evening"), BACK]),
        ("cannot_tell", {}, [MEDIUM]),
        ("cannot_tell", {}, [MEDIUM, ("LOCATED", "?")]),
        ("cannot_tell", {}, [("RISK_SET", "?", band("medium")), BACK]),
        ("cannot_tell", {}, [BACK]),
        # a review after the child is back does not count, nor does the time after it
        ("broken", {}, [MEDIUM, BACK, ("RISK_REVIEWED", "12/2/2020 0600")]),
        ("met", {}, [MEDIUM, ("LOCATED", "11/2/2020 2300"), ("RISK_REVIEWED", "13/2/2020 0600")]),
        ("not_applicable", {}, [LOW, BACK]),
        ("not_applicable", {}, []),
    ],
)  # fmt: skip
def test_gaps(
    a_case: Callable[..., Evidence], verdict: str, answers: dict[str, str], events: list[Event]
) -> None:
    gaps, _ = both(a_case("MC", answers, events))
    assert gaps.verdict == verdict, gaps.reason


@pytest.mark.parametrize(
    ("verdict", "events"),
    [
        ("met", [REPORTED, MEDIUM, ("RISK_REVIEWED", "12/2/2020 0200"), BACK]),
        ("met", [REPORTED, MEDIUM, ("RISK_CHANGED", "11/2/2020 2300", band("high")), BACK]),
        ("broken", [REPORTED, MEDIUM, ("RISK_REVIEWED", "11/2/2020 2259"), BACK]),
        ("broken", [REPORTED, MEDIUM, BACK]),
        ("broken", [REPORTED, MEDIUM, BACK, ("RISK_REVIEWED", "12/2/2020 0555")]),
        # graded in the night is not reviewed in the night
        ("broken", [("RISK_SET", "11/2/2020 2330"), ("LOCATED", "12/2/2020 0100")]),
        ("not_applicable", [REPORTED, MEDIUM, ("LOCATED", "11/2/2020 2300")]),
        ("broken", [REPORTED, MEDIUM, ("LOCATED", "11/2/2020 2301")]),
        ("not_applicable", [("MIS_REPORTED", "12/2/2020 0600"), ("LOCATED", "12/2/2020 1200")]),
        ("broken", [("MIS_REPORTED", "12/2/2020 0559"), ("LOCATED", "12/2/2020 1200")]),
        # two nights, one of them reviewed
        ("broken", [REPORTED, ("RISK_REVIEWED", "12/2/2020 0200"), ("LOCATED", "13/2/2020 0540")]),
        ("met", [REPORTED, ("RISK_REVIEWED", "12/2/2020 0200"), ("RISK_REVIEWED", "13/2/2020 0000"),
                 ("LOCATED", "13/2/2020 0540")]),
        ("cannot_tell", [REPORTED, ("RISK_REVIEWED", "?"), BACK]),
        ("cannot_tell", [REPORTED, ("RISK_REVIEWED", "11/2/2020 between 2230 and 2330"), BACK]),
        ("cannot_tell", [REPORTED, MEDIUM]),
        ("cannot_tell", [REPORTED, MEDIUM, ("LOCATED", "?")]),
        ("cannot_tell", [("MIS_REPORTED", "?"), BACK]),
        ("cannot_tell", [REPORTED, ("LOCATED", "11/2/2020 between 2230 and 2330")]),
        # the night the clocks go forward is an hour short, and a night all the same
        ("broken", [("MIS_REPORTED", "28/3/2020 2200"), ("LOCATED", "29/3/2020 0700")]),
        ("met", [("MIS_REPORTED", "24/10/2020 2200"), ("RISK_REVIEWED", "25/10/2020 0130"),
                 ("LOCATED", "25/10/2020 0700")]),
        ("not_applicable", []),
    ],
)  # fmt: skip
def test_nights(a_case: Callable[..., Evidence], verdict: str, events: list[Event]) -> None:
    _, night = both(a_case("MC", {"MC-07": "medium"}, events))
    assert night.verdict == verdict, night.reason


def test_the_worst_gap_and_the_night_are_said(a_case: Callable[..., Evidence]) -> None:
    events = [REPORTED, MEDIUM, ("RISK_REVIEWED", "11/2/2020 2100"), BACK]
    gaps, night = both(a_case("MC", {"MC-07": "medium"}, events))
    assert gaps.words == "8 h 40 min of 8 h: over by 40 min"
    assert (gaps.start_id, gaps.end_id, gaps.least, gaps.limit_minutes) == ("e3", "e4", 520, 480)
    assert night.words == "None recorded, one needed"
    assert night.start is not None
    assert night.deadline is not None
    assert f"{night.start.earliest:%d %H:%M}" == "11 23:00"
    assert f"{night.deadline:%d %H:%M}" == "12 05:40"
    three = [REPORTED, MEDIUM, ("RISK_REVIEWED", "12/2/2020 0200"), ("LOCATED", "14/2/2020 0100")]
    _, nights = both(a_case("MC", {}, three))
    assert nights.words == "None recorded in 2 of 3 nights, one needed in each"


def test_settings_change_the_night_and_the_limits(a_case: Callable[..., Evidence]) -> None:
    events = [REPORTED, MEDIUM, ("RISK_REVIEWED", "11/2/2020 2230"), BACK]
    changed = Parameters({"IV-13.night_from": "22:00", "IV-13.limit.medium": "3 hours"})
    gaps, night = both(a_case("MC", {}, events, parameters=changed))
    assert (gaps.verdict, night.verdict) == ("broken", "met")


def test_an_unknown_band_is_named(a_case: Callable[..., Evidence]) -> None:
    gaps, _ = both(a_case("MC", {}, [REPORTED, PLAIN, BACK]))
    assert gaps.missing == ("The risk band",)
