"""Records placed in the safeguarding folder, and sources brought in."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from db.records.base import STRICT, Fields, Kept, link, mapping, prose, required
from db.records.columns import Instant


class FilingFields(Fields):
    """One file written: where, which version, its hash, when, by whom, for whom and why.

    ``path`` is relative to ``folder``, with forward slashes. ``content_sha256`` is the hash of the
    record's content as canonical JSON, equal across layouts.
    """

    case_id: str = link("case_file.id")
    audit_id: str = link("audit.id")
    format: Literal["pdf", "json"] = prose("pdf")
    version: int = Field(ge=1)
    folder: str = required(min_length=1)
    path: str = required(min_length=1)
    sha256: str = required(min_length=64, max_length=64)
    content_sha256: str = prose()
    size_bytes: int = Field(default=0, ge=0)
    filed_at: datetime = Field(sa_type=Instant)
    filed_by: str = Field(sa_type=Text)
    recipient: str = prose()
    purpose: str = prose()
    superseded_by: str | None = link("filing.id", optional=True)


class Filing(FilingFields, Kept, table=True):
    """A record filed outside the store."""

    __tablename__ = "filing"
    __table_args__ = (UniqueConstraint("folder", "path"), STRICT)


class ImportRunFields(Fields):
    """A source brought in: file, hash, how it was read, and what was decided."""

    source_name: str = required(min_length=1)
    source_sha256: str = required(min_length=64, max_length=64)
    kind: str = prose()
    profile: str = prose()
    choices: dict[str, str] = mapping()
    undone: str = prose()


class ImportRun(ImportRunFields, Kept, table=True):
    """One import, kept with its provenance."""

    __tablename__ = "import_run"
    __table_args__ = STRICT
