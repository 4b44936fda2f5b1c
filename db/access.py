"""The log of who read, took out or brought in what (Data Protection Act 2018, s. 62)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from db import clock
from db.records import AccessEntry
from db.records.columns import instant_text
from db.records.history import Verb

if TYPE_CHECKING:
    from db.connection import Connection


_TABLE = AccessEntry.__tablename__


@dataclass(frozen=True)
class Access:
    """One use of a record; ``kind`` is its table's name."""

    verb: Verb
    kind: str
    record_id: str
    recipient: str
    reason: str

    def __post_init__(self) -> None:
        """Refuse a verb that the Act does not name."""
        if self.verb not in get_args(Verb):
            raise ValueError(f"{self.verb} is no verb of the access log")


class AccessLog:
    """Adds to the log. One consultation of a record is enough for a person and a sitting.

    What was logged is asked of the file and not kept in mind: an act that is taken back takes its
    entries with it.
    """

    def __init__(self, connection: Connection) -> None:
        last = connection.execute(f"SELECT coalesce(max(seq), 0) FROM {_TABLE}").fetchone()
        self._since = int(last[0])

    def add(self, connection: Connection, access: Access, person_id: str) -> bool:
        """Add an entry, durable at once unless an act is going on; False if none is needed."""
        if access.verb == "consultation" and self._is_there(connection, access, person_id):
            return False
        connection.execute(
            f"INSERT INTO {_TABLE} (at, person_id, verb, kind, record_id, recipient, reason) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                instant_text(clock.now()),
                person_id,
                access.verb,
                access.kind,
                access.record_id,
                access.recipient,
                access.reason,
            ),
        )
        return True

    def _is_there(self, connection: Connection, access: Access, person_id: str) -> bool:
        """Whether this person's look at the record was logged in this sitting."""
        found = connection.execute(
            f"SELECT 1 FROM {_TABLE} WHERE seq > ? AND verb = ? AND kind = ? AND record_id = ? "
            "AND person_id = ? LIMIT 1",
            (self._since, access.verb, access.kind, access.record_id, person_id),
        )
        return found.fetchone() is not None
