"""Names for the people and sources behind the entries of one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import ImportRun, Person
from ddaudit_desktop.reading import records
from ddaudit_desktop.record.facts import PersonNamed, Provenance

if TYPE_CHECKING:
    from db.records import Kept
    from db.store import Store


class Whose:
    """Turns person and import ids into words, and remembers whom the record has named."""

    def __init__(self, store: Store) -> None:
        self._people = {person.id: person for person in records(store, Person)}
        self._imports = {run.id: run for run in records(store, ImportRun)}
        self._named: dict[str, Person] = {}

    def name(self, person_id: str | None) -> str:
        """The name behind a person id; an id that is no person's stays as it is."""
        if not person_id:
            return ""
        person = self._people.get(person_id)
        if person is None:
            return person_id
        self._named[person_id] = person
        return person.name

    def role(self, person_id: str | None) -> str:
        """The rank or role behind a person id."""
        person = self._people.get(person_id or "")
        return person.role if person else ""

    def provenance(self, row: Kept) -> Provenance:
        """Who made and changed an entry, when, and where it was imported from."""
        run = self._imports.get(row.import_id or "")
        return Provenance(
            created_at=row.created_at,
            created_by=self.name(row.created_by),
            changed_at=row.changed_at,
            changed_by=self.name(row.changed_by),
            import_id=row.import_id,
            imported_from=run.source_name if run else "",
            source_ref=row.source_ref,
        )

    def named(self) -> tuple[PersonNamed, ...]:
        """Everybody named so far, in the order of their names."""
        people = sorted(self._named.values(), key=lambda person: (person.name, person.id))
        return tuple(PersonNamed(person.id, person.name, person.role) for person in people)
