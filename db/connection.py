"""The one way to the file: driver connection, key, pragmas, and the engine for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2
from typing_extensions import override

from db.keys import sealing_of

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

Mode = Literal["rw", "ro", "rwc", "immutable"]
Connection = Any  # the driver ships no types
DriverError: type[Exception] = dbapi2.Error

AHEAD = 256
"""Pages that are journalled ahead of the file, some fifty answers, until they are brought in."""


class Key:
    """A store's key with its salt; it shows nothing of itself when printed."""

    def __init__(self, raw: bytes, salt: bytes) -> None:
        self.raw = raw
        self.salt = salt

    @override
    def __repr__(self) -> str:
        return "Key(…)"

    def literal(self) -> str:
        """The form in which SQLCipher takes key and salt as they are, deriving nothing."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def connect(path: Path, key: Key | None, mode: Mode = "rw") -> Connection:
    """Open the file on the driver, keyed and careful; nothing is read or written yet.

    No transaction is ever opened by the driver: only the store's own door begins one.
    """
    posix = path.absolute().as_posix()
    how = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = dbapi2.connect(
        f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}?{how}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=512,
    )
    connection.execute("PRAGMA cipher_log_level=NONE")  # else a wrong key is written to stderr
    if key is not None:
        connection.set_key(key.literal())  # unlike PRAGMA key, no trace sees this
        tell_sealing(connection, key)
    for setting in (
        "busy_timeout=5000",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "temp_store=MEMORY",
        "mmap_size=0",
    ):
        connection.execute(f"PRAGMA {setting}")
    return connection


def tell_sealing(connection: Connection, key: Key, database: str = "main") -> None:
    """Say how the pages of a keyed database are sealed; before anything is read of it."""
    for setting, value in sealing_of(key.salt).settings().items():
        connection.execute(f"PRAGMA {database}.{setting}={value}")


def make_roomy(connection: Connection) -> None:
    """Keep more pages in memory: one that is read again would have to be unsealed again."""
    connection.execute("PRAGMA cache_size=-16384")  # KiB


def connect_for_work(path: Path, key: Key | None) -> Connection:
    """Open the file for reading and writing, durable and with room."""
    connection = connect(path, key)
    try:
        make_durable(connection)
        make_roomy(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def make_durable(connection: Connection) -> None:
    """Journal ahead of the file and wait for the disk at each commit; overwrite what is deleted.

    The journal ahead is short, so that it is soon written over from its start: a file that grows
    makes the disk wait twice, for the words and for its new length.
    """
    connection.execute("PRAGMA journal_mode=WAL").fetchone()
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint={AHEAD}").fetchone()
    connection.execute("PRAGMA secure_delete=ON").fetchone()


def one_whole_file(connection: Connection) -> None:
    """Bring everything into the file itself, so that it can be copied and read anywhere."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute("PRAGMA journal_mode=DELETE").fetchone()


def engine_on(connection: Connection) -> Engine:
    """A SQLAlchemy engine over this very connection, which never begins, commits or rolls back.

    A session that reads inside an act must see its unsaved rows and must not undo them on closing.
    No isolation level is set here: the driver commits whatever is open when that is done.
    """
    return create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        skip_autocommit_rollback=True,
        pool_reset_on_return=None,
    )


def number(connection: Connection, pragma: str) -> int:
    """A pragma that is a number."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
