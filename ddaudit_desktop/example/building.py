"""The example deep dive: twenty fictional cases, written into a new store as if worked on for real.

It is made from the files in ``resources/example`` by the store's own transactions, each under the
person and at the moment the file says, so that its journal reads like that of a real deep dive. Its
day stands still at the setting ``as_of``: it never ages.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from db.records import (
    Action,
    ChangeMade,
    Concern,
    Finding,
    FindingCase,
    Governance,
    ImprovementPoint,
    Setting,
)
from db.store import Store
from ddaudit_desktop.acts.deep_dives import Commission, begin
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.example.cases import CaseWriter, instant, local_instant
from ddaudit_desktop.example.files import Row, case_files, check_case, deep_dive_file
from ddaudit_desktop.reading import records, the_deep_dive

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Transaction
    from ddaudit_desktop.definitions import Catalogue


def build_example(path: Path, *, passphrase: str | None) -> None:
    """Write the example deep dive into a new file; without a passphrase it is a plain file.

    Raises:
        AlreadyExists: the path is taken.
        ExampleError: a file of the example does not fit the definitions (a fault of the program).
    """
    definitions = catalogue()
    top = deep_dive_file().data
    scale, pack = definitions.scales[top["scale"]], definitions.packs[top["pack"]]
    for file in case_files():
        check_case(file, definitions, scale, pack)
    store = Store.create(path, passphrase=passphrase)
    try:
        _Builder(store, definitions, protected=passphrase is not None).build()
    finally:
        store.close()


class _Builder:
    """One writing of the example, act after act in the order in which it came about."""

    def __init__(self, store: Store, definitions: Catalogue, *, protected: bool) -> None:
        self.store = store
        self.definitions = definitions
        self.protected = protected
        self.top = deep_dive_file()
        self.roles = {row["name"]: row["role"] for row in self.top.rows("person")}
        self.people: dict[str, str] = {}
        self.cases: list[CaseWriter] = []
        self.points: dict[str, str] = {}

    def build(self) -> None:
        lead = self.top.data["lead_auditor"]
        begun, written = (local_instant(self.top.data[key]) for key in ("begun", "written"))
        for name in (*self.roles, lead):
            self._sign_in(name)
        with self.store.act("begin the deep dive", undoable=False, at=begun) as tx:
            self._begin(tx)
        deep_dive = the_deep_dive(self.store)
        self.points = {row.code: row.id for row in records(self.store, ImprovementPoint)}
        for place, file in enumerate(case_files(), start=1):
            case = CaseWriter(file, self.people, self.points, deep_dive.scale_id)
            self.cases.append(case)
            at = begun + timedelta(minutes=place)
            with self.store.act(f"add case {case.reference}", undoable=False, at=at) as tx:
                case.add(tx, self.definitions)
        self._audit_cases()
        self._sign_in(lead)
        with self.store.act("write the findings", undoable=False, at=written) as tx:
            self._conclude(tx)

    def _sign_in(self, name: str) -> str:
        """Go on as one of the people; their record id."""
        if self.people.get(name) is None or self.people[name] != self.store.person_id:
            self.people[name] = self.store.sign_in(name, self.roles[name])
        return self.people[name]

    def _audit_cases(self) -> None:
        """Write each audit under its auditor, the one changed last at the end."""
        begun = [case for case in self.cases if case.file.data["started"]]
        for case in sorted(begun, key=lambda case: case.changed):
            self._sign_in(case.file.data["auditor"])
            with self.store.act(
                f"audit of {case.reference}", undoable=False, at=case.changed
            ) as tx:
                case.audit(tx)
            for concern in case.file.rows("concern"):
                self._raise(case, concern)

    def _raise(self, case: CaseWriter, row: Row) -> None:
        """Raise a concern, and have it acknowledged if it was: two acts, as in life."""
        self._sign_in(row["raised_by"])
        raised_at = local_instant(row["raised"])
        with self.store.act("raise a concern", undoable=False, at=raised_at) as tx:
            concern_id = tx.insert(
                Concern,
                case_id=case.case_id,
                child=case.file.data["label"],
                what=row["what"],
                raised_at=raised_at,
                raised_by=row["raised_by"],
                told=row.get("told", ""),
                how=row.get("how", ""),
                told_at=instant(row.get("told_at", "")),
            )
        acknowledged_at = instant(row.get("acknowledged", ""))
        if acknowledged_at is None:
            return
        with self.store.act("acknowledge a concern", undoable=False, at=acknowledged_at) as tx:
            tx.update(
                Concern,
                concern_id,
                acknowledged_by=row["acknowledged_by"],
                acknowledged_at=acknowledged_at,
            )

    def _begin(self, tx: Transaction) -> None:
        """Commission the deep dive, pin its definitions, note who reads the results."""
        top = self.top.data
        facts = {
            **top["facts"],
            "protection": "passphrase" if self.protected else "none",
            "example": True,
        }
        themes = tuple(top["themes"])
        begin(
            tx, Commission(top["title"], top["scale"], top["pack"], themes, facts), self.definitions
        )
        tx.insert_many(Setting, self.top.rows("setting"))
        tx.insert_many(Governance, self.top.rows("governance"))

    def _conclude(self, tx: Transaction) -> None:
        """Write what came of the audits: actions, changes made, findings."""
        for row in self.top.rows("action"):
            given = dict(row)
            reference = given.pop("case", "")
            case_id = self._case(reference).case_id if reference else None
            tx.insert(Action, case_id=case_id, **given)
        tx.insert_many(ChangeMade, self.top.rows("change"))
        for position, row in enumerate(self.top.rows("finding"), start=1):
            given = dict(row)
            supporting, point = given.pop("cases"), given.pop("point", "")
            quoted = given.pop("quoted", {})
            finding_id = tx.insert(
                Finding, point_id=self.points[point] if point else None, position=position, **given
            )
            for reference in supporting:
                case = self._case(reference)
                words = quoted.get(reference)
                tx.insert(
                    FindingCase,
                    finding_id=finding_id,
                    case_id=case.case_id,
                    extract_id=case.extracts[words] if words else None,
                )

    def _case(self, reference: str) -> CaseWriter:
        found = [case for case in self.cases if case.reference == reference]
        if not found:
            raise self.top.refusal(reference, "there is no such case")
        return found[0]
