"""The segmented answer: every choice in sight, chosen by a letter, an arrow key or a click.

Usage::

    answer = Segmented(YES_PARTLY_NO, name="MC-12")
    answer.set_value("no")
    answer.changed.connect(lambda code: ...)     # the code, or None when cleared
    answer.set_current(True)                     # its row is the current one: letters underlined

    risk = Segmented([Segment("low", "Low"), Segment("medium", "Medium")], name="MC-07")

A letter chooses, the same letter again clears. Left and right move the choice. What is chosen is
shown by place and word; it is never red or green, because "No" can be good.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QGroupBox, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.paint import (
    Colour,
    hovered,
    ink,
    paint_panel,
    paint_text,
    rounded,
    text_width,
    underline_letter,
)
from ui.look import fonts, icons, metrics, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from ui.look.metrics import Size

Tone = Literal["accent", "ink", "sunken"]

SIDE = 10
ICON_GAP = 5
ICON_SIDE = 7  # an icon takes some of the room at the sides

# Keys of the form itself (move, quote, event, unanswered only, guidance): never given to a choice.
TAKEN = "JKQTUG"


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice.

    Attributes:
        code: what is stored.
        word: what is shown.
        letter: the key that chooses it; empty lets the control find one in the word.
        tone: how it looks when chosen.
        width: the least width at 100 %.
        icon: an icon before the word while it is chosen.
    """

    code: str
    word: str
    letter: str = ""
    tone: Tone = "accent"
    width: int = 0
    icon: str = ""


UNANSWERED = "unanswered"
NOT_RECORDED = Segment("not_recorded", "Not recorded", "R", "ink", 104)
NOT_APPLICABLE = Segment("not_applicable", "N/A", "A", "sunken", 46)
YES_PARTLY_NO = (
    Segment("yes", "Yes", "Y", width=48),
    Segment("partly", "Partly", "P", width=58),
    Segment("no", "No", "N", width=44),
    NOT_RECORDED,
    NOT_APPLICABLE,
)


def with_letters(segments: Sequence[Segment]) -> list[Segment]:
    """Give each choice a letter of its own word, as early in it as is free; some may get none."""
    used = {segment.letter.upper() for segment in segments if segment.letter} | set(TAKEN)
    result = []
    for segment in segments:
        letter = segment.letter.upper()
        if not letter:
            free = (c for c in segment.word.upper() if c.isascii() and c.isalpha())
            letter = next((c for c in free if c not in used), "")
            used.add(letter)
        result.append(replace(segment, letter=letter))
    return result


def _tone(segment: Segment) -> Tone:
    """The tone as it can be seen: high contrast knows no soft ground."""
    flat = theme.colour("sunken") == theme.colour("surface")
    return "ink" if flat and segment.tone == "sunken" else segment.tone


class _Choice(QRadioButton):
    """One segment as the mouse and a screen reader meet it; the group paints it."""

    def __init__(self, segment: Segment, parent: QWidget) -> None:
        super().__init__(segment.word.replace("&", "&&"), parent)
        self.setProperty("painted", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_chosen(self, chosen: bool) -> None:
        """Be the chosen one or not; Qt lets no exclusive button be switched off."""
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)  # a screen reader calls it a radio button

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def nextCheckState(self) -> None:
        """The group decides what a click means."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Painted by the group, in one go with its frame."""


class Segmented(QGroupBox):
    """A row of choices of which one or none is chosen.

    Args:
        segments: the choices.
        name: what is answered, spoken before the choice: "MC-12, No".
        measure: ``normal`` 28 or ``card`` 24 high.
        stretch: whether the segments share all the width there is.

    Signals:
        changed: the chosen code, or None when the choice was cleared; only for what a person did.
    """

    changed = Signal(object)

    focus_ring = "focus"
    single_letters: ClassVar[bool] = True  # a setting of the workstation

    def __init__(
        self,
        segments: Sequence[Segment] = YES_PARTLY_NO,
        *,
        name: str = "",
        measure: Size = "normal",
        stretch: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._segments = with_letters(segments)
        self._name = name
        self._measure = measure
        self._stretch = stretch
        self._value: str | None = None
        self._otherwise = UNANSWERED
        self._current = False
        self._read_only = False
        self.setProperty("painted", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        wide = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self._choices = [_Choice(segment, self) for segment in self._segments]
        for choice, segment in zip(self._choices, self._segments, strict=True):
            choice.clicked.connect(lambda _=False, code=segment.code: self.choose(code))
        self._speak()

    @property
    def segments(self) -> list[Segment]:
        """The choices with their letters."""
        return list(self._segments)

    def value(self) -> str | None:
        """The chosen code."""
        return self._value

    def set_value(self, code: str | None, *, otherwise: str = UNANSWERED) -> None:
        """Show a stored answer; nothing is emitted.

        Args:
            code: the choice; None for none of these.
            otherwise: what is spoken while none of these is chosen.
        """
        self._value = code
        self._otherwise = otherwise
        for choice, segment in zip(self._choices, self._segments, strict=True):
            choice.show_chosen(segment.code == code)
        self._speak()
        self.update()

    def choose(self, code: str | None) -> None:
        """Do what a person does: choose, or clear by choosing the same again."""
        if self._read_only:
            self.set_value(self._value)
            return
        self.set_value(None if code == self._value else code)
        self.changed.emit(self._value)

    def set_current(self, current: bool) -> None:
        """Underline the letters: the row of this control has the focus."""
        self._current = current
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        """Keep the look but take no answer."""
        self._read_only = read_only
        self._speak()

    def set_name(self, name: str) -> None:
        """Say what is answered."""
        self._name = name
        self._speak()

    def _speak(self) -> None:
        chosen = next((s.word for s in self._segments if s.code == self._value), self._otherwise)
        said = f"{self._name}, {chosen}" if self._name else chosen
        self.setAccessibleName(said)
        self.setAccessibleDescription("Read only" if self._read_only else "")

    # Sizes

    def _natural_width(self, segment: Segment) -> int:
        bold = text_width(segment.word, fonts.ui(12, 600))
        widest = bold + 2 * fonts.px(SIDE)
        if segment.icon:
            widest = max(widest, fonts.px(12) + ICON_GAP + bold + 2 * fonts.px(ICON_SIDE))
        return max(fonts.px(segment.width), widest)

    def _areas(self) -> list[QRect]:
        widths = [self._natural_width(segment) for segment in self._segments]
        spare = self.width() - 2 - sum(widths) if self._stretch else 0
        left, areas = 1, []
        for at, width in enumerate(widths):
            share = spare * (at + 1) // len(widths) - spare * at // len(widths)
            areas.append(QRect(left, 0, width + share, self.height()))
            left += width + share
        return areas

    @override
    def sizeHint(self) -> QSize:
        widths = [self._natural_width(segment) for segment in self._segments]
        return QSize(sum(widths) + 2, metrics.control(self._measure))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: object) -> None:
        for choice, area in zip(self._choices, self._areas(), strict=True):
            choice.setGeometry(area)

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and not self._read_only:
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                self._step(1 if event.key() == Qt.Key.Key_Right else -1)
                return
            letter = event.text().upper()
            found = [s.code for s in self._segments if letter and s.letter == letter]
            if found and self.single_letters:
                self.choose(found[0])
                return
        event.ignore()

    def _step(self, by: int) -> None:
        codes = [segment.code for segment in self._segments]
        at = codes.index(self._value) + by if self._value in codes else (0 if by > 0 else -1)
        if at < len(codes) and (at >= 0 or self._value is None):
            self.choose(codes[at])

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = QRectF(self.rect())
        paint_panel(painter, frame, fill="surface", border=None, radius=4)
        painter.setClipPath(rounded(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4))
        areas = self._areas()
        for at, area in enumerate(areas):
            self._paint_ground(painter, at, QRectF(area))
        painter.setClipping(False)
        paint_panel(painter, frame, fill=None, border="ctl", radius=4)
        for at, area in enumerate(areas):
            self._paint_word(painter, at, QRectF(area))
        painter.end()

    def _ground(self, at: int) -> Colour | None:
        segment = self._segments[at]
        if segment.code == self._value:
            return {"accent": "acc", "ink": "ink", "sunken": "sunken"}[_tone(segment)]
        usable = self.isEnabled() and not self._read_only
        return "hover" if usable and hovered(self._choices[at]) else None

    def _paint_ground(self, painter: QPainter, at: int, area: QRectF) -> None:
        ground = self._ground(at)
        last = at == len(self._segments) - 1
        if ground is not None:
            reach = area.adjusted(-1 if at == 0 else 0, 0, 1 if last else 0, 0)
            painter.fillRect(reach, ink(ground))
        if at:
            beside = {self._segments[at - 1].code, self._segments[at].code}
            edge = "line2" if self._value not in beside else "ctl"
            if self._ground(at) in ("acc", "ink") or self._ground(at - 1) in ("acc", "ink"):
                return
            painter.setPen(QPen(ink(edge), 1))
            x = area.left() + 0.5
            painter.drawLine(int(x), 1, int(x), self.height() - 2)

    def _words(self, at: int) -> Colour:
        segment = self._segments[at]
        if not self.isEnabled():
            return "t3"
        if segment.code != self._value:
            return "t2"
        return {"accent": "on-acc", "ink": "on-ink", "sunken": "t1"}[_tone(segment)]

    def _paint_word(self, painter: QPainter, at: int, area: QRectF) -> None:
        segment = self._segments[at]
        chosen = segment.code == self._value
        font = fonts.ui(12, 600 if chosen else 400)
        colour = self._words(at)
        width = text_width(segment.word, font)
        icon = fonts.px(12) + ICON_GAP if segment.icon and chosen else 0
        left = area.left() + (area.width() - width - icon) / 2
        if icon:
            place = QRectF(left, 0, fonts.px(12), self.height())
            icons.paint(painter, place, segment.icon, colour, 12)
        words = QRectF(left + icon, 0, width + 1, self.height())
        paint_text(painter, words, segment.word, font, colour)
        if self.single_letters and (self._current or self.hasFocus()) and segment.letter:
            at_letter = segment.word.upper().find(segment.letter)
            if segment.code == "not_recorded":
                at_letter = segment.word.find("r")
            if at_letter >= 0:
                underline_letter(painter, words, segment.word, font, colour, at=at_letter)
