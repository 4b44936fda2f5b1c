"""What the steps of a new deep dive have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.labels import Label

if TYPE_CHECKING:
    from ui.pages.welcome.draft import Draft


class Step(QWidget):
    """One step: a heading, a sentence, fields.

    Signals:
        changed: something was typed; whether the step is complete may be another.
    """

    changed = Signal()

    name = ""
    heading = ""
    sentence = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(16)
        self.box.addWidget(Label(self.heading, "program"))
        self.box.addWidget(Label(self.sentence, "t2", wrap=True))

    def missing(self) -> str:
        """What is still needed, as a sentence; empty when the step is complete."""
        return ""

    def fill(self, draft: Draft) -> None:
        """Write what was typed into the draft."""

    def start_focus(self) -> None:
        """Put the focus into the first field."""
