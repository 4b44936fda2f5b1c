"""What is drawn lies over nothing else: words of gaps, days of the header, names at the left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from ui.look import fonts, theme
from ui.pages.case.timeline.gap_words import box_of
from ui.pages.case.timeline.ground import gaps_in_sight, moons_in_sight
from ui.pages.case.timeline.header import day_labels
from ui.pages.case.timeline.measures import ICON, ICON_LEFT, NAME_LEFT, NAME_RIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.pages.case.timeline.tab import TimelineTab

BUSY = ("DD20-MC-03", "DD20-MC-04", "DD20-MC-06", "DD20-CP-04", "DD20-DI-03", "DD20-PP-02")


@pytest.fixture(params=[100, 150])
def text(request: pytest.FixtureRequest) -> Iterator[int]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    yield request.param
    theme.apply(app, "light", 100)


@pytest.fixture(params=BUSY)
def tab(
    request: pytest.FixtureRequest, open_tab: Callable[..., TimelineTab], text: int
) -> TimelineTab:
    tab = open_tab(request.param)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", text)
    return tab


def test_the_words_of_a_gap_cover_no_chip(tab: TimelineTab) -> None:
    for hours in (None, 48, 24, 12):
        if hours is None:
            tab.view.fit()
        else:
            tab.view.show_hours(hours)
        scene = tab.view.scene()
        chips = [place for place, _ in tab.view.chips_in_sight()]
        for band in scene.drawing.bands:
            for ghost in scene.drawing.ghost_chips(band):
                left, right = scene.x(ghost.place.left), scene.x(ghost.place.right)
                top = ghost.top + scene.header - scene.down
                chips.append(QRectF(left, top, right - left, scene.measures.chip))
        for gap in gaps_in_sight(scene):
            placed = box_of(scene, gap)
            if placed is not None:
                box, words = placed
                assert gap.length in words
                assert not any(box.intersects(chip) for chip in chips), gap.words
                assert scene.x_of(gap.start) <= box.left()
                assert box.right() <= scene.x_of(gap.end)


def test_a_gap_with_room_beside_its_chips_is_named(open_tab: Callable[..., TimelineTab]) -> None:
    scene = open_tab("DD20-MC-06").view.scene()
    (gap,) = gaps_in_sight(scene)
    placed = box_of(scene, gap)
    assert placed is not None
    assert placed[1] == (gap.length, "nothing recorded")


def test_days_in_the_header_cover_neither_each_other_nor_a_moon(tab: TimelineTab) -> None:
    scene = tab.view.scene()
    labels = day_labels(scene, nights=True)
    assert labels
    ends = [x + scene.measures.words(words, 600) for x, words in labels]
    for end, (x, words) in zip(ends, labels[1:], strict=False):
        assert end < x, words
    for moon in moons_in_sight(scene):
        for end, (x, words) in zip(ends, labels, strict=True):
            assert end < moon or x >= moon + fonts.px(14), words


def test_a_month_is_named_where_it_begins(open_tab: Callable[..., TimelineTab]) -> None:
    labels = day_labels(open_tab("DD20-DI-03").view.scene(), nights=True)
    assert not labels[0][1].isdigit()
    days = [int(re.findall(r"\d+", words)[0]) for _, words in labels]
    bare = [at for at, (_, words) in enumerate(labels) if words.isdigit()]
    assert bare
    assert all(days[at] > days[at - 1] for at in bare), labels


def test_the_names_of_lanes_and_clocks_stand_whole(tab: TimelineTab) -> None:
    measures = tab.view.lens.measures
    room = measures.gutter - ICON_LEFT - fonts.px(ICON) - NAME_LEFT - NAME_RIGHT
    names = [lane.title for lane in tab.view.lens.timeline.lanes]
    for name in [*names, *(bar.label for bar in tab.view.lens.bars)]:
        assert measures.words(name, 600) <= room, name
