"""The way into a file: look first, refuse kindly, lock, unseal, bring up to date, then work."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from db import keys
from db.backup import clear_unfinished, flush, is_whole, place_new, unfinished
from db.connection import Connection, DriverError, Key, connect, make_durable, make_roomy, number
from db.errors import (
    AlreadyExists,
    DamagedStore,
    NewerStore,
    NotAllowed,
    NotAStore,
    ReadOnlyStore,
    StoreMissing,
    WrongKey,
)
from db.lock import StoreLock
from db.peek import APPLICATION_ID, Peek, peek
from db.schema import HEAD, create, differing_triggers, renew_triggers
from db.store_file import StoreFile
from db.trouble import CANTOPEN, NOTADB, READONLY, code_of, files_told, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def make_file(path: Path, passphrase: str | None) -> Key | None:
    """Make a new store; it appears under its name only when it is whole."""
    if path.exists():
        raise AlreadyExists(f"{path.name} is there already. Choose another name.")
    if not path.parent.is_dir():
        raise StoreMissing(f"The folder {path.parent} is not there. Choose a folder that is.")
    if passphrase is not None and not passphrase.strip():
        raise NotAllowed("Type a passphrase, or say that this deep dive has none.")
    key = None
    if passphrase is not None:
        salt = keys.new_salt()
        key = Key(keys.derive_key(passphrase, salt), salt)
    with files_told(path):
        _make_whole(unfinished(path), path, key)
    return key


def _make_whole(part: Path, path: Path, key: Key | None) -> None:
    try:
        connection = connect(part, key, "rwc")
        try:
            create(connection)
        finally:
            connection.close()
        flush(part)
        place_new(part, path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def open_file(
    path: Path, find_key: Callable[[Peek], Key | None], *, read_only: bool, who: str
) -> StoreFile:
    """Open a store by the whole procedure; after any refusal the file is as it was."""
    seen = peek(path)
    refuse_what_is_no_store(path, seen)
    notices: list[str] = []
    lock = None if read_only else _lock(path, who, notices)
    try:
        key = find_key(seen)
        with told(path):
            version = _look(path, key, may_write=lock is not None)
            _refuse_newer(path, version)
            if lock is None:
                return StoreFile(path, _for_reading(path, key, version), key, None, tuple(notices))
            connection = _for_work(path, key, version, notices)
            return StoreFile(path, connection, key, lock, tuple(notices))
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def refuse_what_is_no_store(path: Path, seen: Peek) -> None:
    """What can be refused without a key."""
    if not seen.exists:
        raise StoreMissing(
            f"{path.name} is not at {path.parent}. It may have been moved, or its drive is not "
            "connected."
        )
    if seen.kind == "other":
        raise NotAStore(
            f"{path.name} is no deep dive of this program. Choose another file. If it was one, it "
            "is damaged from the start: restore the last backup."
        )
    if not seen.whole and not _has_journal(path):
        raise DamagedStore(
            f"The end of {path.name} is missing, as after a copy that stopped half way. "
            "Copy it again, or restore the last backup."
        )


def key_from(path: Path, seen: Peek, passphrase: str | None, recovery: str | None) -> Key | None:
    """The key of a store from what the person gave."""
    if not seen.encrypted:
        return None
    with path.open("rb") as file:
        salt = file.read(keys.SALT_BYTES)
    if recovery is not None:
        return Key(keys.key_from_recovery(recovery), salt)
    if passphrase is None:
        raise WrongKey(f"{path.name} is sealed. Give its passphrase or the recovery code.")
    return Key(keys.derive_key(passphrase, salt), salt)


def _lock(path: Path, who: str, notices: list[str]) -> StoreLock | None:
    if os.access(path, os.W_OK):
        try:
            lock = StoreLock.take(path, who)
        except OSError:
            pass
        else:
            if lock.left_by is not None:
                notices.append(
                    f"The program did not close properly last time ({lock.left_by.told()}). "
                    "Everything saved is here."
                )
            return lock
    notices.append(
        f"{path.name} cannot be written here, so it is open for reading only. "
        "To work in it, copy it to a folder where you may write."
    )
    return None


def _look(path: Path, key: Key | None, *, may_write: bool) -> int:
    """Read, without writing, whose file it is and which version.

    Only what a crash left half-written is taken back first: nothing can be read before that.
    """
    half_written = may_write and _has_journal(path, "journal")
    connection = connect(path, key) if half_written else _reading_connection(path, key)
    try:
        application, version = (
            number(connection, "application_id"),
            number(connection, "user_version"),
        )
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except DriverError as error:
        if key is not None and code_of(error) == NOTADB:
            raise WrongKey(
                f"This does not open {path.name}. If you are sure of it, the file may be damaged: "
                "restore the last backup."
            ) from None
        raise
    finally:
        connection.close()
    if application != APPLICATION_ID or version < 1:
        raise NotAStore(f"{path.name} is no deep dive of this program. Choose another file.")
    return version


def _refuse_newer(path: Path, version: int) -> None:
    if version > HEAD:
        raise NewerStore(
            f"{path.name} was made by a newer version of the program. Install the newest version, "
            "then open it again. Nothing was changed."
        )


def _reading_connection(path: Path, key: Key | None) -> Connection:
    """A connection that writes nothing, also where the folder cannot be written."""
    connection = connect(path, key, "ro")
    try:
        number(connection, "schema_version")
    except DriverError as error:
        if code_of(error) not in (CANTOPEN, READONLY):
            return connection  # whoever asked will meet the same error and tell it
        connection.close()
        if _has_journal(path):
            raise ReadOnlyStore(
                f"{path.name} was not closed properly, and its last changes cannot be read from a "
                "folder that cannot be written. Copy the file together with the one whose name "
                "ends in -wal to another folder, and open the copy."
            ) from None
        connection = connect(path, key, "immutable")
    return connection


def _for_reading(path: Path, key: Key | None, version: int) -> Connection:
    if version < HEAD:
        raise ReadOnlyStore(
            f"{path.name} is of an older version and has to be brought to the newest form first. "
            "Where it can be written, open it once for work or run ddaudit migrate on it."
        )
    connection = _reading_connection(path, key)
    make_roomy(connection)
    connection.execute("PRAGMA query_only=ON")
    return connection


def _for_work(path: Path, key: Key | None, version: int, notices: list[str]) -> Connection:
    unclean = _has_journal(path)
    clear_unfinished(path)
    connection = connect(path, key)
    try:
        if unclean and not is_whole(connection):
            raise DamagedStore(
                f"{path.name} was not closed properly and is damaged. Restore the last backup; "
                "keep the damaged file for repair."
            )
        if version < HEAD:
            from db.upgrade import Ladder, bring_up

            copy = bring_up(connection, path, key, Ladder())
            notices.append(
                f"{path.name} was brought to the newest form. As it was before, it is kept in "
                f"{copy.name}."
            )
        make_durable(connection)
        make_roomy(connection)
        _mend_triggers(connection, notices)
    except BaseException:
        connection.close()
        raise
    return connection


def _mend_triggers(connection: Connection, notices: list[str]) -> None:
    if not differing_triggers(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    renew_triggers(connection)
    connection.execute("COMMIT")
    notices.append(
        "The rules inside the file that record every change had been altered by another program; "
        "they were put right. Changes made meanwhile may be missing from the journal."
    )


def _has_journal(path: Path, *kinds: str) -> bool:
    """Whether changes lie beside the file that are not in it yet, or not taken back."""
    for kind in kinds or ("wal", "journal"):
        beside = path.with_name(f"{path.name}-{kind}")
        if beside.exists() and beside.stat().st_size > 0:
            return True
    return False
