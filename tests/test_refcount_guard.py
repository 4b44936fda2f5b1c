"""PySide6 6.12.0 loses one reference of None in every void call before Python 3.12.

After some thousand calls the process dies, long after a short test has passed. That is why the
version is held below 6.12; this test says so if a broken one comes in.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 300
OTHER_CODE = 50  # references that anything else may drop meanwhile


def test_a_qt_call_does_not_lose_a_reference_of_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("a")
    assert sys.getrefcount(None) >= before - OTHER_CODE
