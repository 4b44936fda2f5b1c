"""The main job by keyboard alone: open the example, answer, grade, raise a concern, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from keyboard import ALT, CONTROL, SHIFT, focused, press
from ui.dialogs.concern import ConcernSheet
from ui.dialogs.export import ExportSheet
from ui.dialogs.parameter import ParameterSheet
from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.kit.panels import Banner
from ui.kit.sheet import Sheet
from ui.pages.cases.page import CasesPage
from ui.pages.records.page import RecordsPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.window import Window

PATIENCE = 20_000


def type_words(words: str) -> None:
    QTest.keyClicks(focused(), words)


def go_to_case(qtbot: QtBot, window: Window, reference: str) -> None:
    press(Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: Sheet.uppermost(window) is not None)
    type_words(f"#{reference}")
    qtbot.wait(200)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None and bool(window.workspace.case_id))


def test_answer_grade_and_export_by_keyboard_alone(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = tmp_path / "safeguarding"
    folder.mkdir()
    go_to_case(qtbot, window, "DD20-MC-03")
    assert window.workspace is not None
    page = window.workspace.case_page
    press(Qt.Key.Key_1, ALT)
    page.form.go_to("MC-13")
    press(Qt.Key.Key_N)
    audit = page.audit
    assert audit is not None
    assert audit.answers["MC-13", "main"].value == "no"
    press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: ("MC-13", "main") not in audit.given.values)
    assert window.status._saved.words.text() == "Undone: answer MC-13"

    press(Qt.Key.Key_3, ALT)
    qtbot.wait(200)
    press(Qt.Key.Key_G, CONTROL)
    press(Qt.Key.Key_4)
    qtbot.waitUntil(lambda: audit.grade is not None and audit.grade.grade == "inadequate")

    press(Qt.Key.Key_E, CONTROL)
    qtbot.wait(200)
    sheet = Sheet.uppermost(window)
    assert isinstance(sheet, ExportSheet)
    press(Qt.Key.Key_A, CONTROL)
    type_words(str(folder))
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: any(folder.rglob("*.pdf")), timeout=PATIENCE)
    qtbot.waitUntil(lambda: sheet.finished, timeout=PATIENCE)
    assert [path.parent.name for path in folder.rglob("*.pdf")] == ["DD20-MC-03"]
    shown = [button.text() for button in sheet.findChildren(Button) if button.isVisible()]
    assert "Close" in shown
    assert "Cancel" not in shown  # nothing is left to cancel
    assert [words for keys, words in sheet.hints() if words == "Close"] == ["Close"]
    press(Qt.Key.Key_Return)
    assert Sheet.uppermost(window) is None


def test_a_concern_can_be_raised_over_an_open_dialog(qtbot: QtBot, window: Window) -> None:
    go_to_case(qtbot, window, "DD20-MC-03")
    press(Qt.Key.Key_E, CONTROL)
    qtbot.wait(200)
    below = Sheet.uppermost(window)
    assert isinstance(below, ExportSheet)
    press(Qt.Key.Key_C, CONTROL, SHIFT)
    qtbot.wait(200)
    sheet = Sheet.uppermost(window)
    assert isinstance(sheet, ConcernSheet)
    press(Qt.Key.Key_Return, CONTROL)
    assert sheet.isVisible()
    type_words("Exploitation information from February has no owner.")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: Sheet.uppermost(window) is below)
    assert window.session is not None
    summary = next(c for c in window.session.cases if c.reference == "DD20-MC-03")
    assert summary.concern == "open"


def test_why_nothing_is_exported_stands_in_sight(qtbot: QtBot, window: Window) -> None:
    window.resize(1440, 900)
    go_to_case(qtbot, window, "DD20-MC-03")
    press(Qt.Key.Key_E, CONTROL)
    qtbot.wait(200)
    sheet = Sheet.uppermost(window)
    assert isinstance(sheet, ExportSheet)
    press(Qt.Key.Key_A, CONTROL)
    type_words("/there/is/no/such/folder")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.wait(200)
    (why,) = (
        label for label in sheet.findChildren(Label) if "a folder that exists" in label.text()
    )
    assert not why.visibleRegion().isEmpty()
    assert why.visibleRegion().boundingRect().height() == why.height()


def test_all_keys_can_be_read_by_keyboard_in_a_small_window(qtbot: QtBot, window: Window) -> None:
    window.resize(1280, 720)
    press(Qt.Key.Key_F1)
    sheet = Sheet.uppermost(window)
    assert sheet is not None
    assert sheet._panel.scroller is not None
    qtbot.wait(100)
    for key, end in ((Qt.Key.Key_PageDown, "maximum"), (Qt.Key.Key_PageUp, "minimum")):
        press(key)
        bar = sheet._panel.scroller.verticalScrollBar()
        assert bar.maximum() > 0
        assert bar.value() == getattr(bar, end)()


def test_a_half_written_concern_is_given_up_only_when_asked_for_twice(
    qtbot: QtBot, window: Window
) -> None:
    press(Qt.Key.Key_C, CONTROL, SHIFT)
    sheet = Sheet.uppermost(window)
    assert isinstance(sheet, ConcernSheet)
    type_words("A child may be unsafe")
    press(Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert "Not saved yet" in sheet.note.text()
    type_words(" now")
    press(Qt.Key.Key_Escape)
    assert sheet.isVisible()  # it has been written on since
    press(Qt.Key.Key_Escape)
    assert Sheet.uppermost(window) is None
    press(Qt.Key.Key_C, CONTROL, SHIFT)
    press(Qt.Key.Key_Escape)
    assert Sheet.uppermost(window) is None  # nothing was written


def test_keys_lead_to_every_section(qtbot: QtBot, window: Window) -> None:
    assert window.workspace is not None
    for number, section in enumerate(
        ("overview", "cases", "concerns", "actions", "records", "settings"), 1
    ):
        press(Qt.Key(Qt.Key.Key_0.value + number), CONTROL)
        qtbot.wait(200)
        assert window.workspace.section == section


def test_no_key_is_given_twice(window: Window) -> None:
    keys = [key for command in window.commands for key in command.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_keys_work_after_a_menu_was_open(qtbot: QtBot, window: Window) -> None:
    assert window.workspace is not None
    press(Qt.Key.Key_E, ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    undo = menu.actions()[0]
    assert not undo.isEnabled()  # nothing has been changed yet
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert undo.isEnabled()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_2, CONTROL)
    assert window.workspace.section == "cases"


def test_menus_hold_every_command_and_their_letters_differ(window: Window) -> None:
    titles = [action.text() for action in window.top.menu_bar.actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(letters)


def test_verifying_keeps_the_focus(qtbot: QtBot, window: Window) -> None:
    assert window.workspace is not None
    press(Qt.Key.Key_5, CONTROL)
    page = window.workspace.page
    assert isinstance(page, RecordsPage)
    page.check.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.worker.busy, timeout=PATIENCE)
    assert page.findChildren(Banner)
    assert page.check.hasFocus()


def test_f8_leads_from_the_list_to_the_worst_open_flag(qtbot: QtBot, window: Window) -> None:
    workspace = window.workspace
    assert workspace is not None
    press(Qt.Key.Key_2, CONTROL)
    page = workspace.page
    assert isinstance(page, CasesPage)
    if page.preview.isHidden():
        page.toggle_preview()
    for _ in range(2):
        press(Qt.Key.Key_J)
    qtbot.waitUntil(lambda: page.preview.flags.worst is not None)
    qtbot.waitUntil(lambda: "DD20-MC-03" in page.preview.accessibleDescription())
    worst = page.preview.flags.worst
    assert worst is not None
    press(Qt.Key.Key_F8)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName().partition(",")[0] in worst.questions
    card = workspace.case_page.form.side.flags.entries[0].card
    assert worst.outcome.id in card.accessibleName()
    press(Qt.Key.Key_F8)
    assert card.hasFocus()


def test_what_is_wrong_with_a_limit_stands_in_sight(qtbot: QtBot, window: Window) -> None:
    press(Qt.Key.Key_K, CONTROL, SHIFT)
    type_words("IV-13 risk reviews")
    qtbot.wait(200)  # until the list has followed
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    sheet = Sheet.uppermost(window)
    assert isinstance(sheet, ParameterSheet)
    qtbot.wait(100)
    press(Qt.Key.Key_A, CONTROL)
    type_words("12")
    press(Qt.Key.Key_Return, CONTROL)
    assert any("number and its unit" in label.text() for label in sheet.findChildren(Label))
    assert sheet._panel.scroller is not None
    qtbot.wait(100)
    assert sheet._panel.scroller.verticalScrollBar().maximum() == 0
