"""The bars round a page: what their numbers count, and keys of the page with the focus there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ui.commands import MENUS
from ui.places import Place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.window import Window


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Cases", "Cases, 20 cases in the sample"),
        ("Concerns", "Concerns, 1 not acknowledged"),
        ("Actions", "Actions, 7 actions open"),
        ("Records", "Records, 6 cases with a filed record"),
    ],
)
def test_the_navigation_says_what_its_numbers_count(window: Window, words: str, said: str) -> None:
    assert window.workspace is not None
    nav = window.workspace.nav
    place = next(one for one in nav.findChildren(QPushButton) if one.text() == words)
    assert place.accessibleName() == said
    assert place.toolTip().startswith(said)


@pytest.mark.parametrize("bar", ["go_to", "raise_concern", "marking"])
def test_keys_of_the_grading_tab_work_from_the_bar_above_it(
    qtbot: QtBot, window: Window, bar: str
) -> None:
    assert window.workspace is not None
    assert window.session is not None
    case = next(c for c in window.session.cases if c.reference == "DD20-CP-04")
    window.workspace.go(Place("cases", case_id=case.case_id, tab="grading"))
    reason = window.workspace.case_page.tab_pages["grading"].panel.reason  # type: ignore[attr-defined]
    above = getattr(window.top, bar)
    above.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(above, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(reason.hasFocus)
    window.commands.run("help.keys")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is focus  # a dialog keeps its keys to itself


def test_the_letters_within_each_menu_differ(window: Window) -> None:
    for menu in MENUS:
        texts = [command.text for command in window.commands.in_menu(menu)]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert sorted(letters) == sorted(set(letters)), menu
