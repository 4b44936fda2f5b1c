"""Events changed on the timeline tab: added, edited, timed, removed, and all of it undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Extract
from ddaudit_desktop.acts import answers
from ddaudit_desktop.moments import read_moment
from on_timeline import event, press, sheet_of, title_chosen
from ui.places import Place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.pages.case.timeline.tab import TimelineTab
    from ui.session import Session


def test_an_event_is_added_by_keyboard_alone_and_undone(
    qtbot: QtBot, tab: TimelineTab, session: Session
) -> None:
    tab.select_event(event(tab, "Handover, no tasks").id)
    press(tab, Qt.Key.Key_E)
    sheet = sheet_of(tab)
    sheet.kind.set_value("ENQUIRY")
    sheet.when.setFocus()
    QTest.keyClicks(sheet.when, "+35")
    assert sheet._when_row.hint.text() == "11 Feb 2020 23:45, exact"
    sheet.quote.setPlainText("No reply at the address.")
    QTest.keyClick(sheet.when, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert title_chosen(tab) == "Enquiry made"
    assert tab.audit is not None
    assert len(tab.view.lens.timeline.marks) == 25
    quotes = [x.words for x in tab.audit.rows(Extract) if x.event_id == tab.view.selected]
    assert quotes == ["No reply at the address."]
    session.undo()
    assert len(tab.view.lens.timeline.marks) == 24
    assert not [x for x in tab.audit.rows(Extract) if x.words == quotes[0]]
    assert tab.view.selected == ""


def test_a_time_that_could_not_have_been_is_said_in_place(tab: TimelineTab) -> None:
    press(tab, Qt.Key.Key_E)
    sheet = sheet_of(tab)
    sheet.kind.set_value("ENQUIRY")
    sheet.when.setFocus()
    QTest.keyClicks(sheet.when, "31/02/2020 10:00")
    assert "is not a date" in sheet._when_row.hint.text()
    sheet.finish_asked.emit()
    assert sheet.isVisible()
    assert len(tab.view.lens.timeline.marks) == 24
    sheet.when.clear()
    sheet.finish_asked.emit()
    assert sheet._when_row.hint.text().startswith("Write when it happened")
    QTest.keyClicks(sheet.when, "?")
    assert sheet._when_row.hint.text().startswith("No time: it waits in the tray.")
    sheet.finish_asked.emit()
    assert len(tab.view.lens.timeline.marks) == 24
    assert "Enquiry made" in [card.waiting.title for card in tab.tray.cards]


def test_what_happened_has_to_be_chosen(tab: TimelineTab) -> None:
    tab.add_event()
    sheet = sheet_of(tab)
    sheet.finish_asked.emit()
    assert sheet._kind_row.hint.text() == "Choose what happened."
    headings = [sheet.kind.itemText(at) for at in range(sheet.kind.count())]
    assert headings.index("Any case") < headings.index("Missing child")
    assert headings.index("Missing child") < headings.index("Digital")


def test_editing_the_time_of_an_answer_changes_the_answer(tab: TimelineTab) -> None:
    assert tab.audit is not None
    tab.select_event(event(tab, "Found").id)
    press(tab, Qt.Key.Key_T)
    sheet = sheet_of(tab)
    assert sheet.note.text() == "Its time is the answer to MC-22, which changes with it."
    assert QApplication.focusWidget() is sheet.when
    QTest.keyClicks(sheet.when, "0545")
    sheet.finish_asked.emit()
    (answer,) = tab.audit.times["MC-22", "main"]
    assert answer.earliest == read_moment("12/02/2020 05:45").earliest
    assert tab.view.lens.timeline.mark(answer.id).clock == "05:45"  # type: ignore[union-attr]


def test_an_answer_on_the_form_appears_here(tab: TimelineTab, session: Session) -> None:
    assert tab.audit is not None
    moment = read_moment("12/02/2020 09:00")
    session.run(
        answers.answer_time,
        tab.audit.audit_id,
        "PP-12",
        moment,
        kind="PARENTS_TOLD",
        part="when",
    )
    assert "Parents told" in {mark.title for mark in tab.view.lens.timeline.marks}
    assert len(tab.tray.cards) == 2


def test_words_kept_instead_of_a_time_are_not_read_anew(tab: TimelineTab) -> None:
    tab.select_event(event(tab, "Parents told").id)
    tab.edit_event()
    sheet = sheet_of(tab)
    sheet.remark.setPlainText("Asked the duty inspector, 18 June.")
    sheet.finish_asked.emit()
    kept = event(tab, "Parents told")
    assert (kept.typed, kept.precision) == ("later that morning", "unknown")
    assert kept.note.startswith("Asked")


def test_removing_says_so_and_undo_brings_it_back(tab: TimelineTab, session: Session) -> None:
    said: list[str] = []
    session.told.connect(said.append)
    tab.select_event(event(tab, "Found").id)
    press(tab, Qt.Key.Key_Delete)
    assert said == ["Removed “Found”, the answer to MC-22. Ctrl+Z brings it back."]
    assert tab.audit is not None
    assert ("MC-22", "main") not in tab.audit.times
    assert title_chosen(tab) == "Police protection used"
    session.undo()
    assert event(tab, "Found").question_id == "MC-22"
    assert len(tab.view.lens.timeline.marks) == 24


def test_the_question_of_an_event_is_shown_on_the_form(qtbot: QtBot, tab: TimelineTab) -> None:
    assert tab.audit is not None
    tab.select_event(event(tab, "Police protection used").id)
    with qtbot.waitSignal(tab.wanted) as asked:
        tab.detail.show_question.click()
    assert asked.args == [
        Place("cases", case_id=tab.audit.case.id, tab="form", question_id="PP-01")
    ]
