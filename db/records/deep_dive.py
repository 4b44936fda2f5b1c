"""The commissioned programme of audits, its settings, and the definitions it is carried out on."""

from typing import Literal

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from db.records.base import (
    STRICT,
    Fields,
    Kept,
    flag,
    link,
    listing,
    prose,
    required,
)


class DeepDiveFields(Fields):
    """Who asked, when, why, which inspection it tests, which themes, how many cases, which scale.

    Dates are ISO ``YYYY-MM-DD`` text, empty when not known. ``protection`` says how the file is
    kept: by a passphrase, or knowingly without one.
    """

    title: str = required(min_length=1)
    report_status: Literal["initial", "final"] = prose("initial")
    state: Literal["open", "closed"] = prose("open")
    commissioned_on: str = prose()
    commissioned_by: str = prose()
    led_by: str = prose()
    purpose: str = prose()
    themes: list[str] = listing()
    planned_cases: int = Field(default=0, ge=0)
    eligible_cases: int | None = Field(default=None, ge=0)
    sample_method: str = prose()
    window_from: str = prose()
    window_to: str = prose()
    inspection_id: str | None = link("inspection.id", optional=True)
    scale_id: str = link("scale.id")
    marking: str = prose("OFFICIAL-SENSITIVE")
    handling: str = prose("Police and named safeguarding partners only")
    safeguarding_folder: str = prose()
    protection: Literal["passphrase", "none"] = prose("passphrase")
    example: bool = flag()
    schedule_code: str = prose()
    review_on: str = prose()


class DeepDive(DeepDiveFields, Kept, table=True):
    """The one deep dive that a store holds."""

    __tablename__ = "deep_dive"
    __table_args__ = STRICT


class SettingFields(Fields):
    """A parameter of the deep dive that differs from its default, and why."""

    key: str = required(min_length=1)
    value: str = required()
    reason: str = prose()


class Setting(SettingFields, Kept, table=True):
    """One setting that travels with the file because it affects meaning."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("key"), STRICT)
    natural_key = ("key",)


DefinitionKind = Literal["question_set", "scale", "pack", "event_kinds", "intervals", "language"]


class DefinitionFields(Fields):
    """The exact text of a question set, scale or pack that this deep dive is made on."""

    kind: DefinitionKind = required()
    code: str = required()
    version: str = required()
    sha256: str = required()
    source: str = Field(sa_type=Text)


class Definition(DefinitionFields, Kept, table=True):
    """A pinned definition, so that an old audit shows and prints as it was asked."""

    __tablename__ = "definition"
    __table_args__ = (UniqueConstraint("kind", "code", "version"), STRICT)
    natural_key = ("kind", "code", "version")


class GovernanceFields(Fields):
    """A body that reads the results, such as a monthly scrutiny panel."""

    name: str = required(min_length=1)
    chair: str = prose()
    frequency: str = prose()
    since: str = prose()
    next_on: str = prose()
    note: str = prose()


class Governance(GovernanceFields, Kept, table=True):
    """A governance body of this deep dive."""

    __tablename__ = "governance"
    __table_args__ = STRICT
