"""The head of a timeline: days above, hours below, each where it has room."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPoint, QRectF
from PySide6.QtGui import QPen

from ddaudit_desktop.moments import local
from ddaudit_desktop.timeline import axis as time_axis
from ddaudit_desktop.timeline.marks import HOUR
from ui.kit.paint import CENTRE, ink, paint_panel, paint_text
from ui.look import fonts, metrics
from ui.pages.case.timeline.ground import (
    clock_changes,
    day_distance,
    moons_in_sight,
    roomy,
    spans_in_sight,
    tick_distance,
)

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

    from ui.pages.case.timeline.scene import Scene

FARTHEST = 60
"""How far behind its line the words of a change of the clocks may stand; else there are none."""
FOOT = 5
"""How long the short lines between two hours are."""


def paint_hours(painter: QPainter, scene: Scene) -> None:
    """The clock at each line that has room for it, and short lines between."""
    step = tick_distance(scene)
    half = scene.measures.words("00:00") / 2
    top = round(scene.header - metrics.line(11) - 3)
    feet = []
    for start, end in spans_in_sight(scene):
        left, right = scene.x_of(start), scene.x_of(end)
        for tick in time_axis.ticks(start, end, step / 2):
            x = round(scene.x_of(tick.at)) + 0.5
            feet.append(QLineF(x, scene.header - FOOT, x, scene.header))
        for tick in time_axis.ticks(start, end, step):
            x = scene.x_of(tick.at)
            if left - 2 <= x - half and x + half <= right + 2:
                picture = scene.pictures.words(tick.words, 11, 400, "t2")
                wide = picture.deviceIndependentSize().width() - 2
                painter.drawPixmap(QPoint(round(x - wide / 2), top), picture)
    painter.setPen(QPen(ink("line"), 1))
    painter.drawLines(feet)


def paint_days(painter: QPainter, scene: Scene, *, nights: bool) -> None:
    """The day at each midnight, and that at which each stretch begins."""
    for x, words in day_labels(scene, nights=nights):
        painter.drawPixmap(QPoint(round(x), 3), scene.pictures.words(words, 12, 600))


def day_labels(scene: Scene, *, nights: bool) -> list[tuple[float, str]]:
    """The days in the header, each with the place at which its words begin.

    A month is named where it begins, however little room there is; a moon is never covered.
    """
    found: dict[float, date] = {}
    every = day_distance(scene)
    for start, end in spans_in_sight(scene):
        found[scene.x_of(start)] = local(datetime.fromtimestamp(start, UTC)).date()
        for at, day in time_axis.midnights(start, end, every):
            found[float(round(scene.x_of(at)))] = day
    folds = [fold for fold in scene.drawing.axis.folds if roomy(scene, fold)]
    moons = moons_in_sight(scene) if nights else []
    edges = sorted([*found, *(scene.x(fold.left) for fold in folds), *moons, scene.width])
    labels = []
    year = month = 0
    for x, day in found.items():
        room = next((edge for edge in edges if edge > x), scene.width) - x - 6
        for words in _day_words(day, day.year != year, day.month != month):
            if scene.measures.words(words, 600) <= room:
                labels.append((x + 4, words))
                year, month = day.year, day.month
                break
    return labels


def paint_clock_changes(painter: QPainter, scene: Scene) -> None:
    """What the clocks show before a change and after it, behind the words of the day."""
    for change in clock_changes(scene):
        day = local(datetime.fromtimestamp(change.at, UTC)).date()
        midnight = next(at for at, _ in time_axis.midnights(change.at - 3 * HOUR, change.at))
        said = scene.measures.words(_day_words(day, False)[0], 600)
        width = scene.measures.words(change.words, 500) + 12
        left = max(scene.x_of(change.at) + 3, scene.x_of(midnight) + said + 10)
        if left - scene.x_of(change.at) > FARTHEST:
            continue
        box = QRectF(round(left) + 0.5, 2.5, width, metrics.line(12) + 1)
        paint_panel(painter, box, fill="amb-soft", border="amb-line", radius=4)
        paint_text(painter, box, change.words, fonts.ui(12, 500), "amb-t", align=CENTRE)


@lru_cache(maxsize=2000)
def _day_words(day: date, with_year: bool, with_month: bool = False) -> tuple[str, ...]:
    """What a day can be called, the longest first; formatting a date is slow where it is often."""
    short = f"{day.day} {day:%b}"
    least = f"{day.day}/{day.month}" if with_month else f"{day.day}"
    words = (f"{day:%a} {short}", short, least)
    return (f"{day:%a} {short} {day.year}", f"{short} {day.year}", *words) if with_year else words
