"""Several times missing on one timeline: each is told apart, or nothing is told of either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.checks import missing_grades, missing_nights, missing_response, missing_return
from ddaudit_desktop.clocks.measuring import measured
from ddaudit_desktop.clocks.missing_episodes import episodes_of, reports_of_each

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.model import Evidence

Events = list[tuple[Any, ...]]
FIRST: Events = [
    ("MIS_REPORTED", "1/2/2020 1000", {"id": "r1"}),
    ("RISK_SET", "1/2/2020 1010", {"id": "g1", "details": {"band": "medium"}}),
    ("LOCATED", "1/2/2020 1200", {"id": "b1"}),
]
SECOND: Events = [
    ("MIS_REPORTED", "11/2/2020 1800", {"id": "r2"}),
    ("RISK_SET", "11/2/2020 1810", {"id": "g2", "details": {"band": "high"}}),
    ("RISK_REVIEWED", "11/2/2020 2011", {"id": "v2", "details": {"band": "low"}}),
    ("LOCATED", "12/2/2020 0700", {"id": "b2"}),
]


def of_each(answers: Any) -> dict[str, str]:
    return {one.subject: one.answer for one in answers}


def by_subject(case: Evidence) -> dict[str, str]:
    return {one.subject: one.verdict for one in measured(case, "IV-13")}


def test_each_time_missing_has_its_reviews_measured(a_case: Callable[..., Evidence]) -> None:
    case = a_case("MC", {}, FIRST + SECOND)
    assert by_subject(case) == {
        "r1": "met",
        "r1 night": "not_applicable",
        "r2": "broken",
        "r2 night": "broken",
    }
    nights = of_each(missing_nights.not_reviewed_overnight(case))
    assert nights == {"r1": "not_applicable", "r2": "flag"}
    alone = of_each(missing_response.no_supervisor(case))
    assert alone == {"r1": "not_applicable", "r2": "flag"}
    low = of_each(missing_grades.any_grade_low(case))
    assert low["r2"] == "flag"
    assert of_each(missing_grades.lowered(case)) == {"r1": "cannot_tell", "v2": "cannot_tell"}


def test_the_order_of_entry_does_not_matter(a_case: Callable[..., Evidence]) -> None:
    forth, back = a_case("MC", {}, FIRST + SECOND), a_case("MC", {}, (FIRST + SECOND)[::-1])
    assert by_subject(forth) == by_subject(back)


def test_one_time_missing_has_no_name(a_case: Callable[..., Evidence]) -> None:
    twice = ("MIS_REPORTED", "1/2/2020 1030", {"id": "r1b"})
    (episode,) = episodes_of(a_case("MC", {}, [*FIRST, twice])) or ()
    assert (episode.subject, len(episode.case.events)) == ("", 4)
    assert set(by_subject(a_case("MC", {}, FIRST))) == {"", "night"}


@pytest.mark.parametrize("back", ["unknown", "between 1000 on 1/2/2020 and 1900 on 11/2/2020"])
def test_where_the_times_do_not_tell_them_apart_nothing_is_told(
    a_case: Callable[..., Evidence], back: str
) -> None:
    case = a_case("MC", {}, [*FIRST[:2], ("LOCATED", back, {"id": "b1"}), *SECOND[:3]])
    assert reports_of_each(case) is None
    assert by_subject(case) == {"": "cannot_tell", "night": "cannot_tell"}
    for check in (
        missing_nights.not_reviewed_overnight,
        missing_response.no_supervisor,
        missing_grades.any_grade_low,
        missing_grades.lowered,
    ):
        answers: Any = check(case)
        assert [one.answer for one in answers] == ["cannot_tell"]


def test_one_that_is_history_alone_is_not_judged(a_case: Callable[..., Evidence]) -> None:
    history = [FIRST[0], FIRST[2]]
    asked = [(*SECOND[0][:2], {"id": "r2", "question_id": "MC-02"}), *SECOND[1:]]
    case = a_case("MC", {"MC-15": "not_applicable"}, [*history, *asked])
    assert set(by_subject(case)) == {"r2", "r2 night"}
    assert of_each(missing_nights.not_reviewed_overnight(case)) == {"r2": "not_applicable"}


def test_answers_are_about_the_time_missing_whose_report_answers_the_form(
    a_case: Callable[..., Evidence],
) -> None:
    bare = [(kind, time, {"id": more["id"]}) for kind, time, more in SECOND if kind != "RISK_SET"]
    events = [*FIRST[:1], ("RISK_SET", "1/2/2020 1010", {"id": "g1"}), FIRST[2], *bare]
    case = a_case("MC", {"MC-07": "medium"}, events)
    assert by_subject(case)["r1"] == "met"
    assert by_subject(case)["r2"] == "cannot_tell"


@pytest.mark.parametrize(
    ("last", "answer"), [("1/5/2020 1000", "flag"), ("2/5/2020 0900", "cannot_tell")]
)
def test_three_times_missing_in_ninety_days_are_counted(
    a_case: Callable[..., Evidence], last: str, answer: str
) -> None:
    third = [("MIS_REPORTED", last, {"id": "r3"})]
    case = a_case("MC", {}, FIRST + SECOND + third)
    assert missing_return.no_meeting(case).answer == answer  # type: ignore[union-attr]
