"""The words of a gap, in a box on its hatching where no chip lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.kit.paint import CENTRE, paint_panel, paint_text
from ui.look import fonts, metrics
from ui.pages.case.timeline.chips import SEEN_FROM
from ui.pages.case.timeline.ground import gaps_in_sight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

    from ddaudit_desktop.timeline.marks import Gap
    from ui.pages.case.timeline.scene import Scene

BELOW = 20.0
"""Pixels from the header to the first place for a box; less where that is scrolled away."""
STEPS = 6
"""So many places, one below the other, are tried for each size of the words."""
AWAY = 4.0
"""Free pixels between a box and a chip, and between a box and the sides of its gap."""
SIDES, MARGIN = 18, 24
"""What a box is wider than its words; what a gap is wider than words of two lines."""
NOTHING = "nothing recorded"
Lines = tuple[str, ...]


def paint_gap_words(painter: QPainter, scene: Scene) -> None:
    """The length of each gap."""
    line = metrics.line(12)
    for gap in gaps_in_sight(scene):
        placed = box_of(scene, gap)
        if placed is None:
            continue
        box, lines = placed
        paint_panel(painter, box, border="gap", radius=4)
        for at, words in enumerate(lines):
            row = QRectF(box.left(), box.top() + 3 + at * line, box.width(), line)
            font = fonts.ui(12, 600 if at == 0 else 400)
            paint_text(painter, row, words, font, "t1", align=CENTRE)


def box_of(scene: Scene, gap: Gap) -> tuple[QRectF, Lines] | None:
    """Where the words of a gap stand, and which; none where no place is left for them.

    The list beside the drawing names each gap, so nothing is lost where there is no place.
    """
    measures = scene.measures
    left = max(scene.x_of(gap.start), float(measures.gutter))
    right = min(scene.x_of(gap.end), scene.width)
    long, under = measures.words(gap.length, 600), measures.words(NOTHING)
    choices: list[tuple[Lines, int]] = [((gap.length,), long + SIDES)]
    if under + MARGIN <= right - left:
        choices.insert(0, ((gap.length, NOTHING), max(long, under) + SIDES))
    if choices[-1][1] > right - left:
        return None
    taken = _chips_between(scene, left, right)
    for lines, width in choices:
        for box in _places(scene, left, right, QRectF(0, 0, width, _height(lines)), taken):
            return box, lines
    return None


def _height(lines: Lines) -> float:
    return len(lines) * metrics.line(12) + 6


def _places(
    scene: Scene, left: float, right: float, box: QRectF, taken: list[QRectF]
) -> Iterator[QRectF]:
    """The free places, the best first: high up, and in the middle rather than at the right."""
    top = max(scene.header + BELOW - scene.down, scene.header + AWAY)
    for step in range(STEPS):
        at = QRectF(box)
        at.moveTop(top + step * scene.measures.row)
        if at.bottom() > scene.lanes_end:
            return
        beside = [
            chip.right() for chip in taken if chip.top() < at.bottom() and chip.bottom() > at.top()
        ]
        free = max([left, *(edge + AWAY for edge in beside)])
        middle = round((left + right - box.width()) / 2)
        at.moveLeft(max(middle, free))
        if at.right() <= right:
            yield at


def _chips_between(scene: Scene, left: float, right: float) -> list[QRectF]:
    """The chips and the expected entries that lie on a stretch of the sheet."""
    drawing, seen_from = scene.drawing, scene.across + SEEN_FROM
    first, last = (x - scene.measures.gutter + scene.across for x in (left, right))
    high = scene.measures.chip
    found = []
    for band in drawing.bands:
        for chip in drawing.chips(band, first, last):
            start, end = drawing.box(chip, seen_from)
            found.append((start, end, chip.top))
        ghosts = drawing.ghost_chips(band)
        found += [(ghost.place.left, ghost.place.right, ghost.top) for ghost in ghosts]
    return [
        QRectF(scene.x(start), top + scene.header - scene.down, end - start, high)
        for start, end, top in found
        if end > first and start < last
    ]
