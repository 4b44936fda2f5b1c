"""The numbers of the clocks that a force may change: which there are, and how they are written.

A limit that is a default of this program is a setting, one for each step where it has several. So
are the hours that count as night, the day that working days begin with, and the like.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache
from typing import TYPE_CHECKING

from db.errors import KnownError
from ddaudit_desktop.definitions.intervals import span_from
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.definitions import Interval, Span, Step
    from ddaudit_desktop.parameters.model import Parameters

SAME_DAY = "same day"
NEXT_WORKING_DAY, DAY_OF_START = "next working day", "day of the start"
RECEIVED, ASSESSED = "received", "assessed"

NIGHT_FROM = Parameter("IV-13.night_from", "The night begins at", "clock", "23:00")
NIGHT_TO = Parameter("IV-13.night_to", "The night ends at", "clock", "06:00")
SCHOOL_STARTS = Parameter("IV-17.school_starts", "Schools open at", "clock", "09:00")
SCHOOL_CLOSED = Parameter("IV-17.school_closed", "Days on which schools are closed", "ranges", "")
COUNTED_FROM = Parameter(
    "IV-21.from", "Time to enforcement counts from", "choice", RECEIVED, (RECEIVED, ASSESSED)
)
PLAN_SENT = Parameter("IV-29.done", "Action plan sent on", "date", "")
COMMENTS_PUBLISHED = Parameter("IV-30.done", "Commissioner’s comments published on", "date", "")
CLOSING_RULE = Parameter(
    "CK-MC-09.rule_from",
    "Day from which a log is closed only after a supervisor’s review",
    "date",
    "2020-06-01",
)
"""Shared by check and clock (IV-16), and listed with the check."""
OTHERS = (
    NIGHT_FROM,
    NIGHT_TO,
    SCHOOL_STARTS,
    SCHOOL_CLOSED,
    COUNTED_FROM,
    PLAN_SENT,
    COMMENTS_PUBLISHED,
)

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


class SettingWrong(KnownError):
    """A setting of a clock is not written as it must be; the sentence says how it is."""


def clock_parameters(intervals: Iterable[Interval]) -> tuple[Parameter, ...]:
    """Every setting of the clocks, in order of the intervals."""
    listed = list(intervals)
    known = {interval.id for interval in listed}
    own = [
        parameter
        for interval in listed
        for parameter in (*limit_parameters(interval), *_day_one(interval))
    ]
    others = [one for one in OTHERS if one.key.partition(".")[0] in known]
    return tuple(sorted([*own, *others], key=lambda one: one.key.partition(".")[0]))


def limit_parameters(interval: Interval) -> tuple[Parameter, ...]:
    """The settings of a limit: one, one for each step, or none where it is not ours."""
    limit = interval.limit
    if not limit.setting:
        return ()
    steps = [step for step in limit.steps if step.span is not None]
    return tuple(_limit_parameter(interval, step) for step in steps or (None,))


def _limit_parameter(interval: Interval, step: Step | None) -> Parameter:
    span = step.span if step else interval.limit.span
    return Parameter(
        key=f"{interval.id}.limit.{step.code}" if step else f"{interval.id}.limit",
        title=f"{interval.title}: {step.word}" if step else interval.title,
        type="span",
        default=span.words() if span else SAME_DAY,
    )


def _day_one(interval: Interval) -> tuple[Parameter, ...]:
    span = interval.limit.span
    if span is None or span.unit != "working days":
        return ()
    return (day_one_parameter(interval),)


@lru_cache(maxsize=64)
def day_one_parameter(interval: Interval) -> Parameter:
    """Which day is the first working day of a limit."""
    return Parameter(
        f"{interval.id}.day_one",
        f"{interval.title}: day one is",
        "choice",
        NEXT_WORKING_DAY,
        (NEXT_WORKING_DAY, DAY_OF_START),
    )


def span_in_force(parameters: Parameters, interval: Interval, step: Step | None) -> Span | None:
    """The length of a limit, as the deep dive has it; none where it has no length.

    Raises:
        SettingWrong: the deep dive has a value that is no length.
    """
    default = step.span if step else interval.limit.span
    if not interval.limit.setting or not parameters.changed:
        return default
    declared = _limit_parameter(interval, step)
    text = parameters.changed.get(declared.key)
    return default if text is None else read_span(declared, text)


def read_span(parameter: Parameter, text: str) -> Span | None:
    """A length as it is written; none for the same day, where that is the default.

    Raises:
        SettingWrong: it is no length.
    """
    if parameter.default == SAME_DAY and text.strip() == SAME_DAY:
        return None
    span = span_from(text)
    if span is None:
        raise _wrong(parameter, text, "a number and its unit, such as 30 minutes or 2 working days")
    return span


def read_clock(parameter: Parameter, text: str) -> time:
    """A time of day.

    Raises:
        SettingWrong: it is none.
    """
    found = _CLOCK.fullmatch(text.strip())
    try:
        return time(int(found[1]), int(found[2])) if found else _no_time()
    except ValueError:
        raise _wrong(parameter, text, "a time of day, such as 09:00") from None


def _no_time() -> time:
    raise ValueError


def read_day(parameter: Parameter, text: str) -> date | None:
    """A day; none where nothing is written.

    Raises:
        SettingWrong: it is no day.
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise _wrong(parameter, text, "a day, such as 2020-05-01") from None


def read_ranges(parameter: Parameter, text: str) -> frozenset[tuple[date, date]]:
    """Ranges of days, first and last included: ``2020-02-17/2020-02-21, 2020-05-25``.

    Raises:
        SettingWrong: one of them is no range of days.
    """
    return frozenset(_range(parameter, text, part) for part in text.split(",") if part.strip())


def _range(parameter: Parameter, text: str, part: str) -> tuple[date, date]:
    first, _, last = part.strip().partition("/")
    try:
        days = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError:
        days = None
    if days is None or days[1] < days[0]:
        raise _wrong(parameter, text, "days with a slash between, such as 2020-02-17/2020-02-21")
    return days


def read_choice(parameter: Parameter, text: str) -> str:
    """One of the words that a setting allows.

    Raises:
        SettingWrong: it is none of them.
    """
    if text not in parameter.options:
        raise _wrong(parameter, text, f"one of: {', '.join(parameter.options)}")
    return text


def read_setting(parameter: Parameter, text: str) -> object:
    """Read a value of any setting of a clock, so that a wrong one is refused where it is typed.

    Raises:
        SettingWrong: the value is not written as the setting needs it.
    """
    readers = {
        "span": read_span,
        "clock": read_clock,
        "date": read_day,
        "ranges": read_ranges,
        "choice": read_choice,
    }
    return readers[parameter.type](parameter, text)


def _wrong(parameter: Parameter, text: str, allowed: str) -> SettingWrong:
    return SettingWrong(
        f"The setting {parameter.key} ({parameter.title}) is “{text}”. Write {allowed}."
    )
