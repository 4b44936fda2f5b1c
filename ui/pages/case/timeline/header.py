"""The head of a timeline: days above, hours below, each where it has room."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPoint
from PySide6.QtGui import QPen

from ddaudit_desktop import time_axis
from ddaudit_desktop.moments import local
from ui.kit.paint import ink
from ui.look import metrics
from ui.pages.case.timeline.ground import day_distance, spans_in_sight, tick_distance

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

    from ui.pages.case.timeline.scene import Scene

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


def paint_days(painter: QPainter, scene: Scene) -> None:
    """The day at each midnight, and that at which each stretch begins."""
    found: dict[float, date] = {}
    every = day_distance(scene)
    for start, end in spans_in_sight(scene):
        found[scene.x_of(start)] = local(datetime.fromtimestamp(start, UTC)).date()
        for at, day in time_axis.midnights(start, end, every):
            found[float(round(scene.x_of(at)))] = day
    folds = [(scene.x(f.left), scene.x(f.right)) for f in scene.drawing.axis.folds]
    edges = sorted([*found, *(left for left, _ in folds), scene.width])
    for x, day in found.items():
        if any(left - 2 <= x < right - 2 for left, right in folds):
            continue
        room = next((edge for edge in edges if edge > x), scene.width) - x
        _paint_day(painter, scene, x + 4, room - 6, day)


def _paint_day(painter: QPainter, scene: Scene, left: float, room: float, day: date) -> None:
    for words in _day_words(day):
        if scene.measures.words(words, 600) <= room:
            painter.drawPixmap(QPoint(round(left), 3), scene.pictures.words(words, 12, 600))
            return


@lru_cache(maxsize=2000)
def _day_words(day: date) -> tuple[str, ...]:
    """What a day can be called, the longest first; formatting a date is slow where it is often."""
    return f"{day:%a} {day.day} {day:%b}", f"{day.day} {day:%b}", f"{day.day}"
