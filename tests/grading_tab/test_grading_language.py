"""Phrases in the quotations beside a point, and the private word below reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Extract
from ddaudit_desktop.acts.language import decide_phrase
from ddaudit_desktop.language.found import Finder
from ui.kit.extract import ExtractView
from ui.pages.case.nudge import Nudge

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.pages.case.grading.tab import GradingTab
    from ui.session import Session


def marks(tab: GradingTab) -> dict[str, str]:
    """Codes of the phrases marked in sight, with what was said of them."""
    views = [view for view in tab.findChildren(ExtractView) if not view.isHidden()]
    return {mark.code: mark.said for view in views for mark in view.marks}


def test_quotations_show_what_was_said_of_their_phrases(
    open_tab: Callable[..., GradingTab], session: Session, qtbot: QtBot
) -> None:
    tab = open_tab(session, "DD20-MC-03")
    assert tab.audit is not None
    assert {"LG-01", "LG-06", "LG-30", "LG-31", "LG-34"} <= marks(tab).keys()
    assert set(marks(tab).values()) == {""}
    finder = Finder(tab.audit)
    phrases = [found for row in tab.audit.rows(Extract) for found in finder.in_extract(row)]
    found = next(phrase for phrase in phrases if phrase.match.list_id == "LG-01")
    session.run(decide_phrase, tab.audit.audit_id, found, True)
    qtbot.waitUntil(lambda: marks(tab).get("LG-01") == "evidence")


def test_reasons_get_a_private_word(tab: GradingTab) -> None:
    row = tab.points.rows[0]
    for edit, nudge in (
        (row.reason, row.nudge),
        (tab.panel.reason, tab.panel.findChildren(Nudge)[0]),
    ):
        assert nudge.text == ""
        edit.setPlainText("She is naughty.")
        nudge.look()
        assert nudge.text == "“naughty”: describe the distress or the need that was not met"
    tab.leave()
