"""Copies of a whole store: verified by opening, flushed to the disk, never half there."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from db.connection import Key, connect, number, tell_sealing
from db.errors import AlreadyExists, DamagedStore
from db.keys import sealing_of
from db.schema import shape, sign_file

if TYPE_CHECKING:
    from pathlib import Path

    from db.connection import Connection


_NEW, _COPY, _RESEALED = "new", "part", "rekey"  # how what is not finished yet is called


def unfinished(path: Path, what: str = _NEW) -> Path:
    """An empty file beside the one that it is to become."""
    part = path.with_name(f"{path.name}-{what}")
    _take_away(part)
    part.touch()
    return part


def clear_unfinished(path: Path) -> None:
    """Take away what a crash left half-made beside a store that is whole."""
    for what in (_NEW, _COPY, _RESEALED):
        _take_away(path.with_name(f"{path.name}-{what}"))


def _take_away(part: Path) -> None:
    """Delete a half-made file, and the journal that whoever was writing it left beside it."""
    for file in (part, part.with_name(f"{part.name}-journal")):
        file.unlink(missing_ok=True)


def copy_to(connection: Connection, key: Key | None, target: Path) -> None:
    """Write a verified copy, sealed as the store is; it appears under its name only when whole."""
    if target.exists():
        raise AlreadyExists(f"{target.name} is there already. Choose another name for the copy.")
    part = unfinished(target, _COPY)
    try:
        _write_pages(connection, part, key)
        _verify(connection, part, key)
        flush(part)
        place_new(part, target)
    finally:
        part.unlink(missing_ok=True)


def copy_under(connection: Connection, old: Key | None, new: Key, path: Path) -> Path:
    """Write a verified copy of the store beside it, sealed by another key; gives its place."""
    part = unfinished(path, _RESEALED)
    try:
        if old is not None and sealing_of(old.salt).has_pages_of(sealing_of(new.salt)):
            _write_pages(connection, part, new)
        else:
            _seal(path, old, part, new)
        _verify(connection, part, new)
        flush(part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def place_new(part: Path, target: Path) -> None:
    """Give a finished file its name, never over another."""
    try:
        os.link(part, target)
        part.unlink()
    except FileExistsError:
        raise AlreadyExists(f"{target.name} is there already. Choose another name.") from None
    except OSError:  # a disk that knows no links; the name was free a moment ago
        part.rename(target)
    flush_folder(target.parent)


def flush(file: Path) -> None:
    """Wait until a file's content is on the disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system knows how."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _write_pages(connection: Connection, part: Path, key: Key | None) -> None:
    copy = connect(part, key, "rwc")
    try:
        connection.backup(copy)
        # A copy in WAL mode could not be read from a folder that cannot be written.
        copy.execute("PRAGMA journal_mode=DELETE").fetchone()
    finally:
        copy.close()


def _seal(path: Path, old: Key | None, part: Path, new: Key) -> None:
    """Copy row by row into a sealed file: pages of the two have different room."""
    source = connect(path, old, "ro")
    try:
        version = number(source, "user_version")
        # The new file is attached, not the old one: attaching reads what is there by defaults.
        source.execute("ATTACH DATABASE ? AS new KEY ?", (str(part), new.literal()))
        tell_sealing(source, new, "new")
        source.execute("SELECT sqlcipher_export('new')").fetchall()
    finally:
        source.close()
    copy = connect(part, new)
    try:
        sign_file(copy, version)
    finally:
        copy.close()


def _verify(connection: Connection, part: Path, key: Key | None) -> None:
    """Open the copy as anybody would, read every page, and compare what it says of itself."""
    copy = connect(part, key, "ro")
    try:
        whole = is_whole(copy)
        same = whole and _told(copy) == _told(connection)
    finally:
        copy.close()
    if not same:
        raise DamagedStore(
            "The copy could not be verified and was thrown away. Nothing was changed. "
            "Try another disk, and check this one."
        )


def is_whole(connection: Connection) -> bool:
    """Read every page of the file; a page that was altered or lost shows."""
    return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] == ["ok"]


def _told(connection: Connection) -> tuple[object, ...]:
    newest = connection.execute("SELECT max(seq), count(*) FROM journal").fetchone()
    marks = (number(connection, "application_id"), number(connection, "user_version"))
    return marks, newest, shape(connection)
