"""What a row says besides its question: it does not apply, or a child may be unsafe."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.buttons import AlarmButton
from ui.kit.panels import Banner, SuggestionStrip

MARK = "Mark N/A"
UNSAFE = "If a child may be unsafe now, tell someone and record that you did."
RECORDED = "The concern is recorded. Another one can be raised at any time."


class NotAsked(QWidget):
    """Offers "N/A" for a question that was not in force on the day of the case.

    Signals:
        taken: the person agrees.
    """

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.strip = SuggestionStrip("", MARK)
        self.strip.taken.connect(self.taken)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.strip)

    def show_reason(self, reason: str, *, read_only: bool) -> None:
        """Say why the question does not apply, or nothing."""
        if reason:
            self.strip.set_words(reason, MARK)
        self.setVisible(bool(reason) and not read_only)


class ConcernOffer(QWidget):
    """Offers to raise a concern where an answer says that a child may be unsafe now.

    Signals:
        asked: the window's command that raises a concern.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._banner = Banner("amb", UNSAFE, icon="megaphone")
        self.button = AlarmButton("Raise concern", keys="Ctrl+Shift+C", measure="card")
        self.button.clicked.connect(lambda: self.asked.emit("concern.raise"))
        self._banner.add_action(self.button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._banner)

    def show_concern(self, concern: str, *, offered: bool) -> None:
        """Say whether a concern of this case is recorded, and offer to record one."""
        if concern:
            self._banner.set_words("neutral", concern, RECORDED, icon="megaphone")
        else:
            self._banner.set_words("amb", UNSAFE, icon="megaphone")
        self.setVisible(offered)
