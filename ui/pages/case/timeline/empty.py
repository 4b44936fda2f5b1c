"""What the timeline says while nothing on it has a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.labels import Label
from ui.kit.panels import Panel
from ui.look import fonts
from ui.pages.case.timeline.zoom_bar import PASTE

NOTHING = (
    "Dates and times that you answer on the form appear here by themselves. "
    "A pasted log becomes events line by line, and others can be added by hand, with as much of "
    "the time as is known."
)
ONLY_WAITING = (
    "No event has a time yet. Those below wait until one is given; nothing is drawn for them."
)


class EmptyTimeline(QWidget):
    """A calm note that offers to paste a log or to add an event.

    Signals:
        add_wanted: add an event.
        paste_wanted: paste a log.
    """

    add_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Label(NOTHING, "t2", wrap=True)
        self.paste = PrimaryButton("Paste log", icon="clipboard-text", keys=PASTE)
        self.paste.clicked.connect(self.paste_wanted)
        self.button = SecondaryButton("Add event", icon="plus", keys="E")
        self.button.clicked.connect(self.add_wanted)
        card = Panel()
        card.setMaximumWidth(fonts.px(440))
        inner = QVBoxLayout(card)
        inner.setContentsMargins(20, 16, 20, 18)
        inner.setSpacing(8)
        inner.addWidget(Label("Nothing on the timeline yet", "heading"))
        inner.addWidget(self._text)
        inner.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.paste)
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 2)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.addStretch(2)
        box.addLayout(row)
        box.addStretch(3)

    def say(self, *, waiting: bool) -> None:
        """Say what there is: nothing at all, or only events without a time."""
        self._text.setText(ONLY_WAITING if waiting else NOTHING)
