"""Runs the steps on the connection that the store hands over; there is no other way to call it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic import context
from sqlmodel import SQLModel

from db import records
from db.search import TABLES

if TYPE_CHECKING:
    from sqlalchemy.schema import SchemaItem

assert records  # its import is what declares the tables


def is_compared(
    _item: SchemaItem, name: str | None, kind: str, _reflected: bool, _other: Any
) -> bool:
    """The search index is made from code after all steps; its tables are no records."""
    return kind != "table" or not (name or "").startswith(tuple(TABLES))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    compare_server_default=True,
    include_object=is_compared,
)
with context.begin_transaction():
    context.run_migrations()
