"""A small deep dive in a real store, and a safeguarding folder to file its records in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db.records import Audit, Case
from db.store import Store
from ddaudit_desktop.acts import cases, deep_dives
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REFERENCES = ("DD-MC-01", "DD-MC-02", "DD-PP-01")


@pytest.fixture(scope="session")
def built_deep_dive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deep dive with two themes and three cases, nobody's name in it but an auditor's role."""
    path = tmp_path_factory.mktemp("filing") / "dive.ddaudit"
    with Store.create(path, passphrase=None) as made:
        made.sign_in("Auditor 1", "Lead auditor")
        commission = deep_dives.Commission(
            title="Autumn deep dive", scale="DEEPDIVE2020", pack="DUR-2019", themes=("MC", "PP")
        )
        deep_dives.create_deep_dive(made, commission, catalogue())
        for reference in REFERENCES:
            child = cases.ChildFacts("Child A", 14, "looked_after", lead=True)
            facts = cases.CaseFacts(reference, reference[3:5], children=(child,))
            cases.add_case(made, facts)
    return path


@pytest.fixture
def store(built_deep_dive: Path, tmp_path: Path) -> Iterator[Store]:
    """A deep dive of the test's own."""
    with Store.open(shutil.copy(built_deep_dive, tmp_path)) as opened:
        opened.sign_in("Auditor 1")
        yield opened


@pytest.fixture
def audits(store: Store) -> dict[str, str]:
    """Audit ids by the reference of their case."""
    references = {case.id: case.reference for case in records(store, Case)}
    return {references[audit.case_id]: audit.id for audit in records(store, Audit)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty safeguarding folder."""
    made = tmp_path / "Safeguarding"
    made.mkdir()
    return made
