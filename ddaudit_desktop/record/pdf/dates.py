"""Dates and times in the words of the printed record."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ddaudit_desktop.moments import Moment, local, show_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.record.evidence import EventTold, When


def long_day(day: date) -> str:
    """A day in full: ``19 June 2020``."""
    return f"{day.day} {day:%B %Y}"


def long_date(iso: str) -> str:
    """An ISO date in full; what is no whole date stays as it is."""
    try:
        return long_day(date.fromisoformat(iso))
    except ValueError:
        return iso


def long_moment(instant: datetime | None) -> str:
    """An instant in local time: ``19 June 2020 10:14``."""
    if instant is None:
        return ""
    here = local(instant)
    return f"{long_day(here.date())} {here:%H:%M}"


def period(first: str, last: str) -> str:
    """Two ISO dates as a stretch: ``11 to 15 February 2020``."""
    if not last or first == last:
        return long_date(first)
    if not first:
        return f"until {long_date(last)}"
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return f"{first} to {last}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {long_day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} to {long_day(end)}"
    return f"{long_day(start)} to {long_day(end)}"


def when_words(when: When) -> str:
    """A time as the police record gives it: ``11 Feb 2020 19:24``, ``no time``."""
    return show_moment(_moment(when))


def short_times(events: Iterable[EventTold], year: int | None) -> str:
    """Times for a narrow column: the day once, the year only if it is not the case's."""
    words, said = [], None
    for event in events:
        moment = _moment(event.when)
        if moment.earliest is None:
            words.append("no time")
            continue
        here = local(moment.earliest)
        if said == here.date() and moment.precision in {"exact", "about", "range"}:
            words.append(show_moment(moment, with_day=False))
            continue
        said = here.date()
        whole = show_moment(moment)
        words.append(whole.replace(f" {here.year}", "", 1) if here.year == year else whole)
    return ", ".join(words)


def _moment(when: When) -> Moment:
    return Moment(when.typed, when.earliest, when.latest, when.precision)
