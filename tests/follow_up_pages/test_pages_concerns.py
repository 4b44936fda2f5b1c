"""The concerns page: the unowned one first, what can be recorded, what can never be changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db import clock
from db.records import Concern, ConcernNote
from ddaudit_desktop.acts import concerns
from ddaudit_desktop.follow_up.concerns import concern_log
from ddaudit_desktop.reading import one, records
from ui.kit.sheet import Sheet
from ui.look.inspection import clipped, unnamed
from ui.pages.concerns.page import ConcernsPage
from ui.pages.concerns.telling import TellingSheet
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.session import Session

Key = Qt.Key


def words_of(page: ConcernsPage) -> list[str]:
    model = page.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


@pytest.fixture
def page(session: Session, shown: Callable[..., ConcernsPage]) -> ConcernsPage:
    return shown(ConcernsPage(session))


def test_the_unowned_concern_is_first_with_its_minutes(page: ConcernsPage) -> None:
    first, second = words_of(page)
    assert "Not acknowledged for 51 min, limit 1 h" in first
    assert "DD20-DI-03" in first
    assert "Acknowledged by Duty detective inspector" in second
    assert page.detail.acknowledge.isVisible()
    assert not page.detail.telling.isVisible()


def test_it_asks_the_window_to_acknowledge_and_to_raise(page: ConcernsPage) -> None:
    asked: list[str] = []
    page.asked.connect(asked.append)
    page.detail.acknowledge.click()
    page.raise_one.click()
    unowned = concern_log(page.session.store)[0]
    assert asked == [f"concern.acknowledge:{unowned.id}", "concern.raise"]


def test_once_acknowledged_it_is_quiet(page: ConcernsPage) -> None:
    unowned = concern_log(page.session.store)[0].id
    at = one(page.session.store, Concern, unowned).raised_at + timedelta(minutes=75)
    page.session.run(concerns.acknowledge_concern, unowned, "Duty superintendent", at)
    page.arrive(Place("concerns", record_id=unowned))
    assert page.list.current_id() == unowned
    assert not page.detail.acknowledge.isVisible()
    banner = page.detail._banner
    assert banner.accessibleName() == "Duty superintendent acknowledged it after 1 h 15 min"
    assert banner.accessibleDescription() == "Over the limit of 1 h by 15 min."


def test_keys_move_and_lead_to_the_case(page: ConcernsPage, qtbot: QtBot) -> None:
    wanted: list[Place] = []
    page.wanted.connect(wanted.append)
    qtbot.waitUntil(page.list.hasFocus)
    QTest.keyClick(page.list, Key.Key_J)
    QTest.keyClick(page.list, Key.Key_Return)
    second = concern_log(page.session.store)[1]
    assert [place.case_id for place in wanted] == [second.record.case_id]


def test_a_note_is_kept_with_who_and_when(page: ConcernsPage) -> None:
    page.detail.note.setPlainText("  Social care rang back at 14:40.  ")
    page.detail.add.click()
    kept = records(page.session.store, ConcernNote)
    assert [note.text for note in kept] == ["Social care rang back at 14:40."]
    entry = concern_log(page.session.store)[0]
    assert [(note.text, note.by) for note in entry.notes] == [(kept[0].text, "Auditor 1")]
    assert page.detail.note.text() == ""
    assert not page.detail.add.isEnabled()
    assert page.session.store.undo_text() is None


def test_a_note_half_typed_waits_on_its_concern_and_is_kept_on_leaving(
    page: ConcernsPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(page.list.hasFocus)
    page.detail.note.setPlainText("Half typed")
    QTest.keyClick(page.list, Key.Key_J)
    assert page.detail.note.text() == ""
    QTest.keyClick(page.list, Key.Key_K)
    assert page.detail.note.text() == "Half typed"
    QTest.keyClick(page.list, Key.Key_J)
    page.detail.note.setPlainText("Another")
    page.leave()
    entries = concern_log(page.session.store)
    assert [[note.text for note in entry.notes] for entry in entries] == [
        ["Half typed"],
        ["Another"],
    ]


def test_who_was_told_can_follow(bare: Session, shown: Callable[..., ConcernsPage]) -> None:
    raised = clock.now() - timedelta(minutes=70)
    bare.run(concerns.raise_concern, "Child seen at the address again.", raised_at=raised)
    page = shown(ConcernsPage(bare))
    assert "Not acknowledged for 1 h 10 min, over the limit of 1 h by 10 min" in words_of(page)[0]
    page.detail.telling.click()
    sheet = Sheet.uppermost(page)
    assert isinstance(sheet, TellingSheet)
    sheet.finish_asked.emit()
    assert sheet._told.hint.text() == "Write who was told: a name or a role."
    sheet.told.setText("Duty sergeant")
    sheet.how.choose("phone")
    sheet.told_at.setText("18/6/2020")
    sheet.finish_asked.emit()
    assert "Write the time as well" in sheet._when.hint.text()
    sheet.told_at.setText("18/6/2020 13:45")
    sheet.finish_asked.emit()
    assert concern_log(bare.store)[0].told_words == "Duty sergeant, by phone, 18 Jun 2020 13:45"
    assert not page.detail.telling.isVisible()
    assert not page.detail.case.isVisible()


def test_without_concerns_it_says_so(bare: Session, shown: Callable[..., ConcernsPage]) -> None:
    page = shown(ConcernsPage(bare))
    assert page._empty.isVisible()
    assert not page.list.isVisible()
    page.arrive(Place("concerns"))
    page.leave()


def test_nothing_is_cut_off_or_nameless(
    session: Session, shown: Callable[..., ConcernsPage], qtbot: QtBot, each_size: tuple[int, int]
) -> None:
    page = shown(ConcernsPage(session), each_size)
    qtbot.waitUntil(lambda: clipped(page) == [])
    assert unnamed(page) == []
