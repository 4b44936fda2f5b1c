"""Which column of a table holds what: guessed from the headings, corrected, kept for next time.

Whether 03/04/2020 is in April or in March is never guessed: a date in the table has to show it, or
a person says it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ddaudit_desktop.logs.clock import day_at
from ddaudit_desktop.logs.errors import LogCancelled, LogError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ddaudit_desktop.logs.csv_file import Table

Role = Literal["moment", "date", "time", "text", "kind", "lane", "source"]
ROLES: tuple[Role, ...] = ("moment", "date", "time", "text", "kind", "lane", "source")
Order = Literal["", "day", "month"]
VERSION = 1

_HEADINGS: dict[Role, tuple[str, ...]] = {
    "moment": (
        *("date time", "datetime", "date and time", "timestamp", "when", "occurred", "created"),
        *("date time of event", "event time", "logged", "time stamp"),
    ),
    "date": ("date", "day", "event date", "entry date", "date of entry", "date of event"),
    "time": ("time", "clock", "entry time", "hhmm", "hrs", "hours", "time of event"),
    "text": (
        *("text", "entry", "description", "details", "detail", "narrative", "event", "remarks"),
        *("comment", "comments", "log text", "what", "note", "notes", "message", "summary"),
    ),
    "kind": ("kind", "type", "event type", "category", "event kind", "code"),
    "lane": ("lane", "actor", "who", "team", "role"),
    "source": ("source", "system", "origin", "ref", "reference", "source system", "log"),
}


class DayOrderUnknown(LogError):
    """No date of the table shows whether day or month comes first: the person has to say it."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column (counted from 0) plays which part, and what comes first in dates like 03/04/20.

    ``signature`` names the kind of table by its headings, without their words.

    ``order`` is empty where nobody has said it yet.
    """

    signature: str
    columns: Mapping[Role, int]
    order: Order = ""

    @property
    def missing(self) -> tuple[Role, ...]:
        """What has to be chosen before the table can be read."""
        needed: list[Role] = [] if "text" in self.columns else ["text"]
        if "moment" not in self.columns and "date" not in self.columns:
            needed.append("moment")
        return tuple(needed)


def recognised(table: Table, kept: Mapping[str, ColumnMapping]) -> Table:
    """The table with its headings in the row that has those of a kept kind of table.

    Else, where the row taken for headings does not name what is needed, in the first that does.
    """
    others = [table.with_heads(row.number) for row in table.first]
    known = next((other for other in others if other.signature in kept), None)
    if known is None and guess(table).missing:
        known = next((other for other in others if not guess(other).missing), None)
    return known or table


def guess(table: Table, kept: Mapping[str, ColumnMapping] | None = None) -> ColumnMapping:
    """The mapping kept for tables with these headings, else one guessed from their words."""
    known = kept.get(table.signature) if kept and table.headed else None
    if known and all(at < len(table.headings) for at in known.columns.values()):
        return known
    names = [" ".join(_letters(heading).split()) for heading in table.headings]
    columns: dict[Role, int] = {}
    for role in ROLES:
        for word in _HEADINGS[role]:
            if word in names and names.index(word) not in columns.values():
                columns[role] = names.index(word)
                break
    if "moment" in columns and "date" in columns:
        del columns["moment"]
    return ColumnMapping(table.signature, columns)


def _letters(heading: str) -> str:
    return "".join(sign.lower() if sign.isalnum() else " " for sign in heading)


def day_order(
    table: Table, mapping: ColumnMapping, *, cancelled: Callable[[], bool] = lambda: False
) -> Order:
    """What comes first in the dates of a table: as its dates show it, else as it was said.

    Raises:
        DayOrderUnknown: no date shows it.
        LogError: some dates show the one, some the other.
        LogCancelled: the reading was stopped.
    """
    column = mapping.columns.get("date", mapping.columns.get("moment", 0))
    shown: dict[Order, str] = {}
    open_question = ""
    for number, row in enumerate(table.rows()):
        if not number % 1024 and cancelled():
            raise LogCancelled("The table was not read to its end, so nothing of it was kept.")
        day = day_at(row.cells[column].strip(), 0) if column < len(row.cells) else None
        if day is None or not day.figures:
            continue
        if day.day > 12 >= day.month:
            shown.setdefault("day", day.written)
        elif day.month > 12 >= day.day:
            shown.setdefault("month", day.written)
        elif day.day != day.month and not open_question:
            open_question = day.written
    if len(shown) == 2:
        raise LogError(
            f"The dates are written in two ways, such as {shown['day']} and {shown['month']}. "
            "Write them in one way, best as 2020-02-11."
        )
    if shown:
        return next(iter(shown))
    if mapping.order:
        return mapping.order
    if open_question:
        raise DayOrderUnknown(
            f"No date shows whether in {open_question} the day or the month comes first: say which."
        )
    return "day"


def to_text(mappings: Iterable[ColumnMapping]) -> str:
    """The mappings as the text of a settings file."""
    rows = [
        {
            "signature": one.signature,
            "columns": {str(role): at for role, at in one.columns.items()},
            "order": one.order,
        }
        for one in mappings
    ]
    return json.dumps({"version": VERSION, "mappings": rows}, ensure_ascii=False, indent=2) + "\n"


def from_text(text: str) -> dict[str, ColumnMapping]:
    """The mappings that a settings file holds, by the signature of their headings.

    Raises:
        LogError: the text is not such a file.
    """
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise ValueError
        found = [_mapping(row) for row in data["mappings"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise LogError(
            "The file of kept columns is damaged or of another version: remove it, and choose the "
            "columns again."
        ) from None
    return {one.signature: one for one in found}


def _mapping(row: Mapping[str, object]) -> ColumnMapping:
    columns, signature, order = row["columns"], row["signature"], row["order"]
    if not isinstance(columns, dict) or not isinstance(signature, str):
        raise TypeError
    if order not in ("", "day", "month") or any(role not in ROLES for role in columns):
        raise ValueError
    if any(isinstance(at, bool) or not isinstance(at, int) or at < 0 for at in columns.values()):
        raise ValueError
    return ColumnMapping(signature, columns, order)
