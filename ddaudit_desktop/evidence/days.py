"""Days that records keep as ISO text: empty, or by another hand, perhaps no date at all."""

from __future__ import annotations

from datetime import date


def iso_day(text: str) -> date | None:
    """The day a text gives; none for an empty one or one that is no date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
