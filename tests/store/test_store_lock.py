"""One program at a time: the second is told who, where and since when."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.errors import ReadOnlyStore, StoreLocked
from db.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLDING = """
import sys
from db.store import Store
store = Store.open(sys.argv[1], who="Bo Muster")
print("open", flush=True)
sys.stdin.read()
store.close()
"""


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store open, until it is told to close or killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process


def beside(path: Path) -> set[str]:
    return {file.name.removeprefix(path.name) for file in path.parent.iterdir()} - {""}


def test_a_second_program_is_told_who_has_it(store: Store) -> None:
    store.close()
    with held_elsewhere(store.path):
        with pytest.raises(StoreLocked) as told:
            Store.open(store.path)
        assert f"Bo Muster on {socket.gethostname()} since " in str(told.value)
        assert "Close it there" in str(told.value)
    assert beside(store.path) == set()
    Store.open(store.path).close()


def test_a_second_opening_in_one_program_is_refused_too(store: Store, tmp_path: Path) -> None:
    other_way = tmp_path / "link.ddaudit"
    other_way.symlink_to(store.path)
    for path in (store.path, other_way):
        with pytest.raises(StoreLocked, match="Anna Example"):
            Store.open(path)


def test_a_link_leads_to_the_store_itself(store: Store, tmp_path: Path) -> None:
    store.close()
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "link.ddaudit"
    link.symlink_to(store.path)
    with Store.open(link) as again:
        again.change_passphrase("seven grey herons")
    assert link.is_symlink()
    assert [file.name for file in folder.iterdir()] == ["link.ddaudit"]
    assert beside(store.path) == {"links"}
    assert Store.peek(store.path).encrypted


def test_who_signs_in_is_who_is_told(store: Store) -> None:
    store.sign_in("Cy Probe")
    with pytest.raises(StoreLocked, match="Cy Probe"):
        Store.open(store.path)


def test_reading_is_possible_meanwhile(store: Store) -> None:
    with Store.open(store.path, read_only=True) as reader, reader.reading():
        assert reader.read_only
        assert reader.sign_in("Anna Example") == store.person_id
        assert reader.sign_in("Nobody here") == ""
        reader.log_access("consultation", "case_file", "x")
        with pytest.raises(ReadOnlyStore, match="open for reading only"), reader.act("x"):
            pass


@pytest.mark.skipif(os.name == "nt", reason="a killed program is another thing there")
def test_a_lock_that_a_crash_left_is_no_lock(store: Store) -> None:
    store.close()
    with held_elsewhere(store.path) as process:
        process.send_signal(signal.SIGKILL)
    assert "-who" in beside(store.path)
    with Store.open(store.path) as again:
        assert len(again.notices) == 1
        assert "did not close properly last time (Bo Muster on " in again.notices[0]
    assert beside(store.path) == set()
    with Store.open(store.path) as third:
        assert third.notices == ()


@pytest.mark.parametrize("left", ["", "{", "[]", json.dumps({"name": "x"}), "\udcff"])
def test_a_spoilt_who_file_stops_nobody(store: Store, left: str) -> None:
    store.close()
    who = Path(f"{store.path}-who")
    who.write_bytes(left.encode("utf-8", "surrogateescape"))
    with Store.open(store.path) as again:
        assert again.notices == ()
        who.write_bytes(left.encode("utf-8", "surrogateescape"))
        with pytest.raises(StoreLocked, match="Another program"):
            Store.open(store.path)
