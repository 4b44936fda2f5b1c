"""The shape of a new store, and whether the rules inside a file are still the ones we wrote."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from db import journal, records, search
from db.peek import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.connection import Connection

HEAD = 2  # the newest revision in db/migrations, and what a file says of itself in user_version

assert records  # its import is what declares the tables

_REVISION_TABLE = """CREATE TABLE alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def revision_name(version: int) -> str:
    """How the migration steps call a version."""
    return f"{version:04}"


@cache
def triggers() -> Mapping[str, str]:
    """Every trigger of a store, by name."""
    return MappingProxyType(journal.triggers() | search.triggers())


@cache
def table_statements() -> tuple[str, ...]:
    """The SQL of the records' tables and indexes, in an order in which they can be made."""
    sqlite = dialect()
    made = []
    for table in SQLModel.metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=sqlite)).strip())
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=sqlite)) for index in indexes]
    return tuple(made)


def create(connection: Connection) -> None:
    """Fill an empty file with the newest schema, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in (*table_statements(), _REVISION_TABLE):
        connection.execute(statement)
    connection.execute("INSERT INTO alembic_version VALUES (?)", (revision_name(HEAD),))
    search.build(connection)
    renew_triggers(connection)
    sign_file(connection, HEAD)
    connection.execute("COMMIT")


def sign_file(connection: Connection, version: int) -> None:
    """Write into the file what it is, and which version."""
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={version}")


def differing_triggers(connection: Connection) -> list[str]:
    """The names of triggers that are missing, altered or not ours: changes could go unrecorded."""
    wanted = triggers()
    there = dict(
        connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    )
    return sorted(
        name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name)
    )


def renew_triggers(connection: Connection) -> None:
    """Make the triggers of the file exactly ours; within a transaction of the caller."""
    wanted = triggers()
    for name in differing_triggers(connection):
        quoted = name.replace('"', '""')
        connection.execute(f'DROP TRIGGER IF EXISTS "{quoted}"')
        if name in wanted:
            connection.execute(wanted[name])


def shape(connection: Connection) -> list[tuple[str, str, str]]:
    """Everything in the file's schema as (type, name, SQL with even spacing), to compare files."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    return sorted((kind, name, re.sub(r"\s+", " ", sql or "").strip()) for kind, name, sql in rows)
