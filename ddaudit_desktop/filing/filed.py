"""Every record that was filed, newest first, as the records page lists it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import Audit, Case, Filing
from ddaudit_desktop.moments import local, show_date, show_day
from ddaudit_desktop.reading import people, records

if TYPE_CHECKING:
    from datetime import datetime

    from db.store import Store


@dataclass(frozen=True, slots=True)
class FiledRecord:
    """One line: what was filed, where, when, by whom; no path if it was filed before this file."""

    record_id: str
    case_id: str
    reference: str
    theme: str
    version: str
    format: str
    when: str
    by: str
    recipient: str
    sha256: str
    place: str
    path: Path | None


def filed_records(store: Store) -> list[FiledRecord]:
    """All filings, then what was filed before this store held it."""
    cases = {case.id: case for case in records(store, Case)}
    names = {person.id: person.name for person in people(store)}
    filings = sorted(records(store, Filing), key=lambda f: f.filed_at, reverse=True)
    rows = [
        FiledRecord(
            record_id=filing.id,
            case_id=filing.case_id,
            reference=cases[filing.case_id].reference,
            theme=cases[filing.case_id].theme,
            version=str(filing.version),
            format=filing.format.upper(),
            when=_when(filing.filed_at),
            by=names.get(filing.filed_by, filing.filed_by),
            recipient=filing.recipient,
            sha256=filing.sha256,
            place=filing.path,
            path=Path(filing.folder) / filing.path,
        )
        for filing in filings
        if filing.case_id in cases
    ]
    earlier = [a for a in records(store, Audit) if a.filed_on and a.case_id in cases]
    rows += [
        FiledRecord(
            record_id=audit.id,
            case_id=audit.case_id,
            reference=cases[audit.case_id].reference,
            theme=cases[audit.case_id].theme,
            version="–",
            format="–",
            when=show_date(audit.filed_on),
            by="–",
            recipient="–",
            sha256="",
            place=audit.filed_note,
            path=None,
        )
        for audit in sorted(earlier, key=lambda a: a.filed_on, reverse=True)
    ]
    return rows


def _when(at: datetime) -> str:
    return f"{show_day(at)} {local(at):%H:%M}"
