"""Notes, quotes, linked events, body-worn video and confidence on the question with the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.errors import DiskFull
from db.records import EventLink
from ddaudit_desktop.acts import answers, events, extracts
from ddaudit_desktop.moments import read_moment
from ddaudit_desktop.open_audit import OpenAudit
from keyboard import CONTROL, SHIFT, press, types
from ui.pages.case.form.evidence import LinkView, Preview, QuoteView
from ui.pages.case.form.row_detail import NOTE, NOTE_WANTED

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.store import Changes, Store
    from ui.pages.case.form.row import QuestionRow
    from ui.pages.case.form.row_detail import RowDetail
    from ui.pages.case.form.tab import FormTab
    from ui.places import Place

Key = Qt.Key


def current(tab: FormTab) -> QuestionRow:
    row = tab.rows.current
    assert row is not None
    return row


def detail(tab: FormTab) -> RowDetail:
    opened = current(tab).detail
    assert opened is not None
    return opened


def stored(tab: FormTab) -> OpenAudit:
    assert tab.audit is not None
    return OpenAudit(tab.session.store, tab.audit.audit_id)


def note(tab: FormTab, question_id: str) -> str:
    kept = stored(tab).answers.get((question_id, "main"))
    return kept.note if kept else ""


def previews(row: QuestionRow) -> list[str]:
    return [one.text() for one in row.findChildren(Preview) if not one.isHidden()]


def test_enter_goes_into_the_note_and_esc_comes_back(tab: FormTab) -> None:
    tab.go_to("MC-12")
    press(Key.Key_Return)
    assert detail(tab).note.hasFocus()
    types("Listed as a reason not to worry.")
    press(Key.Key_Escape)
    assert current(tab).home.hasFocus()
    assert note(tab, "MC-12") == "Listed as a reason not to worry."


def test_shift_and_enter_goes_into_the_note_of_a_typed_answer(tab: FormTab) -> None:
    tab.go_to("MC-11")
    press(Key.Key_Return, SHIFT)
    assert detail(tab).note.hasFocus()


def test_a_note_is_written_after_a_rest(tab: FormTab, qtbot: QtBot) -> None:
    tab.go_to("MC-12")
    press(Key.Key_Return)
    types("Half a sentence")
    assert note(tab, "MC-12") == ""
    qtbot.waitUntil(lambda: note(tab, "MC-12") == "Half a sentence")
    assert detail(tab).note.hasFocus()
    types(", and the rest")
    qtbot.waitUntil(lambda: note(tab, "MC-12") == "Half a sentence, and the rest")


@pytest.mark.parametrize("way", ["row", "section", "case", "page"])
def test_a_note_is_written_at_once_when_it_is_left(tab: FormTab, way: str) -> None:
    tab.go_to("MC-12")
    press(Key.Key_Return)
    types("Unfinished")
    if way == "row":
        tab.go_to("MC-13")
    elif way == "section":
        press(Key.Key_Down, CONTROL)
    elif way == "case":
        tab.open(tab.session.audit_of(tab.session.cases[1].case_id))
        tab.open(tab.session.audit_of(tab.session.cases[0].case_id))
    else:
        tab.leave()
    assert note(tab, "MC-12") == "Unfinished"


def test_what_cannot_be_saved_stays_on_screen(
    tab: FormTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(store: Store, *args: object, **values: object) -> Changes:
        raise DiskFull("The disk is full. Make room and try again.")

    tab.go_to("MC-12")
    press(Key.Key_Return)
    types("Must not be lost")
    with monkeypatch.context() as patched:
        patched.setattr(answers, "note", full)
        press(Key.Key_Escape)
    assert tab.audit is not None
    tab.session.run(answers.answer, tab.audit.audit_id, "MC-12", "no")
    assert detail(tab).note.text() == "Must not be lost"
    tab.leave()
    assert note(tab, "MC-12") == "Must not be lost"


def test_an_adverse_key_answer_reminds_and_asks_for_the_note(tab: FormTab) -> None:
    tab.go_to("MC-12")
    opened = detail(tab)
    assert not opened.reminder.isVisible()
    assert opened.note.placeholderText() == NOTE
    types("n")
    assert opened.reminder.isVisible()
    assert opened.reminder_words.text() == "Key question: No. Weigh it when grading"
    assert opened.note.placeholderText() == NOTE_WANTED
    types("y")
    assert not opened.reminder.isVisible()


def test_evidence_of_other_rows_is_told_in_a_line(tab: FormTab) -> None:
    assert tab.audit is not None
    tab.session.run(answers.note, tab.audit.audit_id, "MC-09", "Copied from 29 January.")
    tab.session.run(
        extracts.add_extract, tab.audit.audit_id, "always comes back",
        question_id="MC-09", source="Log 0871", said_when="19:24",
    )  # fmt: skip
    tab.go_to("MC-10")
    row = tab.rows.row_of("MC-09")
    assert row is not None
    assert previews(row) == ["Copied from 29 January.", "“always comes back” Log 0871 · 19:24"]
    tab.go_to("MC-09")
    assert previews(current(tab)) == []


def test_a_quote_is_added_corrected_and_removed_by_keys(tab: FormTab) -> None:
    tab.go_to("MC-12")
    types("q")
    types("9 previous, usual pattern")
    for field in ("Missing persons", "Log 0871", "11 Feb 19:02"):
        press(Key.Key_Tab)
        types(field)
    press(Key.Key_Return, CONTROL)
    assert current(tab).home.hasFocus()
    (quote,) = stored(tab).extracts["MC-12"]
    assert (quote.words, quote.source_system, quote.source, quote.said_when) == (
        "9 previous, usual pattern", "Missing persons", "Log 0871", "11 Feb 19:02",
    )  # fmt: skip
    (view,) = detail(tab).findChildren(QuoteView)
    assert view.accessibleName().startswith("MC-12, quote: “9 previous")
    view.setFocus()
    press(Key.Key_Return)
    types("No new info: ")
    press(Key.Key_Escape)
    (quote,) = stored(tab).extracts["MC-12"]
    assert quote.words.startswith("No new info: ")
    view = next(v for v in detail(tab).findChildren(QuoteView) if v.isVisible())
    view.setFocus()
    press(Key.Key_Delete)
    assert "MC-12" not in stored(tab).extracts
    assert current(tab).home.hasFocus()


def test_a_quote_is_saved_while_it_is_written(tab: FormTab, qtbot: QtBot) -> None:
    tab.go_to("MC-12")
    types("q")
    types("usual pattern")
    qtbot.waitUntil(lambda: "MC-12" in stored(tab).extracts)
    types(", no new info")
    tab.go_to("MC-13")
    (quote,) = stored(tab).extracts["MC-12"]
    assert quote.words == "usual pattern, no new info"


@pytest.mark.parametrize("key", ["q", "t"])
def test_a_row_closes_at_once_when_its_form_is_put_away(
    tab: FormTab, qtbot: QtBot, key: str
) -> None:
    tab.go_to("MC-12")
    qtbot.wait(50)
    closed = current(tab).height()
    types(key)
    qtbot.wait(50)
    assert current(tab).height() > closed
    press(Key.Key_Escape)
    assert current(tab).height() == closed  # without waiting for the next round of events


def test_a_quote_without_words_is_none(tab: FormTab) -> None:
    tab.go_to("MC-12")
    types("q")
    press(Key.Key_Escape)
    assert stored(tab).extracts == {}
    assert detail(tab).quote_editor is None


def test_a_quote_begun_by_mistake_is_taken_out_again(tab: FormTab, qtbot: QtBot) -> None:
    tab.go_to("MC-12")
    types("q")
    types("wrong question")
    qtbot.waitUntil(lambda: "MC-12" in stored(tab).extracts)
    editor = detail(tab).quote_editor
    assert editor is not None
    editor.removed.emit()
    assert stored(tab).extracts == {}
    assert current(tab).home.hasFocus()


def test_undo_of_a_quote_in_work_makes_it_new_again(tab: FormTab, qtbot: QtBot) -> None:
    tab.go_to("MC-12")
    types("q")
    types("first")
    qtbot.waitUntil(lambda: "MC-12" in stored(tab).extracts)
    tab.session.undo()
    assert stored(tab).extracts == {}
    types(" second")
    press(Key.Key_Escape)
    (quote,) = stored(tab).extracts["MC-12"]
    assert quote.words == "first second"


def test_an_event_is_linked_found_and_unlinked_by_keys(tab: FormTab) -> None:
    assert tab.audit is not None
    for words, kind in (("11/02/2020 1858", "MIS_REPORTED"), ("11/02/2020 1924", "RISK_SET")):
        tab.session.run(events.add_event, tab.audit.audit_id, kind, read_moment(words))
    tab.go_to("MC-12")
    types("t")
    types("1924")
    chooser = detail(tab).event_chooser
    assert chooser is not None
    assert chooser.list.count() == 0
    for _ in range(4):
        press(Key.Key_Backspace)
    types("19:24")
    assert chooser.list.count() == 1
    press(Key.Key_Return)
    assert current(tab).home.hasFocus()
    (link,) = stored(tab).rows(EventLink)
    assert link.question_id == "MC-12"
    (view,) = detail(tab).findChildren(LinkView)
    wanted: list[Place] = []
    tab.wanted.connect(wanted.append)
    view.chip.click()
    assert (wanted[0].tab, wanted[0].record_id) == ("timeline", link.event_id)
    view.chip.setFocus()
    press(Key.Key_Delete)
    assert stored(tab).rows(EventLink) == []
    assert current(tab).home.hasFocus()


def test_without_events_the_list_says_so(tab: FormTab) -> None:
    tab.go_to("MC-12")
    types("t")
    chooser = detail(tab).event_chooser
    assert chooser is not None
    assert chooser.nothing.isVisible()
    press(Key.Key_Escape)
    assert detail(tab).event_chooser is None
    assert current(tab).home.hasFocus()


def test_body_worn_video_and_confidence(tab: FormTab) -> None:
    tab.go_to("MC-12")
    detail(tab).bwv.setFocus()
    press(Key.Key_Space)
    detail(tab).sure.setFocus()
    types("h")
    kept = stored(tab).answers["MC-12", "main"]
    assert (kept.seen_on_bwv, kept.confidence) == (True, "high")
    tab.session.undo()
    tab.session.undo()
    assert not detail(tab).bwv.isChecked()
    assert detail(tab).sure.value() is None
    kept = stored(tab).answers.get(("MC-12", "main"))  # type: ignore[assignment]
    assert kept is None or (kept.seen_on_bwv, kept.confidence) == (False, "")


def test_letters_on_the_buttons_of_a_row_never_answer(tab: FormTab) -> None:
    tab.go_to("MC-12")
    detail(tab).add_quote.setFocus()
    types("n")
    assert ("MC-12", "main") not in stored(tab).answers
    types("j")
    assert current(tab).question.id == "MC-13"


def test_the_keys_for_the_focus_are_told(tab: FormTab) -> None:
    tab.go_to("MC-12")
    assert [hint.text for hint in tab.hints()][:3] == ["Answer", "Move", "Note"]
    press(Key.Key_Return)
    assert next(hint.text for hint in tab.hints()) == "Leave note"
    press(Key.Key_Escape)
    tab.go_to("MC-03")
    assert tab.hints()[0].keys == ("Space",)
