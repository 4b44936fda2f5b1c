"""The chips of a timeline as they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from ui.kit.paint import dashed_pen, ink, paint_panel, paint_text, text_width
from ui.look import fonts
from ui.pages.case.timeline.measures import BETWEEN, EDGE, INSIDE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.pages.case.timeline.drawing import Chip
    from ui.pages.case.timeline.scene import Scene


def chip_area(scene: Scene, chip: Chip) -> QRectF:
    """Where a chip stands on the sheet."""
    left, right = round(scene.x(chip.place.left)), round(scene.x(chip.place.right))
    top = scene.measures.header + chip.top - scene.down
    return QRectF(left, top, max(right - left, 8), scene.measures.chip)


def paint_chip(painter: QPainter, scene: Scene, chip: Chip, *, chosen: bool, focus: bool) -> None:
    """One chip: thick edge for an exact time, dashed for about, a bar below for a range."""
    area = chip_area(scene, chip)
    approximate = chip.mark.precision != "exact" and chip.place.count == 1
    fill, border, edge = ("acc",) * 3 if chosen else ("surface", "ctl", "t2")
    _paint_body(painter, area, fill, border, chip.place.opens_left, dashed=approximate)
    _paint_edges(painter, scene, chip, area, edge, approximate=approximate)
    _paint_words(painter, scene, chip, area, chosen=chosen)
    if chosen and focus:
        ring = area.adjusted(-2, -2, 2, 2)
        paint_panel(painter, ring, fill=None, border="t1", radius=5, width=2)


def _paint_body(
    painter: QPainter, area: QRectF, fill: str, border: str, opens_left: bool, *, dashed: bool
) -> None:
    path = _body(area.adjusted(0.5, 0.5, -0.5, -0.5), opens_left)
    painter.save()
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.fillPath(path, ink(fill))
    painter.strokePath(path, dashed_pen(border) if dashed else QPen(ink(border), 1))
    painter.restore()


def _body(area: QRectF, opens_left: bool) -> QPainterPath:
    """Square at its time, rounded where it opens to."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(area, 4, 4)
    half = QRectF(area)
    half.setWidth(area.width() / 2)
    if opens_left:
        half.moveRight(area.right())
    path.addRect(half)
    return path.simplified()


def _paint_edges(
    painter: QPainter, scene: Scene, chip: Chip, area: QRectF, edge: str, *, approximate: bool
) -> None:
    x = area.right() - EDGE if chip.place.opens_left else area.left()
    side = QRectF(x, area.top(), EDGE, area.height())
    if chip.mark.precision not in ("exact", "about"):
        left, right = scene.x_of(chip.mark.start), scene.x_of(chip.mark.end)
        bar = QRectF(left, area.bottom() - 3, max(right - left, 3.0), 3)
        painter.fillRect(bar.intersected(QRectF(0, 0, scene.width, scene.height)), ink(edge))
        return
    painter.fillRect(side, ink(edge))
    if approximate:
        for at in range(3, int(area.height()) - 2, 6):
            painter.fillRect(QRectF(x, area.top() + at, EDGE, 2), ink("surface"))


def _paint_words(
    painter: QPainter, scene: Scene, chip: Chip, area: QRectF, *, chosen: bool
) -> None:
    left = area.left() + (INSIDE + 1 if chip.place.opens_left else EDGE + INSIDE - 1)
    right = area.right() - (EDGE + INSIDE - 1 if chip.place.opens_left else INSIDE - 2)
    if left < scene.measures.gutter < right:
        left = scene.measures.gutter + 4.0  # a long range says its words where it is seen
    if chip.place.count > 1:
        words = QRectF(left, area.top(), right - left, area.height())
        font = fonts.ui(12, 600 if chosen else 500)
        joined = f"{chip.place.count} events"
        paint_text(painter, words, joined, font, "on-acc" if chosen else "t1")
        return
    strong = fonts.ui(12, 600 if chosen else 500)
    clock = QRectF(left, area.top(), text_width(chip.mark.clock, strong) + 1, area.height())
    clock.setRight(min(clock.right(), max(right, left)))
    paint_text(painter, clock, chip.mark.clock, strong, "on-acc" if chosen else "t2")
    words = QRectF(clock.right() + BETWEEN - 1, area.top(), 0, area.height())
    words.setRight(max(right, words.left()))
    font = fonts.ui(12, 500 if chosen else 400)
    paint_text(painter, words, chip.mark.short, font, "on-acc" if chosen else "t1")
