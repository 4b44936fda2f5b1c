"""The line below the evidence: buttons at the left, a reminder at the right edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from typing_extensions import override

from ui.kit.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QLayoutItem, QWidget

GAP = 8


class ActionLine(FlowLayout):
    """Widgets in as many lines as they need, the last of them at the right edge of its line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=GAP, line_gap=6)

    @override
    def _place(
        self, line: list[tuple[QLayoutItem, QSize]], left: int, top: int, *, move: bool
    ) -> int:
        height = super()._place(line, left, top, move=move)
        last = self.itemAt(self.count() - 1)
        for item, size in line:
            if move and item is last:
                right = self.geometry().right() + 1 - size.width()
                item.setGeometry(QRect(QPoint(right, top + (height - size.height()) // 2), size))
        return height
