"""The police systems of an audit: which were read and when, which were not available and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import SystemRead
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from db.store import Store
    from ddaudit_desktop.form.model import Form
    from ddaudit_desktop.open_audit import OpenAudit

SYSTEMS = "HD-10"
"""The question that lists the systems a force usually has."""
LAST_READ = "read_on"
"""Its part for the day of the last reading."""
NO_SYSTEM = "other"


@dataclass(frozen=True, slots=True)
class SystemLine:
    """One system: nothing noted yet, read on a day, or not available for a reason.

    Attributes:
        name: what the system is called.
        state: ``read``, ``missing``, or empty.
        read_on: the day of the last reading, as an ISO date; empty if not given.
        reason: why it was not available.
    """

    name: str
    state: str = ""
    read_on: str = ""
    reason: str = ""


def system_lines(store: Store, audit: OpenAudit) -> list[SystemLine]:
    """Systems noted for this audit first, then those of other audits, then the usual ones.

    One that is ticked and has no record, as in a deep dive begun with an earlier version, shows as
    read on the day of the last reading.
    """
    lines = {
        row.system: SystemLine(
            row.system, "read" if row.available else "missing", row.read_on, row.reason
        )
        for row in audit.rows(SystemRead)
    }
    given = audit.given.values
    ticked = set(given.get((SYSTEMS, "main"), "").split(","))
    for code, word in words_of(audit.form).items():
        if code in ticked:
            day = given.get((SYSTEMS, LAST_READ), "")
            lines.setdefault(word, SystemLine(word, "read", day))
    elsewhere = sorted({row.system for row in records(store, SystemRead)})
    names = [*elsewhere, *(words_of(audit.form).values() if not elsewhere else ())]
    for name in names:
        lines.setdefault(name, SystemLine(name))
    return list(lines.values())


def words_of(form: Form) -> dict[str, str]:
    """What a form calls the usual systems, by the code that ticks each; in its order."""
    question = form.questions.get(SYSTEMS)
    options = question.parts[0].options if question else ()
    return {option.code: option.word for option in options if option.code != NO_SYSTEM}
