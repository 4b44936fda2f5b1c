"""The navigation at the left: 184 wide with words, or a rail of 56 with icons alone.

Usage::

    nav = NavRail([NavItem("overview", "squares-four", "Overview", "Ctrl+1"), …],
                  foot=[NavItem("settings", "gear-six", "Settings"),
                        NavItem("lock", "lock-simple", "Lock now", "Ctrl+L", shows_keys=True)])
    nav.chosen.connect(lambda id: ...)
    nav.set_current("cases")
    nav.set_count("concerns", "1", "1 concern not acknowledged", hot=True)
    nav.set_who("Auditor 1", "Lead auditor")
    nav.set_collapsed(True)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.labels import Elided
from ui.kit.paint import (
    CENTRE,
    hovered,
    ink,
    key_cap_width,
    paint_bar,
    paint_key_cap,
    paint_panel,
    paint_text,
    rounded,
    text_width,
)
from ui.kit.panels import Line
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

WIDE = 184
RAIL = 56
ICON_LEFT = 12
WORDS_LEFT = 38


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place to go to.

    Attributes:
        id: what `NavRail.chosen` says.
        icon: its icon; the current one is drawn with ``-fill`` if there is such an icon.
        text: its words; in the rail its tooltip and spoken name.
        keys: its key, in the tooltip.
        shows_keys: whether the key is shown beside the words too.
    """

    id: str
    icon: str
    text: str
    keys: str = ""
    shows_keys: bool = False


_FILLED = {
    "squares-four",
    "folder-open",
    "megaphone",
    "check-square-offset",
    "chart-bar-horizontal",
    "files",
    "download-simple",
    "gear-six",
}


class _Place(QPushButton):
    focus_ring = "focus"

    def __init__(self, item: NavItem, parent: QWidget) -> None:
        super().__init__(item.text, parent)
        self.item = item
        self.current = False
        self.rail = False
        self._count = self._counted = ""
        self._hot = False
        self.setProperty("painted", True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.speak()

    def set_count(self, count: str, counted: str, hot: bool) -> None:
        self._count, self._counted, self._hot = count, counted, hot
        self.speak()
        self.update()

    def speak(self) -> None:
        said = f"{self.item.text}, {self._counted}" if self._count else self.item.text
        self.setAccessibleName(said)
        self.setAccessibleDescription("Current page" if self.current else "")
        tip = f"{said} ({self.item.keys})" if self.item.keys else said
        self.setToolTip(tip if self.rail or self.item.keys or self._count else "")

    @override
    def sizeHint(self) -> QSize:
        return QSize(RAIL - 16, metrics.nav_row())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        colour = "t2"
        if self.current:
            colour = "acc-t"
            paint_panel(painter, area, fill="acc-soft", border=None, radius=4)
            painter.save()
            painter.setClipPath(rounded(area, 4))
            paint_bar(painter, area, "focus")
            painter.restore()
        elif hovered(self):
            paint_panel(painter, area, fill="sunken", border=None, radius=4)
        filled = self.current and self.item.icon in _FILLED
        icon = f"{self.item.icon}-fill" if filled else self.item.icon
        side = fonts.px(16)
        left = (self.width() - side) / 2 if self.rail else ICON_LEFT
        icons.paint(painter, QRectF(left, 0, side, self.height()), icon, colour)
        if self.rail:
            self._paint_badge(painter)
        else:
            self._paint_words(painter, left + side + 10, colour)
        painter.end()

    def _paint_words(self, painter: QPainter, left: float, colour: str) -> None:
        right = self.width() - 8.0
        if self._count and self._hot:
            font = fonts.ui(11, 600)
            width = text_width(self._count, font) + 12
            place = QRectF(
                right - width, (self.height() - metrics.line(11)) / 2, width, metrics.line(11)
            )
            paint_panel(painter, place, fill="red", border=None, radius=4)
            paint_text(painter, place, self._count, font, "on-red", align=CENTRE)
            right -= width + 4
        elif self._count:
            font = fonts.ui(12)
            width = text_width(self._count, font)
            place = QRectF(right - width, 0, width + 1, self.height())
            paint_text(painter, place, self._count, font, "acc-t" if self.current else "t3")
            right -= width + 4
        elif self.item.shows_keys and key_cap_width(self.item.keys):
            right -= key_cap_width(self.item.keys)
            paint_key_cap(painter, right, self.height() / 2, self.item.keys)
        words = QRectF(left, 0, right - left, self.height())
        paint_text(
            painter, words, self.item.text, fonts.ui(13, 600 if self.current else 400), colour
        )

    def _paint_badge(self, painter: QPainter) -> None:
        if not (self._count and self._hot):
            return
        font = fonts.ui(11, 600)
        width = max(text_width(self._count, font) + 8, fonts.px(14))
        place = QRectF(self.width() - width, 0, width, fonts.px(14))
        paint_panel(painter, place, fill="red", border=None, radius=4)
        paint_text(painter, place, self._count, font, "on-red", align=CENTRE)


class NavRail(QWidget):
    """The navigation.

    Args:
        items: the places, from the top.
        foot: the places at the foot.

    Signals:
        chosen: the id of the place the person wants.
    """

    chosen = Signal(str)

    def __init__(
        self,
        items: Sequence[NavItem],
        *,
        foot: Sequence[NavItem] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._collapsed = False
        self.setAccessibleName("Navigation")
        self._places: dict[str, _Place] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 9, 12)
        column.setSpacing(2)
        for item in items:
            column.addWidget(self._place(item))
        column.addStretch(1)
        for item in foot:
            column.addWidget(self._place(item))
        self._who = self._make_who()
        column.addWidget(self._who)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def _place(self, item: NavItem) -> _Place:
        place = _Place(item, self)
        place.clicked.connect(lambda _=False, id=item.id: self.chosen.emit(id))
        self._places[item.id] = place
        return place

    def _make_who(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        column.addSpacing(10)
        self._name = Elided("", "small medium")
        self._role = Elided("", "small t2")
        for label in (self._name, self._role):
            label.setContentsMargins(8, 0, 0, 0)
            column.addWidget(label)
        holder.hide()
        return holder

    def set_current(self, id: str) -> None:
        """Show which place is open."""
        for place in self._places.values():
            place.current = place.item.id == id
            place.speak()
            place.update()

    def set_count(self, id: str, count: str, counted: str = "", *, hot: bool = False) -> None:
        """Show a number beside a place; a hot one asks for something to be done.

        ``counted`` says what the number counts, for those who hear it and in the tooltip.
        """
        self._places[id].set_count(count, counted or count, hot)

    def set_who(self, name: str, role: str) -> None:
        """Show who is auditing."""
        self._name.setText(name)
        self._role.setText(role)
        self._who.setVisible(bool(name) and not self._collapsed)

    @property
    def collapsed(self) -> bool:
        """Whether it is the narrow rail."""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Be the narrow rail, or wide with words."""
        self._collapsed = collapsed
        self._who.setVisible(bool(self._name.text()) and not collapsed)
        for place in self._places.values():
            place.rail = collapsed
            place.speak()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = RAIL if self._collapsed else fonts.px(WIDE)
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        shown = [place for place in self._places.values() if place.isVisible()]
        now = next((at for at, place in enumerate(shown) if place.hasFocus()), None)
        if by and now is not None and 0 <= now + by < len(shown):
            shown[now + by].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("win"))
        painter.setPen(QPen(ink("line"), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()
