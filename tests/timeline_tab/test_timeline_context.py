"""The strip with the whole case: its window follows the drawing, and the drawing follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from ui.pages.case.timeline.context_strip import ContextStrip
    from ui.pages.case.timeline.tab import TimelineTab

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def strip(tab: TimelineTab) -> ContextStrip:
    tab.view.show_hours(6)
    return tab.plot.strip


def drag(strip: ContextStrip, start: float, end: float) -> None:
    y = strip.height() // 2
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(start), y))
    QTest.mouseMove(strip, QPoint(round(end), y))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(end), y))


def test_everything_in_sight_is_a_window_over_all(tab: TimelineTab) -> None:
    tab.view.fit()
    window = tab.plot.strip.window_shown()
    assert window.width() == pytest.approx(tab.plot.strip._axis().width, abs=4)


def test_the_window_is_dragged_and_the_scale_stays(tab: TimelineTab, strip: ContextStrip) -> None:
    before, scale = strip.window_shown(), tab.view.lens.scale
    drag(strip, before.center().x(), before.center().x() + 60)
    after = strip.window_shown()
    assert after.left() == pytest.approx(before.left() + 60, abs=3)
    assert tab.view.lens.scale == scale


def test_a_side_of_the_window_is_dragged_to_see_more(tab: TimelineTab, strip: ContextStrip) -> None:
    before, scale = strip.window_shown(), tab.view.lens.scale
    drag(strip, before.right(), before.right() + 80)
    after = strip.window_shown()
    assert after.width() == pytest.approx(before.width() + 80, abs=6)
    assert after.left() == pytest.approx(before.left(), abs=4)
    assert tab.view.lens.scale < scale


def test_a_press_beside_the_window_brings_it_there(tab: TimelineTab, strip: ContextStrip) -> None:
    x = strip.width() - 60
    drag(strip, x, x)
    window = strip.window_shown()
    assert window.left() - 2 <= x <= window.right() + 2


def test_keys_move_and_resize_the_window(tab: TimelineTab, strip: ContextStrip) -> None:
    strip.setFocus()
    before = strip.window_shown()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    moved = strip.window_shown()
    assert moved.left() > before.left()
    assert moved.width() == pytest.approx(before.width(), abs=3)
    QTest.keyClick(strip, Qt.Key.Key_Right, SHIFT)
    assert strip.window_shown().width() > moved.width()
    QTest.keyClick(strip, Qt.Key.Key_Left, SHIFT)
    assert strip.window_shown().width() == pytest.approx(moved.width(), abs=6)
    QTest.keyClick(strip, Qt.Key.Key_End)
    at_end = strip.window_shown()
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert strip.window_shown().left() < at_end.left()


def test_it_says_which_part_is_in_sight(tab: TimelineTab, strip: ContextStrip) -> None:
    tab.view.fit()
    interface = QAccessible.queryAccessibleInterface(strip)
    assert interface.text(QAccessible.Text.Name) == "Part of the case in sight"
    said = interface.text(QAccessible.Text.Description)
    assert said == "Tue 11 Feb 15:00 to Sat 15 Feb 11:00"


def test_zooming_is_done_from_the_strip_too(tab: TimelineTab, strip: ContextStrip) -> None:
    strip.setFocus()
    before = tab.view.lens.scale
    QTest.keyClick(strip, Qt.Key.Key_Plus)
    assert tab.view.lens.scale > before
    QTest.keyClick(strip, Qt.Key.Key_0)
    assert tab.view.lens.wanted is None
