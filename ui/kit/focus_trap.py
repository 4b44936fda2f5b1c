"""The focus kept inside one part of the window while that part covers another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class FocusTrap(QObject):
    """Takes the focus into a part of the window, keeps it there, and gives it back.

    Args:
        cover: the widget over the rest of the window; what it hides cannot hold the focus.
        inside: the part of it that is used.
        is_in_charge: whether it is this one that keeps the focus now; another may lie above it.

    Signals:
        moved: the focus went to another widget while it is held, and was fetched back if need be.
    """

    moved = Signal()

    def __init__(self, cover: QWidget, inside: QWidget, is_in_charge: Callable[[], bool]) -> None:
        super().__init__(cover)
        self._cover = cover
        self._inside = inside
        self._is_in_charge = is_in_charge
        self._before: QWidget | None = None
        self._last: QWidget | None = None
        self._holds = False

    def remember(self) -> None:
        """Keep in mind what has the focus now; it is given back to that."""
        self._before = QApplication.focusWidget()

    def hold(self, first: QWidget | None) -> None:
        """Put the focus on a widget inside, and keep it inside from now on."""
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._last = first
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            self._holds = True

    def let_go(self) -> None:
        """Keep it no longer."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._holds:
            app.focusChanged.disconnect(self._follow)
            self._holds = False

    def give_back(self) -> None:
        """Put the focus where it was, if that is still in sight."""
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        found: list[QWidget] = []
        widget = self._inside.nextInFocusChain()
        while widget is not None and widget is not self._inside:
            wanted = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            inside = self._inside.isAncestorOf(widget) and widget.isVisibleTo(self._inside)
            if wanted and inside and widget.isEnabled():
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    def step(self, *, forward: bool) -> None:
        """Go to the next or the previous stop, from the last one round to the first."""
        stops = self.stops()
        if not stops:
            return
        now = QApplication.focusWidget()
        at = stops.index(now) if now in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._fetch_back(now)
        self.moved.emit()

    def _fetch_back(self, now: QWidget | None) -> None:
        """Fetch the focus back when something under the cover took it."""
        if now is None or not self._is_in_charge():
            return
        if self._cover.isAncestorOf(now):
            self._last = now
        elif self._covers(now):
            last = self._last
            if last is not None and shiboken6.isValid(last):
                last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _covers(self, widget: QWidget) -> bool:
        window = self._cover.parentWidget()
        if window is None or widget is window or widget.window() is not window:
            return False
        return self._cover.geometry().contains(widget.mapTo(window, widget.rect().center()))
