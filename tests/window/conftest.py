"""The real window on a copy of the example, opened as a person opens it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from ui.settings import Settings
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PATIENCE = 20_000


@pytest.fixture
def example(built_example: Path, tmp_path: Path) -> Path:
    """A copy of the example for one test."""
    copy = tmp_path / "Example.ddaudit"
    shutil.copyfile(built_example, copy)
    return copy


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def empty_window(qtbot: QtBot, settings: Settings) -> Iterator[Window]:
    """The window on its welcome page."""
    window = Window(settings)
    with qtbot.waitSignal(window.furnished, timeout=PATIENCE):
        window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, example: Path) -> Iterator[Window]:
    """The window with the example open."""
    window = Window(settings, example)
    with qtbot.waitSignal(window.session_opened, timeout=PATIENCE):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield window
    window.close()
    window.deleteLater()
