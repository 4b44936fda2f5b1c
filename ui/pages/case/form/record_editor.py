"""Questions that other records answer: what those say, and the way to where they are entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui.kit.buttons import LinkButton
from ui.kit.labels import Label
from ui.kit.paint import text_width
from ui.look import fonts, metrics
from ui.pages.case.form.part_editor import Home, PartEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ddaudit_desktop.definitions import Part, Question
    from ddaudit_desktop.form.rows import PartAnswer
    from ui.pages.case.form.answering import Answering

HEADER = ("case.header", "Open case header")
WHERE: dict[str, tuple[str, str]] = {
    "HD-16": ("case.minutes", "Correct the minutes"),
    "CL-06": ("case.actions", "Open actions"),
    "CL-07": ("case.feedback", "Record feedback"),
    "CL-08": ("case.feedback", "Record feedback"),
    "CL-12": ("case.grade", "Go to grading"),
    "CL-13": ("case.grade", "Go to grading"),
}
BY_ITSELF = {"HD-07": "", "HD-08": "No second audit yet"}
"""Questions that nobody fills in by hand, and what is said while they have no answer."""

SIX_QUESTIONS = ("CL-15", "OV-01")
"""The question that a block of the same form answers, and the first question of that block."""

INLINE = 340
NOTHING = "Nothing entered yet"


class RecordEditor(PartEditor):
    """What the records say, with a link that is offered on the current row or where it is empty."""

    def __init__(
        self, answering: Answering, question: Question, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(answering, question, part, parent)
        self._recorded = ""
        self._words = Label("")
        self.command, action = WHERE.get(question.id, HEADER)
        if question.id == SIX_QUESTIONS[0]:
            action = "Go to the questions"
        self.button = LinkButton(action)
        self.button.setAccessibleName(f"{question.id}, {action}")
        self.button.clicked.connect(self._go)
        self.holder = Home(f"{self.name}, record")
        self.holder.box.setContentsMargins(6, 0, 0, 0)
        self.holder.box.addWidget(self._words, 1)
        self.holder.box.addWidget(self.button)
        self.first.addWidget(self.holder)
        self.home = self.holder if self.main else self.button

    def show_recorded(self, words: str) -> None:
        """Show what the records say."""
        self._recorded = words
        room = text_width(words, fonts.ui(13))
        self.wide = "\n" in words or room > fonts.px(INLINE)
        self._words.setText(words or BY_ITSELF.get(self.question.id, NOTHING))
        self._words.set_look("" if words else "t3")
        self._words.setWordWrap(self.wide)
        self._words.setMinimumHeight(0 if self.wide else metrics.control())
        self.holder.setSizePolicy(
            QSizePolicy.Policy.Expanding if self.wide else QSizePolicy.Policy.Fixed,
            QSizePolicy.Policy.Preferred,
        )
        self._offer()

    @override
    def show_answer(self, answer: PartAnswer) -> None:
        super().show_answer(answer)
        self._words.setVisible(not answer.absence or bool(self._recorded))

    @override
    def set_current(self, current: bool) -> None:
        super().set_current(current)
        self._offer()

    def _offer(self) -> None:
        absent = bool(self.answer and self.answer.absence)
        wanted = self.current or not (self._recorded or absent)
        self.button.setVisible(wanted and self.question.id not in BY_ITSELF)

    def _go(self) -> None:
        if self.question.id == SIX_QUESTIONS[0]:
            self.answering.going.emit(SIX_QUESTIONS[1])
        else:
            self.answering.asked.emit(self.command)

    @override
    def enter(self) -> bool:
        if self.question.id in BY_ITSELF:
            return False
        self._go()
        return True
