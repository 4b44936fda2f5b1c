"""One frame of the timeline from ground to gutter, in the order in which things cover another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.pages.case.timeline import ground
from ui.pages.case.timeline.chips import chip_area, paint_chip

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.pages.case.timeline.drawing import Chip
    from ui.pages.case.timeline.scene import Scene

Shown = list[tuple[QRectF, "Chip"]]
"""The chips in sight with their places, for the mouse."""


def paint_frame(
    painter: QPainter, scene: Scene, *, nights: bool, chosen: str, focus: bool
) -> Shown:
    """Paint everything in sight; the chips that were painted.

    Args:
        painter: of the sheet.
        scene: what is in sight.
        nights: whether nights are shaded.
        chosen: the id of the chosen event.
        focus: whether the keys go to the drawing.
    """
    if nights:
        ground.paint_nights(painter, scene)
    ground.paint_folds(painter, scene)
    ground.paint_ticks(painter, scene)
    ground.paint_days(painter, scene)
    header, gutter = scene.measures.header, scene.measures.gutter
    painter.setClipRect(QRectF(0, header, scene.width, scene.height - header))
    ground.paint_lanes(painter, scene)
    ground.paint_gaps(painter, scene)
    shown = _paint_chips(painter, scene, chosen, focus=focus)
    ground.paint_gap_words(painter, scene)
    painter.setClipping(False)
    ground.paint_gutter(painter, scene)
    return [(area, chip) for area, chip in shown if area.right() > gutter]


def _paint_chips(painter: QPainter, scene: Scene, chosen: str, *, focus: bool) -> Shown:
    left, right = scene.across - 8, scene.across + scene.width
    shown: Shown = []
    last: Chip | None = None
    for band in scene.drawing.bands:
        if band.top + band.height < scene.down or band.top > scene.down + scene.height:
            continue
        for chip in scene.drawing.chips(band, left, right):
            shown.append((chip_area(scene, chip), chip))
            if chosen and scene.drawing.holds(chip, chosen):
                last = chip
            else:
                paint_chip(painter, scene, chip, chosen=False, focus=False)
    if last is not None:
        paint_chip(painter, scene, last, chosen=True, focus=focus)
    return shown
