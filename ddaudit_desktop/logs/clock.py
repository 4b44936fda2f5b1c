"""Dates and times where they stand in a line, and the instants that they can be.

Only what is written counts: a day that does not exist and a time that did not happen are kept with
the reason, never moved to the nearest that does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from ddaudit_desktop.moments import ABOUT, ZONE, Moment

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = (
    r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?[ \t]{1,3})?"
)
_DATE = re.compile(
    _WEEKDAY + r"(?:"
    r"(?P<y1>[0-9]{4})(?P<s1>[-/.])(?P<m1>[0-9]{1,2})(?P=s1)(?P<d1>[0-9]{1,2})"
    r"|(?P<d2>[0-9]{1,2})(?P<s2>[/.-])(?P<m2>[0-9]{1,2})(?P=s2)(?P<y2>[0-9]{4}|[0-9]{2})"
    r"|(?P<d3>[0-9]{1,2})(?:st|nd|rd|th)?(?:[ \t]of)?[ \t./-]?(?P<m3>" + _MONTH + r")\b\.?"
    r"(?:,?[ \t./-]{0,2}'?(?P<y3>(?:19|20)[0-9]{2}|[0-9]{2}(?![0-9:.h])))?"
    r"|(?P<d5>[0-9]{1,2})(?P<m5>" + _MONTH + r")(?P<y5>(?:20)?[0-9]{2})"
    r"|(?P<m4>" + _MONTH + r")[ \t](?P<d4>[0-9]{1,2})(?:st|nd|rd|th)?"
    r"(?:,?[ \t]{1,2}(?P<y4>(?:19|20)[0-9]{2}))?"
    r"|(?P<d6>[0-9]{1,2})/(?P<m6>[0-9]{1,2})"
    r")(?![0-9/])(?:[ \t]?\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\))?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?:(?P<y1>20[0-9]{2})(?P<m1>[0-9]{2})(?P<d1>[0-9]{2})"
    r"|(?P<d2>[0-3][0-9])(?P<m2>[01][0-9])(?P<y2>20[0-9]{2}|[0-9]{2}))(?![0-9A-Za-z:.])"
)
_STAMP = re.compile(
    r"(?P<y>[0-9]{4})-(?P<mo>[0-9]{2})-(?P<d>[0-9]{2})[Tt](?P<h>[0-9]{2}):?(?P<mi>[0-9]{2})"
    r"(?::?(?P<s>[0-9]{2})(?:[.,][0-9]{1,9})?)?[ ]?(?P<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})?(?![0-9])"
)
_CLOCK = re.compile(
    r"(?P<h>[0-9]{1,2})(?P<sep>[:.h])(?P<mi>[0-9]{2})"
    r"(?:(?P=sep)(?P<s>[0-9]{2})(?:[.,][0-9]{1,6})?)?(?![0-9/])"
    r"(?:[ ]?(?P<half>[ap])\.?m\b\.?)?(?:[ ]?(?:hours|hrs|hr|h)\b(?!/)\.?)?"
    r"|(?P<h2>[0-9]{1,2})[ ]?(?P<half2>[ap])\.?m\b\.?"
    r"|(?P<h3>[0-9]{2})(?P<mi3>[0-9]{2})[ ]?"
    r"(?:(?:hours|hrs|hr|h)\b(?!/)\.?|(?P<half3>[ap])\.?m\b\.?)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"([0-9]{2})([0-9]{2})(?![0-9A-Za-z/:.-])|([0-9]{2})([0-9]{2})(?=[-–—:.](?![0-9]))"
)

_NAMES = frozenset({*_MONTHS, "mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_YEARS = range(1900, 2100)
DAY_LONG = 24 * 60
"""Minutes of a day: midnight by name, which figures give as 00:00 of one day or the other."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written; without a year, or with ``wrong`` saying why it cannot be.

    ``figures`` tells that it is read as day before month, which a table may write the other way.
    """

    day: int
    month: int
    year: int | None
    start: int
    end: int
    written: str
    figures: bool = False

    @property
    def wrong(self) -> str:
        """Why there is no such date; empty where there is."""
        return "" if self.on(2000) else f"{self.written} is not a date"

    def on(self, year: int) -> date | None:
        """The date, with this year where none is written; None where there is no such date."""
        try:
            found = date(year if self.year is None else self.year, self.month, self.day)
        except ValueError:
            return None
        return found if found.year in _YEARS else None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written, with its zone where an ISO stamp names one.

    ``bare`` tells four figures with nothing beside them, ``dotted`` figures with a dot between;
    both may be something else.
    """

    hour: int
    minute: int
    second: int
    start: int
    end: int
    written: str
    bare: bool = False
    dotted: bool = False
    offset: timedelta | None = None

    @property
    def wrong(self) -> str:
        """Why it is no time of day; empty where it is."""
        if self.hour < 24 and self.minute < 60 and self.second < 60:
            return ""
        if self.written[-1:].isalpha() and self.minutes == DAY_LONG:
            return f"{self.written} may be the start of the day or its end"
        return f"{self.written} is not a time of day"

    @property
    def minutes(self) -> int:
        """Minutes after midnight."""
        return self.hour * 60 + self.minute


def day_at(text: str, at: int) -> Day | None:
    """The date that begins here."""
    if not text[at : at + 1].isdigit() and text[at : at + 3].lower() not in _NAMES:
        return None
    match = _DATE.match(text, at)
    if match is None:
        return None
    for form in "123456":
        groups = match.groupdict()
        if groups.get(f"d{form}") is None:
            continue
        month_text = groups[f"m{form}"]
        month = int(month_text) if month_text.isdecimal() else _month(month_text)
        year = _year(groups.get(f"y{form}"))
        return Day(
            int(groups[f"d{form}"]),
            month,
            year,
            at,
            match.end(),
            match[0].strip(),
            figures=form in "26",
        )
    return None


def compact_day_at(text: str, at: int) -> Day | None:
    """A date of six or eight figures, such as 110220, that begins here and exists."""
    match = _COMPACT.match(text, at)
    if match is None:
        return None
    form = "1" if match["y1"] else "2"
    year = _year(match[f"y{form}"])
    found = Day(int(match[f"d{form}"]), int(match[f"m{form}"]), year, at, match.end(), match[0])
    return None if found.wrong else found


def stamp_at(text: str, at: int) -> tuple[Day, Clock] | None:
    """An ISO stamp that begins here."""
    match = _STAMP.match(text, at)
    if match is None:
        return None
    end = match.end()
    day = Day(int(match["d"]), int(match["mo"]), int(match["y"]), at, match.end("d"), match[0][:10])
    clock = Clock(
        int(match["h"]),
        int(match["mi"]),
        int(match["s"] or 0),
        match.start("h"),
        end,
        text[match.start("h") : end].strip(),
        offset=_offset(match["zone"]),
    )
    return day, clock


def clock_at(text: str, at: int) -> Clock | None:
    """A time that begins here and can be nothing else: 19:02, 19.02, 7.02pm, 1902hrs."""
    match = _CLOCK.match(text, at)
    if match is None:
        return None
    hour = int(match["h"] or match["h2"] or match["h3"])
    minute = int(match["mi"] or match["mi3"] or 0)
    half = (match["half"] or match["half2"] or match["half3"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    written = match[0].strip()
    dotted = match["sep"] == "." and written[-1].isdecimal()
    return Clock(hour, minute, int(match["s"] or 0), at, match.end(), written, dotted=dotted)


def bare_clock_at(text: str, at: int) -> Clock | None:
    """Four figures that begin here and can be a time: 1902."""
    match = _BARE.match(text, at)
    if match is None:
        return None
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4])
    return Clock(hour, minute, 0, at, match.end(), match[0], bare=True)


@lru_cache(maxsize=4096)
def instants(day: date, hour: int, minute: int, second: int) -> tuple[datetime, datetime] | None:
    """The instants (UTC) a local time can be: two in October's double hour, None in March's gap."""
    local = datetime.combine(day, time(hour, minute, second), ZONE)
    early, late = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return (early, late) if early <= late else None


def exact(day: date, clock: Clock, typed: str, *, about: bool = False) -> tuple[Moment, str]:
    """The moment of a time on a day, or one without a time and the reason."""
    if clock.wrong:
        return Moment(typed), clock.wrong
    if clock.offset is not None:
        local = datetime.combine(day, time(clock.hour, clock.minute, clock.second), UTC)
        instant = local - clock.offset
        return Moment(typed, instant, instant, "exact"), ""
    both = instants(day, clock.hour, clock.minute, clock.second)
    if both is None:
        return Moment(typed), f"the clocks went forward and {clock.written} did not happen"
    early, late = both
    if about:
        return Moment(typed, early - ABOUT, late + ABOUT, "about"), ""
    if early != late:
        return Moment(typed, early, late, "range"), "the hour came twice that night"
    return Moment(typed, early, late, "exact"), ""


def between(day: date, first: Clock, last: Clock, typed: str) -> tuple[Moment, str]:
    """The moment from one time to another, over midnight where the second is the smaller."""
    early, wrong = exact(day, first, typed)
    until = day if last.minutes >= first.minutes else day + timedelta(days=1)
    late, also_wrong = exact(until, last, typed)
    if early.earliest is None or late.latest is None:
        return Moment(typed), wrong or also_wrong
    return Moment(typed, early.earliest, late.latest, "range"), ""


def whole_day(day: date, typed: str) -> Moment:
    """The moment that is known by its date alone."""
    start = datetime.combine(day, time(0), ZONE).astimezone(UTC)
    after = datetime.combine(day + timedelta(days=1), time(0), ZONE).astimezone(UTC)
    return Moment(typed, start, after - timedelta(minutes=1), "day")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) + (2000 if len(written) == 2 else 0)


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    if zone in "Zz":
        return timedelta(0)
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return timedelta(minutes=-minutes if zone[0] == "-" else minutes)
