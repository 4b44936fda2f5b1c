"""The values of parameters: read as people type them, kept in one spelling, shown in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.errors import KnownError
from ddaudit_desktop.clocks.settings import (
    SAME_DAY,
    SettingWrong,
    read_choice,
    read_clock,
    read_ranges,
    read_span,
)
from ddaudit_desktop.entries import EntryError, read_day, read_number
from ddaudit_desktop.moments import show_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ddaudit_desktop.parameters.model import Parameter, ParameterType

COUNTED: Mapping[ParameterType, str] = {
    "number": "",
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "percent": "%",
}
"""What a whole number counts."""
HINTS: Mapping[ParameterType, str] = {
    "number": "A whole number, such as 3",
    "minutes": "Whole minutes, such as 60",
    "hours": "Whole hours, such as 24",
    "days": "Whole days, such as 28",
    "percent": "A whole number from 0 to 100",
    "span": "A number and its unit, such as 45 minutes or 2 working days",
    "date": "A day, such as 1/6/2020",
    "clock": "A time of day, such as 09:00",
    "choice": "One of the choices",
    "ranges": "Days with “to” between, such as 17/2/2020 to 21/2/2020, 25/5/2020",
}
UNITS = {
    "m": "minute", "min": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour",
    "d": "day", "wd": "working day",
}  # fmt: skip
"""Units of a length as they are shortened."""
_LENGTH = re.compile(r"(\d+)\s*([a-z ]+)")
_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d{2})")
_TO = re.compile(r"\s*(?:\bto\b|–|(?<=\d)/(?=\d{4}-))\s*")
_ALL = 100


def read_value(parameter: Parameter, text: str, today: date) -> str:
    """What is kept of a typed value.

    Args:
        parameter: what it is for.
        text: as it was typed.
        today: the day that says which year a day without one is of.

    Raises:
        KnownError: it is not what the parameter holds; the sentence says how to write it.
    """
    typed = " ".join(text.split())
    if not typed:
        if parameter.default:
            raise EntryError(f"Write a value. {HINTS[parameter.type]}.")
        return ""
    match parameter.type:
        case "span":
            span = read_span(parameter, _unshortened(typed))
            return span.words() if span else SAME_DAY
        case "date":
            return read_day(typed, today)
        case "clock":
            found = _CLOCK.fullmatch(typed)
            return f"{read_clock(parameter, ':'.join(found.groups()) if found else typed):%H:%M}"
        case "choice":
            return read_choice(parameter, typed)
        case "ranges":
            return _read_ranges(parameter, typed, today)
        case _:
            return _read_count(parameter, typed)


def _unshortened(typed: str) -> str:
    """A length with its unit written out: ``45 min`` is ``45 minutes``."""
    found = _LENGTH.fullmatch(typed.lower())
    if not found:
        return typed.lower()
    return f"{int(found[1])} {UNITS.get(found[2].strip(), found[2].strip())}"


def _read_count(parameter: Parameter, typed: str) -> str:
    """A whole number; its own unit after it is heard and not kept."""
    unit = COUNTED[parameter.type]
    words = _unshortened(typed)
    found = _LENGTH.fullmatch(words) if unit else None
    if found and found[2].rstrip("s") == unit:
        typed = found[1]
    elif unit == "%":
        typed = typed.rstrip("% ")
    number = read_number(typed)
    if not number:
        raise EntryError(f"Write a value. {HINTS[parameter.type]}.")
    if parameter.type == "percent" and int(number) > _ALL:
        raise EntryError(f"“{typed}” is more than all of them: at most {_ALL}.")
    return number


def _read_ranges(parameter: Parameter, typed: str, today: date) -> str:
    """Ranges of days as they are kept: ``2020-02-17/2020-02-21, 2020-05-25``."""
    try:
        parts = [
            "/".join(read_day(day, today) for day in _TO.split(part.strip()))
            for part in typed.split(",")
            if part.strip()
        ]
        read_ranges(parameter, ", ".join(parts))
    except SettingWrong:
        raise EntryError(
            f"“{typed}” is no range of days, the first before the last. {HINTS['ranges']}."
        ) from None
    except KnownError as error:
        raise EntryError(f"{error} {HINTS['ranges']}.") from None
    return ", ".join(parts)


def show_value(parameter: Parameter, value: str) -> str:
    """A kept value in words, which can be typed as well."""
    if not value:
        return "not set"
    if parameter.type == "percent":
        return f"{value} %"
    if parameter.type == "date":
        return show_date(value)
    if parameter.type == "ranges":
        parts = [part.strip().split("/") for part in value.split(",")]
        return ", ".join(" to ".join(show_date(day.strip()) for day in part) for part in parts)
    unit = COUNTED.get(parameter.type)
    if not unit:
        return value
    return f"{value} {unit}" if value == "1" else f"{value} {unit}s"
