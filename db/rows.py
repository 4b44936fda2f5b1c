"""Statements and conversions of each table, made once from its columns.

Saving an answer has to be as quick as the disk allows, so rows are written by these statements on
the driver, not through object flushes; reading into objects is left to sessions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects.sqlite import dialect
from sqlmodel import SQLModel

from db.errors import NotAllowed
from db.records import Fields, Kept, fields_of
from db.validation import noun_of, validated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Table as SqlTable

    Convert = Callable[[Any], Any]

_DIALECT = dialect()
KEPT = tuple(Kept.model_fields)
PROVENANCE = ("import_id", "source_ref")
STAMPS = ("changed_at", "changed_by")  # follow from every change, so they are none themselves

Row = dict[str, Any]  # a row as SQLite holds it, by column name


@dataclass(frozen=True)
class RecordTable:
    """How the records of one noun are written."""

    model: type[Kept]
    sql: SqlTable
    fields: type[Fields]
    noun: str

    @property
    def name(self) -> str:
        """The table's name, which is also the kind that changes are reported under."""
        return self.sql.name

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """All columns in their order."""
        return tuple(self.sql.columns.keys())

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        """The columns that a person fills."""
        return tuple(name for name in self.columns if name not in KEPT)

    @cached_property
    def _to_store(self) -> dict[str, Convert]:
        """How the fields that SQLite holds otherwise than Python are written."""
        types = {name: self.sql.columns[name].type for name in self.field_names}
        made = {name: kind.bind_processor(_DIALECT) for name, kind in types.items()}
        return {name: convert for name, convert in made.items() if convert}

    @cached_property
    def _from_store(self) -> dict[str, Convert]:
        """How they are read back."""
        return {name: self._read_all[name] for name in self.field_names if name in self._read_all}

    @cached_property
    def _read_all(self) -> dict[str, Convert]:
        """The same, and how what every record has is read."""
        made = {c.name: c.type.result_processor(_DIALECT, None) for c in self.sql.columns}
        return {name: convert for name, convert in made.items() if convert}

    @cached_property
    def whole_numbers(self) -> frozenset[str]:
        """The columns that hold integers; the journal keeps all values as text."""
        return frozenset(
            c.name for c in self.sql.columns if str(c.type.compile(_DIALECT)) == "INTEGER"
        )

    @cached_property
    def insert(self) -> str:
        """Insert a whole row."""
        names = ", ".join(f'"{name}"' for name in self.columns)
        marks = ", ".join(f":{name}" for name in self.columns)
        return f'INSERT INTO "{self.name}" ({names}) VALUES ({marks})'

    @cached_property
    def _select(self) -> str:
        names = ", ".join(f'"{name}"' for name in self.columns)
        return f'SELECT {names} FROM "{self.name}" WHERE '

    @cached_property
    def select_by_id(self) -> str:
        """One row by its id."""
        return self._select + '"id" = ?'

    @cached_property
    def select_by_key(self) -> str:
        """One row by its natural key, removed or not; the living one first."""
        match = " AND ".join(f'"{name}" = ?' for name in self.model.natural_key)
        return self._select + match + ' ORDER BY "removed_at" IS NOT NULL LIMIT 1'

    def select_living(self, names: tuple[str, ...]) -> str:
        """The rows that are not removed and match these columns, oldest first."""
        match = "".join(f' AND "{self.sql.columns[name].name}" IS ?' for name in names)
        return f'{self._select}"removed_at" IS NULL{match} ORDER BY "created_at", "id"'

    def read(self, row: Iterable[Any]) -> dict[str, Any]:
        """All columns of a selected row as Python values."""
        found = dict(zip(self.columns, row, strict=True))
        for name, convert in self._read_all.items():
            found[name] = convert(found[name])
        return found

    def update(self, names: tuple[str, ...]) -> str:
        """Change these columns of one row."""
        return _update(self.name, names)

    def checked(self, values: dict[str, Any]) -> Row:
        """The values of a person, validated and as SQLite holds them."""
        row = dict(vars(validated(self.fields, self.noun, values)))
        for name, convert in self._to_store.items():
            try:
                row[name] = convert(row[name])
            except ValueError as error:
                label = name.replace("_", " ")
                raise NotAllowed(f"{self.noun.capitalize()}: {label}: {error}.") from None
        return row

    def values(self, row: Row) -> dict[str, Any]:
        """The fields of a stored row as Python values, to validate a change together with them."""
        found = {name: row[name] for name in self.field_names}
        for name, convert in self._from_store.items():
            found[name] = convert(found[name])
        return found


@cache
def _update(table: str, names: tuple[str, ...]) -> str:
    assignments = ", ".join(f'"{name}" = :{name}' for name in names)
    return f'UPDATE "{table}" SET {assignments} WHERE "id" = :id'


@cache
def table_of(model: type[Kept]) -> RecordTable:
    """The statements of a noun."""
    sql: SqlTable = SQLModel.metadata.tables[str(model.__tablename__)]
    return RecordTable(model, sql, fields_of(model), noun_of(model))


@cache
def record_tables() -> dict[str, RecordTable]:
    """Every noun's table by name: all that is journalled."""
    found = {}
    waiting: list[type[SQLModel]] = list(Kept.__subclasses__())
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if "__table__" in vars(model):
            assert issubclass(model, Kept)
            found[str(model.__tablename__)] = table_of(model)
    return {name: found[name] for name in sorted(found)}
