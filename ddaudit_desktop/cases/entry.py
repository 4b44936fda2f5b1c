"""A case's header as it is typed, and what is wrong with it before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.records import Case, Child, PoliceReference
from ddaudit_desktop.acts.cases import CaseFacts, ChildFacts
from ddaudit_desktop.entries import read_day
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.reading import one, records, today

if TYPE_CHECKING:
    from datetime import date

    from db.store import Store

LONGEST_REFERENCE = 60
OLDEST = 25


@dataclass
class ChildEntry:
    """One row of the children as typed."""

    pseudonym: str = ""
    age: str = ""
    status: str = "unknown"
    lead: bool = False
    episodes: str = ""
    ethnicity: str = ""
    disability: str = ""
    language: str = ""
    note: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed; an empty row is no child."""
        typed = (self.pseudonym, self.age, self.episodes, self.ethnicity, self.disability)
        return not any(text.strip() for text in (*typed, self.language, self.note))


@dataclass
class CaseEntry:
    """The whole header as typed: text in every field, nothing checked yet."""

    reference: str = ""
    theme: str = ""
    other_themes: tuple[str, ...] = ()
    label: str = ""
    period_from: str = ""
    period_to: str = ""
    placing_authority: str = ""
    home_area: str = ""
    selection: str = "unknown"
    selection_note: str = ""
    children: list[ChildEntry] = field(default_factory=list)
    police_references: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Checked:
    """What a typed header means, or a sentence for each field that is wrong.

    Fields are named as in `CaseEntry`; those of a child have its row: ``children.1.age``.
    """

    facts: CaseFacts | None
    wrong: dict[str, str]


def stored_entry(store: Store, case_id: str) -> CaseEntry:
    """A stored header as it is shown for editing."""
    case = one(store, Case, case_id)
    children = sorted(records(store, Child, case_id=case_id), key=lambda child: child.position)
    return CaseEntry(
        reference=case.reference,
        theme=case.theme,
        other_themes=tuple(case.other_themes),
        label=case.label,
        period_from=show_date(case.period_from),
        period_to=show_date(case.period_to),
        placing_authority=case.placing_authority,
        home_area=case.home_area,
        selection=case.selection,
        selection_note=case.selection_note,
        children=[_shown(child) for child in children],
        police_references=[
            (row.system, row.reference) for row in records(store, PoliceReference, case_id=case_id)
        ],
    )


def _shown(child: Child) -> ChildEntry:
    def number(value: int | None) -> str:
        return "" if value is None else str(value)

    return ChildEntry(
        pseudonym=child.pseudonym,
        age=number(child.age_years),
        status=child.status,
        lead=child.lead,
        episodes=number(child.episodes_12m),
        ethnicity=child.ethnicity,
        disability=child.disability,
        language=child.language,
        note=child.note,
    )


def check_entry(store: Store, entry: CaseEntry, case_id: str = "") -> Checked:
    """Read a typed header; nothing is written.

    Args:
        store: where other cases have their references.
        entry: what was typed.
        case_id: the case that is edited; none for a new one.
    """
    wrong: dict[str, str] = {}
    reference = " ".join(entry.reference.split())
    wrong |= _check_reference(store, reference, case_id)
    if not entry.theme:
        wrong["theme"] = "Choose the theme that leads this case."
    period = _read_period(entry, today(store), wrong)
    children = _read_children(entry, wrong)
    references = _read_references(entry, wrong)
    if wrong:
        return Checked(None, wrong)
    facts = CaseFacts(
        reference,
        entry.theme,
        other_themes=tuple(code for code in entry.other_themes if code != entry.theme),
        children=children,
        police_references=references,
        more={
            "label": entry.label.strip() or _label_of(children),
            "period_from": period[0],
            "period_to": period[1],
            "placing_authority": entry.placing_authority.strip(),
            "home_area": entry.home_area.strip(),
            "selection": entry.selection,
            "selection_note": entry.selection_note.strip(),
        },
    )
    return Checked(facts, {})


def _check_reference(store: Store, reference: str, case_id: str) -> dict[str, str]:
    if not reference:
        return {"reference": "Write the reference of the case, such as DD20-MC-07."}
    if len(reference) > LONGEST_REFERENCE:
        return {"reference": f"A reference has {LONGEST_REFERENCE} signs at the most."}
    others = (case for case in records(store, Case) if case.id != case_id)
    if any(case.reference.lower() == reference.lower() for case in others):
        return {"reference": f"There is already a case {reference}."}
    return {}


def _read_period(entry: CaseEntry, near: date, wrong: dict[str, str]) -> tuple[str, str]:
    found = {}
    for name, text in (("period_from", entry.period_from), ("period_to", entry.period_to)):
        try:
            found[name] = read_day(text, near)
        except KnownError as error:
            wrong[name] = str(error)
    begin, end = found.get("period_from", ""), found.get("period_to", "")
    if begin and end and end < begin:
        wrong["period_to"] = "The period ends before it begins."
    return begin, end


def _read_children(entry: CaseEntry, wrong: dict[str, str]) -> tuple[ChildFacts, ...]:
    """The children with exactly one lead child: the one marked first, else the first."""
    typed = [(row, child) for row, child in enumerate(entry.children) if not child.empty]
    marked = [row for row, child in typed if child.lead] or [row for row, _ in typed]
    children = []
    for row, child in typed:
        if not child.pseudonym.strip():
            wrong[f"children.{row}.pseudonym"] = "Give this child a pseudonym, such as Child A."
        age, episodes = _whole(child.age, OLDEST), _whole(child.episodes, 999)
        if age is None:
            wrong[f"children.{row}.age"] = f"Age in whole years, 0 to {OLDEST}."
        if episodes is None:
            wrong[f"children.{row}.episodes"] = "Episodes as a whole number."
        children.append(_facts(child, age, episodes, lead=row == marked[0]))
    return tuple(children)


def _facts(
    child: ChildEntry, age: str | int | None, episodes: str | int | None, *, lead: bool
) -> ChildFacts:
    return ChildFacts(
        child.pseudonym.strip(),
        age if isinstance(age, int) else None,
        child.status,
        lead=lead,
        more={
            "episodes_12m": episodes if isinstance(episodes, int) else None,
            "ethnicity": child.ethnicity.strip(),
            "disability": child.disability.strip(),
            "language": child.language.strip(),
            "note": child.note.strip(),
        },
    )


def _whole(text: str, most: int) -> int | str | None:
    """A whole number; empty stays empty; nothing if it is none, or too large."""
    typed = text.strip()
    if not typed:
        return ""
    return int(typed) if typed.isdecimal() and int(typed) <= most else None


def _read_references(entry: CaseEntry, wrong: dict[str, str]) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {}
    for row, (system, reference) in enumerate(entry.police_references):
        pair = (system.strip(), reference.strip())
        if pair[0] and pair[1]:
            found[pair] = None
        elif pair[0]:
            wrong[f"police_references.{row}"] = f"Write the reference on {pair[0]}."
        elif pair[1]:
            wrong[f"police_references.{row}"] = f"Write the system that holds {pair[1]}."
    return tuple(found)


def _label_of(children: tuple[ChildFacts, ...]) -> str:
    lead = next((child for child in children if child.lead), None)
    return lead.pseudonym if lead else ""
