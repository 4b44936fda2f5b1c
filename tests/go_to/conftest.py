"""The example in a window of its own kind: commands, a place to go to, and the sheet over it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.store import Store
from ui.commands import Command, Commands
from ui.dialogs.go_to import GoToSheet, go_to_anything
from ui.look import theme
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.places import Place


@pytest.fixture(scope="session")
def store(built_example: Path) -> Iterator[Store]:
    """The example, only read."""
    opened = Store.open(built_example, read_only=True)
    yield opened
    opened.close()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    now = theme.current()
    if not (now.applied and (now.scheme, now.text_size) == ("light", 100)):
        theme.apply(qapp, "light", 100)
    holder = QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(QPushButton("Below"))
    holder.resize(1280, 652)
    holder.show()
    holder.activateWindow()
    return holder


@pytest.fixture
def ran() -> list[str]:
    """The commands that were run."""
    return []


@pytest.fixture
def commands(window: QWidget, ran: list[str]) -> Commands:
    made = Commands(window, lambda: False)
    for id, text, keys, possible in (
        ("view.cases", "&Cases", ("Ctrl+2",), True),
        ("view.night", "Show night &shading", (), True),
        ("case.next", "&Next case", ("Ctrl+PgDown",), False),
    ):
        made.add(
            Command(
                id,
                text,
                "&View",
                partial(ran.append, id),
                keys,
                partial(bool, possible),
            )
        )
    made.add(Command("hidden", "Night of no menu", "", lambda: ran.append("hidden")))
    return made


@pytest.fixture
def went() -> list[Place]:
    """The places gone to."""
    return []


@pytest.fixture
def sheet(
    window: QWidget, store: Store, commands: Commands, went: list[Place], qtbot: QtBot
) -> GoToSheet:
    session = Session(store, window)
    case_id = next(c.case_id for c in session.cases if c.reference == "DD20-MC-03")
    opened = go_to_anything(window, session, commands, went.append, case_id)
    qtbot.waitUntil(opened.ask.hasFocus)
    return opened
