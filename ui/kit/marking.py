"""The protective marking, in sight on every screen; a click shows who set it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.paint import CENTRE, hovered, paint_panel, paint_text, text_width
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIDE = 10
GAP = 8


class Marking(QPushButton):
    """The marking in capitals, and the handling line where there is room.

    Args:
        marking: such as ``OFFICIAL-SENSITIVE``.
        handling: who may see it.
    """

    focus_ring = "focus"

    def __init__(self, marking: str, handling: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handling = ""
        self._short = False
        self.setProperty("painted", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_marking(marking, handling)

    def set_marking(self, marking: str, handling: str = "") -> None:
        """Show another marking."""
        self.setText(marking)
        self._handling = handling
        said = f"Marking: {marking}. {handling}".strip()
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def set_short(self, short: bool) -> None:
        """Leave the handling line out where there is no room."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    def _capitals(self) -> QFont:
        font = QFont(fonts.ui(11, 700))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 107)
        return font

    def full_width(self, *, short: bool = False) -> int:
        """How wide it is, with or without the handling line."""
        width = text_width(self.text(), self._capitals()) + 2 * (SIDE + 1)
        if self._handling and not short:
            width += GAP + text_width(self._handling, fonts.ui(11))
        return width

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.full_width(short=self._short), metrics.line(11) + 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        fill = "hover" if hovered(self) else "surface"
        paint_panel(painter, area, fill=fill, border="t1", radius=4)
        capitals = self._capitals()
        width = text_width(self.text(), capitals)
        if self._handling and not self._short:
            words = QRectF(SIDE + 1, 0, width + 2, self.height())
            paint_text(painter, words, self.text(), capitals, "t1")
            rest = QRectF(SIDE + 1 + width + GAP, 0, self.width(), self.height())
            paint_text(painter, rest, self._handling, fonts.ui(11), "t2")
        else:
            paint_text(painter, area, self.text(), capitals, "t1", align=CENTRE)
        painter.end()
