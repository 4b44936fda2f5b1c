"""What a row says besides its question: it does not apply, or a child may be unsafe."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import AlarmButton, LinkButton
from ui.kit.labels import Label
from ui.kit.panels import Banner, IconLabel, SuggestionStrip

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


class SystemsBeside(QWidget):
    """Tells what is noted of the systems one by one, and leads there.

    Signals:
        asked: the window's command that opens the systems read.
    """

    asked = Signal(str)

    def __init__(self, question_id: str) -> None:
        super().__init__()
        self._words = Label("", "small t2")
        link = LinkButton("Open systems read", measure="card")
        link.setAccessibleName(f"{question_id}, open systems read")
        link.clicked.connect(lambda: self.asked.emit("case.systems"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(IconLabel("database", "t3", 14))
        line.addWidget(self._words)
        line.addWidget(link)
        line.addStretch(1)

    def say(self, words: str, *, current: bool) -> None:
        """Say what is noted, while the row is the one worked on."""
        self._words.setText(words)
        self.setVisible(current)


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
