"""Sheets: below the top bar, focus kept inside and given back, one over another, closed by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from keyboard import focused
from ui.kit.buttons import PrimaryButton
from ui.kit.example_frame import ExampleFrame, concern_sheet
from ui.kit.fields import Field
from ui.kit.labels import Label
from ui.kit.sheet import Sheet
from ui.kit.text_area import TextArea
from ui.look.inspection import clipped, unnamed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.look import theme


class Window(ExampleFrame):
    """The frame of the window with one field in its page."""

    def __init__(self) -> None:
        super().__init__(collapsed=True)
        page = QWidget(self)
        page.setGeometry(80, 200, 300, 60)
        self.page_field = Field("Field of the page", parent=page)
        QVBoxLayout(page).addWidget(self.page_field)
        page.raise_()


@pytest.fixture
def window(look: theme.Theme, qtbot: QtBot) -> Window:
    """A shown window whose page has the focus."""
    found = Window()
    qtbot.addWidget(found)
    found.resize(1280, 720)
    found.show()
    found.activateWindow()
    found.page_field.setFocus()
    qtbot.waitUntil(found.page_field.hasFocus)
    return found


@pytest.fixture
def sheet(window: Window) -> Sheet:
    """A sheet with two fields and a footer, over the window."""
    made = Sheet(window, "Raise an immediate concern")
    for name in ("What is unsafe now?", "Who did you tell?"):
        made.body.addWidget(Field(name))
    made.set_finish(PrimaryButton("Save", keys="Ctrl+Enter", measure="dialog"))
    made.present(made.findChildren(Field)[0])
    return made


def test_the_top_bar_and_the_status_bar_stay_uncovered(window: Window, sheet: Sheet) -> None:
    assert sheet.geometry() == window.sheet_area()
    assert not sheet.geometry().intersects(window.top.geometry())
    assert not sheet.geometry().intersects(window.status.geometry())


def test_tab_goes_round_inside(sheet: Sheet) -> None:
    first = focused()
    seen = [first]
    for _ in range(20):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is first:
            break
        seen.append(focused())
    assert focused() is first
    assert all(sheet.isAncestorOf(widget) for widget in seen)
    assert len(seen) == 5  # two fields, Cancel, Save, the cross
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert sheet.isAncestorOf(focused())


def test_the_page_below_cannot_take_the_focus(window: Window, sheet: Sheet) -> None:
    kept = focused()
    window.page_field.setFocus()
    assert focused() is kept


def test_escape_cancels_and_gives_the_focus_back(
    window: Window, sheet: Sheet, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([sheet.cancelled, sheet.dismissed]):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is window.page_field


def test_control_enter_finishes_from_any_field(sheet: Sheet, qtbot: QtBot) -> None:
    for widget in sheet._focus.stops():
        widget.setFocus()
        with qtbot.waitSignal(sheet.finish_asked):
            QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.isVisible()


def test_control_enter_finishes_from_a_text_of_several_lines(window: Window, qtbot: QtBot) -> None:
    sheet = Sheet(window, "Why")
    area = TextArea("Why")
    sheet.body.addWidget(area)
    sheet.set_finish(PrimaryButton("Save", measure="dialog"))
    sheet.present(area)
    QTest.keyClicks(area, "because")
    with qtbot.waitSignal(sheet.finish_asked):
        QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.text() == "because"


def test_nothing_is_finished_while_the_button_is_off(sheet: Sheet, qtbot: QtBot) -> None:
    button = sheet.findChildren(PrimaryButton)[0]
    button.setEnabled(False)
    with qtbot.assertNotEmitted(sheet.finish_asked):
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_letter_typed_in_a_sheet_never_reaches_the_page(sheet: Sheet, window: Window) -> None:
    QTest.keyClicks(sheet, "yn")
    assert window.page_field.text() == ""


def test_a_sheet_over_a_sheet(window: Window, sheet: Sheet, qtbot: QtBot) -> None:
    below = focused()
    above = concern_sheet(window)
    above.present()
    assert Sheet.uppermost(window) is above
    assert above.isAncestorOf(focused())
    below.setFocus()
    assert above.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert (focused(), Sheet.uppermost(window)) == (below, sheet)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is window.page_field
    assert Sheet.uppermost(window) is None


def test_a_sheet_that_was_closed_is_gone(window: Window, sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.destroyed):
        sheet.dismiss()
    assert window.findChildren(Sheet) == []


def test_the_sheet_follows_the_window(window: Window, sheet: Sheet, qtbot: QtBot) -> None:
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: sheet.geometry() == window.sheet_area())


def test_a_sheet_grows_with_its_contents(window: Window, sheet: Sheet, qtbot: QtBot) -> None:
    before = sheet._panel.height()
    sheet.body.addWidget(Label("One line more.", wrap=True))
    qtbot.waitUntil(lambda: sheet._panel.height() > before)


def test_a_sheet_too_high_for_the_window_scrolls(window: Window, qtbot: QtBot) -> None:
    sheet = Sheet(window, "Many fields")
    for at in range(40):
        sheet.body.addWidget(Field(f"Field {at}"))
    sheet.present()
    assert sheet._panel.height() < window.sheet_area().height()
    last = sheet.findChildren(Field)[-1]
    last.setFocus()
    place = last.mapTo(sheet, last.rect().center())
    assert sheet.rect().contains(place)


@pytest.mark.parametrize("size", [100, 150])
def test_words_in_a_sheet_are_whole_and_named(
    window: Window, qapp: QApplication, size: int
) -> None:
    from ui.look import theme

    theme.apply(qapp, "light", size)
    window.resize(1440, 900)
    sheet = concern_sheet(window)
    sheet.present()
    window.grab()
    assert clipped(sheet) == []
    assert unnamed(sheet) == []
