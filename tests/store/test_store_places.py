"""A folder that cannot be written, a disk that is full: a sentence, and nothing saved is lost."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import DiskFull
from db.records import Case
from db.store import Store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs private mounts")


def run_on(mount: str, script: str, *arguments: str) -> str:
    """Run a Python script in a mount namespace of its own, after the mount; gives what it printed.

    Rights do not bind root, and a full disk cannot be played; so these are real mounts.
    """
    if shutil.which("unshare") is None:
        pytest.skip("no private mounts on this system")
    alone = (
        ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    )
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("private mounts are not allowed here")
    command = shlex.join([sys.executable, "-c", script, *arguments])
    done = subprocess.run(
        [*alone, "sh", "-c", f"{mount} && exec {command}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def small_disk(folder: Path, size: str) -> str:
    """The mount of an empty disk of that size."""
    return f"mount -t tmpfs -o size={size} none {shlex.quote(str(folder))}"


def unwritable(folder: Path) -> str:
    """The mount that lets a folder be read only."""
    where = shlex.quote(str(folder))
    return f"mount --bind {where} {where} && mount -o remount,ro,bind {where}"


READING = """
import sys
from sqlmodel import select
from db.errors import KnownError
from db.records import Case
from db.store import Store
try:
    with Store.open(sys.argv[1]) as store:
        print("read only", store.read_only)
        print(*store.notices, sep="\\n")
        with store.reading() as session:
            print("cases", len(session.exec(select(Case)).all()))
        store.sign_in("Anna Example")
        for change in (lambda: store.act("x").__enter__(), lambda: store.change_passphrase("new")):
            try:
                change()
            except KnownError as error:
                print(type(error).__name__, error)
        store.backup_to(sys.argv[2] + "/copy.ddaudit")
except KnownError as error:
    print(type(error).__name__, error)
"""


def add_case(store: Store) -> None:
    with store.act("case") as tx:
        tx.insert(Case, reference="SYN-CE-001", theme="CE")


def test_in_a_folder_that_cannot_be_written_it_is_read(store: Store, tmp_path: Path) -> None:
    add_case(store)
    store.close()
    folder = tmp_path / "cd"
    folder.mkdir()
    path = store.path.rename(folder / "dive.ddaudit")
    said = run_on(unwritable(folder), READING, str(path), str(tmp_path))
    lines = said.splitlines()
    assert lines[0] == "read only True"
    assert "cannot be written here, so it is open for reading only" in lines[1]
    assert lines[2] == "cases 1"
    assert [line.split()[0] for line in lines[3:]] == ["ReadOnlyStore", "ReadOnlyStore"]
    with Store.open(tmp_path / "copy.ddaudit") as copy:
        assert not copy.read_only
    assert list(folder.iterdir()) == [path]


def left_open(path: Path) -> None:
    """A program that is killed while it has the store open, its last change beside the file."""
    script = (
        "import os, sys; from db.records import Case; from db.store import Store\n"
        "store = Store.open(sys.argv[1]); store.sign_in('Anna Example')\n"
        "with store.act('case') as tx: tx.insert(Case, reference='SYN-CE-002', theme='CE')\n"
        f"os.kill(os.getpid(), {int(signal.SIGKILL)})"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False, timeout=60)
    assert Path(f"{path}-wal").stat().st_size > 0


def test_what_was_not_closed_is_not_read_half(store: Store, tmp_path: Path) -> None:
    store.close()
    folder = tmp_path / "cd"
    folder.mkdir()
    path = store.path.rename(folder / "dive.ddaudit")
    left_open(path)
    for file in folder.glob("*-shm"):
        file.unlink()
    said = run_on(unwritable(folder), READING, str(path), str(tmp_path))
    assert said.startswith("ReadOnlyStore dive.ddaudit was not closed properly")
    assert "ends in -wal" in said


def test_a_copy_made_while_it_was_open_is_read_too(store: Store, tmp_path: Path) -> None:
    """Its header still says that a journal may lie beside it, but none does."""
    add_case(store)
    store._file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    folder = tmp_path / "cd"
    folder.mkdir()
    path = folder / "dive.ddaudit"
    path.write_bytes(store.path.read_bytes())
    said = run_on(unwritable(folder), READING, str(path), str(tmp_path))
    assert "cases 1" in said


FILLING = """
import os, sys
from pathlib import Path
from sqlmodel import select, func
from db.errors import DiskFull, KnownError
from db.records import Case
from db.store import Store
disk = Path(sys.argv[1])
store = Store.create(disk / "dive.ddaudit", passphrase=None)
store.sign_in("Anna Example")
saved = 0

def add(n):
    with store.act("case") as tx:
        tx.insert(Case, reference=f"SYN-{n}", theme="CE", selection_note="x" * 2000)

def must_be_full(step):
    try:
        step()
    except DiskFull as error:
        assert "Free some space" in str(error), error
    else:
        raise AssertionError("not full")

def count():
    with store.reading() as session:
        return session.exec(select(func.count()).select_from(Case)).one()

try:
    for n in range(100_000):
        add(n)
        saved += 1
except DiskFull:
    pass
assert saved > 20, saved
assert count() == saved
must_be_full(lambda: [add(-n) for n in range(1, 50)])
stray = count() - saved
must_be_full(lambda: store.backup_to(disk / "copy.ddaudit"))
must_be_full(lambda: store.change_passphrase("another"))
must_be_full(lambda: Store.create(disk / "other.ddaudit", passphrase=None))
print(sorted(file.name for file in disk.iterdir()))
assert count() == saved + stray
store.close()
os.system(f"mount -o remount,size=32m {disk}")
store = Store.open(disk / "dive.ddaudit")
store.sign_in("Anna Example")
assert count() == saved + stray
add("after")
assert store._file.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
store.change_passphrase("another")
store.backup_to(disk / "copy.ddaudit")
store.close()
print(sorted(file.name for file in disk.iterdir()))
"""


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    said = run_on(small_disk(tmp_path, "3m"), FILLING, str(tmp_path))
    names = ["", "-lock", "-shm", "-wal", "-who"]
    assert said.splitlines() == [
        str([f"dive.ddaudit{name}" for name in names]),
        str(["copy.ddaudit", "dive.ddaudit"]),
    ]


def test_a_file_that_may_not_grow_is_told_as_full(store: Store) -> None:
    pages = store._file.connection.execute("PRAGMA page_count").fetchone()[0]
    store._file.connection.execute(f"PRAGMA max_page_count={pages}").fetchone()
    with pytest.raises(DiskFull, match="Everything saved before is safe"), store.act("big") as tx:
        tx.insert(Case, reference="SYN-CE-001", theme="CE", selection_note="x" * 100_000)
    store._file.connection.execute(f"PRAGMA max_page_count={pages + 1000}").fetchone()
    add_case(store)


def test_the_places_of_the_tests_are_real(tmp_path: Path) -> None:
    script = "import sys; open(sys.argv[1] + '/x', 'w')"
    with pytest.raises(AssertionError, match="Read-only file system"):
        run_on(unwritable(tmp_path), script, str(tmp_path))
    assert list(tmp_path.iterdir()) == []
