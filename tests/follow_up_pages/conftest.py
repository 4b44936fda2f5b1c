"""The example and an empty deep dive, each in a file of the test's own, and pages over them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db.store import Store
from ddaudit_desktop.acts.deep_dives import Commission, create_deep_dive
from ddaudit_desktop.definitions import catalogue
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.pages.page import Page

LARGE, SMALL = (1256, 832), (1096, 652)
"""A page in windows of 1440 by 900 and of 1280 by 720."""


@pytest.fixture
def session(built_example: Path, tmp_path: Path) -> Iterator[Session]:
    """The example, to change at will."""
    path = tmp_path / "example.ddaudit"
    shutil.copy(built_example, path)
    store = Store.open(path)
    store.sign_in("Auditor 1", "Lead auditor")
    yield Session(store)
    store.close()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Session]:
    """A deep dive with nothing in it: no case, no inspection."""
    store = Store.create(tmp_path / "bare.ddaudit", passphrase=None)
    store.sign_in("Auditor 1", "Lead auditor")
    create_deep_dive(store, Commission("Bare", "DEEPDIVE2020", "", ("MC", "PP")), catalogue())
    yield Session(store)
    store.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of a workstation."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def shown(qtbot: QtBot, looks: Callable[..., None]) -> Callable[..., Page]:
    """Show a page as its window does: filled, then with the focus where work begins."""

    def show(page: Page, size: tuple[int, int] = LARGE) -> Page:
        qtbot.addWidget(page)
        page.session.changed.connect(page.refresh)
        page.resize(*size)
        page.refresh(None)
        page.show()
        page.activateWindow()
        page.start_focus()
        return page

    return show


@pytest.fixture(
    params=[
        (scheme, text, size)
        for scheme in ("light", "dark")
        for text in (100, 150)
        for size in (LARGE, SMALL)
    ],
    ids=lambda look: f"{look[0]}-{look[1]}-{look[2][0]}",
)
def each_size(request: pytest.FixtureRequest, looks: Callable[..., None]) -> tuple[int, int]:
    """Every look in turn: the size of the page in it."""
    scheme, text, size = request.param
    page: tuple[int, int] = size
    looks(scheme, text)
    return page
