"""The keys of the form as a whole: from question to question, section to section, and two views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.kit.segmented import Segmented
from ui.pages.case.form.row_keys import is_typing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from ui.pages.case.form.tab import FormTab

    Act = Callable[[], object]


def meaning(tab: FormTab, event: QKeyEvent) -> Act | None:
    """What a key that no row took means here; nothing, if it means nothing."""
    key, control = event.key(), Qt.KeyboardModifier.ControlModifier
    both = control | Qt.KeyboardModifier.ShiftModifier
    if event.modifiers() in (control, both):
        chords: dict[tuple[object, int], Act] = {
            (control, Qt.Key.Key_J): tab.next_unanswered,
            (both, Qt.Key.Key_J): lambda: tab.next_unanswered(back=True),
            (control, Qt.Key.Key_Down): lambda: tab.step_section(1),
            (control, Qt.Key.Key_Up): lambda: tab.step_section(-1),
        }
        return chords.get((event.modifiers(), key))
    if is_typing(tab.window().focusWidget()):
        return None
    arrows: dict[int, Act] = {
        Qt.Key.Key_Down: lambda: tab.step(1),
        Qt.Key.Key_Up: lambda: tab.step(-1),
    }
    letters: dict[int, Act] = {
        Qt.Key.Key_J: lambda: tab.step(1),
        Qt.Key.Key_K: lambda: tab.step(-1),
        Qt.Key.Key_U: lambda: tab.show_unanswered_only(not tab.head.only.isChecked()),
        Qt.Key.Key_G: tab.toggle_guidance,
    }
    return arrows.get(key) or (letters.get(key) if Segmented.single_letters else None)
