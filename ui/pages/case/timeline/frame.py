"""One frame of the timeline from ground to gutter, each layer over the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.pages.case.timeline import ground, header
from ui.pages.case.timeline.chips import paint_chips, paint_chosen, paint_ghost
from ui.pages.case.timeline.gap_words import paint_gap_words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.pages.case.timeline.chips import Choice
    from ui.pages.case.timeline.scene import Scene


def paint_frame(painter: QPainter, scene: Scene, choice: Choice, *, nights: bool) -> None:
    """Paint everything in sight.

    Args:
        painter: of the sheet.
        scene: what is in sight.
        choice: what is chosen, and whether the keys go to the drawing.
        nights: whether nights are shaded.
    """
    if nights:
        ground.paint_nights(painter, scene)
    ground.paint_folds(painter, scene)
    ground.paint_ticks(painter, scene)
    header.paint_days(painter, scene, nights=nights)
    header.paint_hours(painter, scene)
    header.paint_clock_changes(painter, scene)
    painter.setClipRect(QRectF(0, scene.header, scene.width, scene.height - scene.header))
    ground.paint_lanes(painter, scene)
    ground.paint_gaps(painter, scene)
    ground.paint_clock_changes(painter, scene)
    _paint_chips(painter, scene, choice)
    paint_gap_words(painter, scene)
    painter.setClipping(False)
    ground.paint_gutter(painter, scene)


def _paint_chips(painter: QPainter, scene: Scene, choice: Choice) -> None:
    left, right = scene.across - 8, scene.across + scene.width - scene.measures.gutter
    chosen = []
    for band in scene.drawing.bands:
        if band.top + band.height < scene.down or band.top > scene.down + scene.height:
            continue
        chips = scene.drawing.chips(band, left, right)
        chosen += paint_chips(painter, scene, chips, choice)
        for ghost in scene.drawing.ghost_chips(band):
            paint_ghost(painter, scene, ghost, choice)
    for chip in chosen:
        paint_chosen(painter, scene, chip, choice)
