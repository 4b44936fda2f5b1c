"""Copies are whole and verified; a new passphrase never leaves less than the old file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from db.errors import AlreadyExists, NotAllowed, StoreUnreachable, WrongKey
from db.records import Case
from db.schema import shape
from db.store import Store

PASSPHRASE, NEW = "seven grey herons", "eight grey herons"


def add_case(store: Store, reference: str = "SYN-CE-001") -> None:
    with store.act("case") as tx:
        tx.insert(Case, reference=reference, theme="CE", label="Heron")


def references(store: Store) -> list[str]:
    with store.reading() as session:
        return sorted(session.exec(select(Case.reference)).all())


def test_a_copy_opens_as_the_store_does(sealed: Path, tmp_path: Path) -> None:
    with Store.open(sealed, passphrase=PASSPHRASE) as store:
        store.sign_in("Anna Example")
        add_case(store)
        store.backup_to(tmp_path / "copy.ddaudit")
        add_case(store, "SYN-CE-002")
        same = shape(store._file.connection)
    with Store.open(tmp_path / "copy.ddaudit", passphrase=PASSPHRASE) as copy:
        assert references(copy) == ["SYN-CE-001"]
        assert shape(copy._file.connection) == same
        assert copy.notices == ()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.ddaudit", "sealed.ddaudit"]


def test_a_copy_of_a_plain_store_is_plain(store: Store, tmp_path: Path) -> None:
    add_case(store)
    store.backup_to(tmp_path / "copy.ddaudit")
    with Store.open(tmp_path / "copy.ddaudit") as copy:
        assert not copy.encrypted
        assert references(copy) == ["SYN-CE-001"]


def test_a_copy_never_overwrites(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.ddaudit"
    target.write_text("mine")
    with pytest.raises(AlreadyExists, match="another name"):
        store.backup_to(target)
    assert target.read_text() == "mine"
    with pytest.raises(StoreUnreachable):
        store.backup_to(tmp_path / "gone" / "copy.ddaudit")


def test_a_copy_is_not_made_in_the_middle_of_an_act(store: Store, tmp_path: Path) -> None:
    with store.act("act"), pytest.raises(RuntimeError, match="An act is going on"):
        store.backup_to(tmp_path / "copy.ddaudit")


def test_a_new_passphrase_opens_and_the_old_does_not(sealed: Path) -> None:
    with Store.open(sealed, passphrase=PASSPHRASE) as store:
        store.sign_in("Anna Example")
        add_case(store)
        before, old_code = shape(store._file.connection), store.recovery_code()
        old_head = sealed.read_bytes()[:16]
        store.change_passphrase(NEW, old=PASSPHRASE)
        new_code = store.recovery_code()
        assert shape(store._file.connection) == before
        add_case(store, "SYN-CE-002")  # work goes on
        assert store.undo()
        assert len(store.search("heron")) == 1
    assert new_code != old_code
    assert sealed.read_bytes()[:16] != old_head
    with pytest.raises(WrongKey):
        Store.open(sealed, passphrase=PASSPHRASE)
    with pytest.raises(WrongKey):
        Store.open(sealed, recovery=old_code)
    Store.open(sealed, recovery=new_code).close()
    with Store.open(sealed, passphrase=NEW) as store:
        assert references(store) == ["SYN-CE-001", "SYN-CE-002"]
    assert [file.name for file in sealed.parent.iterdir()] == ["sealed.ddaudit"]


@pytest.mark.parametrize("wrong", ["", "seven grey heron", NEW, "AAAA-BBBB"])
def test_who_does_not_know_what_opens_it_cannot_change_it(sealed: Path, wrong: str) -> None:
    with Store.open(sealed, passphrase=PASSPHRASE) as store:
        code = store.recovery_code()
        with pytest.raises(WrongKey, match=r"neither the passphrase .* Nothing was changed"):
            store.change_passphrase(NEW, old=wrong)
        assert store.recovery_code() == code
    Store.open(sealed, passphrase=PASSPHRASE).close()


def test_the_recovery_code_will_do_for_a_forgotten_passphrase(sealed: Path) -> None:
    with Store.open(sealed, passphrase=PASSPHRASE) as store:
        store.change_passphrase(NEW, old=store.recovery_code().lower())
    Store.open(sealed, passphrase=NEW).close()


def test_a_plain_store_can_be_sealed_later(store: Store) -> None:
    add_case(store)
    before = shape(store._file.connection)
    store.change_passphrase(NEW)
    assert store.encrypted
    add_case(store, "SYN-CE-002")
    assert len(store.search("heron")) == 2
    store.close()
    assert b"SYN-CE-001" not in store.path.read_bytes()
    with Store.open(store.path, passphrase=NEW) as again:
        assert references(again) == ["SYN-CE-001", "SYN-CE-002"]
        assert shape(again._file.connection) == before
        assert again.notices == ()
        again._file.connection.execute(
            "INSERT INTO search_words(search_words, rank) VALUES ('integrity-check', 1)"
        )


def test_an_empty_passphrase_is_none(store: Store) -> None:
    with pytest.raises(NotAllowed, match="Type the new passphrase"):
        store.change_passphrase(" ")


@pytest.mark.parametrize("what", ["new", "part", "rekey"])
def test_what_a_crash_left_half_made_is_cleared_with_its_journal(
    store: Store, tmp_path: Path, what: str
) -> None:
    store.close()
    for name in (f"-{what}", f"-{what}-journal"):
        Path(f"{store.path}{name}").write_bytes(b"half")
    with Store.open(store.path):
        pass
    assert list(tmp_path.iterdir()) == [store.path]


@pytest.mark.skipif(os.name == "nt", reason="forks and kills")
def test_dying_at_any_step_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    harness = Path(__file__).with_name("crash_harness.py")
    done = subprocess.run(
        [sys.executable, str(harness), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    touches = re.findall(r"(\d+) touches", done.stdout)
    assert min(int(count) for count in touches) >= 5, done.stdout
