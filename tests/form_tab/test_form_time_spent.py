"""HD-16 in the case: keys and clicks are counted, and the number can be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Audit
from ddaudit_desktop.reading import one
from ui.dialogs.minutes import correct_minutes
from ui.pages.case import work_time
from ui.pages.case.workspace import CasePage
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.session import Session

Key = Qt.Key


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(work_time, "monotonic", made)
    return made


@pytest.fixture
def page(qtbot: QtBot, session: Session, clock: Clock) -> Iterator[CasePage]:
    made = CasePage(session)
    qtbot.addWidget(made)
    made.resize(1384, 744)
    made.show()
    case = next(case for case in session.cases if case.theme == "MC")
    made.open_place(Place("cases", case_id=case.case_id))
    yield made
    made.leave()


def press(page: CasePage, clock: Clock, *after: float) -> None:
    """Press a key in the window after each of so many seconds."""
    window = page.windowHandle()
    assert window is not None
    for seconds in after:
        clock.now += seconds
        QTest.keyClick(window, Key.Key_J)


def spent(page: CasePage) -> tuple[int, int]:
    assert page.audit is not None
    audit = one(page.session.store, Audit, page.audit.audit_id)
    return audit.minutes, audit.sittings


def test_minutes_are_counted_while_somebody_works(page: CasePage, clock: Clock) -> None:
    press(page, clock, 50, 50, 500, 20)  # two minutes; nobody was there in the third stretch
    assert spent(page) == (0, 0)
    page.leave()
    assert spent(page) == (2, 1)
    press(page, clock, 60)
    page._work.due.emit()
    assert spent(page) == (3, 1)
    assert page.session.store.undo_text() is None


def test_a_record_that_is_read_stays_in_place(page: CasePage, clock: Clock) -> None:
    page.show_tab("record")
    press(page, clock, 120)
    page._work.due.emit()
    assert spent(page) == (0, 0)
    page.leave()
    assert spent(page) == (2, 1)


def test_hd16_leads_to_its_correction(page: CasePage, session: Session) -> None:
    asked: list[str] = []
    page.asked.connect(asked.append)
    page.form.go_to("HD-16")
    row = page.form.rows.current
    assert row is not None
    QTest.keyClick(row.home, Key.Key_Return)
    assert asked == ["case.minutes"]
    assert page.audit is not None
    sheet = correct_minutes(page, session, page.audit.audit_id)
    sheet.minutes.setText("many")
    QTest.keyClick(sheet.minutes, Key.Key_Return)
    assert sheet.isVisible()
    sheet.minutes.setText("94")
    QTest.keyClick(sheet.minutes, Key.Key_Return)
    assert spent(page) == (94, 0)
