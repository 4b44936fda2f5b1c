"""The sheets of a case: adding it, its header, the systems read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.records import Case, Child, PoliceReference, SystemRead
from ddaudit_desktop.reading import one, records
from ui.dialogs.case_header import add_case, edit_header
from ui.dialogs.systems import edit_systems
from ui.look.inspection import clipped, unnamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from ui.pages.cases.page import CasesPage

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def case_of(page: CasesPage, reference: str) -> str:
    return next(c.case_id for c in page.session.cases if c.reference == reference)


@pytest.mark.parametrize("number", [1, 2])
def test_tab_goes_through_children_before_the_button_for_another(
    page: CasesPage, qtbot: QtBot, number: int
) -> None:
    sheet = add_case(page, page.session, lambda _: None)
    if number == 2:
        sheet.children_rows.add.click()
    rows = sheet.children_rows.rows
    qtbot.waitUntil(rows[-1].note.isVisible)
    assert [row.status.accessibleName() for row in rows] == [
        f"Child {at}: status" for at in range(1, number + 1)
    ]
    order: list[QWidget] = [field for row in rows for field in (row.pseudonym, row.note)]
    sheet.theme.setFocus()
    reached: list[QWidget | None] = []
    while sheet.children_rows.add not in reached and len(reached) < 60:
        reached.append(QApplication.focusWidget())
        QTest.keyClick(sheet, Key.Key_Tab)
    assert [widget for widget in reached if widget in order] == order
    assert reached[-1] is sheet.children_rows.add


def test_a_case_is_added_by_keyboard(page: CasesPage, store: Store, qtbot: QtBot) -> None:
    done: list[str] = []
    sheet = add_case(page, page.session, done.append)
    qtbot.waitUntil(sheet.reference.hasFocus)
    QTest.keyClicks(sheet.reference, "DD20-PP-04")
    sheet.theme.setFocus()
    QTest.keyClicks(sheet.theme, "Police")
    child = sheet.children_rows.rows[0]
    child.pseudonym.setFocus()
    QTest.keyClicks(child.pseudonym, "Child Y")
    QTest.keyClicks(child.age, "9")
    child.status.set_value("cp_plan")
    sheet.children_rows.add.click()
    QTest.keyClicks(sheet.children_rows.rows[1].pseudonym, "Child Z")
    QTest.keyClicks(sheet.period_from, "3/3/2020")
    sheet.references.add.click()
    QTest.keyClicks(sheet.references.rows[1][0], "Custody")
    QTest.keyClicks(sheet.references.rows[1][1], "CUS-1")
    QTest.keyClick(sheet.references.rows[1][1], Key.Key_Return, CONTROL)
    assert done == [case_of(page, "DD20-PP-04")]
    case = one(store, Case, done[0])
    assert (case.theme, case.label, case.period_from) == ("PP", "Child Y", "2020-03-03")
    children = records(store, Child, case_id=case.id)
    assert [(c.pseudonym, c.age_years, c.lead) for c in children] == [
        ("Child Y", 9, True),
        ("Child Z", None, False),
    ]
    assert [r.reference for r in records(store, PoliceReference, case_id=case.id)] == ["CUS-1"]
    assert page.model.row_of(case.id) >= 0


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_written(
    page: CasesPage, store: Store
) -> None:
    sheet = add_case(page, page.session, lambda _: None)
    sheet.period_from.setText("31/2/2020")
    sheet.children_rows.rows[0].age.setText("old")
    sheet.finish_asked.emit()
    assert sheet.isVisible()
    assert sheet.reference.hasFocus()
    assert "Write the reference" in sheet._labelled["reference"].hint.text()
    assert "not a date" in sheet._labelled["period_from"].hint.text()
    assert "whole years" in sheet.children_rows.rows[0]._wrong.text()
    assert len(records(store, Case)) == 20
    sheet.cancel()


def test_a_header_is_edited_whole(page: CasesPage, store: Store) -> None:
    case_id = case_of(page, "DD20-MC-03")
    sheet = edit_header(page, page.session, case_id, lambda _: None)
    assert sheet.reference.text() == "DD20-MC-03"
    assert sheet.period_from.text() == "11 Feb 2020"
    assert sheet.other_themes.value() == ("PP",)
    sheet.home_area.setText("Command area 3")
    sheet.children_rows.rows[0].age.setText("15")
    first = sheet.references.rows[0]
    first[0].setText("")
    first[1].setText("")
    before = len(records(store, PoliceReference, case_id=case_id))
    sheet.finish_asked.emit()
    assert one(store, Case, case_id).home_area == "Command area 3"
    assert records(store, Child, case_id=case_id)[0].age_years == 15
    assert len(records(store, PoliceReference, case_id=case_id)) == before - 1
    assert page.session.store.undo_text() == "change the header of DD20-MC-03"


def test_what_was_typed_is_given_up_only_when_asked_twice(page: CasesPage) -> None:
    sheet = add_case(page, page.session, lambda _: None)
    QTest.keyClicks(sheet.reference, "DD20-X")
    QTest.keyClick(sheet.reference, Key.Key_Escape)
    assert sheet.isVisible()
    assert "Not saved yet" in sheet.note.text()
    QTest.keyClick(sheet.reference, Key.Key_Escape)
    assert not sheet.isVisible()
    again = add_case(page, page.session, lambda _: None)
    QTest.keyClick(again.reference, Key.Key_Escape)
    assert not again.isVisible()


def test_one_child_leads(page: CasesPage) -> None:
    rows = add_case(page, page.session, lambda _: None).children_rows
    rows.add.click()
    rows.rows[1].lead.click()
    assert [row.lead.isChecked() for row in rows.rows] == [False, True]
    rows.rows[1].remove.click()
    assert [row.lead.isChecked() for row in rows.rows] == [True]


def test_systems_are_written_as_entered(page: CasesPage, store: Store) -> None:
    audit_id = next(c.audit_id for c in page.session.cases if c.reference == "DD20-DI-02")

    def stored() -> dict[str, tuple[bool, str, str]]:
        rows = records(store, SystemRead, audit_id=audit_id)
        return {row.system: (row.available, row.read_on, row.reason) for row in rows}

    before = stored()
    sheet = edit_systems(page, page.session, audit_id)
    row = next(r for r in sheet.rows if r.system == "Custody")
    assert row.system not in before
    QTest.keyClick(row.state, Key.Key_R)
    assert stored()["Custody"] == (True, "", "")
    row.day.setText("31/2/2020")
    row.day.flush()
    assert "not a date" in row._wrong.text()
    assert stored()["Custody"] == (True, "", "")
    row.day.setText("17/6/2020")
    row.day.flush()
    assert stored()["Custody"] == (True, "2020-06-17", "")
    QTest.keyClick(row.state, Key.Key_N)
    row.reason.setPlainText("Deleted after 31 days")
    sheet.name.setText("Interview suite")
    QTest.keyClick(sheet.name, Key.Key_Return)
    sheet.done.click()
    assert stored()["Custody"] == (False, "", "Deleted after 31 days")
    assert stored()["Interview suite"] == (True, "", "")


def test_a_system_can_be_taken_back(page: CasesPage, store: Store) -> None:
    audit_id = next(c.audit_id for c in page.session.cases if c.reference == "DD20-MC-03")
    sheet = edit_systems(page, page.session, audit_id)
    row = sheet.rows[0]
    QTest.keyClick(row.state, Key.Key_R)  # the same letter again takes the answer away
    assert row.system not in {r.system for r in records(store, SystemRead, audit_id=audit_id)}
    assert not row.day.isVisible()


@pytest.mark.parametrize("look", [("light", 100), ("dark", 150)])
def test_sheets_are_whole_and_named(
    page: CasesPage, looks: Callable[..., None], look: tuple[str, int], qtbot: QtBot
) -> None:
    looks(*look)
    case = next(c for c in page.session.cases if c.reference == "DD20-DA-01")
    for sheet in (
        edit_header(page, page.session, case.case_id, lambda _: None),
        edit_systems(page, page.session, case.audit_id),
    ):
        qtbot.waitUntil(sheet.isVisible)
        assert clipped(sheet) + unnamed(sheet) == []
        sheet.dismiss()
