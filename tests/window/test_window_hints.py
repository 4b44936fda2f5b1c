"""The status bar names the keys of what takes them, and no sheet covers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from ui.kit.keys import KeyHintLine
from ui.kit.sheet import Sheet
from ui.places import Place

if TYPE_CHECKING:
    from ui.window import Window


def said(window: Window) -> str:
    return window.status.findChildren(KeyHintLine)[0].accessibleName()


def test_a_sheet_leaves_the_status_bar_free_and_its_keys_stand_there(window: Window) -> None:
    before = said(window)
    assert "Sections" in before
    window.commands.run("concern.raise")
    sheet = Sheet.uppermost(window)
    assert sheet is not None
    assert (
        sheet.geometry().top() == window.top.mapTo(window, window.top.rect().bottomLeft()).y() + 1
    )
    assert sheet.geometry().bottom() == window.status.mapTo(window, QPoint(0, 0)).y() - 1
    assert "Ctrl+Enter Save concern" in said(window)
    assert "Esc Close" in said(window)
    sheet.cancel()
    assert said(window) == before


def test_a_page_that_changes_below_a_sheet_does_not_take_the_keys(window: Window) -> None:
    window.commands.run("concern.raise")
    assert window.workspace is not None
    window.workspace.go(Place("cases"))
    assert "Save concern" in said(window)
    sheet = Sheet.uppermost(window)
    assert sheet is not None
    sheet.cancel()
    assert "Search" in said(window)


def test_the_welcome_page_and_the_steps_name_their_keys(empty_window: Window) -> None:
    assert "Enter Choose" in said(empty_window)
    empty_window.begin_new()
    assert "Ctrl+Enter Next step" in said(empty_window)
    empty_window.welcome.end_new()
    assert "Enter Choose" in said(empty_window)
