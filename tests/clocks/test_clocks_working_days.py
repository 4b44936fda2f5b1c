"""Working days and school days, against the published bank holidays and dates counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from ddaudit_desktop.clocks.working_days import (
    Calendar,
    CalendarEnds,
    bank_holidays,
    is_bank_holiday,
    is_school_day,
    is_working_day,
    next_school_day,
    working_day_after,
    working_days_between,
)

# England and Wales as published by the government, day and month; a substitute in place of a
# holiday that falls on a weekend.
PUBLISHED = {
    2019: "1/1 19/4 22/4 6/5 27/5 26/8 25/12 26/12",
    2020: "1/1 10/4 13/4 8/5 25/5 31/8 25/12 28/12",
    2021: "1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12",
    2022: "3/1 15/4 18/4 2/5 2/6 3/6 29/8 19/9 26/12 27/12",
    2023: "2/1 7/4 10/4 1/5 8/5 29/5 28/8 25/12 26/12",
    2024: "1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12",
    2025: "1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12",
    2026: "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12",
}
DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_published(year: int) -> None:
    published = {
        date(year, int(month), int(number))
        for number, month in (pair.split("/") for pair in PUBLISHED[year].split())
    }
    assert bank_holidays(year) == published


@pytest.mark.parametrize(
    ("when", "off"),
    [
        ("2020-05-04", False),  # the early May holiday moved to Friday the 8th
        ("2020-05-08", True),
        ("2022-05-30", False),  # the spring holiday moved to the Jubilee
        ("2022-06-02", True),
        ("2022-06-03", True),
        ("2022-09-19", True),
        ("2023-05-08", True),
        ("2021-12-25", False),  # a Saturday: the substitute is the day off
        ("2021-12-27", True),
        ("2022-12-27", True),
        ("2020-04-12", False),  # Easter Sunday
        ("2024-03-18", False),  # Irish and Scottish holidays are none of ours
        ("2024-01-02", False),
    ],
)
def test_moved_added_and_substitute_days(when: str, off: bool) -> None:
    assert is_bank_holiday(day(when)) is off


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2020-04-09", 15, "2020-05-04"),  # over Easter 2020
        ("2024-03-25", 15, "2024-04-17"),  # over Easter 2024, in March
        ("2020-12-18", 15, "2021-01-13"),
        ("2021-12-20", 15, "2022-01-13"),
        ("2022-12-21", 15, "2023-01-16"),
        ("2026-12-22", 15, "2027-01-15"),
        ("2020-05-07", 1, "2020-05-11"),
        ("2022-06-01", 1, "2022-06-06"),
        ("2022-09-16", 1, "2022-09-20"),
        ("2023-05-05", 1, "2023-05-09"),
        ("2020-02-28", 1, "2020-03-02"),  # the leap day is a Saturday
        ("2024-02-28", 1, "2024-02-29"),
        ("2024-02-28", 2, "2024-03-01"),
        ("2023-02-28", 1, "2023-03-01"),
        ("2019-12-31", 1, "2020-01-02"),
        ("2020-02-15", 1, "2020-02-17"),  # from a Saturday
        ("2020-02-11", 0, "2020-02-11"),
        ("2020-02-15", 0, "2020-02-15"),
        ("2019-11-04", 45, "2020-01-09"),
    ],
)
def test_working_days_counted_by_hand(start: str, number: int, end: str) -> None:
    assert working_day_after(day(start), number) == day(end)
    if is_working_day(day(end)):
        assert working_days_between(day(start), day(end)) == number


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2020-04-09", 1, "2020-04-09"),
        ("2020-04-09", 15, "2020-05-01"),
        ("2020-04-11", 1, "2020-04-14"),  # from the Saturday of Easter
        ("2020-04-09", 0, "2020-04-09"),
    ],
)
def test_the_start_itself_can_be_day_one(start: str, number: int, end: str) -> None:
    assert working_day_after(day(start), number, first_day_after=False) == day(end)
    if number:
        assert working_days_between(day(start), day(end), first_day_after=False) == number


def test_days_the_other_way_round_count_below_zero() -> None:
    assert working_days_between(day("2020-05-04"), day("2020-04-09")) == -15
    assert working_days_between(day("2020-05-04"), day("2020-05-04")) == 0


def test_an_edited_calendar_adds_and_takes_days() -> None:
    edited = Calendar(
        extra_off=frozenset({day("2020-02-12")}), extra_on=frozenset({day("2020-02-15")})
    )
    assert working_day_after(day("2020-02-11"), 1, calendar=edited) == day("2020-02-13")
    assert working_day_after(day("2020-02-14"), 1, calendar=edited) == day("2020-02-15")
    assert is_working_day(day("2020-02-12"))
    assert not is_working_day(day("2020-02-12"), calendar=edited)
    worked = Calendar(extra_on=frozenset({day("2020-12-25")}))
    assert is_working_day(day("2020-12-25"), calendar=worked)
    assert not is_school_day(day("2020-12-25"), calendar=worked)


@pytest.mark.parametrize(
    ("after", "school"),
    [
        ("2020-02-11", "2020-02-12"),
        ("2020-02-14", "2020-02-17"),  # over a weekend
        ("2020-02-15", "2020-02-17"),
        ("2020-04-09", "2020-04-14"),  # over Easter
        ("2021-12-24", "2021-12-29"),
        ("2020-12-31", "2021-01-04"),
    ],
)
def test_the_next_school_day(after: str, school: str) -> None:
    assert next_school_day(day(after)) == day(school)


def test_closed_schools_push_the_next_school_day() -> None:
    half_term = [(day("2020-02-17"), day("2020-02-21"))]
    assert next_school_day(day("2020-02-14"), half_term) == day("2020-02-24")
    known = Calendar(school_closed=frozenset(half_term), extra_off=frozenset({day("2020-02-24")}))
    assert next_school_day(day("2020-02-14"), calendar=known) == day("2020-02-25")
    assert is_working_day(day("2020-02-17"), calendar=known)
    inset = [(day("2020-02-25"), day("2020-02-25"))]
    assert next_school_day(day("2020-02-14"), inset, calendar=known) == day("2020-02-26")


@pytest.mark.parametrize("year", [1871, 2101, 9999])
def test_years_without_known_bank_holidays_are_refused(year: int) -> None:
    for ask in (
        lambda: is_working_day(date(year, 6, 30)),
        lambda: is_bank_holiday(date(year, 6, 30)),
        lambda: working_day_after(date(year, 6, 30), 1),
        lambda: working_days_between(date(year, 6, 30), date(year, 6, 30)),
        lambda: next_school_day(date(year, 6, 30)),
    ):
        with pytest.raises(CalendarEnds, match="Check the date") as refusal:
            ask()
        assert isinstance(refusal.value, KnownError)


def test_a_count_that_leaves_the_known_years_is_refused() -> None:
    with pytest.raises(CalendarEnds, match="2101"):
        working_day_after(date(2100, 12, 20), 15)
    with pytest.raises(CalendarEnds, match="2101"):
        working_days_between(date(2100, 12, 20), date(2101, 1, 4))
    with pytest.raises(CalendarEnds, match="2101"):
        next_school_day(date(2100, 12, 31))
    assert working_day_after(date(2100, 12, 20), 1) == date(2100, 12, 21)


def test_counting_backwards_is_no_count() -> None:
    with pytest.raises(ValueError, match="forward"):
        working_day_after(day("2020-02-11"), -1)


@given(start=DAYS, number=st.integers(1, 60), first_day_after=st.booleans())
def test_counting_there_and_back_agrees(start: date, number: int, first_day_after: bool) -> None:
    end = working_day_after(start, number, first_day_after=first_day_after)
    assert is_working_day(end)
    assert working_days_between(start, end, first_day_after=first_day_after) == number
    before = end - timedelta(days=1)
    if before >= start:
        assert working_days_between(start, before, first_day_after=first_day_after) < number


@given(start=DAYS, closed=st.lists(st.tuples(DAYS, DAYS), max_size=3))
def test_a_school_day_is_a_working_day_outside_what_is_closed(
    start: date, closed: list[tuple[date, date]]
) -> None:
    ranges = [(first, min(last, first + timedelta(days=60))) for first, last in closed]
    found = next_school_day(start, ranges)
    assert found > start
    assert is_working_day(found)
    assert not any(first <= found <= last for first, last in ranges)
