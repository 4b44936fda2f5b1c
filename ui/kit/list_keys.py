"""The keys that lists and tables have in common: J and K walk, Enter opens, letters are the page's.

Qt would search the list for a letter; here letters are keys of the page around it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ARROWS = {int(Qt.Key.Key_J): Qt.Key.Key_Down, int(Qt.Key.Key_K): Qt.Key.Key_Up}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_plain(event: QKeyEvent) -> bool:
    """Whether no other key is held."""
    return event.modifiers() == Qt.KeyboardModifier.NoModifier


def opens(event: QKeyEvent) -> bool:
    """Whether the key opens the current row."""
    return event.key() in ENTER and is_plain(event)


def is_of_page(event: QKeyEvent) -> bool:
    """Whether the key is one of the page: a letter or digit that does not walk."""
    walks = event.key() in ARROWS or event.key() == Qt.Key.Key_Space
    return bool(event.text()) and is_plain(event) and not walks


def walking(event: QKeyEvent) -> QKeyEvent:
    """The arrow that J or K stands for; any other key as it is."""
    arrow = ARROWS.get(event.key())
    if arrow is None or not is_plain(event):
        return event
    return QKeyEvent(event.type(), arrow, event.modifiers())
