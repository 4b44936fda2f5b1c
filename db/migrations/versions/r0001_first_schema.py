"""The first schema, frozen as the statements that made it; never changed after its release."""

from __future__ import annotations

from importlib import resources

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table and index of the first version."""
    text = (resources.files("db") / "migrations" / "first_schema.sql").read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            op.execute(statement)
