"""The nights on which the clocks change, 2019 to 2026, against dates written by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ddaudit_desktop.clocks.reach import minutes_between
from ddaudit_desktop.moments import Moment, MomentError, read_moment, show_moment

# Friday, Saturday, Sunday of the change and Monday. In March 01:00 becomes 02:00.
FORWARD = [
    ("29/03/2019", "30/03/2019", "31/03/2019", "01/04/2019"),
    ("27/03/2020", "28/03/2020", "29/03/2020", "30/03/2020"),
    ("26/03/2021", "27/03/2021", "28/03/2021", "29/03/2021"),
    ("25/03/2022", "26/03/2022", "27/03/2022", "28/03/2022"),
    ("24/03/2023", "25/03/2023", "26/03/2023", "27/03/2023"),
    ("29/03/2024", "30/03/2024", "31/03/2024", "01/04/2024"),
    ("28/03/2025", "29/03/2025", "30/03/2025", "31/03/2025"),
    ("27/03/2026", "28/03/2026", "29/03/2026", "30/03/2026"),
]
# In October 02:00 becomes 01:00 again.
BACK = [
    ("25/10/2019", "26/10/2019", "27/10/2019", "28/10/2019"),
    ("23/10/2020", "24/10/2020", "25/10/2020", "26/10/2020"),
    ("29/10/2021", "30/10/2021", "31/10/2021", "01/11/2021"),
    ("28/10/2022", "29/10/2022", "30/10/2022", "31/10/2022"),
    ("27/10/2023", "28/10/2023", "29/10/2023", "30/10/2023"),
    ("25/10/2024", "26/10/2024", "27/10/2024", "28/10/2024"),
    ("24/10/2025", "25/10/2025", "26/10/2025", "27/10/2025"),
    ("23/10/2026", "24/10/2026", "25/10/2026", "26/10/2026"),
]


def instant(text: str) -> datetime:
    moment = read_moment(text)
    assert moment.precision == "exact"
    assert moment.earliest is not None
    return moment.earliest


def at_utc(day: str, clock: str) -> datetime:
    return datetime.strptime(f"{day} {clock}", "%d/%m/%Y %H:%M").replace(tzinfo=UTC)


def shown(text: str) -> str:
    return show_moment(read_moment(text), with_day=False)


@pytest.mark.parametrize("nights", FORWARD)
def test_the_hour_that_never_was_is_refused(nights: tuple[str, str, str, str]) -> None:
    sunday = nights[2]
    assert instant(f"{sunday} 00:59") == at_utc(sunday, "00:59")
    for skipped in ("01:00", "01:30", "01:59", "0130", "1.30am", "01:30 GMT", "01:30 BST"):
        with pytest.raises(MomentError, match=r"the clocks went forward that night.*Write from"):
            read_moment(f"{sunday} {skipped}")
    for advised in ("00:30-02:30", "01:30 UTC"):
        assert read_moment(f"{sunday} {advised}").latest == at_utc(sunday, "01:30")
    assert instant(f"{sunday} 02:00") == at_utc(sunday, "01:00")
    for end in ("00:30-01:30", "01:30 to 03:00"):
        with pytest.raises(MomentError, match="clocks went forward"):
            read_moment(f"{sunday} {end}")
    assert instant(f"{sunday} 01:30Z") == at_utc(sunday, "01:30")


@pytest.mark.parametrize("nights", BACK)
def test_the_hour_that_comes_twice_is_both_or_the_one_named(
    nights: tuple[str, str, str, str],
) -> None:
    sunday = nights[2]
    assert instant(f"{sunday} 00:59") + timedelta(hours=1) == at_utc(sunday, "00:59")
    for typed in ("01:00", "01:59", "0130"):
        moment = read_moment(f"{sunday} {typed}")
        clock = typed if ":" in typed else "01:30"
        assert moment.precision == "range"
        assert moment.latest == at_utc(sunday, clock)
        assert moment.earliest == at_utc(sunday, clock) - timedelta(hours=1)
    assert instant(f"{sunday} 01:30 BST") == at_utc(sunday, "00:30")
    assert instant(f"{sunday} 01:30 GMT") == at_utc(sunday, "01:30")
    assert instant(f"{sunday} 02:00") == at_utc(sunday, "02:00")
    assert shown(f"{sunday} 01:30") == "01:30 BST–01:30 GMT"
    assert shown(f"{sunday} 0130 bst") == "01:30 BST"
    both = read_moment(f"{sunday} 01:50 BST - 01:10 GMT")
    assert (both.earliest, both.latest) == (at_utc(sunday, "00:50"), at_utc(sunday, "01:10"))
    about = read_moment(f"about {sunday} 01:30")
    assert (about.earliest, about.latest) == (at_utc(sunday, "00:15"), at_utc(sunday, "01:45"))


@pytest.mark.parametrize("nights", FORWARD)
def test_72_elapsed_hours_over_the_change_of_march(nights: tuple[str, str, str, str]) -> None:
    friday, _, sunday, monday = nights
    start = instant(f"{friday} 18:00")
    assert minutes_between(start, instant(f"{monday} 19:00")) == 72 * 60
    assert minutes_between(start, instant(f"{monday} 19:01")) == 72 * 60 + 1
    assert minutes_between(start, instant(f"{monday} 18:00")) == 71 * 60
    whole = read_moment(sunday)
    assert whole.earliest is not None
    assert whole.latest is not None
    assert minutes_between(whole.earliest, whole.latest) == 23 * 60 - 1


@pytest.mark.parametrize("nights", BACK)
def test_72_elapsed_hours_over_the_change_of_october(nights: tuple[str, str, str, str]) -> None:
    friday, _, sunday, monday = nights
    start = instant(f"{friday} 18:00")
    assert minutes_between(start, instant(f"{monday} 17:00")) == 72 * 60
    assert minutes_between(start, instant(f"{monday} 17:01")) == 72 * 60 + 1
    assert minutes_between(start, instant(f"{monday} 18:00")) == 73 * 60
    whole = read_moment(sunday)
    assert whole.earliest is not None
    assert whole.latest is not None
    assert minutes_between(whole.earliest, whole.latest) == 25 * 60 - 1


@pytest.mark.parametrize(
    ("nights", "before", "after"),
    [(n, "GMT", "BST") for n in FORWARD] + [(n, "BST", "GMT") for n in BACK],
)
def test_the_zone_is_named_on_that_night_only(
    nights: tuple[str, str, str, str], before: str, after: str
) -> None:
    friday, saturday, sunday, monday = nights
    assert shown(f"{saturday} 18:00") == f"18:00 {before}"
    assert shown(f"{sunday} 00:30") == f"00:30 {before}"
    assert shown(f"{sunday} 02:00") == f"02:00 {after}"
    assert shown(f"{sunday} 12:00") == f"12:00 {after}"
    assert shown(f"about {saturday} 22:05") == f"~22:05 {before}"
    assert shown(f"{saturday} eve") == f"18:00–23:59 {before}"
    assert shown(f"{sunday} 00:30 - 03:00") == f"00:30 {before}–03:00 {after}"
    for quiet in (f"{saturday} 17:59", f"{sunday} 12:01", f"{friday} 22:00", f"{monday} 02:00"):
        assert shown(quiet) == quiet.split()[1]
    for whole in (saturday, sunday):
        assert "GMT" not in shown(whole)
        assert "BST" not in shown(whole)


@pytest.mark.parametrize("nights", FORWARD + BACK)
def test_what_is_shown_of_that_night_reads_back_the_same(
    nights: tuple[str, str, str, str],
) -> None:
    _, saturday, sunday, _ = nights
    start = at_utc(saturday, "17:00")
    for minutes in range(0, 20 * 60, 10):
        moment = start + timedelta(minutes=minutes)
        again = read_moment(show_moment(Moment("x", moment, moment, "exact")))
        assert (again.earliest, again.latest) == (moment, moment)
    assert start < at_utc(sunday, "13:00")


def test_a_named_zone_must_be_the_one_in_use() -> None:
    assert instant("18/06/2020 14:32 BST") == at_utc("18/06/2020", "13:32")
    assert instant("11/02/2020 19:24 GMT") == at_utc("11/02/2020", "19:24")
    for wrong in ("18/06/2020 14:32 GMT", "11/02/2020 19:24 BST"):
        with pytest.raises(MomentError, match="the clocks did not show"):
            read_moment(wrong)
