"""A store sealed in an earlier way opens, is copied as it is, and is resealed in the newest way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from db import keys
from db.records import Case
from db.store import Store

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE, NEW = "seven grey herons", "eight grey herons"
EARLIER = [number for number in keys.SEALINGS if number != keys.NEWEST]


@pytest.fixture(params=EARLIER)
def earlier(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A closed store with one case, sealed as the program did it before."""
    path = tmp_path / "earlier.ddaudit"
    with monkeypatch.context() as then:
        then.setattr(keys, "NEWEST", request.param)
        made = Store.create(path, passphrase=PASSPHRASE)
    made.sign_in("Anna Example")
    with made, made.act("case") as tx:
        tx.insert(Case, reference="SYN-CE-001", theme="CE", label="Heron")
    assert path.read_bytes()[3] == request.param
    return path


def pages(store: Store) -> tuple[int, str]:
    """How many bytes a page has, and what authenticates it, by the word of the cipher."""
    asked = ("page_size", "cipher_hmac_algorithm")
    size, digest = (
        store._file.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked
    )
    return int(size), str(digest).removeprefix("HMAC_")


def pages_of(sealing: keys.Sealing) -> tuple[int, str]:
    return sealing.page, sealing.digest


def references(store: Store) -> list[str]:
    with store.reading() as session:
        return list(session.exec(select(Case.reference)))


def test_it_opens_and_its_copy_is_sealed_as_it_is(earlier: Path, tmp_path: Path) -> None:
    sealing = keys.sealing_of(earlier.read_bytes()[: keys.SALT_BYTES])
    with Store.open(earlier, passphrase=PASSPHRASE) as store:
        assert (references(store), pages(store)) == (["SYN-CE-001"], pages_of(sealing))
        store.backup_to(tmp_path / "copy.ddaudit")
    with Store.open(tmp_path / "copy.ddaudit", passphrase=PASSPHRASE) as copy:
        assert (references(copy), pages(copy)) == (["SYN-CE-001"], pages_of(sealing))


def test_a_new_passphrase_seals_it_in_the_newest_way(earlier: Path) -> None:
    with Store.open(earlier, passphrase=PASSPHRASE) as store:
        store.sign_in("Anna Example")
        store.change_passphrase(NEW, old=PASSPHRASE)
        with store.act("another") as tx:
            tx.insert(Case, reference="SYN-CE-002", theme="CE", label="Crane")
    assert earlier.read_bytes()[3] == keys.NEWEST
    with Store.open(earlier, passphrase=NEW) as store:
        assert references(store) == ["SYN-CE-001", "SYN-CE-002"]
        assert pages(store) == pages_of(keys.SEALINGS[keys.NEWEST])
        assert store.notices == ()


def test_a_missing_end_is_told_by_the_pages_of_its_sealing(earlier: Path) -> None:
    content = earlier.read_bytes()
    sealing = keys.sealing_of(content[: keys.SALT_BYTES])
    assert Store.peek(earlier).whole
    earlier.write_bytes(content[: -sealing.page // 2])
    assert not Store.peek(earlier).whole
