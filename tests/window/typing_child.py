"""The program with somebody typing a note, until it is killed: ``typing_child.py FILE CASE``.

Says after each letter how many were typed and when, on the clock that all processes share.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import make_application
from ui.places import Place
from ui.settings import Settings
from ui.window import Window

QUESTION = "MC-13"
EVERY = 60


def begin(window: Window, reference: str) -> None:
    """Open the case, go into the note of the question, and type for ever."""
    assert window.session is not None
    assert window.workspace is not None
    case_id = next(c.case_id for c in window.session.cases if c.reference == reference)
    window.workspace.go(Place("cases", case_id=case_id, tab="form", question_id=QUESTION))
    row = QApplication.focusWidget()
    assert isinstance(row, QWidget)
    QTest.keyClick(row, Qt.Key.Key_Return)
    typed = [0]

    def letter() -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QWidget)
        QTest.keyClicks(field, chr(ord("a") + typed[0] % 26))
        typed[0] += 1
        print(typed[0], time.monotonic(), flush=True)

    timer = QTimer(window)
    timer.timeout.connect(letter)
    timer.start(EVERY)


def main() -> None:
    """Open the window on the file and begin once it is there."""
    app = make_application(sys.argv[:1])
    file = Path(sys.argv[1])
    window = Window(Settings(file.with_suffix(".ini")), file)
    window.session_opened.connect(
        lambda: QTimer.singleShot(200, lambda: begin(window, sys.argv[2]))
    )
    window.show()
    app.exec()


main()
