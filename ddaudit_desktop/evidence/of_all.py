"""Evidence of every case of a deep dive, and of the deep dive as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.records import (
    Audit,
    Case,
    ChangeMade,
    Finding,
    ImprovementPoint,
    Inspection,
    Person,
    PoliceReference,
)
from ddaudit_desktop.evidence.of_audit import evidence_of, parameters_of
from ddaudit_desktop.held import Held
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.pinned import Pinned
from ddaudit_desktop.reading import present, the_deep_dive

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from db.store import Store
    from ddaudit_desktop.evidence.model import Evidence
    from ddaudit_desktop.parameters.model import Parameters


@dataclass(frozen=True, slots=True)
class ChangeSeen:
    """A line of the change register."""

    id: str
    code: str
    owner: str = ""
    effective_on: str = ""
    test_on: str = ""
    tested_on: str = ""


@dataclass(frozen=True, slots=True)
class TextSeen:
    """A text that a sanitised report would print."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class DiveEvidence:
    """What the checks of a deep dive know.

    Attributes:
        cases: the first audits, in the order of the sample; ``others`` second and moderated ones.
        police_references: system and reference of each case, by case reference.
        points: codes of the improvement points of the inspection, with their few words.
        names: names of those who work in the deep dive; a sanitised report holds none.
    """

    as_of: datetime
    parameters: Parameters
    planned: int
    cases: tuple[Evidence, ...]
    others: tuple[Evidence, ...] = ()
    police_references: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    points: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[ChangeSeen, ...] = ()
    texts: tuple[TextSeen, ...] = ()
    names: tuple[str, ...] = ()


def all_evidence(store: Store) -> DiveEvidence:
    """The evidence of every audit of a deep dive, each kind of record read once."""
    held = Held(store)
    deep_dive = the_deep_dive(store)
    seen: dict[str, list[Evidence]] = {"first": [], "other": []}
    for audit, case in audits_in_turn(store, held):
        seen["first" if audit.audit.kind == "first" else "other"].append(case)
    return DiveEvidence(
        as_of=present(store),
        parameters=parameters_of(store),
        planned=deep_dive.planned_cases,
        cases=tuple(seen["first"]),
        others=tuple(seen["other"]),
        police_references=_references(held),
        points={
            point.code: point.short or point.text
            for point in held.records(ImprovementPoint)
            if point.inspection_id == deep_dive.inspection_id
        },
        changes=tuple(
            ChangeSeen(c.id, c.code, c.owner, c.effective_on, c.test_on, c.tested_on)
            for c in held.records(ChangeMade)
        ),
        texts=tuple(TextSeen(f.id, f.title, f.text) for f in held.records(Finding)),
        names=tuple(person.name for person in held.records(Person)),
    )


def audits_in_turn(store: Store, held: Held) -> Iterator[tuple[OpenAudit, Evidence]]:
    """Each audit of a deep dive with its evidence, in the order of the sample."""
    pinned = Pinned(store)
    as_of, parameters = present(store), parameters_of(store)
    inspections = {row.id: row.published_on for row in held.records(Inspection)}
    published = inspections.get(the_deep_dive(store).inspection_id or "", "")
    positions = {case.id: (case.position, case.reference) for case in held.records(Case)}
    audits = [audit for audit in held.records(Audit) if audit.case_id in positions]
    for row in sorted(audits, key=lambda a: (*positions[a.case_id], a.created_at, a.id)):
        audit = OpenAudit(store, row.id, pinned, held)
        yield (
            audit,
            evidence_of(audit, as_of=as_of, parameters=parameters, published_on=published),
        )


def _references(held: Held) -> dict[str, tuple[tuple[str, str], ...]]:
    return {
        case.reference: tuple(
            (row.system, row.reference) for row in held.records(PoliceReference, case_id=case.id)
        )
        for case in held.records(Case)
    }
