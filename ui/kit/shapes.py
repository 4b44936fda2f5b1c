"""The shapes of grades: what tells them apart where colour cannot.

Each is drawn on a field of 12 by 12, as in the design, and grows with its area.
"""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from ui.kit.paint import Colour, ink


def paint_grade_shape(painter: QPainter, area: QRectF, shape: str, colour: Colour) -> None:
    """The shape of a grade, as large as its area allows; an unknown one is the dashed ring."""
    side = min(area.width(), area.height())
    unit = side / 12
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.center().x() - side / 2, area.center().y() - side / 2)
    painter.scale(unit, unit)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(colour))
    draw = {
        "circle": _circle,
        "half_ring": _half_ring,
        "triangle": _triangle,
        "square": _square,
        "diamond": _diamond,
        "pentagon": _pentagon,
    }.get(shape, _dashed_ring)
    draw(painter)
    painter.restore()


def _circle(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(6, 6), 5.5, 5.5)


def _half_ring(painter: QPainter) -> None:
    half = QPainterPath(QPointF(6, 1.2))
    half.arcTo(QRectF(1.2, 1.2, 9.6, 9.6), 90, 180)
    half.closeSubpath()
    painter.drawPath(half)
    painter.setPen(QPen(painter.brush().color(), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(6, 6), 4.75, 4.75)


def _triangle(painter: QPainter) -> None:
    painter.drawPolygon(QPolygonF([QPointF(6, 0.8), QPointF(11.7, 11), QPointF(0.3, 11)]))


def _square(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(0.8, 0.8, 10.4, 10.4), 1, 1)


def _diamond(painter: QPainter) -> None:
    points = [QPointF(6, 0), QPointF(12, 6), QPointF(6, 12), QPointF(0, 6)]
    painter.drawPolygon(QPolygonF(points))


def _pentagon(painter: QPainter) -> None:
    turns = [-pi / 2 + corner * 2 * pi / 5 for corner in range(5)]
    points = [QPointF(6 + 5.9 * cos(turn), 6.4 + 5.9 * sin(turn)) for turn in turns]
    painter.drawPolygon(QPolygonF(points))


def _dashed_ring(painter: QPainter) -> None:
    pen = QPen(painter.brush().color(), 1.5)
    pen.setDashPattern([2.4 / 1.5, 2 / 1.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(6, 6), 4.75, 4.75)
