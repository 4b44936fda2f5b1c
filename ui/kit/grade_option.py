"""One grade to choose in the grading of a case: its key, its badge, what it means.

Usage::

    option = GradeOption("good", "circle", "Good", "1", "Risk seen early and correctly, …")
    option.wanted.connect(lambda code: ...)      # the page decides what a click means
    option.set_chosen(True)

Nothing is ever chosen from the start. ``set_chosen`` shows what is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.grades import grade_badge_width, paint_grade_badge
from ui.kit.paint import hovered, ink, key_cap_width, paint_key_cap, paint_panel
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

SIDE = 11
ABOVE = 8
GAP = 8
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class GradeOption(QRadioButton):
    """A grade as a choice; the descriptor stands below the badge.

    Args:
        code: what `wanted` says; empty for "no grade".
        shape: the grade's shape.
        word: the grade's word.
        keys: the digit that chooses it.
        descriptor: what the grade means; none for a single line without a frame.

    Signals:
        wanted: the person chooses it, or chooses it again.
    """

    wanted = Signal(str)

    focus_ring = "focus"
    focus_radius = 8

    def __init__(
        self,
        code: str,
        shape: str,
        word: str,
        keys: str,
        descriptor: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(word, parent)
        self._code, self._shape, self._keys = code, shape, keys
        self._descriptor = descriptor
        self.setProperty("painted", True)
        self.setAccessibleDescription(f"{descriptor} Key {keys}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _=False: self.wanted.emit(self._code))

    def set_chosen(self, chosen: bool) -> None:
        """Show whether it is the stored grade."""
        self.setAutoExclusive(False)  # Qt lets no exclusive button be switched off
        self.setChecked(chosen)
        self.setAutoExclusive(True)
        self.update()

    @override
    def nextCheckState(self) -> None:
        """What is stored is shown, not what is clicked."""

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _words_left(self) -> int:
        return SIDE + max(22, key_cap_width(self._keys) + GAP)

    def _descriptor_height(self, width: int) -> int:
        room = width - self._words_left() - SIDE
        seen = QFontMetrics(fonts.ui(12))
        box = seen.boundingRect(QRect(0, 0, max(40, room), 10_000), int(WRAPPED), self._descriptor)
        return box.height()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if not self._descriptor:
            return max(24, metrics.pill() + 2)
        return 2 * ABOVE + metrics.pill() + 1 + self._descriptor_height(width)

    @override
    def sizeHint(self) -> QSize:
        return QSize(fonts.px(320), self.heightForWidth(max(fonts.px(200), self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._words_left() + grade_badge_width(self.text(), self._shape) + SIDE
        return QSize(least, metrics.pill() + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        framed = bool(self._descriptor)
        if chosen:
            area = QRectF(self.rect())
            paint_panel(painter, area, fill="acc-soft", border="focus", width=2)
        elif framed:
            fill = "hover" if hovered(self) and self.isEnabled() else "surface"
            paint_panel(painter, QRectF(self.rect()), fill=fill, border="line2")
        top = ABOVE if framed else (self.height() - metrics.pill()) // 2
        left = SIDE if framed else 2
        paint_key_cap(painter, left, top + metrics.pill() / 2, self._keys)
        left += self._words_left() - SIDE
        width = grade_badge_width(self.text(), self._shape)
        badge = QRectF(left, top, width, metrics.pill())
        paint_grade_badge(painter, badge, self._shape, self.text())
        if chosen:
            side = fonts.px(16)
            place = QRectF(self.width() - SIDE - side, top, side, metrics.pill())
            icons.paint(painter, place, "check-circle-fill", "acc-t")
        if framed:
            painter.setFont(fonts.ui(12))
            painter.setPen(ink("t2"))
            below = top + metrics.pill() + 1
            room = QRectF(left, below, self.width() - left - SIDE, self.height() - below)
            painter.drawText(room, int(WRAPPED), self._descriptor)
        painter.end()
