"""The pure rules of the timeline: lanes, gaps, folded time, nights, ticks, rows of chips."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddaudit_desktop.timeline import axis as time_axis
from ddaudit_desktop.timeline import chip_rows
from ddaudit_desktop.timeline.axis import Axis
from ddaudit_desktop.timeline.chip_rows import (
    APART,
    MOST_ROWS,
    TILE,
    Placed,
    Wanted,
    place,
    place_tile,
)
from ddaudit_desktop.timeline.marks import (
    HOUR,
    Gap,
    Lane,
    Mark,
    Timeline,
    make_timeline,
    missing_spans,
)
from ddaudit_desktop.timeline.stretches import Stretches, stretches_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LANES = [Lane("child:1", "child", "Child A"), Lane("response", "response", "Response")]


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def mark(
    id: str,
    start: float,
    end: float | None = None,
    *,
    kind: str = "ENQUIRY",
    lane: str = "response",
) -> Mark:
    reach = start if end is None else end
    precision = "exact" if reach == start else "range"
    return Mark(id, lane, start, reach, precision, "10:00", id, id, "Log", kind)


def gaps_of(marks: Sequence[Mark]) -> tuple[Gap, ...]:
    return make_timeline(LANES, marks).gaps


def overlaps(placed: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    return [
        (a, b)
        for i, a in enumerate(placed)
        for b in placed[i + 1 :]
        if a.row == b.row and a.left < b.right + APART - 1e-6 and b.left < a.right + APART - 1e-6
    ]


def test_a_gap_is_named_with_its_length() -> None:
    marks = [mark("a", at("2020-02-11T23:10")), mark("b", at("2020-02-12T05:12"))]
    (gap,) = gaps_of(marks)
    assert gap.words == "Nothing recorded for 6 h 02 min"


def test_less_than_four_hours_is_no_gap() -> None:
    assert gaps_of([mark("a", 0), mark("b", 4 * HOUR - 60)]) == ()
    assert len(gaps_of([mark("a", 0), mark("b", 4 * HOUR)])) == 1


def test_an_approximate_time_closes_a_gap_at_its_kindest() -> None:
    marks = [mark("a", 0), mark("b", 1 * HOUR, 6 * HOUR), mark("c", 9 * HOUR)]
    assert gaps_of(marks) == ()


def test_a_child_is_missing_from_report_to_return_or_for_ever() -> None:
    gone, back = mark("a", 10, kind="MIS_REPORTED"), mark("b", 20, kind="LOCATED")
    assert missing_spans([gone, back]) == (Gap(10, 20),)
    assert missing_spans([gone]) == (Gap(10, float("inf")),)


def test_quiet_time_is_never_folded_while_a_child_is_missing() -> None:
    gaps = (Gap(0, 30 * HOUR), Gap(40 * HOUR, 70 * HOUR), Gap(80 * HOUR, 85 * HOUR))
    assert time_axis.foldable(gaps, (Gap(5 * HOUR, 8 * HOUR),)) == (gaps[1],)


@given(st.lists(st.tuples(st.floats(0, 2000), st.floats(0, 300), st.floats(20, 160))), st.data())
def test_chips_never_overlap_and_the_order_of_entry_does_not_matter(
    wanted: list[tuple[float, float, float]], data: st.DataObject
) -> None:
    chips = [
        Wanted(str(n), start, start + reach, width, wall=1500.0, floor=10.0)
        for n, (start, reach, width) in enumerate(wanted)
    ]
    placed = place(chips)
    assert not overlaps(placed)
    shuffled = data.draw(st.permutations(chips))
    assert place(shuffled) == placed


@given(st.lists(st.floats(0, 1e7), max_size=30), st.data())
def test_the_same_events_in_any_order_make_the_same_timeline(
    starts: list[float], data: st.DataObject
) -> None:
    marks = [mark(str(n), start) for n, start in enumerate(starts)]
    made = make_timeline(LANES, marks)
    again = make_timeline(LANES, data.draw(st.permutations(marks)))
    assert made == again
    assert [m.start for m in made.marks] == sorted(starts)


def test_a_chip_opens_to_the_left_before_a_wall_if_there_is_room() -> None:
    (chip,) = place([Wanted("a", 200, 200, 80, wall=220)])
    assert (chip.left, chip.right, chip.opens_left) == (120, 200, True)
    (chip,) = place([Wanted("a", 40, 40, 80, wall=60)])
    assert (chip.left, chip.right, chip.opens_left) == (40, 120, False)


def test_a_range_reaches_over_all_its_time() -> None:
    (chip,) = place([Wanted("a", 100, 400, 80)])
    assert (chip.left, chip.right) == (100, 400)


@pytest.mark.parametrize("number", [1, 24, 400, 20_000])
def test_a_crowded_tile_joins_what_stands_close_and_loses_nothing(number: int) -> None:
    rng = random.Random(number)
    axis = Axis([Gap(0, 960 * HOUR)], 1.0, 0)
    starts = sorted(rng.uniform(0, 959.9 * HOUR) for _ in range(number))
    placed = place_tile(0, starts, axis, lambda _: 120.0, 90.0)
    assert sum(chip.events for chip in placed) == number
    assert not overlaps(placed)
    assert max(chip.row for chip in placed) < MOST_ROWS
    assert all(chip.left >= 0 and chip.right <= TILE for chip in placed)
    follow = sorted(placed, key=lambda chip: chip.first)
    assert [c.first for c in follow][1:] == [c.first + c.events for c in follow][:-1]


spans = st.lists(st.integers(1, 60), min_size=1, max_size=12).map(
    lambda lengths: [
        Gap(sum(lengths[:n]) * 2 * HOUR, (sum(lengths[:n]) * 2 + length) * HOUR)
        for n, length in enumerate(lengths)
    ]
)


@given(spans, st.floats(0.5, 500), st.floats(0, 1))
def test_place_and_instant_are_inverse_and_time_never_runs_back(
    shown: list[Gap], scale: float, share: float
) -> None:
    axis = Axis(shown, scale, 40)
    instant = shown[0].start + share * (shown[-1].end - shown[0].start)
    assert axis.t_of(axis.x_of(instant)) == pytest.approx(instant, abs=0.5)
    places = [
        axis.x_of(shown[0].start + n / 50 * (shown[-1].end - shown[0].start)) for n in range(51)
    ]
    assert places == sorted(places)
    assert axis.x_of(shown[-1].end) == pytest.approx(axis.width)


def test_everything_fits_the_width() -> None:
    shown = [Gap(0, 21 * HOUR), Gap(70 * HOUR, 74 * HOUR), Gap(85 * HOUR, 91 * HOUR)]
    scale = time_axis.fitting_scale(shown, 900, 40)
    assert Axis(shown, scale, 40).width == pytest.approx(900)
    assert [fold.length for fold in Axis(shown, scale, 40).folds] == ["49 h", "11 h"]


def test_nights_are_local_and_as_long_as_the_clocks_make_them() -> None:
    start = at("2020-03-28T12:00")
    (night,) = time_axis.nights(start, start + 24 * HOUR)
    assert (night.end - night.start) / HOUR == 6  # the clocks went forward
    october = at("2020-10-24T12:00")
    (night,) = time_axis.nights(october, october + 20 * HOUR)
    assert (night.end - night.start) / HOUR == 8


def test_ticks_and_midnights_go_by_the_local_clock() -> None:
    start, end = at("2020-07-01T21:30"), at("2020-07-02T02:00")
    assert [t.words for t in time_axis.ticks(start, end, 1)] == ["23:00", "01:00", "02:00", "03:00"]
    ((midnight, day),) = time_axis.midnights(start, end)
    assert (midnight, day) == (at("2020-07-01T23:00"), date(2020, 7, 2))


def test_ticks_stand_far_enough_apart() -> None:
    for scale in (0.1, 1, 5, 26, 100, 700):
        step = time_axis.tick_step(scale, 44)
        assert step * scale >= 44


def test_nothing_makes_an_empty_timeline() -> None:
    assert make_timeline(LANES, []) == Timeline(lanes=tuple(LANES))
    assert stretches_of(make_timeline(LANES, [])) == Stretches()
    assert chip_rows.place([]) == []
