"""The inspection that a deep dive tests progress against, point by point."""

from typing import Literal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.records.base import STRICT, Fields, Kept, flag, link, listing, prose, required


class InspectionFields(Fields):
    """An inspection pack as attached to the deep dive."""

    pack_code: str = required()
    version: str = required()
    title: str = required()
    publisher: str = prose()
    visited_on: str = prose()
    published_on: str = prose()
    status: str = prose("draft")
    note: str = prose()


class Inspection(InspectionFields, Kept, table=True):
    """An attached inspection."""

    __tablename__ = "inspection"
    __table_args__ = (UniqueConstraint("pack_code", "version"), STRICT)
    natural_key = ("pack_code", "version")


class ImprovementPointFields(Fields):
    """One thing the inspection asked for or praised, and where a case can show it."""

    inspection_id: str = link("inspection.id", indexed=False)
    code: str = required()
    area: str = prose()
    kind: Literal["improve", "strength"] = prose("improve")
    text: str = required()
    short: str = prose()
    verbatim: bool = flag()
    due_rule: str = prose("unknown")
    due_on: str = prose()
    owner: str = prose()
    themes: list[str] = listing()
    question_ids: list[str] = listing()
    check_ids: list[str] = listing()
    generic: list[str] = listing()
    reference: str = prose()
    position: int = Field(default=0, ge=0)


class ImprovementPoint(ImprovementPointFields, Kept, table=True):
    """An improvement point of the attached inspection."""

    __tablename__ = "improvement_point"
    __table_args__ = (UniqueConstraint("inspection_id", "code"), STRICT)
    natural_key = ("inspection_id", "code")


class PointStatusFields(Fields):
    """What was said of an improvement point on a day, by whom; history, never overwritten."""

    point_id: str = link("improvement_point.id")
    on_date: str = required()
    status: str = required()
    comment: str = prose()
    said_by: str = prose()


class PointStatus(PointStatusFields, Kept, table=True):
    """A dated status of an improvement point."""

    __tablename__ = "point_status"
    __table_args__ = STRICT
