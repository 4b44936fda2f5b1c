"""Times at the head of a line that words are part of: noon by name, and between two times."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ddaudit_desktop.logs.reading import read_log
from ddaudit_desktop.logs.words import log_words

HEADING = "Wednesday 1 April 2020\n"
BEFORE = "08:30 - DC3 - MEDICAL AT HOSPITAL, DOCTOR THERE AND MOTHER OUTSIDE THE ROOM\n"


def spans(text: str) -> dict[str, tuple[str, str]]:
    """Kind -> both readings in UTC, of every event with a time."""
    found = read_log(text, day=date(2020, 4, 1), words=log_words()).proposed
    return {
        one.kind: (f"{one.moment.earliest:%d %H:%M}", f"{one.moment.latest:%d %H:%M}")
        for one in found
        if one.moment.earliest and one.moment.latest
    }


@pytest.mark.parametrize(
    ("line", "earliest", "latest"),
    [
        ("12 noon - DC3 - HANDOVER", "01 11:00", "01 11:00"),
        ("12noon DC3 HANDOVER", "01 11:00", "01 11:00"),
        ("Noon - HANDOVER", "01 11:00", "01 11:00"),
        ("Midday: HANDOVER", "01 11:00", "01 11:00"),
        ("about noon - HANDOVER", "01 10:45", "01 11:15"),
        ("1 April 2020 noon - HANDOVER", "01 11:00", "01 11:00"),
        ("DC3 noon - HANDOVER", "01 11:00", "01 11:00"),
        ("between 4 and 5pm - DC3 - HANDOVER", "01 15:00", "01 16:00"),
        ("Between 4pm & 5pm: HANDOVER", "01 15:00", "01 16:00"),
        ("between 1600 and 1730 - HANDOVER", "01 15:00", "01 16:30"),
        ("between 11 and 12.30pm - HANDOVER", "01 10:00", "01 11:30"),
        ("between 11:30pm and 1am - HANDOVER", "01 22:30", "02 00:00"),
        ("between 11 and 1am - HANDOVER", "01 22:00", "02 00:00"),
    ],
)
def test_a_worded_time_begins_an_entry_of_its_own(line: str, earliest: str, latest: str) -> None:
    found = spans(HEADING + BEFORE + line)
    assert found["HANDOVER"] == (earliest, latest)
    assert found["MEDICAL"] == ("01 07:30", "01 07:30")


def test_a_worded_time_is_told_in_the_words_of_the_log() -> None:
    (one,) = read_log(
        "between 4 and 5pm - HANDOVER", day=date(2020, 4, 1), words=log_words()
    ).proposed
    assert one.moment.typed == "4-5pm"
    assert one.moment.earliest == datetime(2020, 4, 1, 15, tzinfo=UTC)
    assert one.text == "HANDOVER"


@pytest.mark.parametrize(
    "line",
    [
        "between 4 and 5pm she was at the park",
        "between 4 and 5 - DC3",
        "between 25 and 5pm - DC3",
        "between 2 and 3 children - DC3",
    ],
)
def test_words_that_only_look_like_one_are_no_time_of_an_entry(line: str) -> None:
    found = read_log(HEADING + BEFORE + line, day=None, words=log_words()).proposed
    assert {one.moment.typed for one in found} <= {"08:30", ""}


@pytest.mark.parametrize("written", ["Midnight", "12 midnight", "12:00 midnight", "1200 midnight"])
def test_midnight_by_name_is_the_start_of_a_day_or_its_end(written: str) -> None:
    text = f"{HEADING}{BEFORE}{written} - HANDOVER TO NIGHT SHIFT"
    found = read_log(text, day=None, words=log_words()).proposed
    (one,) = [event for event in found if event.kind == "HANDOVER"]
    assert (one.line, one.moment.earliest, one.confidence) == (3, None, "check")
    assert one.why == f"{written} may be the start of the day or its end"
