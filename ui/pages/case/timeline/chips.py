"""The chips of a timeline as they are laid down, and the marks of what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRectF

from ui.kit.paint import ink, paint_panel, paint_text
from ui.look import fonts
from ui.pages.case.timeline.drawing import GHOST
from ui.pages.case.timeline.measures import BETWEEN, INSIDE
from ui.pages.case.timeline.pictures import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.pages.case.timeline.drawing import Chip, GhostChip
    from ui.pages.case.timeline.scene import Scene

SEEN_FROM = 4.0
"""Free pixels between the names of the lanes and words that were moved into sight."""

LEAST_RANGE = 24
"""Pixels from which on the line of an uncertain time has upright ends."""


class Choice(NamedTuple):
    """What is chosen: an event or an expected entry, the ends of a bar, and who has the keys.

    ``limits`` are the events that a limit depends on; they are edged in the colour of the focus.
    """

    stop: str = ""
    ends: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    focus: bool = False


PLAIN: dict[tuple[bool, bool, bool], Look] = {
    (left, dashed, limit): Look(
        "surface", "focus" if limit else "ctl", "focus" if limit else "t2", left, dashed
    )
    for left in (False, True)
    for dashed in (False, True)
    for limit in (False, True)
}
CHOSEN: dict[tuple[bool, bool], Look] = {
    (left, dashed): Look("acc", "acc", "acc", left, dashed, True, "on-acc", "on-acc")
    for left in (False, True)
    for dashed in (False, True)
}


def paint_chips(painter: QPainter, scene: Scene, chips: list[Chip], choice: Choice) -> list[Chip]:
    """Lay down the chips of one lane but those that are chosen, which are given back."""
    drawing, pictures = scene.drawing, scene.pictures
    limits, special = choice.limits, _special(choice)
    offset = scene.measures.gutter - scene.across
    seen_from = scene.across + SEEN_FROM
    above = scene.header - scene.down
    crowded = drawing.crowded
    left_over = []
    for chip in chips:
        mark, place, top = chip
        if special and any(drawing.holds(chip, event_id) for event_id in special):
            left_over.append(chip)
            continue
        if crowded:
            _, left, right, _, _, _, _ = place
        else:
            left, right = drawing.box(chip, seen_from)
        width = max(8, round(right - left))
        if place.events > 1:
            look = PLAIN[place.opens_left, False, False]
            picture = pictures.chip(look, "", f"{place.events} events", width)
        else:
            look = PLAIN[place.opens_left, mark.precision != "exact", mark.id in limits]
            picture = pictures.chip(look, mark.clock, mark.short, width)
        painter.drawPixmap(round(left + offset), round(top + above), picture)
        if mark.end > mark.start and place.events == 1:
            _paint_range(painter, scene, chip, "focus" if mark.id in limits else "t2")
    return left_over


def _special(choice: Choice) -> frozenset[str]:
    return choice.ends | {choice.stop} if choice.stop else choice.ends


def paint_chosen(painter: QPainter, scene: Scene, chip: Chip, choice: Choice) -> None:
    """A chosen chip, over all others, with a ring while the keys go to it."""
    drawing, mark, place = scene.drawing, chip.mark, chip.place
    left, right = drawing.box(chip, scene.across + SEEN_FROM)
    at = QPoint(round(scene.x(left)), round(chip.top + scene.header - scene.down))
    joined = place.events > 1
    look = CHOSEN[place.opens_left, not joined and mark.precision != "exact"]
    clock, words = ("", f"{place.events} events") if joined else (mark.clock, mark.short)
    picture = scene.pictures.chip(look, clock, words, max(8, round(right - left)))
    painter.drawPixmap(at, picture)
    if mark.end > mark.start and not joined:
        _paint_range(painter, scene, chip, "acc")
    if choice.focus and drawing.holds(chip, choice.stop):
        size = picture.deviceIndependentSize()
        ring = QRectF(at.x(), at.y(), size.width(), size.height()).adjusted(-2, -2, 2, 2)
        paint_panel(painter, ring, fill=None, border="t1", radius=5, width=2)


def _paint_range(painter: QPainter, scene: Scene, chip: Chip, colour: str) -> None:
    """A thin line along the foot of a chip, from the earliest reading of its time to the latest."""
    foot = chip.top + scene.header - scene.down + scene.measures.chip
    left = max(scene.x_of(chip.mark.start), scene.measures.gutter - 4.0)
    right = min(scene.x_of(chip.mark.end), scene.width + 4.0)
    if right - left < 2:
        return
    painter.fillRect(QRectF(left, foot - 2, right - left, 2), ink(colour))
    if right - left >= LEAST_RANGE:
        for x in (left, right - 2):
            painter.fillRect(QRectF(x, foot - 4, 2, 4), ink(colour))


def paint_ghost(painter: QPainter, scene: Scene, chip: GhostChip, choice: Choice) -> None:
    """An expected entry: dashed and without an edge, for nothing happened there."""
    ghost, place, top = chip
    left, right = round(scene.x(place.left)), round(scene.x(place.right))
    area = QRectF(left, top + scene.header - scene.down, right - left, scene.measures.chip)
    chosen = choice.stop == GHOST + ghost.key
    paint_panel(
        painter,
        area,
        fill="acc-soft" if chosen else "red-soft",
        border="acc" if chosen else "red",
        radius=4,
        dashed=True,
    )
    words = area.adjusted(INSIDE, 0, -2, 0)
    paint_text(painter, words, ghost.words, fonts.ui(12), "red-t" if not chosen else "t1")
    words.setLeft(words.left() + scene.measures.words(ghost.words) + BETWEEN)
    paint_text(painter, words, ghost.limit, fonts.ui(12, 500), "t1")
    if chosen and choice.focus:
        ring = area.adjusted(-2, -2, 2, 2)
        paint_panel(painter, ring, fill=None, border="t1", radius=5, width=2)
