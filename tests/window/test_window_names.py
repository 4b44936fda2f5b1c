"""Every screen: each focusable widget has a name, and no word is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from ui.kit.sheet import Sheet
from ui.look import inspection, theme
from ui.shots import SCENES, Scene

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.window import Window


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_focusable_widget_has_a_name(window: Window, scene: Scene) -> None:
    scene.show(window)
    assert inspection.unnamed(window) == []


@pytest.mark.parametrize("text", [100, 150])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)], ids=lambda size: f"{size[0]}")
def test_no_word_is_cut_off(window: Window, qtbot: QtBot, size: tuple[int, int], text: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", text)
    window.resize(*size)
    faults: list[str] = []
    for scene in SCENES:
        while sheet := Sheet.uppermost(window):
            sheet.dismiss()
        scene.show(window)
        qtbot.wait(200)
        faults += [f"{scene.name}: {fault}" for fault in inspection.clipped(window)]
    assert faults == []


def test_the_welcome_page_and_its_steps_have_names(empty_window: Window) -> None:
    assert inspection.unnamed(empty_window) == []
    empty_window.begin_new()
    assert inspection.unnamed(empty_window) == []
