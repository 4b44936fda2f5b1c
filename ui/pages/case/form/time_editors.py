"""Editors of times: the event on the timeline is the answer, one or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.moments import MomentError, show_moment
from ui.kit.buttons import IconButton, SecondaryButton
from ui.kit.combo import Combo
from ui.kit.fields import Field, MomentField
from ui.kit.labels import Label, Pill
from ui.look import fonts
from ui.pages.case.form.part_editor import GAP, Home, Message, PartEditor
from ui.pages.case.form.typed_editors import FieldEditor, SavedText

if TYPE_CHECKING:
    from ddaudit_desktop.definitions import Part, Question
    from ddaudit_desktop.form.rows import PartAnswer, Time
    from ui.pages.case.form.answering import Answering

PLACEHOLDER = "11/2/2020 1924"
WIDTH = 172
NOT_RECORDED = "Not recorded"
STARTS = "0123456789+?~"


class TimeEditor(FieldEditor):
    """One time, typed as people write it; shown as it was understood."""

    starts = STARTS

    def __init__(
        self, answering: Answering, question: Question, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(answering, question, part, parent)
        self.pill = Pill("On timeline", "acc", icon="clock")
        self.first.insertWidget(1, self.pill)
        self.pill.hide()

    @override
    def make_field(self) -> Field:
        field = MomentField(self.name, placeholder=PLACEHOLDER)
        field.setMinimumWidth(fonts.px(WIDTH))
        return field

    @override
    def shown(self, answer: PartAnswer) -> str:
        return answer.times[0].when if answer.times else ""

    @override
    def show_answer(self, answer: PartAnswer) -> None:
        super().show_answer(answer)
        fitting = self.field.fontMetrics().horizontalAdvance(self.field.text()) + fonts.px(44)
        self.field.setFixedWidth(max(fonts.px(WIDTH), fitting))
        unplaced = bool(answer.times) and answer.times[0].when == "no time"
        self.pill.setText("Not yet placed" if unplaced else "On timeline")
        self.pill.setVisible(bool(answer.times))

    @override
    def typing(self, text: str) -> None:
        self.say_wrong("")
        if self.message is None:
            return
        try:
            moment = self.answering.read(self.question, self.part, text)
        except MomentError:
            return
        self.message.say(f"Read as {show_moment(moment)}")

    @override
    def store(self, text: str) -> bool:
        return self.answering.time(self.question, self.part, text)


class TimeLine(QWidget):
    """One of several times: when, what goes with it, a cross."""

    def __init__(self, editor: TimesEditor, event_id: str, number: int) -> None:
        super().__init__()
        self.event_id = event_id
        self._editor = editor
        self._key = (editor.question.id, editor.part.key, event_id)
        name = f"{editor.name} {number}"
        self.when = MomentField(name, placeholder=PLACEHOLDER)
        self.when.setFixedWidth(fonts.px(WIDTH))
        self.when.setReadOnly(editor.read_only)
        self.when.committed.connect(self._commit)
        self.note = SavedText(
            f"Note on {name}",
            lambda text: editor.answering.note_time(event_id, text),
            min_lines=1,
        )
        self.note.setPlaceholderText("What changed, and the reason given")
        self.note.setReadOnly(editor.read_only)
        self.cross = IconButton("x", f"Remove {name}", bare=True)
        self.cross.clicked.connect(lambda: editor.answering.remove_time(self.event_id))
        self.message = Message()
        self.message.put_back.clicked.connect(self._put_back)
        self._stored = ""
        self._time: Time | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.when, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.note, 4)
        line.addStretch(0 if event_id else 1)
        line.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(line)
        self.choices: dict[str, Combo] = {}
        if event_id:
            outer.addLayout(self._particulars(name))
        outer.addWidget(self.message)
        self.cross.setHidden(not event_id or editor.read_only)
        self.note.setHidden(not event_id)

    def _particulars(self, name: str) -> QHBoxLayout:
        """A choice for each particular of the kind of event: its own word says what it is."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for detail in self._editor.answering.particulars(self._editor.part):
            options = [(option.code, option.word) for option in detail.options]
            combo = Combo(f"{detail.label} of {name}", options, empty=NOT_RECORDED)
            combo.setEnabled(not self._editor.read_only)
            combo.chosen.connect(lambda code, key=detail.key: self._tell(key, code))
            self.choices[detail.key] = combo
            row.addWidget(Label(detail.label, "small t2"))
            row.addWidget(combo)
        row.addStretch(1)
        return row

    def _tell(self, key: str, code: str | None) -> None:
        if self._time is not None:
            self._editor.answering.tell_time(self._time, key, code)

    def show_time(self, time: Time) -> None:
        """Show what is stored."""
        self._time = time
        self._stored = time.when
        for key, combo in self.choices.items():
            combo.set_value(time.details.get(key))
        need = self.when.fontMetrics().horizontalAdvance(time.when) + fonts.px(44)
        self.when.setFixedWidth(max(fonts.px(WIDTH), need))
        if not self.message.text:
            self.when.set_stored(time.when)
        self.note.set_stored(time.note)

    def _commit(self, text: str) -> None:
        editor = self._editor
        editor.answering.drafts[self._key] = text
        try:
            stored = editor.answering.time(editor.question, editor.part, text, self.event_id)
        except MomentError as error:
            self.when.set_wrong(str(error))
            self.message.say(str(error), wrong=True, name=editor.name)
            return
        if stored:
            self._put_back()

    def restore(self) -> bool:
        """Show again what was typed and not understood, after another section was on screen."""
        draft = self._editor.answering.drafts.get(self._key, "")
        if draft:
            self.when.setText(draft)
            self.when.flush()
        return bool(draft)

    def _put_back(self) -> None:
        self._editor.answering.drafts.pop(self._key, None)
        self.when.set_wrong("")
        self.message.say("")
        self.when.setText(self._stored)
        self.when.set_stored(self._stored)
        if not self.event_id:
            self._editor.done_adding(self)


class TimesEditor(PartEditor):
    """Several times, each an event of its own, with what goes with it."""

    wide = True
    takes_label = True

    def __init__(
        self, answering: Answering, question: Question, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(answering, question, part, parent)
        self.button = SecondaryButton("Add", icon="plus")
        self.button.setAccessibleName(f"{self.name}, add")
        self.button.setEnabled(not self.read_only)
        self.button.clicked.connect(self.add)
        holder = Home(f"{self.name}, list")
        holder.box.addWidget(self.button)
        self.first.addWidget(holder)
        self.home = holder if self.main else self.button
        if not self.main:
            holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._times = QVBoxLayout()
        self._times.setSpacing(GAP)
        self.lines.addLayout(self._times)
        self._shown: dict[str, TimeLine] = {}
        self.new_line: TimeLine | None = None

    @override
    def show_answer(self, answer: PartAnswer) -> None:
        first = self.answer is None
        super().show_answer(answer)
        there = {time.event_id for time in answer.times}
        for gone in set(self._shown) - there:
            _drop(self._shown.pop(gone))
        for place, time in enumerate(answer.times):
            line = self._shown.get(time.event_id)
            if line is None:
                line = self._shown[time.event_id] = TimeLine(self, time.event_id, place + 1)
                self._times.insertWidget(place, line)
                line.show()
            line.show_time(time)
            if first:
                line.restore()
        if first and (self.question.id, self.part.key, "") in self.answering.drafts:
            self._offer().restore()

    @property
    def time_lines(self) -> list[TimeLine]:
        """The lines of the stored times, in time order."""
        times = self.answer.times if self.answer else ()
        return [self._shown[time.event_id] for time in times]

    def add(self) -> TimeLine:
        """Offer an empty field for one more time, and go into it."""
        line = self._offer()
        line.when.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return line

    def _offer(self) -> TimeLine:
        if self.new_line is None:
            self.new_line = TimeLine(self, "", len(self._shown) + 1)
            self._times.addWidget(self.new_line)
            self.new_line.show()
            self.rearranged.emit()
        return self.new_line

    def done_adding(self, line: TimeLine) -> None:
        """Take the field for a new time away, once its time is on the timeline."""
        if line is self.new_line:
            self.new_line = None
            had_focus = line.isAncestorOf(line.window().focusWidget() or line)
            _drop(line)
            if had_focus:
                self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def enter(self) -> bool:
        if self.read_only:
            return False
        self.add()
        return True

    @override
    def begin(self, text: str) -> bool:
        if self.read_only or text not in STARTS:
            return False
        self.add().when.insert(text)
        return True

    @override
    def flush(self) -> None:
        for line in [*self._shown.values(), *([self.new_line] if self.new_line else [])]:
            line.when.flush()
            line.note.flush()


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
