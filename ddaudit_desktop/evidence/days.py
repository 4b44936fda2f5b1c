"""Days of a case: those kept as ISO text, perhaps by another hand, and the day it began."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ddaudit_desktop.moments import local

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.evidence.model import EventSeen

BEGINNINGS = (
    "INCIDENT", "CALL_RECEIVED", "LOG_OPENED", "MIS_REPORTED", "INTEL_RECEIVED", "PP_EXERCISED",
    "ARRIVED",
)  # fmt: skip
"""Kinds of event that a case begins with."""


def iso_day(text: str) -> date | None:
    """The day a text gives; none for an empty one or one that is no date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def begun_on(events: Iterable[EventSeen]) -> date | None:
    """The day on which a case began by its first event of those kinds; none where that is not sure.

    Where neither the incident has a time nor the period a first day, the rules of this day apply.
    """
    times = [event.when for event in events if event.kind in BEGINNINGS]
    known = [(when.earliest, when.latest) for when in times if when.earliest and when.latest]
    if not known or len(known) < len(times):
        return None
    first, last = (local(min(ends)).date() for ends in zip(*known, strict=True))
    return first if first == last else None
