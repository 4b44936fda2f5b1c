"""The indicators on screen: counts with their interval, and the way to the cases behind them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from db.store import Store
from ui.dialogs.indicators import IndicatorsSheet, show_indicators
from ui.kit.buttons import LinkButton
from ui.look import inspection, theme
from ui.models.shares import TITLE
from ui.session import Session
from ui.work import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.places import Place


@pytest.fixture(scope="module")
def session(built_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    store = Store.open(shutil.copy(built_example, tmp_path_factory.mktemp("indicators")))
    store.sign_in("T. Auditor")
    made = Session(store)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 100)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    return window


def case_id(session: Session, reference: str) -> str:
    return next(case.case_id for case in session.cases if case.reference == reference)


@pytest.fixture
def opened(
    qtbot: QtBot, session: Session, window: QMainWindow
) -> Iterator[tuple[IndicatorsSheet, list[Place]]]:
    worker = Worker(window)
    gone: list[Place] = []
    here = case_id(session, "DD20-DA-01")
    sheet = show_indicators(window, session, worker, gone.append, here)
    qtbot.waitUntil(lambda: sheet.model.rowCount() > 0, timeout=20_000)
    yield sheet, gone
    worker.close()


def test_counts_intervals_and_the_open_case(
    opened: tuple[IndicatorsSheet, list[Place]],
) -> None:
    sheet, _ = opened
    spoken = [
        sheet.model.index(row, TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(sheet.model.rowCount())
    ]
    assert spoken[0] == "Body-worn video used, 4 of 4, Too few for percentages, this case: shown"
    graded = next(words for words in spoken if words.startswith("First grade"))
    assert graded == "First grade at least Medium, 5 of 6, between 44 and 97 %, this case: –"
    assert any("THRIVE with content, Missing child" in words for words in spoken)


def test_the_cases_behind_a_count_are_a_way_there(
    qtbot: QtBot, opened: tuple[IndicatorsSheet, list[Place]], session: Session
) -> None:
    sheet, gone = opened

    def links() -> list[LinkButton]:
        return [b for b in sheet.findChildren(LinkButton) if b.isVisible()]

    qtbot.waitUntil(lambda: bool(links()))
    assert [link.text() for link in links()] == [f"DD20-DA-0{n}" for n in range(1, 5)]
    QTest.keyClick(sheet.table, Qt.Key.Key_Down)
    assert sheet.table.currentIndex().row() == 1
    qtbot.waitUntil(lambda: bool(links()))
    wanted = links()[0].text()
    links()[0].click()
    assert not sheet.isVisible()
    assert [place.case_id for place in gone] == [case_id(session, wanted)]


def test_closing_before_the_count_is_there_does_no_harm(
    qtbot: QtBot, session: Session, window: QMainWindow
) -> None:
    worker = Worker(window)
    sheet = show_indicators(window, session, worker, lambda place: None, "")
    sheet.cancel()
    assert not sheet.isVisible()
    worker.close()
    qtbot.wait(50)


def test_everything_has_a_name_and_nothing_is_cut(
    opened: tuple[IndicatorsSheet, list[Place]],
) -> None:
    sheet, _ = opened
    assert inspection.unnamed(sheet) == []
    assert inspection.clipped(sheet) == []
