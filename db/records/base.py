"""What every kept record has: identity, who and when, provenance, and soft removal."""

from datetime import datetime
from typing import Any, ClassVar

from pydantic import ConfigDict
from sqlalchemy import ColumnElement, Text, text
from sqlmodel import Field, SQLModel, col

from db.records.columns import Flag, Instant, Json

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Fields(SQLModel):
    """The fields of a noun as a person fills them: validated at the door, unknown names refused."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)  # type: ignore[assignment]


class Kept(SQLModel):
    """Columns of every record that people make; filled by the transaction, never by hand.

    ``import_id`` and ``source_ref`` say where an imported record came from (file, sheet, row);
    ``removed_at`` marks a record that was taken out and can be brought back.
    """

    id: str = Field(primary_key=True, sa_type=Text)
    created_at: datetime = Field(sa_type=Instant)
    created_by: str = Field(sa_type=Text)
    changed_at: datetime = Field(sa_type=Instant)
    changed_by: str = Field(sa_type=Text)
    removed_at: datetime | None = Field(default=None, sa_type=Instant)
    import_id: str | None = Field(default=None, sa_type=Text)
    source_ref: str | None = Field(default=None, sa_type=Text)

    natural_key: ClassVar[tuple[str, ...]] = ()


STRICT: dict[str, Any] = {"sqlite_strict": True}


def prose(default: Any = "", *, server_default: str | None = None, **more: Any) -> Any:
    """A text column; empty by default. ``server_default`` is for one added by a migration step."""
    return Field(default=default, sa_type=Text, **_added(server_default), **more)


def required(**more: Any) -> Any:
    """A text column that must be given."""
    return Field(sa_type=Text, **more)


def link(target: str, *, optional: bool = False, indexed: bool = True) -> Any:
    """A reference to another record, checked by the store.

    Indexed of its own unless a unique constraint or another index begins with it: an index more is
    a page more at each save.
    """
    if optional:
        return Field(default=None, sa_type=Text, foreign_key=target, index=indexed)
    return Field(sa_type=Text, foreign_key=target, index=indexed)


def instant() -> Any:
    """An optional instant."""
    return Field(default=None, sa_type=Instant)


def listing() -> Any:
    """A list kept as JSON; empty by default."""
    return Field(default_factory=list, sa_type=Json)


def mapping(*, server_default: str | None = None) -> Any:
    """A mapping kept as JSON; empty by default."""
    return Field(default_factory=dict, sa_type=Json, **_added(server_default))


def _added(server_default: str | None) -> dict[str, Any]:
    """What SQLite's own ADD COLUMN asks of a column that may not be empty: a value for old rows."""
    if server_default is None:
        return {}
    # As an expression: Alembic takes an empty text for another default than the file's ''.
    return {"sa_column_kwargs": {"server_default": text(f"'{server_default}'")}}


def flag(default: bool = False) -> Any:
    """Yes or no."""
    return Field(default=default, sa_type=Flag)


def alive(model: type[Kept]) -> ColumnElement[bool]:
    """The where-clause that leaves removed records out."""
    return col(model.removed_at).is_(None)


def fields_of(model: type[Kept]) -> type[Fields]:
    """The class that validates a table's fields: its first base."""
    base = model.__bases__[0]
    assert issubclass(base, Fields)
    return base
