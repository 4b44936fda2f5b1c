"""Segmented answers, lists and chips of choices: by letter, arrow and mouse, never by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.choice import ChoiceField, ManyChoice
from ui.kit.combo import Combo
from ui.kit.grade_option import GradeOption
from ui.kit.segmented import (
    NOT_RECORDED,
    TAKEN,
    YES_PARTLY_NO,
    Segment,
    Segmented,
    with_letters,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.look import theme

RISK = [("none", "No apparent risk"), ("low", "Low"), ("medium", "Medium"), ("high", "High")]


def name_of(widget: QWidget) -> str:
    """What a screen reader says first."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.fixture
def answer(look: theme.Theme, qtbot: QtBot) -> Segmented:
    """The answer to one question, with the focus."""
    control = Segmented(YES_PARTLY_NO, name="MC-12")
    qtbot.addWidget(control)
    control.show()
    control.activateWindow()
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    return control


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        (Qt.Key.Key_Y, "yes"),
        (Qt.Key.Key_P, "partly"),
        (Qt.Key.Key_N, "no"),
        (Qt.Key.Key_R, "not_recorded"),
        (Qt.Key.Key_A, "not_applicable"),
    ],
)
def test_a_letter_answers_and_the_same_letter_clears(
    answer: Segmented, qtbot: QtBot, letter: Qt.Key, code: str
) -> None:
    with qtbot.waitSignal(answer.changed) as first:
        QTest.keyClick(answer, letter)
    assert (first.args, answer.value()) == ([code], code)
    with qtbot.waitSignal(answer.changed) as second:
        QTest.keyClick(answer, letter)
    assert (second.args, answer.value()) == ([None], None)


def test_another_letter_changes_the_answer(answer: Segmented) -> None:
    QTest.keyClick(answer, Qt.Key.Key_Y)
    QTest.keyClick(answer, Qt.Key.Key_N)
    assert answer.value() == "no"


def test_arrows_move_the_answer_and_stop_at_the_ends(answer: Segmented) -> None:
    QTest.keyClick(answer, Qt.Key.Key_Right)
    assert answer.value() == "yes"
    QTest.keyClick(answer, Qt.Key.Key_Left)
    assert answer.value() == "yes"
    for _ in range(9):
        QTest.keyClick(answer, Qt.Key.Key_Right)
    assert answer.value() == "not_applicable"


def test_a_click_answers_and_a_second_click_clears(answer: Segmented) -> None:
    middle = QPoint(1 + 48 + 58 + 22, 14)
    choice = answer.childAt(middle)
    assert choice is not None
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert answer.value() == "no"
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert answer.value() is None


def test_a_key_with_control_is_left_to_the_window(answer: Segmented) -> None:
    QTest.keyClick(answer, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert answer.value() is None


def test_letters_can_be_turned_off(answer: Segmented, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Segmented, "single_letters", False)
    QTest.keyClick(answer, Qt.Key.Key_Y)
    assert answer.value() is None
    QTest.keyClick(answer, Qt.Key.Key_Right)
    assert answer.value() == "yes"


def test_read_only_takes_no_answer(answer: Segmented) -> None:
    answer.set_value("no")
    answer.set_read_only(True)
    QTest.keyClick(answer, Qt.Key.Key_Y)
    child = answer.childAt(QPoint(20, 14))
    assert child is not None
    QTest.mouseClick(child, Qt.MouseButton.LeftButton)
    assert answer.value() == "no"


def test_showing_a_stored_answer_says_nothing(answer: Segmented, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(answer.changed):
        answer.set_value("yes")


def test_question_and_answer_are_spoken(answer: Segmented) -> None:
    assert name_of(answer) == "MC-12, unanswered"
    answer.set_value("not_recorded")
    assert name_of(answer) == "MC-12, Not recorded"
    assert QAccessible.queryAccessibleInterface(answer).role() == QAccessible.Role.Grouping


def test_a_chosen_word_moves_nothing(answer: Segmented) -> None:
    before = answer.sizeHint()
    for code in ("yes", "not_recorded", None):
        answer.set_value(code)
        assert answer.sizeHint() == before
    assert before.width() == 2 + 48 + 58 + 44 + 104 + 46


def test_letters_are_underlined_in_the_current_row_alone(look: theme.Theme, qtbot: QtBot) -> None:
    control = Segmented(YES_PARTLY_NO, name="MC-12")
    qtbot.addWidget(control)
    control.resize(control.sizeHint())
    plain = control.grab().toImage()
    control.set_current(True)
    assert control.grab().toImage() != plain
    control.set_current(False)
    assert control.grab().toImage() == plain


def test_choices_get_letters_of_their_own() -> None:
    found = with_letters([*(Segment(*pair) for pair in RISK), NOT_RECORDED])
    letters = [segment.letter for segment in found]
    assert letters == ["N", "L", "M", "H", "R"]
    assert not set(letters) & set(TAKEN)


def test_a_word_without_a_free_letter_gets_none() -> None:
    found = with_letters([Segment("a", "A"), Segment("b", "A"), Segment("j", "Jut")])
    assert [segment.letter for segment in found] == ["A", "", ""]


def test_few_choices_are_in_sight_and_many_in_a_list(look: theme.Theme, qtbot: QtBot) -> None:
    few = ChoiceField(RISK, name="MC-07")
    many = ChoiceField([(str(at), f"A long choice number {at}") for at in range(9)], name="MC-19")
    for field in (few, many):
        qtbot.addWidget(field)
    assert (few.in_sight, many.in_sight) == (True, False)
    for field, code in ((few, "medium"), (many, "7")):
        field.set_value(code)
        assert field.value() == code
        field.set_value(None)
        assert field.value() is None


def test_several_of_several(look: theme.Theme, qtbot: QtBot) -> None:
    field = ManyChoice([("health", "Health"), ("school", "School")], name="CP-09")
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.show()
    field.set_value(["school"])
    assert name_of(field) == "CP-09, School"
    chip = field.childAt(QPoint(8, 8))
    assert chip is not None
    with qtbot.waitSignal(field.changed) as told:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told.args == [("health", "school")]


def test_the_wheel_scrolls_the_page_and_never_an_answer(look: theme.Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    combo = Combo("Lane", RISK)
    QVBoxLayout(holder).addWidget(combo)
    combo.set_value("low")
    holder.show()
    place = QPointF(5, 5)
    wheel = QWheelEvent(
        place,
        place,
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    combo.wheelEvent(wheel)
    assert (combo.value(), wheel.isAccepted()) == ("low", False)


def test_a_list_keeps_its_choice_when_the_choices_change(look: theme.Theme, qtbot: QtBot) -> None:
    combo = Combo("Lane", RISK, empty="All")
    qtbot.addWidget(combo)
    combo.set_value("low")
    combo.set_options([*RISK, ("other", "Other")])
    assert combo.value() == "low"
    combo.set_options(RISK[2:])
    assert combo.value() is None
    assert (combo.currentText(), combo.accessibleName()) == ("All", "Lane")
    assert name_of(combo)


def test_a_grade_is_asked_for_and_never_sets_itself(look: theme.Theme, qtbot: QtBot) -> None:
    option = GradeOption("good", "circle", "Good", "1", "Risk seen early and correctly.")
    qtbot.addWidget(option)
    option.resize(320, option.heightForWidth(320))
    option.show()
    with qtbot.waitSignal(option.wanted) as told:
        QTest.mouseClick(option, Qt.MouseButton.LeftButton)
    assert told.args == ["good"]
    assert not option.isChecked()
    option.set_chosen(True)
    assert option.isChecked()
    assert QAccessible.queryAccessibleInterface(option).role() == QAccessible.Role.RadioButton
