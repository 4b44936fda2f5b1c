"""Each type of answer from the keyboard to the store and back, "not recorded" among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ddaudit_desktop.acts import answers
from ddaudit_desktop.open_audit import OpenAudit
from keyboard import press, types
from ui.kit.segmented import Segmented
from ui.pages.case.form.coded_editors import ChoiceEditor, SeveralEditor, YesPartlyNoEditor
from ui.pages.case.form.time_editors import TimeEditor, TimesEditor
from ui.pages.case.form.typed_editors import FieldEditor, NumberEditor, TextEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.records import Answer, Event
    from ui.pages.case.form.row import QuestionRow
    from ui.pages.case.form.tab import FormTab

Key = Qt.Key


def current(tab: FormTab) -> QuestionRow:
    row = tab.rows.current
    assert row is not None
    return row


def stored(tab: FormTab) -> OpenAudit:
    """The audit read anew from the store, apart from what is on screen."""
    assert tab.audit is not None
    return OpenAudit(tab.session.store, tab.audit.audit_id)


def answer(tab: FormTab, question_id: str, part: str = "main") -> Answer:
    return stored(tab).answers[question_id, part]


def value(tab: FormTab, question_id: str, part: str = "main") -> str:
    found = stored(tab).answers.get((question_id, part))
    return found.value if found else ""


def times(tab: FormTab, question_id: str, part: str = "main") -> list[Event]:
    return stored(tab).times.get((question_id, part), [])


def reopen(tab: FormTab) -> None:
    """Show the section anew, as it would be after closing and opening the case."""
    question = current(tab).question.id
    tab.go_to("HD-01" if not question.startswith("HD") else "OV-01")
    tab.go_to(question)


@pytest.mark.parametrize(
    ("letter", "code"),
    [("y", "yes"), ("p", "partly"), ("n", "no"), ("r", "not_recorded"), ("a", "not_applicable"),
     ("1", "yes"), ("3", "no"), ("5", "not_applicable")],
)  # fmt: skip
def test_one_key_answers_and_the_same_key_clears(tab: FormTab, letter: str, code: str) -> None:
    tab.go_to("MC-12")
    types(letter)
    assert value(tab, "MC-12") == code
    reopen(tab)
    editor = current(tab).main_editor
    assert isinstance(editor, YesPartlyNoEditor)
    assert editor.segments.value() == code
    types(letter)
    assert value(tab, "MC-12") == ""
    assert editor.segments.value() is None


def test_letters_answer_only_while_nothing_is_typed(tab: FormTab) -> None:
    tab.go_to("MC-12")
    press(Key.Key_Return)
    types("yes no pack")
    press(Key.Key_Escape)
    assert value(tab, "MC-12") == ""
    assert answer(tab, "MC-12").note == "yes no pack"
    assert current(tab).home.hasFocus()


def test_single_letters_can_be_turned_off(tab: FormTab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Segmented, "single_letters", False)
    tab.go_to("MC-12")
    types("yjqtr")
    assert current(tab).question.id == "MC-12"
    assert value(tab, "MC-12") == ""
    press(Key.Key_Down)
    assert current(tab).question.id == "MC-13"


def test_a_choice_in_sight_by_letter_by_digit_by_arrow(tab: FormTab) -> None:
    tab.go_to("MC-07")
    editor = current(tab).main_editor
    assert isinstance(editor, ChoiceEditor)
    assert editor.field is not None
    assert editor.field.in_sight
    types("m")
    assert value(tab, "MC-07") == "medium"
    types("4")
    assert value(tab, "MC-07") == "high"
    press(Key.Key_Left)
    assert value(tab, "MC-07") == "medium"
    reopen(tab)
    editor = current(tab).main_editor
    assert isinstance(editor, ChoiceEditor)
    assert editor.field is not None
    assert editor.field.value() == "medium"


def test_a_choice_from_a_list(tab: FormTab) -> None:
    tab.go_to("HD-17")
    editor = current(tab).main_editor
    assert isinstance(editor, ChoiceEditor)
    assert editor.field is not None
    assert not editor.field.in_sight
    codes = [option.code for option in current(tab).row.main.options]
    types("2")
    assert value(tab, "HD-17") == codes[1]
    assert editor.field.value() == codes[1]
    types("2")
    assert value(tab, "HD-17") == ""


def test_several_choices(tab: FormTab) -> None:
    tab.go_to("HD-10")
    editor = current(tab).main_editor
    assert isinstance(editor, SeveralEditor)
    types("1")
    types("3")
    codes = [option.code for option in current(tab).row.main.options]
    assert value(tab, "HD-10") == f"{codes[0]},{codes[2]}"
    assert editor.chips is not None
    assert editor.chips.value() == (codes[0], codes[2])
    types("1")
    assert value(tab, "HD-10") == codes[2]
    types("r")
    assert value(tab, "HD-10") == "not_recorded"
    assert editor.chips.value() == ()


def test_a_number_is_typed_on_the_row(tab: FormTab) -> None:
    tab.go_to("MC-11")
    types("1")
    types("2")
    press(Key.Key_Return)
    assert current(tab).home.hasFocus()
    assert value(tab, "MC-11") == "12"
    reopen(tab)
    editor = current(tab).main_editor
    assert isinstance(editor, NumberEditor)
    assert editor.field.text() == "12"


def test_what_is_no_number_stays_with_a_sentence(tab: FormTab) -> None:
    tab.go_to("MC-11")
    types("9")
    types(" or so")
    press(Key.Key_Return)
    editor = current(tab).main_editor
    assert isinstance(editor, FieldEditor)
    assert editor.field.hasFocus()
    assert editor.field.text() == "9 or so"
    assert editor.message is not None
    assert editor.message.isVisible()
    assert "is not a whole number" in editor.message.text
    assert value(tab, "MC-11") == ""
    editor.message.put_back.click()
    assert editor.field.text() == ""
    assert not editor.message.isVisible()


def test_a_day(tab: FormTab) -> None:
    tab.go_to("HD-06")
    types("17/6")
    press(Key.Key_Return)
    assert value(tab, "HD-06") == "2020-06-17"
    editor = current(tab).main_editor
    assert isinstance(editor, FieldEditor)
    assert editor.field.text() == "17 Jun 2020"


def test_a_text_grows_and_saves_itself(tab: FormTab, qtbot: QtBot) -> None:
    tab.go_to("CL-02")
    press(Key.Key_Return)
    types("Seen early, heard, and kept safe.")
    qtbot.waitUntil(lambda: ("CL-02", "main") in stored(tab).answers)
    assert answer(tab, "CL-02").text == "Seen early, heard, and kept safe."
    reopen(tab)
    editor = current(tab).main_editor
    assert isinstance(editor, TextEditor)
    assert editor.text.text() == "Seen early, heard, and kept safe."
    low = editor.text.height()
    editor.text.setPlainText("\n".join(["One more line."] * 6))
    qtbot.waitUntil(lambda: editor.text.height() > low)


def test_a_time_is_read_shown_and_put_on_the_timeline(tab: FormTab) -> None:
    tab.go_to("MC-08")
    types("11/2 1924")
    editor = current(tab).main_editor
    assert isinstance(editor, TimeEditor)
    assert editor.message is not None
    assert editor.message.text == "Read as 11 Feb 2020 19:24"
    press(Key.Key_Return)
    assert [event.typed for event in times(tab, "MC-08")] == ["11/2 1924"]
    assert times(tab, "MC-08")[0].kind == "RISK_SET"
    assert editor.field.text() == "11 Feb 2020 19:24"
    assert editor.pill.isVisible()
    assert not editor.message.isVisible()
    reopen(tab)
    assert current(tab).row.main.words == "11 Feb 2020 19:24"


@pytest.mark.parametrize(
    ("typed", "shown", "precision"),
    [("11/2 eve", "11 Feb 2020 18:00–23:59", "range"), ("11/2/2020", "11 Feb 2020", "day"),
     ("about 2205", "11 Feb 2020 ~22:05", "about"), ("?", "no time", "unknown")],
)  # fmt: skip
def test_times_as_they_are_written(tab: FormTab, typed: str, shown: str, precision: str) -> None:
    tab.go_to("MC-08")
    press(Key.Key_Return)
    types(typed)
    press(Key.Key_Return)
    assert [event.precision for event in times(tab, "MC-08")] == [precision]
    editor = current(tab).main_editor
    assert isinstance(editor, FieldEditor)
    assert editor.field.text() == shown


def test_a_time_counts_from_the_event_before(tab: FormTab) -> None:
    tab.go_to("MC-02")
    types("11/2 1858")
    press(Key.Key_Return)
    tab.go_to("MC-08")
    types("+26")
    press(Key.Key_Return)
    assert current(tab).row.main.words == "11 Feb 2020 19:24"


def test_an_impossible_time_keeps_its_words_and_the_stored_answer(tab: FormTab) -> None:
    tab.go_to("MC-08")
    types("11/2 1924")
    press(Key.Key_Return)
    press(Key.Key_Return)
    types("31/2/2020 1924")
    press(Key.Key_Return)
    editor = current(tab).main_editor
    assert isinstance(editor, FieldEditor)
    assert editor.message is not None
    assert "is not a date" in editor.message.text
    assert editor.field.accessibleDescription() == editor.message.text
    tab.go_to("OV-01")
    tab.go_to("MC-08")
    editor = current(tab).main_editor
    assert isinstance(editor, FieldEditor)
    assert editor.field.text() == "31/2/2020 1924"
    assert editor.message is not None
    assert "is not a date" in editor.message.text
    assert [event.typed for event in times(tab, "MC-08")] == ["11/2 1924"]
    editor.message.put_back.click()
    assert editor.field.text() == "11 Feb 2020 19:24"


def test_an_emptied_time_takes_the_answer_back(tab: FormTab) -> None:
    tab.go_to("MC-08")
    types("11/2 1924")
    press(Key.Key_Return)
    press(Key.Key_Return)
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert times(tab, "MC-08") == []


def test_two_times_of_one_question(tab: FormTab) -> None:
    tab.go_to("MC-01")
    types("11/2 1640")
    press(Key.Key_Return)
    editor = current(tab).editors["first_worried"]
    assert isinstance(editor, FieldEditor)
    editor.field.setFocus()
    types("+60")
    press(Key.Key_Return)
    assert [e.kind for e in times(tab, "MC-01", "first_worried")] == ["FIRST_WORRIED"]
    assert editor.field.text() == "11 Feb 2020 17:40"
    assert stored(tab).is_answered(current(tab).question)


def test_several_times_are_a_list_with_notes(tab: FormTab) -> None:
    tab.go_to("MC-14")
    editor = current(tab).editors["changes"]
    assert isinstance(editor, TimesEditor)
    editor.button.click()
    types("12/2/2020 0100")
    press(Key.Key_Return)
    editor.button.click()
    types("11/2/2020 2300")
    press(Key.Key_Return)
    there = times(tab, "MC-14", "changes")
    assert [line.when.text() for line in editor.time_lines] == [
        "11 Feb 2020 23:00",
        "12 Feb 2020 01:00",
    ]
    first = editor.time_lines[0]
    first.note.setFocus()
    types("Lowered: friend says she is with him.")
    press(Key.Key_Escape)
    assert times(tab, "MC-14", "changes")[0].note == "Lowered: friend says she is with him."
    first.cross.click()
    assert [e.id for e in times(tab, "MC-14", "changes")] == [there[1].id]


def test_each_change_of_grade_keeps_its_band(tab: FormTab) -> None:
    tab.go_to("MC-14")
    editor = current(tab).editors["changes"]
    assert isinstance(editor, TimesEditor)
    editor.button.click()
    types("12/2/2020 0100")
    press(Key.Key_Return)
    (line,) = editor.time_lines
    assert list(line.choices) == ["band", "new_information"]
    assert line.choices["band"].accessibleName().startswith("Risk band of ")
    for key in ("band", "new_information"):
        line.choices[key].setFocus()
        press(Key.Key_Down)
    assert times(tab, "MC-14", "changes")[0].details == {
        "band": "no_apparent_risk",
        "new_information": "yes",
    }
    assert line.choices["band"].currentText() == "No apparent risk"
    press(Key.Key_Up)
    assert times(tab, "MC-14", "changes")[0].details == {"band": "no_apparent_risk"}


def test_an_impossible_time_in_a_list_stays_with_its_sentence(tab: FormTab) -> None:
    tab.go_to("MC-14")
    editor = current(tab).editors["changes"]
    assert isinstance(editor, TimesEditor)
    editor.button.click()
    types("12/2/2020 2561")
    press(Key.Key_Return)
    tab.go_to("OV-01")
    tab.go_to("MC-14")
    editor = current(tab).editors["changes"]
    assert isinstance(editor, TimesEditor)
    line = editor.new_line
    assert line is not None
    assert line.when.text() == "12/2/2020 2561"
    assert "is not a time of day" in line.message.text
    line.message.put_back.click()
    assert editor.new_line is None


@pytest.mark.parametrize(
    "question_id", ["MC-07", "MC-08", "MC-11", "HD-05", "HD-06", "HD-10", "HD-11", "HD-17", "CL-06"]
)
def test_not_recorded_and_na_for_every_type(tab: FormTab, question_id: str) -> None:
    tab.go_to(question_id)
    types("r")
    assert value(tab, question_id) == "not_recorded"
    assert "Not recorded" in current(tab).accessibleName()
    assert "Not recorded" in current(tab).home.accessibleName()
    types("a")
    assert value(tab, question_id) == "not_applicable"
    assert "N/A" in current(tab).accessibleName()
    assert "N/A" in current(tab).home.accessibleName()
    types("a")
    assert value(tab, question_id) == ""


def test_not_recorded_for_a_further_part(tab: FormTab) -> None:
    tab.go_to("MC-20")
    types("y")
    editor = current(tab).editors["when"]
    absence = editor.findChildren(Segmented)[0]
    absence.setFocus()
    types("r")
    assert value(tab, "MC-20", "when") == "not_recorded"
    assert value(tab, "MC-20") == "yes"
    assert stored(tab).is_answered(current(tab).question)


def test_not_recorded_and_a_time_replace_each_other(tab: FormTab) -> None:
    tab.go_to("MC-08")
    types("11/2 1924")
    press(Key.Key_Return)
    types("r")
    assert times(tab, "MC-08") == []
    types("11/2 1930")
    press(Key.Key_Return)
    assert value(tab, "MC-08") == ""
    assert len(times(tab, "MC-08")) == 1


def test_further_parts_come_and_go_with_the_main_answer(tab: FormTab) -> None:
    tab.go_to("MC-20")
    types("y")
    assert list(current(tab).editors) == ["main", "when"]
    types("n")
    assert list(current(tab).editors) == ["main"]
    assert current(tab).home.hasFocus()


def test_undo_shows_what_was_before_and_keeps_the_focus(tab: FormTab) -> None:
    tab.go_to("MC-12")
    types("n")
    types("p")
    tab.session.undo()
    editor = current(tab).main_editor
    assert isinstance(editor, YesPartlyNoEditor)
    assert editor.segments.value() == "no"
    assert editor.segments.hasFocus()
    tab.session.redo()
    assert editor.segments.value() == "partly"


def test_an_answer_from_another_screen_leaves_the_caret_where_it_is(tab: FormTab) -> None:
    assert tab.audit is not None
    tab.go_to("MC-12")
    press(Key.Key_Return)
    types("Half a sen")
    tab.session.run(answers.answer, tab.audit.audit_id, "MC-12", "no")
    detail = current(tab).detail
    assert detail is not None
    assert detail.note.hasFocus()
    assert detail.note.text() == "Half a sen"
    assert detail.note.textCursor().position() == len("Half a sen")
    assert current(tab).row.main.value == "no"


def test_a_time_that_can_be_read_is_written_before_the_field_is_left(
    tab: FormTab, qtbot: QtBot
) -> None:
    tab.go_to("MC-08")
    types("11/2 1924")
    qtbot.waitUntil(lambda: bool(times(tab, "MC-08")), timeout=3000)
    editor = current(tab).main_editor
    assert isinstance(editor, FieldEditor)
    assert editor.field.hasFocus()
    assert editor.field.text() == "11/2 1924"


def test_a_file_opened_for_reading_takes_no_answer(
    tab: FormTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tab.audit is not None
    monkeypatch.setattr(tab.audit.audit, "state", "signed")
    for question_id in ("MC-12", "MC-07", "MC-08", "MC-11", "CL-02", "HD-10"):
        tab.go_to("OV-01")
        tab.go_to(question_id)
        types("1r")
        press(Key.Key_Return)
        types("1")
        press(Key.Key_Escape)
    assert stored(tab).answers == {}
    assert stored(tab).events == []
