"""A person at the timeline tab: keys on the drawing, and the sheet that they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from ui.kit.sheet import Sheet
from ui.pages.case.timeline.event_sheet import EventSheet

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from db.records import Event
    from ui.pages.case.timeline.tab import TimelineTab


def event(tab: TimelineTab, title: str) -> Event:
    """The event with this title."""
    assert tab.audit is not None
    return next(e for e in tab.audit.events if tab.audit.title_of(e) == title)


def title_chosen(tab: TimelineTab) -> str:
    """What is chosen in the drawing; empty if nothing is."""
    mark = tab.view.lens.timeline.mark(tab.view.selected)
    return mark.title if mark else ""


def press(tab: TimelineTab, key: Qt.Key, times: int = 1) -> None:
    """Press a key in the drawing."""
    for _ in range(times):
        QTest.keyClick(tab.view, key)


def sheet_of(tab: TimelineTab) -> EventSheet:
    """The sheet of an event that is open over the tab."""
    sheet = Sheet.uppermost(tab.window())
    assert isinstance(sheet, EventSheet)
    return sheet
