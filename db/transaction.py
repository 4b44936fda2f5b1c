"""One act's writing: validated, stamped with who and when, journalled, committed whole or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.errors import DiskFull, NotAllowed
from db.ids import new_id
from db.records import Concern, Kept
from db.records.columns import instant_text
from db.rows import PROVENANCE, Row, table_of
from db.trouble import CONSTRAINT, code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from db.connection import Connection
    from db.rows import RecordTable


@dataclass(frozen=True)
class Act:
    """What is being done, by whom, when and, where it was asked for, why."""

    id: str
    name: str
    person_id: str
    at: datetime
    reason: str | None
    undoable: bool


@dataclass(frozen=True)
class Changes:
    """What an act changed, so that screens know whether it concerns them.

    ``kinds`` are table names, ``ids`` pairs of table name and record id. Both are empty when the
    act changed nothing.
    """

    act_id: str
    act: str
    at: datetime
    kinds: frozenset[str]
    ids: frozenset[tuple[str, str]]
    undoable: bool


class Transaction:
    """The only door for changes; given by `Store.act` for the length of its block."""

    def __init__(self, connection: Connection, act: Act) -> None:
        self.act = act
        self._connection = connection
        self._at = instant_text(act.at)
        self._touched: set[tuple[str, str]] = set()
        self._undoable = act.undoable
        self._open = False
        self._keeps = False

    @property
    def changes(self) -> Changes:
        """What was changed; complete after the block."""
        return Changes(
            act_id=self.act.id,
            act=self.act.name,
            at=self.act.at,
            kinds=frozenset(kind for kind, _ in self._touched),
            ids=frozenset(self._touched),
            undoable=self.undoable,
        )

    @property
    def undoable(self) -> bool:
        """Whether anything was changed that can be taken back."""
        return self._undoable and bool(self._touched)

    def insert(self, model: type[Kept], **values: Any) -> str:
        """Make a record and give its id.

        A record from elsewhere may bring its ``id``, ``import_id`` and ``source_ref``. Where a
        removed one has the same natural key, that one comes back holding what is given now.
        """
        try:
            return self.insert_many(model, [values])[0]
        except Exception as error:
            known = model.natural_key and set(model.natural_key) <= values.keys()
            if known and code_of(error) == CONSTRAINT:
                key = {name: values.pop(name) for name in model.natural_key}
                removed = self._find(table_of(model), key)
                if removed is not None and removed["removed_at"] is not None:
                    return self._revive(table_of(model), removed, key, values)
            raise

    def insert_many(self, model: type[Kept], rows: Iterable[Mapping[str, Any]]) -> list[str]:
        """Make many records of one noun at once and give their ids."""
        self._must_be_open()
        table = table_of(model)
        made = [self._new_row(table, values) for values in rows]
        self._connection.executemany(table.insert, made)
        ids = [str(row["id"]) for row in made]
        self._touch(table, *ids)
        return ids

    def update(self, model: type[Kept], record_id: str, **values: Any) -> None:
        """Change the given fields of a record; what is equal already is no change."""
        self._must_be_open()
        table = table_of(model)
        row = self._row(table, record_id)
        if row["removed_at"] is not None:
            raise NotAllowed(f"This {table.noun} was removed. Bring it back first.")
        self._write(table, row, self._changed(table, row, values))

    def put(self, model: type[Kept], key: Mapping[str, Any], **values: Any) -> str:
        """Make or change the record with this natural key, and give its id.

        A removed one comes back holding what is given now, not what it held before.
        """
        self._must_be_open()
        table = table_of(model)
        if not model.natural_key or set(key) != set(model.natural_key):
            raise TypeError(f"{model.__name__} is put by {model.natural_key}, not by {tuple(key)}")
        row = self._find(table, key)
        if row is None:
            return self.insert(model, **key, **values)
        if row["removed_at"] is not None:
            return self._revive(table, row, key, values)
        self._write(table, row, self._changed(table, row, values))
        return str(row["id"])

    def remove(self, model: type[Kept], record_id: str) -> None:
        """Take a record out; it stays in the file and can be brought back."""
        self._must_be_open()
        table = table_of(model)
        row = self._row(table, record_id)
        if row["removed_at"] is None:
            self._write(table, row, {"removed_at": self._at})

    def restore(self, model: type[Kept], record_id: str) -> None:
        """Bring a removed record back as it was."""
        self._must_be_open()
        table = table_of(model)
        self._write(table, self._row(table, record_id), {"removed_at": None})

    def set_stored(self, table: RecordTable, row: Row, values: Row) -> None:
        """Write stored values back as the journal holds them: for undo alone."""
        self._must_be_open()
        self._write(table, row, values)

    def keep(self) -> None:
        """Make the act durable even if it changes no record: something was logged in it."""
        self._must_be_open()
        self._keeps = True

    def begin(self) -> None:
        """Start: from here on the triggers know whose change it is."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(
            "INSERT INTO act_context (id, act_id, act, person_id, at, reason) "
            "VALUES (1, ?, ?, ?, ?, ?)",
            (self.act.id, self.act.name, self.act.person_id, self._at, self.act.reason),
        )
        self._open = True

    def commit(self) -> None:
        """Make it durable; what wrote nothing leaves no trace and costs no wait for the disk."""
        self._open = False
        if not self._connection.in_transaction:
            # SQLite gave the transaction up by itself and a caller went on as if nothing were.
            raise DiskFull("This could not be saved. Free some space on the disk and do it again.")
        if not self._touched and not self._keeps:
            self.roll_back()
            return
        self._connection.execute("DELETE FROM act_context")
        self._connection.execute("COMMIT")

    def roll_back(self) -> None:
        """Leave everything as it was before the act."""
        self._open = False
        self._touched.clear()
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _new_row(self, table: RecordTable, values: Mapping[str, Any]) -> Row:
        own, given = _apart(values)
        row: Row = {
            "id": values.get("id") or new_id(),
            "created_at": self._at,
            "created_by": self.act.person_id,
            "changed_at": self._at,
            "changed_by": self.act.person_id,
            "removed_at": None,
            "import_id": None,
            "source_ref": None,
        }
        given.pop("id", None)
        return row | own | table.checked(given)

    def _changed(self, table: RecordTable, row: Row, values: Mapping[str, Any]) -> Row:
        own, given = _apart(values)
        return table.checked(table.values(row) | given) | own

    def _revive(
        self, table: RecordTable, row: Row, key: Mapping[str, Any], values: Mapping[str, Any]
    ) -> str:
        """Make a removed record anew, under its old id and with nothing of its old words."""
        fresh = self._new_row(table, {**key, **values, "id": row["id"]})
        self._write(table, row, fresh)
        return str(row["id"])

    def _find(self, table: RecordTable, key: Mapping[str, Any]) -> Row | None:
        """The record with this natural key, removed or not."""
        wanted = [key[name] for name in table.model.natural_key]
        found = self._connection.execute(table.select_by_key, wanted).fetchone()
        return None if found is None else dict(zip(table.columns, found, strict=True))

    def _row(self, table: RecordTable, record_id: str) -> Row:
        found = self._connection.execute(table.select_by_id, (record_id,)).fetchone()
        if found is None:
            raise NotAllowed(f"This {table.noun} is no longer there. Look at the list again.")
        return dict(zip(table.columns, found, strict=True))

    def _write(self, table: RecordTable, row: Row, values: Row) -> None:
        """Write the values that differ from the row, if any."""
        changed = {name: value for name, value in values.items() if value != row[name]}
        if not changed:
            return
        stamped = changed | {"changed_at": self._at, "changed_by": self.act.person_id}
        self._connection.execute(table.update(tuple(stamped)), stamped | {"id": row["id"]})
        self._touch(table, str(row["id"]))

    def _touch(self, table: RecordTable, *ids: str) -> None:
        for record_id in ids:
            self._touched.add((table.name, record_id))
        if table.model is Concern:
            self._undoable = False  # what was raised or said of a concern is never taken back

    def _must_be_open(self) -> None:
        if not self._open:
            raise RuntimeError("A transaction is used outside its act")


def _apart(values: Mapping[str, Any]) -> tuple[Row, dict[str, Any]]:
    """Where a record came from, and what it says."""
    given = dict(values)
    own = {name: given.pop(name) for name in PROVENANCE if name in given}
    return own, given
