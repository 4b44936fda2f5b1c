"""The frame of the window and its lists: chosen by mouse and keys, spoken, never in the way."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.kit.example_frame import ExampleFrame
from ui.kit.example_table import make_table
from ui.kit.flag_card import FlagCard
from ui.kit.flow import FlowLayout
from ui.kit.grades import GradeBar, GradeCount, LedgerStrip
from ui.kit.keys import KeyHintLine
from ui.kit.outline import OutlineEntry, OutlineHeading, OutlineModel, SectionOutline
from ui.kit.panels import SuggestionStrip
from ui.kit.progress import ThinProgress
from ui.kit.status_bar import StatusBar
from ui.look import theme
from ui.look.ring import REACH, FocusRing

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

SECTIONS: list[OutlineHeading | OutlineEntry] = [
    OutlineHeading("Missing child"),
    OutlineEntry("1", "1 Initial contact", 6, 6),
    OutlineEntry("2", "2 Risk assessment", 6, 9, alert=True),
    OutlineHeading("Police protection"),
    OutlineEntry("7", "7 Decision to use", 0, 7),
]


def name_of(widget: QWidget) -> str:
    """What a screen reader says first."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.fixture
def frame(look: theme.Theme, qtbot: QtBot) -> ExampleFrame:
    """The window's frame, shown at the least size."""
    found = ExampleFrame(collapsed=True)
    qtbot.addWidget(found)
    found.resize(1280, 720)
    found.show()
    found.activateWindow()
    return found


def button(parent: QWidget, text: str) -> QPushButton:
    """A button by its words."""
    return next(found for found in parent.findChildren(QPushButton) if found.text() == text)


def test_the_marking_stands_in_the_middle(frame: ExampleFrame) -> None:
    frame.resize(1440, 900)
    QApplication.sendPostedEvents()
    middle = frame.top.marking.geometry().center().x()
    assert abs(middle - frame.width() / 2) <= 1


@pytest.mark.parametrize("size", [100, 150])
def test_nothing_in_the_top_bar_overlaps(
    frame: ExampleFrame, qapp: QApplication, size: int
) -> None:
    theme.apply(qapp, "light", size)
    frame.resize(1440, 900)
    QApplication.sendPostedEvents()
    parts: list[QRect] = [
        part.geometry()
        for part in (
            frame.top.menu_bar,
            frame.top.marking,
            frame.top.go_to,
            frame.top.raise_concern,
        )
    ]
    assert all(one.right() < other.left() for one, other in itertools.pairwise(parts))


def test_a_click_in_the_top_bar_leaves_the_focus_in_the_page(
    frame: ExampleFrame, qtbot: QtBot
) -> None:
    tab = button(frame.tabs, "Form")
    tab.setFocus()
    with qtbot.waitSignal(frame.top.raise_concern.clicked):
        QTest.mouseClick(frame.top.raise_concern, Qt.MouseButton.LeftButton)
    assert tab.hasFocus()


def test_places_are_chosen_and_spoken(frame: ExampleFrame, qtbot: QtBot) -> None:
    concerns = button(frame.nav, "Concerns")
    with qtbot.waitSignal(frame.nav.chosen) as told:
        QTest.mouseClick(concerns, Qt.MouseButton.LeftButton)
    assert told.args == ["concerns"]
    assert name_of(concerns) == "Concerns, 1 not acknowledged"
    assert concerns.toolTip() == "Concerns, 1 not acknowledged (Ctrl+3)"
    cases = button(frame.nav, "Cases")
    assert cases.accessibleDescription() == "Current page"


def test_the_navigation_is_a_rail_or_wide(frame: ExampleFrame) -> None:
    assert frame.nav.width() == 56
    frame.nav.set_collapsed(False)
    QApplication.sendPostedEvents()
    assert frame.nav.sizeHint().width() == 184


def test_arrows_move_in_the_navigation_and_the_tabs(frame: ExampleFrame) -> None:
    button(frame.nav, "Overview").setFocus()
    QTest.keyClick(button(frame.nav, "Overview"), Qt.Key.Key_Down)
    assert button(frame.nav, "Cases").hasFocus()
    button(frame.tabs, "Form").setFocus()
    QTest.keyClick(button(frame.tabs, "Form"), Qt.Key.Key_Right)
    assert button(frame.tabs, "Timeline").hasFocus()


def test_enter_opens_the_tab_with_the_focus(frame: ExampleFrame, qtbot: QtBot) -> None:
    tab = button(frame.tabs, "Grading")
    tab.setFocus()
    with qtbot.waitSignal(frame.tabs.chosen) as told:
        QTest.keyClick(tab, Qt.Key.Key_Return)
    assert told.args == ["grading"]


def test_the_status_says_what_is_not_saved_and_offers_to_try_again(
    look: theme.Theme, qtbot: QtBot
) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(1000, 28)
    bar.show()
    retry = button(bar, "Retry")
    bar.set_saved("Saved 14:32:07")
    assert not retry.isVisible()
    bar.set_not_saved("Not saved: disk full")
    with qtbot.waitSignal(bar.retry_asked):
        QTest.mouseClick(retry, Qt.MouseButton.LeftButton)


def test_keys_that_do_not_fit_are_left_out_but_spoken(look: theme.Theme, qtbot: QtBot) -> None:
    line = KeyHintLine([(("Y", "N"), "Answer"), (("Ctrl+Z",), "Undo")])
    qtbot.addWidget(line)
    line.resize(20, 19)
    line.grab()
    assert name_of(line) == "Keys: Y N Answer; Ctrl+Z Undo"


def test_the_model_of_the_outline(qtmodeltester: ModelTester, look: theme.Theme) -> None:
    model = OutlineModel()
    model.take(SECTIONS)
    qtmodeltester.check(model)


def test_sections_are_chosen_by_arrow_and_headings_skipped(look: theme.Theme, qtbot: QtBot) -> None:
    outline = SectionOutline()
    qtbot.addWidget(outline)
    outline.set_entries(SECTIONS)
    outline.resize(232, 300)
    outline.show()
    with qtbot.assertNotEmitted(outline.chosen):
        outline.set_current("2")
    with qtbot.waitSignal(outline.chosen) as told:
        QTest.keyClick(outline, Qt.Key.Key_Down)
    assert told.args == ["7"]


def test_a_new_number_keeps_the_section_open(look: theme.Theme, qtbot: QtBot) -> None:
    outline = SectionOutline()
    qtbot.addWidget(outline)
    outline.set_entries(SECTIONS)
    outline.set_current("2")
    with qtbot.assertNotEmitted(outline.chosen):
        outline.set_entries([*SECTIONS[:2], OutlineEntry("2", "2 Risk assessment", 7, 9)])
        assert outline.current_id() == "2"


def test_a_section_is_spoken_with_its_state(look: theme.Theme) -> None:
    model = OutlineModel()
    model.take(SECTIONS)
    said = model.data(model.index(2), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "2 Risk assessment, 6 of 9 answered, begun, critical flag"


def test_rows_of_a_table_move_by_letters_and_open_by_enter(look: theme.Theme, qtbot: QtBot) -> None:
    table = make_table()
    qtbot.addWidget(table)
    table.show()
    QTest.keyClick(table, Qt.Key.Key_J)
    assert table.currentIndex().row() == 3
    QTest.keyClick(table, Qt.Key.Key_K)
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args[0].row() == 2


def test_a_letter_of_the_page_is_no_search_in_a_table(look: theme.Theme, qtbot: QtBot) -> None:
    table = make_table()
    qtbot.addWidget(table)
    table.show()
    QTest.keyClick(table, Qt.Key.Key_D)
    assert table.currentIndex().row() == 2


def test_a_flag_opens_by_enter_and_is_answered_by_letters(look: theme.Theme, qtbot: QtBot) -> None:
    card = FlagCard("CK-MC-03", "high", "Grade not raised", why="Rule: …", evidence=2)
    qtbot.addWidget(card)
    card.show()
    with qtbot.assertNotEmitted(card.accepted):
        QTest.keyClick(card, Qt.Key.Key_A)
    with qtbot.waitSignal(card.opened):
        QTest.keyClick(card, Qt.Key.Key_Return)
    for key, signal in (
        (Qt.Key.Key_A, card.accepted),
        (Qt.Key.Key_E, card.explained),
        (Qt.Key.Key_D, card.dismissed),
    ):
        with qtbot.waitSignal(signal):
            QTest.keyClick(card, key)
    assert name_of(card) == "High flag CK-MC-03: Grade not raised"


def test_a_suggestion_is_taken_only_by_hand(look: theme.Theme, qtbot: QtBot) -> None:
    strip = SuggestionStrip("Timeline has one grade: Medium, 19:24.", "Use this")
    qtbot.addWidget(strip)
    strip.show()
    with qtbot.waitSignal(strip.taken):
        strip.take()


def test_figures_are_spoken(look: theme.Theme, qtbot: QtBot) -> None:
    bar = GradeBar([GradeCount("circle", "Good", 3), GradeCount("", "No grade", 1)])
    strip = LedgerStrip(["circle", "?"], "2 selected, 1 graded, 1 not accounted for")
    progress = ThinProgress("48 of 97 answered", 48, 97)
    for widget in (bar, strip, progress):
        qtbot.addWidget(widget)
    assert name_of(bar) == "3 good, 1 no grade"
    assert name_of(strip) == "2 selected, 1 graded, 1 not accounted for"
    role = QAccessible.queryAccessibleInterface(progress).role()
    assert (role, name_of(progress)) == (QAccessible.Role.ProgressBar, "48 of 97 answered")


def test_one_ring_follows_the_focus(look: theme.Theme, qapp: QApplication, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    first, second = SecondaryButton("Export"), PrimaryButton("Continue")
    column.addWidget(first)
    column.addWidget(second)
    holder.show()
    holder.activateWindow()
    rings = qapp.findChildren(FocusRing)
    assert len(rings) == 1
    for target in (first, second):
        target.setFocus()
        qtbot.waitUntil(target.hasFocus)
        ring = rings[0]._ring
        assert ring is not None
        assert ring.accessibleName() == ""
        around = target.geometry().adjusted(-REACH, -REACH, REACH, REACH)
        assert ring.geometry() == around
    second.clearFocus()
    assert rings[0]._ring is None


def test_focus_can_be_seen_on_every_button(look: theme.Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for made in (SecondaryButton("Export"), PrimaryButton("Continue"), LinkButton("Hide")):
        column.addWidget(made)
    holder.show()
    holder.activateWindow()
    for target in holder.findChildren(QPushButton):
        target.clearFocus()
        before = holder.grab().toImage()
        target.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(target.hasFocus)
        assert holder.grab().toImage() != before


def test_a_flow_goes_on_in_the_next_line(look: theme.Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=6)
    buttons = [SecondaryButton(f"Number {at}") for at in range(6)]
    for made in buttons:
        flow.addWidget(made)
    one = buttons[0].sizeHint()
    assert flow.heightForWidth(6 * (one.width() + 6)) == one.height()
    holder.resize(2 * one.width() + 10, 300)
    holder.show()
    assert buttons[2].pos() == QPoint(0, one.height() + 6)
