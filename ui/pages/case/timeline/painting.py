"""How a timeline is painted: ground, header, gaps, chips. Only what is in sight costs anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen

from ddaudit_desktop import time_axis
from ddaudit_desktop.moments import local
from ui.kit.paint import CENTRE, dashed_pen, ink, paint_panel, paint_text, text_width
from ui.look import fonts, icons, metrics
from ui.pages.case.timeline.measures import BETWEEN, EDGE, INSIDE, LANE_ICONS

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

    from ddaudit_desktop.timeline import Gap
    from ui.pages.case.timeline.drawing import Band, Chip, Drawing
    from ui.pages.case.timeline.measures import Measures

LEAST_NIGHT = 4
"""Pixels below which a night is not shaded."""
CLOCK_ROOM = 14


@dataclass(frozen=True)
class Scene:
    """One frame: what is drawn, where it is scrolled to, and how large the sheet is."""

    drawing: Drawing
    measures: Measures
    across: float
    down: float
    width: float
    height: float

    def x_of(self, instant: float) -> float:
        """The place of an instant on the sheet."""
        return self.x(self.drawing.axis.x_of(instant))

    def x(self, place: float) -> float:
        """A place of the axis on the sheet."""
        return place - self.across + self.measures.gutter

    @property
    def seen(self) -> tuple[float, float]:
        """The first and the last instant in sight."""
        axis = self.drawing.axis
        end = self.across + self.width - self.measures.gutter
        return axis.t_of(self.across), axis.t_of(min(end, axis.width))

    @property
    def floor(self) -> float:
        """Where the last lane ends on the sheet."""
        return self.measures.header + self.drawing.height - self.down


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
