"""How sure a reading is: three bars, fuller the surer it is; words beside them say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.kit.paint import ink
from ui.look import fonts, icons

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

HEIGHTS = (4, 7, 10)
WIDE, APART, GAP = 3, 1, 7
DOUBTFUL = 1
LINKED = "link"
"""Shown where there is nothing to be sure of: the thing is there already."""


def sureness_width() -> int:
    """How wide the bars are, with the gap before the words."""
    return fonts.px(len(HEIGHTS) * WIDE + (len(HEIGHTS) - 1) * APART + GAP)


def paint_sureness(painter: QPainter, area: QRectF, level: int) -> None:
    """The bars at the left of an area: `level` of them full; for 0 the shape of a link."""
    foot = round(area.center().y()) + fonts.px(HEIGHTS[-1]) // 2
    if not level:
        side = fonts.px(HEIGHTS[-1] + 2)
        place = QRectF(area.left(), foot - side + 1, side, side)
        icons.paint(painter, place, LINKED, "t3", HEIGHTS[-1] + 2)
        return
    full = "amb" if level == DOUBTFUL else "t2"
    for number, height in enumerate(HEIGHTS):
        left = area.left() + number * fonts.px(WIDE + APART)
        bar = QRectF(left, foot - fonts.px(height), fonts.px(WIDE), fonts.px(height))
        painter.fillRect(bar, ink(full if number < level else "line2"))
