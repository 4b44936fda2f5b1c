"""Local time of England and Wales: its instants, the hours that come twice or never, its names."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from ddaudit_desktop.moments.model import ZONE, MomentError

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
NIGHT_FROM, NIGHT_TO = time(18), time(12)
"""The night of a clock change, from the evening before it to the noon after it.

An event of the evening and one of the morning after lie on both sides of the change; either clock
alone would make the hours between them look an hour out.
"""


def instants(day: date, since: timedelta, zone: str, typed: str) -> tuple[datetime, datetime]:
    """The earliest and the latest instant that a local time can be.

    They differ only in the hour that comes twice in October, and there only without a named zone.

    Args:
        day: the local day.
        since: the clock's reading as a length from 00:00; 24 hours are the end of the day.
        zone: the zone named with it, ``GMT``, ``BST`` or ``UTC``; empty for none.
        typed: the words, for the sentence of an error.

    Raises:
        MomentError: the clocks never showed it, or not in the zone named.
    """
    if zone == "UTC":
        instant = datetime.combine(day, time(0), UTC) + since
        return instant, instant
    here = (datetime.combine(day, time(0)) + since).replace(tzinfo=ZONE)
    readings = [here.replace(fold=fold) for fold in (0, 1)]
    early, late = (reading.astimezone(UTC) for reading in readings)
    if early > late:
        raise MomentError(
            f"“{typed}”: the clocks went forward that night and {here:%H:%M} did not happen. "
            f"Write from when to when it can have been, such as 00:30-02:30, or {here:%H:%M} UTC "
            "if that is meant."
        )
    if not zone:
        return early, late
    named = [reading.astimezone(UTC) for reading in readings if reading.tzname() == zone]
    if not named:
        raise MomentError(
            f"“{typed}”: the clocks did not show {zone} then. "
            f"Write the local time without {zone}, or UTC if that is meant."
        )
    return named[0], named[-1]


def start_of(day: date) -> datetime:
    """The instant at which a local day begins."""
    return datetime.combine(day, time(0), ZONE).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The last minute of a local day."""
    return start_of(day + DAY) - MINUTE


def local(instant: datetime) -> datetime:
    """The instant in local time."""
    return instant.astimezone(ZONE)


def zone_shown(here: datetime) -> str:
    """``GMT`` or ``BST`` for a local time on a night on which the clocks change, else empty."""
    if here.time() >= NIGHT_FROM:
        changes = _clocks_change(here.date() + DAY)
    elif here.time() <= NIGHT_TO:
        changes = _clocks_change(here.date())
    else:
        return ""
    return (here.tzname() or "") if changes else ""


@lru_cache(maxsize=1024)
def _clocks_change(day: date) -> bool:
    offsets = (datetime.combine(d, time(0), ZONE).utcoffset() for d in (day, day + DAY))
    return len(set(offsets)) > 1
