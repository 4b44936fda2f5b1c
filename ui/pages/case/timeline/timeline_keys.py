"""The keys of the timeline: what each does, and what the status bar and F1 say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.commands import KeyHint
from ui.kit.segmented import Segmented
from ui.pages.case.judged import HINTS as JUDGE
from ui.pages.case.judged import JudgedExtract
from ui.pages.case.timeline.looking import STEP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.pages.case.timeline.tab import TimelineTab

    Act = Callable[[], object]

OF_CLOCKS = (
    KeyHint(("↑", "↓"), "Clock"),
    KeyHint(("←",), "Where it begins"),
    KeyHint(("→",), "Where it ends"),
    KeyHint(("+", "-"), "Zoom"),
    KeyHint(("0",), "Fit"),
    KeyHint(("F8",), "Next flag"),
    KeyHint(("Ctrl+P",), "PDF page"),
)
OF_EVENTS = (
    KeyHint(("←", "→"), "Event"),
    KeyHint(("↑", "↓"), "Lane"),
    KeyHint(("+", "-"), "Zoom"),
    KeyHint(("0",), "Fit"),
    KeyHint(("E",), "Add"),
    KeyHint(("T",), "Set time"),
    KeyHint(("Enter",), "Edit"),
    KeyHint(("Del",), "Remove"),
    KeyHint(("G",), "Next gap"),
    KeyHint(("N",), "Night"),
    KeyHint(("L",), "List"),
    KeyHint(("Ctrl+P",), "PDF page"),
    KeyHint(("F8",), "Next flag"),
)


def hints_for(focus: QWidget | None, *, of_clock: bool) -> Sequence[KeyHint]:
    """The keys that work now: in a quotation, with a clock chosen, or with an event."""
    if isinstance(focus, JudgedExtract):
        return JUDGE
    return OF_CLOCKS if of_clock else OF_EVENTS


def meaning(tab: TimelineTab, event: QKeyEvent) -> Act | None:
    """What a key that no part of the timeline took means here; nothing, if it means nothing."""
    pad, shift = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier
    if event.modifiers() & ~(pad | shift):
        return None
    key = Qt.Key
    always: dict[int, Act] = {
        key.Key_Delete: tab.remove_event,
        key.Key_Return: tab.edit_event,
        key.Key_Enter: tab.edit_event,
        key.Key_Left: lambda: tab.show_end(0),
        key.Key_Right: lambda: tab.show_end(-1),
    }
    letters: dict[int, Act] = {
        key.Key_Plus: lambda: tab.view.zoom(STEP),
        key.Key_Equal: lambda: tab.view.zoom(STEP),
        key.Key_Minus: lambda: tab.view.zoom(1 / STEP),
        key.Key_0: tab.view.fit,
        key.Key_E: tab.add_event,
        key.Key_T: tab.set_time,
        key.Key_G: tab.next_gap,
        key.Key_N: tab.bar.night.toggle,
        key.Key_L: tab.toggle_list,
    }
    found = always.get(event.key())
    return found or (letters.get(event.key()) if Segmented.single_letters else None)
