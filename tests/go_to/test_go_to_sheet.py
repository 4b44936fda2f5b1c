"""Go to anything, typed by hand over the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ddaudit_desktop.find import GROUP_TITLES
from ui.look.inspection import clipped, unnamed
from ui.models.results import ENTRY, Result

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.dialogs.go_to import GoToSheet
    from ui.places import Place

Key = Qt.Key


def rows(sheet: GoToSheet) -> list[Result | str]:
    model = sheet.model
    return [model.index(row).data(ENTRY) for row in range(model.rowCount())]


def results(sheet: GoToSheet) -> list[Result]:
    return [entry for entry in rows(sheet) if isinstance(entry, Result)]


def headings(sheet: GoToSheet) -> list[str]:
    return [entry for entry in rows(sheet) if isinstance(entry, str)]


def look_for(sheet: GoToSheet, words: str) -> None:
    sheet.ask.clear()
    QTest.keyClicks(sheet.ask, words)
    sheet.ask.flush()


def test_before_anything_is_typed_the_last_cases_are_offered(sheet: GoToSheet) -> None:
    assert headings(sheet) == ["Worked on last"]
    assert results(sheet)[0].title == "DD20-MC-03"


def test_words_find_questions_texts_and_commands(sheet: GoToSheet) -> None:
    look_for(sheet, "night")
    assert headings(sheet) == [*list(GROUP_TITLES.values())[1:], "Commands"]
    first = results(sheet)[0]
    assert (first.code, first.detail) == ("MC-15", "DD20-MC-03, unanswered")  # the open case's
    begin, end = first.marks[0]
    assert first.title[begin:end].lower() == "night"
    assert [r.command for r in results(sheet) if r.command] == ["view.night"]
    assert sheet._count.text() == f"{len(results(sheet))} results, this deep dive only"


def test_typing_is_found_after_a_short_rest(sheet: GoToSheet, qtbot: QtBot) -> None:
    QTest.keyClicks(sheet.ask, "mc-06")
    qtbot.waitUntil(lambda: headings(sheet)[0] == "Cases")
    assert results(sheet)[0].title == "DD20-MC-06"


def test_signs_ask_for_commands_or_cases_only(sheet: GoToSheet) -> None:
    look_for(sheet, ">")
    assert [r.command for r in results(sheet)] == ["view.cases", "view.night"]
    look_for(sheet, ">cas")
    assert [(r.title, r.keys) for r in results(sheet)] == [("Cases", "Ctrl+2")]
    look_for(sheet, "#pp")
    assert {r.title[:7] for r in results(sheet)} == {"DD20-PP"}
    look_for(sheet, "#")
    assert len(results(sheet)) == 20


def test_arrows_go_round_and_enter_goes(
    sheet: GoToSheet, went: list[Place], window: QWidget
) -> None:
    look_for(sheet, "#mc-0")
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        QTest.keyClick(sheet.ask, key)
    assert sheet.ask.accessibleDescription().startswith("DD20-MC-02")
    QTest.keyClick(sheet.ask, Key.Key_Up)
    QTest.keyClick(sheet.ask, Key.Key_Up)
    assert sheet.ask.accessibleDescription().startswith("DD20-MC-06")
    QTest.keyClick(sheet.ask, Key.Key_Return)
    assert not sheet.isVisible()
    assert len(went) == 1
    assert went[0].section == "cases"
    assert went[0].case_id


def test_a_question_leads_to_its_row(sheet: GoToSheet, went: list[Place]) -> None:
    look_for(sheet, "mc-15")
    QTest.keyClick(sheet.ask, Key.Key_Return)
    assert (went[0].tab, went[0].question_id) == ("form", "MC-15")


def test_a_command_runs_after_the_sheet_is_gone(sheet: GoToSheet, ran: list[str]) -> None:
    look_for(sheet, ">shading")
    QTest.keyClick(sheet.ask, Key.Key_Return)
    assert ran == ["view.night"]
    assert not sheet.isVisible()


def test_a_click_goes_too(sheet: GoToSheet, went: list[Place]) -> None:
    look_for(sheet, "#mc-0")
    spot = sheet.list.visualRect(sheet.model.index(2)).center()
    QTest.mouseClick(
        sheet.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )
    assert len(went) == 1


def test_nothing_found_says_so_and_enter_does_nothing(sheet: GoToSheet, went: list[Place]) -> None:
    look_for(sheet, "zzzz")
    assert sheet._nothing.isVisible()
    assert "zzzz" in sheet._nothing.text()
    QTest.keyClick(sheet.ask, Key.Key_Return)
    assert sheet.isVisible()
    assert went == []


def test_escape_closes_and_gives_the_focus_back(sheet: GoToSheet, window: QWidget) -> None:
    QTest.keyClick(sheet.ask, Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize("words", ["night", "child", ">", "zzzz", ""])
def test_it_is_whole_and_named(sheet: GoToSheet, words: str, qtbot: QtBot) -> None:
    look_for(sheet, words)
    qtbot.waitUntil(lambda: clipped(sheet) == [])  # once it is laid out anew
    assert unnamed(sheet) == []
