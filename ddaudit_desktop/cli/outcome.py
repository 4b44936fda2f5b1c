"""What a command answers, and how it opens a store."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.errors import KnownError
from db.peek import peek

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.store import Store

PASSPHRASE = "DDAUDIT_PASSPHRASE"
AUDITOR = "DDAUDIT_AUDITOR"
UNNAMED = "Command line"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command found: data for ``--json``, lines for people, whether something is wrong."""

    data: Any
    lines: list[str]
    problems: bool = False


def no_endless_file(path: Path) -> None:
    """Refuse a pipe or a device: reading one can wait, or go on, for ever.

    Raises:
        KnownError: the path is one, or none at all. What is not there is for the command to say.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    except ValueError:
        raise KnownError("The path holds a sign that no path can have.") from None
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise KnownError(f"{path} is a pipe or a device: copy what it holds into a file first.")


def passphrase() -> str | None:
    """The passphrase of the environment, if it gives one."""
    return os.environ.get(PASSPHRASE) or None


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Store]:
    """The store at a path, signed in as the environment says, closed afterwards."""
    from db.store import Store

    found = peek(path)
    if found.exists and found.encrypted and passphrase() is None:
        raise KnownError(f"{path} is protected by a passphrase: put it into {PASSPHRASE}.")
    who = os.environ.get(AUDITOR) or UNNAMED
    store = Store.open(
        path,
        passphrase=passphrase() if found.encrypted else None,
        read_only=read_only,
        who=who,
    )
    try:
        if not store.read_only:
            store.sign_in(who, "")
        yield store
    finally:
        store.close()
