"""Undo and redo: an act's journal turned round, as a new act with its own journal entries."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.errors import ChangedSince
from db.records.columns import instant_text
from db.rows import STAMPS, Row, record_tables
from db.trouble import CONSTRAINT, code_of

if TYPE_CHECKING:
    from db.connection import Connection
    from db.rows import RecordTable
    from db.transaction import Transaction


@dataclass(frozen=True)
class Step:
    """An act that can be turned round, and what it was called when it was done."""

    act_id: str
    text: str


@dataclass
class Sitting:
    """What was done since the store was opened and can be undone, and what can be redone.

    ``since`` is the last journal entry of before: an act of this sitting is looked for from there.
    """

    since: int
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def did(self, act_id: str, text: str) -> None:
        """Remember a new act; what was undone before it cannot be redone any more."""
        self.done.append(Step(act_id, text))
        self.undone.clear()


@dataclass
class _Net:
    """What an act did to one record in the end."""

    made: bool = False
    before: Row = field(default_factory=dict)
    after: Row = field(default_factory=dict)


Nets = dict[tuple[str, str], _Net]

_LATER = (
    "This cannot be undone any more, because something that depends on it was changed later. "
    "Nothing was changed. Change it by hand."
)


def last_entry(connection: Connection) -> int:
    """The number of the newest journal entry."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])


def turn_round(connection: Connection, tx: Transaction, act_id: str, since: int) -> None:
    """Take back what an act did, unless something done later stands in the way.

    Raises:
        ChangedSince: a value is no longer what the act left; nothing is changed then.
    """
    turning = _Turning(connection, tx, _nets(connection, act_id, since))
    try:
        for (name, record_id), net in reversed(turning.nets.items()):
            turning.turn(record_tables()[name], record_id, net)
        turning.refuse_if_needed()
    except Exception as error:
        if code_of(error) == CONSTRAINT:
            raise ChangedSince(_LATER) from error
        raise


def _nets(connection: Connection, act_id: str, since: int) -> Nets:
    """What the act did in the end to each record, in the order in which it first met them."""
    tables = record_tables()
    nets: Nets = {}
    for name, record_id, op, column, before, after in connection.execute(
        "SELECT table_name, record_id, op, field, before, after FROM journal "
        "WHERE seq > ? AND act_id = ? ORDER BY seq",
        (since, act_id),
    ):
        net = nets.setdefault((name, record_id), _Net())
        if op == "insert":
            net.made = True
            net.after = json.loads(after)
        elif op == "update":
            net.before.setdefault(column, _stored(tables[name], column, before))
            net.after[column] = _stored(tables[name], column, after)
        else:
            raise ChangedSince("What was erased cannot be brought back by undo.")
    return nets


def _stored(table: RecordTable, column: str, text: str | None) -> Any:
    """A journalled value in the form in which its column holds it."""
    return int(text) if text is not None and column in table.whole_numbers else text


@dataclass
class _Turning:
    """The turning round of one act; ``taken`` are the records it takes out, by table."""

    connection: Connection
    tx: Transaction
    nets: Nets
    taken: dict[str, list[str]] = field(default_factory=dict)

    def turn(self, table: RecordTable, record_id: str, net: _Net) -> None:
        """Bring one record back to what it was before."""
        found = self.connection.execute(table.select_by_id, (record_id,)).fetchone()
        if found is None:
            raise ChangedSince(_LATER)
        row: Row = dict(zip(table.columns, found, strict=True))
        left = {name: value for name, value in net.after.items() if name not in STAMPS}
        if any(row[name] != value for name, value in left.items()):
            raise ChangedSince(_LATER)
        back = {"removed_at": instant_text(self.tx.act.at)} if net.made else net.before
        if row["removed_at"] is None and back.get("removed_at") is not None:
            self.taken.setdefault(table.name, []).append(record_id)
        self.tx.set_stored(table, row, back)

    def refuse_if_needed(self) -> None:
        """A record that others, made later and still there, belong to cannot be taken out."""
        for other in record_tables().values():
            for column in other.sql.columns:
                for key in column.foreign_keys:
                    taken = self.taken.get(key.column.table.name)
                    if taken and self._is_held(other, column.name, taken):
                        raise ChangedSince(_LATER)

    def _is_held(self, other: RecordTable, column: str, taken: list[str]) -> bool:
        holders = self.connection.execute(
            f'SELECT id FROM "{other.name}" WHERE removed_at IS NULL '
            f'AND "{column}" IN (SELECT value FROM json_each(?))',
            (json.dumps(taken),),
        )
        return any((other.name, holder) not in self.nets for (holder,) in holders)
