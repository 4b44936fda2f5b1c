"""Lanes, bars and the strip with the whole case, one below the other on the same axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.kit.paint import ink
from ui.pages.case.timeline.bars_view import BarsView
from ui.pages.case.timeline.context_strip import ContextStrip
from ui.pages.case.timeline.view import TimelineView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ddaudit_desktop.timeline.bars import Bar, Ghost
    from ddaudit_desktop.timeline.marks import Timeline

BARS_SHARE = 0.45
"""How much of the height bars may take where lanes and bars do not fit together."""
BARS_AT_LEAST = 4
"""So many bars stay in sight, even where that cuts off lanes; those that are broken come first."""


class Plot(QWidget):
    """The drawing with everything that belongs to its axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TimelineView(self)
        self.bars = BarsView(self.view, self)
        self.strip = ContextStrip(self.view, self)
        self.strip.span_wanted.connect(self.view.show_span)
        self.strip.start_wanted.connect(self._start_at)
        self._lanes_height = 0
        self.view.zoomed.connect(self._measure_again)
        self.setMinimumHeight(120)

    def show_timeline(
        self,
        timeline: Timeline,
        name: str,
        bars: Sequence[Bar] = (),
        ghosts: Sequence[Ghost] = (),
    ) -> None:
        """Draw another timeline with its clocks, or this one after a change."""
        self.view.set_timeline(timeline, name, bars=bars, ghosts=ghosts)
        self.bars.set_bars(bars)
        self._arrange()
        self.strip.renew()

    def _start_at(self, instant: float) -> None:
        axis = self.view.drawing.axis
        self.view.horizontalScrollBar().setValue(round(axis.x_of(instant)))

    def _measure_again(self) -> None:
        """Follow lanes that need more or less height; zooming alone moves nothing about."""
        if self.view.lens.wanted is None and self.view.whole_height != self._lanes_height:
            self._arrange()

    def _arrange(self) -> None:
        """Bars right below the lanes; where both do not fit, each scrolls in its share."""
        width, strip = self.width(), self.strip.sizeHint().height()
        room = max(0, self.height() - strip)
        self._lanes_height = lanes = self.view.whole_height
        bars = self.bars.whole_height
        crowded = self.view.drawing.crowded
        if crowded or lanes + bars > room:
            least = min(bars, self.bars.height_of(BARS_AT_LEAST), round(room * BARS_SHARE))
            bars = least if crowded else max(least, room - lanes)
            lanes = max(0, room - bars)
        self.bars.setVisible(bars > 0)
        self.bars.setGeometry(0, lanes, width, bars)
        self.strip.setGeometry(0, room, width, strip)
        self.view.setGeometry(0, 0, width, lanes)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.end()
