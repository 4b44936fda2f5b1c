"""Whatever is typed as a time: read honestly or refused, never altered by a stray space."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ddaudit_desktop.moments import Moment, MomentError, read_moment, show_moment
from ddaudit_desktop.moments.tidy import LONGEST

NEAR = datetime(2020, 2, 11, 18, 58, tzinfo=UTC)
PIECES = (
    *("11/02/2020", "12/02", "2020-02-11", "11.02.20", "3rd", "31", "Feb", "may", "Sun", "2020"),
    *("19:24", "0555", "5.55", "24:00", "01:30", "1am", "12pm", "19:24:31", "midnight", "noon"),
    *("eve", "night", "last night", "yesterday", "between", "and", "to", "-", "–", "after"),
    *("before", "about", "~", "ish", "?", "unknown", "GMT", "BST", "Z", "+35", "+01:00", "T"),
    *("29/03/2020", "25/10/2020", "of the", "at", ",", ".", "/", ":", "\u00a0", "\u200b", "٣", "1"),
)
DATED = ("11/02/2020 1924", "2020-02-11T19:24Z", "11 Feb 2020 7.24pm", "Tue 7.24pm 11-2-2020")
WELL_WRITTEN = (
    "12/02 0555",
    "0555 12/02",
    "12 Feb 5.55am",
    "12 Feb 10.10am",
    "12 Feb 1210am",
    "12 Feb 12.10am",
    "evening of the 13th",
    "13th eve",
    "about 22:05",
    "22:05ish",
    "between 1 and 3 am",
    "between 10 and 11 pm",
    "10-11pm",
    "11-13 Feb 2020",
    "Feb 2020",
    "February",
    "unknown",
    "not recorded",
    "noon",
    "11/02/2020 midnight",
    "yesterday 2205",
    "Tue 0930",
    "11/12/20 19:24",
    "11/12/20 2.32pm",
    "1/11/2020 1.11pm",
    "1.11pm",
    "2020-02-11",
    "2020-11-12 19:24:31",
    "2020-02-11T19:24Z",
    "2020-02-11T19:24+01:00",
    "11/02/2020 19:24",
    "11 Feb 2020 19:24",
    "11 Feb 1924",
    "11 Feb 20 1924",
    "Feb 11 2020 1924",
    "1924hrs",
    "24:00",
    "11/02/2020 22:00-02:00",
    "11/02/2020 22:00 - 12/02/2020 02:00",
    "11-Feb-2020 1924",
    "11/02/2020 - 19:24",
    "11.12.2020 11.12",
    "25/10/2020 01:30 BST",
    "+35",
    "+1h30",
)


def read(text: str) -> tuple[object, ...] | None:
    """What a text means; none when it is refused."""
    try:
        moment = read_moment(text, near=NEAR)
    except MomentError:
        return None
    assert (moment.earliest is None) is (moment.latest is None) is (moment.precision == "unknown")
    if moment.earliest is not None and moment.latest is not None:
        assert moment.earliest <= moment.latest
        assert moment.earliest.tzinfo is UTC
        if moment.precision == "exact":
            assert moment.earliest == moment.latest
    show_moment(moment)
    return moment.earliest, moment.latest, moment.precision


@given(st.text(max_size=LONGEST + 20))
@example("²")
@example("+²")
@example("1\u0660:00")
@example("0001-01-01T00:00+14:00")
@example("9999-12-31T23:59-14:00")
@example("31/12/2100 24:00")
@example("+99999h")
def test_any_text_is_read_or_refused(text: str) -> None:
    read(text)


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(["", " "]))
def test_any_mixture_of_pieces_is_read_or_refused(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    read(text)
    try:
        moment = read_moment(text)
    except MomentError:
        return
    # Without an event to lean on, whatever is read must name its own year, or no time at all.
    if moment.earliest is not None:
        assert any(char.isdigit() for char in text)


@given(near=st.datetimes(timezones=st.just(UTC)), text=st.sampled_from([*WELL_WRITTEN, "tomorrow"]))
@example(near=datetime.max.replace(tzinfo=UTC), text="+35")
@example(near=datetime.max.replace(tzinfo=UTC), text="tomorrow")
@example(near=datetime.min.replace(tzinfo=UTC), text="yesterday")
def test_whatever_event_it_leans_on(near: datetime, text: str) -> None:
    try:
        moment = read_moment(text, near=near)
    except MomentError:
        return
    if moment.earliest is not None and moment.latest is not None:
        assert moment.earliest <= moment.latest


@pytest.mark.parametrize("text", WELL_WRITTEN)
def test_a_stray_or_missing_space_never_changes_the_reading(text: str) -> None:
    meant = read(text)
    assert meant is not None
    for at in range(len(text) + 1):
        for stray in (" ", "\u00a0", "  ", "\t"):
            assert read(text[:at] + stray + text[at:]) in (meant, None), (text, at)
        if text[at : at + 1] == " ":
            assert read(text[:at] + text[at + 1 :]) in (meant, None), (text, at)


@pytest.mark.parametrize("text", WELL_WRITTEN)
def test_pasted_look_alikes_read_the_same(text: str) -> None:
    meant = read(text)
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() or c in ":/." else c for c in text)
    for pasted in (
        text.replace(" ", "\u00a0"),
        text.replace(" ", "\u2009\u202f"),
        text.replace(" - ", "\u2014").replace("-", "\u2013"),
        text.replace("-", "\u2212"),
        f"\u200e{text}\u200f",
        f"\ufeff {text} \r\n",
        wide,
        text.upper(),
        text.lower(),
    ):
        assert read(pasted) == meant, pasted


@pytest.mark.parametrize(
    "text", ["11/02/2020 19\u0662\u0664", "1\u00b2:24", "\u202e11/02/2020", "11\\02\\2020", "19;24"]
)
def test_characters_that_belong_to_no_time_are_refused_and_named(text: str) -> None:
    with pytest.raises(MomentError, match="has no place in a date or time"):
        read_moment(text, near=NEAR)


@pytest.mark.parametrize("text", ["9" * 5_000_000, "11/02/2020 " * 20, " " * (LONGEST + 1)])
def test_a_long_text_is_refused_by_its_length(text: str) -> None:
    with pytest.raises(MomentError, match="too long") as refusal:
        read_moment(text, near=NEAR)
    assert len(str(refusal.value)) < LONGEST


INSTANTS = st.datetimes(datetime(1972, 1, 1), datetime(2099, 12, 30), timezones=st.just(UTC)).map(
    lambda when: when.replace(microsecond=0)
)


@given(start=INSTANTS, seconds=st.integers(0, 4 * 24 * 3600))
def test_what_is_shown_reads_back_the_same(start: datetime, seconds: int) -> None:
    end = start + timedelta(seconds=seconds)
    exact = read_moment(show_moment(Moment("x", start, start, "exact")))
    assert (exact.earliest, exact.latest) == (start, start)
    span = Moment("x", start, end, "range")
    again = read_moment(show_moment(span))
    assert (again.earliest, again.latest) == (start, end)


@given(
    near=INSTANTS,
    text=st.sampled_from(DATED),
)
def test_a_full_date_leans_on_nothing(near: datetime, text: str) -> None:
    moment = read_moment(text, near=near)
    assert moment.earliest == moment.latest == datetime(2020, 2, 11, 19, 24, tzinfo=UTC)
