"""Identity of records: UUID version 7, so ids made on two machines never meet and sort by time."""

from __future__ import annotations

import uuid_utils


def new_id() -> str:
    """A new record id in canonical text form (RFC 9562, version 7)."""
    return str(uuid_utils.uuid7())
