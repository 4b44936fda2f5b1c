"""The nights on which the clocks change, against dates and hours written by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ddaudit_desktop.timeline.axis import clock_changes, nights, ticks
from ddaudit_desktop.timeline.marks import HOUR


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


CHANGES = {
    2019: ("2019-03-31", "2019-10-27"),
    2020: ("2020-03-29", "2020-10-25"),
    2021: ("2021-03-28", "2021-10-31"),
    2022: ("2022-03-27", "2022-10-30"),
    2023: ("2023-03-26", "2023-10-29"),
    2024: ("2024-03-31", "2024-10-27"),
    2025: ("2025-03-30", "2025-10-26"),
    2026: ("2026-03-29", "2026-10-25"),
}


@pytest.mark.parametrize("year", CHANGES)
def test_each_change_is_at_one_gmt_with_what_the_clocks_show(year: int) -> None:
    found = list(clock_changes(at(f"{year}-01-01"), at(f"{year}-12-31")))
    assert [change.at for change in found] == [at(f"{day}T01:00") for day in CHANGES[year]]
    assert [change.words for change in found] == [
        "01:00 GMT → 02:00 BST",
        "02:00 BST → 01:00 GMT",
    ]


def test_a_span_without_a_change_has_no_mark() -> None:
    assert list(clock_changes(at("2020-03-29T01:01"), at("2020-10-25T00:59"))) == []


def test_the_hour_that_did_not_happen_has_no_tick() -> None:
    found = [t.words for t in ticks(at("2020-03-28T22:00"), at("2020-03-29T04:00"), 1)]
    assert found == ["22:00", "23:00", "02:00", "03:00", "04:00", "05:00"]


def test_the_hour_that_came_twice_has_two_ticks_an_hour_apart() -> None:
    found = list(ticks(at("2020-10-24T22:30"), at("2020-10-25T02:30"), 1))
    assert [t.words for t in found] == ["01:00", "01:00", "02:00"]
    assert found[1].at - found[0].at == HOUR


@pytest.mark.parametrize(("evening", "hours"), [("2020-03-28", 6), ("2020-10-24", 8)])
def test_such_a_night_is_an_hour_shorter_or_longer(evening: str, hours: int) -> None:
    (night,) = nights(at(f"{evening}T23:30"), at(f"{evening}T23:40"))
    assert night.end - night.start == hours * HOUR


def test_ticks_of_an_even_day_come_at_whole_steps() -> None:
    found = [t.words for t in ticks(at("2020-02-11T21:10"), at("2020-02-12T02:00"), 0.5)]
    assert found[0] == "21:30"
    assert "00:00" not in found
    assert found[-1] == "02:00"
