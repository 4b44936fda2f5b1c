"""The strip of a suggestion on the form: one key takes it, where that key means nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Event, FlagDisposition
from ddaudit_desktop.acts import answers, events, extracts
from ddaudit_desktop.moments import read_moment
from ddaudit_desktop.reading import records
from keyboard import press
from ui.kit.buttons import SecondaryButton
from ui.look import theme
from ui.look.inspection import clipped, unnamed
from ui.pages.case.form.evidence import QuoteView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.pages.case.form.row import QuestionRow
    from ui.pages.case.form.suggestion import QuestionSuggestion
    from ui.pages.case.form.tab import FormTab

Key = Qt.Key


def put(tab: FormTab, kind: str, time: str, **fields: object) -> None:
    assert tab.audit is not None
    tab.session.run(events.add_event, tab.audit.audit_id, kind, read_moment(time), **fields)


def row_of(tab: FormTab, question: str) -> QuestionRow:
    row = tab.rows.row_of(question)
    assert row is not None
    return row


def strip_of(tab: FormTab, question: str) -> QuestionSuggestion | None:
    """The strip of a question, if it is in sight."""
    strip = row_of(tab, question).notices.suggestion
    return strip if strip is not None and strip.isVisible() else None


def button_of(strip: QuestionSuggestion) -> SecondaryButton:
    (button,) = strip.findChildren(SecondaryButton)
    return button


def is_answered(tab: FormTab, question: str) -> bool:
    assert tab.audit is not None
    return tab.audit.is_answered(tab.audit.form.questions[question])


@pytest.fixture
def offered(tab: FormTab) -> FormTab:
    """The form on MC-08, whose time stands on the timeline."""
    tab.go_to("MC-08")
    put(tab, "RISK_SET", "11/2/2020 1924", title="Risk set: Medium")
    return tab


def test_space_on_the_row_takes_what_is_offered_and_the_strip_goes(offered: FormTab) -> None:
    tab = offered
    assert strip_of(tab, "MC-08") is not None
    assert tab.hints()[0].keys == ("Space",)
    assert tab.hints()[0].text == "Use this"
    press(Key.Key_Space)
    assert is_answered(tab, "MC-08")
    assert strip_of(tab, "MC-08") is None
    assert "11 Feb 2020 19:24" in row_of(tab, "MC-08").accessibleName()
    assert len(records(tab.session.store, Event)) == 1
    assert QApplication.focusWidget() is row_of(tab, "MC-08").home
    assert tab.hints()[0].text != "Use this"
    tab.session.undo()
    assert not is_answered(tab, "MC-08")
    assert strip_of(tab, "MC-08") is not None


def test_the_keys_in_sight_follow_the_strip(tab: FormTab) -> None:
    tab.go_to("MC-08")
    heard: list[str] = []
    tab.hints_changed.connect(lambda: heard.append(tab.hints()[0].text))
    put(tab, "RISK_SET", "11/2/2020 1924")
    assert heard[-1] == "Use this"
    press(Key.Key_Space)
    assert heard[-1] != "Use this"


def test_it_can_be_seen_on_rows_without_the_focus(offered: FormTab) -> None:
    offered.go_to("MC-07")
    assert strip_of(offered, "MC-08") is not None
    press(Key.Key_Space)
    assert not is_answered(offered, "MC-08")


def test_space_in_a_text_is_a_space(offered: FormTab) -> None:
    tab = offered
    press(Key.Key_Return)  # into the field of the time
    press(Key.Key_Space)
    assert not is_answered(tab, "MC-08")
    press(Key.Key_Escape)
    detail = row_of(tab, "MC-08").detail
    assert detail is not None
    detail.go_into_note()
    press(Key.Key_Space)
    assert detail.note.toPlainText() == " "
    assert not is_answered(tab, "MC-08")


def test_space_belongs_to_buttons_and_ticks_that_have_the_focus(offered: FormTab) -> None:
    tab = offered
    detail = row_of(tab, "MC-08").detail
    assert detail is not None
    for control in (detail.bwv, detail.link_event):
        control.setFocus()
        press(Key.Key_Space)
        assert not is_answered(tab, "MC-08")
    assert tab.audit is not None
    assert tab.audit.answers["MC-08", "main"].seen_on_bwv
    assert detail.event_chooser is not None


def test_space_on_a_quotation_of_the_row_takes_it(offered: FormTab) -> None:
    tab = offered
    assert tab.audit is not None
    tab.session.run(extracts.add_extract, tab.audit.audit_id, "Graded Medium", question_id="MC-08")
    (quote,) = row_of(tab, "MC-08").findChildren(QuoteView)
    quote.setFocus()
    press(Key.Key_Space)
    assert is_answered(tab, "MC-08")


def test_a_key_held_down_takes_one_and_not_the_next(tab: FormTab) -> None:
    tab.go_to("MC-16")
    put(tab, "DEPLOYED", "11/2/2020 2035")
    put(tab, "ARRIVED", "11/2/2020 2120")
    press(Key.Key_Space)
    assert strip_of(tab, "MC-16") is not None
    held = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True
    )
    QApplication.sendEvent(row_of(tab, "MC-16").home, held)
    assert not is_answered(tab, "MC-16")
    press(Key.Key_Space)
    assert is_answered(tab, "MC-16")


def test_a_click_takes_it_and_the_focus_stays_on_the_row(qtbot: QtBot, offered: FormTab) -> None:
    tab = offered
    tab.go_to("MC-07")
    strip = strip_of(tab, "MC-08")
    assert strip is not None
    button = button_of(strip)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert is_answered(tab, "MC-08")
    qtbot.waitUntil(lambda: tab.rows.current is row_of(tab, "MC-08"))
    assert tab.rows.holding(QApplication.focusWidget()) is row_of(tab, "MC-08")


def test_tab_reaches_the_button_and_space_presses_it(offered: FormTab) -> None:
    tab = offered
    strip = strip_of(tab, "MC-08")
    assert strip is not None
    button = button_of(strip)
    stops: list[QWidget | None] = []
    while button not in stops and len(stops) < 8:
        press(Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert QApplication.focusWidget() is button
    press(Key.Key_Space)
    assert is_answered(tab, "MC-08")
    assert QApplication.focusWidget() is row_of(tab, "MC-08").home


def test_strip_and_button_say_what_is_offered_and_for_what(offered: FormTab) -> None:
    strip = strip_of(offered, "MC-08")
    assert strip is not None
    said = "The timeline has Risk set: Medium, 11 Feb 2020 19:24."
    assert strip.accessibleName() == f"MC-08, suggestion: {said}"
    assert button_of(strip).accessibleName() == "MC-08, Use this"
    assert button_of(strip).accessibleDescription() == said


def test_what_a_check_found_is_attached_and_the_question_stays_open(tab: FormTab) -> None:
    told: list[str] = []
    tab.session.told.connect(told.append)
    put(tab, "LOCATED", "12/2/2020 0540")
    tab.go_to("MC-23")
    assert tab.hints()[0].text == "Attach as evidence"
    press(Key.Key_Space)
    assert [d.decision for d in records(tab.session.store, FlagDisposition)] == ["accept"]
    assert not is_answered(tab, "MC-23")
    assert "no answer yet" in row_of(tab, "MC-23").accessibleName()
    assert strip_of(tab, "MC-23") is None
    assert told == ["CK-MC-13 is accepted as evidence. MC-23 is still open."]
    assert len(tab.side.flags.settled) == 1


def test_an_answer_by_hand_ends_the_strip(offered: FormTab) -> None:
    press(Key.Key_R)
    assert is_answered(offered, "MC-08")
    assert strip_of(offered, "MC-08") is None


def test_what_was_typed_and_could_not_be_read_gives_way(offered: FormTab) -> None:
    tab = offered
    press(Key.Key_Return)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "99/99")
    press(Key.Key_Escape)
    press(Key.Key_Space)
    assert is_answered(tab, "MC-08")
    tab.go_to("MC-16")
    tab.go_to("MC-08")
    (time,) = row_of(tab, "MC-08").row.main.times
    assert time.when == "11 Feb 2020 19:24"
    assert tab.answering is not None
    assert tab.answering.drafts == {}


def test_nothing_is_offered_in_a_signed_audit(offered: FormTab) -> None:
    tab = offered
    assert tab.audit is not None
    tab.audit.audit.state = "signed"
    tab.session.run(answers.note, tab.audit.audit_id, "MC-08", "A note that draws the row anew.")
    tab.go_to("MC-02")
    tab.go_to("MC-08")
    assert strip_of(tab, "MC-08") is None
    press(Key.Key_Space)
    assert not is_answered(tab, "MC-08")
    assert "Space" not in [key for hint in tab.hints() for key in hint.keys]


@pytest.mark.parametrize(("scheme", "size"), [("light", 150), ("dark", 100)])
def test_nothing_of_it_is_cut_and_everything_has_a_name(
    qtbot: QtBot, tab: FormTab, scheme: theme.Scheme, size: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    put(tab, "RISK_SET", "11/2/2020 18:00-20:00", details={"band": "medium"})
    put(tab, "MIS_REPORTED", "11/2/2020 1858", title="Call from care staff of the home " * 4)
    put(tab, "LOCATED", "12/2/2020 0540")
    theme.apply(app, scheme, size)
    tab.resize(1280 - 56, 720 - 156)
    for question in ("MC-02", "MC-08", "MC-14", "MC-15"):
        tab.go_to(question)
        assert strip_of(tab, question) is not None
        assert clipped(tab.rows) == []
        assert unnamed(tab.rows) == []
