"""The whole case, small: what of it is in sight is a window that can be moved and resized.

Left and right move the window, with Shift they make it narrower and wider; Home and End lead to the
ends. With the mouse it is dragged, by its sides to resize it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ddaudit_desktop.moments import local
from ui.kit.paint import faded, ink, paint_panel, paint_text
from ui.look import fonts

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

    from ddaudit_desktop.timeline.axis import Axis
    from ui.pages.case.timeline.looking import Looking

PAD = 5
GRIP = 6
"""How near to a side of the window the mouse takes hold of it."""
LEAST = 10.0
"""The narrowest window, in pixels."""
STEP = 0.1
SHADE = 150
Held = Literal["", "left", "right", "window"]


class ContextStrip(QWidget):
    """The strip.

    Args:
        lanes: the drawing whose part in sight is shown and changed.

    Signals:
        span_wanted: the first and the last instant that should be in sight.
        start_wanted: the instant that should stand at the left, at the same scale.
    """

    span_wanted = Signal(float, float)
    start_wanted = Signal(float)

    def __init__(self, lanes: Looking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._picture: QPixmap | None = None
        self._held: Held = ""
        self._offset = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("painted", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Part of the case in sight")
        lanes.moved.connect(self._moved)

    def renew(self) -> None:
        """Draw the case anew, after a change of its events."""
        self._picture = None
        self._moved()

    def _moved(self) -> None:
        self.update()
        if self._lanes.lens.timeline.marks:
            start, end = self._lanes.seen()
            self.setAccessibleDescription(f"{_when(start)} to {_when(end)}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, fonts.px(24) + 2 * PAD)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._picture = None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    # Places

    @property
    def _gutter(self) -> float:
        return float(self._lanes.lens.measures.gutter)

    def _axis(self) -> Axis:
        return self._lanes.lens.whole(max(50.0, self.width() - self._gutter - 8))

    def window_shown(self) -> QRectF:
        """The window on the strip: what is in sight."""
        axis = self._axis()
        left, right = (self._gutter + axis.x_of(at) for at in self._lanes.seen())
        return QRectF(left, PAD, max(right - left, 3.0), self.height() - 2 * PAD)

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        painter.fillRect(area, ink("surface"))
        painter.fillRect(QRectF(0, 0, area.width(), 1), ink("line"))
        label = QRectF(16, 0, self._gutter - 20, area.height())
        paint_text(painter, label, "Whole case", fonts.ui(12, 500), "t2")
        if self._lanes.lens.timeline.marks:
            if self._picture is None:
                self._picture = self._paint_case()
            painter.drawPixmap(0, 0, self._picture)
            self._paint_window(painter)
        painter.end()

    def _paint_case(self) -> QPixmap:
        """Every event as a stroke in its lane, gaps and missing episodes behind them."""
        density = self.devicePixelRatioF()
        picture = QPixmap(self.size() * density)
        picture.setDevicePixelRatio(density)
        picture.fill(Qt.GlobalColor.transparent)
        axis, timeline = self._axis(), self._lanes.lens.timeline
        top, height = PAD + 2.0, self.height() - 2.0 * PAD - 4
        painter = QPainter(picture)
        painter.fillRect(QRectF(self._gutter, PAD, axis.width, self.height() - 2 * PAD), ink("win"))
        for gap in self._lanes.drawing.hatched:
            left, right = self._gutter + axis.x_of(gap.start), self._gutter + axis.x_of(gap.end)
            painter.fillRect(QRectF(left, PAD, right - left, height + 4), faded("gap", 70))
        step = height / max(1, len(timeline.lanes))
        strokes = []
        for at, lane in enumerate(timeline.lanes):
            places = {round(axis.x_of(start)) for start in timeline.starts[lane.key]}
            y = top + at * step
            strokes += [QRectF(self._gutter + x, y, 2, max(2.0, step - 1)) for x in places]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("t3"))
        painter.drawRects(strokes)
        painter.end()
        return picture

    def _paint_window(self, painter: QPainter) -> None:
        window, whole = self.window_shown(), QRectF(self._gutter, PAD, 0, 0)
        whole.setRight(self._gutter + self._axis().width)
        whole.setBottom(self.height() - PAD)
        veil = faded("surface", SHADE)
        for left, right in ((whole.left(), window.left()), (window.right(), whole.right())):
            if right > left:
                painter.fillRect(QRectF(left, whole.top(), right - left, whole.height()), veil)
        paint_panel(painter, window, fill=None, border="acc", radius=3, width=2)
        grip = QRectF(0, window.top() + 5, 4, window.height() - 10)
        for x in (window.left() - 1, window.right() - 3):
            grip.moveLeft(x)
            painter.fillRect(grip, ink("acc"))
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            paint_panel(painter, ring, fill=None, border="focus", radius=3, width=2)

    # Mouse

    def _held_at(self, x: float) -> Held:
        window = self.window_shown()
        if abs(x - window.left()) <= GRIP:
            return "left"
        if abs(x - window.right()) <= GRIP:
            return "right"
        return "window" if window.left() < x < window.right() else ""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._lanes.lens.timeline.marks:
            return
        x = event.position().x()
        self._held = self._held_at(x)
        window = self.window_shown()
        if not self._held:
            self._held = "window"
            self._move_to(x - window.width() / 2)
        self._offset = x - self.window_shown().left()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if not self._held:
            sides = self._held_at(x) in ("left", "right")
            shape = Qt.CursorShape.SizeHorCursor if sides else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        window = self.window_shown()
        if self._held == "window":
            self._move_to(x - self._offset)
        elif self._held == "left":
            self._resize_to(min(x, window.right() - LEAST), window.right())
        else:
            self._resize_to(window.left(), max(x, window.left() + LEAST))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = ""

    def _move_to(self, left: float) -> None:
        self.start_wanted.emit(self._axis().t_of(max(0.0, left - self._gutter)))

    def _resize_to(self, left: float, right: float) -> None:
        axis = self._axis()
        low = axis.t_of(max(0.0, left - self._gutter))
        high = axis.t_of(min(axis.width, right - self._gutter))
        self.span_wanted.emit(low, high)

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
            return
        wider = bool(held)
        bar = self._lanes.horizontalScrollBar()
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                by = 1 if event.key() == Qt.Key.Key_Right else -1
                if wider:
                    self._widen(by)
                else:
                    self._lanes.pan(STEP * by)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                event.ignore()

    def _widen(self, by: int) -> None:
        """Move the right side of the window by a tenth of its width."""
        window = self.window_shown()
        step = max(2.0, window.width() * STEP)
        self._resize_to(window.left(), max(window.left() + LEAST, window.right() + by * step))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def _when(instant: float) -> str:
    here = local(datetime.fromtimestamp(instant, UTC))
    return f"{here:%a} {here.day} {here:%b %H:%M}"
