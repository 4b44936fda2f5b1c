"""Bringing a store of an older version to the newest schema, with a way back."""

from __future__ import annotations

import io
import os
import shutil
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from db import clock, search
from db.backup import copy_to, is_whole
from db.connection import engine_on, number
from db.errors import DamagedStore, DiskFull, UpgradeFailed
from db.schema import HEAD, renew_triggers, revision_name, sign_file

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection as SqlConnection

    from db.connection import Connection, Key

_ROOM = 3  # times the file: the copy, the rebuilt tables, and the journal of it all


@dataclass(frozen=True)
class Ladder:
    """The steps from version to version: where they lie and how far they lead."""

    head: int = HEAD
    more_steps: tuple[str, ...] = ()


def bring_up(connection: Connection, path: Path, key: Key | None, ladder: Ladder) -> Path:
    """Upgrade an open store after a verified copy of it was made; gives the copy's place.

    All steps run in one transaction: after any failure the file holds what it held before.
    """
    version = number(connection, "user_version")
    if shutil.disk_usage(path.parent).free < _ROOM * path.stat().st_size:
        raise DiskFull(
            f"There is not enough room beside {path.name} to bring it to the newest form safely. "
            f"Free {_ROOM} times its size, then open it again. Nothing was changed."
        )
    copy = path.with_name(
        f"{path.stem}.before-{revision_name(ladder.head)}.{revision_name(version)}."
        f"{clock.now():%Y%m%d-%H%M%S}{path.suffix}"
    )
    copy_to(connection, key, copy)
    # Both are ignored inside a transaction. With foreign keys on, rebuilding a table would delete
    # what belongs to its rows; without the second, triggers that name a table stop its rebuilding.
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA legacy_alter_table=ON")
    try:
        _climb(connection, ladder)
    except Exception as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise UpgradeFailed(
            f"{path.name} could not be brought to the newest form. Nothing in it was changed; a "
            f"copy is beside it ({copy.name}). Work on with the version you had, and report it."
        ) from error
    finally:
        connection.execute("PRAGMA legacy_alter_table=OFF")
        connection.execute("PRAGMA foreign_keys=ON")
    return copy


def _climb(connection: Connection, ladder: Ladder) -> None:
    connection.execute("BEGIN IMMEDIATE")
    # No trigger stands while tables are rebuilt: steps would lose them, and they would refuse
    # a step that corrects data. All are made anew from the code before anything is committed.
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        connection.execute(f'DROP TRIGGER "{name}"')
    run_steps(connection, ladder)
    search.build(connection)
    renew_triggers(connection)
    if connection.execute("PRAGMA foreign_key_check").fetchone() or not is_whole(connection):
        raise DamagedStore("After the steps the records do not hold together.")
    sign_file(connection, ladder.head)
    connection.execute("COMMIT")


def run_steps(connection: Connection, ladder: Ladder) -> None:
    """Run the migration steps that the file has not seen; within a transaction of the caller."""
    from alembic import command

    engine = engine_on(connection)
    with engine.connect() as sql:
        sql.begin()  # in name only; but Alembic commits after each step unless one has begun
        command.upgrade(config_for(sql, ladder), "head")


def config_for(sql: SqlConnection, ladder: Ladder) -> Any:
    """What Alembic needs to know; there is no ini file."""
    from alembic.config import Config

    steps = resources.files("db") / "migrations"
    config = Config(stdout=io.StringIO())  # a program with a window has no terminal to write to
    config.set_main_option("script_location", _escaped(str(steps)))
    folders = (str(steps / "versions"), *ladder.more_steps)
    config.set_main_option("version_locations", _escaped(os.pathsep.join(folders)))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = sql
    return config


def _escaped(value: str) -> str:
    return value.replace("%", "%%")
