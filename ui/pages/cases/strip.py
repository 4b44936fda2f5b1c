"""A case's events as a small drawing: what happened to the child above, what others did below."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ddaudit_desktop.moments import ZONE, local
from ui.kit.labels import PaintedLabel
from ui.kit.paint import dashed_pen, ink
from ui.look import fonts

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ddaudit_desktop.cases.preview import CasePreview, PreviewTime

HEIGHT = 40
MARGIN = 3
NIGHTS_UP_TO = timedelta(days=10)
NIGHT = (time(23, 0), timedelta(hours=7))


class TimeStrip(PaintedLabel):
    """The times of a case from the first to the last, nights shaded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("No events yet", parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._times: tuple[PreviewTime, ...] = ()

    def show_times(self, seen: CasePreview) -> None:
        """Draw the events of a case."""
        self._times = seen.times
        self.setText(f"{seen.events}, {seen.span}" if seen.times else "No events yet")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(fonts.px(160), fonts.px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lower = self.height() * 0.55
        if self._times:
            first = min(t.earliest for t in self._times)
            last = max(t.latest for t in self._times)
            spare = max(timedelta(hours=1), (last - first) / 40)
            self._paint_all(painter, first - spare, last + spare, lower)
        painter.setPen(QPen(ink("line2"), 1))
        painter.drawLine(0, int(lower), self.width(), int(lower))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _paint_all(self, painter: QPainter, first: datetime, last: datetime, lower: float) -> None:
        scale = (self.width() - 2 * MARGIN) / (last - first).total_seconds()

        def x(at: datetime) -> float:
            return MARGIN + (at - first).total_seconds() * scale

        if last - first <= NIGHTS_UP_TO:
            for begin, end in _nights(first, last):
                area = QRectF(x(begin), 0, x(end) - x(begin), self.height())
                painter.fillRect(area, ink("night"))
        for moment in self._times:
            child = moment.lane == "child"
            top, bottom = (4.0, lower - 3) if child else (lower + 4, self.height() - 4.0)
            left, right = x(moment.earliest), x(moment.latest)
            area = QRectF(round(left), top, max(2.0, right - left), bottom - top)
            colour = "acc" if child else "t2"
            if moment.exact or area.width() < 4:
                painter.fillRect(QRectF(area.left(), top, 2, bottom - top), ink(colour))
            else:
                painter.setPen(dashed_pen(colour))
                painter.drawRect(area.adjusted(0.5, 1.5, -0.5, -1.5))


def _nights(first: datetime, last: datetime) -> list[tuple[datetime, datetime]]:
    """The nights between two instants, cut to them."""
    found = []
    day = local(first).date() - timedelta(days=1)
    while day <= local(last).date():
        begin = datetime.combine(day, NIGHT[0], ZONE)
        end = begin + NIGHT[1]
        if end > first and begin < last:
            found.append((max(begin, first), min(end, last)))
        day += timedelta(days=1)
    return found
