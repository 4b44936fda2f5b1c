"""A choice from a list, where the choices are too many for a segmented answer.

Usage::

    lane = Combo("Lane", [("child", "Child"), ("response", "Response")], empty="All lanes")
    lane.set_value("child")
    lane.chosen.connect(lambda code: ...)        # None for the empty choice
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.paint import hovered, paint_panel, paint_text, text_width
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from ui.look.metrics import Size

SIDE = 8
GAP = 8


class Combo(QComboBox):
    """A choice from a list.

    Args:
        name: what is chosen, spoken with the choice.
        options: pairs of code and word.
        empty: the words while nothing is chosen; also the first entry, unless empty.
        measure: ``card`` 24, ``normal`` 28, ``dialog`` 32 high.

    Signals:
        chosen: the code, or None; only for what a person did.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        empty: str = "",
        measure: Size = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self._measure = measure
        self.setProperty("painted", True)
        self.set_name(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        self.set_options(options)
        self.activated.connect(lambda _: self.chosen.emit(self.value()))

    def set_name(self, name: str) -> None:
        """Say what is chosen."""
        self.setAccessibleName(name)
        if sys.platform.startswith("linux"):
            self.setAccessibleDescription(name)  # there Qt speaks the choice as the name

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the present one stays if it is among them."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        if self._empty:
            self.addItem(self._empty, None)
        for code, word in options:
            self.addItem(word, code)
        self.blockSignals(False)
        self.set_value(before)
        self.updateGeometry()

    def value(self) -> str | None:
        """The chosen code."""
        code = self.currentData()
        return code if isinstance(code, str) else None

    def set_value(self, code: str | None) -> None:
        """Show a stored choice; nothing is emitted."""
        self.blockSignals(True)
        at = -1 if code is None else self.findData(code)
        nothing = 0 if self._empty else -1
        self.setCurrentIndex(at if at >= 0 else nothing)
        self.blockSignals(False)
        self.update()

    def _font_size(self) -> int:
        return 12 if self._measure == "card" else 13

    @override
    def sizeHint(self) -> QSize:
        font = fonts.ui(self._font_size())
        words = [self.itemText(at) for at in range(self.count())] + [self._empty]
        widest = max(text_width(word, font) for word in words)
        return QSize(widest + GAP + fonts.px(12) + 2 * (SIDE + 1), metrics.control(self._measure))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), fonts.px(96)), metrics.control(self._measure))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, never an answer."""
        event.ignore()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        enabled = self.isEnabled()
        fill = "sunken" if not enabled else "hover" if hovered(self) else "surface"
        if self.hasFocus():
            paint_panel(painter, area, fill=fill, border="focus", radius=4, width=2)
        else:
            paint_panel(painter, area, fill=fill, border="ctl", radius=4)
        caret = fonts.px(12)
        words = area.adjusted(SIDE + 1, 0, -(SIDE + 1 + caret + GAP), 0)
        chosen = self.currentIndex() >= 0 and self.currentData() is not None
        colour = "t1" if chosen and enabled else "t3"
        text = self.currentText() or self._empty
        paint_text(painter, words, text, fonts.ui(self._font_size()), colour)
        place = QRectF(self.width() - SIDE - 1 - caret, 0, caret, self.height())
        icons.paint(painter, place, "caret-down", "t3", 12)
        painter.end()
