"""What the database library reports, said as one of the errors a person may meet."""

from __future__ import annotations

import errno
import re
import shutil
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
_BY_MESSAGE = {  # the driver's backup gives no code
    "database is locked": BUSY,
    "attempt to write a readonly database": READONLY,
    "disk I/O error": IOERR,
    "database disk image is malformed": CORRUPT,
    "database or disk is full": FULL,
    "unable to open database file": CANTOPEN,
    "file is not a database": NOTADB,
}
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
    code = int(getattr(original, "sqlite_errorcode", 0)) & 0xFF
    return code or _BY_MESSAGE.get(str(original), 0)


def known(error: BaseException, path: Path) -> KnownError | None:
    """The known error that stands behind a driver error, if it is none of our own making."""
    code = code_of(error)
    name = path.name
    if code == CONSTRAINT:
        return _refusal(str(getattr(error, "orig", None) or error))
    if code == FULL:
        return _full()
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
        if _no_room(path):
            return _full()
        return StoreUnreachable(
            f"{name} could not be reached on its disk, so this was not saved. "
            "Check that the drive is connected, then do it again."
        )
    return None


@contextmanager
def files_told(path: Path) -> Iterator[None]:
    """The same for our own handling of whole files."""
    try:
        with told(path):
            yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _full() from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise ReadOnlyStore(
                f"Nothing can be written in {path.parent}. Choose another folder."
            ) from error
        raise StoreUnreachable(
            f"{path} could not be written. Check that the drive is connected, then do it again."
        ) from error


def _full() -> DiskFull:
    return DiskFull(
        "The disk is full, so this was not saved. Everything saved before is safe. "
        "Free some space, then do it again."
    )


def _no_room(path: Path) -> bool:
    """Whether the disk is as good as full: some calls then only say that they failed."""
    try:
        return shutil.disk_usage(path.parent).free < 256 * 1024
    except OSError:
        return False


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
