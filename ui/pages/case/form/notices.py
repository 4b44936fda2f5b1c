"""What a row says besides its question: a suggestion, systems noted, a child who may be unsafe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import AlarmButton, LinkButton
from ui.kit.labels import Label
from ui.kit.panels import Banner, IconLabel
from ui.pages.case.form.suggestion import QuestionSuggestion

if TYPE_CHECKING:
    from ddaudit_desktop.form.rows import Row

GAP = 6
UNSAFE = "If a child may be unsafe now, tell someone and record that you did."
RECORDED = "The concern is recorded. Another one can be raised at any time."


class Notices(QObject):
    """The notices of a row, one below the other; each is made when it is first needed.

    Attributes:
        box: the layout they stand in, for the row to place.
        suggestion: the strip that says what the case knows already, once there was one.
        concern: the offer to raise a concern, once there was one.

    Signals:
        taken: the person takes what is suggested.
        asked: a command of the window.
        emptied: a notice with the focus is about to go; the row can take the focus.
    """

    taken = Signal()
    asked = Signal(str)
    emptied = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.box = QVBoxLayout()
        self.box.setSpacing(GAP)
        self.suggestion: QuestionSuggestion | None = None
        self.concern: ConcernOffer | None = None
        self._systems: SystemsBeside | None = None

    def show_row(self, row: Row, *, current: bool, read_only: bool) -> None:
        """Show what a row has to say now."""
        self._suggest(row, read_only=read_only)
        if row.systems and self._systems is None:
            self._systems = SystemsBeside(row.question.id)
            self._systems.asked.connect(self.asked)
            self.box.addWidget(self._systems)
        if self._systems is not None:
            self._systems.say(row.systems, current=current)
        if row.concern_offered and self.concern is None:
            self.concern = ConcernOffer()
            self.concern.asked.connect(self.asked)
            self.box.addWidget(self.concern)
        if self.concern is not None:
            self.concern.show_concern(row.concern, offered=row.concern_offered)

    def _suggest(self, row: Row, *, read_only: bool) -> None:
        suggestion = None if read_only else row.suggestion
        if self.suggestion is None and suggestion is not None:
            self.suggestion = QuestionSuggestion(row.question.id)
            self.suggestion.taken.connect(self.taken)
            self.box.insertWidget(0, self.suggestion)
        strip = self.suggestion
        if strip is None:
            return
        focus = strip.window().focusWidget()
        if suggestion is None and focus is not None and strip.isAncestorOf(focus):
            self.emptied.emit()
        strip.show_suggestion(suggestion)


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
