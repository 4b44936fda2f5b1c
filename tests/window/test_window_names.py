"""Every screen: each focusable widget has a name, and no word is cut off."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from ui.kit.sheet import Sheet
from ui.look import inspection, theme
from ui.settings import Settings
from ui.shots import SCENES, Scene, settle
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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


def test_the_welcome_page_and_its_steps_have_names(empty_window: Window) -> None:
    assert inspection.unnamed(empty_window) == []
    empty_window.begin_new()
    assert inspection.unnamed(empty_window) == []
