"""The tabs of a case, each with its count and its key.

Usage::

    tabs = TabStrip([TabItem("form", "Form", "Alt+1"), TabItem("timeline", "Timeline", "Alt+2")])
    tabs.chosen.connect(lambda id: ...)
    tabs.set_current("form")
    tabs.set_count("form", "48/97")
    tabs.add_right(Pill("Concern raised 11:52", "grn", icon="check-circle-fill"))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.paint import hovered, ink, key_cap_width, paint_key_cap, paint_text, text_width
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

SIDE = 12
GAP = 7


@dataclass(frozen=True, slots=True)
class TabItem:
    """One tab: what `TabStrip.chosen` says, its words, and its key."""

    id: str
    text: str
    keys: str = ""


class _Tab(QPushButton):
    focus_ring = "focus"
    focus_radius = 4

    def __init__(self, item: TabItem, parent: QWidget) -> None:
        super().__init__(item.text, parent)
        self.item = item
        self.count = ""
        self.current = False
        self.setProperty("painted", True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def speak(self) -> None:
        said = f"{self.item.text}, {self.count}" if self.count else self.item.text
        self.setAccessibleName(said)
        self.setAccessibleDescription("Current tab" if self.current else "")

    @override
    def sizeHint(self) -> QSize:
        parts = [text_width(self.item.text, fonts.ui(13, 600))]
        if self.count:
            parts.append(text_width(self.count, fonts.ui(12)))
        if key_cap_width(self.item.keys):
            parts.append(key_cap_width(self.item.keys))
        return QSize(sum(parts) + GAP * (len(parts) - 1) + 2 * SIDE, metrics.tab_row())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self.height() - 1.0
        font = fonts.ui(13, 600 if self.current else 400)
        words = "acc-t" if self.current else "t1" if hovered(self) else "t2"
        left = float(SIDE)
        width = text_width(self.item.text, font)
        paint_text(painter, QRectF(left, 0, width + 1, height), self.item.text, font, words)
        left += width + GAP
        if self.count:
            small = fonts.ui(12)
            width = text_width(self.count, small)
            paint_text(painter, QRectF(left, 0, width + 1, height), self.count, small, "t3")
            left += width + GAP
        paint_key_cap(painter, left, height / 2, self.item.keys)
        if self.current:
            painter.fillRect(0, self.height() - 2, self.width(), 2, ink("focus"))
        painter.end()


class TabStrip(QWidget):
    """The row of tabs, 36 high.

    Args:
        items: the tabs.

    Signals:
        chosen: the id of the tab the person wants.
    """

    chosen = Signal(str)

    def __init__(self, items: Sequence[TabItem], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tabs")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tabs: dict[str, _Tab] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(4)
        for item in items:
            tab = _Tab(item, self)
            tab.speak()
            tab.clicked.connect(lambda _=False, id=item.id: self.chosen.emit(id))
            self._tabs[item.id] = tab
            self._row.addWidget(tab)
        self._row.addStretch(1)

    def set_current(self, id: str) -> None:
        """Show which tab is open."""
        for tab in self._tabs.values():
            tab.current = tab.item.id == id
            tab.speak()
            tab.update()

    def set_count(self, id: str, count: str) -> None:
        """Show a count beside a tab's words, such as 48/97."""
        tab = self._tabs[id]
        tab.count = count
        tab.speak()
        tab.updateGeometry()
        tab.update()

    def add_right(self, widget: QWidget) -> None:
        """Put something at the right of the strip."""
        self._row.addWidget(widget)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), metrics.tab_row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        tabs = list(self._tabs.values())
        now = next((at for at, tab in enumerate(tabs) if tab.hasFocus()), None)
        if by and now is not None and 0 <= now + by < len(tabs):
            tabs[now + by].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.setPen(QPen(ink("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
