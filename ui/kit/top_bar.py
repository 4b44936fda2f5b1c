"""The bar at the top: menus, the marking in the middle, go to anything and raise concern.

Usage::

    bar = TopBar()
    main_window.setMenuWidget(bar)
    bar.menu_bar.addMenu("&File")
    bar.set_marking("OFFICIAL-SENSITIVE", "Police and named safeguarding partners only")
    bar.go_to.clicked.connect(...)         bar.raise_concern.clicked.connect(...)
    bar.set_in_use(False)                  # welcome, locked: only the marking is left

Its buttons take the focus by Tab but not by a click, so that the page keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QMenuBar, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.buttons import AlarmButton
from ui.kit.marking import Marking
from ui.kit.paint import (
    hovered,
    ink,
    key_cap_width,
    paint_key_cap,
    paint_panel,
    paint_text,
    text_width,
)
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

GAP = 8
SIDE = 12

LEAST_SEARCH = 84
"""The search at its narrowest: its icon and its key."""


class GoToButton(QPushButton):
    """Looks like a search field, opens "go to anything"."""

    focus_ring = "focus"

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Go to anything", parent)
        self.setProperty("painted", True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(fonts.px(208), metrics.control())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.px(LEAST_SEARCH), metrics.control())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill = "hover" if hovered(self) else "surface"
        paint_panel(painter, QRectF(self.rect()), fill=fill, border="ctl", radius=4)
        side = fonts.px(16)
        icons.paint(painter, QRectF(9, 0, side, self.height()), "magnifying-glass", "t3")
        left = self.width() - key_cap_width("Ctrl+K") - 6
        words = QRectF(9 + side + 6, 0, left - (9 + side + 6) - 6, self.height())
        if text_width(self.text(), fonts.ui()) <= words.width():
            paint_text(painter, words, self.text(), fonts.ui(), "t3")
        paint_key_cap(painter, left, self.height() / 2, "Ctrl+K")
        painter.end()


class TopBar(QWidget):
    """The top bar, 40 high.

    Attributes:
        menu_bar: the menus.
        marking: the protective marking.
        go_to: opens "go to anything".
        raise_concern: opens the form of a concern; never hidden while a deep dive is open.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu_bar = QMenuBar(self)
        self.menu_bar.setNativeMenuBar(False)
        self.menu_bar.setAccessibleName("Menus")
        self.marking = Marking("OFFICIAL-SENSITIVE", parent=self)
        self.go_to = GoToButton(parent=self)
        self.raise_concern = AlarmButton(
            "Raise concern", keys="Ctrl+Shift+C", icon="megaphone-fill", parent=self
        )
        for button in (self.marking, self.go_to, self.raise_concern):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_marking(self, marking: str, handling: str = "") -> None:
        """Show the marking of the open deep dive."""
        self.marking.set_marking(marking, handling)
        self._place()

    def set_in_use(self, in_use: bool) -> None:
        """Without an open deep dive there is nothing to go to and no concern to raise."""
        self.go_to.setVisible(in_use)
        self.raise_concern.setVisible(in_use)
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return QSize(1200, metrics.top_bar())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(640, metrics.top_bar())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._place()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        inner = self.height() - 1
        right = self.width() - SIDE
        menus = self.menu_bar.sizeHint()
        self.menu_bar.setGeometry(6, (inner - menus.height()) // 2, menus.width(), menus.height())
        left = 6 + menus.width() + GAP
        for button in (self.raise_concern, self.go_to):
            if not button.isHidden():
                size = button.sizeHint()
                width = size.width()
                if button is self.go_to:
                    width = min(width, self._room_for_search(right - left))
                right -= width
                button.setGeometry(right, (inner - size.height()) // 2, width, size.height())
                right -= GAP
        self._place_marking(left, right, inner)

    def _room_for_search(self, room: int) -> int:
        """What the marking leaves of the bar: the search gives way, the marking never does."""
        least = fonts.px(LEAST_SEARCH)
        return max(least, room - self.marking.full_width(short=True) - GAP)

    def _place_marking(self, left: int, right: int, inner: int) -> None:
        """In the middle of the window; beside it if that is taken; short if need be."""
        self.marking.set_short(right - left < self.marking.full_width())
        size = self.marking.sizeHint()
        x = max(left, min((self.width() - size.width()) // 2, right - size.width()))
        self.marking.setGeometry(x, (inner - size.height()) // 2, size.width(), size.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.setPen(QPen(ink("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
