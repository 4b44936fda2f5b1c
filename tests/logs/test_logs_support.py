"""No event gets a time that its line does not support."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddaudit_desktop.logs.reading import LogRead, Proposed, read_log
from ddaudit_desktop.logs.words import log_words
from ddaudit_desktop.moments import local

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))
DAY = date(2020, 2, 11)
PIECES = (
    *("RISK MEDIUM", "LAST SEEN 16:40", "SEEN AT ABOUT 2205", "EDT INFORMED AT 2145", "LATE EVE"),
    *("OVERNIGHT ENQUIRIES", "EARLY HOURS", "CHILD LOCATED", "BAILED TO 12/05/20", "2 X FRIENDS"),
    *("STRAT AT 1400", "BETWEEN 1600 AND 1630", "4411", "PC 1234 ASSIGNED", "999 CALL", "14 YRS"),
    *("LATE ENTRY 2145 EDT INFORMED", "24:00", "25:61", "YESTERDAY", "[OP 4411]", "11/02/20", ""),
    *(
        "11 FEB 2020",
        "INCIDENT OCCURRED AT 7.30PM",
        "0012",
        "\N{HEBREW LETTER ALEF} \U0001f600",
        "|",
    ),
)
TIMES = ("19:02 ", "1902 ", "19.02 ", "7:02pm ", "1902hrs ", "2020-02-11T19:02 ", "0030 ", "  ", "")


def figures(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def stands_in(instant: datetime, lines: str) -> bool:
    """Whether the figures of a clock stand in the text, in the way of one country or another."""
    clocks = {f"{instant:%H%M}", f"{local(instant):%H%M}"}
    clocks |= {f"{int(c[:2]) % 12 or 12}{c[2:]}" for c in clocks}
    clocks |= {c[:-2] for c in clocks if c.endswith("00")}
    return any(clock in figures(lines) for clock in clocks)


def supported(one: Proposed, read: LogRead) -> bool:
    """Whether the clock stands in the line, or the moment is a range that its words allow."""
    early, late = one.moment.earliest, one.moment.latest
    if early is None or late is None:
        return early is late
    lines = " ".join(line.text for line in read.lines[one.line - 1 : one.last_line])
    match one.moment.precision:
        case "exact":
            return stands_in(early, lines)
        case "about":
            return stands_in(early + timedelta(minutes=15), lines)
        case "day":
            return str(local(early).day) in figures(lines)
        case _:
            if re.search(r"LATE EVE|OVERNIGHT|EARLY HOURS|EVENING", lines.upper()):
                everything = " ".join(line.text for line in read.lines)
                return stands_in(early, everything) and stands_in(late, everything)
            return stands_in(early, lines) and stands_in(late, lines)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_support_every_time(path: Path) -> None:
    read = read_log(path.read_text(encoding="utf-8"), day=DAY, words=log_words())
    assert [one for one in read.proposed if not supported(one, read)] == []


entries = st.builds(
    lambda time, words: time + " ".join(words),
    st.sampled_from(TIMES),
    st.lists(st.sampled_from(PIECES), max_size=4),
)


@given(st.lists(entries, max_size=12))
def test_every_time_stands_in_its_line(lines: list[str]) -> None:
    read = read_log("\n".join(lines), day=DAY, words=log_words())
    assert [one for one in read.proposed if not supported(one, read)] == []


@given(st.lists(entries, min_size=1, max_size=10), st.data())
def test_a_line_without_its_figures_has_no_exact_time(
    lines: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place] = "NOTED, " + re.sub(r"[0-9]", "", lines[place])
    read = read_log("\n".join(lines), day=DAY, words=log_words())
    exact = [
        one
        for one in read.proposed
        if one.line == place + 1
        and one.moment.precision in ("exact", "about")
        and not any(c.isdigit() for line in read.lines[one.line : one.last_line] for c in line.text)
    ]
    assert exact == []


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    read = read_log(text, day=DAY, words=log_words())
    assert all(1 <= one.line <= one.last_line <= len(read.lines) for one in read.proposed)
    known = [one.moment.earliest for one in read.proposed if one.moment.earliest]
    assert all(before <= after for before, after in pairwise(known))
    assert [one for one in read.proposed if not supported(one, read)] == []
