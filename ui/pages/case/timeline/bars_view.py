"""The clocks of the case below its lanes, on the same axis: one bar a row, with its verdict.

Arrow keys walk the bars, Enter selects the events at both ends of one. A screen reader hears the
verdict of the chosen bar; the list beside the drawing has them all as rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from ui.kit.paint import ink, paint_panel, paint_text
from ui.kit.paint import paint_bar as paint_current
from ui.look import fonts, icons
from ui.pages.case.timeline import ground
from ui.pages.case.timeline.bar_shapes import ICON_COLOURS, paint_bar
from ui.pages.case.timeline.measures import ICON, ICON_LEFT, NAME_LEFT, NAME_RIGHT
from ui.pages.case.timeline.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from ddaudit_desktop.timeline.bars import Bar
    from ui.pages.case.timeline.view import TimelineView

PAD = 8


class BarsView(QAbstractScrollArea):
    """The bars.

    Args:
        lanes: the drawing above, whose scale and scrolling the bars follow.

    Signals:
        chosen: the key of the bar a person chose here.
    """

    chosen = Signal(str)

    def __init__(self, lanes: TimelineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._bars: list[Bar] = []
        self._selected = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("Clocks of the case")
        lanes.moved.connect(self.viewport().update)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars; those without any time are in the list alone."""
        self._bars = [bar for bar in bars if bar.placed]
        if self._bar() is None:
            self._selected = ""
        self._measure()
        self._speak()
        self.viewport().update()

    def select(self, key: str) -> None:
        """Show a bar as chosen; nothing is emitted."""
        self._selected = key
        bar = self._bar()
        if bar is not None:
            self._into_sight(self._bars.index(bar))
        self._speak()
        self.viewport().update()

    @property
    def selected(self) -> str:
        """The key of the chosen bar, if it is drawn here."""
        bar = self._bar()
        return bar.key if bar else ""

    @property
    def whole_height(self) -> int:
        """How high all bars are; nothing without any."""
        return self.height_of(len(self._bars)) if self._bars else 0

    def height_of(self, bars: int) -> int:
        """How high so many bars are."""
        return bars * self._row + 2 * PAD

    @property
    def _row(self) -> int:
        return self._lanes.lens.measures.bar_row

    def _bar(self) -> Bar | None:
        return next((bar for bar in self._bars if bar.key == self._selected), None)

    def _speak(self) -> None:
        broken = sum(bar.verdict == "broken" for bar in self._bars)
        unclear = sum(bar.verdict == "cannot_tell" for bar in self._bars)
        said = f"{len(self._bars)} clocks, {broken} broken, {unclear} cannot tell."
        bar = self._bar()
        self.setAccessibleDescription(f"{bar.spoken} {said}" if bar else said)

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.whole_height - self.viewport().height()))
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(self._row)

    def _into_sight(self, at: int) -> None:
        bar = self.verticalScrollBar()
        top, height = PAD + at * self._row, self.viewport().height()
        if not bar.value() <= top - 2 or top + self._row > bar.value() + height:
            bar.setValue(top - (height - self._row) // 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        area = QRectF(self.viewport().rect())
        painter.fillRect(area, ink("surface"))
        if self._bars:
            self._paint(painter, self._scene())
        if self.hasFocus() and self._bar() is None:
            paint_panel(painter, area, fill=None, border="focus", radius=2, width=2)
        painter.end()

    def _scene(self) -> Scene:
        size = self.viewport().size()
        lanes = self._lanes
        return Scene(
            drawing=lanes.drawing,
            measures=lanes.lens.measures,
            pictures=lanes.pictures(),
            across=lanes.across,
            down=self.verticalScrollBar().value(),
            width=size.width(),
            height=size.height(),
            header=0.0,
            floor=size.height(),
        )

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        if self._lanes.nights:
            ground.paint_nights(painter, scene)
        ground.paint_folds(painter, scene)
        ground.paint_ticks(painter, scene)
        ground.paint_clock_changes(painter, scene)
        gutter = scene.measures.gutter
        painter.setClipRect(QRectF(gutter, 0, scene.width - gutter, scene.height))
        for bar, row in self._rows(scene):
            chosen = bar.key == self._selected
            if chosen:
                painter.fillRect(row, ink("acc-soft"))
            paint_bar(painter, scene, bar, row, ground="acc-soft" if chosen else "surface")
        painter.setClipping(False)
        painter.fillRect(QRectF(0, 0, gutter, scene.height), ink("surface"))
        for bar, row in self._rows(scene):
            self._paint_label(painter, scene, bar, row)
        painter.fillRect(QRectF(gutter - 1, 0, 1, scene.height), ink("line"))

    def _rows(self, scene: Scene) -> list[tuple[Bar, QRectF]]:
        """The bars in sight with their rows."""
        top = PAD - scene.down
        rows = [
            (bar, QRectF(0, top + at * self._row, scene.width, self._row))
            for at, bar in enumerate(self._bars)
        ]
        return [(bar, row) for bar, row in rows if row.bottom() > 0 and row.top() < scene.height]

    def _paint_label(self, painter: QPainter, scene: Scene, bar: Bar, row: QRectF) -> None:
        chosen = bar.key == self._selected
        gutter = scene.measures.gutter
        if chosen:
            area = QRectF(0, row.top(), gutter, row.height())
            painter.fillRect(area, ink("acc-soft"))
            paint_current(painter, area, "focus")
        side = fonts.px(ICON)
        place = QRectF(ICON_LEFT, row.top(), side, row.height())
        icons.paint(painter, place, bar.icon, ICON_COLOURS.get(bar.icon, "t3"), ICON)
        left = ICON_LEFT + side + NAME_LEFT
        words = QRectF(left, row.top(), gutter - left - NAME_RIGHT, row.height())
        paint_text(painter, words, bar.label, fonts.ui(12, 600 if chosen else 500), "t1")
        if chosen and self.hasFocus():
            whole = row.adjusted(1, 0, -1, 0)
            paint_panel(painter, whole, fill=None, border="focus", radius=3, width=2)

    # Mouse and keys

    def _at(self, point: QPointF) -> Bar | None:
        at = int((point.y() + self.verticalScrollBar().value() - PAD) // self._row)
        return self._bars[at] if 0 <= at < len(self._bars) else None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        bar = self._at(event.position())
        if bar is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(bar)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._lanes.wheelEvent(event)
        else:
            super().wheelEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), bar.spoken if bar else "", self)
            return True
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._bars:
            event.ignore()
            return
        bar = self._bar()
        at = self._bars.index(bar) if bar else -1
        last = len(self._bars) - 1
        match event.key():
            case Qt.Key.Key_Down:
                self._choose(self._bars[min(last, at + 1)])
            case Qt.Key.Key_Up:
                self._choose(self._bars[max(0, at - 1)])
            case Qt.Key.Key_Home:
                self._choose(self._bars[0])
            case Qt.Key.Key_End:
                self._choose(self._bars[last])
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self._bars[max(0, at)])
            case _:
                event.ignore()

    def _choose(self, bar: Bar) -> None:
        self.select(bar.key)
        self.chosen.emit(bar.key)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
