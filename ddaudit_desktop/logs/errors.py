"""What may stand in the way of reading a log, in sentences."""

from __future__ import annotations

from db.errors import KnownError


class LogError(KnownError):
    """The text or the table cannot be read as a log; the sentence says why and what to do."""


class LogCancelled(KnownError):
    """Somebody stopped the reading; nothing was kept."""
