"""A sheet in which something is written: Esc asks once more before that is given up."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from ui.kit.sheet import Sheet

STILL_HERE = "Not saved yet. Press Esc again to give up what you typed."


class EntrySheet(Sheet):
    """What was typed into it is given up only when asked for twice."""

    _begun: object = None
    _told_of: object = None

    def typed(self) -> object:
        """What is written now, to tell whether anything would be lost."""
        lines = [field.text() for field in self.findChildren(QLineEdit)]
        areas = [area.toPlainText() for area in self.findChildren(QPlainTextEdit)]
        return sorted(text for text in (*lines, *areas) if text)

    @override
    def present(self, first: QWidget | None = None) -> None:
        super().present(first)
        self._begun = self._told_of = self.typed()

    @override
    def cancel(self) -> None:
        now = self.typed()
        if now in (self._begun, self._told_of):
            super().cancel()
            return
        self._told_of = now
        self.note.setText(STILL_HERE)
        self.note.set_look("small red")
