"""Times as people write them, read into what they can mean and shown again as local time.

A time that is not there is never filled in: `read_moment` gives an earliest and a latest reading,
or says that the time is unknown. Local time is that of England and Wales (Europe/London).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.moments.local_time import local
from ddaudit_desktop.moments.model import ABOUT, ZONE, ZONE_NAME, Moment, MomentError, Precision
from ddaudit_desktop.moments.showing import (
    show_date,
    show_day,
    show_days,
    show_minutes,
    show_moment,
)

if TYPE_CHECKING:
    from datetime import datetime

__all__ = [
    "ABOUT",
    "ZONE",
    "ZONE_NAME",
    "Moment",
    "MomentError",
    "Precision",
    "local",
    "read_moment",
    "show_date",
    "show_day",
    "show_days",
    "show_minutes",
    "show_moment",
]


def read_moment(text: str, *, near: datetime | None = None) -> Moment:
    """Read a time as typed: ``11/2 1924``, ``about 22:05``, ``3 Feb eve``, ``+35`` or ``?``.

    Args:
        text: what the person typed.
        near: an instant the text leans on: the event before it for ``+35`` and for a time without
            a date, its month and year for a date without them.

    Raises:
        MomentError: the text is not understood, could mean two things, or names a day or time
            that does not exist.
    """
    # Its patterns take longer to compile than the first screen takes to show a time.
    from ddaudit_desktop.moments.reading import read

    return read(text, near)
