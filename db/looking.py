"""Records to be looked at: read on the driver, without sessions, classes or anything to write back.

The first screen reads some records of every noun. Mapping tables to classes and preparing sessions
takes longer than that screen may take altogether; these rows have the fields of a record by name
and nothing else of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, TypeVar, cast

from db.records import Kept
from db.rows import table_of

if TYPE_CHECKING:
    from db.connection import Connection

Noun = TypeVar("Noun", bound=Kept)


def look(connection: Connection, model: type[Noun], **equal: object) -> list[Noun]:
    """The records of a kind that are not removed, with the given column values, oldest first."""
    table = table_of(model)
    found = connection.execute(table.select_living(tuple(equal)), tuple(equal.values()))
    return [cast("Noun", SimpleNamespace(**table.read(row))) for row in found]


@dataclass(frozen=True)
class Standing:
    """How far an audit has come, as lists need it.

    Attributes:
        touched: when an answer or event of it was changed last.
        answered: whether any answer says something.
        events: how many events have a time.
    """

    touched: datetime
    answered: bool
    events: int


_STANDINGS = """
SELECT audit_id, max(touched), max(answered), sum(events) FROM (
  SELECT audit_id, changed_at AS touched, 0 AS events,
         removed_at IS NULL AND (value <> '' OR text <> '') AS answered
  FROM answer
  UNION ALL
  SELECT audit_id, changed_at, earliest IS NOT NULL, 0 FROM event WHERE removed_at IS NULL
) GROUP BY audit_id
"""


def standings(connection: Connection) -> dict[str, Standing]:
    """How far each audit with an answer or event has come, counted where the records are."""
    return {
        audit_id: Standing(datetime.fromisoformat(touched), bool(answered), events)
        for audit_id, touched, answered, events in connection.execute(_STANDINGS)
    }
