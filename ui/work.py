"""Slow work off the window's thread: one worker, results delivered where the window lives.

Opening, creating and filing go through here; a keystroke does not. The object that asks owns the
signal, so nothing of Qt is destroyed on the worker's thread.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.errors import show_error

if TYPE_CHECKING:
    from collections.abc import Callable


class Worker(QObject):
    """Runs one job after another and calls back on the thread of this object."""

    _finished = Signal(object, object, object)
    progressed = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        self._closed = False
        self._in_hand = 0
        self._finished.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether something is still to be done or to be handed out."""
        return self._in_hand > 0

    def start(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Future[Any]:
        """Run a job; ``done`` gets its result, ``failed`` its error (shown, if nobody takes it)."""
        future = self._pool.submit(job)
        self._in_hand += 1
        future.add_done_callback(lambda f: self._finished.emit(f, done, failed or show_error))
        return future

    def report(self, step: int, steps: int) -> None:
        """A progress callable for work below the window; safe from any thread."""
        self.progressed.emit(step, steps)

    def close(self) -> None:
        """Wait for the job in hand and take no more; what it gives is not handed out any more."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver(
        self,
        future: Future[Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._in_hand -= 1
        if self._closed or future.cancelled():
            return
        error = future.exception()
        if error is None:
            done(future.result())
        else:
            failed(error)
