"""The times of entries: at their head, between their neighbours, or the only one in their words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.clock import between, exact, whole_day
from ddaudit_desktop.logs.own_time import lone_clock
from ddaudit_desktop.logs.tokens import tokens
from ddaudit_desktop.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ddaudit_desktop.logs.days import Dating
    from ddaudit_desktop.logs.entries import Entry
    from ddaudit_desktop.logs.told import Told

LONGEST_RANGE = timedelta(hours=24)
NO_CLOCK = "no clock time"
_BEGIN = datetime.min.replace(tzinfo=UTC)

Timing = tuple[Moment, str, datetime]
"""The time of an entry, the doubt in it, and its place in time, which an unknown time has too."""


def time_entries(entries: Sequence[Entry], dating: Dating) -> tuple[list[Timing], list[int]]:
    """The time of every entry, and the order of the entries in time."""
    found = [
        _head_moment(entry, dating.days[number], dating.doubts[number], dating.wrong[number])
        for number, entry in enumerate(entries)
    ]
    _place_vague(entries, found, newest_first=dating.newest_first)
    return found, _in_time(found, newest_first=dating.newest_first)


def _head_moment(entry: Entry, day: date | None, doubt: str, wrong: str) -> Timing:
    """The time at the head of an entry, its doubt, and the place in time that it has."""
    head = entry.head
    if head.clock is None:
        if head.day is not None and day is not None:
            moment = whole_day(day, head.day.written)
            return moment, "a date, no time", moment.earliest or _BEGIN
        return Moment(entry.vague), wrong or NO_CLOCK, _BEGIN
    last = head.until or head.clock
    typed = _typed(entry, last.written)
    if day is None or wrong:
        return Moment(typed), head.clock.wrong or wrong or "the day is not known", _BEGIN
    if head.until is not None:
        moment, why = between(day, head.clock, head.until, typed)
    else:
        moment, why = exact(day, head.clock, typed, about=head.about)
    return moment, why or doubt, moment.earliest or _BEGIN


def _typed(entry: Entry, last: str) -> str:
    """The words of the log for the time: the date, if one stands there, and the clock."""
    head = entry.head
    clock = head.clock.written if head.clock else ""
    span = f"{clock}-{last}" if head.until else clock
    about = "about " if head.about else ""
    day = f"{head.day.written} " if head.day else ""
    return f"{day}{about}{span}"


def _place_vague(entries: Sequence[Entry], moments: list[Timing], *, newest_first: bool) -> None:
    """Give an entry such as LATE EVE the range between its neighbours, where they are in order."""
    timed = [entry.timed and moments[n][0].earliest is not None for n, entry in enumerate(entries)]
    after: list[int | None] = [None] * len(entries)
    coming: int | None = None
    for number in range(len(entries) - 1, -1, -1):
        after[number] = coming
        if entries[number].timed:
            coming = number if timed[number] else None
    before: int | None = None
    for number, entry in enumerate(entries):
        if entry.timed:
            before = number if timed[number] else None
        following = after[number]
        if not entry.vague or entry.timeless or before is None or following is None:
            continue
        first, last = (following, before) if newest_first else (before, following)
        early, late = moments[first][0].latest, moments[last][0].earliest
        if early is None or late is None or not timedelta(0) <= late - early <= LONGEST_RANGE:
            continue
        moments[number] = (Moment(entry.vague, early, late, "range"), NO_CLOCK, early)


def _in_time(moments: list[Timing], *, newest_first: bool) -> list[int]:
    """The entries in order of time; one without a time stands after the entry before it."""
    order = range(len(moments) - 1, -1, -1) if newest_first else range(len(moments))
    last = _BEGIN
    for number in order:
        moment, doubt, key = moments[number]
        if moment.earliest is None:
            moments[number] = (moment, doubt, last)
        else:
            last = key
    return sorted(order, key=lambda number: moments[number][2])


def loose_moment(
    text: str, told: Sequence[Told], day: date | None, head: Moment
) -> tuple[Moment, str, tuple[int, int] | None]:
    """The time of an entry without one at its head: the only one in its words, if there is one."""
    if head.earliest is not None:
        return head, "a date, no time", None
    if any(one.time != "entry" and one.own is not None for one in told):
        return Moment(""), NO_CLOCK, None
    own = lone_clock(text, tokens(text))
    if own is None:
        return Moment(""), NO_CLOCK, None
    moment, doubt, _ = own.moment(day, None, ahead=False)
    return (
        moment,
        doubt or ("" if own.day else "the day is that of the lines around it"),
        (
            own.start,
            own.end,
        ),
    )
