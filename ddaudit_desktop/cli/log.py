"""The command that reads an incident log from a text file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from db.errors import KnownError
from ddaudit_desktop.cli.outcome import Outcome

if TYPE_CHECKING:
    import argparse

    from ddaudit_desktop.logs.reading import Proposed

FIRST_YEAR, LAST_YEAR = 1900, 2199


def read_log(options: argparse.Namespace) -> Outcome:
    """The events that a log seems to tell of; nothing is kept."""
    from ddaudit_desktop.definitions.catalogue import language_in_use, themes
    from ddaudit_desktop.logs.door import read_text
    from ddaudit_desktop.logs.reading import read_log as read
    from ddaudit_desktop.logs.words import log_words

    if options.theme and options.theme not in themes():
        known = ", ".join(themes())
        raise KnownError(f"“{options.theme}” is no theme: write one of {known}, or none.")
    found = read(
        read_text(options.text),
        day=_day(options.date),
        words=log_words(),
        phrases=language_in_use(),
        theme=options.theme,
    )
    return Outcome(
        [_event(one) for one in found.proposed],
        [*found.notices, *(_line(one) for one in found.proposed)],
    )


def _day(text: str) -> date | None:
    """The day as it has to be written; a log is of a year in which there were telephones.

    Raises:
        KnownError: it is no such day.
    """
    if not text:
        return None
    try:
        day = date.fromisoformat(text) if len(text) == len("2020-02-11") else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise KnownError(f"“{text}” is not a date: write it as 2020-02-11.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise KnownError(f"No log is of {text}: write a day from {FIRST_YEAR} to {LAST_YEAR}.")
    return day


def _event(one: Proposed) -> dict[str, Any]:
    return {
        "line": one.line,
        "last_line": one.last_line,
        "text": one.text,
        "typed": one.moment.typed,
        "earliest": _instant(one.moment.earliest),
        "latest": _instant(one.moment.latest),
        "kind": one.kind,
        "lane": one.lane,
        "title": one.title,
        "details": one.details,
        "confidence": one.confidence,
        "why": one.why,
        "matches": list(dict.fromkeys(match.list_id for match in one.matches)),
    }


def _instant(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None


def _line(one: Proposed) -> str:
    from ddaudit_desktop.moments import show_moment

    said = f"  ({one.why})" if one.why else ""
    return (
        f"{one.line:>5}  {show_moment(one.moment):<26}  {one.title}  [{one.kind or '–'}]  "
        f"{one.confidence}{said}"
    )
