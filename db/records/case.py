"""One police case file in the sample, its children, and its police references."""

from typing import Literal

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from db.records.base import STRICT, Fields, Kept, flag, link, listing, prose, required

ChildStatus = Literal["looked_after", "cp_plan", "child_in_need", "none", "unknown"]


class CaseFields(Fields):
    """The facts of a case that lists and totals use; no name of a child or officer.

    ``period_from`` and ``period_to`` are ISO dates. ``selection`` says how the case came into the
    sample (drawn at random, chosen, replacement), ``selection_note`` why.
    """

    reference: str = required(min_length=1, max_length=60)
    theme: str = required(min_length=2, max_length=8)
    other_themes: list[str] = listing()
    label: str = prose()
    period_from: str = prose()
    period_to: str = prose()
    placing_authority: str = prose()
    home_area: str = prose()
    selection: Literal["random", "chosen", "replacement", "unknown"] = prose("unknown")
    selection_note: str = prose()
    position: int = Field(default=0, ge=0)


class Case(CaseFields, Kept, table=True):
    """A case of the deep dive's sample; the reference of a removed one is free again."""

    __tablename__ = "case_file"
    __table_args__ = (
        Index(
            "uq_case_file_reference",
            "reference",
            unique=True,
            sqlite_where=text("removed_at IS NULL"),
        ),
        STRICT,
    )


class ChildFields(Fields):
    """A child of the case by pseudonym, as the record describes them."""

    case_id: str = link("case_file.id")
    pseudonym: str = required(min_length=1)
    age_years: int | None = Field(default=None, ge=0, le=25)
    status: ChildStatus = prose("unknown")
    lead: bool = flag()
    episodes_12m: int | None = Field(default=None, ge=0)
    ethnicity: str = prose()
    disability: str = prose()
    language: str = prose()
    note: str = prose()
    position: int = Field(default=0, ge=0)


class Child(ChildFields, Kept, table=True):
    """A child of a case."""

    __tablename__ = "child"
    __table_args__ = STRICT


class PoliceReferenceFields(Fields):
    """A reference on a police system, kept apart from the pseudonymous record."""

    case_id: str = link("case_file.id", indexed=False)
    system: str = required(min_length=1)
    reference: str = required(min_length=1)


class PoliceReference(PoliceReferenceFields, Kept, table=True):
    """Where the police hold the case; never printed in a record."""

    __tablename__ = "police_reference"
    __table_args__ = (UniqueConstraint("case_id", "system", "reference"), STRICT)
    natural_key = ("case_id", "system", "reference")
