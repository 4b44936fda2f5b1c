"""One program at a time writes to a store; whoever comes second is told who, where, since when.

The lock itself is the kernel's, on a file beside the store: a crash frees it. A second file tells
people who holds it; found without a lock, it tells that a program did not close properly.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from db import clock
from db.errors import StoreLocked

if TYPE_CHECKING:
    from pathlib import Path

_WAIT = 0.2  # seconds; somebody may be closing just now


@dataclass(frozen=True)
class Holder:
    """Who holds a store: the name given to the program, the computer, since when."""

    name: str
    host: str
    since: str
    pid: int

    def told(self) -> str:
        """Name, computer and time for a sentence."""
        who = self.name or "Somebody"
        return f"{who} on {self.host} since {_local(self.since)}"


class StoreLock:
    """The lock of one store, held until it is released; nothing of it stays in the folder."""

    def __init__(self, path: Path, lock: FileLock, left_by: Holder | None) -> None:
        self._lock = lock
        self._who_file = _who_file(path)
        self._since = clock.now().isoformat()
        self.left_by = left_by

    @classmethod
    def take(cls, path: Path, name: str) -> StoreLock:
        """Take the lock, or say who has it.

        Raises:
            StoreLocked: another program holds it.
            OSError: the folder cannot be written, or knows no locks.
        """
        lock = FileLock(
            path.with_name(path.name + "-lock"), thread_local=False, fallback_to_soft=False
        )
        try:
            lock.acquire(timeout=_WAIT)
        except Timeout:
            raise StoreLocked(_refusal(path)) from None
        held = cls(path, lock, _read(_who_file(path)))
        held.tell(name)
        return held

    def tell(self, name: str) -> None:
        """Say beside the store who works in it."""
        holder = Holder(name, socket.gethostname(), self._since, os.getpid())
        with contextlib.suppress(OSError):  # a full disk; the lock itself holds all the same
            self._who_file.write_text(json.dumps(asdict(holder)), encoding="utf-8")

    def release(self) -> None:
        """Give the store free and take both files away."""
        self._who_file.unlink(missing_ok=True)
        # Before the release where the system allows it: whoever opened it meanwhile looks again.
        with contextlib.suppress(OSError):
            os.unlink(self._lock.lock_file)  # noqa: PTH108 (filelock keeps it as text)
        self._lock.release()
        with contextlib.suppress(OSError):
            if os.name == "nt":
                os.unlink(self._lock.lock_file)  # noqa: PTH108


def _who_file(path: Path) -> Path:
    return path.with_name(path.name + "-who")


def _read(file: Path) -> Holder | None:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return Holder(str(told["name"]), str(told["host"]), str(told["since"]), int(told["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _refusal(path: Path) -> str:
    holder = _read(_who_file(path))
    who = f"{holder.told()}" if holder else "Another program"
    return (
        f"{path.name} is open already: {who}. "
        "Close it there, then open it here. Two programs never write to one deep dive."
    )


def _local(instant: str) -> str:
    try:
        moment = datetime.fromisoformat(instant).astimezone()
    except ValueError:
        return "an unknown time"
    return f"{moment.day} {moment:%b %Y, %H:%M}"
