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
    """Adds to the log, and keeps in mind what was looked at in this sitting."""

    def __init__(self) -> None:
        self._consulted: set[tuple[str, str]] = set()

    def is_new(self, access: Access) -> bool:
        """Whether it has to be written: one look at a record is enough for a sitting."""
        return (
            access.verb != "consultation" or (access.kind, access.record_id) not in self._consulted
        )

    def write(self, connection: Connection, access: Access, person_id: str) -> None:
        """Add an entry, durable at once unless an act is going on."""
        connection.execute(
            f"INSERT INTO {AccessEntry.__tablename__} "
            "(at, person_id, verb, kind, record_id, recipient, reason) "
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
        if access.verb == "consultation":
            self._consulted.add((access.kind, access.record_id))
