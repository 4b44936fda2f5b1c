"""A child may be unsafe now: raised from any screen, never deleted, in sight until owned."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Text
from sqlmodel import Field

from db.records.base import STRICT, Fields, Kept, instant, link, prose, required
from db.records.columns import Instant


class ConcernFields(Fields):
    """What is unsafe and why now; who was told, how and when; who has taken it on.

    Only ``what`` must be given. The store refuses to delete or remove a concern.
    """

    case_id: str | None = link("case_file.id", optional=True)
    child: str = prose()
    what: str = required(min_length=1)
    raised_at: datetime = Field(sa_type=Instant)
    raised_by: str = Field(sa_type=Text)
    told: str = prose()
    how: Literal["", "phone", "in_person", "radio", "other"] = prose()
    told_at: datetime | None = instant()
    acknowledged_by: str = prose()
    acknowledged_at: datetime | None = instant()


class Concern(ConcernFields, Kept, table=True):
    """An immediate concern."""

    __tablename__ = "concern"
    __table_args__ = STRICT


class ConcernNoteFields(Fields):
    """A dated correction or addition to a concern; the concern's own words stay as they were."""

    concern_id: str = link("concern.id")
    text: str = required(min_length=1)


class ConcernNote(ConcernNoteFields, Kept, table=True):
    """A note on a concern."""

    __tablename__ = "concern_note"
    __table_args__ = STRICT
