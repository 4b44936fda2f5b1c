"""A person at the keyboard: keys go to whatever has the focus, as they do in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press one key, with others held."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(focused(), key, held)


def types(text: str) -> None:
    """Type letter by letter; the focus may move on meanwhile."""
    for letter in text:
        QTest.keyClicks(focused(), letter)
