"""A deep dive of every theme in a real store, and one case of it opened on its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.records import Case
from db.store import Store
from ddaudit_desktop.acts.cases import CaseFacts, ChildFacts, add_case, first_audit
from ddaudit_desktop.acts.deep_dives import Commission, create_deep_dive
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with one case for each theme, the first about a missing child in 2020."""
    made = Store.create(tmp_path / "form.ddaudit", passphrase=None)
    made.sign_in("T. Auditor", "Detective sergeant")
    definitions = catalogue()
    themes = tuple(s.code for s in definitions.question_sets.values() if s.kind == "theme")
    packs = [code for code in ("DUR-2019", *definitions.packs) if code in definitions.packs]
    commission = Commission("Test", "DEEPDIVE2020", packs[0] if packs else "", themes)
    create_deep_dive(made, commission, definitions)
    for number, theme in enumerate(sorted(themes, key=lambda code: code != "MC"), start=1):
        facts = CaseFacts(
            f"DD20-{theme}-{number:02d}",
            theme,
            children=(ChildFacts("Child A", 14, "looked_after", lead=True),),
            police_references=(("log", "0871"),),
            more={"label": "Child A", "period_from": "2020-02-11", "period_to": "2020-02-15"},
        )
        add_case(made, facts)
    yield made
    made.close()


@pytest.fixture
def audit(store: Store) -> OpenAudit:
    """The first audit of the missing child."""
    case = next(case for case in records(store, Case) if case.theme == "MC")
    return OpenAudit(store, first_audit(store, case.id).id)
