"""What the database library reports, said as one of the errors a person may meet."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.connection import DriverError
from db.errors import (
    DamagedStore,
    DiskFull,
    KnownError,
    NotAllowed,
    ReadOnlyStore,
    StoreLocked,
    StoreUnreachable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, CONSTRAINT, NOTADB = (
    5,
    6,
    8,
    10,
    11,
    13,
    14,
    19,
    26,
)
REFUSED = "Refused: "  # how our own triggers begin a sentence meant for a person


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the disk or the file does to us into a sentence; bugs pass through as they are."""
    try:
        yield
    except Exception as error:
        sentence = known(error, path)
        if sentence is None:
            raise
        raise sentence from error


def code_of(error: BaseException) -> int:
    """SQLite's primary result code of a driver or SQLAlchemy error; 0 for anything else."""
    original = getattr(error, "orig", None) or error
    if not isinstance(original, DriverError):
        return 0
    return int(getattr(original, "sqlite_errorcode", 0)) & 0xFF


def known(error: BaseException, path: Path) -> KnownError | None:
    """The known error that stands behind a driver error, if it is none of our own making."""
    code = code_of(error)
    name = path.name
    if code == CONSTRAINT:
        return _refusal(str(getattr(error, "orig", None) or error))
    if code == FULL:
        return DiskFull(
            "The disk is full, so this was not saved. Everything saved before is safe. "
            "Free some space, then do it again."
        )
    if code == READONLY:
        return ReadOnlyStore(
            f"{name} can only be read here, so this was not saved. "
            "Copy the file to a folder where you may write, and open the copy."
        )
    if code in (CORRUPT, NOTADB):
        return DamagedStore(
            f"{name} is damaged and cannot be read further. "
            "Close it and restore the last backup; keep the damaged file for repair."
        )
    if code in (BUSY, LOCKED):
        return StoreLocked(f"Another program is using {name}. Close it there, then try again.")
    if code in (IOERR, CANTOPEN):
        return StoreUnreachable(
            f"{name} could not be reached on its disk, so this was not saved. "
            "Check that the drive is connected, then do it again."
        )
    return None


def _refusal(message: str) -> KnownError | None:
    if message.startswith(REFUSED):
        return NotAllowed(message.removeprefix(REFUSED))
    if message.startswith("FOREIGN KEY"):
        return NotAllowed("This belongs to a record that is not there. Look at it again first.")
    unique = re.match(r"UNIQUE constraint failed: (.+)", message)
    if unique is None:
        return None
    table = unique[1].split(".")[0].removesuffix("_file").replace("_", " ")
    fields = [column.split(".")[-1].removesuffix("_id") for column in unique[1].split(", ")]
    which = " and ".join(field.replace("_", " ") for field in fields)
    return NotAllowed(
        f"There is already one {table} with this {which}, perhaps among the removed ones. "
        "Give another, or change the one that is there."
    )
