"""The settings page: facts saved as written, protection, what an inspection attached later adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from sqlmodel import col, select

from db.records import Governance, ImprovementPoint, JournalEntry
from db.store import Store
from ddaudit_desktop.reading import records
from ui.kit.fields import Field
from ui.kit.segmented import Segmented
from ui.kit.sheet import Sheet
from ui.look import theme
from ui.look.inspection import clipped, unnamed
from ui.pages.case.nudge import Nudge
from ui.pages.settings.governance_card import BodySheet, edit_body
from ui.pages.settings.marking_sheet import MarkingSheet
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.passphrase_sheet import PassphraseSheet, change_passphrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.settings import Settings

SEALED_BY = "seven grey herons"
NEW = "seven grey herons over the quiet estuary"


@pytest.fixture
def page(session: Session, settings: Settings, shown: Callable[..., SettingsPage]) -> SettingsPage:
    return shown(SettingsPage(session, settings))


@pytest.fixture
def bare_page(
    bare: Session, settings: Settings, shown: Callable[..., SettingsPage]
) -> SettingsPage:
    return shown(SettingsPage(bare, settings))


@pytest.fixture
def sealed(bare: Session) -> Session:
    """The empty deep dive, sealed."""
    bare.store.change_passphrase(SEALED_BY)
    return bare


@pytest.fixture
def sealed_page(
    sealed: Session, settings: Settings, shown: Callable[..., SettingsPage]
) -> SettingsPage:
    return shown(SettingsPage(sealed, settings))


def sheet_of(page: SettingsPage) -> Sheet:
    sheet = Sheet.uppermost(page)
    assert sheet is not None
    return sheet


def test_facts_are_saved_as_they_are_written(page: SettingsPage, session: Session) -> None:
    title, _, on, *_ = page.dive.fields
    assert isinstance(on.field, Field)
    title.field.setFocus()
    title.field.selectAll()
    QTest.keyClicks(title.field, "Deep dive, June")
    page.leave()
    assert session.deep_dive.title == "Deep dive, June"
    on.field.setText("11/5/2020")
    on.field.flush()
    assert session.deep_dive.commissioned_on == "2020-05-11"
    assert on.field.text() == "11 May 2020"
    session.undo()
    session.undo()
    assert title.field.text() == "Child protection deep dive, May 2020"


def test_a_wrong_entry_is_said_in_place_and_not_stored(
    page: SettingsPage, session: Session
) -> None:
    title, _, on, *_ = page.dive.fields
    for field, text, said in (
        (title, " ", "Give the deep dive a title."),
        (on, "31/2/2020", "not a date"),
        (page.sample.fields[0], "some", "not a whole number"),
    ):
        assert isinstance(field.field, Field)
        field.field.setText(text)
        field.field.flush()
        assert said in field.hint.text()
    assert session.deep_dive.title == "Child protection deep dive, May 2020"
    assert session.deep_dive.planned_cases == 20
    page.refresh(None)
    assert on.field.text() == "31/2/2020"
    assert isinstance(on.field, Field)
    on.field.setText("")
    on.field.flush()
    assert session.deep_dive.commissioned_on == ""
    assert on.hint.text() == ""


def test_a_report_has_always_a_status(page: SettingsPage, session: Session) -> None:
    page.dive.status.choose("final")
    assert session.deep_dive.report_status == "final"
    page.dive.status.choose("final")
    assert session.deep_dive.report_status == "final"
    assert page.dive.status.value() == "final"


def test_the_marking_changes_with_a_reason(page: SettingsPage, session: Session) -> None:
    page.handling.change.click()
    sheet = sheet_of(page)
    assert isinstance(sheet, MarkingSheet)
    sheet.marking.setText("OFFICIAL")
    sheet.finish_asked.emit()
    assert sheet._reason.hint.text() == "Say why the marking changes."
    sheet.reason.setPlainText("Sanitised for the partnership board")
    sheet.finish_asked.emit()
    assert session.deep_dive.marking == "OFFICIAL"
    with session.store.reading() as reading:
        query = select(JournalEntry).where(col(JournalEntry.field) == "marking")
        entry = reading.exec(query).all()[-1]
    assert (entry.after, entry.reason) == ("OFFICIAL", "Sanitised for the partnership board")


def test_the_folder_is_chosen_and_its_loss_is_told(
    page: SettingsPage, session: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "Safeguarding"
    folder.mkdir()
    page.handling.take_folder(folder)
    assert session.deep_dive.safeguarding_folder == str(folder)
    assert not page.handling._gone.isVisible()
    folder.rmdir()
    page.refresh(None)
    assert page.handling._gone.accessibleName() == "The safeguarding folder is not there now"


def test_an_inspection_is_attached_later(bare_page: SettingsPage, bare: Session) -> None:
    card = bare_page.inspection
    assert not card.attach.isEnabled()
    card.pack.setCurrentIndex(card.pack.findData("DUR-2019"))
    card.pack.activated.emit(card.pack.currentIndex())
    card.attach.click()
    assert bare.deep_dive.inspection_id is not None
    assert len(records(bare.store, ImprovementPoint)) == 12
    assert not card._offer.isVisible()
    bare.undo()
    assert card._offer.isVisible()


def test_a_plain_file_is_sealed_and_the_recovery_sheet_offered(
    bare_page: SettingsPage, bare: Session, qtbot: QtBot
) -> None:
    asked: list[str] = []
    bare_page.asked.connect(asked.append)
    assert not bare_page.protection.recovery.isVisible()
    bare_page.protection.change.click()
    sheet = sheet_of(bare_page)
    assert isinstance(sheet, PassphraseSheet)
    sheet.passphrase.setText("short")
    sheet.again.setText("short")
    assert not sheet._finish_button.isEnabled()
    sheet.passphrase.setText(NEW)
    sheet.again.setText(NEW)
    with qtbot.waitSignal(sheet.changed, timeout=20_000):
        sheet.finish_asked.emit()
        sheet.cancel()
        assert sheet.isVisible()
    assert asked == ["file.recovery"]
    assert bare.store.encrypted
    assert bare.deep_dive.protection == "passphrase"
    assert bare_page.protection.recovery.isVisible()
    bare.store.close()
    Store.open(bare.store.path, passphrase=NEW).close()


def test_a_change_asks_for_the_current_passphrase(
    sealed_page: SettingsPage, sealed: Session, qtbot: QtBot
) -> None:
    sealed_page.protection.change.click()
    sheet = sheet_of(sealed_page)
    assert isinstance(sheet, PassphraseSheet)
    qtbot.waitUntil(sheet.old.hasFocus)
    sheet.passphrase.setText(NEW)
    sheet.again.setText(NEW)
    assert not sheet._finish_button.isEnabled()
    sheet.old.setText("seven grey heron")
    sheet.finish_asked.emit()
    qtbot.waitUntil(lambda: "neither the passphrase" in sheet._old.hint.text(), timeout=20_000)
    assert "type it again" in sheet._old.hint.text()
    assert clipped(sheet) == []
    sheet.old.setText(SEALED_BY)
    with qtbot.waitSignal(sheet.changed, timeout=20_000):
        sheet.finish_asked.emit()
    sealed.store.close()
    Store.open(sealed.store.path, passphrase=NEW).close()


def test_the_example_is_not_sealed(page: SettingsPage) -> None:
    assert not page.protection.change.isVisible()


def test_six_words_are_taken(page: SettingsPage, session: Session) -> None:
    sheet = change_passphrase(page, session)
    sheet._use_idea()
    assert len(sheet.passphrase.text().split()) == 6
    assert sheet.again.text() == ""
    sheet.cancel()


def test_governance_bodies_are_added_changed_and_removed(
    page: SettingsPage, session: Session
) -> None:
    page.governance.add.click()
    sheet = sheet_of(page)
    assert isinstance(sheet, BodySheet)
    sheet.finish_asked.emit()
    assert "Write the name" in sheet._name.hint.text()
    sheet.name.setText("Partnership board")
    sheet.next_on.field.setText("1 July")
    sheet.finish_asked.emit()
    made = next(g for g in records(session.store, Governance) if g.name == "Partnership board")
    assert made.next_on == "2020-07-01"
    again = edit_body(page, session, made)
    again.chair.setText("Independent chair")
    again.finish_asked.emit()
    assert records(session.store, Governance)[-1].chair == "Independent chair"
    edit_body(page, session, made)._remove()
    assert [g.name for g in records(session.store, Governance)] == [
        "Children and Families Scrutiny Panel"
    ]


def test_the_workstation_is_set_and_remembered(
    page: SettingsPage,
    settings: Settings,
    looks: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Segmented, "single_letters", True)
    monkeypatch.setattr(Nudge, "wanted", True)
    card = page.workstation
    card.scheme.choose("dark")
    assert theme.current().dark
    card.scheme.choose("dark")
    assert settings.scheme == "dark"
    assert card.scheme.value() == "dark"
    card.text_size.choose("110")
    assert theme.current().text_size == settings.text_size == 110
    card.letters.click()
    assert not settings.single_letters
    assert Segmented.single_letters is False
    card.nudges.click()
    assert not settings.nudges
    assert Nudge.wanted is False
    file = tmp_path / "other.ddaudit"
    file.touch()
    settings.remember("Other", file)
    page.refresh(None)
    card._forget(settings.recent[0])
    assert settings.recent == []


def test_nothing_is_cut_off_or_nameless(
    session: Session,
    settings: Settings,
    shown: Callable[..., SettingsPage],
    qtbot: QtBot,
    each_size: tuple[int, int],
) -> None:
    page = shown(SettingsPage(session, settings), each_size)
    page.setFocus()
    qtbot.waitUntil(lambda: clipped(page) == [])
    assert unnamed(page) == []
