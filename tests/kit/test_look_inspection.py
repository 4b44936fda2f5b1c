"""What looks windows over for the other tests finds what is cut off, and nothing that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.look.inspection import clipped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def shown_with(button: QPushButton, qtbot: QtBot) -> QWidget:
    home = QWidget()
    qtbot.addWidget(home)
    line = QHBoxLayout(home)
    line.addWidget(button)
    line.addStretch(1)
    home.resize(600, 60)
    with qtbot.waitExposed(home):
        home.show()
    return home


def test_a_word_that_has_just_grown_gets_its_room_first(qtbot: QtBot) -> None:
    button = QPushButton("Add events")
    home = shown_with(button, qtbot)
    button.setText("Add 18 events, and this one that was there")
    assert clipped(home) == []


def test_a_word_without_room_is_told_with_the_way_to_it(qtbot: QtBot) -> None:
    button = QPushButton("Add events")
    home = shown_with(button, qtbot)
    button.setFixedWidth(20)
    (fault,) = clipped(home)
    assert "QWidget > QPushButton 'Add events': is 20 by" in fault
