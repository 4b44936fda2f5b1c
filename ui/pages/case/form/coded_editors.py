"""Editors of coded answers: yes, partly, no; one of several; any of several; a grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from ui.kit.choice import ChoiceField, ManyChoice
from ui.kit.combo import Combo
from ui.kit.segmented import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    TAKEN,
    UNANSWERED,
    YES_PARTLY_NO,
    Segment,
    Segmented,
)
from ui.pages.case.form.part_editor import Home, PartEditor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ddaudit_desktop.definitions import Option, Part, Question
    from ddaudit_desktop.form.rows import PartAnswer
    from ui.pages.case.form.answering import Answering

WIDEST = 460
ABSENCES = {one.code: one.word for one in (NOT_RECORDED, NOT_APPLICABLE)}
ROW_KEYS = set(TAKEN) | {"R", "A"}


class YesPartlyNoEditor(PartEditor):
    """Yes, partly, no, not recorded or not applicable, each with its letter."""

    def __init__(
        self, answering: Answering, question: Question, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(answering, question, part, parent)
        self.segments = Segmented(YES_PARTLY_NO, name=self.name)
        self.segments.changed.connect(lambda code: answering.choose(question, part, code))
        self.segments.set_read_only(self.read_only)
        self.first.addWidget(self.segments)
        self.home = self.segments

    @override
    def has_own_absence(self) -> bool:
        return True

    @override
    def show_answer(self, answer: PartAnswer) -> None:
        super().show_answer(answer)
        self.segments.set_value(answer.value or None)

    @override
    def set_current(self, current: bool) -> None:
        super().set_current(current)
        self.segments.set_current(current and self.main)

    @override
    def digit(self, number: int) -> bool:
        codes = [segment.code for segment in self.segments.segments]
        if not 1 <= number <= len(codes):
            return False
        self.segments.choose(codes[number - 1])
        return True


class ChoiceEditor(PartEditor):
    """One of several: side by side where that fits, in a list where it does not."""

    def __init__(
        self, answering: Answering, question: Question, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(answering, question, part, parent)
        self._holder = Home(f"{self.name}, choice")
        self.first.addWidget(self._holder)
        self.field: ChoiceField | None = None
        self._offered: tuple[Option, ...] = ()

    @override
    def show_answer(self, answer: PartAnswer) -> None:
        if self.field is None or answer.options != self._offered:
            self._offer(answer.options)
        super().show_answer(answer)
        if self.field is not None:
            chosen = None if answer.absence else answer.value or None
            self.field.set_value(chosen, otherwise=ABSENCES.get(answer.absence, UNANSWERED))

    def _offer(self, options: tuple[Option, ...]) -> None:
        self._offered = options
        if self.field is not None:
            self.field.hide()
            self.field.deleteLater()
        field = self.field = ChoiceField(lettered(options), name=self.name, widest=WIDEST)
        field.set_read_only(self.read_only)
        field.changed.connect(self.choose)
        self._holder.box.addWidget(field)
        field.show()
        chooser = field.focusProxy() or field
        lettered_answer = field.in_sight or not self.main
        self._holder.setFocusPolicy(
            Qt.FocusPolicy.NoFocus if lettered_answer else Qt.FocusPolicy.StrongFocus
        )
        self.home = chooser if lettered_answer else self._holder

    @override
    def set_current(self, current: bool) -> None:
        super().set_current(current)
        if self.field is not None:
            self.field.set_current(current and self.main)

    @override
    def enter(self) -> bool:
        if self.field is None or self.field.in_sight or self.read_only:
            return False
        combo = self.field.focusProxy()
        if isinstance(combo, Combo):
            combo.setFocus(Qt.FocusReason.ShortcutFocusReason)
            combo.showPopup()
        return True

    @override
    def digit(self, number: int) -> bool:
        if not 1 <= number <= len(self._offered) or self.answer is None:
            return False
        code = self._offered[number - 1].code
        self.choose(None if self.answer.value == code else code)
        return True


class SeveralEditor(PartEditor):
    """Any of several: every option is a chip that is on or off."""

    wide = True

    def __init__(
        self, answering: Answering, question: Question, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(answering, question, part, parent)
        self._holder = Home(f"{self.name}, choices")
        if not self.main:
            self._holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.insertWidget(0, self._holder)
        self.home = self._holder
        self.chips: ManyChoice | None = None
        self._offered: tuple[Option, ...] = ()

    @override
    def show_answer(self, answer: PartAnswer) -> None:
        if self.chips is None or answer.options != self._offered:
            self._offer(answer.options)
        super().show_answer(answer)
        if self.chips is not None:
            self.chips.set_value(_codes(answer))

    def _offer(self, options: tuple[Option, ...]) -> None:
        self._offered = options
        if self.chips is not None:
            self.chips.hide()
            self.chips.deleteLater()
        pairs = [(option.code, option.word) for option in options]
        self.chips = ManyChoice(pairs, name=self.name)
        self.chips.set_read_only(self.read_only)
        self.chips.changed.connect(lambda codes: self.choose(",".join(codes)))
        self._holder.box.addWidget(self.chips)
        self.chips.show()

    @override
    def digit(self, number: int) -> bool:
        if not 1 <= number <= len(self._offered) or self.answer is None or self.read_only:
            return False
        chosen = set(_codes(self.answer)) ^ {self._offered[number - 1].code}
        self.choose(",".join(o.code for o in self._offered if o.code in chosen))
        return True


def _codes(answer: PartAnswer) -> list[str]:
    return [] if answer.absence else [code for code in answer.value.split(",") if code]


def lettered(options: Sequence[Option]) -> list[Segment]:
    """Options as segments, with letters that no key of the row takes."""
    used: set[str] = set(ROW_KEYS)
    segments = []
    for option in options:
        free = (c for c in option.word.upper() if c.isascii() and c.isalpha() and c not in used)
        letter = next(free, "")
        used.add(letter)
        segments.append(Segment(option.code, option.word, letter))
    return segments
