"""Very many events: they are painted, walked and joined, and a frame costs what it shows."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ddaudit_desktop.timeline.marks import HOUR, Lane, Mark, Timeline, make_timeline
from ui.pages.case.timeline.view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LANES = [
    Lane("child:1", "child", "Child A"),
    Lane("control_room", "control_room", "Control room"),
    Lane("response", "response", "Response"),
]


def many(number: int) -> Timeline:
    rng = random.Random(7)
    begin = 1_580_000_000.0
    marks = [
        Mark(
            f"e{n}",
            rng.choice(LANES).key,
            start := begin + rng.uniform(0, 3000 * HOUR),
            start,
            "exact",
            "10:00",
            "Enquiry",
            f"Enquiry {n}",
            "Log 1",
            "ENQUIRY",
        )
        for n in range(number)
    ]
    return make_timeline(LANES, marks)


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    shown = TimelineView()
    qtbot.addWidget(shown)
    shown.resize(1044, 500)
    shown.set_timeline(many(10_000))
    shown.show()
    return shown


def test_ten_thousand_events_are_painted_joined(view: TimelineView) -> None:
    view.grab()
    chips = [chip for _, chip in view.chips_in_sight()]
    assert 0 < len(chips) < 300
    assert sum(chip.place.events for chip in chips) == 10_000


def test_only_what_is_in_sight_is_laid_out(view: TimelineView) -> None:
    view.show_hours(6)
    view.grab()
    laid_out = sum(len(tile) for tile in view.drawing._tiles.values())
    assert laid_out < 300


def test_a_joined_chip_opens_until_its_event_stands_alone(view: TimelineView) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    asked: list[bool] = []
    view.edit_wanted.connect(lambda: asked.append(True))
    for _ in range(12):
        QTest.keyClick(view, Qt.Key.Key_Return)
        if asked:
            break
    chip = view.lens.chip_of(view.selected)
    assert asked
    assert chip is not None
    assert chip.place.events == 1


def test_every_step_of_the_walk_is_in_sight(view: TimelineView) -> None:
    view.show_hours(24)
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Right)
    held = [chip for _, chip in view.chips_in_sight() if view.drawing.holds(chip, view.selected)]
    assert len(held) == 1
