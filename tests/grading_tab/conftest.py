"""The grading tab by itself, on a copy of the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.look import theme
from ui.pages.case.grading.tab import GradingTab

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.session import Session

WIDE = (1384, 714)


@pytest.fixture
def open_tab(qtbot: QtBot) -> Callable[..., GradingTab]:
    """Show the tab with a case, in a window of its own."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 100)
    hosts: list[QWidget] = []

    def opened(
        session: Session, reference: str = "DD20-CP-04", size: tuple[int, int] = WIDE
    ) -> GradingTab:
        host = QWidget()
        hosts.append(host)
        qtbot.addWidget(host)
        box = QVBoxLayout(host)
        box.setContentsMargins(0, 0, 0, 0)
        tab = GradingTab(session)
        box.addWidget(tab)
        session.changed.connect(tab.refresh)
        host.resize(*size)
        host.show()
        case = next(case for case in session.cases if case.reference == reference)
        tab.open(session.audit_of(case.case_id))
        tab.start_focus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return tab

    return opened


@pytest.fixture
def tab(open_tab: Callable[..., GradingTab], session: Session) -> GradingTab:
    """The grading of the case in the pictures; it has no overall grade yet."""
    return open_tab(session)
