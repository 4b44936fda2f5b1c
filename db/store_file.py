"""The file of a deep dive while it is open: its connection, the key that seals it, its lock."""

from __future__ import annotations

import contextlib
from functools import cached_property
from typing import TYPE_CHECKING

from db import keys
from db.backup import copy_to, copy_under, flush_folder
from db.connection import DriverError, Key, connect_for_work, engine_on, one_whole_file
from db.errors import NotAllowed, WrongKey

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from db.connection import Connection
    from db.lock import StoreLock


class StoreFile:
    """An open file and what holds it. Whoever has it sees to it that nobody else works on it.

    Attributes:
        connection: the only one; another one after `seal`.
        key: what seals the file; None for a plain one.
        lock: keeps other programs from writing; None where the file is open for reading only.
        notices: sentences about what opening it found.
    """

    def __init__(
        self,
        path: Path,
        connection: Connection,
        key: Key | None,
        lock: StoreLock | None,
        notices: tuple[str, ...],
    ) -> None:
        self.path = path
        self.connection = connection
        self.key = key
        self.lock = lock
        self.notices = notices

    @property
    def read_only(self) -> bool:
        """Without the lock nothing is written."""
        return self.lock is None

    @cached_property
    def engine(self) -> Engine:
        """What sessions read by; made for the first."""
        return engine_on(self.connection)

    def recovery_code(self) -> str:
        """The code that opens the file when the passphrase is forgotten."""
        if self.key is None:
            raise NotAllowed("This deep dive has no passphrase, so it needs no recovery code.")
        return keys.recovery_code(self.key.raw)

    def refuse_unless_opened_by(self, given: str) -> None:
        """Let nobody go on who knows neither the passphrase of a sealed file nor its code."""
        if self.key is not None and not keys.opens(given, self.key.raw, self.key.salt):
            raise WrongKey(
                "This is neither the passphrase that opens the file now nor its recovery code. "
                "Nothing was changed. Look at capital letters and the language of the keyboard, "
                "then type it again."
            )

    def copy_to(self, target: Path) -> None:
        """Write a verified copy, opened by the same passphrase."""
        copy_to(self.connection, self.key, target)

    def seal(self, passphrase: str) -> None:
        """Seal the file by another passphrase.

        A sealed copy is written, verified and put in place in one step, so that after a crash the
        file opens by the old passphrase or by the new one.
        """
        salt = keys.new_salt()
        key = Key(keys.derive_key(passphrase, salt), salt)
        one_whole_file(self.connection)
        part = copy_under(self.connection, self.key, key, self.path)
        self._disconnect()
        try:
            part.replace(self.path)  # before it the old file is whole, after it the new one
            self.key = key
        finally:
            part.unlink(missing_ok=True)
            self.connection = connect_for_work(self.path, self.key)
        flush_folder(self.path.parent)

    def close(self) -> None:
        """Bring everything into the one file and give it free."""
        if not self.read_only:
            # What cannot be brought in now (disk full) stays beside the file, safe.
            with contextlib.suppress(DriverError):
                one_whole_file(self.connection)
        self._disconnect()
        if self.lock is not None:
            self.lock.release()

    def _disconnect(self) -> None:
        engine: Engine | None = self.__dict__.pop("engine", None)
        if engine is not None:
            engine.dispose()
        self.connection.close()
