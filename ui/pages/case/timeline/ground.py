"""The ground of a timeline: nights, hours, folds, gaps, lanes; only what is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPen

from ddaudit_desktop.timeline import axis as time_axis
from ui.kit.paint import CENTRE, dashed_pen, faded, ink, paint_text
from ui.look import fonts, icons, metrics
from ui.pages.case.timeline.measures import ICON, ICON_LEFT, LANE_ICONS, NAME_LEFT, NAME_RIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ddaudit_desktop.timeline.axis import ClockChange, Fold
    from ddaudit_desktop.timeline.marks import Gap
    from ui.pages.case.timeline.drawing import Band
    from ui.pages.case.timeline.scene import Scene

LEAST_NIGHT = 4
"""Pixels below which a night is not shaded."""
CLOCK_ROOM = 14
MOST_DAYS = 120
"""Days in sight from which on the changes of the clocks are not marked."""
LEAST_GAP = 10
"""Pixels below which a gap has no lines at its sides."""
LEAST_DAY, LEAST_DATE = 24, 56
"""Pixels from one midnight to the next that is marked: each day, or days further apart."""
HATCH = 128
"""How strong the hatching of a gap is, of 255."""


def paint_nights(painter: QPainter, scene: Scene) -> None:
    """The shading from 23:00 to 06:00, with a moon in the header."""
    start, end = scene.seen
    hour = scene.drawing.axis.scale
    if hour * 7 < LEAST_NIGHT:
        return
    areas = []
    for night in time_axis.nights(start, end):
        left, right = scene.x_of(max(night.start, start)), scene.x_of(min(night.end, end))
        areas.append(QRectF(left, 0, right - left, scene.floor))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("night"))
    painter.drawRects(areas)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for left in moons_in_sight(scene):
        moon = QRectF(left, 4, fonts.px(14), metrics.line(12))
        icons.paint(painter, moon, "moon", "t2", 14)


def moons_in_sight(scene: Scene) -> list[float]:
    """Where the moons stand in the header: at the beginning of each night that has room for one."""
    start, end = scene.seen
    hour = scene.drawing.axis.scale
    if not scene.header or hour <= fonts.px(20):
        return []
    lefts = []
    for night in time_axis.nights(start, end):
        left = scene.x_of(night.start)
        if night.start >= start and scene.x_of(min(night.end, end)) - left > 5 * hour:
            lefts.append(left + 4)
    return lefts


def tick_distance(scene: Scene) -> float:
    """Hours between two ticks with words."""
    room = scene.measures.words("00:00") + CLOCK_ROOM
    return time_axis.tick_step(scene.drawing.axis.scale, room)


def spans_in_sight(scene: Scene) -> list[tuple[float, float]]:
    """The stretches in proportion that are in sight, as first and last instant."""
    start, end = scene.seen
    return [
        (max(start, span.start), min(end, span.end))
        for span in scene.drawing.axis.spans
        if span.end >= start and span.start <= end
    ]


def paint_ticks(painter: QPainter, scene: Scene) -> None:
    """Lines at whole hours and, stronger, at each midnight."""
    step = tick_distance(scene)
    lines = []
    days = []
    every = day_distance(scene)
    for start, end in spans_in_sight(scene):
        for tick in time_axis.ticks(start, end, step):
            x = round(scene.x_of(tick.at)) + 0.5
            lines.append(QLineF(x, scene.header, x, scene.floor))
        for at, _ in time_axis.midnights(start, end, every):
            x = round(scene.x_of(at)) + 0.5
            days.append(QLineF(x, 4 if scene.header else 0, x, scene.floor))
    painter.setPen(QPen(ink("line"), 1))
    painter.drawLines(lines)
    painter.setPen(QPen(ink("ctl" if every == 1 else "line2"), 1))
    painter.drawLines(days)


def day_distance(scene: Scene) -> int:
    """Days between two midnights that are marked."""
    day = 24 * scene.drawing.axis.scale
    if day >= fonts.px(LEAST_DAY):
        return 1
    return next((n for n in time_axis.DAY_STEPS if n * day >= fonts.px(LEAST_DATE)), 365)


def paint_folds(painter: QPainter, scene: Scene) -> None:
    """Folded time: sunken, dashed at its sides, with its length."""
    for fold in scene.drawing.axis.folds:
        left, right = scene.x(fold.left), scene.x(fold.right)
        if right < scene.measures.gutter or left > scene.width:
            continue
        painter.fillRect(QRectF(left, 0, right - left, scene.floor), ink("sunken"))
        painter.setPen(dashed_pen("line2"))
        sides = (left + 0.5, right - 0.5)
        painter.drawLines([QLineF(x, 0, x, scene.floor) for x in sides])
        if not scene.header:
            continue
        low = scene.header - metrics.line(11) - 3
        lower = QRectF(left, low, right - left, metrics.line(11))
        if roomy(scene, fold):
            upper = QRectF(left, 3, right - left, metrics.line(12))
            paint_text(painter, upper, fold.length, fonts.ui(12, 600), "t2", align=CENTRE)
            paint_text(painter, lower, "folded", fonts.ui(11), "t2", align=CENTRE)
        elif scene.measures.words(fold.length) <= right - left:
            paint_text(painter, lower, fold.length, fonts.ui(11), "t2", align=CENTRE)


def roomy(scene: Scene, fold: Fold) -> bool:
    """Whether a fold says in two lines what it is; a narrow one leaves the upper line to days."""
    return scene.measures.words("folded") <= fold.right - fold.left


def gaps_in_sight(scene: Scene) -> list[Gap]:
    """The gaps that are shown as gaps and of which something is in sight."""
    start, end = scene.seen
    return [gap for gap in scene.drawing.hatched if gap.end >= start and gap.start <= end]


def paint_gaps(painter: QPainter, scene: Scene) -> None:
    """Hatching where nothing is recorded, across all lanes."""
    gaps = gaps_in_sight(scene)
    if not gaps:
        return
    painter.setBrushOrigin(QPointF(-scene.across, 0))
    brush = QBrush(faded("gap", HATCH), Qt.BrushStyle.BDiagPattern)
    sides = []
    for gap in gaps:
        left = max(scene.x_of(gap.start), scene.measures.gutter - 20)
        right = min(scene.x_of(gap.end), scene.width + 20)
        area = QRectF(left, scene.header, right - left, scene.lanes_end - scene.header)
        painter.fillRect(area, brush)
        if right - left >= LEAST_GAP:
            sides += [round(left) + 0.5, round(right) + 0.5]
    painter.setPen(dashed_pen("gap"))
    painter.drawLines([QLineF(x, scene.header, x, scene.lanes_end) for x in sides])


def clock_changes(scene: Scene) -> list[ClockChange]:
    """The changes of the clocks in sight; none where so much is in sight that they say nothing."""
    start, end = scene.seen
    if (end - start) / time_axis.DAY > MOST_DAYS:
        return []
    return list(time_axis.clock_changes(start, end))


def paint_clock_changes(painter: QPainter, scene: Scene) -> None:
    """A line where the clocks change."""
    painter.setPen(QPen(ink("amb"), 1, Qt.PenStyle.DashDotLine))
    for change in clock_changes(scene):
        x = round(scene.x_of(change.at)) + 0.5
        painter.drawLine(QPointF(x, scene.header), QPointF(x, scene.floor))


def paint_lanes(painter: QPainter, scene: Scene) -> None:
    """The lines between lanes."""
    for at, band in enumerate(scene.drawing.bands):
        y = scene.header + band.top + band.height - scene.down - 1
        last = at == len(scene.drawing.bands) - 1
        painter.fillRect(QRectF(0, y, scene.width, 1), ink("line2" if last else "line"))


def paint_gutter(painter: QPainter, scene: Scene) -> None:
    """The names of the lanes at the left, over whatever scrolls below."""
    gutter, header = scene.measures.gutter, scene.header
    painter.fillRect(QRectF(0, header, gutter, max(0.0, scene.floor - header)), ink("surface"))
    for band in scene.drawing.bands:
        top = header + band.top - scene.down
        if top + band.height >= header and top <= scene.height:
            _paint_lane_name(painter, scene, band, top)
    painter.fillRect(QRectF(0, 0, gutter, header), ink("surface"))
    painter.fillRect(QRectF(0, header - 1, scene.width, 1), ink("line2"))
    painter.fillRect(QRectF(gutter - 1, 0, 1, scene.floor), ink("line"))


def _paint_lane_name(painter: QPainter, scene: Scene, band: Band, top: float) -> None:
    side = fonts.px(ICON)
    middle = QRectF(ICON_LEFT, top + 8, side, metrics.line(12))
    icons.paint(painter, middle, LANE_ICONS.get(band.lane.base, "list"), "t3", ICON)
    left = ICON_LEFT + side + NAME_LEFT
    room = scene.measures.gutter - left - NAME_RIGHT
    if scene.measures.words(band.lane.title, 600) <= room:
        picture = scene.pictures.words(band.lane.title, 12, 600)
        painter.drawPixmap(QPoint(left, round(top + 8)), picture)
    else:
        words = QRectF(left, top + 8, room, metrics.line(12))
        paint_text(painter, words, band.lane.title, fonts.ui(12, 600), "t1")
    y = top + band.height - 1
    painter.fillRect(QRectF(0, y, scene.measures.gutter, 1), ink("line"))
