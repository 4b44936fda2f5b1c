"""The example deep dive in a file of the test's own, and the Cases page showing it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db.store import Store
from ddaudit_desktop.acts.deep_dives import Commission, create_deep_dive
from ddaudit_desktop.definitions import catalogue
from ui.pages.cases.page import CasesPage
from ui.session import Session
from ui.work import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.places import Place

SIZE = (1256, 802)
"""The page in a window of 1440 by 900."""


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    """The worker of a window; the stores below let it come to its end before they close."""
    made = Worker(qapp)
    yield made
    made.close()


@pytest.fixture
def store(built_example: Path, tmp_path: Path, worker: Worker) -> Iterator[Store]:
    """The example, to change at will."""
    path = tmp_path / "cases.ddaudit"
    shutil.copy(built_example, path)
    opened = Store.open(path)
    opened.sign_in("Auditor 1", "Lead auditor")
    yield opened
    worker.close()
    opened.close()


@pytest.fixture
def empty_store(tmp_path: Path, worker: Worker) -> Iterator[Store]:
    """A deep dive without cases."""
    made = Store.create(tmp_path / "empty.ddaudit", passphrase=None)
    made.sign_in("Auditor 1", "Lead auditor")
    definitions = catalogue()
    create_deep_dive(made, Commission("Empty", "DEEPDIVE2020", "", ("MC", "PP")), definitions)
    yield made
    worker.close()
    made.close()


@pytest.fixture
def session(store: Store) -> Session:
    return Session(store)


@pytest.fixture
def show_page(
    qtbot: QtBot, looks: Callable[..., None], worker: Worker
) -> Callable[[Session], CasesPage]:
    """Show the page of a session as the window would."""

    def show(session: Session, size: tuple[int, int] = SIZE) -> CasesPage:
        page = CasesPage(session, worker)
        qtbot.addWidget(page)
        page.resize(*size)
        session.changed.connect(page.refresh)
        page.refresh(None)
        page.show()
        page.activateWindow()
        page.start_focus()
        return page

    return show


@pytest.fixture
def page(show_page: Callable[..., CasesPage], session: Session, qtbot: QtBot) -> CasesPage:
    shown = show_page(session)
    qtbot.waitUntil(shown.table.hasFocus)
    return shown


@pytest.fixture
def going(page: CasesPage) -> list[Place]:
    """Where the page wants to go."""
    places: list[Place] = []
    page.wanted.connect(places.append)
    return places
