"""Adding cases to the sample and keeping their header: facts, children, police references."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlmodel import col, func, select

from db import clock
from db.errors import KnownError
from db.records import Audit, Case, Child, DeepDive, PoliceReference, alive
from ddaudit_desktop.pinned import Pinned
from ddaudit_desktop.reading import one, records, the_deep_dive

if TYPE_CHECKING:
    from db.store import Changes, Store, Transaction


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """A child as the record describes them, by pseudonym."""

    pseudonym: str
    age_years: int | None = None
    status: str = "unknown"
    lead: bool = False
    more: dict[str, Any] = field(default_factory=dict)

    def columns(self) -> dict[str, Any]:
        """The values as a child record keeps them."""
        return {
            "pseudonym": self.pseudonym,
            "age_years": self.age_years,
            "status": self.status,
            "lead": self.lead,
            **self.more,
        }


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The header of a case as typed by hand."""

    reference: str
    theme: str
    other_themes: tuple[str, ...] = ()
    children: tuple[ChildFacts, ...] = ()
    police_references: tuple[tuple[str, str], ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


def add_case(store: Store, facts: CaseFacts, *, auditor_id: str | None = None) -> Changes:
    """Put a case into the sample with its children and a first audit, not yet begun.

    Raises:
        KnownError: the reference is in use, or the theme is not one of this deep dive.
    """
    deep_dive = the_deep_dive(store)
    _check_themes(deep_dive, facts)
    with store.reading() as session:
        taken = session.exec(select(Case).where(col(Case.reference) == facts.reference)).first()
        last = session.exec(select(func.max(Case.position))).one()
    if taken is not None:
        gone = " It was removed: bring it back with Undo." if taken.removed_at else ""
        raise KnownError(f"There is already a case {facts.reference}.{gone}")
    with store.act(f"add case {facts.reference}") as tx:
        case_id = tx.insert(
            Case,
            reference=facts.reference,
            theme=facts.theme,
            other_themes=list(facts.other_themes),
            **{"position": (last or 0) + 1, **facts.more},
        )
        _write_children(tx, case_id, facts.children)
        for system, reference in facts.police_references:
            tx.insert(PoliceReference, case_id=case_id, system=system, reference=reference)
        tx.insert(
            Audit,
            case_id=case_id,
            auditor_id=auditor_id or store.person_id,
            scale_id=deep_dive.scale_id,
            question_sets=Pinned(store).sets_of(facts.theme, facts.other_themes),
        )
    return tx.changes


def edit_header(store: Store, case_id: str, facts: CaseFacts) -> Changes:
    """Change a case's header as a whole: facts, other themes, children, police references."""
    case = one(store, Case, case_id)
    deep_dive = the_deep_dive(store)
    _check_themes(deep_dive, facts)
    audits = records(store, Audit, case_id=case_id)
    pinned = Pinned(store).sets_of(facts.theme, facts.other_themes)
    with store.act(f"change the header of {case.reference}") as tx:
        tx.update(
            Case,
            case_id,
            reference=facts.reference,
            theme=facts.theme,
            other_themes=list(facts.other_themes),
            **facts.more,
        )
        _match_children(store, tx, case_id, facts.children)
        _match_references(store, tx, case_id, facts.police_references)
        for audit in audits:
            kept = {code: audit.question_sets.get(code, newest) for code, newest in pinned.items()}
            tx.update(Audit, audit.id, question_sets=kept)
    return tx.changes


def remove_case(store: Store, case_id: str) -> Changes:
    """Take a case out of the sample; undo brings it back whole."""
    case = one(store, Case, case_id)
    with store.act(f"remove case {case.reference}") as tx:
        tx.remove(Case, case_id)
    return tx.changes


def spend_time(store: Store, audit_id: str, minutes: int, *, new_sitting: bool) -> Changes:
    """Add minutes at work to an audit (HD-16); the auditor's own measure, not the access log."""
    audit = one(store, Audit, audit_id)
    with store.act("time spent", undoable=False) as tx:
        tx.update(
            Audit,
            audit_id,
            minutes=audit.minutes + minutes,
            sittings=audit.sittings + int(new_sitting),
            started_at=audit.started_at or clock.now(),
        )
    return tx.changes


def correct_time(store: Store, audit_id: str, minutes: int) -> Changes:
    """Put another number in place of the minutes counted for an audit (HD-16)."""
    with store.act("correct the minutes") as tx:
        tx.update(Audit, audit_id, minutes=minutes)
    return tx.changes


def _check_themes(deep_dive: DeepDive, facts: CaseFacts) -> None:
    allowed = ", ".join(deep_dive.themes)
    for theme in (facts.theme, *facts.other_themes):
        if theme not in deep_dive.themes:
            raise KnownError(f"“{theme}” is not a theme of this deep dive. Its themes: {allowed}.")


def _write_children(tx: Transaction, case_id: str, children: tuple[ChildFacts, ...]) -> None:
    for position, child in enumerate(children):
        tx.insert(Child, case_id=case_id, position=position, **child.columns())


def _match_children(
    store: Store, tx: Transaction, case_id: str, children: tuple[ChildFacts, ...]
) -> None:
    """Keep a child by position, so that events go on pointing at the same child."""
    there = sorted(records(store, Child, case_id=case_id), key=lambda child: child.position)
    for position, child in enumerate(children):
        if position < len(there):
            tx.update(Child, there[position].id, **child.columns())
        else:
            tx.insert(Child, case_id=case_id, position=position, **child.columns())
    for child_record in there[len(children) :]:
        tx.remove(Child, child_record.id)


def _match_references(
    store: Store, tx: Transaction, case_id: str, wanted: tuple[tuple[str, str], ...]
) -> None:
    there = {
        (row.system, row.reference): row for row in records(store, PoliceReference, case_id=case_id)
    }
    for pair, row in there.items():
        if pair not in wanted:
            tx.remove(PoliceReference, row.id)
    for system, reference in wanted:
        if (system, reference) not in there:
            tx.put(PoliceReference, {"case_id": case_id, "system": system, "reference": reference})


def first_audit(store: Store, case_id: str) -> Audit:
    """The audit that a case's screens open: the first auditor's, in its newest version."""
    with store.reading() as session:
        query = (
            select(Audit)
            .where(alive(Audit), col(Audit.case_id) == case_id, col(Audit.kind) == "first")
            .order_by(col(Audit.version).desc())
        )
        found = session.exec(query).first()
    if found is None:
        raise KnownError("This case has no audit yet.")
    return found
