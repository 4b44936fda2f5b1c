"""What every test stands on: no screen, no network, no folder of the person who runs it."""

from __future__ import annotations

import gc
import os
import shutil
import socket
import sys
import tempfile
from datetime import UTC, date, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ddaudit_desktop.evidence.model import Evidence
    from ui.look.theme import Scheme
    from ui.session import Session

# Before anything imports Qt: it chooses its screen once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

FOLDERS = {
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
    "TMPDIR": "temp",
    "TEMP": "temp",
    "TMP": "temp",
}
EMPTY_HOME = {*FOLDERS.values()}
REACHING_OUT = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}


def refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Fail whatever tries to reach another machine; pipes inside this one are free."""
    if event == "socket.getaddrinfo":
        raise RuntimeError(f"A test asked for the address of {arguments[0]!r}.")
    if event in REACHING_OUT and arguments[0].family != getattr(socket, "AF_UNIX", None):
        raise RuntimeError(f"A test tried to use the network: {event}{arguments[1:]}.")


sys.addaudithook(refuse_network)


def pytest_collection_finish() -> None:
    """What is collected stays to the end; the collector of garbage need not look through it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def untouched_homes() -> list[Path]:
    """Homes in which no test has left anything, for tests to come."""
    return []


def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    for folder in EMPTY_HOME:
        (home / folder).mkdir(mode=0o700)
    return home


def is_untouched(home: Path) -> bool:
    """Whether there is nothing in a home but its empty folders."""
    return {name for _, *inside in os.walk(home) for name in chain(*inside)} == EMPTY_HOME


@pytest.fixture(autouse=True)
def own_folders(
    untouched_homes: list[Path],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Path]:
    """Settings, caches and temporary files of one test, apart from its own files.

    Given back so that a test can look for what should not have been left there.
    """
    home = untouched_homes.pop() if untouched_homes else made_home(tmp_path_factory)
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, f"{home}/{folder}")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setattr(tempfile, "tempdir", f"{home}/temp")
    monkeypatch.delenv("DDAUDIT_PASSPHRASE", raising=False)
    yield home
    if is_untouched(home):
        untouched_homes.append(home)


@pytest.fixture(autouse=True)
def errors_shown_by_own_window() -> Iterator[None]:
    """A window shows errors as long as the program runs; here a test is as long as that."""
    yield
    errors = sys.modules.get("ui.errors")
    if errors is not None:
        errors._shown_by.clear()


@pytest.fixture(autouse=True)
def screen_as_it_was() -> Iterator[None]:
    """After a test its widgets are gone, and the look is light at 100 % if it had become another.

    Widgets to be deleted wait for an event loop, and few tests run one. Those that still waited
    would all be restyled with each change of the look, and fill the memory.
    """
    yield
    core = sys.modules.get("PySide6.QtCore")
    app = None if core is None else core.QCoreApplication.instance()
    if core is None or app is None:
        return
    app.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    theme = sys.modules.get("ui.look.theme")
    if theme is not None and theme.current().applied:
        theme.apply(app, "light", 100)


@pytest.fixture
def looks(qapp: QApplication) -> Callable[..., None]:
    """Change how the program looks; it begins as light at 100 %, whatever a test before applied."""
    from ui.look import theme

    def take(scheme: Scheme = "light", size: int = 100) -> None:
        now = theme.current()
        if not (now.applied and (now.scheme, now.text_size) == (scheme, size)):
            theme.apply(qapp, scheme, size)

    take()
    return take


@pytest.fixture(scope="session")
def built_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, made once for all tests; only ever copied, or opened for reading."""
    from ddaudit_desktop.example.building import build_example

    path = tmp_path_factory.mktemp("example") / "example.ddaudit"
    build_example(path, passphrase=None)
    return path


@pytest.fixture
def session(built_example: Path, tmp_path: Path) -> Iterator[Session]:
    """A sitting with the example, to change at will."""
    from db.store import Store
    from ui.session import Session

    store = Store.open(shutil.copyfile(built_example, tmp_path / "Example.ddaudit"))
    store.sign_in("T. Auditor", "Detective sergeant")
    made = Session(store)
    yield made
    made.close()


@pytest.fixture
def a_case() -> Callable[..., Evidence]:
    """Makes the evidence of a case from a few words: answers by question, events by kind and time.

    ``a_case("MC", {"MC-07": "low"}, [("RISK_SET", "11/2/2020 1924", {"who": "operator"})])``;
    an event may have a third member with more of its fields. Times are read as people type them.
    """

    def make(
        theme: str = "MC",
        answers: Mapping[str, str] | None = None,
        events: Iterable[tuple[Any, ...]] = (),
        **more: Any,
    ) -> Evidence:
        from ddaudit_desktop.definitions import catalogue
        from ddaudit_desktop.evidence.derived import in_time_order
        from ddaudit_desktop.evidence.model import AnswerSeen, ChildSeen, EventSeen, Evidence
        from ddaudit_desktop.moments import read_moment
        from ddaudit_desktop.parameters.model import Parameters

        seen = []
        for number, (kind, time, *fields) in enumerate(events, 1):
            values = {"id": f"e{number}", **(fields[0] if fields else {})}
            seen.append(EventSeen(kind=kind, when=read_moment(time), **values))
        given = {}
        for key, value in (answers or {}).items():
            question, _, part = key.partition(".")
            part = part or "main"
            typed = catalogue().question(question).part(part).type
            said = {"text": value} if typed == "TXT" else {"value": value, "words": value}
            given[question, part] = AnswerSeen(question, part, **said)
        values = {
            "reference": f"DD20-{theme}-03",
            "as_of": datetime(2020, 6, 18, 13, 32, tzinfo=UTC),
            "parameters": Parameters(),
            "day": date(2020, 2, 11),
            "children": (ChildSeen("c1", "Child A", 14, "looked_after", lead=True),),
            "kind_words": {kind.id: kind.word for kind in catalogue().event_kinds.values()},
            "intervals": catalogue().intervals,
        }
        return Evidence(
            theme=theme, answers=given, events=in_time_order(seen), **{**values, **more}
        )

    return make
