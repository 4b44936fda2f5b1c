"""A real store, empty or with a deep dive of one case whose record is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.store import Store
from ddaudit_desktop.acts.cases import CaseFacts, ChildFacts, add_case
from ddaudit_desktop.acts.deep_dives import Commission, create_deep_dive
from ddaudit_desktop.definitions import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def empty_store(tmp_path: Path) -> Iterator[Store]:
    """A store in which nothing is begun."""
    store = Store.create(tmp_path / "dive.ddaudit", passphrase=None)
    store.sign_in("Auditor 1", "Lead auditor")
    yield store
    store.close()


@pytest.fixture
def store(empty_store: Store) -> Store:
    """A deep dive with a case of a missing child aged 14, also about police protection."""
    commission = Commission("Autumn", "DEEPDIVE2020", themes=("MC", "PP", "DA"))
    create_deep_dive(empty_store, commission, catalogue())
    child = ChildFacts("Child A", 14, "looked_after", lead=True)
    add_case(empty_store, CaseFacts("DD-MC-01", "MC", ("PP",), children=(child,)))
    add_case(empty_store, CaseFacts("DD-DA-01", "DA", children=(ChildFacts("Child B", lead=True),)))
    return empty_store
