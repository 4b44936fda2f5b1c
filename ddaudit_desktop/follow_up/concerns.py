"""Every immediate concern as its page lists it: those nobody has taken on first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from db.records import Case, Concern, ConcernNote
from ddaudit_desktop.moments import local, show_day, show_minutes
from ddaudit_desktop.reading import people, present, records
from ddaudit_desktop.wording import HOW_TOLD

if TYPE_CHECKING:
    from datetime import datetime

    from db.store import Store

ACKNOWLEDGE_WITHIN = timedelta(hours=1)
"""How long a concern may wait for somebody to take it on (CK-GR-11)."""


@dataclass(frozen=True, slots=True)
class Note:
    """A dated addition to a concern."""

    text: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ConcernEntry:
    """One concern with its case, its notes, and how long it waited or has waited so far."""

    record: Concern
    reference: str
    waited: timedelta
    notes: tuple[Note, ...]

    @property
    def id(self) -> str:
        """The concern's record id."""
        return self.record.id

    @property
    def owned(self) -> bool:
        """Whether somebody has taken it on."""
        return self.record.acknowledged_at is not None

    @property
    def late(self) -> bool:
        """Whether it waited longer than the limit."""
        return self.waited > ACKNOWLEDGE_WITHIN

    @property
    def waited_words(self) -> str:
        """How long it waited: ``51 min``."""
        return show_minutes(max(0, int(self.waited.total_seconds() // 60)))

    @property
    def against_limit(self) -> str:
        """The wait beside the limit, in words."""
        limit = show_minutes(int(ACKNOWLEDGE_WITHIN.total_seconds() // 60))
        if not self.late:
            return f"within the limit of {limit}" if self.owned else f"limit {limit}"
        over = self.waited - ACKNOWLEDGE_WITHIN
        return f"over the limit of {limit} by {show_minutes(int(over.total_seconds() // 60))}"

    @property
    def title(self) -> str:
        """Its first sentence."""
        return self.record.what.strip().split(". ", maxsplit=1)[0].rstrip(".")

    @property
    def told_words(self) -> str:
        """Who was told, how and when, as far as it is recorded."""
        told = self.record
        when = show_instant(told.told_at) if told.told_at else ""
        how = HOW_TOLD.get(told.how, "")
        said = [part for part in (told.told, how, when) if part]
        return ", ".join(said)


def concern_log(store: Store) -> list[ConcernEntry]:
    """All concerns: those nobody owns, then the others; in each the newest first."""
    now = present(store)
    references = {case.id: case.reference for case in records(store, Case)}
    names = {person.id: person.name for person in people(store)}
    notes: dict[str, list[Note]] = defaultdict(list)
    for note in records(store, ConcernNote):
        by = names.get(note.created_by, note.created_by)
        notes[note.concern_id].append(Note(note.text, note.created_at, by))
    entries = [
        ConcernEntry(
            record=concern,
            reference=references.get(concern.case_id or "", ""),
            waited=(concern.acknowledged_at or now) - concern.raised_at,
            notes=tuple(notes[concern.id]),
        )
        for concern in records(store, Concern)
    ]
    newest_first = sorted(entries, key=lambda entry: entry.record.raised_at, reverse=True)
    return sorted(newest_first, key=lambda entry: entry.owned)


def show_instant(at: datetime) -> str:
    """A local day and time: ``18 Jun 2020 13:41``."""
    return f"{show_day(at)} {local(at):%H:%M}"
