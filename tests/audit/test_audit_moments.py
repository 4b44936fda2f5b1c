"""Times as typed: what they can mean, what is refused, and how they are shown again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ddaudit_desktop.moments import (
    Moment,
    MomentError,
    read_moment,
    show_date,
    show_days,
    show_minutes,
    show_moment,
)

NEAR = datetime(2020, 2, 11, 18, 58, tzinfo=UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "earliest", "latest", "precision"),
    [
        ("1924", "2020-02-11 19:24", "2020-02-11 19:24", "exact"),
        ("11/2 1924", "2020-02-11 19:24", "2020-02-11 19:24", "exact"),
        ("12/02 0555", "2020-02-12 05:55", "2020-02-12 05:55", "exact"),
        ("11 Feb 2020 at 19:24", "2020-02-11 19:24", "2020-02-11 19:24", "exact"),
        ("2020-06-18 14:32", "2020-06-18 13:32", "2020-06-18 13:32", "exact"),
        ("18/6/20 2.32pm", "2020-06-18 13:32", "2020-06-18 13:32", "exact"),
        ("+35", "2020-02-11 19:33", "2020-02-11 19:33", "exact"),
        ("about 22:05", "2020-02-11 21:50", "2020-02-11 22:20", "about"),
        ("~2205", "2020-02-11 21:50", "2020-02-11 22:20", "about"),
        ("11/2 eve", "2020-02-11 18:00", "2020-02-11 23:59", "range"),
        ("evening of the 3rd Feb", "2020-02-03 18:00", "2020-02-03 23:59", "range"),
        ("between 1 and 3 am", "2020-02-11 01:00", "2020-02-11 03:00", "range"),
        ("11/02/2020 22:00-02:00", "2020-02-11 22:00", "2020-02-12 02:00", "range"),
        ("12/02/2020", "2020-02-12 00:00", "2020-02-12 23:59", "day"),
        ("Feb 2020", "2020-02-01 00:00", "2020-02-29 23:59", "month"),
        ("Dec 2019", "2019-12-01 00:00", "2019-12-31 23:59", "month"),
        ("0555 12/02", "2020-02-12 05:55", "2020-02-12 05:55", "exact"),
        ("12 Feb 5.55am", "2020-02-12 05:55", "2020-02-12 05:55", "exact"),
        ("5.55 in the morning, 12/02", "2020-02-12 05:55", "2020-02-12 05:55", "exact"),
        ("evening of the 3rd", "2020-02-03 18:00", "2020-02-03 23:59", "range"),
        ("3rd eve", "2020-02-03 18:00", "2020-02-03 23:59", "range"),
        ("3rd", "2020-02-03 00:00", "2020-02-03 23:59", "day"),
        ("night of the 3rd", "2020-02-03 00:00", "2020-02-04 05:59", "range"),
        ("early hours of 12/02", "2020-02-12 00:00", "2020-02-12 05:59", "range"),
        ("22:05ish", "2020-02-11 21:50", "2020-02-11 22:20", "about"),
        ("10pm-ish", "2020-02-11 21:45", "2020-02-11 22:15", "about"),
        ("c. 2205", "2020-02-11 21:50", "2020-02-11 22:20", "about"),
        ("about 1-3am", "2020-02-11 00:45", "2020-02-11 03:15", "range"),
        ("1-3am", "2020-02-11 01:00", "2020-02-11 03:00", "range"),
        ("11-1pm", "2020-02-11 11:00", "2020-02-11 13:00", "range"),
        ("11-1am", "2020-02-11 23:00", "2020-02-12 01:00", "range"),
        ("after 22:00 and before midnight", "2020-02-11 22:00", "2020-02-12 00:00", "range"),
        ("between 22:00 and midnight", "2020-02-11 22:00", "2020-02-12 00:00", "range"),
        ("between midnight and 3am", "2020-02-11 00:00", "2020-02-11 03:00", "range"),
        (
            "between 22:00 on 11/02 and 02:00 on 12/02",
            "2020-02-11 22:00",
            "2020-02-12 02:00",
            "range",
        ),
        ("11-13 Feb 2020", "2020-02-11 00:00", "2020-02-13 23:59", "range"),
        ("Jan-Feb 2020", "2020-01-01 00:00", "2020-02-29 23:59", "range"),
        ("11/02/2020 - 19:24", "2020-02-11 19:24", "2020-02-11 19:24", "exact"),
        ("February", "2020-02-01 00:00", "2020-02-29 23:59", "month"),
        ("02/2020", "2020-02-01 00:00", "2020-02-29 23:59", "month"),
        ("noon", "2020-02-11 12:00", "2020-02-11 12:00", "exact"),
        ("12pm", "2020-02-11 12:00", "2020-02-11 12:00", "exact"),
        ("12am", "2020-02-11 00:00", "2020-02-11 00:00", "exact"),
        ("12/02/2020 midnight", "2020-02-12 00:00", "2020-02-13 00:00", "range"),
        ("12/02/2020 0000", "2020-02-12 00:00", "2020-02-12 00:00", "exact"),
        ("11/02/2020 24:00", "2020-02-12 00:00", "2020-02-12 00:00", "exact"),
        ("yesterday 2205", "2020-02-10 22:05", "2020-02-10 22:05", "exact"),
        ("next day 0300", "2020-02-12 03:00", "2020-02-12 03:00", "exact"),
        ("last night", "2020-02-10 18:00", "2020-02-11 05:59", "range"),
        ("last night 02:00", "2020-02-11 02:00", "2020-02-11 02:00", "exact"),
        ("Tue 0930", "2020-02-11 09:30", "2020-02-11 09:30", "exact"),
        ("Mon 0930", "2020-02-17 09:30", "2020-02-17 09:30", "exact"),
        ("last Mon 0930", "2020-02-10 09:30", "2020-02-10 09:30", "exact"),
        ("Tue 11/02/2020 0930", "2020-02-11 09:30", "2020-02-11 09:30", "exact"),
        ("11/02/99", "1999-02-11 00:00", "1999-02-11 23:59", "day"),
        ("2020-02-11T19:24Z", "2020-02-11 19:24", "2020-02-11 19:24", "exact"),
        ("2020-02-11T19:24:31+01:00", "2020-02-11 18:24:31", "2020-02-11 18:24:31", "exact"),
        ("2020-06-18T14:32", "2020-06-18 13:32", "2020-06-18 13:32", "exact"),
        ("11/02/2020 19:24:31", "2020-02-11 19:24:31", "2020-02-11 19:24:31", "exact"),
        ("1924hrs", "2020-02-11 19:24", "2020-02-11 19:24", "exact"),
        ("11 Feb 1924", "2020-02-11 19:24", "2020-02-11 19:24", "exact"),
        ("11 Feb 2020 1924", "2020-02-11 19:24", "2020-02-11 19:24", "exact"),
        ("12.02 0555", "2020-02-12 05:55", "2020-02-12 05:55", "exact"),
        ("+1h30", "2020-02-11 20:28", "2020-02-11 20:28", "exact"),
        ("12/02/2020 time not recorded", "2020-02-12 00:00", "2020-02-12 23:59", "day"),
        ("29/02/2020 2359", "2020-02-29 23:59", "2020-02-29 23:59", "exact"),
        (
            "24/10/2020 01:30 - 25/10/2020 01:30 GMT",
            "2020-10-24 00:30",
            "2020-10-25 01:30",
            "range",
        ),
        ("25/10/2020 01:10-01:50 GMT", "2020-10-25 01:10", "2020-10-25 01:50", "range"),
        ("18/06/2020 14:00-15:00 UTC", "2020-06-18 14:00", "2020-06-18 15:00", "range"),
        ("31/12/2019 23:30-00:30", "2019-12-31 23:30", "2020-01-01 00:30", "range"),
    ],
)
def test_reads_times_as_people_write_them(
    typed: str, earliest: str, latest: str, precision: str
) -> None:
    moment = read_moment(typed, near=NEAR)
    assert (moment.earliest, moment.latest) == (utc(earliest), utc(latest))
    assert moment.precision == precision
    assert moment.typed == typed


@pytest.mark.parametrize(
    "typed", ["?", "unknown", "Not known", "not recorded", "N/K", "time unknown"]
)
def test_an_unknown_time_stays_unknown(typed: str) -> None:
    assert read_moment(typed, near=NEAR) == Moment(typed)
    assert show_moment(read_moment(typed)) == "no time"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/2020 10:00", "is not a date"),
        ("30 Feb 2020", "is not a date"),
        ("11/13/2020", "is not a date"),
        ("25:61", "is not a time of day"),
        ("11/02/2020 2460", "is not a time of day"),
        ("rubbish", "not understood"),
        ("11/02/2020 5", "not understood"),
        ("", "Write a date and time"),
        ("+soon", "+35"),
        ("29/03/2020 01:30", "clocks went forward"),
        ("99/99", "is not a date"),
        ("29/02/2021", "is not a date"),
        ("31st", "is not a date"),
        ("11/02/1066", "write a year"),
        ("24:01", "is not a time of day"),
        ("0pm", "is not a time of day"),
        ("after 22:00", "one end only"),
        ("11/02/2020 after 22:00", "one end only"),
        ("before midnight", "one end only"),
        ("until 22:00", "one end only"),
        ("11/02/2020 until 22:00", "a day at one end"),
        ("22:00-02:00 12/02", "goes over midnight with one date"),
        ("12/02/2020 to 11/02/2020", "ends before it begins"),
        ("11/02 2020", "could mean the year 2020 or the time 20:20"),
        ("2020", "could mean the year 2020 or the time 20:20"),
        ("11 Feb 2035", "could mean the year 2035 or the time 20:35"),
        ("Feb 20", "could be a day or a year"),
        ("11.02", "could be a day or a time"),
        ("9:30 at night", "in two ways"),
        ("09:30 in the evening", "in two ways"),
        ("Wed 11/02/2020", "was a Tuesday"),
        ("11 Feb and 12 Feb", "not understood"),
        ("about 11/02/2020", "needs a time of day"),
        ("11/02/2020 1 9:24", "not understood"),
        ("11/02/2020 3", "not understood"),
        ("the", "not understood"),
        ("22:05 ?", "not understood"),
    ],
)
def test_refuses_what_cannot_have_been_with_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(MomentError, match=said.replace("+", r"\+")):
        read_moment(typed, near=NEAR)


@pytest.mark.parametrize(
    "typed",
    [
        *("1924", "11/2 1924", "+35", "evening of the 3rd", "February", "3 Feb eve", "yesterday"),
        *("Tue 0930", "last night", "noon", "midnight", "1-3am", "22:05ish", "11/02 2020", "2020"),
    ],
)
def test_never_invents_the_day_or_year_that_is_missing(typed: str) -> None:
    with pytest.raises(MomentError):
        read_moment(typed)


def test_the_hour_that_comes_twice_has_two_readings() -> None:
    moment = read_moment("25/10/2020 01:30")
    assert moment.precision == "range"
    assert moment.earliest == utc("2020-10-25 00:30")
    assert moment.latest == utc("2020-10-25 01:30")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("11/02/2020 19:24", "11 Feb 2020 19:24"),
        ("about 22:05", "11 Feb 2020 ~22:05"),
        ("11/2 eve", "11 Feb 2020 18:00–23:59"),
        ("11/02/2020 22:00-02:00", "11 Feb 2020 22:00 – 12 Feb 2020 02:00"),
        ("12/02/2020", "12 Feb 2020"),
        ("Feb 2020", "Feb 2020"),
        ("about 12/02/2020 00:05", "12 Feb 2020 ~00:05"),
        ("11/02/2020 19:24:31", "11 Feb 2020 19:24:31"),
        ("11/02/2020 midnight", "11 Feb 2020 00:00–24:00"),
        ("11-13 Feb 2020", "11 Feb 2020 – 13 Feb 2020"),
        ("evening of the 3rd", "3 Feb 2020 18:00–23:59"),
    ],
)
def test_shows_local_time_and_how_exact(typed: str, shown: str) -> None:
    assert show_moment(read_moment(typed, near=NEAR)) == shown


def test_shows_summer_time_as_the_clock_on_the_wall() -> None:
    assert show_moment(Moment("x", utc("2020-06-18 13:32"), utc("2020-06-18 13:32"), "exact")) == (
        "18 Jun 2020 14:32"
    )


def test_lengths_and_dates_in_words() -> None:
    assert [show_minutes(m) for m in (48, 60, 362, 4450)] == [
        "48 min",
        "1 h",
        "6 h 02 min",
        "74 h 10 min",
    ]
    assert show_date("2020-05-04") == "4 May 2020"
    assert show_date("") == ""


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2020-02-11", "2020-02-15", "11–15 Feb 2020"),
        ("2020-02-06", "2020-03-20", "6 Feb – 20 Mar 2020"),
        ("2019-12-30", "2020-01-02", "30 Dec 2019 – 2 Jan 2020"),
        ("2020-02-11", "2020-02-11", "11 Feb 2020"),
        ("2020-02-11", "", "11 Feb 2020"),
        ("", "2020-02-15", "15 Feb 2020"),
        ("", "", ""),
    ],
)
def test_days_are_shown_as_a_stretch_without_saying_anything_twice(
    first: str, last: str, said: str
) -> None:
    assert show_days(first, last) == said
