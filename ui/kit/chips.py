"""Chips: filters that can be combined, and answers that lead to their question.

Usage::

    chip = FilterChip("Missing", count=6)      # toggled(bool)
    FilterChip("Unanswered only", keys="U")
    chip = AnswerChip("CP-04", "No", adverse=True)     # clicked: goes to its source
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.paint import (
    CENTRE,
    hovered,
    ink,
    key_cap_width,
    paint_key_cap,
    paint_panel,
    paint_text,
    rounded,
    text_width,
)
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIDE = 9
GAP = 6


class _Chip(QPushButton):
    focus_ring = "focus"

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self.setProperty("painted", True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)


class FilterChip(_Chip):
    """A filter that is on or off, with how many it would show.

    Args:
        text: what is shown while it is on.
        count: how many; none to show no number.
        keys: a key shown in the chip.
        icon: an icon before the words.
        toggles: False for a chip that opens something, such as "More".
    """

    def __init__(
        self,
        text: str,
        *,
        count: int | None = None,
        keys: str = "",
        icon: str = "",
        toggles: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._count = count
        self._keys = keys
        self._icon = icon
        self.setCheckable(toggles)
        self._speak()

    def set_count(self, count: int | None) -> None:
        """Show another number."""
        self._count = count
        self._speak()
        self.updateGeometry()
        self.update()

    def _speak(self) -> None:
        said = self.text() if self._count is None else f"{self.text()}, {self._count}"
        self.setAccessibleName(said)

    def _number(self) -> str:
        return "" if self._count is None else str(self._count)

    @override
    def sizeHint(self) -> QSize:
        bold = fonts.ui(12, 600)
        parts = [text_width(self.text(), bold)]
        if self._icon:
            parts.append(fonts.px(12))
        if self._number():
            parts.append(text_width(self._number(), bold))
        if key_cap_width(self._keys):
            parts.append(key_cap_width(self._keys))
        width = sum(parts) + GAP * (len(parts) - 1) + 2 * (SIDE + 1)
        return QSize(width, metrics.chip())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        fill = "acc-soft" if on else "hover" if hovered(self) else "surface"
        border = "acc" if on else "ctl"
        paint_panel(painter, QRectF(self.rect()), fill=fill, border=border, radius=4)
        words = "acc-t" if on else "t1"
        font = fonts.ui(12, 600 if on else 400)
        left = float(SIDE + 1) + self._spare(on)
        if self._icon:
            side = fonts.px(12)
            icons.paint(painter, QRectF(left, 0, side, self.height()), self._icon, words, 12)
            left += side + GAP
        width = text_width(self.text(), font)
        area = QRectF(left, 0, width + 1, self.height())
        paint_text(painter, area, self.text(), font, words)
        left += width + GAP
        if self._number():
            width = text_width(self._number(), font)
            area = QRectF(left, 0, width + 1, self.height())
            paint_text(painter, area, self._number(), font, "acc-t" if on else "t3")
            left += width + GAP
        paint_key_cap(painter, left, self.height() / 2, self._keys)
        painter.end()

    def _spare(self, on: bool) -> float:
        """Half of the room that is kept for bold words, so that a toggle moves nothing."""
        words = self.text() + self._number()
        now = fonts.ui(12, 600 if on else 400)
        return (text_width(words, fonts.ui(12, 600)) - text_width(words, now)) / 2


class AnswerChip(_Chip):
    """An answer with its question's code; a click goes to it.

    Args:
        code: the question, such as "CP-04".
        value: the answer's word.
        adverse: whether it counts against the case: then it is in ink, never in red.
    """

    def __init__(
        self, code: str, value: str, *, adverse: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(value, parent)
        self._code = code
        self._adverse = adverse
        self.setAccessibleName(f"{code}, {value}")
        self.setAccessibleDescription("Goes to the question")

    def _code_width(self) -> int:
        return text_width(self._code, fonts.mono(11, 500)) + 12

    @override
    def sizeHint(self) -> QSize:
        value = text_width(self.text(), fonts.ui(12, 500)) + 14
        return QSize(self._code_width() + value + 3, metrics.pill() + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        split = self._code_width() + 1
        paint_panel(painter, area, fill="surface", border=None, radius=4)
        painter.save()
        painter.setClipPath(rounded(area, 4))
        painter.fillRect(QRectF(0, 0, split, self.height()), ink("sunken"))
        if self._adverse:
            rest = QRectF(split, 0, self.width() - split, self.height())
            painter.fillRect(rest, ink("ink"))
        painter.restore()
        border = "ctl" if hovered(self) else "line2"
        paint_panel(painter, area, fill=None, border=border, radius=4)
        painter.setPen(QPen(ink(border), 1))
        painter.drawLine(split, 1, split, self.height() - 2)
        place = QRectF(0, 0, split, self.height())
        paint_text(painter, place, self._code, fonts.mono(11, 500), "t2", align=CENTRE)
        place = QRectF(split, 0, self.width() - split, self.height())
        words = "on-ink" if self._adverse else "t1"
        paint_text(painter, place, self.text(), fonts.ui(12, 500), words, align=CENTRE)
        painter.end()
