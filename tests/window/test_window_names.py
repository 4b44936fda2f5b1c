"""Every screen: each focusable widget has a name, no word is cut off, and it comes to rest."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ui.kit.sheet import Sheet
from ui.look import inspection, theme
from ui.settings import Settings
from ui.shots import SCENES, Scene, settle
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def show_scene(window: Window, scene: Scene) -> None:
    while sheet := Sheet.uppermost(window):
        sheet.dismiss()
    scene.show(window)
    settle(window)


@pytest.mark.parametrize("text", [100, 150])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)], ids=lambda size: f"{size[0]}")
def test_no_word_is_cut_off(window: Window, size: tuple[int, int], text: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", text)
    window.resize(*size)
    faults: list[str] = []
    for scene in SCENES:
        show_scene(window, scene)
        faults += [f"{scene.name}: {fault}" for fault in inspection.clipped(window)]
    assert faults == []


@pytest.fixture(scope="module")
def seen_window(
    qapp: QApplication, built_example: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Window]:
    """One window with the example for tests that only go from screen to screen."""
    folder = tmp_path_factory.mktemp("names")
    file = folder / "Example.ddaudit"
    shutil.copyfile(built_example, file)
    window = Window(Settings(folder / "settings.ini"), file)
    window.show()
    settle(window)
    assert window.session is not None
    yield window
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_focusable_widget_has_a_name(seen_window: Window, scene: Scene) -> None:
    show_scene(seen_window, scene)
    assert inspection.unnamed(seen_window) == []


class Restless(QObject):
    """Collects what is laid out anew."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self.seen.append(type(watched).__name__)
        return False

    def is_over(self) -> bool:
        """Whether nothing was since this was asked last; a message may go by itself meanwhile."""
        seen, self.seen = self.seen, []
        return not seen


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_where_nobody_does_anything_nothing_is_done(
    qapp: QApplication, qtbot: QtBot, seen_window: Window, scene: Scene
) -> None:
    """A layout that asks for the next one keeps the processor busy for ever."""
    show_scene(seen_window, scene)
    restless = Restless()
    qapp.installEventFilter(restless)
    qtbot.wait(20)  # turns of the loop; without anything to do it sleeps through them
    qtbot.waitUntil(restless.is_over)
    qapp.removeEventFilter(restless)


def test_the_welcome_page_and_its_steps_have_names(empty_window: Window) -> None:
    assert inspection.unnamed(empty_window) == []
    empty_window.begin_new()
    assert inspection.unnamed(empty_window) == []
