"""Quotations of the chosen event: their phrases are judged there too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Extract
from ddaudit_desktop.language.found import Finder
from ddaudit_desktop.open_audit import OpenAudit

if TYPE_CHECKING:
    from ui.pages.case.judged import JudgedExtract
    from ui.pages.case.timeline.tab import TimelineTab

Key = Qt.Key


def choose_quoted(tab: TimelineTab, words: str) -> JudgedExtract:
    """Choose the event that a quotation with these words belongs to; the quotation on screen."""
    assert tab.audit is not None
    extract = next(x for x in tab.audit.rows(Extract) if words in x.words and x.event_id)
    assert extract.event_id is not None
    tab.select_event(extract.event_id)
    return next(view for view in tab.detail.quotes if words in view.text())


def said(tab: TimelineTab, words: str) -> str:
    assert tab.audit is not None
    again = OpenAudit(tab.session.store, tab.audit.audit_id)
    finder = Finder(again)
    phrases = [found for row in again.rows(Extract) for found in finder.in_extract(row)]
    return next(found.said for found in phrases if found.match.words == words)


def test_a_phrase_is_judged_beside_its_event(tab: TimelineTab) -> None:
    view = choose_quoted(tab, "street wise")
    assert [mark.code for mark in view.marks] == ["LG-01"]
    view.setFocus()
    assert [hint.text for hint in tab.hints()] == ["Evidence", "Not evidence"]
    QTest.keyClick(view, Key.Key_V)
    assert said(tab, "street wise") == "evidence"
    assert tab.detail.quotes == [view]
    assert view.hasFocus()
    assert [mark.said for mark in view.marks] == ["evidence"]
    QTest.keyClick(view, Key.Key_V)
    assert said(tab, "street wise") == ""


def test_what_asks_is_in_sight(tab: TimelineTab) -> None:
    view = choose_quoted(tab, "street wise")
    low = view.height()
    view.setFocus()
    assert view.height() >= low
    viewport = tab.detail._scroller.viewport()
    bottom = view.mapTo(viewport, view.rect().bottomLeft()).y()
    assert bottom <= viewport.height()


def test_another_event_shows_its_own_quotations(tab: TimelineTab) -> None:
    choose_quoted(tab, "street wise")
    view = choose_quoted(tab, "Staff not worried")
    assert [mark.code for mark in view.marks] == ["LG-34"]
    assert len(tab.detail.quotes) == 1
    tab.select_event("")
    assert tab.detail.quotes == []
