"""Times as people write them, read into what they can mean and shown again as local time.

A time that is not there is never filled in: `read_moment` gives an earliest and a latest reading,
or says that the time is unknown. Local time is that of England and Wales (Europe/London).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from db.errors import KnownError

ZONE_NAME = "Europe/London"
ZONE = ZoneInfo(ZONE_NAME)

Precision = Literal["exact", "about", "range", "day", "month", "unknown"]

ABOUT = timedelta(minutes=15)
"""How far "about 22:05" reaches to either side."""

PARTS_OF_DAY: dict[str, tuple[time, time]] = {
    "night": (time(0, 0), time(5, 59)),
    "early": (time(0, 0), time(5, 59)),
    "morning": (time(6, 0), time(11, 59)),
    "am": (time(0, 0), time(11, 59)),
    "afternoon": (time(12, 0), time(17, 59)),
    "pm": (time(12, 0), time(23, 59)),
    "eve": (time(18, 0), time(23, 59)),
    "evening": (time(18, 0), time(23, 59)),
}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNKNOWN = frozenset({"?", "unknown", "not known", "no time"})
_ABOUT = re.compile(r"^(?:~|about|approx\.?|approximately|circa|c\.)\s*", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?\b")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_WORD_DATE = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?", re.IGNORECASE
)
_MONTH_ONLY = re.compile(r"^([a-z]{3,9})\.?\s+(\d{4})$", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:-|–|\bto\b|\band\b)\s*", re.IGNORECASE)
_CLOCK = re.compile(
    r"^(\d{1,2})(?:[:.](\d{2})|(\d{2}))?\s*(am|pm)?\s*(?:hrs|hours|h)?$", re.IGNORECASE
)


class MomentError(KnownError):
    """The text is no date or time that could have been; the sentence says how to write one."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a time can mean: the words typed, the earliest and latest instant (UTC), how exact."""

    typed: str
    earliest: datetime | None = None
    latest: datetime | None = None
    precision: Precision = "unknown"

    @property
    def middle(self) -> datetime | None:
        """The instant at which a drawing centres the moment; none for an unknown time."""
        if self.earliest is None or self.latest is None:
            return None
        return self.earliest + (self.latest - self.earliest) / 2

    def columns(self) -> dict[str, object]:
        """The values as an event keeps them."""
        return {
            "typed": self.typed,
            "earliest": self.earliest,
            "latest": self.latest,
            "precision": self.precision,
            "zone": ZONE_NAME,
        }


def read_moment(text: str, *, near: datetime | None = None) -> Moment:
    """Read a time as typed: ``11/2 1924``, ``about 22:05``, ``3 Feb eve``, ``+35`` or ``?``.

    Args:
        text: what the person typed.
        near: an instant the text leans on: the event before it for ``+35`` and for a time without
            a date, its year for a date without one.

    Raises:
        MomentError: the text is not understood, or names a day or time that does not exist.
    """
    typed = " ".join(text.split())
    if not typed:
        raise MomentError("Write a date and time, such as 11/02/2020 19:24, or ? if it is unknown.")
    if typed.lower() in _UNKNOWN:
        return Moment(typed)
    if typed.startswith("+"):
        return _after(typed, near)
    about = _ABOUT.match(typed)
    if about is None and (month := _MONTH_ONLY.match(typed)):
        return _whole_month(typed, month)
    body = typed[about.end() :] if about else typed
    day, rest = _take_date(body, near)
    rest = rest.strip(" ,").removeprefix("at ").strip()
    if about is None and (again := _ABOUT.match(rest)):
        about, rest = again, rest[again.end() :]
    return _on_day(typed, day, rest, about=about is not None)


def _after(typed: str, near: datetime | None) -> Moment:
    minutes = typed[1:].strip().removesuffix("min").strip()
    if not minutes.isdigit():
        raise MomentError(f"“{typed}” is not understood: write + and minutes, such as +35.")
    if near is None:
        raise MomentError(f"“{typed}” needs an event before it: write the date and time instead.")
    instant = near.astimezone(UTC) + timedelta(minutes=int(minutes))
    return Moment(typed, instant, instant, "exact")


def _whole_month(typed: str, match: re.Match[str]) -> Moment:
    month, year = _month_number(match[1], typed), int(match[2])
    first = _real_date(year, month, 1, typed)
    after = date(year + month // 12, month % 12 + 1, 1)
    return Moment(typed, _start(first), _start(after) - timedelta(minutes=1), "month")


def _take_date(body: str, near: datetime | None) -> tuple[date, str]:
    """The day a text names, and the text without it; the day of ``near`` where it names none."""
    local_near = near.astimezone(ZONE) if near else None
    if match := _ISO_DATE.search(body):
        day = _real_date(int(match[1]), int(match[2]), int(match[3]), match[0])
    elif match := _NUMERIC_DATE.search(body):
        day = _real_date(
            _year(match[3], local_near, match[0]), int(match[2]), int(match[1]), match[0]
        )
    elif (match := _WORD_DATE.search(body)) and match[2][:3].lower() in _MONTHS:
        year = _year(match[3], local_near, match[0])
        day = _real_date(year, _month_number(match[2], match[0]), int(match[1]), match[0])
    elif local_near is not None:
        return local_near.date(), body
    else:
        raise MomentError(f"“{body}” has no date: write it as 11/02/2020 19:24.")
    return day, body[: match.start()] + body[match.end() :]


def _on_day(typed: str, day: date, rest: str, *, about: bool) -> Moment:
    rest = re.sub(r"^(?:between|in the|the)\s+", "", rest, flags=re.IGNORECASE)
    rest = re.sub(r"\s*(?:of(?: the)?|on(?: the)?|in the)$", "", rest, flags=re.IGNORECASE)
    if not rest:
        return Moment(
            typed, _start(day), _start(day + timedelta(days=1)) - timedelta(minutes=1), "day"
        )
    if part := PARTS_OF_DAY.get(rest.lower()):
        return Moment(typed, _utc(day, part[0], typed)[0], _utc(day, part[1], typed)[1], "range")
    ends = _SPAN.split(rest)
    if len(ends) == 2:
        return _span(typed, day, ends[0], ends[1])
    early, late = _utc(day, _clock(rest, typed), typed)
    if about:
        return Moment(typed, early - ABOUT, late + ABOUT, "about")
    return Moment(typed, early, late, "exact" if early == late else "range")


def _span(typed: str, day: date, first: str, second: str) -> Moment:
    suffix = re.search(r"(am|pm)$", second.strip(), re.IGNORECASE)
    if suffix and not re.search(r"(am|pm)$", first.strip(), re.IGNORECASE):
        first += suffix[0]
    start, end = _clock(first, typed), _clock(second, typed)
    early = _utc(day, start, typed)[0]
    late = _utc(day if end >= start else day + timedelta(days=1), end, typed)[1]
    return Moment(typed, early, late, "range")


def _clock(text: str, typed: str) -> time:
    match = _CLOCK.match(text.strip())
    if match is None:
        raise MomentError(f"“{typed}” is not understood: write a time as 19:24 or 1924.")
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "pm" else 0)
    elif match[2] is None and match[3] is None:
        raise MomentError(f"“{typed}” is not understood: write a time as 19:24 or 1924.")
    if hour > 23 or minute > 59:
        raise MomentError(f"“{typed}”: {hour:02d}:{minute:02d} is not a time of day.")
    return time(hour, minute)


def _utc(day: date, clock: time, typed: str) -> tuple[datetime, datetime]:
    """The instants a local time can be: two in the hour that comes twice in October."""
    local = datetime.combine(day, clock, ZONE)
    early, late = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if early > late:
        raise MomentError(
            f"“{typed}”: the clocks went forward that night and {clock:%H:%M} did not happen."
        )
    return early, late


def _start(day: date) -> datetime:
    return datetime.combine(day, time(0), ZONE).astimezone(UTC)


def _year(written: str | None, near: datetime | None, typed: str) -> int:
    if written:
        return int(written) + (2000 if len(written) == 2 else 0)
    if near is None:
        raise MomentError(f"“{typed}” has no year: write the date as 11/02/2020.")
    return near.year


def _month_number(name: str, typed: str) -> int:
    try:
        return _MONTHS.index(name[:3].lower()) + 1
    except ValueError:
        raise MomentError(f"“{typed}”: “{name}” is not a month.") from None


def _real_date(year: int, month: int, day: int, typed: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise MomentError(
            f"“{typed}” is not a date: write day, month and year, such as 11/02/2020."
        ) from None


def local(instant: datetime) -> datetime:
    """The instant in local time."""
    return instant.astimezone(ZONE)


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


def show_moment(moment: Moment, *, with_day: bool = True) -> str:
    """A moment in words: ``11 Feb 2020 19:24``, ``~22:05``, ``18:00–23:59``, ``no time``."""
    if moment.earliest is None or moment.latest is None or moment.middle is None:
        return "no time"
    early, late = local(moment.earliest), local(moment.latest)
    first, last = show_day(moment.earliest), show_day(moment.latest)
    day = f"{first} " if with_day else ""
    clock = f"{early:%H:%M}"
    if moment.precision == "range":
        same = early.date() == late.date()
        return f"{day}{clock}–{late:%H:%M}" if same else f"{first} {clock} – {last} {late:%H:%M}"
    shown = {
        "month": f"{early:%b %Y}",
        "day": first,
        "about": f"{day}~{local(moment.middle):%H:%M}",
    }
    return shown.get(moment.precision, f"{day}{clock}")


def show_minutes(minutes: int) -> str:
    """A length of time: ``74 h 10 min``, ``48 min``, ``6 h``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d} min" if rest else f"{hours} h"
