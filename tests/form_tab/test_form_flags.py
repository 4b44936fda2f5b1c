"""Checks beside the questions: they follow the answers, and every decision is one key and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import FlagDisposition
from ddaudit_desktop.acts import answers
from ddaudit_desktop.reading import records
from ui.kit.buttons import IconButton, LinkButton
from ui.look import inspection, theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.store import Store
    from ui.pages.case.flag_entry import FlagEntry, SettledEntry
    from ui.pages.case.form.flags_panel import FlagsPanel
    from ui.pages.case.form.tab import FormTab

Key = Qt.Key
FIRST_GRADE = "CK-MC-01"


def panel(tab: FormTab) -> FlagsPanel:
    return tab.side.flags


def say(tab: FormTab, question: str, value: str) -> None:
    assert tab.audit is not None
    tab.session.run(answers.answer, tab.audit.audit_id, question, value)


def entry(tab: FormTab, check: str = FIRST_GRADE) -> FlagEntry:
    return next(e for e in panel(tab).entries if e.flag.outcome.id == check)


def shown(tab: FormTab) -> list[str]:
    return [e.flag.outcome.id for e in panel(tab).entries]


def settled(tab: FormTab) -> list[SettledEntry]:
    return panel(tab).settled


def told(tab: FormTab) -> str:
    """What the settled flags say to a screen reader."""
    buttons = [b for line in settled(tab) for b in line.findChildren(IconButton)]
    return " ".join(button.accessibleDescription() for button in buttons)


def decisions(store: Store) -> list[tuple[str, str, str]]:
    return [(d.check_id, d.decision, d.reason) for d in records(store, FlagDisposition)]


def key(widget: object, code: Key, *modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(widget, code, *modifiers)  # type: ignore[call-overload]


def test_a_flag_comes_and_goes_with_the_answer_and_takes_no_focus(tab: FormTab) -> None:
    before = QApplication.focusWidget()
    assert FIRST_GRADE not in shown(tab)
    say(tab, "MC-07", "low")
    assert FIRST_GRADE in shown(tab)
    assert QApplication.focusWidget() is before
    say(tab, "MC-07", "medium")
    assert FIRST_GRADE not in shown(tab)


def test_the_flag_of_the_question_in_work_opens_by_itself(tab: FormTab) -> None:
    say(tab, "MC-07", "low")
    tab.go_to("MC-07")
    assert entry(tab).card.is_open
    tab.go_to("MC-20")
    assert not entry(tab).card.is_open


def test_accepting_takes_one_key_and_undo_takes_it_back(tab: FormTab, store: Store) -> None:
    say(tab, "MC-07", "low")
    tab.next_flag(1)
    while not entry(tab).card.hasFocus():
        tab.next_flag(1)
    key(entry(tab).card, Key.Key_A)
    assert decisions(store) == [(FIRST_GRADE, "accept", "")]
    assert FIRST_GRADE not in shown(tab)
    assert len(settled(tab)) == 1
    tab.session.undo()
    assert decisions(store) == []
    assert FIRST_GRADE in shown(tab)


def test_explaining_and_dismissing_ask_for_a_reason(
    qtbot: QtBot, tab: FormTab, store: Store
) -> None:
    say(tab, "MC-07", "low")
    card = entry(tab).card
    tab.side.flags.cards.go_to(entry(tab))
    key(card, Key.Key_E)
    reason = entry(tab).reason
    assert reason is not None
    assert reason.hasFocus()
    key(reason, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert decisions(store) == []  # no reason, no decision
    QTest.keyClicks(reason, "She was found within minutes.")
    key(reason, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert decisions(store) == [(FIRST_GRADE, "explain", "She was found within minutes.")]
    say(tab, "MC-11", "9")
    say(tab, "MC-07", "no_apparent_risk")
    other = entry(tab, "CK-MC-02")
    panel(tab).cards.go_to(other)
    key(other.card, Key.Key_D)
    assert other.reason is not None
    QTest.keyClicks(other.reason, "Half a reas")
    key(other.reason, Key.Key_Escape)
    assert other.card.hasFocus()
    assert len(decisions(store)) == 1


def test_a_decision_stays_when_the_flag_goes_and_holds_when_it_comes_back(
    tab: FormTab, store: Store
) -> None:
    say(tab, "MC-07", "low")
    panel(tab).cards.go_to(entry(tab))
    key(entry(tab).card, Key.Key_A)
    say(tab, "MC-07", "medium")
    assert settled(tab) == []
    assert len(decisions(store)) == 1
    say(tab, "MC-07", "low")
    assert FIRST_GRADE not in shown(tab)
    assert "facts have changed" not in told(tab)
    say(tab, "MC-07", "no_apparent_risk")  # the same flag on other facts: that is said
    assert "facts have changed" in told(tab)


def test_a_settled_flag_is_opened_again(tab: FormTab, store: Store) -> None:
    say(tab, "MC-07", "low")
    panel(tab).cards.go_to(entry(tab))
    key(entry(tab).card, Key.Key_A)
    (line,) = settled(tab)
    line.reopened.emit(line.flag)
    assert decisions(store) == []
    assert FIRST_GRADE in shown(tab)


def test_evidence_leads_to_the_answer(tab: FormTab) -> None:
    say(tab, "MC-07", "low")
    tab.go_to("MC-20")
    one = entry(tab)
    panel(tab).cards.go_to(one)
    one.card.evidence_wanted.emit()
    links = [b for b in one.findChildren(LinkButton) if b.accessibleName().startswith("Show MC-07")]
    links[0].click()
    assert tab.rows.current is not None
    assert tab.rows.current.question.id == "MC-07"


def test_f8_goes_round_the_open_flags_and_back(tab: FormTab) -> None:
    say(tab, "MC-07", "no_apparent_risk")
    say(tab, "MC-11", "9")
    count = len(panel(tab).entries)
    assert count >= 2
    seen = []
    for _ in range(count):
        tab.next_flag(1)
        seen.append(next(e.flag.key for e in panel(tab).entries if e.card.hasFocus()))
    assert len(set(seen)) == count
    tab.next_flag(-1)
    again = next(e.flag.key for e in panel(tab).entries if e.card.hasFocus())
    assert again == seen[-2]
    opened = [e for e in panel(tab).entries if e.card.is_open]
    assert [e.flag.key for e in opened] == [again]


def test_everything_in_the_panel_has_a_name_and_nothing_is_cut(qtbot: QtBot, tab: FormTab) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    say(tab, "MC-07", "low")
    panel(tab).cards.go_to(entry(tab))
    key(entry(tab).card, Key.Key_E)
    for size in (100, 150):
        theme.apply(app, "light", size)
        qtbot.wait(50)
        assert inspection.unnamed(panel(tab)) == []
        assert inspection.clipped(panel(tab)) == []


def test_the_keys_of_a_flag_are_named_while_it_has_the_focus(tab: FormTab) -> None:
    assert "Next flag" in [hint.text for hint in tab.hints()]
    heard: list[list[str]] = []
    tab.hints_changed.connect(lambda: heard.append([hint.text for hint in tab.hints()]))
    say(tab, "MC-07", "low")
    tab.next_flag(1)
    assert heard[-1][:3] == ["Accept", "Explain", "Dismiss"]
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_E)
    assert heard[-1] == ["Keep the reason", "Back to the flag"]
