"""The overview in the window: what waits, and its room in small windows and with large text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ddaudit_desktop.acts.flags import decide_flag
from ddaudit_desktop.overview.critical import critical_waiting
from ui.kit.paint import text_width
from ui.look import fonts, theme
from ui.pages.overview.attention import (
    DETAIL_LINES,
    SIDE,
    TITLE_LINES,
    WORDS_LEFT,
    WaitingLine,
    wrapped,
)
from ui.pages.overview.page import OverviewPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.window import Window

PATIENCE = 20_000


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Callable[[int], None]]:
    """Change the text size; light at 100 % before and after."""
    theme.apply(qapp, "light", 100)

    def take(size: int) -> None:
        theme.apply(qapp, "light", size)

    yield take
    theme.apply(qapp, "light", 100)


def page_of(window: Window) -> OverviewPage:
    assert window.workspace is not None
    page = window.workspace.page
    assert isinstance(page, OverviewPage)
    return page


def lines(page: OverviewPage, group: str) -> list[WaitingLine]:
    found = page.attention.findChildren(WaitingLine)
    return [line for line in found if line.isVisible() and line.entry.group == group]


def inside(part: QWidget, whole: QWidget) -> bool:
    left = part.mapTo(whole, QPoint(0, 0)).x()
    return left >= 0 and left + part.width() <= whole.width()


def test_critical_flags_wait_after_the_concern_and_lead_to_their_question(
    qtbot: QtBot, window: Window
) -> None:
    page = page_of(window)
    qtbot.waitUntil(lambda: len(lines(page, "flag")) == 3, timeout=PATIENCE)
    assert QApplication.focusWidget() is page.continuing.button
    everything = page.attention.findChildren(WaitingLine)
    groups = [line.entry.group for line in everything if line.isVisible()]
    assert groups[:4] == ["concern", "flag", "flag", "flag"]
    first = lines(page, "flag")[0]
    assert "DD20-MC-03 CK-PP-01" in first.accessibleName()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert window.workspace is not None
    assert window.workspace.case_id == first.entry.case_id


def test_a_settled_flag_waits_no_more_and_the_focus_stays(qtbot: QtBot, window: Window) -> None:
    page = page_of(window)
    qtbot.waitUntil(lambda: len(lines(page, "flag")) == 3, timeout=PATIENCE)
    action = lines(page, "action")[0]
    action.setFocus()
    case_id = lines(page, "flag")[0].entry.case_id
    assert case_id is not None
    checked = page.session.checked_of(case_id)
    flag = next(flag for flag in checked.flags.open if flag.severity == "critical")
    page.session.run(decide_flag, checked.audit.audit_id, flag.outcome, "accept")
    qtbot.waitUntil(lambda: len(lines(page, "flag")) == 2, timeout=PATIENCE)
    focused = QApplication.focusWidget()
    assert isinstance(focused, WaitingLine)
    assert focused.entry == action.entry


def test_reading_flags_ends_when_nobody_wants_it(window: Window) -> None:
    assert critical_waiting(page_of(window).session.store, lambda: True) is None


@pytest.mark.parametrize(
    ("size", "text"), [((1280, 720), 100), ((1280, 720), 125), ((1440, 900), 150)]
)
def test_nothing_is_out_of_reach_to_the_right(
    qtbot: QtBot, window: Window, looks: Callable[[int], None], size: tuple[int, int], text: int
) -> None:
    looks(text)
    window.resize(*size)
    page = page_of(window)
    parts = (page.attention, page.ledger, page.themes, page.changes)
    qtbot.waitUntil(lambda: all(inside(part, page) for part in parts))


def test_the_navigation_is_a_rail_where_words_have_no_room(
    window: Window, looks: Callable[[int], None]
) -> None:
    window.resize(1440, 900)
    assert window.workspace is not None
    nav = window.workspace.nav
    seen = [nav.collapsed]
    looks(150)
    seen.append(nav.collapsed)
    window.commands.run("view.nav")
    seen.append(nav.collapsed)
    looks(100)
    assert [*seen, nav.collapsed] == [False, True, False, False]


def test_a_low_window_begins_at_its_head_with_a_visible_focus(qtbot: QtBot, window: Window) -> None:
    window.resize(1280, 720)
    page = page_of(window)
    page.start_focus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, WaitingLine)
    assert focused.entry.group == "concern"
    assert page.facts.mapTo(page, QPoint(0, 0)).y() > 0
    bottom = focused.mapTo(page, QPoint(0, focused.height())).y()
    assert bottom <= page.height()


def test_a_critical_flag_shows_what_was_measured_and_by_how_much(
    qtbot: QtBot, window: Window
) -> None:
    page = page_of(window)
    qtbot.waitUntil(lambda: len(lines(page, "flag")) == 3, timeout=PATIENCE)
    shown = {line.entry.detail: line.entry.overdue for line in lines(page, "flag")}
    assert shown == {
        "DD20-MC-03 CK-PP-01 · over by 2 h 10 min": "74 h 10 min",
        "DD20-DI-03 CK-DI-05 · told after enforcement": "51 h 40 min",
        "DD20-CP-04 CK-CP-07 · seen late, limit 24 h": "26 h 40 min",
    }
    first = lines(page, "flag")[0]
    assert "Police protection: 74 h 10 min; the limit is 72 h" in first.accessibleName()
    assert "Police protection: 74 h 10 min; the limit is 72 h" in first.toolTip()


@pytest.mark.parametrize("text", [100, 150])
def test_what_waits_is_told_whole_in_a_wide_window(
    qtbot: QtBot, window: Window, looks: Callable[[int], None], text: int
) -> None:
    looks(text)
    window.resize(1440, 900)
    page = page_of(window)
    qtbot.waitUntil(lambda: len(lines(page, "flag")) == 3, timeout=PATIENCE)
    every = [line for line in page.attention.findChildren(WaitingLine) if line.isVisible()]
    qtbot.waitUntil(
        lambda: all(line.height() >= line.heightForWidth(line.width()) for line in every)
    )
    for line in every:
        room = line.width() - WORDS_LEFT - SIDE
        figure = text_width(line.entry.overdue, fonts.ui(12)) + 8 if line.entry.overdue else 0
        titles = wrapped(line.entry.title, fonts.ui(13, 500), room - figure, TITLE_LINES)
        details = wrapped(line.entry.detail, fonts.ui(12), room, DETAIL_LINES)
        assert all(text_width(words, fonts.ui(13, 500)) <= room - figure + 1 for words in titles)
        assert all(text_width(words, fonts.ui(12)) <= room + 1 for words in details)


def test_words_go_on_in_the_next_line_and_the_last_holds_the_rest(window: Window) -> None:
    font, text = fonts.ui(12), "one two three four five"
    room = text_width("one two", font)
    assert wrapped(text, font, room, 3) == ["one two", "three", "four five"]
    assert wrapped(text, font, room, 2) == ["one two", "three four five"]
    assert wrapped(text, font, 1, 1) == [text]
    assert wrapped("", font, room, 2) == [""]
