"""Reading the open flags of all cases on the worker while somebody looks; the newest counts."""

from __future__ import annotations

from threading import Event as Stop
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from typing_extensions import override

from ui.errors import show_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.store import Store
    from ui.session import Session
    from ui.work import Worker

Found = TypeVar("Found")
REST = 250
"""Milliseconds without a change after which flags are read again."""


class FlagCounting(QObject):
    """Has flags read when it is asked to, one pass at a time, while its page is in sight.

    Args:
        page: whose flags they are; it is painted first, and nothing runs while it is hidden.
        read: what reads them, and gives nothing once the second argument says that it is to stop.

    Signals:
        counted: what was found.
    """

    counted = Signal(object)

    def __init__(
        self,
        session: Session,
        worker: Worker,
        page: QWidget,
        read: Callable[[Store, Callable[[], bool]], Found | None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._read = read
        self._session = session
        self._worker = worker
        self._stop = Stop()
        self._wanted = False
        self._said = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._begin)
        page.installEventFilter(self)

    def ask(self) -> None:
        """Count soon, once the page is in sight; a pass that still runs is about what was."""
        self._wanted = True
        self._stop.set()
        if self._page.isVisible():
            self._rest.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page: what was asked for and has not come is asked for still."""
        if event.type() == QEvent.Type.Hide:
            self._stop.set()
            self._rest.stop()
        elif event.type() == QEvent.Type.Show and self._wanted:
            self._rest.start()
        return False

    def _begin(self) -> None:
        store, stop, read = self._session.store, Stop(), self._read
        self._stop = stop

        def job() -> object:
            return None if stop.is_set() else read(store, stop.is_set)

        self._worker.start(
            job, lambda found: self._done(stop, found), lambda error: self._failed(stop, error)
        )

    def _done(self, stop: Stop, found: object) -> None:
        if found is not None and not stop.is_set():
            self._wanted, self._said = False, ""
            self.counted.emit(found)

    def _failed(self, stop: Stop, error: BaseException) -> None:
        """Say why, once; a pass that was ended may have met a store that closed."""
        if not stop.is_set() and str(error) != self._said:
            self._said = str(error)
            show_error(error)
