"""The triggers that write the journal: every change, before and after, in the same transaction.

They are made from the tables' own columns, so a new column is journalled without anybody thinking
of it; and being in the file, they see changes that come past the program too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Concern
from db.rows import STAMPS, record_tables, table_of
from db.trouble import REFUSED

if TYPE_CHECKING:
    from db.rows import RecordTable

NO_ACT = "A change was made outside an act"
_ACT = "act_id, act, person_id, at, reason"
_JOURNAL = f"INSERT INTO journal ({_ACT}, table_name, record_id, op"
_FROM = "FROM act_context AS c"
_CONTEXT = ", ".join(f"c.{name}" for name in _ACT.split(", "))
_OUTSIDE = "NOT EXISTS (SELECT 1 FROM act_context WHERE act_id IS NOT NULL)"


def triggers() -> dict[str, str]:
    """The SQL of every trigger that keeps the journal true, by name."""
    made: dict[str, str] = {}
    for table in record_tables().values():
        made |= _of_table(table)
    return made | _append_only() | _concerns_stay()


def _trigger(name: str, when: str, *steps: str) -> dict[str, str]:
    body = "".join(f"  {step};\n" for step in steps)
    return {name: f"CREATE TRIGGER {name} {when}\nBEGIN\n{body}END"}


def _of_table(table: RecordTable) -> dict[str, str]:
    name = table.name
    guard = f"SELECT RAISE(ABORT, '{NO_ACT}') WHERE {_OUTSIDE}"
    same_id = "SELECT RAISE(ABORT, 'A record keeps its id') WHERE NEW.id IS NOT OLD.id"
    fields = [column for column in table.columns if column not in (*STAMPS, "id")]
    rows = " UNION ALL\n    ".join(
        f'SELECT \'{field}\' AS field, OLD."{field}" AS before, NEW."{field}" AS after'
        for field in fields
    )
    changed = (
        f"{_JOURNAL}, field, before, after)\n"
        f"  SELECT {_CONTEXT}, '{name}', NEW.id, 'update', f.field, f.before, f.after\n"
        f"  {_FROM}, (\n    {rows}\n  ) AS f WHERE f.before IS NOT f.after"
    )
    return (
        _trigger(f"journal_insert_{name}", f"AFTER INSERT ON {name}", guard, _whole(table, "NEW"))
        | _trigger(f"journal_update_{name}", f"AFTER UPDATE ON {name}", guard, same_id, changed)
        | _trigger(f"journal_delete_{name}", f"AFTER DELETE ON {name}", guard, _whole(table, "OLD"))
    )


def _whole(table: RecordTable, row: str) -> str:
    op, column = ("insert", "after") if row == "NEW" else ("delete", "before")
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in table.columns)
    return (
        f"{_JOURNAL}, {column})\n"
        f"  SELECT {_CONTEXT}, '{table.name}', {row}.id, '{op}', json_object({pairs})\n  {_FROM}"
    )


def _append_only() -> dict[str, str]:
    """Journal and access log can be added to and sealed once, never changed."""
    refuse = "SELECT RAISE(ABORT, 'The journal and the access log are never changed')"
    made = _trigger(
        "journal_within_act",
        f"BEFORE INSERT ON journal WHEN {_OUTSIDE}",
        f"SELECT RAISE(ABORT, '{NO_ACT}')",
    )
    kept = {
        "journal": (
            *("seq", "act_id", "act", "person_id", "at", "reason", "table_name", "record_id"),
            *("op", "field", "before", "after"),
        ),
        "access_log": (
            "seq",
            "at",
            "person_id",
            "verb",
            "kind",
            "record_id",
            "recipient",
            "reason",
        ),
    }
    for log, columns in kept.items():
        altered = " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in columns)
        sealing = f"OLD.seal IS NOT NULL OR NEW.seal IS NULL OR {altered}"
        made |= _trigger(f"{log}_kept", f"BEFORE DELETE ON {log}", refuse)
        made |= _trigger(f"{log}_unchanged", f"BEFORE UPDATE ON {log} WHEN {sealing}", refuse)
    return made


def _concerns_stay() -> dict[str, str]:
    """A concern that a child is unsafe cannot be taken back by anybody."""
    name = table_of(Concern).name
    refuse = (
        f"SELECT RAISE(ABORT, '{REFUSED}A concern cannot be removed. "
        "Add a note to it that says what has changed.')"
    )
    return _trigger(f"{name}_not_deleted", f"BEFORE DELETE ON {name}", refuse) | _trigger(
        f"{name}_not_removed",
        f"BEFORE UPDATE OF removed_at ON {name} WHEN NEW.removed_at IS NOT NULL",
        refuse,
    )
