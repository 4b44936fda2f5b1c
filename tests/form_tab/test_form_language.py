"""Phrases in quotations on the form: shown, judged by one key, and a private word on one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Audit, Extract, FlagDisposition
from ddaudit_desktop.acts import extracts
from ddaudit_desktop.language.found import Finder
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import records
from keyboard import press
from ui.kit.segmented import Segmented
from ui.look import theme
from ui.look.inspection import clipped, unnamed
from ui.pages.case.form.evidence import Preview, QuoteView
from ui.pages.case.form.key_hints import hints_for
from ui.pages.case.judged import JudgeLine
from ui.pages.case.nudge import Nudge

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.pages.case.form.row_detail import RowDetail
    from ui.pages.case.form.tab import FormTab

Key = Qt.Key
LOG = "Regular misper, always comes back by morning."


def quote(tab: FormTab, words: str, question: str = "MC-12", source: str = "Log 0871") -> None:
    assert tab.audit is not None
    tab.session.run(
        extracts.add_extract, tab.audit.audit_id, words, question_id=question, source=source
    )


def view_of(tab: FormTab) -> QuoteView:
    row = tab.rows.current
    assert row is not None
    (view,) = [view for view in row.findChildren(QuoteView) if not view.isHidden()]
    return view


def detail(tab: FormTab) -> RowDetail:
    row = tab.rows.current
    assert row is not None
    assert row.detail is not None
    return row.detail


def decided(tab: FormTab) -> list[tuple[str, str]]:
    assert tab.audit is not None
    again = OpenAudit(tab.session.store, tab.audit.audit_id)
    finder = Finder(again)
    phrases = [found for row in again.rows(Extract) for found in finder.in_extract(row)]
    return [(found.match.list_id, found.said) for found in phrases]


def shown(view: QuoteView) -> list[tuple[str, str, str]]:
    words = view.quote.words
    return [(words[m.start : m.start + m.length], m.code, m.said) for m in view.marks]


def line_of(view: QuoteView) -> JudgeLine | None:
    return next((line for line in view.findChildren(JudgeLine) if not line.isHidden()), None)


def test_phrases_are_marked_with_their_code_and_said_to_a_screen_reader(tab: FormTab) -> None:
    quote(tab, "9 previous, usual pattern, no new info.")
    tab.go_to("MC-12")
    view = view_of(tab)
    assert shown(view) == [("usual pattern", "LG-31", "")]
    said = view.accessibleDescription()
    assert said == view.toolTip()
    assert said.startswith("LG-31, “usual pattern”: Makes going missing look normal")
    assert "Better: say what the pattern tells about risk." in said


def test_the_focus_asks_and_one_key_answers(tab: FormTab) -> None:
    quote(tab, LOG)
    tab.go_to("MC-12")
    view = view_of(tab)
    assert line_of(view) is None
    view.setFocus()
    line = line_of(view)
    assert line is not None
    assert line.words.text().startswith("“Regular misper” 1 of 2: A label")
    press(Key.Key_V)
    assert decided(tab) == [("LG-06", "evidence"), ("LG-30", "")]
    assert view_of(tab) is view
    assert view.hasFocus()
    assert line.words.text().startswith("“always comes back” 2 of 2: Assumes")
    press(Key.Key_X)
    assert decided(tab) == [("LG-06", "evidence"), ("LG-30", "not evidence")]
    assert shown(view) == [
        ("Regular misper", "LG-06", "evidence"),
        ("always comes back", "LG-30", "not evidence"),
    ]
    assert "Decided: not evidence." in view.accessibleDescription()


def test_the_arrows_step_and_the_same_key_takes_back(tab: FormTab) -> None:
    quote(tab, LOG)
    tab.go_to("MC-12")
    view_of(tab).setFocus()
    press(Key.Key_V)
    press(Key.Key_V)
    press(Key.Key_Left)
    press(Key.Key_V)
    assert decided(tab) == [("LG-06", ""), ("LG-30", "evidence")]
    press(Key.Key_X)
    assert decided(tab) == [("LG-06", "not evidence"), ("LG-30", "evidence")]
    press(Key.Key_V)
    assert decided(tab) == [("LG-06", "evidence"), ("LG-30", "evidence")]


def test_undo_takes_the_last_answer_back_on_screen(tab: FormTab) -> None:
    quote(tab, "street wise")
    tab.go_to("MC-12")
    view_of(tab).setFocus()
    press(Key.Key_V)
    assert shown(view_of(tab)) == [("street wise", "LG-01", "evidence")]
    tab.session.undo()
    assert shown(view_of(tab)) == [("street wise", "LG-01", "")]


def test_the_mouse_can_answer_too(tab: FormTab) -> None:
    quote(tab, LOG)
    tab.go_to("MC-12")
    view = view_of(tab)
    view.setFocus()
    line = line_of(view)
    assert line is not None
    QTest.mouseClick(line.none, Qt.MouseButton.LeftButton)
    assert decided(tab) == [("LG-06", "not evidence"), ("LG-30", "")]
    assert view.hasFocus()
    assert line.evidence.accessibleName() == "“always comes back” is evidence"


def test_the_keys_are_shown_while_they_work(tab: FormTab) -> None:
    quote(tab, "street wise")
    quote(tab, "nothing of the kind", question="MC-13")
    tab.go_to("MC-12")
    view = view_of(tab)
    view.setFocus()
    hints = [hint.text for hint in hints_for(tab.rows.current, view)]
    assert hints[:2] == ["Evidence", "Not evidence"]
    press(Key.Key_Escape)
    assert line_of(view) is None
    tab.go_to("MC-13")
    plain = view_of(tab)
    plain.setFocus()
    assert line_of(plain) is None
    assert "Evidence" not in [hint.text for hint in hints_for(tab.rows.current, plain)]
    press(Key.Key_V)
    assert records(tab.session.store, FlagDisposition) == []


def test_letters_that_are_switched_off_judge_nothing(
    tab: FormTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Segmented, "single_letters", False)
    quote(tab, "street wise")
    tab.go_to("MC-12")
    view = view_of(tab)
    view.setFocus()
    press(Key.Key_V)
    assert decided(tab) == [("LG-01", "")]
    line = line_of(view)
    assert line is not None
    QTest.mouseClick(line.evidence, Qt.MouseButton.LeftButton)
    assert decided(tab) == [("LG-01", "evidence")]


def test_a_signed_audit_shows_phrases_and_asks_nothing(tab: FormTab) -> None:
    quote(tab, "street wise")
    assert tab.audit is not None
    with tab.session.store.act("sign") as tx:
        tx.update(Audit, tab.audit.audit_id, state="signed")
    tab.audit.reload(tx.changes)
    tab.go_to("MC-13")
    tab.go_to("MC-12")
    view = view_of(tab)
    view.setFocus()
    assert shown(view) == [("street wise", "LG-01", "")]
    assert line_of(view) is None
    press(Key.Key_V)
    assert decided(tab) == [("LG-01", "")]


def test_offsets_hold_behind_signs_of_two_units(tab: FormTab) -> None:
    quote(tab, "🚓🚓 street wise 🚓")
    tab.go_to("MC-12")
    view = view_of(tab)
    document = view._document
    underlined = ""
    block = document.begin()
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.charFormat().fontUnderline() or fragment.charFormat().underlineStyle().value:
            underlined += fragment.text()
        iterator += 1
    assert underlined == "street wise"


def test_the_line_of_a_row_without_the_focus_is_marked_too(tab: FormTab) -> None:
    quote(tab, "In care,\n  street   wise", "MC-10")
    tab.go_to("MC-12")
    row = tab.rows.row_of("MC-10")
    assert row is not None
    (preview,) = [one for one in row.findChildren(Preview) if not one.isHidden()]
    ((mark, first, last),) = preview._marks
    assert mark.code == "LG-01"
    assert preview._words[first:last] == "street wise"


@pytest.mark.parametrize("size", [100, 150])
def test_nothing_is_cut_off(tab: FormTab, qapp: QApplication, size: int) -> None:
    theme.apply(qapp, "light", size)
    quote(tab, f"{LOG} Street wise and promiscuous, known to staff.")
    tab.go_to("MC-12")
    view_of(tab).setFocus()
    press(Key.Key_V)
    tab.grab()
    assert [*clipped(tab.rows), *unnamed(tab.rows)] == []


# The auditor's own words


def test_ones_own_words_get_a_private_word(tab: FormTab, qtbot: QtBot) -> None:
    tab.go_to("MC-12")
    nudge = detail(tab).nudge
    assert nudge.text == ""
    detail(tab).go_into_note()
    QTest.keyClicks(detail(tab).note, "She was seen as street wise")
    qtbot.waitUntil(lambda: nudge.text == "“street wise”: say what the risk was")
    assert detail(tab).note.accessibleDescription() == nudge.text
    detail(tab).flush()
    store = tab.session.store
    assert records(store, FlagDisposition) == []
    detail(tab).note.setPlainText("The log calls her “street wise”.")
    qtbot.waitUntil(lambda: nudge.text == "")


def test_more_than_two_nudges_are_counted(tab: FormTab) -> None:
    tab.go_to("MC-12")
    detail(tab).note.setPlainText("Street wise, naughty, promiscuous, always comes back.")
    detail(tab).nudge.look()
    assert detail(tab).nudge.text.splitlines()[2:] == ["and 2 more"]


def test_answers_in_free_text_get_it_too(tab: FormTab) -> None:
    tab.go_to("CL-02")
    row = tab.rows.current
    assert row is not None
    (nudge,) = row.main_editor.findChildren(Nudge)
    row.main_editor.findChildren(type(detail(tab).note))[0].setPlainText("A street wise girl")
    nudge.look()
    assert nudge.text == "“street wise”: say what the risk was"


def test_the_private_word_can_be_switched_off(
    tab: FormTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.go_to("MC-12")
    detail(tab).note.setPlainText("Street wise.")
    detail(tab).nudge.look()
    assert detail(tab).nudge.text
    monkeypatch.setattr(Nudge, "wanted", False)
    detail(tab).nudge.look()
    assert detail(tab).nudge.text == ""
    assert detail(tab).note.accessibleDescription() == ""
