"""The program has one window: nothing else flashes up while pages and sheets are made.

A widget that is shown before it has a place becomes a window of its own for a moment, and takes
the focus with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from typing_extensions import override

from ui.kit.sheet import Sheet
from ui.shots import SCENES, settle
from ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.settings import Settings

PATIENCE = 20_000


class Strangers(QObject):
    """Collects what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            ours = isinstance(watched, Window | QMenu)
            if watched.isWindow() and not ours:
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_nothing_but_the_window_is_ever_shown(
    qtbot: QtBot, settings: Settings, example: Path
) -> None:
    app = QApplication.instance()
    assert app is not None
    strangers = Strangers()
    app.installEventFilter(strangers)
    window = Window(settings, example)
    with qtbot.waitSignal(window.session_opened, timeout=PATIENCE):
        window.show()
    for scene in SCENES:
        while sheet := Sheet.uppermost(window):
            sheet.dismiss()
        scene.show(window)
        settle(window)
        assert QApplication.focusWidget() is not None, scene.name
    app.removeEventFilter(strangers)
    window.close()
    window.deleteLater()
    assert strangers.seen == []
