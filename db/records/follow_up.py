"""What comes of an audit: findings, actions, changes made, feedback given."""

from typing import Literal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.records.base import STRICT, Fields, Kept, link, listing, prose, required


class FindingFields(Fields):
    """Something the deep dive says, bound to the cases that show it."""

    title: str = required(min_length=1)
    text: str = prose()
    kind: Literal["strength", "improve"] = prose("improve")
    point_id: str | None = link("improvement_point.id", optional=True)
    theme: str = prose()
    stage: str = prose()
    position: int = Field(default=0, ge=0)


class Finding(FindingFields, Kept, table=True):
    """A finding of the deep dive."""

    __tablename__ = "finding"
    __table_args__ = STRICT


class FindingCaseFields(Fields):
    """A case, and perhaps a quotation, that supports a finding."""

    finding_id: str = link("finding.id", indexed=False)
    case_id: str = link("case_file.id")
    extract_id: str | None = link("extract.id", optional=True)


class FindingCase(FindingCaseFields, Kept, table=True):
    """Support for a finding."""

    __tablename__ = "finding_case"
    __table_args__ = (UniqueConstraint("finding_id", "case_id"), STRICT)
    natural_key = ("finding_id", "case_id")


class ActionFields(Fields):
    """Something someone has to do, by when, and how it will be tested."""

    code: str = required(min_length=1)
    text: str = required(min_length=1)
    case_id: str | None = link("case_file.id", optional=True)
    point_codes: list[str] = listing()
    owner: str = prose()
    set_on: str = prose()
    due_on: str = prose()
    test: str = prose()
    closed_on: str = prose()
    retest_result: str = prose()
    note: str = prose()


class Action(ActionFields, Kept, table=True):
    """An action of the deep dive."""

    __tablename__ = "action"
    __table_args__ = (UniqueConstraint("code"), STRICT)
    natural_key = ("code",)


class ChangeMadeFields(Fields):
    """A change the force has made, from which day, and when its effect will be tested."""

    code: str = required(min_length=1)
    title: str = required(min_length=1)
    text: str = prose()
    owner: str = prose()
    area: str = prose()
    effective_on: str = prose()
    point_codes: list[str] = listing()
    measure: str = prose()
    test_on: str = prose()
    tested_on: str = prose()
    result: Literal["", "improved", "same", "declined", "too_few"] = prose()
    result_note: str = prose()


class ChangeMade(ChangeMadeFields, Kept, table=True):
    """A line of the change register."""

    __tablename__ = "change_made"
    __table_args__ = (UniqueConstraint("code"), STRICT)
    natural_key = ("code",)


class FeedbackFields(Fields):
    """What was fed back to an officer or a supervisor, and how it was received."""

    audit_id: str = link("audit.id", indexed=False)
    recipient: Literal["officer", "supervisor"] = required()
    role: str = prose()
    due_on: str = prose()
    given_on: str = prose()
    given_by: str = prose()
    received: Literal["", "receptive", "mixed", "disputed", "not_yet"] = prose()
    text: str = prose()
    reply: str = prose()


class Feedback(FeedbackFields, Kept, table=True):
    """Feedback from one audit to one recipient."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("audit_id", "recipient"), STRICT)
    natural_key = ("audit_id", "recipient")
