"""The ground of a timeline: nights, ticks, days, folds, gaps, lanes; only what is in sight."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPen

from ddaudit_desktop import time_axis
from ddaudit_desktop.moments import local
from ui.kit.paint import CENTRE, dashed_pen, ink, paint_panel, paint_text, text_width
from ui.look import fonts, icons, metrics
from ui.pages.case.timeline.measures import LANE_ICONS

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

    from ddaudit_desktop.timeline import Gap
    from ui.pages.case.timeline.drawing import Band
    from ui.pages.case.timeline.scene import Scene

LEAST_NIGHT = 4
"""Pixels below which a night is not shaded."""
CLOCK_ROOM = 14


def paint_nights(painter: QPainter, scene: Scene) -> None:
    """The shading from 23:00 to 06:00, with a moon in the header."""
    start, end = scene.seen
    if scene.drawing.axis.scale * 7 < LEAST_NIGHT:
        return
    for night in time_axis.nights(start, end):
        left, right = scene.x_of(max(night.start, start)), scene.x_of(min(night.end, end))
        painter.fillRect(QRectF(left, 0, right - left, scene.floor), ink("night"))
        hour = scene.drawing.axis.scale
        if hour > fonts.px(20) and night.start >= start and right - left > 5 * hour:
            moon = QRectF(left + 4, 4, fonts.px(14), metrics.line(12))
            icons.paint(painter, moon, "moon", "t2", 14)


def paint_ticks(painter: QPainter, scene: Scene) -> None:
    """Lines at whole hours with the clock at them, and short ones between."""
    axis, header = scene.drawing.axis, scene.measures.header
    font = fonts.ui(11)
    half = text_width("00:00", font) / 2.0
    step = time_axis.tick_step(axis.scale, 2 * half + CLOCK_ROOM)
    start, end = scene.seen
    row = QRectF(0.0, header - metrics.line(11) - 3, 2 * half + 2, metrics.line(11))
    for span in _spans_in(scene, start, end):
        left, right = scene.x_of(span.start), scene.x_of(span.end)
        low, high = max(start, span.start), min(end, span.end)
        painter.setPen(QPen(ink("line"), 1))
        for tick in time_axis.ticks(low, high, step / 2):
            x = round(scene.x_of(tick.at)) + 0.5
            painter.drawLine(QPointF(x, header - 5), QPointF(x, header))
        for tick in time_axis.ticks(low, high, step):
            x = round(scene.x_of(tick.at)) + 0.5
            painter.setPen(QPen(ink("line"), 1))
            painter.drawLine(QPointF(x, header), QPointF(x, scene.floor))
            if left - 2 <= x - half and x + half <= right + 2:
                row.moveLeft(x - half - 1)
                paint_text(painter, row, tick.words, font, "t2", align=CENTRE)


def _spans_in(scene: Scene, start: float, end: float) -> list[Gap]:
    return [s for s in scene.drawing.axis.spans if s.end >= start and s.start <= end]


def paint_days(painter: QPainter, scene: Scene) -> None:
    """A line at each midnight with its day, and the day at which each span begins."""
    start, end = scene.seen
    axis = scene.drawing.axis
    every = next((n for n in time_axis.DAY_STEPS if n * 24 * axis.scale >= fonts.px(24)), 365)
    found: dict[float, date] = {}
    for span in _spans_in(scene, start, end):
        begins = max(start, span.start)
        found[scene.x_of(begins)] = local(datetime.fromtimestamp(begins, UTC)).date()
        for at, day in time_axis.midnights(begins, min(end, span.end), every):
            x = float(round(scene.x_of(at)))
            found[x] = day
            painter.setPen(QPen(ink("ctl" if every == 1 else "line2"), 1))
            painter.drawLine(QPointF(x + 0.5, 4), QPointF(x + 0.5, scene.floor))
    edges = sorted([*found, *(scene.x(fold.left) for fold in axis.folds), scene.width])
    for x, day in found.items():
        if any(scene.x(fold.left) - 2 <= x < scene.x(fold.right) - 2 for fold in axis.folds):
            continue
        room = next(edge for edge in [*edges, scene.width] if edge > x or edge == scene.width) - x
        _paint_day(painter, x + 4, room - 6, day)


def _paint_day(painter: QPainter, left: float, room: float, day: date) -> None:
    font = fonts.ui(12, 600)
    longest = f"{day:%a} {day.day} {day:%b}"
    for words in (longest, f"{day.day} {day:%b}", f"{day.day}"):
        width = text_width(words, font)
        if width <= room:
            area = QRectF(left, 3, width + 1, metrics.line(12))
            paint_text(painter, area, words, font, "t1")
            return


def paint_folds(painter: QPainter, scene: Scene) -> None:
    """Folded time: sunken, dashed at its sides, with its length."""
    for fold in scene.drawing.axis.folds:
        left, right = scene.x(fold.left), scene.x(fold.right)
        if right < scene.measures.gutter or left > scene.width:
            continue
        painter.fillRect(QRectF(left, 0, right - left, scene.floor), ink("sunken"))
        painter.setPen(dashed_pen("line2"))
        painter.drawLine(QPointF(left + 0.5, 0), QPointF(left + 0.5, scene.floor))
        painter.drawLine(QPointF(right - 0.5, 0), QPointF(right - 0.5, scene.floor))
        upper = QRectF(left, 3, right - left, metrics.line(12))
        paint_text(painter, upper, fold.length, fonts.ui(12, 600), "t2", align=CENTRE)
        if text_width("folded", fonts.ui(11)) <= right - left:
            low = scene.measures.header - metrics.line(11) - 3
            lower = QRectF(left, low, right - left, metrics.line(11))
            paint_text(painter, lower, "folded", fonts.ui(11), "t2", align=CENTRE)


def paint_gaps(painter: QPainter, scene: Scene) -> None:
    """Hatching where nothing is recorded, across all lanes."""
    start, end = scene.seen
    header = scene.measures.header
    for gap in scene.drawing.hatched:
        if gap.end < start or gap.start > end:
            continue
        left = max(scene.x_of(gap.start), scene.measures.gutter - 20)
        right = min(scene.x_of(gap.end), scene.width + 20)
        colour = ink("gap")
        pale = ink("gap")
        pale = type(pale)(pale)
        pale.setAlphaF(0.5)
        area = QRectF(left, header, right - left, scene.floor - header)
        painter.setBrushOrigin(QPointF(-scene.across, 0))
        painter.fillRect(area, QBrush(pale, Qt.BrushStyle.BDiagPattern))
        painter.setPen(dashed_pen(colour))
        painter.drawLines(
            [QLineF(x, header, x, scene.floor) for x in (round(left) + 0.5, round(right) + 0.5)]
        )


def paint_gap_words(painter: QPainter, scene: Scene) -> None:
    """The length of each gap, in a box on its hatching."""
    start, end = scene.seen
    for gap in scene.drawing.hatched:
        if gap.end < start or gap.start > end:
            continue
        left = max(scene.x_of(gap.start), float(scene.measures.gutter))
        right = min(scene.x_of(gap.end), scene.width)
        strong, plain = fonts.ui(12, 600), fonts.ui(12)
        lines = [(gap.length, strong)]
        if text_width("nothing recorded", plain) + 24 <= right - left:
            lines.append(("nothing recorded", plain))
        width = max(text_width(words, font) for words, font in lines) + 18
        if width > right - left:
            continue
        line = metrics.line(12)
        top = scene.measures.header + 20.0 - scene.down
        box = QRectF(0, top, width, len(lines) * line + 6)
        box.moveLeft(round((left + right - width) / 2))
        paint_panel(painter, box, border="gap", radius=4)
        for at, (words, font) in enumerate(lines):
            row = QRectF(box.left(), top + 3 + at * line, width, line)
            paint_text(painter, row, words, font, "t1", align=CENTRE)


def paint_lanes(painter: QPainter, scene: Scene) -> None:
    """The lines between lanes."""
    for at, band in enumerate(scene.drawing.bands):
        y = scene.measures.header + band.top + band.height - scene.down - 1
        last = at == len(scene.drawing.bands) - 1
        painter.fillRect(QRectF(0, y, scene.width, 1), ink("line2" if last else "line"))


def paint_gutter(painter: QPainter, scene: Scene) -> None:
    """The names of the lanes at the left, over whatever scrolls below."""
    gutter, header = scene.measures.gutter, scene.measures.header
    painter.fillRect(QRectF(0, header, gutter, max(0.0, scene.floor - header)), ink("surface"))
    for band in scene.drawing.bands:
        _paint_lane_name(painter, scene, band)
    painter.fillRect(QRectF(0, 0, gutter, header), ink("surface"))
    painter.fillRect(QRectF(0, header - 1, scene.width, 1), ink("line2"))
    painter.fillRect(QRectF(gutter - 1, 0, 1, scene.floor), ink("line"))


def _paint_lane_name(painter: QPainter, scene: Scene, band: Band) -> None:
    top = scene.measures.header + band.top - scene.down
    side = fonts.px(14)
    middle = QRectF(16, top + 8, side, metrics.line(12))
    icons.paint(painter, middle, LANE_ICONS.get(band.lane.base, "list"), "t3", 14)
    left = 16 + side + 7
    words = QRectF(left, top + 8, scene.measures.gutter - left - 6, metrics.line(12))
    paint_text(painter, words, band.lane.title, fonts.ui(12, 600), "t1")
    y = top + band.height - 1
    painter.fillRect(QRectF(0, y, scene.measures.gutter, 1), ink("line"))
