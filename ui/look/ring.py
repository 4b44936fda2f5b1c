"""The one focus ring of a window: two pixels, one pixel off, round whatever has the focus.

It lies over the widgets, because a ring outside a control would be cut off by the control itself.
A widget asks for it with a class attribute ``focus_ring = "focus"`` (or ``"t1"`` on accent fills);
text fields show focus in their own border instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from ui.look.style import RING, draw_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

OFF = 1
REACH = RING + OFF
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
)


class _Ring(QWidget):
    """The ring itself, drawn over the contents of a window or of a scrolled area."""

    def __init__(self, colour: str, radius: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = colour
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("decoration", True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_ring(painter, QRectF(self.rect()), self._colour, self._radius)
        painter.end()


class FocusRing(QObject):
    """Follows the focus of the whole program with a ring."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._focus_changed)

    @classmethod
    def follow(cls, app: QApplication) -> FocusRing:
        """Show focus in this program from now on."""
        return cls(app)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        colour = getattr(now, "focus_ring", "") if now is not None else ""
        if now is not None and colour and now.parentWidget() is not None:
            ground = _ground(now)
            self._target = now
            self._ring = _Ring(colour, int(getattr(now, "focus_radius", 6)), ground)
            self._watch(now, ground)
            self._place()

    def _watch(self, target: QWidget, ground: QWidget) -> None:
        """See every move of the target: its own and those of what holds it."""
        widget: QWidget | None = target
        while widget is not None and widget is not ground:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()

    def _let_go(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        self._target = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        ring, target = self._ring, self._target
        if ring is None or target is None:
            return
        if not (shiboken6.isValid(ring) and shiboken6.isValid(target)):
            return
        ground = ring.parentWidget()
        if ground is None:
            return
        corner = target.mapTo(ground, QPoint(0, 0))
        area = QRect(corner, target.size())
        ring.setGeometry(area.adjusted(-REACH, -REACH, REACH, REACH))
        ring.setVisible(target.isVisible())
        ring.raise_()


def _ground(widget: QWidget) -> QWidget:
    """What the ring is drawn on: the scrolled contents or the window that holds the widget."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        viewport = above.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea) and area.widget() is above:
            return above
        if getattr(above, "is_ground", False):
            return above
        above = above.parentWidget()
    return above if above is not None else widget
