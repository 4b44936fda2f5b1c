"""Limits of checks and clocks on screen: found, changed and given back with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.records import Setting
from ddaudit_desktop.acts.follow_up import give_feedback
from ddaudit_desktop.acts.parameters import set_parameter
from ddaudit_desktop.checks.grading import FEEDBACK_DAYS
from ddaudit_desktop.follow_up.feedback_due import feedback_due
from ddaudit_desktop.limits.listing import parameter_rows
from ddaudit_desktop.overview.attention import attention, group_titles
from ddaudit_desktop.overview.glance import overview
from ddaudit_desktop.reading import AS_OF, records
from ui.dialogs.feedback import edit_feedback
from ui.dialogs.parameter import ParameterSheet
from ui.dialogs.parameters import ParametersSheet, show_parameters
from ui.kit.buttons import SecondaryButton
from ui.kit.combo import Combo
from ui.kit.fields import Field
from ui.kit.labels import Label
from ui.kit.sheet import Sheet
from ui.look.inspection import clipped, unnamed
from ui.models.parameters import RULE
from ui.pages.settings.page import SettingsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.settings import Settings

WHY = "The procedure of this force."


@pytest.fixture
def window(qtbot: QtBot, looks: Callable[..., None]) -> QWidget:
    """A window to lay sheets over."""
    view = QWidget()
    qtbot.addWidget(view)
    view.resize(1256, 832)
    view.show()
    view.activateWindow()
    return view


@pytest.fixture
def sheet(window: QWidget, session: Session) -> ParametersSheet:
    return show_parameters(window, session)


def top(window: QWidget) -> Sheet | None:
    return Sheet.uppermost(window)


def editor(window: QWidget) -> ParameterSheet:
    found = top(window)
    assert isinstance(found, ParameterSheet)
    return found


def find(sheet: ParametersSheet, words: str) -> None:
    sheet.search.selectAll()
    QTest.keyClicks(sheet.search, words)
    sheet.search.flush()


def kept(session: Session) -> list[tuple[str, str, str]]:
    rows = records(session.store, Setting)
    return [(row.key, row.value, row.reason) for row in rows if row.key != AS_OF]


def count(sheet: ParametersSheet) -> str:
    return next(x.text() for x in sheet.findChildren(Label) if "differ from" in x.text())


def test_the_field_stays_where_it_is_while_nothing_is_found(
    qtbot: QtBot, sheet: ParametersSheet
) -> None:
    place = sheet.search.geometry()
    find(sheet, "zzzz")
    qtbot.waitUntil(sheet._nothing.isVisible)
    qtbot.wait(50)
    assert sheet.search.geometry().top() == place.top()
    assert sheet._nothing.geometry().top() < place.bottom() + 60


def test_a_limit_is_found_changed_and_given_back_by_keyboard(
    window: QWidget, sheet: ParametersSheet, session: Session
) -> None:
    assert sheet.search.hasFocus()
    assert count(sheet).startswith("0 of ")
    find(sheet, "first risk grade report")
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    form = editor(window)
    assert isinstance(form.value, Field)
    assert form.value.hasFocus()
    assert form.value.text() == "30 minutes"
    form.value.selectAll()
    QTest.keyClicks(form.value, "45 min")
    QTest.keyClick(form.value, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.reason.hasFocus(), "a reason is asked for"
    QTest.keyClicks(form.reason, WHY)
    QTest.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept(session) == [("IV-11.limit", "45 minutes", WHY)]
    assert top(window) is sheet
    assert sheet.search.hasFocus()
    assert "1 of " in count(sheet)
    said = sheet.model.index(0, RULE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"IV-11, Report to first risk grade, 45 minutes here, default 30 minutes, {WHY}"
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    form = editor(window)
    buttons = form.findChildren(SecondaryButton)
    back = next(button for button in buttons if button.text() == "Back to the default")
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Space)
    assert kept(session) == []
    assert "0 of " in count(sheet)


def test_arrows_move_in_the_list_and_enter_there_changes(
    window: QWidget, sheet: ParametersSheet
) -> None:
    first = sheet.current()
    QTest.keyClick(sheet.search, Qt.Key.Key_Down)
    second = sheet.current()
    assert first is not None
    assert second is not None
    assert first.key != second.key
    QTest.keyClick(sheet.search, Qt.Key.Key_Up)
    QTest.keyClick(sheet.search, Qt.Key.Key_Tab)
    assert sheet.table.hasFocus()
    QTest.keyClick(sheet.table, Qt.Key.Key_Down)
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    form = editor(window)
    assert second.title in form.accessibleName()
    QTest.keyClick(form.value, Qt.Key.Key_Escape)
    assert sheet.table.hasFocus()
    current = sheet.current()
    assert current is not None
    assert current.key == second.key


def test_a_wrong_value_is_said_below_it_and_nothing_is_kept(
    window: QWidget, sheet: ParametersSheet, session: Session
) -> None:
    find(sheet, "IV-11")
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    form = editor(window)
    assert isinstance(form.value, Field)
    form.value.setText("soon")
    form.reason.setPlainText(WHY)
    form.finish_asked.emit()
    assert any("Write a number and its unit" in x.text() for x in form.findChildren(Label))
    assert form.value.hasFocus()
    assert kept(session) == []
    form.value.setText("30 minutes")
    form.finish_asked.emit()
    assert kept(session) == [], "the default needs no setting"
    assert top(window) is sheet


def test_a_choice_is_chosen_and_nothing_found_is_said(
    window: QWidget, sheet: ParametersSheet, session: Session
) -> None:
    find(sheet, "no such words")
    assert sheet.current() is None
    assert any(x.text() == "No setting has “no such words”." for x in sheet.findChildren(Label))
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    assert top(window) is sheet
    find(sheet, "IV-21 counts")
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    form = editor(window)
    assert isinstance(form.value, Combo)
    QTest.keyClick(form.value, Qt.Key.Key_Down)
    assert form.value.value() == "assessed"
    form.reason.setPlainText(WHY)
    form.finish_asked.emit()
    assert kept(session) == [("IV-21.from", "assessed", WHY)]


def test_the_card_counts_and_says_what_differs(
    session: Session,
    settings: Settings,
    shown: Callable[..., SettingsPage],
    qtbot: QtBot,
) -> None:
    page = shown(SettingsPage(session, settings))
    card = page.parameters
    assert card.count.text().startswith("0 of ")
    asked: list[str] = []
    page.asked.connect(asked.append)
    card.open.click()
    assert asked == ["dive.parameters"]
    rows = parameter_rows(session.store, session.pinned.intervals)
    limit = next(row.parameter for row in rows if row.key == "CK-GR-12.days")
    session.run(set_parameter, limit, "21", WHY)
    assert card.count.text() == f"1 of {len(rows)} differ from the default."

    def said() -> set[str]:
        return {label.text() for label in card.findChildren(Label) if label.isVisible()}

    qtbot.waitUntil(lambda: WHY in said())
    assert "Days from the grade to the feedback: 21 days (default 28 days)" in said()
    session.undo()
    assert card.count.text().startswith("0 of ")


def test_the_days_to_feedback_reach_what_waits_and_the_feedback_sheet(
    window: QWidget, session: Session
) -> None:
    def waiting() -> set[str]:
        seen = attention(session.store, session.cases)
        return {entry.case_id or "" for entry in seen if entry.group == "feedback"}

    case = next(c for c in session.cases if c.reference == "DD20-MC-04")
    for who in ("officer", "supervisor"):
        session.run(give_feedback, case.audit_id, who, due_on="")
    assert case.graded_at is not None
    assert case.case_id not in waiting(), "graded on 2 June, 28 days"
    set_limit(session, "15")
    assert case.case_id in waiting()
    assert group_titles(overview(session.store, session.cases).feedback_days)["feedback"] == (
        "Feedback overdue, 15 days from completion"
    )
    set_limit(session, "16")
    assert case.case_id not in waiting(), "due on 18 June, today"
    sheet = edit_feedback(window, session, case.audit_id)
    assert sheet.note.text().startswith("Feedback is due 16 days after grading.")
    due = feedback_due(case.graded_at, 16).isoformat()
    assert {form.due.read() for form in sheet.forms.values()} == {due}


def set_limit(session: Session, days: str) -> None:
    assert session.run(set_parameter, FEEDBACK_DAYS, days, WHY) is not None


def test_nothing_is_cut_off_or_unnamed(
    window: QWidget, session: Session, each_size: tuple[int, int]
) -> None:
    window.resize(*each_size)
    sheet = show_parameters(window, session)
    assert unnamed(sheet) == []
    assert clipped(sheet) == []
    find(sheet, "IV-17 closed")
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    form = editor(window)
    assert unnamed(form) == []
    assert clipped(form) == []
