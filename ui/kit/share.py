"""A share of few cases as a bar: the interval in which it lies as a box, the share as a dot.

Shared by the table cell of the indicators and by whatever shows one share alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from ui.kit.paint import ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

TRACK = 8
DOT = 4


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the interval in which the true share lies; all from 0 to 1."""

    share: float
    low: float
    high: float
    known: bool = True
    """Whether there is anything to count; without, the track stays empty."""


def paint_share(painter: QPainter, area: QRectF, share: Share) -> None:
    """Draw the track from 0 to 100 per cent, the interval as a box, the share as a dot."""
    middle = area.center().y()
    track = QRectF(area.left(), middle - TRACK / 2, area.width(), TRACK)
    painter.save()
    painter.setPen(QPen(ink("ctl"), 1))
    painter.setBrush(ink("sunken"))
    painter.drawRect(track.adjusted(0.5, 0.5, -0.5, -0.5))
    half = track.left() + track.width() / 2
    painter.drawLine(QPointF(half, track.top()), QPointF(half, track.bottom()))
    if share.known:
        left = track.left() + share.low * track.width()
        right = track.left() + share.high * track.width()
        painter.setPen(QPen(ink("acc"), 1))
        painter.setBrush(ink("acc-soft"))
        painter.drawRect(QRectF(left, track.top(), max(right - left, 1), TRACK))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("acc"))
        painter.drawEllipse(QPointF(track.left() + share.share * track.width(), middle), DOT, DOT)
    painter.restore()
