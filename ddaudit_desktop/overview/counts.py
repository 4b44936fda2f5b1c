"""The numbers beside the navigation, and who is at work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Action, Concern
from ddaudit_desktop.reading import people, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.store import Store
    from ddaudit_desktop.cases.stages import CaseSummary


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases, unowned concerns, open actions and filed cases there are."""

    cases: int
    open_concerns: int
    open_actions: int
    filed: int
    auditor: str
    role: str


def counts(store: Store, cases: Iterable[CaseSummary]) -> Counts:
    """Count what the navigation shows."""
    known = list(cases)
    me = next((person for person in people(store) if person.id == store.person_id), None)
    return Counts(
        cases=len(known),
        open_concerns=sum(c.acknowledged_at is None for c in rows(store, Concern)),
        open_actions=sum(not action.closed_on for action in rows(store, Action)),
        filed=sum(case.filed for case in known),
        auditor=me.name if me else "Read only",
        role=me.role if me else "",
    )
