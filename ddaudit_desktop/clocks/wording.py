"""What a clock shows, in words: lengths, limits and how far over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.reach import NEVER_AFTER, NEVER_BEFORE, Reach, minutes_between
from ddaudit_desktop.clocks.working_days import CalendarEnds, working_days_between
from ddaudit_desktop.moments import local, show_minutes

if TYPE_CHECKING:
    from datetime import datetime

    from ddaudit_desktop.definitions import Span

ABOUT = 60
"""Minutes that a length may be open by and is still said as one, with "about"."""
DAY_MINUTES = 1440
CALENDAR = ("days", "weeks", "months")
WORKING = "working days"
WHOLE = "whole days"
"""Days of which the hour does not count, because an end is known by its day only."""
NEEDED = "None recorded, one needed"
"""Of a review that is not on record."""


def limit_words(span: Span) -> str:
    """A limit as people say it: ``72 h``, ``30 min``, ``15 working days``."""
    if span.unit == "hours":
        return f"{span.amount} h"
    return show_minutes(span.amount) if span.unit == "minutes" else span.words()


def parts_of(words: str) -> tuple[str, str, str]:
    """The value, its limit and the difference of a clock's words, such as “74 h of 72 h: over”."""
    head, colon, tail = words.partition(": ")
    between = ", limit " if ", limit " in head else " of "
    lead, of, limit = head.partition(between)
    return lead, f"{of}{limit}{colon}", tail


def length_words(minutes: int) -> str:
    """An elapsed time; one that runs backwards has a minus sign."""
    return f"-{show_minutes(-minutes)}" if minutes < 0 else show_minutes(minutes)


def days_words(minutes: int) -> str:
    """A length in days and what is left: ``8 days 3 h``; under a day in hours."""
    if minutes < 0:
        return f"-{days_words(-minutes)}"
    days, rest = divmod(minutes, DAY_MINUTES)
    if rest and not days:
        return show_minutes(rest)
    said = f"{days} day{'' if days == 1 else 's'}"
    return f"{said} {show_minutes(rest)}" if rest else said


def elapsed_words(start: Reach, end: Reach, unit: str, *, day_one_is_next: bool = True) -> str:
    """How long it took, as its limit is counted; empty where nothing bounds it.

    Args:
        start: what the start can mean.
        end: what the end can mean.
        unit: the unit of the limit, such as ``hours`` or ``working days``.
        day_one_is_next: the day of the start is no working day of the count.
    """
    least = _length(start.latest, end.earliest, unit, day_one_is_next)
    most = _length(start.earliest, end.latest, unit, day_one_is_next)
    if least is None:
        return f"at most {_said(most, unit)}" if most is not None else ""
    if most is None:
        return f"at least {_said(least, unit)}"
    if least == most:
        return _said(least, unit)
    if least <= 0 < most:
        return f"at most {_said(most, unit)}"
    if unit != WORKING and most - least <= ABOUT:
        return f"about {_said((least + most) // 2, unit)}"
    return f"{_said(least, unit)} to {_said(most, unit)}"


def over_words(deadline: datetime, start: Reach, end: Reach, unit: str) -> str:
    """How far the kindest reading is over a deadline: ``over by 2 h 10 min``."""
    over = _length(deadline, end.earliest, unit, True)
    if over is None:
        return "over"
    least = _length(start.latest, end.earliest, unit, True)
    open_by = least != _length(start.earliest, end.latest, unit, True)
    return f"over by {'at least ' if open_by else ''}{_said(over, unit)}"


def _length(start: datetime, end: datetime, unit: str, day_one_is_next: bool) -> int | None:
    if NEVER_BEFORE in (start, end) or NEVER_AFTER in (start, end):
        return None
    if unit == WORKING:
        first, last = local(start).date(), local(end).date()
        try:
            return working_days_between(first, last, first_day_after=day_one_is_next)
        except CalendarEnds:
            return None
    if unit == WHOLE:
        return (local(end).date() - local(start).date()).days * DAY_MINUTES
    if unit in CALENDAR:
        wall = local(end).replace(tzinfo=None) - local(start).replace(tzinfo=None)
        return wall.days * DAY_MINUTES + wall.seconds // 60
    return minutes_between(start, end)


def _said(length: int | None, unit: str) -> str:
    assert length is not None
    if unit == WORKING:
        return f"{length} working day{'' if length == 1 else 's'}"
    return days_words(length) if unit in (*CALENDAR, WHOLE) else length_words(length)
