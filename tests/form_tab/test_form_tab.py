"""The form as a whole: every question in reach, moving by keys, unanswered only, coming back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ddaudit_desktop.acts import answers, cases
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.moments import read_moment
from keyboard import CONTROL, SHIFT, press, types
from ui.pages.case.form.coded_editors import YesPartlyNoEditor
from ui.pages.case.form.record_editor import RecordEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.pages.case.form.row import QuestionRow
    from ui.pages.case.form.tab import FormTab

Key = Qt.Key


def current(tab: FormTab) -> QuestionRow:
    row = tab.rows.current
    assert row is not None
    return row


def at(tab: FormTab) -> str:
    """The question that has the focus, by the widget that has it."""
    row = tab.rows.holding(QApplication.focusWidget())
    assert row is current(tab)
    return row.question.id


def test_every_question_of_every_theme_can_be_reached(tab: FormTab) -> None:
    wanted = {
        question.id
        for questions in catalogue().question_sets.values()
        for question in questions.questions()
    }
    reached = set()
    for summary in tab.session.cases:
        tab.open(tab.session.audit_of(summary.case_id))
        assert tab.audit is not None
        for question_id in tab.audit.form.questions:
            tab.go_to(question_id)
            row = current(tab)
            assert at(tab) == question_id
            view = tab.rows.viewport()
            top = row.mapTo(view, row.rect().topLeft()).y()
            assert row.isVisible()
            assert 0 <= top < view.height()
            reached.add(question_id)
    assert reached == wanted


def test_j_and_k_walk_over_the_ends_of_sections(tab: FormTab) -> None:
    tab.go_to("MC-06")
    press(Key.Key_J)
    assert at(tab) == "MC-07"
    assert tab.outline.current_id().endswith("risk-assessment")
    press(Key.Key_K)
    assert at(tab) == "MC-06"
    press(Key.Key_Up)
    assert at(tab) == "MC-05"
    press(Key.Key_Down)
    assert at(tab) == "MC-06"


def test_the_first_and_the_last_question_are_ends(tab: FormTab) -> None:
    press(Key.Key_K)
    assert at(tab) == "HD-01"
    tab.go_to("OV-06")
    press(Key.Key_J)
    assert at(tab) == "OV-06"


def test_control_and_arrows_change_the_section(tab: FormTab) -> None:
    press(Key.Key_Down, CONTROL)
    assert at(tab) == "MC-01"
    press(Key.Key_Up, CONTROL)
    assert at(tab) == "HD-01"


def test_the_outline_leads_to_a_section(tab: FormTab) -> None:
    tab.outline.setFocus()
    for _ in range(2):
        press(Key.Key_Down)
    assert current(tab).question.id == "MC-07"
    assert tab.outline.hasFocus()


def test_next_unanswered_crosses_sections_and_goes_round(tab: FormTab) -> None:
    assert tab.audit is not None
    audit_id = tab.audit.audit_id
    for question_id in ("MC-05", "MC-06"):
        tab.session.run(answers.answer, audit_id, question_id, "yes")
    tab.go_to("MC-04")
    press(Key.Key_J, CONTROL)
    assert at(tab) == "MC-07"
    press(Key.Key_J, CONTROL, SHIFT)
    assert at(tab) == "MC-04"
    tab.go_to("OV-06")
    press(Key.Key_J, CONTROL)
    assert at(tab) == "HD-05"


def test_next_unanswered_works_from_inside_a_note(tab: FormTab) -> None:
    tab.go_to("MC-04")
    press(Key.Key_Return)
    types("Content, not only a heading.")
    press(Key.Key_J, CONTROL)
    assert at(tab) == "MC-05"
    assert tab.audit is not None
    assert tab.audit.answers["MC-04", "main"].note == "Content, not only a heading."


def test_unanswered_only_keeps_the_row_until_it_is_left(tab: FormTab) -> None:
    tab.go_to("MC-05")
    press(Key.Key_U)
    assert tab.head.only.isChecked()
    press(Key.Key_Y)
    assert at(tab) == "MC-05"
    assert current(tab).isVisible()
    answered = current(tab)
    press(Key.Key_J)
    assert at(tab) == "MC-06"
    assert not answered.isVisible()
    press(Key.Key_K)
    assert at(tab) == "MC-04"
    press(Key.Key_U)
    assert answered.isVisible()


def test_a_case_comes_back_as_it_was_left(tab: FormTab) -> None:
    first, second = tab.session.cases[0].case_id, tab.session.cases[1].case_id
    tab.go_to("MC-13")
    scrolled = tab.rows.verticalScrollBar().value()
    tab.open(tab.session.audit_of(second))
    tab.start_focus()
    assert at(tab) == "HD-01"
    tab.open(tab.session.audit_of(first))
    tab.start_focus()
    assert at(tab) == "MC-13"
    assert tab.rows.verticalScrollBar().value() == scrolled


def test_guidance_goes_with_the_question_and_hides(tab: FormTab) -> None:
    tab.go_to("MC-12")
    assert "more risk, not less" in tab.guidance.reading.accessibleDescription()
    press(Key.Key_G)
    assert not tab.guidance.isVisible()
    assert tab.head.guidance.isVisible()
    press(Key.Key_G)
    assert tab.guidance.isVisible()
    assert at(tab) == "MC-12"


def test_a_narrow_window_shows_sections_or_guidance(tab: FormTab) -> None:
    tab.resize(1280 - 56, 720 - 156)
    assert not tab.guidance.isVisible()
    assert tab.outline.isVisible()
    press(Key.Key_G)
    assert tab.guidance.isVisible()
    assert not tab.outline.isVisible()
    press(Key.Key_G)
    assert tab.outline.isVisible()


def test_tab_goes_through_the_row_and_on_to_the_next(tab: FormTab) -> None:
    tab.go_to("MC-12")
    seen: list[str] = []
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        name = widget.accessibleName()
        assert name not in seen
        seen.append(name)
        if at(tab) != "MC-12":
            break
        press(Key.Key_Tab)
    assert at(tab) == "MC-13"
    assert [name.partition(", ")[2] for name in seen[1:-1]] == [
        "note",
        "add quote",
        "link event",
        "seen on body-worn video",
        "confidence, unanswered",
    ]


def test_tab_goes_from_sections_to_questions_to_guidance(tab: FormTab) -> None:
    tab.go_to("MC-07")
    tab.outline.setFocus()
    seen: list[str] = []
    for _ in range(120):
        press(Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        row = tab.rows.holding(widget)
        place = row.question.id if row else "head"
        place = "guidance" if tab.guidance.isAncestorOf(widget) else place
        if not seen or seen[-1] != place:
            seen.append(place)
        if place == "guidance":
            break
    section = [f"MC-{number:02d}" for number in range(7, 16)]
    assert seen == ["head", *section, "guidance"]


def test_another_theme_in_the_header_adds_its_sections(tab: FormTab) -> None:
    assert tab.audit is not None
    tab.go_to("MC-12")
    case = tab.audit.case
    facts = cases.CaseFacts(
        case.reference, "MC", ("PP",), children=(cases.ChildFacts("Child A", 14, lead=True),)
    )
    tab.session.run(cases.edit_header, case.id, facts)
    assert at(tab) == "MC-12"
    tab.go_to("PP-02")
    assert at(tab) == "PP-02"


def test_the_concern_of_a_child_unsafe_now_is_offered_not_raised(tab: FormTab) -> None:
    asked: list[str] = []
    tab.asked.connect(asked.append)
    tab.go_to("CL-01")
    types("2")
    assert asked == []
    offer = current(tab).notices.concern
    assert offer is not None
    assert offer.isVisible()
    offer.button.click()
    assert asked == ["concern.raise"]
    types("2")
    assert not offer.isVisible()


@pytest.mark.parametrize(
    ("question_id", "command"),
    [("HD-01", "case.header"), ("CL-06", "case.actions"), ("CL-07", "case.feedback"),
     ("CL-12", "case.grade")],
)  # fmt: skip
def test_what_other_records_answer_leads_to_them(
    tab: FormTab, question_id: str, command: str
) -> None:
    asked: list[str] = []
    tab.asked.connect(asked.append)
    tab.go_to(question_id)
    press(Key.Key_Return)
    assert asked == [command]


@pytest.mark.parametrize("question_id", ["HD-07", "HD-08"])
def test_what_nobody_fills_in_leads_nowhere(tab: FormTab, question_id: str) -> None:
    asked: list[str] = []
    tab.asked.connect(asked.append)
    tab.go_to(question_id)
    editor = current(tab).main_editor
    assert isinstance(editor, RecordEditor)
    assert not editor.button.isVisible()
    press(Key.Key_Return)
    assert asked == []


def test_the_six_questions_are_a_step_away(tab: FormTab) -> None:
    tab.go_to("CL-15")
    press(Key.Key_Return)
    assert at(tab) == "OV-01"


def test_a_question_not_yet_in_force_offers_na(tab: FormTab) -> None:
    assert tab.audit is not None
    tab.go_to("MC-03")
    assert ("MC-03", "main") not in tab.audit.answers
    press(Key.Key_Space)
    assert tab.audit.answers["MC-03", "main"].value == "not_applicable"
    assert current(tab).row.suggestion is None


def test_a_time_given_elsewhere_appears_here(tab: FormTab) -> None:
    assert tab.audit is not None
    tab.go_to("MC-08")
    moment = read_moment("11/02/2020 1924")
    tab.session.run(answers.answer_time, tab.audit.audit_id, "MC-08", moment, kind="RISK_SET")
    assert at(tab) == "MC-08"
    assert "11 Feb 2020 19:24" in current(tab).accessibleName()
    tab.session.undo()
    assert "no answer yet" in current(tab).accessibleName()


@pytest.mark.parametrize(("before", "clicked"), [("MC-07", "MC-10"), ("MC-07", "MC-13")])
def test_a_click_answers_even_where_the_rows_move_under_the_mouse(
    tab: FormTab, qtbot: QtBot, before: str, clicked: str
) -> None:
    assert tab.audit is not None
    tab.go_to(before)
    row = tab.rows.row_of(clicked)
    assert row is not None
    editor = row.main_editor
    assert isinstance(editor, YesPartlyNoEditor)
    segments = editor.segments
    spot = segments.mapTo(tab, QPoint(20, segments.height() // 2))
    window = tab.windowHandle()
    assert window is not None
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=spot)
    assert tab.audit.answers[clicked, "main"].value == "yes"
    qtbot.waitUntil(lambda: current(tab).question.id == clicked)
