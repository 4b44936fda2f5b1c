"""Reading the pasted text on the worker; of several readings only the last one counts."""

from __future__ import annotations

from threading import Event as Stop
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import KnownError

if TYPE_CHECKING:
    from datetime import date

    from ddaudit_desktop.logs.proposed import LogRead
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.work import Worker


class LogReader(QObject):
    """Asks the worker to read, and passes on what came of the newest asking.

    Signals:
        read: the reading, or none for an empty text.
        refused: the sentence why the text cannot be read.
    """

    read = Signal(object)
    refused = Signal(str)

    def __init__(self, worker: Worker, audit: OpenAudit, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._audit = audit
        self._asked = 0
        self._stop = Stop()

    def ask(self, text: str, day: date | None) -> None:
        """Read a text; a reading that still runs is stopped."""
        self.stop()
        self._asked += 1
        if not text.strip():
            self.read.emit(None)
            return
        asked, stop, audit = self._asked, Stop(), self._audit
        self._stop = stop

        def job() -> LogRead:
            from ddaudit_desktop.logs.reading import read_log
            from ddaudit_desktop.logs.words import log_words

            return read_log(
                text,
                day=day,
                words=log_words(),
                phrases=audit.pinned.language,
                theme=audit.case.theme,
                cancelled=stop.is_set,
            )

        self._worker.start(
            job, lambda read: self._done(asked, read), lambda error: self._failed(asked, error)
        )

    def stop(self) -> None:
        """Stop a reading that runs; nothing more is heard of it."""
        self._stop.set()

    def _done(self, asked: int, read: LogRead) -> None:
        if asked == self._asked and not self._stop.is_set():
            self.read.emit(read)

    def _failed(self, asked: int, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        if asked == self._asked and not self._stop.is_set():
            self.refused.emit(str(error))
