"""The keys of a row: they work while the row has the focus, never while something is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.kit.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.pages.case.form.row import QuestionRow

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
ABSENT = {Qt.Key.Key_R: "not_recorded", Qt.Key.Key_A: "not_applicable"}


def is_typing(widget: QWidget | None) -> bool:
    """Whether a widget takes letters for itself."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QAbstractItemView)


class RowKeys:
    """Turns keys into what they mean on one row; keys that mean nothing here go on."""

    def __init__(self, row: QuestionRow) -> None:
        self._row = row

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; whether it said anything."""
        row = self._row
        key = event.key()
        focus = row.window().focusWidget()
        at_home = focus is row.home
        if key == Qt.Key.Key_Escape and not at_home:
            row.take_focus()
            return True
        if is_typing(focus):
            return self._after_typing(focus, event)
        if event.modifiers() not in PLAIN:
            return False
        if key in ENTER:
            return self._enter(focus, event)
        if key == Qt.Key.Key_Space:  # what wants it for itself has had it by now
            return event.isAutoRepeat() or row.take_suggestion()
        if self._evidence(key):
            return True
        return at_home and self._answer(event)

    def _after_typing(self, focus: QWidget | None, event: QKeyEvent) -> bool:
        """Enter in a field of one line goes back to the row; what is wrong holds it."""
        if event.key() in ENTER and isinstance(focus, QLineEdit):
            if not focus.property("wrong"):
                self._row.take_focus()
            return True
        return False

    def _enter(self, focus: QWidget | None, event: QKeyEvent) -> bool:
        row = self._row
        if isinstance(focus, QAbstractButton) and focus is not row.home:
            focus.click()
            return True
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if not shifted and focus is row.home and row.main_editor.enter():
            return True
        if row.detail is not None:
            row.detail.go_into_note()
        return True

    def _evidence(self, key: int) -> bool:
        detail = self._row.detail
        if detail is None or key not in (Qt.Key.Key_Q, Qt.Key.Key_T):
            return False
        if not Segmented.single_letters:
            return False
        if key == Qt.Key.Key_Q:
            detail.write_quote()
        else:
            detail.open_events()
        return True

    def _answer(self, event: QKeyEvent) -> bool:
        row, editor, text = self._row, self._row.main_editor, event.text()
        if row.answering.read_only:
            return False
        if text and editor.begin(text):
            return True
        if text.isdigit() and editor.digit(int(text)):
            return True
        code = ABSENT.get(Qt.Key(event.key())) if Segmented.single_letters else None
        if code is not None and not editor.has_own_absence():
            editor.choose(code)
            return True
        return False
