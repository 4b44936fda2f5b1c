"""A real store, empty or with a deep dive of one case whose record is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.store import Store

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
