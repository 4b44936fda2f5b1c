"""Something that happened, on the case's timeline; its time may be partial."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from db.records.base import STRICT, Fields, Kept, link, mapping, prose, required
from db.records.moment import MomentFields


class EventFields(MomentFields, Fields):
    """An event of one audit.

    With ``question_id`` and ``part`` the event *is* the answer to that date-time question; there is
    no second copy of its time. ``lane`` is empty where the kind's own lane holds. ``details`` are
    the particulars of its kind, code by key (the band of a risk grade, the authority for bail).
    ``line`` counts in the log it was read from, kept whole as the extract ``log_id``.
    """

    audit_id: str = link("audit.id", indexed=False)
    kind: str = required(min_length=1)
    title: str = prose()
    lane: str = prose()
    child_id: str | None = link("child.id", optional=True)
    source_system: str = prose()
    source: str = prose()
    who: str = prose()
    note: str = prose()
    question_id: str = prose()
    part: str = prose()
    line: int | None = Field(default=None, ge=1)
    details: dict[str, str] = mapping(server_default="{}")
    log_id: str = prose(server_default="")


class Event(EventFields, Kept, table=True):
    """An event on an audit's timeline."""

    __tablename__ = "event"
    __table_args__ = (Index(None, "audit_id", "question_id", "part"), STRICT)


class EventLinkFields(Fields):
    """A question to which an event gives evidence."""

    audit_id: str = link("audit.id")
    event_id: str = link("event.id", indexed=False)
    question_id: str = required(min_length=1)


class EventLink(EventLinkFields, Kept, table=True):
    """An event linked to a question as evidence."""

    __tablename__ = "event_link"
    __table_args__ = (UniqueConstraint("event_id", "question_id"), STRICT)
    natural_key = ("event_id", "question_id")
