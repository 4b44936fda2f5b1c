"""Buttons: one primary action, others plain, links and danger, with the key inside the button.

Usage::

    PrimaryButton("Add case", keys="Ctrl+N", icon="plus")
    SecondaryButton("&Accept", measure="card")   # & underlines a letter; the key is yours to handle
    LinkButton("Hide", keys="G")
    IconButton("caret-left", "Previous case")

The key on a button is shown, not taken: keys belong to commands (ui/commands.py) or to the row or
card that has the focus. ``works=True`` lets the button take its own key, as in a sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.paint import (
    Colour,
    faded,
    hovered,
    ink,
    key_cap_width,
    paint_key_cap,
    paint_panel,
    paint_text,
    text_width,
    underline_letter,
)
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

    from ui.look.metrics import Size

PADDING: dict[Size, int] = {"card": 8, "normal": 10, "dialog": 14}
GAP = 6


class Button(QPushButton):
    """A button that paints itself; its kinds differ in colours alone.

    Args:
        text: the words; ``&`` underlines the letter after it.
        keys: the key shown in the button.
        icon: the name of an icon before the words.
        measure: ``card`` 24, ``normal`` 28 or ``dialog`` 32 high.
        works: whether the button answers to ``keys`` itself.
    """

    focus_ring = "focus"
    fill: ClassVar[Colour | None] = "surface"
    hover_fill: ClassVar[Colour | None] = "hover"
    border: ClassVar[Colour | None] = "ctl"
    words: ClassVar[Colour] = "t1"
    cap: ClassVar[Colour] = "t2"
    cap_fill: ClassVar[Colour | None] = "surface"
    pressed_fill: ClassVar[Colour | None] = "sunken"
    cap_first: ClassVar[bool] = False
    weight: ClassVar[int] = 500
    edge: ClassVar[int] = 1

    def __init__(
        self,
        text: str = "",
        *,
        keys: str = "",
        icon: str = "",
        measure: Size = "normal",
        works: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._icon = icon
        self._measure = measure
        self._letter = -1
        self._taken = QKeySequence(keys) if works else QKeySequence()
        self.setText(text)
        self.setProperty("painted", True)
        self.setAutoDefault(True)  # Enter presses it, as everywhere in this program
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def setText(self, text: str) -> None:
        """Set the words; ``&`` underlines a letter without taking Alt and that letter."""
        self._letter = text.find("&")
        super().setText(text.replace("&", "", 1) if self._letter >= 0 else text)
        self.setShortcut(self._taken)  # Qt drops it with the words it had
        self.updateGeometry()

    def set_keys(self, keys: str) -> None:
        """Show another key in the button."""
        self._keys = keys
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def _text_size(self) -> int:
        return 12 if self._measure == "card" else 13

    def _icon_size(self) -> int:
        return 14 if self._measure == "card" else 16

    def _padding(self) -> int:
        return PADDING[self._measure]

    def _cap_border(self) -> Colour:
        return "line2"

    def _content_width(self) -> int:
        parts = []
        if self._icon:
            parts.append(fonts.px(self._icon_size()))
        if self.text():
            parts.append(text_width(self.text(), fonts.ui(self._text_size(), self.weight)))
        cap = key_cap_width(self._keys)
        if cap:
            parts.append(cap)
        return sum(parts) + GAP * max(0, len(parts) - 1)

    @override
    def sizeHint(self) -> QSize:
        around = self._padding() + self.edge
        return QSize(self._content_width() + 2 * around, metrics.control(self._measure))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+Enter belongs to the sheet or the step around it
        else:
            super().keyPressEvent(event)

    def _ground(self) -> tuple[Colour | None, Colour | None, Colour]:
        """Fill, border and words as the button is now."""
        if not self.isEnabled():
            plain = self.border is None
            return (None, None, "t3") if plain else ("sunken", "line2", "t3")
        if self.isDown() or self.isChecked():
            return self.pressed_fill, self.border, self.words
        if hovered(self):
            return self.hover_fill, self.border, self.words
        return self.fill, self.border, self.words

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, border, words = self._ground()
        if fill is not None or border is not None:
            paint_panel(painter, QRectF(self.rect()), fill=fill, border=border, radius=4)
        left = float(self.width() - self._content_width()) / 2
        height = float(self.height())
        if self.cap_first:
            left = self._paint_cap(painter, left, height)
        if self._icon:
            side = fonts.px(self._icon_size())
            area = QRectF(left, 0, side, height)
            icons.paint(painter, area, self._icon, words, self._icon_size())
            left += side + GAP
        if self.text():
            left += self._paint_words(painter, left, height, words) + GAP
        if not self.cap_first:
            self._paint_cap(painter, left, height)
        painter.end()

    def _paint_cap(self, painter: QPainter, left: float, height: float) -> float:
        """The key's cap; the x after it."""
        usable = self.isEnabled()
        paint_key_cap(
            painter,
            left,
            height / 2,
            self._keys,
            colour=self.cap if usable else "t3",
            border=self._cap_border() if usable else "line2",
            fill=self.cap_fill if usable else None,
        )
        return left + key_cap_width(self._keys) + GAP

    def _paint_words(self, painter: QPainter, left: float, height: float, words: Colour) -> int:
        font = fonts.ui(self._text_size(), self.weight)
        width = text_width(self.text(), font)
        area = QRectF(left, 0, width + 1, height)
        paint_text(painter, area, self.text(), font, words)
        if self._letter >= 0:
            underline_letter(painter, area, self.text(), font, words, at=self._letter)
        return width


class SecondaryButton(Button):
    """A plain bordered button: most actions."""


class PrimaryButton(Button):
    """The one action a screen or a card leads to."""

    focus_ring = "t1"
    fill = hover_fill = pressed_fill = border = "acc"
    words = cap = "on-acc"
    cap_fill = None

    @override
    def _cap_border(self) -> Colour:
        return faded(self.words, 140)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isDown() and self.isEnabled():
            painter = QPainter(self)
            inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            paint_panel(painter, inner, fill=None, border=self.words, radius=3)
            painter.end()


class DangerButton(PrimaryButton):
    """The action that raises an alarm or cannot be taken back."""

    fill = hover_fill = pressed_fill = border = "red"
    words = cap = "on-red"


class AlarmButton(Button):
    """The way to an alarm, always in sight and never filled: Raise concern."""

    border = "red"
    hover_fill = pressed_fill = "red-soft"
    words = cap = "red-t"

    @override
    def _cap_border(self) -> Colour:
        return "red-line"


class QuietButton(Button):
    """A button without a border, until the mouse is on it: where borders would be noise."""

    fill = None
    hover_fill = pressed_fill = "sunken"
    border = None


class LinkButton(Button):
    """Words that lead elsewhere or show something more.

    They stand in line with the words around them: only the focus ring reaches beyond.
    """

    fill = None
    hover_fill = pressed_fill = None
    border = None
    words = "acc-t"
    edge = 0

    @override
    def _padding(self) -> int:
        return 0

    @override
    def _paint_words(self, painter: QPainter, left: float, height: float, words: Colour) -> int:
        width = super()._paint_words(painter, left, height, words)
        if hovered(self) and self.isEnabled():
            y = round(height / 2 + metrics.line(self._text_size()) / 2) - 1.5
            painter.setPen(QPen(ink(words), 1))
            painter.drawLine(QPointF(left, y), QPointF(left + width, y))
        return width


class IconButton(Button):
    """A square button with an icon alone; its name is spoken and shown as a tooltip.

    Args:
        icon: the name of the icon.
        name: what the button does.
        bare: without a border, as the cross that removes an extract.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        keys: str = "",
        measure: Size = "card",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._bare = bare
        super().__init__(icon=icon, measure=measure, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)

    @override
    def _padding(self) -> int:
        return 4

    @override
    def sizeHint(self) -> QSize:
        height = metrics.control(self._measure)
        return QSize(max(height + (0 if self._bare else 2), super().sizeHint().width()), height)

    @override
    def _ground(self) -> tuple[Colour | None, Colour | None, Colour]:
        fill, border, words = super()._ground()
        if self._bare:
            over = hovered(self) and self.isEnabled()
            return ("sunken" if over else None), None, "t2"
        return fill, border, words
