"""Editors of what is typed: a number, a day, a text."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop.entries import read_day, read_number
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.on_the_day import day_of
from ui.kit.fields import Field, MomentField
from ui.kit.labels import Label
from ui.kit.rest import Rest
from ui.kit.text_area import NoteEdit
from ui.look import fonts
from ui.pages.case.form.part_editor import Home, Message, PartEditor
from ui.pages.case.nudge import Nudge

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ddaudit_desktop.definitions import Part, Question
    from ddaudit_desktop.form.rows import PartAnswer
    from ui.pages.case.form.answering import Answering


class FieldEditor(PartEditor):
    """A field of one line inside the home of its row.

    What cannot be read stays in the field, with a sentence that says how to write it; the stored
    answer is untouched until it can.
    """

    starts: ClassVar[str] = "0123456789"

    def __init__(
        self, answering: Answering, question: Question, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(answering, question, part, parent)
        self.field = self.make_field()
        self.field.setReadOnly(self.read_only)
        self.field.committed.connect(self.commit)
        self.field.textEdited.connect(self.typing)
        self.field.editingFinished.connect(self._settle)
        self._pause = Rest(self)
        self._pause.timeout.connect(self._write_early)
        self.field.textEdited.connect(self._pause.touch)
        holder = Home(f"{self.name}, field")
        holder.box.addWidget(self.field)
        self.first.addWidget(holder)
        self.home = holder if self.main else self.field
        if not self.main:
            holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.message = Message()
        self.message.put_back.clicked.connect(self.put_back)
        self.wrong = ""

    def make_field(self) -> Field:
        """The field, empty."""
        raise NotImplementedError

    def shown(self, answer: PartAnswer) -> str:
        """The stored answer as the field shows it."""
        raise NotImplementedError

    def store(self, text: str) -> bool:
        """Write what was typed, and say whether it is stored.

        Raises:
            KnownError: it cannot be read.
        """
        raise NotImplementedError

    def keep(self, value: str) -> bool:
        """Store a value; an empty field beside "not recorded" leaves that answer alone."""
        if not value and self.answer is not None and self.answer.absence:
            return True
        return self.answering.choose(self.question, self.part, value)

    def typing(self, _text: str) -> None:
        """React to each key; by default only what was wrong is forgotten."""
        if self.wrong:
            self.say_wrong("")

    def commit(self, text: str) -> None:
        """Write what was typed, or say why that is not possible."""
        key = (self.question.id, self.part.key, "")
        self.answering.drafts[key] = text
        try:
            stored = self.store(text)
        except KnownError as error:
            self.say_wrong(str(error))
            return
        if stored:
            del self.answering.drafts[key]
            self.say_wrong("")
            if self.answer is not None:
                self.field.set_stored(self.shown(self.answer))

    def _write_early(self) -> None:
        """Write what can be read already, so that a crash costs no more than the last second."""
        text = self.field.text()
        if self.busy and text.strip():
            with suppress(KnownError):
                self.store(text)

    @property
    def busy(self) -> bool:
        """Whether the person is typing in the field: then its text is theirs."""
        return self.field.hasFocus() and self.field.isModified()

    def _settle(self) -> None:
        """Show the answer as it is stored, once the field is left."""
        self._pause.stop()
        if not self.wrong and self.answer is not None and not self.field.hasFocus():
            self.field.set_stored(self.shown(self.answer))

    def say_wrong(self, sentence: str) -> None:
        """Mark the field and say why; an empty sentence takes both away."""
        self.wrong = sentence
        self.field.set_wrong(sentence)
        if self.message is not None:
            self.message.say(sentence, wrong=bool(sentence), name=self.name)

    def put_back(self) -> None:
        """Show again what is stored."""
        self.answering.drafts.pop((self.question.id, self.part.key, ""), None)
        self.say_wrong("")
        self.field.clearFocus()
        self.field.set_stored(self.shown(self.answer) if self.answer else "")
        self.home.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def show_answer(self, answer: PartAnswer) -> None:
        first = self.answer is None
        changed = self.answer is not None and self.shown(self.answer) != self.shown(answer)
        super().show_answer(answer)
        if self.busy:
            return
        key = (self.question.id, self.part.key, "")
        draft = self.answering.drafts.get(key)
        if changed or draft is None:
            self.say_wrong("")
            self.field.set_stored(self.shown(answer))
        elif first:
            self.field.set_stored(self.shown(answer))
            self.field.setText(draft)
            self.field.flush()

    @override
    def enter(self) -> bool:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        return True

    @override
    def begin(self, text: str) -> bool:
        if self.read_only or text not in self.starts:
            return False
        self.enter()
        self.field.insert(text)
        self.typing(self.field.text())
        return True

    @override
    def flush(self) -> None:
        self._pause.stop()
        self.field.flush()


class NumberEditor(FieldEditor):
    """A whole number with what it counts."""

    def __init__(
        self, answering: Answering, question: Question, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(answering, question, part, parent)
        self._unit = Label(part.unit, "small t2")
        self.first.insertWidget(1, self._unit)

    @property
    @override
    def line_label(self) -> str:
        self._unit.hide()
        return f"{self.part.label}, {self.part.unit}" if self.part.unit else self.part.label

    @override
    def make_field(self) -> Field:
        field = Field(f"{self.name}, {self.part.unit}" if self.part.unit else self.name)
        field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        field.setFixedWidth(fonts.px(64))
        return field

    @override
    def shown(self, answer: PartAnswer) -> str:
        return "" if answer.absence else answer.value

    @override
    def store(self, text: str) -> bool:
        return self.keep(read_number(text))


class DateEditor(FieldEditor):
    """One day."""

    @override
    def make_field(self) -> Field:
        field = MomentField(self.name, placeholder="17/6/2020")
        field.setFixedWidth(fonts.px(172))
        return field

    @override
    def shown(self, answer: PartAnswer) -> str:
        return "" if answer.absence else show_date(answer.value)

    @override
    def store(self, text: str) -> bool:
        return self.keep(read_day(text, day_of(self.answering.audit)))


class SavedText(NoteEdit):
    """A text that saves itself, and stays on screen as typed when it could not be saved.

    Args:
        save: writes the text and says whether it is stored.
    """

    def __init__(
        self, name: str, save: Callable[[str], bool], *, min_lines: int = 2, max_lines: int = 14
    ) -> None:
        super().__init__(name, min_lines=min_lines, max_lines=max_lines)
        self._save = save
        self._unsaved = False
        self.committed.connect(self._write)

    def _write(self, text: str) -> None:
        self._unsaved = not self._save(text)

    @override
    def set_stored(self, text: str) -> None:
        if not self._unsaved:
            super().set_stored(text)

    @override
    def flush(self) -> None:
        if self._unsaved:
            self._write(self.text())
        super().flush()


class TextEditor(PartEditor):
    """A text that grows with what is written and saves itself."""

    wide = True
    takes_label = True

    def __init__(
        self, answering: Answering, question: Question, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(answering, question, part, parent)
        self.text = SavedText(
            self.name,
            lambda text: answering.write(question, part, text),
            min_lines=2 if self.main else 1,
        )
        self.text.setReadOnly(self.read_only)
        self.nudge = Nudge(self.text)
        holder = Home(f"{self.name}, text")
        holder.box.addWidget(self.text)
        self.lines.addWidget(holder)
        self.lines.addWidget(self.nudge)
        self.home = holder if self.main else self.text
        if not self.main:
            holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def show_answer(self, answer: PartAnswer) -> None:
        super().show_answer(answer)
        self.text.set_stored(answer.text)
        self.nudge.set_audit(self.answering.audit)

    @override
    def enter(self) -> bool:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @override
    def flush(self) -> None:
        self.text.flush()
