"""One process that tells when its window has painted, and goes.

painted_child.py bare             a QMainWindow with nothing in it
painted_child.py bare-records     the same, with sqlmodel imported and our tables declared first
painted_child.py window           the program, until its window has painted
painted_child.py page NAME FILE   the program on a file, until the page of that class has painted
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.window import Window


def tell_and_go() -> None:
    """Say when, on the clock that all processes share, and close as a person would.

    Whoever leaves without closing leaves the mark of a crash behind, which the next start explains.
    """
    print(f"painted {time.monotonic()}", flush=True)
    QApplication.closeAllWindows()


class FirstPaint(QObject):
    """Waits for the first paint of one widget; all others go unwatched and cost nothing more."""

    def __init__(self, awaited: QWidget, then: Callable[[], None] = tell_and_go) -> None:
        super().__init__(awaited)
        self.awaited = awaited
        self.then = then
        awaited.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # The filter runs before the paint; what is posted comes when it is on the screen.
            self.awaited.removeEventFilter(self)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    @override
    def customEvent(self, event: QEvent) -> None:
        self.then()


def bare() -> None:
    """The least that Qt can put on a screen."""
    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    FirstPaint(window)
    window.show()
    application.exec()


def bare_with_records() -> None:
    """The least, after the library and the tables that the program cannot do without."""
    import sqlmodel  # noqa: F401

    import db.records  # noqa: F401

    bare()


def program(then: Callable[[Window], None]) -> None:
    """The program as it starts; what comes then is told when its window has painted."""
    begin_loop = QApplication.exec

    def watched_loop(*_ignored: object) -> int:
        (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
        FirstPaint(window, lambda: then(cast("Window", window)))
        return begin_loop()

    QApplication.exec = watched_loop  # type: ignore[method-assign]
    sys.argv = ["ddaudit-desktop"]
    from ui.__main__ import main

    main()


def explore(window: Window) -> None:
    """What "Explore the example" of the welcome page does, as soon as the window is furnished."""
    opening = getattr(window, "opening", None)
    if opening is None:
        QTimer.singleShot(1, lambda: explore(window))
    else:
        window.session_opened.connect(lambda: FirstPaint(overview_of(window)))
        opening.explore()


def overview_of(window: Window) -> QWidget:
    """The overview page of the deep dive that was opened."""
    from ui.pages.overview.page import OverviewPage

    return window.findChildren(OverviewPage)[0]


KINDS: dict[str, Callable[[], None]] = {
    "bare": bare,
    "bare-records": bare_with_records,
    "window": lambda: program(lambda _window: tell_and_go()),
    "overview": lambda: program(explore),
}
KINDS[sys.argv[1]]()
