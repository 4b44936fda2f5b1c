"""What stands in the list's place: no case yet, or none that matches."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.labels import Label
from ui.kit.panels import Card
from ui.look import fonts

CENTRE = Qt.AlignmentFlag.AlignCenter

STEPS = (
    ("1", "Add the cases of the sample", "Reference, theme, the child by pseudonym, the period."),
    ("2", "Audit each case", "Answer the questions, quote the record, see the timeline."),
    ("3", "Grade it and file its record", "You grade. The program counts, and writes the record."),
)


class NoCases(QWidget):
    """The way to the first case, in three steps.

    Signals:
        add_wanted: add a case.
    """

    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card("No cases yet")
        card.setMaximumWidth(fonts.px(520))
        for number, title, text in STEPS:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Label(number, "figure acc"), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(Label(title, "strong"))
            words.addWidget(Label(text, "small t2", wrap=True))
            row.addLayout(words, 1)
            card.body.addLayout(row)
        self.button = PrimaryButton("Add case", keys="Ctrl+N", icon="plus")
        self.button.clicked.connect(self.add_wanted)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.addWidget(self.button)
        foot.addStretch(1)
        card.body.addLayout(foot)
        box = QVBoxLayout(self)
        box.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(3)


class NoMatch(QWidget):
    """Nothing passes the filters and the search.

    Signals:
        cleared: take the filters away.
    """

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "heading")
        self._why = Label("", "t2", wrap=True)
        self._why.setAlignment(CENTRE)
        self.button = SecondaryButton("Clear filters", keys="Esc")
        self.button.clicked.connect(self.cleared)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addStretch(2)
        box.addWidget(self._words, 0, CENTRE)
        box.addWidget(self._why)
        box.addSpacing(4)
        box.addWidget(self.button, 0, CENTRE)
        box.addStretch(3)

    def say(self, total: int, typed: str) -> None:
        """Say what was looked for."""
        self._words.setText(f"0 of {total}")
        searched = f"No case has “{typed}” and passes the filters." if typed else ""
        self._why.setText(searched or "No case passes these filters together.")
