"""A window with the sheet for a log over a case of the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.dialogs.paste.sheet import PasteSheet
from ui.look import theme
from ui.settings import Settings
from ui.work import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session import Session


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


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def sheet(
    qtbot: QtBot, session: Session, window: QMainWindow, settings: Settings
) -> Iterator[PasteSheet]:
    worker = Worker(window)
    case = next(case for case in session.cases if case.reference == "DD20-CP-04")
    sheet = PasteSheet(window, session, worker, session.peek_audit(case.case_id), settings)
    sheet.present(sheet.text)
    yield sheet
    worker.close()
