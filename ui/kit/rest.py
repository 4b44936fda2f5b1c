"""When to write what is being typed: after a short rest, and soon enough even without one.

Usage::

    self._rest = Rest(self)              # or Rest(self, 150)
    self._rest.timeout.connect(self.flush)
    self.textEdited.connect(self._rest.touch)
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

REST = 400
"""Milliseconds without a key before what is typed is written."""

LATEST = 500
"""Milliseconds after the first unwritten key when it is written in any case: whoever types on
without a rest would otherwise lose more than the last second if the program were stopped hard."""


class Rest(QTimer):
    """A timer that every key starts anew, but not for ever."""

    def __init__(self, parent: QObject, rest: int = REST) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self._rest = rest
        self._since = QElapsedTimer()

    def touch(self, *_typed: object) -> None:
        """A key was pressed."""
        if not self.isActive():
            self._since.start()
        self.start(max(0, min(self._rest, LATEST - self._since.elapsed())))
