"""Tick boxes: on, off, or partly.

Usage::

    box = TickBox("Seen on BWV")        # toggled(bool), as QCheckBox
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.paint import paint_text, text_width, underline_letter
from ui.look import fonts, metrics
from ui.look.style import draw_tick_box

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

BOX = 16
GAP = 8


class TickBox(QCheckBox):
    """A tick box with its words, 24 high at least.

    Args:
        text: the words; ``&`` underlines a letter.
        small: words of 12 instead of 13.
    """

    focus_ring = "focus"

    def __init__(
        self, text: str = "", *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        self._letter = text.find("&")
        super().__init__(text.replace("&", "", 1), parent)
        self._small = small
        self.setProperty("painted", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _font_size(self) -> int:
        return 12 if self._small else 13

    @override
    def sizeHint(self) -> QSize:
        words = text_width(self.text(), fonts.ui(self._font_size()))
        gap = GAP if self.text() else 0
        return QSize(fonts.px(BOX) + gap + words + 2, max(24, metrics.control("card")))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = fonts.px(BOX)
        draw_tick_box(
            painter,
            QRectF(0, (self.height() - side) / 2, side, side),
            ticked=self.checkState() == Qt.CheckState.Checked,
            partly=self.checkState() == Qt.CheckState.PartiallyChecked,
            enabled=self.isEnabled(),
        )
        if self.text():
            font = fonts.ui(self._font_size())
            words = "t1" if self.isEnabled() else "t3"
            area = QRectF(side + GAP, 0, self.width() - side - GAP, self.height())
            paint_text(painter, area, self.text(), font, words)
            if self._letter >= 0:
                underline_letter(painter, area, self.text(), font, words, at=self._letter)
        painter.end()
