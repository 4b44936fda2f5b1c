"""Stop a program at each step of replacing or copying a store; old or new is whole afterwards.

`python tests/store/crash_harness.py FOLDER`. Each round forks a program that changes the
passphrase, or makes a copy, and dies at one of the points where it touches a file, or at some
moment between.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from db.errors import WrongKey
from db.records import Case
from db.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

TOUCHING = {
    "open",
    "os.remove",
    "os.rename",
    "os.link",
    "sqlite3.connect",
    "sqlite3.connect/handle",
}
MOMENTS = 6
SOON = 0.08
"""Seconds within which a moment lies; the work on the files takes about as long."""


def die_at_touch(count: int) -> None:
    """Be killed before the given number of file operations."""
    left = count

    def watch(event: str, _arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in TOUCHING:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def die_after_first_touch(seconds: float) -> None:
    """Be killed so long after the first file operation: within the work.

    A key is derived before it, which takes longer than all the rest and touches no file.
    """
    begun = False

    def watch(event: str, _arguments: tuple[Any, ...]) -> None:
        nonlocal begun
        if event in TOUCHING and not begun:
            begun = True
            signal.setitimer(signal.ITIMER_REAL, seconds)

    sys.addaudithook(watch)


def forked(step: Callable[[], None]) -> bool:
    """Do a step in a process of its own; whether it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            step()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the program failed by itself")
    return os.WIFEXITED(status)


class Rounds:
    """One sealed store and what opens it at the moment."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.changes = 0
        with Store.create(path, passphrase="passphrase 0") as store:
            store.sign_in("Anna Example")
            with store.act("cases") as tx:
                tx.insert_many(Case, ({"reference": f"SYN-{n}", "theme": "CE"} for n in range(300)))
            self.recovery = store.recovery_code()

    def change(self, die: Callable[[], object]) -> bool:
        """Change the passphrase and perhaps die; whether it came to its end."""
        self.changes += 1

        def step() -> None:
            store = Store.open(self.path, recovery=self.recovery)
            die()
            store.change_passphrase(f"passphrase {self.changes}", old=self.recovery)
            store.close()

        ended = forked(step)
        changed = self.check()
        assert changed or not ended, "the change was lost"
        return ended

    def copy(self, die: Callable[[], object]) -> bool:
        """Make a copy and perhaps die; a copy that has its name is whole."""
        target = self.path.with_name("copy.ddaudit")

        def step() -> None:
            store = Store.open(self.path, recovery=self.recovery)
            die()
            store.backup_to(target)
            store.close()

        ended = forked(step)
        assert not self.check()
        assert target.exists() or not ended
        if target.exists():
            self.count(target)
            target.unlink()
        return ended

    def check(self) -> bool:
        """Open by the old key, or by the new passphrase; whether it was the new one."""
        try:
            self.count(self.path)
        except WrongKey:
            with Store.open(self.path, passphrase=f"passphrase {self.changes}") as store:
                self.recovery = store.recovery_code()
            self.count(self.path)
            return True
        return False

    def count(self, path: Path) -> None:
        """Everything is there, and nothing half-made is left beside it."""
        with Store.open(path, recovery=self.recovery) as store:
            assert store._file.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            with store.reading() as session:
                assert len(session.exec(select(Case)).all()) == 300
        left = {file.name for file in path.parent.glob(f"{path.name}*")}
        assert left == {path.name}, left


def run(folder: Path) -> str:
    """Die at every touch, and at some moments between; gives what was done in a line."""
    rounds = Rounds(folder / "dive.ddaudit")
    chance = random.Random(7)
    done = []
    for step in (rounds.change, rounds.copy):
        touches = 1
        while not step(lambda: die_at_touch(touches)):  # noqa: B023 (used before it changes)
            touches += 1
        for _ in range(MOMENTS):
            moment = chance.uniform(0.001, SOON)
            step(lambda: die_after_first_touch(moment))  # noqa: B023
        done.append(f"{touches - 1} touches and {MOMENTS} moments")
    return f"passphrase: {done[0]}; copy: {done[1]}"


if __name__ == "__main__":
    print(run(Path(sys.argv[1])))
