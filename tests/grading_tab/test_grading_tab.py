"""Grading as a person does it: by keyboard alone, nothing set beforehand, everything kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.store import Store
from ddaudit_desktop.acts import cases, deep_dives
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.overview.ledger import ledger
from keyboard import ALT, CONTROL, focused, press
from ui.kit.chips import AnswerChip
from ui.look import theme
from ui.look.inspection import clipped, unnamed
from ui.places import Place
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.pages.case.grading.tab import GradingTab


def point_value(tab: GradingTab, code: str) -> tuple[str, str]:
    assert tab.audit is not None
    point = next(p for p in tab.audit.points if p.code == code)
    kept = tab.audit.assessments.get(point.id)
    return (kept.value, kept.reason) if kept else ("", "")


def no_grade(tab: GradingTab) -> str:
    assert tab.audit is not None
    return tab.audit.grade.no_grade if tab.audit.grade else ""


def test_nothing_is_chosen_beforehand(tab: GradingTab) -> None:
    assert not any(card.chosen for card in tab.panel.cards.cards)
    assert not tab.panel.cards.none.chosen
    assert tab.panel.cards.why.isHidden()
    assert tab.panel.reason.text() == ""


def test_tab_goes_on_from_the_points_to_the_grade_its_notes_and_the_reason(
    tab: GradingTab,
) -> None:
    press(Qt.Key.Key_G, CONTROL)
    press(Qt.Key.Key_1)  # good without a reason: there is a note
    (first, *_) = tab.panel.notes.cards.entries
    tab.points.rows[-1].reason.setFocus()
    reached = []
    for _ in range(100):
        press(Qt.Key.Key_Tab)
        reached.append(focused())
        if focused() is tab.panel.done:
            break
    wanted: list[QWidget] = [
        *tab.panel.cards.cards, tab.panel.cards.none, first.card, tab.panel.reason, tab.panel.done
    ]  # fmt: skip
    assert [widget for widget in reached if widget in wanted] == wanted
    assert not any(tab.points.isAncestorOf(widget) for widget in reached)  # not the way round


def test_grading_by_keyboard_alone(tab: GradingTab, session: Session) -> None:
    before = ledger(session.store)
    press(Qt.Key.Key_J)
    assert focused() is tab.points.rows[1].choice
    press(Qt.Key.Key_2)
    assert point_value(tab, "D05")[0] == "partly_met"
    press(Qt.Key.Key_Return)
    assert focused() is tab.points.rows[1].reason
    tab.points.rows[1].reason.selectAll()
    QTest.keyClicks(focused(), "Seen late, sister seen")
    press(Qt.Key.Key_Escape)
    assert focused() is tab.points.rows[1].choice
    assert point_value(tab, "D05") == ("partly_met", "Seen late, sister seen")
    press(Qt.Key.Key_K)
    assert focused() is tab.points.rows[0].choice
    press(Qt.Key.Key_G, CONTROL)
    assert focused() is tab.panel.cards.cards[0]
    press(Qt.Key.Key_2)
    assert tab.audit is not None
    assert tab.audit.grade is not None
    assert tab.audit.grade.grade == "fair"
    press(Qt.Key.Key_W, ALT)
    assert focused() is tab.panel.reason
    QTest.keyClicks(focused(), "Slow on the day, sound after")
    press(Qt.Key.Key_Escape)
    assert tab.audit.grade.reason == "Slow on the day, sound after"
    assert tab.panel._words.text() == "6 words"
    after = ledger(session.store)
    assert after.by_grade["fair"] == before.by_grade["fair"] + 1
    assert "DD20-CP-04" in before.not_accounted_for
    assert "DD20-CP-04" not in after.not_accounted_for


def test_the_same_key_again_takes_it_back(tab: GradingTab) -> None:
    assert point_value(tab, "D01")[0] == "met"
    press(Qt.Key.Key_1)
    assert point_value(tab, "D01")[0] == ""
    tab.panel.cards.start_focus()
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_4)
    assert tab.audit is not None
    assert tab.audit.grade is not None
    assert tab.audit.grade.grade == ""
    assert not any(card.chosen for card in tab.panel.cards.cards)


def test_no_grade_is_stored_with_its_reason_alone(tab: GradingTab, session: Session) -> None:
    tab.panel.cards.start_focus()
    press(Qt.Key.Key_0)
    assert focused() is tab.panel.cards.why
    assert no_grade(tab) == ""
    press(Qt.Key.Key_Down)
    assert no_grade(tab) == "not_enough_record"
    assert tab.panel.cards.none.chosen
    assert "DD20-CP-04" not in ledger(session.store).not_accounted_for
    tab.panel.cards.none.click()
    assert no_grade(tab) == ""


def test_a_reason_half_typed_is_kept_on_leaving(tab: GradingTab) -> None:
    press(Qt.Key.Key_Return)
    tab.points.rows[0].reason.setPlainText("Half a line")
    tab.panel.reason.setPlainText("Half a reason")
    tab.leave()
    assert point_value(tab, "D01")[1] == "Half a line"
    assert tab.audit is not None
    assert tab.audit.grade is not None
    assert tab.audit.grade.reason == "Half a reason"
    assert tab.audit.grade.grade == ""


def test_undo_takes_an_assessment_back(tab: GradingTab, session: Session) -> None:
    press(Qt.Key.Key_3)
    assert tab.points.rows[0].choice.value() == "not_met"
    session.undo()
    assert tab.points.rows[0].choice.value() == "met"


def test_an_answer_leads_to_its_question(qtbot: QtBot, tab: GradingTab) -> None:
    row = tab.points.rows[1]
    chip = next(c for c in row.findChildren(AnswerChip) if c.accessibleName() == "CP-04, No")
    chip.setFocus()
    assert tab.audit is not None
    with qtbot.waitSignal(tab.wanted) as asked:
        press(Qt.Key.Key_Return)
    case = tab.audit.case.id
    assert asked.args == [Place("cases", case_id=case, tab="form", question_id="CP-04")]


def test_a_point_is_found_by_its_code(tab: GradingTab) -> None:
    tab.go_to_point("D12")
    assert focused() is tab.points.rows[-1].choice


def test_the_ready_mark_is_a_persons_own(tab: GradingTab) -> None:
    assert tab.audit is not None
    assert tab.panel.done.isChecked() == (tab.audit.audit.ready_at is not None)
    was = tab.panel.done.isChecked()
    tab.panel.done.click()
    assert (tab.audit.audit.ready_at is not None) is not was


def test_more_quotes_are_shown_when_asked_for(
    open_tab: Callable[..., GradingTab], session: Session
) -> None:
    tab = open_tab(session, "DD20-MC-03")
    row = next(row for row in tab.points.rows if row.point.code == "D02")
    assert row._quoted.count() == 3
    row._unfold_quotes()
    assert row._quoted.count() == len(row.point.quotes) == 3


def test_without_an_inspection_the_left_side_offers_one_and_a_grade_is_possible(
    qtbot: QtBot, tmp_path: Path, open_tab: Callable[..., GradingTab]
) -> None:
    store = Store.create(tmp_path / "plain.ddaudit", passphrase=None)
    store.sign_in("T. Auditor", "Detective sergeant")
    commission = deep_dives.Commission("Plain", "NCPI3", "", ("MC",))
    deep_dives.create_deep_dive(store, commission, catalogue())
    cases.add_case(store, cases.CaseFacts("DD-MC-01", "MC"))
    session = Session(store)
    tab = open_tab(session, "DD-MC-01")
    assert focused() is tab.panel.cards.cards[0]
    assert tab.points.attach.isVisible()
    with qtbot.waitSignal(tab.wanted) as wanted:
        tab.points.attach.click()
    assert wanted.args == [Place("settings")]
    assert [card.text() for card in tab.panel.cards.cards] == [
        "Good",
        "Requires improvement",
        "Inadequate",
    ]
    tab.panel.cards.start_focus()
    press(Qt.Key.Key_1)
    assert ledger(store).line == "1 case selected · 1 graded (1 good)"
    session.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text_size", [100, 150])
def test_everything_has_a_name_and_no_word_is_cut(
    qtbot: QtBot,
    session: Session,
    open_tab: Callable[..., GradingTab],
    scheme: str,
    text_size: int,
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for reference in ("DD20-CP-04", "DD20-MC-03"):
        for size in ((1384, 714), (1224, 534)):
            tab = open_tab(session, reference, size)
            theme.apply(app, scheme, text_size)  # type: ignore[arg-type]
            qtbot.waitUntil(lambda: not clipped(tab.window()))  # noqa: B023
            assert tab.window().width() == size[0]
            assert unnamed(tab.window()) == []
