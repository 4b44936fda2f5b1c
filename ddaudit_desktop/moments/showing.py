"""Times and days in words, as screens and records show them."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from ddaudit_desktop.moments.local_time import DAY, local, zone_shown

if TYPE_CHECKING:
    from datetime import datetime

    from ddaudit_desktop.moments.model import Moment


def show_day(instant: datetime) -> str:
    """A local day: ``11 Feb 2020``."""
    here = local(instant)
    return f"{here.day} {here:%b %Y}"


def show_date(iso: str) -> str:
    """An ISO date as people write it: ``11 Feb 2020``; empty stays empty."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%b %Y}"


def show_days(first: str, last: str) -> str:
    """Two ISO dates as a stretch: ``11–15 Feb 2020``; an empty one leaves the other alone."""
    if not first or not last or first == last:
        return show_date(first or last)
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{show_date(last)}"
    if start.year == end.year:
        return f"{start.day} {start:%b} – {show_date(last)}"
    return f"{show_date(first)} – {show_date(last)}"


def show_moment(moment: Moment, *, with_day: bool = True) -> str:
    """A moment in words: ``11 Feb 2020 19:24``, ``~22:05``, ``18:00–23:59``, ``no time``.

    On a night on which the clocks change, GMT or BST stands beside the time.
    """
    if moment.earliest is None or moment.latest is None or moment.middle is None:
        return "no time"
    day = f"{show_day(moment.earliest)} " if with_day else ""
    match moment.precision:
        case "month":
            return f"{local(moment.earliest):%b %Y}"
        case "day":
            return show_day(moment.earliest)
        case "range":
            return _range(moment.earliest, moment.latest, day)
        case "about":
            middle = local(moment.middle).replace(second=0, microsecond=0)
            day = f"{show_day(moment.middle)} " if with_day else ""
            return f"{day}~{_clock(middle)}"
        case _:
            return f"{day}{_clock(local(moment.earliest))}"


def _range(earliest: datetime, latest: datetime, day: str) -> str:
    early, late = local(earliest), local(latest)
    first, last = show_day(earliest), show_day(latest)
    if early.date() == late.date():
        both = _zone(early) == _zone(late)
        return f"{day}{_clock(early, with_zone=not both)}–{_clock(late)}"
    if early.time() == time(0) and (late.hour, late.minute) == (23, 59):
        return f"{first} – {last}"
    if late.time() == time(0) and late.date() - early.date() == DAY:
        both = _zone(early) == _zone(late)
        return f"{day}{_clock(early, with_zone=not both)}–24:00{_zone(late)}"
    return f"{first} {_clock(early)} – {last} {_clock(late)}"


def _clock(here: datetime, *, with_zone: bool = True) -> str:
    """A local time of day, to the second where one is recorded."""
    clock = f"{here:%H:%M:%S}" if here.second else f"{here:%H:%M}"
    return f"{clock}{_zone(here)}" if with_zone else clock


def _zone(here: datetime) -> str:
    named = zone_shown(here)
    return f" {named}" if named else ""


def show_minutes(minutes: int) -> str:
    """A length of time: ``74 h 10 min``, ``48 min``, ``6 h``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d} min" if rest else f"{hours} h"
