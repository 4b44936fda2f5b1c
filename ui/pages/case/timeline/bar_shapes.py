"""One interval bar as it is painted: its box, its limit, its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPen

from ui.kit.paint import dashed_pen, ink, paint_text
from ui.look import fonts

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ddaudit_desktop.timeline.bars import Bar
    from ui.pages.case.timeline.scene import Scene

INSIDE, NARROW = 8, 3
"""Free pixels before words, and at the least behind them in a bar."""
LIMIT_WIDTH = 2
TONES: dict[str, tuple[str, str, bool]] = {
    "over": ("acc-soft", "acc", False),
    "within": ("grn-soft", "grn", False),
    "missing": ("red-soft", "red", True),
    "unsure": ("sunken", "ctl", True),
    "plain": ("sunken", "ctl", False),
}
"""Fill, border, and whether the border is dashed."""
ICON_COLOURS = {
    "warning-octagon-fill": "red",
    "caret-double-up-bold": "amb",
    "check-circle-fill": "grn",
}
"""The colours of the shapes that say how a clock stands; of others a quiet one."""


class Extent(NamedTuple):
    """Where a bar stands on the sheet; its open sides are those where no time is known."""

    left: float
    right: float
    limit: float | None
    open_left: bool
    open_right: bool


def extent_of(scene: Scene, bar: Bar) -> Extent:
    """Where a bar stands: up to the edge of the axis where one of its ends is not known."""
    first, last = scene.x(0), scene.x(scene.drawing.axis.width)
    left = first if bar.start is None else scene.x_of(bar.start)
    right = last if bar.end is None else scene.x_of(bar.end)
    limit = None if bar.deadline is None or bar.start is None else scene.x_of(bar.deadline)
    return Extent(
        left,
        max(right, left + 4),
        limit,
        open_left=bar.start is None,
        open_right=bar.end is None or right > last + 1,
    )


def paint_bar(
    painter: QPainter, scene: Scene, bar: Bar, row: QRectF, *, ground: str = "surface"
) -> None:
    """Paint a bar into its row of the sheet, which has the colour ``ground``."""
    extent = extent_of(scene, bar)
    top = row.top() + round((row.height() - scene.measures.bar) / 2) + 0.5
    area = QRectF(round(extent.left) + 0.5, top, 0, scene.measures.bar)
    area.setRight(round(extent.right) + 0.5)
    seen = _clipped(area, scene)
    fill, border, dashed = TONES[bar.tone]
    painter.fillRect(seen, ink(fill))
    painter.setPen(dashed_pen(border) if dashed else QPen(ink(border), 1))
    painter.drawLines(_outline(seen, extent))
    if bar.surely is not None and bar.start is not None and bar.end is not None:
        _paint_unsure(painter, scene, bar, seen)
    if bar.tone == "over" and extent.limit is not None:
        _paint_over(painter, seen, extent.limit)
    if bar.tone == "within" and extent.limit is not None and extent.limit > extent.right:
        y = row.center().y()
        pen = QPen(ink("grn"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        end = min(extent.limit, scene.width)
        painter.drawLine(QPointF(max(extent.right, scene.measures.gutter), y), QPointF(end, y))
    if extent.limit is not None and bar.tone != "missing" and extent.limit <= scene.width:
        mark = QRectF(round(extent.limit) - LIMIT_WIDTH / 2, row.top() + 1, LIMIT_WIDTH, 0)
        mark.setBottom(row.bottom() - 1)
        painter.fillRect(mark, ink("t1"))
    _paint_words(painter, scene, bar, seen, extent, under=ground)


def _clipped(area: QRectF, scene: Scene) -> QRectF:
    """The part of a bar near the sheet: far ends are never drawn, however long it is."""
    left = max(area.left(), scene.measures.gutter - 20.5)
    right = min(area.right(), scene.width + 20.5)
    return QRectF(left, area.top(), max(right - left, 0), area.height())


def _outline(area: QRectF, extent: Extent) -> list[QLineF]:
    corners = (area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft())
    a, b, c, d = corners
    lines = [QLineF(a, b), QLineF(d, c)]
    if not extent.open_left:
        lines.append(QLineF(a, d))
    if not extent.open_right:
        lines.append(QLineF(b, c))
    return lines


def _paint_unsure(painter: QPainter, scene: Scene, bar: Bar, area: QRectF) -> None:
    """What may or may not belong to a bar, because its ends are uncertain: paler, in between."""
    assert bar.surely is not None
    first, last = (scene.x_of(at) for at in bar.surely)
    for left, right in ((area.left(), first), (last, area.right())):
        if right - left > 2:
            part = QRectF(left, area.top(), right - left, area.height()).intersected(area)
            painter.fillRect(part, QBrush(ink("surface"), Qt.BrushStyle.Dense4Pattern))


def _paint_over(painter: QPainter, area: QRectF, limit: float) -> None:
    """What is past the limit: hatched in red."""
    past = QRectF(area)
    past.setLeft(max(limit, area.left()))
    if past.width() <= 0:
        return
    painter.fillRect(past, ink("red"))
    painter.fillRect(past, QBrush(ink("surface"), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(ink("red"), 1))
    painter.drawRect(past)


Words = tuple[tuple[str, int, str], ...]
"""Words with their weight and colour, one part after the other."""


def _paint_words(
    painter: QPainter, scene: Scene, bar: Bar, area: QRectF, extent: Extent, *, under: str
) -> None:
    """The words inside the bar where they fit, else behind it, else before it."""
    left, beside, parts = placed_words(scene, bar, area, extent)
    room = scene.width - 4.0
    if beside:
        width = _width(scene, parts)
        ground = QRectF(left - 3, area.top() + 1, min(width + 6, room - left), area.height() - 2)
        painter.fillRect(ground, ink(under))
    for words, weight, colour in parts:
        wide = scene.measures.words(words, weight)
        place = QRectF(left, area.top(), min(wide + 1.0, room - left), area.height())
        paint_text(painter, place, words, fonts.ui(12, weight), colour)
        left += wide


def _width(scene: Scene, parts: Words) -> float:
    return sum(scene.measures.words(words, weight) for words, weight, _ in parts)


def placed_words(scene: Scene, bar: Bar, area: QRectF, extent: Extent) -> tuple[float, bool, Words]:
    """Where the words begin, whether they need a ground, and as many of them as have a place."""
    adverse = "red-t" if bar.verdict == "broken" else "t1"
    first = (bar.lead, 600, adverse if bar.tone == "missing" else "t1")
    last = (bar.tail, 600 if bar.verdict == "broken" else 400, adverse)
    choices: list[Words] = [(first, (bar.middle, 400, "t1"), last)]
    if bar.tail and bar.middle:
        choices += [(first, (", ", 400, "t1"), last), (first,)]
    choices = [tuple(part for part in parts if part[0]) for parts in choices]
    for parts in choices:
        left = _words_left(scene, bar, area, extent, _width(scene, parts))
        if left is not None:
            return left, False, parts
    low, high = scene.measures.gutter + 2.0, scene.width - 4.0
    start = min(max(area.left(), low) + INSIDE, high - _width(scene, choices[0]))
    return max(low + INSIDE, start), True, choices[0]


def _words_left(scene: Scene, bar: Bar, area: QRectF, extent: Extent, width: float) -> float | None:
    """Where words so wide begin; none where they would lie over something else."""
    low, high = scene.measures.gutter + 2.0, scene.width - 4.0
    limit = extent.limit if bar.tone != "missing" else None
    start = max(area.left(), low) + INSIDE
    end = area.right()
    if limit is not None and (bar.tone == "over" or limit > start):
        end = min(end, limit)
    if start + width + NARROW <= min(end, high):
        return start
    behind = area.right() + INSIDE
    if (
        limit is not None
        and limit + INSIDE > behind
        and (bar.tone == "within" or limit < behind + width + INSIDE)
    ):
        behind = limit + INSIDE
    if low <= behind and behind + width <= high:
        return behind
    before = area.left() - INSIDE - width
    return before if before >= low else None
