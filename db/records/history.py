"""The journal of every change and the access log: written by the store, never edited."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from db.records.base import STRICT
from db.records.columns import Instant

Verb = Literal["collection", "alteration", "consultation", "disclosure", "combination", "erasure"]


class ActContext(SQLModel, table=True):
    """The act in progress, one row, written inside its own transaction and empty between acts.

    Triggers copy it into the journal and refuse any change while it is empty.
    """

    __tablename__ = "act_context"
    __table_args__ = STRICT
    id: int = Field(default=1, primary_key=True)
    act_id: str | None = Field(default=None, sa_type=Text)
    act: str | None = Field(default=None, sa_type=Text)
    person_id: str | None = Field(default=None, sa_type=Text)
    at: str | None = Field(default=None, sa_type=Text)
    reason: str | None = Field(default=None, sa_type=Text)


class JournalEntry(SQLModel, table=True):
    """One field changed, or one record made or erased, with before and after.

    The entries of an act follow each other without a gap, so its first one is enough to find them.

    ``seal`` is the place of the chain that makes tampering show; it is empty until that exists.
    """

    __tablename__ = "journal"
    __table_args__ = (Index(None, "table_name", "record_id"), STRICT)
    seq: int = Field(primary_key=True)
    act_id: str = Field(sa_type=Text)
    act: str = Field(sa_type=Text)
    person_id: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    reason: str | None = Field(default=None, sa_type=Text)
    table_name: str = Field(sa_type=Text)
    record_id: str = Field(sa_type=Text)
    op: Literal["insert", "update", "delete"] = Field(sa_type=Text)
    field: str | None = Field(default=None, sa_type=Text)
    before: str | None = Field(default=None, sa_type=Text)
    after: str | None = Field(default=None, sa_type=Text)
    seal: str | None = Field(default=None, sa_type=Text)


class AccessEntry(SQLModel, table=True):
    """Who read, took out or brought in what, when, for whom (Data Protection Act 2018, s.62)."""

    __tablename__ = "access_log"
    __table_args__ = STRICT
    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)
    person_id: str = Field(sa_type=Text)
    verb: Verb = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    record_id: str = Field(sa_type=Text)
    recipient: str = Field(default="", sa_type=Text)
    reason: str = Field(default="", sa_type=Text)
    seal: str | None = Field(default=None, sa_type=Text)
