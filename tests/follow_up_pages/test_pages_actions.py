"""The actions page: states in words, filters, sheets, and closing with a re-test result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Action, ChangeMade
from ddaudit_desktop.follow_up.registers import ahead_or_over
from ddaudit_desktop.reading import one, records
from ui.dialogs.action import ActionSheet, ClosingSheet, add_action, edit_action
from ui.dialogs.change import ChangeSheet
from ui.kit.sheet import Sheet
from ui.look.inspection import clipped, unnamed
from ui.pages.actions.page import ActionsPage
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTableView
    from pytestqt.qtbot import QtBot

    from ui.session import Session

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(session: Session, shown: Callable[..., ActionsPage], qtbot: QtBot) -> ActionsPage:
    page = shown(ActionsPage(session))
    qtbot.waitUntil(page.actions_card.table.hasFocus)
    return page


def column(table: QTableView, heading: str) -> list[str]:
    model = table.model()
    headings = [
        model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())
    ]
    at = headings.index(heading)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def action(session: Session, code: str) -> Action:
    return next(row for row in records(session.store, Action) if row.code == code)


def change(session: Session, code: str) -> ChangeMade:
    return next(row for row in records(session.store, ChangeMade) if row.code == code)


def sheet_of(page: ActionsPage, kind: type[Sheet]) -> Sheet:
    sheet = Sheet.uppermost(page)
    assert isinstance(sheet, kind)
    return sheet


def test_states_are_words(page: ActionsPage) -> None:
    states = column(page.actions_card.table, "State")
    assert states[:4] == ["6 days over", "3 days over", "1 day over", "in 8 days"]
    changes = page.changes_card.table
    assert column(changes, "Test") == [
        "14 Sep 2020",
        "14 Sep 2020",
        "no test date",
        "tested 12 Jun 2020",
    ]
    assert column(changes, "Result") == ["not tested", "not tested", "not tested", "Too few to say"]


def test_days_against_today() -> None:
    from datetime import date

    day = date(2020, 6, 18)
    assert ahead_or_over("", day) == ""
    assert ahead_or_over("2020-06-18", day) == "due today"
    assert ahead_or_over("2020-06-19", day) == "in 1 day"
    assert ahead_or_over("2020-06-16", day) == "2 days over"


def test_filters_by_chip_and_by_key(page: ActionsPage) -> None:
    card = page.actions_card
    assert card.chips["open"].accessibleName() == "Open, 7"
    QTest.keyClick(card.table, Key.Key_2)
    assert card.chips["overdue"].isChecked()
    assert card.table.rows.rowCount() == 3
    card.chips["closed"].click()
    assert column(card.table, "State")[0].startswith("closed ")
    assert not card.end.isEnabled()
    QTest.keyClick(card.table, Key.Key_4)
    assert card.table.rows.rowCount() == 10


def test_arriving_selects_whatever_the_filter(page: ActionsPage, session: Session) -> None:
    page.arrive(Place("actions", record_id=action(session, "A-01").id))
    current = page.actions_card.table.current()
    assert current is not None
    assert current.record.code == "A-01"
    page.arrive(Place("actions", record_id=change(session, "C-03").id))
    chosen = page.changes_card.table.current()
    assert chosen is not None
    assert chosen.record.code == "C-03"
    assert page.changes_card.table.hasFocus()
    assert page.reading.isVisible()
    assert page.reading.accessibleName() == "THRIVE vulnerability training, control room"


def test_an_action_is_added_with_keys_and_can_be_undone(
    page: ActionsPage, session: Session
) -> None:
    QTest.keyClick(page.actions_card.table, Key.Key_A)
    sheet = sheet_of(page, ActionSheet)
    assert isinstance(sheet, ActionSheet)
    QTest.keyClicks(sheet.what, "Ask who looks after the younger child")
    QTest.keyClicks(sheet.due.field, "17/7")
    QTest.keyClick(sheet.due.field, Key.Key_Return, CONTROL)
    made = action(session, "A-11")
    assert (made.text, made.due_on, made.set_on) == (
        "Ask who looks after the younger child",
        "2020-07-17",
        "2020-06-18",
    )
    assert "A-11" in column(page.actions_card.table, "")
    session.undo()
    assert "A-11" not in column(page.actions_card.table, "")


def test_an_action_belongs_to_the_case_it_was_added_from(
    page: ActionsPage, session: Session
) -> None:
    case = session.cases[2]
    sheet = add_action(page, session, case.case_id)
    sheet.what.setPlainText("Something")
    sheet.finish_asked.emit()
    assert action(session, "A-11").case_id == case.case_id


def test_what_is_wrong_stands_at_its_field(page: ActionsPage, session: Session) -> None:
    sheet = edit_action(page, session, action(session, "A-04").id)
    sheet.what.setPlainText(" ")
    sheet.finish_asked.emit()
    assert sheet._what.hint.text() == "Write what has to be done."
    sheet.what.setPlainText("Night review")
    sheet.due.field.setText("31/2/2020")
    sheet.finish_asked.emit()
    assert "not a date" in sheet.due.hint.text()
    assert sheet.isVisible()
    assert action(session, "A-04").text == "Night review prompt, under-18s"


def test_closing_asks_for_the_re_test_result(page: ActionsPage, session: Session) -> None:
    QTest.keyClick(page.actions_card.table, Key.Key_C)
    sheet = sheet_of(page, ClosingSheet)
    assert isinstance(sheet, ClosingSheet)
    sheet.finish_asked.emit()
    refusal = "An action is closed only with what the re-test showed."
    assert sheet._shown.hint.text() == refusal
    assert not action(session, "A-04").closed_on
    sheet.shown.setPlainText("Ten of ten logs reviewed.")
    sheet.finish_asked.emit()
    closed = action(session, "A-04")
    assert (closed.closed_on, closed.retest_result) == ("2020-06-18", "Ten of ten logs reviewed.")
    assert page.actions_card.chips["closed"].accessibleName() == "Closed, 4"


def test_closing_from_the_sheet_keeps_what_was_changed_there(
    page: ActionsPage, session: Session
) -> None:
    sheet = edit_action(page, session, action(session, "A-04").id)
    sheet.owner.setText("night duty inspector")
    sheet._close()
    assert isinstance(sheet_of(page, ClosingSheet), ClosingSheet)
    assert action(session, "A-04").owner == "night duty inspector"


def test_a_closed_action_can_be_opened_again(page: ActionsPage, session: Session) -> None:
    edit_action(page, session, action(session, "A-03").id)._reopen()
    again = action(session, "A-03")
    assert again.closed_on == ""
    assert again.retest_result.startswith("Five reserve cases")


def test_removing_can_be_undone(page: ActionsPage, session: Session) -> None:
    edit_action(page, session, action(session, "A-04").id)._remove()
    assert "A-04" not in column(page.actions_card.table, "")
    session.undo()
    assert "A-04" in column(page.actions_card.table, "")


def test_a_result_needs_its_day_and_a_test_its_result(page: ActionsPage, session: Session) -> None:
    page.changes_card.table.opened.emit(page.changes_card.table.rows.index(2, 0))
    page.arrive(Place("actions", record_id=change(session, "C-03").id))
    QTest.keyClick(page.changes_card.table, Key.Key_Return)
    sheet = sheet_of(page, ChangeSheet)
    assert isinstance(sheet, ChangeSheet)
    sheet.result.choose("improved")
    sheet.finish_asked.emit()
    assert sheet.tested_on.hint.text() == "A result needs the day of the test."
    sheet.result.choose("improved")
    sheet.tested_on.field.setText("17/6/2020")
    sheet.finish_asked.emit()
    assert sheet._result.hint.text().startswith("Say what the test showed")
    sheet.result.choose("same")
    sheet.finish_asked.emit()
    tested = one(session.store, ChangeMade, change(session, "C-03").id)
    assert (tested.tested_on, tested.result) == ("2020-06-17", "same")
    assert column(page.changes_card.table, "Result")[2] == "Same"


def test_an_empty_deep_dive_says_what_belongs_here(
    bare: Session, shown: Callable[..., ActionsPage]
) -> None:
    page = shown(ActionsPage(bare))
    assert page.actions_card._nothing.text().startswith("No action has been set.")
    assert page.changes_card._nothing.isVisible()
    page.changes_card.add.click()
    sheet = sheet_of(page, ChangeSheet)
    assert isinstance(sheet, ChangeSheet)
    sheet.finish_asked.emit()
    assert sheet._title.hint.text() == "Write what changed, in a few words."
    sheet.title.setText("New form")
    sheet.finish_asked.emit()
    assert column(page.changes_card.table, "Test") == ["no test date"]


def test_nothing_is_cut_off_or_nameless(
    session: Session, shown: Callable[..., ActionsPage], qtbot: QtBot, each_size: tuple[int, int]
) -> None:
    page = shown(ActionsPage(session), each_size)
    qtbot.waitUntil(lambda: clipped(page) == [])
    assert unnamed(page) == []
    sheet = edit_action(page, session, action(session, "A-03").id)
    qtbot.waitUntil(lambda: clipped(sheet) == [])
    assert unnamed(sheet) == []
