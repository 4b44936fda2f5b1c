"""What the editors of all answer types have in common, and how "not recorded" is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import LinkButton
from ui.kit.contents import contents, widgets_in
from ui.kit.labels import Label
from ui.kit.segmented import NOT_APPLICABLE, NOT_RECORDED, Segmented
from ui.look import metrics

if TYPE_CHECKING:
    from ddaudit_desktop.definitions import Part, Question
    from ddaudit_desktop.form.rows import PartAnswer
    from ui.pages.case.form.answering import Answering

GAP = 6
RIGHT = Qt.AlignmentFlag.AlignRight


class Home(QWidget):
    """Where the focus of a row stands while nothing is typed, so that single letters work.

    It holds the field of the answer and wears the focus ring; the row handles its keys.
    """

    focus_ring = "focus"

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(GAP)


class Message(QWidget):
    """A line about what is being typed: how it is understood, or what is wrong with it.

    Attributes:
        put_back: offered when something is wrong: shows again what is stored.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "small t2", wrap=True)
        self._words.setAlignment(RIGHT | Qt.AlignmentFlag.AlignVCenter)
        self._words.setMinimumHeight(metrics.control("card"))
        self.put_back = LinkButton("Put back", measure="card")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self._words, 1)
        line.addWidget(self.put_back, 0, Qt.AlignmentFlag.AlignTop)
        self.say("")

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, text: str, *, wrong: bool = False, name: str = "") -> None:
        """Say something; an empty text says nothing."""
        self._words.set_look("small red" if wrong else "small t2")
        self._words.setText(text)
        self.put_back.setAccessibleName(f"Put back the stored answer of {name}")
        self.put_back.setVisible(wrong)
        self.setVisible(bool(text))


class PartEditor(QWidget):
    """The editor of one part of a question.

    An editor writes through its `Answering` and shows what it is given; it never reads records.

    Attributes:
        takes_label: whether its label stands in its own first line.
        wide: whether it takes the whole width below the question instead of a place beside it.
        home: for the main part, the widget that has the focus while the row has it.
        own_line: whether it has a line of the row for itself and its label.
        beside: whether "not recorded" stands beside the field, not below it.
        first: the layout of its first line, right-aligned.
        message: a line that the row places below the editor.

    Signals:
        rearranged: fields have come or gone.
    """

    rearranged = Signal()

    wide: bool = False
    takes_label: bool = False

    def __init__(
        self, answering: Answering, question: Question, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.answering = answering
        self.question = question
        self.part = part
        self.home: QWidget = self
        self.answer: PartAnswer | None = None
        self.current = False
        self.own_line = False
        self.beside = False
        self.message: Message | None = None
        self._absence: Segmented | None = None
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(GAP)
        self.first = QHBoxLayout()
        self.first.setSpacing(GAP)
        self.first.addStretch(1)
        self.lines.addLayout(self.first)

    @property
    def name(self) -> str:
        """What is answered, as a screen reader says it: ``MC-01, First worried``."""
        words = self.question.text if self.main and len(self.question.parts) == 1 else ""
        return f"{self.question.id}, {words or self.part.label}"

    @property
    def line_label(self) -> str:
        """What stands before the editor on a line of its own."""
        return self.part.label

    @property
    def main(self) -> bool:
        """Whether it edits the answer itself."""
        return self.part is self.question.main

    @property
    def read_only(self) -> bool:
        """Whether nothing may be entered."""
        return self.answering.read_only

    def show_answer(self, answer: PartAnswer) -> None:
        """Show what is stored, and never overwrite what is half typed."""
        self.answer = answer
        self._show_absence()

    def set_current(self, current: bool) -> None:
        """Know whether the row has the focus: then every way to answer is offered."""
        self.current = current
        self._show_absence()

    def choose(self, value: str | None) -> None:
        """Store a coded or numeric answer; the same absence again takes it back."""
        held = self.answer.value if self.answer else ""
        same = bool(self.answer and self.answer.absence) and value == held
        self.answering.choose(self.question, self.part, None if same else value)

    # What the row's keys do; editors take what concerns them.

    def enter(self) -> bool:
        """Go into the field of the answer, where there is one; whether there was."""
        return False

    def digit(self, number: int) -> bool:
        """Take a digit typed on the row; whether it meant something here."""
        return False

    def begin(self, text: str) -> bool:
        """Begin to type in the answer's field; whether there is one that starts like that."""
        return False

    def flush(self) -> None:
        """Write now what is half typed."""

    # Not recorded, N/A

    def has_own_absence(self) -> bool:
        """Whether "not recorded" and "N/A" stand among the choices themselves."""
        return False

    def place_absence(self, absence: Segmented) -> None:
        """Put the control into the editor: beside the field where there is room, else below."""
        if self.beside:
            labelled = any(at == 0 for at, _ in contents(self.first))
            self.first.insertWidget(2 if labelled else 1, absence)
        else:
            self.lines.addWidget(absence, 0, RIGHT)

    def fit(self, room: int) -> None:
        """Arrange for a width: on a line of its own, what fits stands beside the field."""
        absence = self._absence
        if absence is None or not self.own_line:
            return
        shown = [w for w in widgets_in(self.first) if w is not absence and not w.isHidden()]
        need = sum(w.sizeHint().width() + GAP for w in (*shown, absence))
        if (need <= room) != self.beside:
            self.beside = not self.beside
            self.first.removeWidget(absence)
            self.lines.removeWidget(absence)
            self.place_absence(absence)

    def _show_absence(self) -> None:
        """Offer "not recorded" and "N/A" on the current row, and wherever one is the answer."""
        if self.has_own_absence():
            return
        said = self.answer.absence if self.answer else ""
        wanted = (self.current and not self.read_only) or bool(said)
        if wanted and self._absence is None:
            self._absence = Segmented([NOT_RECORDED, NOT_APPLICABLE], measure="card")
            self._absence.set_name(f"{self.name}, not recorded or N/A")
            self._absence.changed.connect(
                lambda code: self.answering.choose(self.question, self.part, code)
            )
            self.place_absence(self._absence)
        if self._absence is not None:
            self._absence.set_read_only(self.read_only)
            self._absence.set_current(self.current and self.main)
            self._absence.set_value(said or None)
            self._absence.setVisible(wanted)
