"""Tables of events: separators, encodings, columns guessed and kept, days never guessed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ddaudit_desktop.logs.columns import (
    ColumnMapping,
    DayOrderUnknown,
    day_order,
    from_text,
    guess,
    recognised,
    to_text,
)
from ddaudit_desktop.logs.csv_events import read_events, read_table
from ddaudit_desktop.logs.csv_file import Table, open_table
from ddaudit_desktop.logs.errors import LogCancelled, LogError
from ddaudit_desktop.logs.words import log_words

if TYPE_CHECKING:
    from pathlib import Path

    from ddaudit_desktop.logs.proposed import Proposed

HEAD = "Date,Time,Entry,Type,Lane,System\n"


def table(tmp_path: Path, content: str | bytes) -> Table:
    file = tmp_path / "events.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return open_table(file)


def events(found: Table, mapping: ColumnMapping | None = None) -> list[Proposed]:
    return list(read_table(found, mapping or guess(found), words=log_words()))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, sign: str) -> None:
    text = HEAD.replace(",", sign) + sign.join(["13/02/2020", "19:02", "RISK HIGH", "", "", "CAD"])
    (one,) = events(table(tmp_path, text))
    assert (one.kind, one.source, one.line) == ("RISK_SET", "CAD", 2)
    assert one.moment.earliest == datetime(2020, 2, 13, 19, 2, tzinfo=UTC)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    text = HEAD + "13/02/2020,19:02,Child’s room searched – no trace,,,\n"
    found = table(tmp_path, text.encode(encoding))
    assert found.headings[0] == "Date"
    assert events(found)[0].text == "Child’s room searched – no trace"


@pytest.mark.parametrize(
    ("above", "heads"),
    [
        ("", 1),
        ("Export of log 0871\n", 2),
        ("Export of log 0871,,,,,\n\nFor,Child A,,,,\n", 4),
    ],
)
def test_headings_are_found_below_a_title(tmp_path: Path, above: str, heads: int) -> None:
    found = table(tmp_path, f"{above}{HEAD}13/02/2020,19:02,RISK HIGH,,,\n")
    assert (found.heads, found.headings[:3]) == (heads, ("Date", "Time", "Entry"))
    (one,) = events(found)
    assert (one.line, one.kind) == (heads + 1, "RISK_SET")


def test_headings_that_are_kept_are_found_where_they_stand(tmp_path: Path) -> None:
    text = "Printed,13/02/2020\nSeen on,Words\n14/02/2020 19:02,RISK HIGH\n"
    found = table(tmp_path, text)
    assert not found.headed
    chosen = ColumnMapping(found.with_heads(2).signature, {"moment": 0, "text": 1})
    assert recognised(found, {chosen.signature: chosen}).heads == 2
    assert recognised(found, {}).heads == 0


def test_headings_in_known_words_are_found_below_rows_that_hold_a_date(tmp_path: Path) -> None:
    found = table(tmp_path, f"Export\nPrinted,13/02/2020\n\n{HEAD}14/02/2020,19:02,RISK,,,\n")
    assert recognised(found, {}).heads == 4


def test_kinds_and_lanes_are_taken_by_their_words(tmp_path: Path) -> None:
    text = HEAD + "13/02/2020,19:02,see note,Risk grade set,Supervision,\n"
    (one,) = events(table(tmp_path, text))
    assert (one.kind, one.lane, one.confidence) == ("RISK_SET", "supervision", "sure")


def test_a_formula_is_text_and_a_quoted_cell_spans_lines(tmp_path: Path) -> None:
    text = HEAD + '13/02/2020,19:02,"=CMD()\nRISK HIGH",,,\n14/02/2020,1910,EDT told,,,\n'
    first, second = events(table(tmp_path, text))
    assert (first.line, first.last_line, first.text) == (2, 2, "=CMD() RISK HIGH")
    assert (second.line, second.kind) == (3, "CSC_TOLD")


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (",19:02", "no date in the row"),
        ("soon,19:02", "the date is not read"),
        ("13/02/2020,25:61", "25:61 is not a time of day"),
        ("13/02/2020,late", "“late” is not a time of day"),
        ("30/02/2020,19:02", "30/02/2020 is not a date"),
        ("29/03/2020,01:30", "the clocks went forward"),
    ],
)
def test_a_time_that_is_none_is_kept_with_the_reason(tmp_path: Path, cells: str, why: str) -> None:
    (one,) = events(table(tmp_path, f"{HEAD}{cells},RISK HIGH,,,\n"))
    assert one.moment.earliest is None
    assert why in one.why


def test_a_date_without_a_time_is_a_whole_day(tmp_path: Path) -> None:
    (one,) = events(table(tmp_path, HEAD + "13/02/2020,,RISK HIGH,,,\n"))
    assert one.moment.precision == "day"


def test_day_or_month_first_is_never_guessed(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD + "03/04/2020,19:02,RISK HIGH,,,\n")
    with pytest.raises(DayOrderUnknown, match="03/04/2020"):
        events(found)
    columns = guess(found).columns
    april, march = (
        events(found, ColumnMapping(found.signature, columns, "day"))[0].moment.earliest,
        events(found, ColumnMapping(found.signature, columns, "month"))[0].moment.earliest,
    )
    assert (april, march) == (
        datetime(2020, 4, 3, 18, 2, tzinfo=UTC),
        datetime(2020, 3, 4, 19, 2, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("03/04/2020", "13/04/2020"), "day"),
        (("03/04/2020", "04/13/2020"), "month"),
        (("2020-04-03", "3 Apr 2020"), "day"),
        (("04/04/2020",), "day"),
    ],
)
def test_a_date_shows_what_comes_first(tmp_path: Path, dates: tuple[str, ...], order: str) -> None:
    found = table(tmp_path, HEAD + "".join(f"{day},19:02,RISK HIGH,,,\n" for day in dates))
    assert day_order(found, guess(found)) == order


def test_dates_in_two_ways_are_refused(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD + "13/04/2020,1902,A,,,\n04/13/2020,1902,B,,,\n")
    with pytest.raises(LogError, match="two ways"):
        events(found)


def test_columns_are_kept_for_tables_with_the_same_headings(tmp_path: Path) -> None:
    found = table(tmp_path, "When it was,What happened\n13/02/2020 19:02,RISK HIGH\n")
    assert guess(found).missing == ("text", "moment")
    chosen = ColumnMapping(found.signature, {"moment": 0, "text": 1})
    kept = from_text(to_text([chosen]))
    assert guess(found, kept) == chosen
    assert [one.kind for one in events(found, guess(found, kept))] == ["RISK_SET"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 9, "mappings": []}', '{"version": 1, "mappings": [3]}']
)
def test_a_damaged_file_of_columns_is_refused(text: str) -> None:
    with pytest.raises(LogError, match="choose the columns again"):
        from_text(text)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x01\x02\x03" * 500, "not a text file"),
        (b"just some words\nin lines\n", "no table"),
        (b"", "is empty"),
        (b"\n\n,,\n", "is empty"),
        (HEAD.encode() + b'13/02/2020,19:02,"' + b"x" * 200_000, "quotation mark"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(LogError, match=said):
        events(table(tmp_path, content))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="There is no file"):
        open_table(tmp_path / "none.csv")


def test_rows_come_one_by_one_and_can_be_stopped(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD + "13/02/2020,19:02,RISK HIGH,,,\n" * 5000)
    told: list[int] = []
    stop = read_table(
        found,
        guess(found),
        words=log_words(),
        progress=told.append,
        cancelled=lambda: len(told) > 2,
    )
    with pytest.raises(LogCancelled):
        list(stop)
    assert told == [0, 512, 1024]


def test_a_quotation_mark_that_is_never_closed_loses_no_row_silently(tmp_path: Path) -> None:
    rows = "13/02/2020,19:02,RISK HIGH,,,\n"
    text = HEAD + rows * 60 + '13/02/2020,19:03,"EDT told,,,\n' + rows * 3
    found = table(tmp_path, text)
    with pytest.raises(LogError, match="line 62: a quotation mark opens there and is never closed"):
        events(found)


def test_signs_that_no_table_holds_become_spaces(tmp_path: Path) -> None:
    (one,) = events(table(tmp_path, HEAD + "13/02/2020,19:02,RISK\x00HIGH,,,\n"))
    assert one.text == "RISK HIGH"


def test_the_signature_tells_no_word_of_the_headings(tmp_path: Path) -> None:
    first = table(tmp_path, "Child A,Seen\nat home,13/02/2020\n")
    assert "child" not in first.signature
    assert first.signature == table(tmp_path, "CHILD  a,seen\nx,y\n").signature
    assert first.signature != table(tmp_path, "Child B,Seen\nx,y\n").signature


def test_dates_of_the_table_count_more_than_the_order_kept(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD + "13/02/2020,19:02,RISK HIGH,,,\n")
    kept = ColumnMapping(found.signature, guess(found).columns, "month")
    assert events(found, kept)[0].moment.earliest == datetime(2020, 2, 13, 19, 2, tzinfo=UTC)


def test_rows_are_read_in_order_of_time_with_their_numbers(tmp_path: Path) -> None:
    text = HEAD + "14/02/2020,09:00,EDT told,,,\n\n13/02/2020,19:02,RISK HIGH,,,\n"
    found = table(tmp_path, text)
    read = read_events(found, guess(found), words=log_words())
    assert [one.line for one in read.proposed] == [4, 2]
    assert [line.text for line in read.lines][2:] == ["", "13/02/2020 | 19:02 | RISK HIGH |  |  | "]
