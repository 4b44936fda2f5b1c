"""Real stores in the test's own folder: a plain one, a sealed one, and an audit to write in."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.records import Audit, Case, Scale
from db.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSPHRASE = "seven grey herons"
AUDITOR = "Anna Example"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A plain store with somebody signed in; most of what it does is the same when sealed."""
    with Store.create(tmp_path / "dive.ddaudit", passphrase=None) as made:
        made.sign_in(AUDITOR, "lead")
        yield made


@pytest.fixture(scope="session")
def sealed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sealed store for the whole run: making a key is slow on purpose."""
    path = tmp_path_factory.mktemp("sealed") / "sealed.ddaudit"
    with Store.create(path, passphrase=PASSPHRASE) as made:
        made.sign_in(AUDITOR, "lead")
    return path


@pytest.fixture
def sealed(sealed_once: Path, tmp_path: Path) -> Path:
    """A closed sealed store of the test's own."""
    return Path(shutil.copy(sealed_once, tmp_path / "sealed.ddaudit"))


@pytest.fixture
def audit(store: Store) -> str:
    """The id of an audit in the plain store, made by an act that undo does not offer."""
    return make_audit(store)


def make_audit(store: Store, reference: str = "SYN-CE-001") -> str:
    with store.act("make an audit", undoable=False) as tx:
        scale = tx.put(Scale, {"code": "OPEN", "version": "1"}, title="Four words")
        case = tx.insert(Case, reference=reference, theme="CE")
        return tx.insert(Audit, case_id=case, scale_id=scale)
