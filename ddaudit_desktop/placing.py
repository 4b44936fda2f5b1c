"""Putting a file into a folder so that it is there whole, proven and new, or not there at all."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from db.backup import flush_folder
from db.errors import DiskFull, KnownError
from db.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PART = ".ddaudit-part"
"""How the name of an unfinished file ends."""
FULL = {errno.ENOSPC, errno.EDQUOT}
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
GONE = {errno.ENOENT, errno.ENODEV, errno.ESTALE, errno.EIO, errno.ENXIO, errno.ENOTCONN}
NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES}


class FolderGone(KnownError):
    """The folder is not there, or not any more."""


class FolderRefused(KnownError):
    """The folder cannot be written in."""


class NotAsWritten(KnownError):
    """What was read back is not what was written."""


@contextmanager
def folder_told(folder: Path) -> Iterator[None]:
    """Say what a folder does to us as a sentence with what to do."""
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise FolderRefused(
            f"{error.filename} is a file, but a folder is needed there. Move the file away and "
            "export again."
        ) from error
    except OSError as error:
        sentence = _sentence(error, folder)
        if sentence is None:
            raise
        raise sentence from error


def _sentence(error: OSError, folder: Path) -> KnownError | None:
    if error.errno in FULL:
        return DiskFull(
            f"There is no room left in {folder}. Free some space and export again; "
            "everything filed before is whole."
        )
    if error.errno in REFUSED:
        return FolderRefused(
            f"Nothing can be written in {folder}: it is read-only, or you may not write there. "
            "Choose another folder, or ask whoever looks after it."
        )
    if error.errno in GONE:
        return FolderGone(
            f"The folder {folder} is not there any more. Connect its drive, or choose another "
            "folder, and export again; everything filed before is whole."
        )
    return None


def check_folder(folder: Path) -> None:
    """See to it that a folder is there and takes files, before any work is done for it.

    Raises:
        KnownError: it is missing, no folder, read-only or full.
    """
    if not folder.exists():
        raise FolderGone(
            f"The folder {folder} is not there. Connect its drive, make the folder first if it is "
            "a new one, or choose another."
        )
    if not folder.is_dir():
        raise FolderRefused(f"{folder} is a file. Choose a folder.")
    probe = _unfinished(folder / "probe")
    with folder_told(folder):
        try:
            _write(probe, b"a record will go here")
        finally:
            with suppress(OSError):
                probe.unlink()


def place_new(path: Path, content: bytes) -> str:
    """Write a file under a name that is free; its hash as read back from the disk.

    The content goes to a temporary name beside it, is flushed, read again and compared; only then
    does it get its name, and never in place of another file. A crash leaves the temporary file.

    Raises:
        FileExistsError: the name is taken.
        NotAsWritten: the disk gave back something else.
        OSError: the folder is gone, full or refuses; nothing is left under the name.
    """
    part = _unfinished(path)
    try:
        _write(part, content)
        digest = hashlib.sha256(part.read_bytes()).hexdigest()
        if digest != hashlib.sha256(content).hexdigest():
            raise NotAsWritten(
                f"{path.name} was not written as it should be; the disk may be failing. "
                "It was taken away again. Export to another disk."
            )
        _name(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    flush_folder(path.parent)
    return digest


def replace_whole(path: Path, content: bytes) -> None:
    """Renew a file of our own in one step: before it the old one is whole, after it the new one."""
    part = _unfinished(path)
    try:
        _write(part, content)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    flush_folder(path.parent)


def make_folder(root: Path, below: str) -> Path:
    """Make folders below one that has to exist, so that their names survive a crash; the last."""
    folder = root
    for name in below.split("/"):
        above, folder = folder, folder / name
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)  # a drive that went away is not made anew
            flush_folder(above)
    return folder


def clear_unfinished(root: Path) -> None:
    """Take away what crashes left behind; only while nobody else files into the folder."""
    for level in ("*", "*/*", "*/*/*"):
        for part in root.glob(f"{level}{PART}"):
            with suppress(OSError):
                part.unlink()


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name[:60]}.{new_id()[-12:]}{PART}")


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _name(part: Path, path: Path) -> None:
    """Give a finished file its name unless that is taken: two writers can never share one."""
    if os.name == "nt":
        part.rename(path)  # refuses a name that is taken
        return
    try:
        os.link(part, path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        part.rename(path)  # this disk knows no links; the folder's lock keeps others away
        return
    part.unlink()
