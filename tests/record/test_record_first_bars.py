"""Bars of clocks under the timeline of the first page: which, where, and in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ddaudit_desktop.record.clocks import ClockShown
from ddaudit_desktop.record.pages import page_text
from ddaudit_desktop.record.pdf.bar_row import placed_words, words_width
from ddaudit_desktop.record.pdf.document import record_pdf
from ddaudit_desktop.record.pdf.first_bars import MOST, first_bars, others_words
from ddaudit_desktop.record.pdf.styles import WIDTH
from ddaudit_desktop.record.pdf.timeline import WIDEST_LABELS, Timeline

if TYPE_CHECKING:
    from ddaudit_desktop.record.content import RecordContent


def clock(content: RecordContent, ends: tuple[int, int], hours: int, **more: Any) -> ClockShown:
    """A clock between two events of the record, by their numbers, with a limit in hours."""
    first, last = (content.event(f"event-{number}") for number in ends)
    assert first is not None
    assert last is not None
    start, end = first.when.earliest, last.when.latest
    assert start is not None
    minutes = round((end - start).total_seconds() / 60) if end else None
    over = minutes is not None and minutes > hours * 60
    told = f"{(minutes or 0) // 60} h {(minutes or 0) % 60:02} min of {hours} h"
    given: dict[str, Any] = {
        "id": "IV-01",
        "title": "Police protection",
        "verdict": "broken" if over else "met",
        "words": f"{told}: over by some" if over else f"{told}: within limit",
        "from_event_id": first.id,
        "to_event_id": last.id,
        "elapsed_minutes": minutes,
        "elapsed_minutes_most": minutes,
        "limit": f"{hours} h",
        "deadline": start + timedelta(hours=hours),
        **more,
    }
    return ClockShown(**given)


@pytest.fixture
def timed(record: RecordContent) -> RecordContent:
    """The record with a broken clock, kept ones, and some that have no place."""
    clocks = (
        clock(record, (2, 3), 1, id="IV-11", title="First risk grade"),
        clock(record, (9, 12), 72, id="IV-15", title="Return interview"),
        clock(record, (10, 13), 72),
        clock(record, (2, 4), 3, id="IV-12", title="First review"),
        clock(record, (3, 7), 3, id="IV-13", title="Risk reviews"),
        clock(record, (10, 14), 1, id="IV-02", title="Told", verdict="cannot_tell", words="?"),
        clock(record, (3, 8), 8, id="IV-13", title="Night", to_event_id=None, verdict="broken"),
    )
    return replace(record, clocks=clocks)


def test_what_was_not_kept_stands_first_and_of_each_the_longest(timed: RecordContent) -> None:
    bars = first_bars(timed)
    assert [bar.label for bar in bars] == ["Police protection", "Risk reviews", "Return interview"]
    assert [bar.tone for bar in bars] == ["over", "over", "within"]
    assert len(bars) == MOST


def test_order_of_the_clocks_never_matters(timed: RecordContent) -> None:
    turned = replace(timed, clocks=tuple(reversed(timed.clocks)))
    assert first_bars(turned) == first_bars(timed)


def test_what_has_no_place_is_counted_beside_the_heading(timed: RecordContent) -> None:
    bars = first_bars(timed)
    assert others_words(timed, bars) == "4 more clocks (1 not kept) under Clocks"
    assert "4 more clocks (1 not kept) under Clocks" in page_text(record_pdf(timed), 0)
    only = replace(timed, clocks=(timed.clocks[5],))
    assert first_bars(only) == []
    assert others_words(only, []) == "1 clock under Clocks"
    assert others_words(replace(timed, clocks=()), []) == ""


def test_a_bar_says_value_limit_and_difference_in_words(timed: RecordContent) -> None:
    said = " ".join(page_text(record_pdf(timed), 0).split())
    assert "74 h 10 min of 72 h: over by some" in said
    assert "58 h 30 min of 72 h: within limit" in said
    assert said.index("Partners") < said.index("74 h 10 min of 72 h") < said.index("Against the")


def test_a_limit_without_an_instant_has_no_tick_and_is_not_drawn_as_past_it(
    timed: RecordContent,
) -> None:
    broken = replace(timed.clocks[2], deadline=None)
    (bar,) = first_bars(replace(timed, clocks=(broken,)))
    assert (bar.tone, bar.deadline) == ("missing", None)


def test_bars_stand_below_the_lanes_between_their_events(timed: RecordContent) -> None:
    bars = first_bars(timed)
    drawing, bare = Timeline(timed.events, bars), Timeline(timed.events)
    drawing.wrap(WIDTH, 1000)
    bare.wrap(WIDTH, 1000)
    assert drawing.height - bare.height == pytest.approx(MOST * drawing.size.bar_row + 2)
    for bar in bars:
        left, right = drawing.x(bar.start), drawing.x(bar.end)
        assert drawing.labels <= left < right <= WIDTH
        at, parts = placed_words(drawing, bar, left, right)
        end = at + words_width(drawing, parts)
        assert drawing.labels <= at < end <= WIDTH
        assert bar.deadline is not None
        assert not any(at < edge < end for edge in (left, right, drawing.x(bar.deadline)))


def test_names_get_the_room_they_need_but_never_the_drawing(timed: RecordContent) -> None:
    long = replace(timed.clocks[2], title="Strategy discussion after protection, Child B")
    bars = first_bars(replace(timed, clocks=(long,)))
    assert Timeline(timed.events, bars).labels == WIDEST_LABELS
    assert Timeline(timed.events).labels < WIDEST_LABELS
