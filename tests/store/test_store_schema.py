"""The shape of a store: the same however it came about, with what every noun needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import UniqueConstraint

from db import schema, search
from db.connection import connect, number
from db.peek import APPLICATION_ID
from db.rows import record_tables

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Table

    from db.store import Store


def led_by(table: Table) -> list[list[str]]:
    """The columns of every index that the table has, in their order."""
    indexes = [[column.name for column in index.columns] for index in table.indexes]
    return indexes + [
        [column.name for column in constraint.columns]
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    ]


@pytest.mark.parametrize("kind", sorted(record_tables()))
def test_every_link_is_led_by_one_index(kind: str) -> None:
    """None is missing, and none does what another does already."""
    table = record_tables()[kind].sql
    indexes = led_by(table)
    for column in table.columns:
        if column.foreign_keys:
            assert [index for index in indexes if index[0] == column.name], column
    for one in indexes:
        longer = [other for other in indexes if other is not one and other[: len(one)] == one]
        assert longer == [], f"{one} is the beginning of {longer}"


@pytest.mark.parametrize("kind", sorted(record_tables()))
def test_a_natural_key_is_looked_up_and_not_searched_for(kind: str) -> None:
    record = record_tables()[kind]
    if record.model.natural_key and kind != "person":
        assert list(record.model.natural_key) in led_by(record.sql)


def test_every_table_is_strict_and_every_searched_column_is_there(store: Store) -> None:
    tables = store._file.connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).fetchall()
    loose = {name for name, strict in tables if not strict}
    assert loose == {"alembic_version", "sqlite_schema"}
    for kind, source in search.SOURCES.items():
        assert set(source.columns) <= set(record_tables()[kind].columns)


def test_the_file_says_what_it_is(store: Store) -> None:
    assert number(store._file.connection, "application_id") == APPLICATION_ID
    assert number(store._file.connection, "user_version") == schema.HEAD
    revision = store._file.connection.execute("SELECT version_num FROM alembic_version").fetchall()
    assert revision == [(schema.revision_name(schema.HEAD),)]


def settings(connection: Any) -> dict[str, Any]:
    names = "journal_mode synchronous foreign_keys recursive_triggers trusted_schema"
    more = "cell_size_check secure_delete temp_store busy_timeout"
    return {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in f"{names} {more}".split()
    }


def test_an_open_store_is_durable_and_careful(store: Store) -> None:
    assert settings(store._file.connection) == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "busy_timeout": 5000,
    }
    store.change_passphrase("seven grey herons")
    assert settings(store._file.connection)["journal_mode"] == "wal"
    assert settings(store._file.connection)["synchronous"] == 2


def test_the_triggers_of_a_new_file_are_those_of_the_code(tmp_path: Path) -> None:
    connection = connect(tmp_path / "new", None, "rwc")
    schema.create(connection)
    assert schema.differing_triggers(connection) == []
    connection.close()
