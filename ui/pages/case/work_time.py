"""Counts the minutes at work on the case that a page shows, and has them kept."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from typing_extensions import override

from ddaudit_desktop.time_spent import TimeSpent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WORK = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
SOON_ENOUGH = 60_000
"""Milliseconds after which what was counted is kept, so that a sudden end loses little."""


class WorkTime(QObject):
    """Listens to the window for keys and clicks while its page is in sight.

    Signals:
        due: minutes may wait to be kept.
    """

    due = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._audit_id = ""
        self._listens: QObject | None = None
        self._time = TimeSpent()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON_ENOUGH)
        self._timer.timeout.connect(self.due)

    def begin(self, audit_id: str) -> None:
        """Count for this audit from now on."""
        if audit_id != self._audit_id or not self._page.isVisible():
            self._time.start(audit_id, monotonic())
        self._audit_id = audit_id
        # The native window: of all that happens there, little is not a key or the mouse.
        window = self._page.window().windowHandle()
        if window is not None and window is not self._listens:
            self._listens = window
            window.installEventFilter(self)

    def take(self) -> tuple[int, bool]:
        """Whole minutes that are not kept yet, and whether they are the first of this sitting."""
        return self._time.take(self._audit_id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WORK and self._page.isVisible():
            self._time.works(self._audit_id, monotonic())
            if not self._timer.isActive():
                self._timer.start()
        return False
