"""A large choice on the welcome page: icon, title, a line below, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.paint import key_cap_width, paint_key_cap, paint_panel, paint_text
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIDE = 12


class Choice(QPushButton):
    """One way to begin."""

    focus_ring = "focus"

    def __init__(
        self, icon: str, title: str, line: str, keys: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._title = title
        self._line = line
        self._keys = keys
        self._chosen = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{line}. {keys}")
        self.setProperty("painted", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_chosen(self, chosen: bool) -> None:
        """Show that the right side belongs to this choice."""
        self._chosen = chosen
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(fonts.px(320), metrics.line(14) + metrics.line(12) + 28)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        fill = "acc-soft" if self._chosen else "hover" if self.underMouse() else "surface"
        border = "acc" if self._chosen else "line2"
        paint_panel(painter, area, fill=fill, border=border, width=2 if self._chosen else 1)
        side = area.height() - 2 * SIDE
        tile = QRectF(SIDE, SIDE, side, side)
        tone = ("acc", "on-acc") if self._chosen else ("sunken", "t2")
        paint_panel(painter, tile, fill=tone[0], border=None, radius=4)
        icons.paint(painter, tile, self._icon, tone[1], 20)
        left = tile.right() + SIDE
        room = area.width() - left - SIDE - key_cap_width(self._keys) - 8
        upper = QRectF(left, SIDE, room, metrics.line(14))
        lower = QRectF(left, upper.bottom() + 3, room, metrics.line(12))
        paint_text(painter, upper, self._title, fonts.ui(14, 600), "t1")
        paint_text(painter, lower, self._line, fonts.ui(12), "t2")
        paint_key_cap(
            painter,
            area.right() - SIDE - key_cap_width(self._keys),
            area.height() / 2,
            self._keys,
        )
        painter.end()
