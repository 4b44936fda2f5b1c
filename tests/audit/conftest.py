"""A small deep dive in a real store, begun and filled by acts as a person would."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db.store import Store
from ddaudit_desktop.acts import cases, deep_dives
from ddaudit_desktop.definitions import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def built_deep_dive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deep dive with two themes and one case, DD-MC-01; only copied."""
    path = tmp_path_factory.mktemp("audit") / "dive.ddaudit"
    with_deep_dive = Store.create(path, passphrase=None)
    with_deep_dive.sign_in("Auditor 1", "Lead auditor")
    commission = deep_dives.Commission(
        title="Autumn deep dive",
        scale="DEEPDIVE2020",
        pack="DUR-2019",
        themes=("MC", "PP"),
        facts={"planned_cases": 2},
    )
    deep_dives.create_deep_dive(with_deep_dive, commission, catalogue())
    child = cases.ChildFacts("Child A", 14, "looked_after", lead=True)
    facts = cases.CaseFacts("DD-MC-01", "MC", children=(child,), more={"label": "Child A"})
    cases.add_case(with_deep_dive, facts)
    with_deep_dive.close()
    return path


@pytest.fixture
def store(built_deep_dive: Path, tmp_path: Path) -> Iterator[Store]:
    """A deep dive of the test's own."""
    with Store.open(shutil.copy(built_deep_dive, tmp_path)) as opened:
        opened.sign_in("Auditor 1")
        yield opened
