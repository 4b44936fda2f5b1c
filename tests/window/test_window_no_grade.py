"""Reasons for no grade: the line of the ledger that leads there, and its key, from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ddaudit_desktop.acts.grading import leave_without_grade
from ddaudit_desktop.wording import NO_GRADE_REASONS
from keyboard import ALT, press
from ui.kit.keys import KeyHintLine
from ui.kit.labels import Label
from ui.pages.overview.page import OverviewPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.window import Window
    from ui.workspace import Workspace


def workspace_of(window: Window) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def page_of(window: Window) -> OverviewPage:
    page = workspace_of(window).page
    assert isinstance(page, OverviewPage)
    return page


def missing(window: Window) -> list[str]:
    """The cases not accounted for, in the order of the sample."""
    cases = workspace_of(window).session.cases
    return [case.case_id for case in cases if not (case.grade or case.no_grade)]


def at_the_choice(window: Window) -> str:
    """The case whose choice of why there is no grade has the focus."""
    workspace = workspace_of(window)
    assert workspace.case_page.tab == "grading"
    why = workspace.case_page.grading.panel.cards.why
    assert why.isVisible()
    assert why.hasFocus()
    return workspace.case_id


def which(page: OverviewPage) -> str:
    """What stands before the cases that the ledger misses."""
    said = [label.text() for label in page.ledger.findChildren(Label) if not label.isHidden()]
    return next((words for words in said if words.startswith("Which")), "")


def leave_out(window: Window, case_id: str) -> None:
    session = workspace_of(window).session
    audit = session.peek_audit(case_id).audit
    session.run(leave_without_grade, audit.id, next(iter(NO_GRADE_REASONS)))


def test_the_link_leads_to_the_first_case_at_its_choice_of_a_reason(window: Window) -> None:
    page = page_of(window)
    assert which(page) == "Which three:"
    first = missing(window)[0]
    QTest.mouseClick(page.ledger.reasons, Qt.MouseButton.LeftButton)
    assert at_the_choice(window) == first
    assert workspace_of(window).session.peek_audit(first).grade is None


def test_its_key_goes_on_to_the_next_case_and_round(window: Window) -> None:
    seen = []
    for _ in range(4):
        press(Qt.Key.Key_R, ALT)
        seen.append(at_the_choice(window))
    cases = missing(window)
    assert seen == [*cases, cases[0]]


def test_once_all_are_accounted_for_link_key_and_hint_are_gone(
    qtbot: QtBot, window: Window
) -> None:
    page = page_of(window)
    said = window.status.findChildren(KeyHintLine)[0]
    assert "Alt+R Reasons for no grade" in said.accessibleName()
    first, *others = missing(window)
    for case_id in others:
        leave_out(window, case_id)
    qtbot.waitUntil(lambda: which(page) == "Which one:")
    leave_out(window, first)
    qtbot.waitUntil(lambda: which(page) == "")
    assert page.ledger.reasons.isHidden()
    assert "Alt+R" not in said.accessibleName()
    press(Qt.Key.Key_R, ALT)
    assert workspace_of(window).page is page
