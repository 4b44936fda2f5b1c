"""What the clocks of a case show, as a record tells it: measured, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from ddaudit_desktop.record.shape import Given


@dataclass(frozen=True, slots=True)
class ClockShown:
    """One interval of the case with its limit and what came of it."""

    id: Annotated[Given, "Id of the interval, such as IV-01."]
    title: Annotated[str, "The interval in words."]
    verdict: Annotated[
        Literal["met", "broken", "cannot_tell"],
        "Broken only if the kindest reading of every time breaks the limit.",
    ]
    words: Annotated[str, "How long, of what limit, and the difference."]
    subject: Annotated[str, "What it was measured on, where there are several."] = ""
    from_event_id: Annotated[str | None, "The event it begins with."] = None
    to_event_id: Annotated[str | None, "The event it ends with; null when none was found."] = None
    elapsed_minutes: Annotated[int | None, "Elapsed at the kindest reading."] = None
    elapsed_minutes_most: Annotated[int | None, "Elapsed at the unkindest reading."] = None
    limit: Annotated[str, "The limit in words."] = ""
    deadline: Annotated[
        datetime | None, "The latest instant that keeps the limit, at the kindest reading."
    ] = None
    short: Annotated[str, "Its name with little room, apart from others of its kind."] = ""
    source: Annotated[str, "What the limit rests on."] = ""
