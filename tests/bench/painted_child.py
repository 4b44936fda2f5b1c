"""One process that tells when its window has painted, and goes.

painted_child.py bare             a QMainWindow with nothing in it
painted_child.py bare-records     the same, with sqlmodel imported and our tables declared first
painted_child.py window           the program, until its window has painted
painted_child.py page NAME FILE   the program on a file, until the page of that class has painted
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable


def tell_and_go() -> None:
    """Say when, on the clock that all processes share, and leave without tidying up."""
    print(f"painted {time.monotonic()}", flush=True)
    os._exit(0)


class FirstPaint(QObject):
    """Waits for the first paint of a window or, by name, of a class of widget."""

    def __init__(self, awaited: str = "", then: Callable[[], None] = tell_and_go) -> None:
        super().__init__()
        self.awaited = awaited
        self.then = then
        self.seen = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.seen and event.type() == QEvent.Type.Paint and self.awaits(watched):
            self.seen = True
            # The filter runs before the paint; the timer runs when it is on the screen.
            QTimer.singleShot(0, self.then)
        return False

    def awaits(self, watched: QObject) -> bool:
        """Whether this is what is waited for."""
        if self.awaited:
            return type(watched).__name__ == self.awaited
        return isinstance(watched, QWidget) and watched.isWindow()


def bare() -> None:
    """The least that Qt can put on a screen."""
    application = QApplication([])
    watcher = FirstPaint()
    application.installEventFilter(watcher)
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    application.exec()


def bare_with_records() -> None:
    """The least, after the library and the tables that the program cannot do without."""
    import sqlmodel  # noqa: F401

    import db.records  # noqa: F401

    bare()


def program(*watchers: FirstPaint) -> None:
    """The program as it starts, watched from the moment that its event loop begins."""
    begin_loop = QApplication.exec

    def watched_loop(*_ignored: object) -> int:
        application = QApplication.instance()
        assert application
        for watcher in watchers:
            application.installEventFilter(watcher)
        return begin_loop()

    QApplication.exec = watched_loop  # type: ignore[method-assign]
    sys.argv = ["ddaudit-desktop"]
    from ui.__main__ import main

    main()


def explore() -> None:
    """What "Explore the example" of the welcome page does, as soon as the window is furnished."""
    from ui.window import Window

    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    opening = getattr(window, "opening", None)
    if opening is None:
        QTimer.singleShot(1, explore)
    else:
        opening.explore()


KINDS: dict[str, Callable[[], None]] = {
    "bare": bare,
    "bare-records": bare_with_records,
    "window": lambda: program(FirstPaint()),
    "overview": lambda: program(FirstPaint(then=explore), FirstPaint("OverviewPage")),
}
KINDS[sys.argv[1]]()
