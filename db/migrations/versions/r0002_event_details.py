"""Events keep the particulars of their kind, and which log they were read from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the two columns; what is there has neither."""
    details = sa.Column("details", sa.Text, nullable=False, server_default="{}")
    op.add_column("event", details)
    op.add_column("event", sa.Column("log_id", sa.Text, nullable=False, server_default=""))
