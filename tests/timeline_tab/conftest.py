"""The timeline tab by itself, on a copy of the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.look import theme
from ui.pages.case.timeline.tab import TimelineTab

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.session import Session

WIDE = (1384, 714)


@pytest.fixture
def open_tab(qtbot: QtBot, session: Session) -> Callable[..., TimelineTab]:
    """Show the tab with a case of the example, in a window of its own."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 100)

    hosts: list[QWidget] = []

    def opened(reference: str = "DD20-MC-03", size: tuple[int, int] = WIDE) -> TimelineTab:
        host = QWidget()
        hosts.append(host)
        qtbot.addWidget(host)
        box = QVBoxLayout(host)
        box.setContentsMargins(0, 0, 0, 0)
        tab = TimelineTab(session)
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
def tab(open_tab: Callable[..., TimelineTab]) -> TimelineTab:
    """The timeline of the missing child in the pictures."""
    return open_tab()
