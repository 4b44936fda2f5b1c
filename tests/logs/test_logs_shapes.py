"""The shapes of lines: where the time stands, how it is written, which lines belong together."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ddaudit_desktop.logs.errors import LogCancelled, LogError
from ddaudit_desktop.logs.reading import LogRead, read_log
from ddaudit_desktop.logs.words import log_words

DAY = date(2020, 2, 11)


def read(text: str, day: date | None = DAY) -> LogRead:
    return read_log(text, day=day, words=log_words())


def when(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "11/02/20 19:02 RISK MEDIUM",
        "11/02/2020 1902 RISK MEDIUM",
        "11-02-2020 19.02 RISK MEDIUM",
        "11.02.20 19.02hrs RISK MEDIUM",
        "2020-02-11 19:02:00 RISK MEDIUM",
        "2020-02-11T19:02:00Z RISK MEDIUM",
        "2020-02-11T19:02 FCR1 RISK MEDIUM",
        "19:02 11/02/2020 RISK MEDIUM",
        "Tue 11 Feb 2020 19:02 RISK MEDIUM",
        "TUESDAY 11TH FEBRUARY 2020, 1902 HRS - RISK MEDIUM",
        "11-Feb-2020 07:02pm RISK MEDIUM",
        "11FEB20 1902 RISK MEDIUM",
        "20200211 1902 RISK MEDIUM",
        "110220 1902 RISK MEDIUM",
        "0012 11/02/20 19:02 RISK MEDIUM",
        "#12 11/02/20 19:02 RISK MEDIUM",
        "12. 11/02/20 19:02 RISK MEDIUM",
        "FCR1 11/02/20 1902 RISK MEDIUM",
        "[OP 4411] 11/02/20 19:02 RISK MEDIUM",
        "11/02/20 19:02 [OP 4411] RISK MEDIUM",
        "11/02/20 19:02 4411 RISK MEDIUM",
        "11/02/20 19:02 FCR: RISK MEDIUM",
        "[11/02/2020 19:02] RISK MEDIUM",
        "(11/02/20, 19:02) RISK MEDIUM",
        "11/02/20 | 19:02 | FCR1 | RISK MEDIUM",
        "FCR1 | RISK MEDIUM | 11/02/20 19:02",
        "11/02/20\t19:02\tFCR1\tRISK MEDIUM",
        "Date: 11/02/20 Time: 19:02 RISK MEDIUM",
        "- 11/02/20 at 7.02 pm RISK MEDIUM",
        "\u200f11/02/20 19:02 RISK MEDIUM",
        "11/02/20,19:02,FCR1,RISK MEDIUM",
        "11/02/2020 @ 19:02 RISK MEDIUM",
        "19:02 @ 11/02/2020 RISK MEDIUM",
        "FCR1 @ 19:02hrs 11/02/2020 - RISK MEDIUM",
        "Time 19:02 Date 11/02/2020 RISK MEDIUM",
        "19:02hrs on 11/02/2020 - RISK MEDIUM",
        "11/02/2020 / 19:02 / FCR1 / RISK MEDIUM",
        "11/02/2020 ~ 19:02 ~ RISK MEDIUM",
        "11/02/2020_19:02 RISK MEDIUM",
        "+ 11/02/2020 19:02 RISK MEDIUM",
        "DAU 11/02/2020 19:02 RISK MEDIUM",
        "DAU: 19:02 11/02/2020 RISK MEDIUM",
        "[DAU] 11/02/2020 19:02 RISK MEDIUM",
        "DAU @ 19:02 11/02/2020 - RISK MEDIUM",
        "🚨 11/02/2020 19:02 RISK MEDIUM",
        "→ 11/02/2020 19:02 FCR1 RISK MEDIUM",
    ],
)
def test_a_head_is_read_whatever_its_shape(line: str) -> None:
    (one,) = read(line, None).proposed
    assert (one.kind, one.details) == ("RISK_SET", {"band": "medium"})
    assert one.moment.earliest == one.moment.latest == when("2020-02-11 19:02")
    assert one.text == "RISK MEDIUM"
    assert one.time_at is not None
    assert "02" in line[slice(*one.time_at)]


def test_the_name_of_a_team_before_the_date_is_no_word_and_a_word_that_tells_stays() -> None:
    log = "DAU 11/02/2020 19:02 NOTED\nCHARGED 11/02/2020 19:30 WITH ABH"
    plain, told = read(log, None).proposed
    assert (plain.kind, plain.text) == ("", "NOTED")
    assert plain.moment.earliest == when("2020-02-11 19:02")
    assert told.kind == "CHARGE"
    assert "CHARGED" in told.text


def test_a_date_that_is_part_of_what_is_told_is_not_the_day_of_the_entry() -> None:
    told = read("19:02 on 03/02/2020 she was seen at school").proposed
    assert {one.moment.earliest for one in told if one.moment.typed} == {when("2020-02-11 19:02")}


@pytest.mark.parametrize(
    ("lines", "clocks"),
    [
        ("0001 1902 CALL FROM CARER\n0002 1904 RISK LOW\n0003 1910 EDT TOLD", [1902, 1904, 1910]),
        ("1902 0415 CALL FROM CARER\n1904 0415 RISK LOW\n1910 0415 EDT TOLD", [1902, 1904, 1910]),
        ("4411 1902 CALL FROM CARER\n4411 1904 RISK LOW\n4411 1910 EDT TOLD", [1902, 1904, 1910]),
    ],
)
def test_of_two_figures_the_log_as_a_whole_shows_the_time(lines: str, clocks: list[int]) -> None:
    found = [one.moment.earliest for one in read(lines).proposed]
    assert [int(f"{at:%H%M}") for at in found if at] == clocks


def test_a_wrapped_entry_is_one_entry_and_an_inner_time_points_at_its_line() -> None:
    found = read(
        "18:58 CALL FROM CARER AT PLACEMENT, CHILD A 14 YRS, LAST\n"
        "      SEEN ABOUT\n"
        "16:40, NOT BACK\n"
        "19:02 LOG OPENED"
    ).proposed
    seen = next(one for one in found if one.kind == "LAST_SEEN")
    assert (seen.line, seen.time_at) == (3, (0, 5))
    assert (seen.moment.earliest, seen.moment.latest) == (
        when("2020-02-11 16:25"),
        when("2020-02-11 16:55"),
    )
    call = next(one for one in found if one.kind == "CALL_RECEIVED")
    assert (call.line, call.last_line) == (1, 3)


def test_a_short_line_without_a_time_is_an_event_without_a_time() -> None:
    found = read("21:45 EDT TOLD\nROOM SEARCHED\n23:10 HANDOVER").proposed
    searched = next(one for one in found if one.kind == "ENQUIRY")
    assert (searched.line, searched.moment.earliest, searched.confidence) == (2, None, "check")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("21:45", "23:10", ("21:45", "23:10")),
        ("21:45", "25:61", None),
        ("23:10", "21:45", None),
        ("", "23:10", None),
        ("21:45", "", None),
    ],
)
def test_vague_words_give_the_range_between_neighbours_or_no_time(
    before: str, after: str, expected: tuple[str, str] | None
) -> None:
    lines = [f"{before} EDT TOLD", "LATE EVE 2 X FRIENDS ADDRESSES, NO TRACE", f"{after} HANDOVER"]
    found = read("\n".join(line for line in lines if line[0] != " ")).proposed
    vague = next(one for one in found if one.kind == "ENQUIRY")
    assert vague.confidence == "check"
    assert vague.moment.typed == "LATE EVE"
    early, late = vague.moment.earliest, vague.moment.latest
    assert (early and late and (f"{early:%H:%M}", f"{late:%H:%M}")) == expected


def test_midnight_without_a_heading_is_the_next_day_and_says_that_it_is_likely() -> None:
    found = read("23:10 HANDOVER\n00:05 RISK HIGH\n23:58 LATE ENTRY, AREA SEARCH NEG").proposed
    by_line = {one.line: one for one in found}
    assert by_line[2].moment.earliest == when("2020-02-12 00:05")
    assert by_line[2].confidence == "likely"
    assert by_line[3].moment.earliest == when("2020-02-11 23:58")


def test_an_entry_out_of_order_stays_on_its_day_and_is_sorted_by_time() -> None:
    found = read("19:02 LOG OPENED\n18:50 CALL FROM CARER\n19:30 RISK HIGH").proposed
    assert [one.line for one in found] == [2, 1, 3]


def test_a_log_with_the_newest_entry_first() -> None:
    found = read("06:20 LOG CLOSED\n05:12 CHILD LOCATED\n23:10 RISK HIGH\n22:40 LOG OPENED")
    assert any("newest" in notice for notice in found.notices)
    assert [one.moment.earliest for one in found.proposed] == [
        when("2020-02-10 22:40"),
        when("2020-02-10 23:10"),
        when("2020-02-11 05:12"),
        when("2020-02-11 06:20"),
    ]


def test_the_year_turns_with_dates_that_have_none() -> None:
    found = read("31/12 23:50 LOG OPENED\n01/01 00:10 RISK HIGH", date(2019, 12, 31)).proposed
    assert [one.moment.earliest for one in found] == [
        when("2019-12-31 23:50"),
        when("2020-01-01 00:10"),
    ]


def test_without_a_date_there_is_no_instant_and_a_notice() -> None:
    found = read("19:02 LOG OPENED\n19:24 RISK MEDIUM", None)
    assert [one.moment.earliest for one in found.proposed] == [None, None]
    assert [one.moment.typed for one in found.proposed] == ["19:02", "19:24"]
    assert found.first_day is None
    assert "give the date" in found.notices[0]


def test_lines_above_the_first_date_wait_for_one() -> None:
    found = read("23:10 HANDOVER\n12/02/20\n05:12 RISK HIGH", None)
    assert [one.moment.earliest for one in found.proposed] == [None, when("2020-02-12 05:12")]
    assert any("no date above" in notice for notice in found.notices)


def test_the_day_comes_from_the_head_of_the_log_but_not_from_a_date_of_birth() -> None:
    found = read("DOB 03/05/2006, LOG DATED 11/02/2020\n19:02 RISK HIGH", None)
    assert (found.first_day, found.day_from) == (DAY, "line 1")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("29/03/2020 01:30 RISK HIGH", "the clocks went forward"),
        ("11/02/2020 24:00 RISK HIGH", "24:00 is not a time of day"),
        ("11/02/2020 25:61 RISK HIGH", "25:61 is not a time of day"),
        ("31/02/2020 10:00 RISK HIGH", "31/02/2020 is not a date"),
        ("11/13/2020 10:00 RISK HIGH", "11/13/2020 is not a date"),
    ],
)
def test_what_was_no_time_is_kept_without_one_and_says_why(line: str, why: str) -> None:
    (one,) = read(line).proposed
    assert (one.kind, one.moment.earliest, one.confidence) == ("RISK_SET", None, "check")
    assert why in one.why


def test_the_hour_that_comes_twice_is_a_range() -> None:
    (one,) = read("25/10/2020 01:30 RISK HIGH").proposed
    assert (one.moment.earliest, one.moment.latest) == (
        when("2020-10-25 00:30"),
        when("2020-10-25 01:30"),
    )


def test_summer_time_is_one_hour_ahead_and_a_stamp_in_utc_is_not() -> None:
    found = read("2020-06-11 19:02 RISK HIGH\n2020-06-11T18:05:00Z EDT TOLD").proposed
    assert [one.moment.earliest for one in found] == [
        when("2020-06-11 18:02"),
        when("2020-06-11 18:05"),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "clock"),
    [
        ("22:10 LATE ENTRY, EDT INFORMED AT 2145", "CSC_TOLD", "21:45"),
        ("22:10 LAST SEEN AT 1640", "LAST_SEEN", "16:40"),
        ("22:10 LAST SEEN AFTER TEA", "LAST_SEEN", None),
        ("22:10 EDT INFORMED", "CSC_TOLD", "22:10"),
    ],
)
def test_a_time_in_the_words_counts_for_what_they_tell(
    line: str, kind: str, clock: str | None
) -> None:
    found = next(one for one in read(line).proposed if one.kind == kind)
    early = found.moment.earliest
    assert (early and f"{early:%H:%M}") == clock


@pytest.mark.parametrize(
    "words",
    [
        *("NO STRAT HELD", "CHILD NOT SEEN", "AWAITING RHI", "INVESTIGATION TO BE ALLOCATED"),
        *("REQUEST DEPLOYMENT OF UNIT", "EDT TO BE INFORMED", "SGT NOT AWARE", "BWV NOT ACTIVATED"),
        *("STRAT TO BE HELD TOMORROW", "UNABLE TO HAVE CHILD SPOKEN TO", "DASH NOT COMPLETED"),
        *("NO RISK REVIEW", "WARRANT NOT YET GRANTED", "PPN TO FOLLOW", "CHILD COULD NOT BE SEEN"),
        *("SCHOOL WILL BE NOTIFIED", "STRAT MEETING AT 2300"),
    ],
)
def test_what_is_denied_or_planned_is_no_event(words: str) -> None:
    found = read(f"19:02 {words}").proposed
    assert [(one.kind, one.confidence) for one in found] == [("", "check")]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_numbers_count_the_lines_as_pasted(newline: str) -> None:
    found = read(newline.join(["", "19:02 RISK HIGH", "", "---", "19:05 EDT TOLD", ""]))
    assert [one.line for one in found.proposed] == [2, 5]
    assert len(found.lines) == 5


def test_right_to_left_and_emoji_text_keeps_its_places() -> None:
    line = "19:02 \u05d9\u05dc\u05d3\u05d4 \U0001f600 RISK HIGH \u202b\u0661\u0662:\u0663\u0660"
    (one,) = read(line).proposed
    assert (one.kind, one.time_at) == ("RISK_SET", (0, 5))
    assert one.text.startswith("\u05d9")


def test_long_lines_are_read_and_rubbish_is_refused_in_a_sentence() -> None:
    found = read("19:02 " + "RISK HIGH. " * 9000).proposed
    assert [one.kind for one in found] == ["RISK_SET"]
    assert [one.kind for one in read("19:02 RISK\x00HIGH").proposed] == ["RISK_SET"]
    with pytest.raises(LogError, match="not the text of a log"):
        read("\x00\x01\x02" * 1000)


def test_reading_can_be_stopped_and_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    text = "19:02 RISK HIGH\n" * 3000
    read_log(text, day=DAY, words=log_words(), progress=lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    with pytest.raises(LogCancelled):
        read_log(text, day=DAY, words=log_words(), cancelled=lambda: len(told) > 0)


def test_the_same_event_told_twice_is_marked_once() -> None:
    found = read("LOG 0871 OPENED 11/02/20 19:02 CODE MISPER\n19:02 LOG OPENED FCR 1", None)
    header, line = found.proposed
    assert (header.line, header.repeat_of) == (1, 2)
    assert (line.line, line.repeat_of, line.details) == (2, 0, {"code": "adult"})
