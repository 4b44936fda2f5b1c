"""What is typed into fields for numbers and days, read into what is stored."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from db.errors import KnownError
from ddaudit_desktop.moments import ZONE, local, read_moment

if TYPE_CHECKING:
    from datetime import date

LARGEST = 99_999
"""More episodes, days or minutes than any case has."""


class EntryError(KnownError):
    """The text is not what the field holds; the sentence says how to write it."""


def read_number(text: str) -> str:
    """A whole number as stored; empty stays empty.

    Raises:
        EntryError: it is no whole number, or far too large.
    """
    digits = "".join(text.split()).replace(",", "")
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()):
        raise EntryError(f"“{text.strip()}” is not a whole number: write it in digits, such as 9.")
    if int(digits) > LARGEST:
        raise EntryError(f"“{text.strip()}” is too large: at most {LARGEST:,}.")
    return str(int(digits))


def read_day(text: str, near: date | None) -> str:
    """A day as stored, ``2020-06-17``; a day without a year is of the year of ``near``.

    Raises:
        MomentError: there is no such day.
        EntryError: it is a time, or more than one day.
    """
    if not text.strip():
        return ""
    leaning = datetime.combine(near, time(12), ZONE).astimezone(UTC) if near else None
    moment = read_moment(text, near=leaning)
    if moment.precision != "day" or moment.earliest is None:
        raise EntryError(f"“{text.strip()}” is not one day: write it as 17/06/2020.")
    return local(moment.earliest).date().isoformat()
