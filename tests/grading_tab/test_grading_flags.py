"""Flags in the grading tab: those of the grade where it is given, others beside their point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ddaudit_desktop.acts.answers import answer
from keyboard import CONTROL, press
from ui.kit.paint import text_width
from ui.look.inspection import clipped, unnamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.pages.case.grading.tab import GradingTab
    from ui.places import Place
    from ui.session import Session


def noted(tab: GradingTab) -> list[str]:
    """The checks whose notes stand with the grade."""
    notes = tab.panel.notes
    return [] if notes.isHidden() else [e.flag.outcome.id for e in notes.cards.entries]


def grade_good(tab: GradingTab) -> None:
    press(Qt.Key.Key_G, CONTROL)
    press(Qt.Key.Key_1)
    assert tab.audit is not None
    assert tab.audit.grade is not None


def test_choosing_a_grade_shows_what_does_not_fit_and_never_moves_the_focus(
    tab: GradingTab, qtbot: QtBot
) -> None:
    assert noted(tab) == []
    grade_good(tab)
    assert noted(tab) == ["CK-GR-03", "CK-GR-05"]
    assert tab.panel.cards.cards[0].hasFocus()
    assert unnamed(tab) == []
    qtbot.waitUntil(lambda: clipped(tab) == [])
    press(Qt.Key.Key_1)  # takes the grade back
    assert noted(tab) == []


def test_a_note_is_answered_where_it_stands_and_the_answer_stays(
    tab: GradingTab, session: Session
) -> None:
    grade_good(tab)
    for _ in range(5):
        press(Qt.Key.Key_Tab)
    card = tab.panel.notes.cards.entries[0].card
    assert card.hasFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_E)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Seen by the social worker the same evening")
    press(Qt.Key.Key_Return, CONTROL)
    assert noted(tab) == ["CK-GR-05"]
    assert tab.panel.notes.cards.entries[0].card.hasFocus()
    settled = tab.panel.notes.settled
    assert [entry.flag.outcome.id for entry in settled] == ["CK-GR-03"]
    assert settled[0].flag.reason == "Seen by the social worker the same evening"
    settled[0].reopened.emit(settled[0].flag)
    assert noted(tab) == ["CK-GR-03", "CK-GR-05"]
    session.undo()
    assert noted(tab) == ["CK-GR-05"]


def test_a_reason_for_the_grade_takes_its_note_away(tab: GradingTab) -> None:
    grade_good(tab)
    tab.panel.focus_reason()
    QTest.keyClicks(tab.panel.reason, "Sound")
    tab.panel.reason.flush()
    assert noted(tab) == ["CK-GR-03"]


def test_evidence_of_a_note_leads_to_the_question(tab: GradingTab) -> None:
    places: list[Place] = []
    tab.wanted.connect(places.append)
    grade_good(tab)
    entry = tab.panel.notes.cards.entries[0]
    fact = next(fact for fact in entry.flag.outcome.facts if fact.kind == "answer")
    entry.fact_wanted.emit(fact)
    event = next(fact for fact in entry.flag.outcome.facts if fact.kind == "event")
    entry.fact_wanted.emit(event)
    assert [(place.tab, place.question_id or place.record_id) for place in places] == [
        ("form", fact.id),
        ("timeline", event.id),
    ]


def test_grave_flags_stand_beside_the_point_whose_answers_they_concern(
    tab: GradingTab, session: Session
) -> None:
    rows = {row.point.code: row for row in tab.points.rows}
    found = {code: [line.flag.outcome.id for line in row.flags.lines] for code, row in rows.items()}
    assert found["D05"] == ["CK-CP-07"]
    assert rows["D05"].flags.critical
    assert found["D01"] == []
    line = rows["D05"].flags.lines[0]
    assert line.accessibleName().startswith("Critical flag CK-CP-07: ")
    places: list[Place] = []
    tab.wanted.connect(places.append)
    line.click()
    assert places[0].question_id in line.flag.questions
    grade_good(tab)
    assert [line.flag.outcome.id for line in rows["D05"].flags.lines] == ["CK-CP-07"]
    assert tab.audit is not None
    session.run(answer, tab.audit.audit_id, "CP-26", "yes")
    assert rows["D06"].flags.isHidden()


def test_points_without_a_flag_are_left_out_by_key(tab: GradingTab) -> None:
    assert tab.points.heading.only.isVisible()
    press(Qt.Key.Key_F)
    shown = [row for row in tab.points.rows if not row.isHidden()]
    assert [row.point.code for row in shown] == ["D05", "D06"]
    assert shown[0].choice.hasFocus()
    press(Qt.Key.Key_J)
    assert shown[1].choice.hasFocus()
    press(Qt.Key.Key_J)
    assert shown[1].choice.hasFocus()
    press(Qt.Key.Key_F)
    assert all(not row.isHidden() for row in tab.points.rows)


def test_f_is_a_letter_where_words_are_written(tab: GradingTab) -> None:
    tab.points.rows[0].reason.setFocus()
    press(Qt.Key.Key_F)
    assert not tab.points.heading.only.isChecked()


def test_the_counts_are_said_whole_or_without_their_sum(
    qtbot: QtBot, open_tab: Callable[..., GradingTab], session: Session
) -> None:
    tab = open_tab(session, size=(1384, 700))
    counts = tab.points.heading.counts
    qtbot.waitUntil(lambda: counts.text().startswith("5 of 5 points assessed"))
    tab.window().resize(1224, 600)
    qtbot.waitUntil(lambda: counts.text() == "3 met, 1 partly met, 1 not met")
    assert text_width(counts.text(), counts.font()) <= counts.width()
