"""Clocks of the audit and the inspection behind it, which stand on no timeline (IV-28 to IV-30)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import End, candidates, minutes_of
from ddaudit_desktop.clocks.deadlines import day_end, day_start
from ddaudit_desktop.clocks.judging import Clock, begun, judge, no_entry, not_applicable
from ddaudit_desktop.clocks.settings import COMMENTS_PUBLISHED, PLAN_SENT, read_day
from ddaudit_desktop.clocks.spans import bound_of, measure_between
from ddaudit_desktop.evidence.model import EventSeen
from ddaudit_desktop.moments import Moment, MomentError, read_moment

if TYPE_CHECKING:
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import Evidence

DONE = {parameter.key.partition(".")[0]: parameter for parameter in (PLAN_SENT, COMMENTS_PUBLISHED)}
"""The setting that says when what an inspection asks for was done."""
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def measure_concerns(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """Each concern from being raised to being acknowledged (IV-28)."""
    starts = candidates(case.of_kind(*interval.from_kinds))
    ends = candidates(case.of_kind(*interval.to_kinds))
    clock, bound = Clock(case, interval, drawn=False), bound_of(case, interval)
    if len(starts) <= 1:
        return (measure_between(clock, starts, ends, bound),)
    found = []
    for number, start in enumerate(starts, 1):
        record = _record(start.event)
        own = [end for end in ends if _record(end.event) == record]
        one = clock.about(record, f"concern {number}")
        found.append(measure_between(one, [start], own, bound))
    return tuple(found)


def _record(event: EventSeen) -> str:
    """The record an event was made of; an event of its own stands for itself."""
    return event.id.partition(":")[2] if event.derived else event.id


def measure_publication(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """From the publication of the inspection to what it asks for (IV-29, IV-30).

    The pack often knows the month of publication only. When it was done is a setting of the deep
    dive, which is no event of any case.
    """
    clock, bound = Clock(case, interval, drawn=False), bound_of(case, interval)
    published = _published(case.published_on)
    if published is None:
        return (not_applicable(clock, "No inspection with a day of publication is named."),)
    start = _day(interval.starts, published)
    setting = DONE[interval.id]
    done = read_day(setting, case.parameters.text(setting))
    if done is None:
        found = begun(no_entry(clock, interval.ends), bound, start)
    else:
        when = Moment(done.isoformat(), day_start(done), day_end(done), "day")
        found = judge(clock, bound, start, _day(interval.ends, when))
    return (replace(found, start_id="", end_id=""),)


def _day(title: str, when: Moment) -> End:
    event = EventSeen("", "", when, title=title, derived=True)
    return End(minutes_of(event), event)


def _published(text: str) -> Moment | None:
    """The day, month or year of publication as a pack or a person wrote it."""
    found = _PERIOD.fullmatch(text.strip())
    try:
        if found is None:
            when = read_moment(text)
            return when if when.earliest is not None else None
        year, month, day = (int(part) if part else None for part in found.groups())
        first = date(year or 0, month or 1, day or 1)
        last = first if day else _before_next(first, whole_year=month is None)
    except (MomentError, ValueError):
        return None
    return Moment(text, day_start(first), day_end(last), "range")


def _before_next(first: date, *, whole_year: bool) -> date:
    """The last day of the month or the year that begins on a day."""
    if whole_year:
        return first.replace(month=12, day=31)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
