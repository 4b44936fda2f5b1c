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

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override


def tell_and_go() -> None:
    """Say when, on the clock that all processes share, and leave without tidying up."""
    print(f"painted {time.monotonic()}", flush=True)
    os._exit(0)


class FirstPaint(QObject):
    """Waits for the first paint of a window, or of the page of a class."""

    def __init__(self, page: str = "") -> None:
        super().__init__()
        self.page = page

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Paint
            and isinstance(watched, QWidget)
            and (type(watched).__name__ == self.page if self.page else watched.isWindow())
        ):
            # The filter runs before the paint; the timer runs when it is on the screen.
            QTimer.singleShot(0, tell_and_go)
        return False


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


def program(page: str, arguments: list[str]) -> None:
    """The program as it starts, watched from the moment that its event loop begins."""
    begin_loop = QApplication.exec
    watcher = FirstPaint(page)

    def watched_loop(*_ignored: object) -> int:
        application = QApplication.instance()
        assert application
        application.installEventFilter(watcher)
        return begin_loop()

    QApplication.exec = watched_loop  # type: ignore[method-assign]
    sys.argv = ["ddaudit-desktop", *arguments]
    from ui.__main__ import main

    main()


def start(kind: str, rest: list[str]) -> None:
    """Do one kind."""
    if kind == "bare":
        bare()
    elif kind == "bare-records":
        bare_with_records()
    elif kind == "window":
        program("", [])
    else:
        program(rest[0], rest[1:])


start(sys.argv[1], sys.argv[2:])
