"""Disks as they are: full, read-only, shared by two programs; and a program that is killed."""

from __future__ import annotations

import json
import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from db.records import Filing
from db.store import Store
from ddaudit_desktop.filing.filing import file_records
from ddaudit_desktop.filing.verify import verify_folder, verify_store
from ddaudit_desktop.placing import PART
from ddaudit_desktop.reading import records
from ddaudit_desktop.record.pages import page_count

if TYPE_CHECKING:
    from pathlib import Path

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs private mounts")

FILING = """
import json, sys
from pathlib import Path
from db.errors import KnownError
from db.records import Audit
from db.store import Store
from ddaudit_desktop.filing.filing import file_records
from ddaudit_desktop.reading import records
times = int(sys.argv[3])
with Store.open(sys.argv[1]) as store:
    store.sign_in("Auditor 1")
    ids = [audit.id for audit in records(store, Audit)] * times
    print("ready", flush=True)
    try:
        filed = file_records(store, ids, Path(sys.argv[2]), recipient="Unit", purpose="Test")
        print(json.dumps([f.error for f in filed]))
    except KnownError as error:
        print(json.dumps(["refused", type(error).__name__, str(error)]))
"""


def filing(store: Store, folder: Path, times: int = 1) -> list[str]:
    """The command that files every record of a store, so many times over."""
    return [sys.executable, "-c", FILING, str(store.path), str(folder), str(times)]


def run_on(mount: str, command: list[str]) -> list[str]:
    """Run a command in a mount namespace of its own, after the mount; what it said of each file."""
    if shutil.which("unshare") is None:
        pytest.skip("no private mounts on this system")
    mine = [] if os.geteuid() == 0 else ["--map-root-user"]
    if subprocess.run(["unshare", "--mount", *mine, "true"], check=False).returncode:
        pytest.skip("private mounts are not allowed here")
    script = f"{mount} && exec {shlex.join(command)}"
    done = subprocess.run(
        ["unshare", "--mount", *mine, "sh", "-c", script],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said: list[str] = json.loads(done.stdout.splitlines()[-1])
    return said


@linux
def test_a_full_disk_is_told_and_leaves_no_half_file(
    store: Store, audits: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    store.close()
    where, copy = shlex.quote(str(folder)), shlex.quote(str(tmp_path / "after"))
    command = filing(store, folder, times=4)
    mount = f"mount -t tmpfs -o size=300k none {where}"
    # what the disk held goes with its namespace, so it is copied out before the shell ends
    shell = ["sh", "-c", f"{shlex.join(command)}; cp -a {where} {copy}"]
    said = run_on(mount, shell)
    assert said[0] == ""
    assert "no room left" in said[-1]
    assert "Free some space" in said[-1]
    for path in (tmp_path / "after").rglob("*"):
        if path.is_file() and not path.name.startswith(".ddaudit"):
            assert path.suffix in {".pdf", ".json"}
            assert path.suffix == ".json" or page_count(path.read_bytes()) > 0
    assert verify_folder(tmp_path / "after").ok
    with Store.open(store.path) as again:
        assert len(records(again, Filing)) == said.count("")


@linux
def test_a_read_only_folder_is_told_before_anything_is_done(store: Store, folder: Path) -> None:
    store.close()
    where = shlex.quote(str(folder))
    said = run_on(
        f"mount --bind {where} {where} && mount -o remount,ro,bind {where}", filing(store, folder)
    )
    assert said[:2] == ["refused", "FolderRefused"]
    assert "read-only" in said[2]
    assert "Choose another folder" in said[2]
    assert list(folder.iterdir()) == []


def test_two_programs_file_into_one_folder_without_a_clash(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    store.close()
    twin = Store.open(shutil.copy(store.path, tmp_path / "twin.ddaudit"))
    twin.close()
    running = [
        subprocess.Popen(filing(each, folder, times=3), stdout=subprocess.PIPE, text=True)
        for each in (store, twin)
    ]
    for program in running:
        said, _ = program.communicate(timeout=120)
        assert json.loads(said.splitlines()[-1]) == [""] * 9
    files = list(folder.rglob("*.pdf"))
    assert len(files) == 18
    numbers = sorted(int(p.name.split("_v")[1][:2]) for p in files if p.parent.name == "DD-MC-01")
    assert numbers == [1, 2, 3, 4, 5, 6]
    assert verify_folder(folder).ok


def test_a_kill_at_any_moment_leaves_whole_files_only(
    store: Store, audits: dict[str, str], folder: Path
) -> None:
    store.close()
    chance = random.Random(7)
    for _ in range(6):
        program = subprocess.Popen(
            filing(store, folder, times=40), stdout=subprocess.PIPE, text=True
        )
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.1, 1.2))
        program.send_signal(signal.SIGKILL)
        program.communicate(timeout=60)
        for path in folder.rglob("*.pdf"):
            assert page_count(path.read_bytes()) > 0
        with Store.open(store.path) as again:
            found = verify_store(again)
        assert found.missing == found.altered == ()
    with Store.open(store.path) as again:
        again.sign_in("Auditor 1")
        file_records(again, list(audits.values()), folder, recipient="Unit", purpose="Test")
        assert not list(folder.rglob(f"*{PART}"))
        whole_but_unrecorded = set(verify_store(again).unknown)
    assert all(name.endswith(".pdf") for name in whole_but_unrecorded)
    alone = verify_folder(folder)
    assert alone.missing == alone.altered == ()
    assert set(alone.unknown) <= whole_but_unrecorded
