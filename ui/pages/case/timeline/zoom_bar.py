"""The bar above the drawing: scale, folding, nights, and adding an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget
from typing_extensions import override

from ui.kit.buttons import IconButton, PrimaryButton, SecondaryButton
from ui.kit.chips import FilterChip
from ui.kit.paint import ink, rounded
from ui.kit.segmented import Segment, Segmented
from ui.kit.tick import TickBox
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

SPANS = (
    Segment("fit", "Fit"),
    Segment("24", "Day"),
    Segment("6", "6 h"),
    Segment("1", "1 h"),
)
FULL = 1000
PASTE = "Ctrl+Shift+V"
FOLD = ("Fold quiet time", "Fold")
NIGHT = ("Night 23:00–06:00", "Night")
"""Words in full, and where there is little room."""


class ZoomSlider(QSlider):
    """How close the drawing is, from everything to a quarter of an hour."""

    focus_ring = "focus"

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, FULL)
        self.setSingleStep(FULL // 20)
        self.setPageStep(FULL // 5)
        self.setAccessibleName("Zoom")
        self.setToolTip("Zoom (+ and -)")
        self.setProperty("painted", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(fonts.px(88), max(24, metrics.control("card")))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, inset = self.height() / 2, 8.0
        room = self.width() - 2 * inset
        x = inset + room * self.value() / FULL
        track = QRectF(2, middle - 1.5, self.width() - 4, 3)
        painter.fillPath(rounded(track, 1.5), ink("line2"))
        painter.fillPath(rounded(QRectF(2, middle - 1.5, x - 2, 3), 1.5), ink("acc"))
        painter.setPen(QPen(ink("acc"), 2))
        painter.setBrush(ink("surface"))
        painter.drawEllipse(QPointF(x, middle), 6.5, 6.5)
        painter.end()


TIGHTER = ((0, 1, 1, 1), (1, 1, 1, 1), (1, 1, 0, 1), (1, 0, 0, 1), (1, 0, 0, 0))
"""Tighter from step to step: short words, the slider, the longest key cap, the button with it.

The button leaves last: its key and its place in the menu stay.
"""


class ZoomBar(QWidget):
    """The bar.

    Signals:
        fit_wanted: show everything.
        hours_wanted: let so many hours fill the width.
        zoom_wanted: come closer (1) or go back (-1) by a step.
        share_wanted: zoom to a place between everything (0) and the closest (1).
        add_wanted: add an event.
        paste_wanted: paste a log.
    """

    fit_wanted = Signal()
    hours_wanted = Signal(float)
    zoom_wanted = Signal(int)
    share_wanted = Signal(float)
    add_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spans = Segmented(SPANS, name="Time shown")
        self.closer = IconButton("plus", "Zoom in", keys="+", measure="normal")
        self.wider = IconButton("minus", "Zoom out", keys="-", measure="normal")
        self.slider = ZoomSlider()
        self.fold = TickBox(FOLD[0], small=True)
        self.night = TickBox(NIGHT[0], small=True)
        for box, words in ((self.fold, FOLD), (self.night, NIGHT)):
            box.setChecked(True)
            box.setAccessibleName(words[0])
        self.list = FilterChip("Events", keys="L", icon="list-bullets")
        self.add = SecondaryButton("Add event", icon="plus", keys="E")
        self.paste = PrimaryButton("Paste log", icon="clipboard-text", keys=PASTE)
        self._join()
        self.setMinimumWidth(1)  # it finds room for itself, see _fill
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.spans)
        for widget in (self.wider, self.slider, self.closer):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.fold)
        row.addSpacing(4)
        row.addWidget(self.night)
        row.addStretch(1)
        row.addWidget(self.list)
        row.addWidget(self.add)
        row.addWidget(self.paste)
        self._measure()

    def _join(self) -> None:
        self.spans.changed.connect(self._span_chosen)
        self.closer.clicked.connect(lambda: self.zoom_wanted.emit(1))
        self.wider.clicked.connect(lambda: self.zoom_wanted.emit(-1))
        self.slider.valueChanged.connect(lambda value: self.share_wanted.emit(value / FULL))
        self.add.clicked.connect(self.add_wanted)
        self.paste.clicked.connect(self.paste_wanted)

    def _span_chosen(self, code: str | None) -> None:
        """Fit again if the span in force was pressed once more."""
        if code in (None, "fit"):
            self.fit_wanted.emit()
        else:
            self.hours_wanted.emit(float(code))

    def show_scale(self, hours: float | None, share: float) -> None:
        """Show the scale in force: hours that fill the width, none for everything."""
        near = {"24": 24.0, "6": 6.0, "1": 1.0}
        chosen = next((c for c, h in near.items() if hours and abs(hours / h - 1) < 0.03), None)
        self.spans.set_value("fit" if hours is None else chosen)
        self.slider.blockSignals(True)
        self.slider.setValue(round(share * FULL))
        self.slider.blockSignals(False)
        self.slider.update()

    def _measure(self) -> None:
        self.setFixedHeight(metrics.control() + 16)
        self._fill()

    def _fill(self) -> None:
        """Shorten what can be shortened until it fits: words, the slider, the longest key cap."""
        for short, slider, keys, paste in TIGHTER:
            self.fold.setText(FOLD[short])
            self.night.setText(NIGHT[short])
            self.slider.setVisible(bool(slider))
            self.paste.set_keys(PASTE if keys else "")
            self.paste.setVisible(bool(paste))
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                return

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
