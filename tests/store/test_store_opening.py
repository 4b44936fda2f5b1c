"""Opening: what is ours opens, everything else is refused in a sentence and left as it was."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from db.errors import (
    AlreadyExists,
    DamagedStore,
    KnownError,
    NewerStore,
    NotAllowed,
    NotAStore,
    StoreMissing,
    WrongKey,
)
from db.keys import SALT_BYTES, SEALED_MARK, SEALINGS, sealing_of
from db.peek import peek
from db.records import Answer
from db.schema import HEAD
from db.store import Store

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "seven grey herons"


def refused(path: Path, kind: type[KnownError], passphrase: str | None = None) -> str:
    """Open what must not open; it says a sentence, changes nothing and leaves nothing beside it."""
    before = path.read_bytes()
    folder = sorted(path.parent.iterdir())
    with pytest.raises(kind) as told:
        Store.open(path, passphrase=passphrase)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == folder
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert path.name in sentence
    return sentence


def test_a_sealed_store_opens_by_its_passphrase(sealed: Path) -> None:
    assert peek(sealed).encrypted
    with Store.open(sealed, passphrase=PASSPHRASE) as store:
        assert store.encrypted
        assert store.notices == ()


def test_a_sealed_store_begins_with_its_salt(sealed: Path) -> None:
    head = sealed.read_bytes()[:16]
    assert head.startswith(SEALED_MARK)
    with Store.open(sealed, passphrase=PASSPHRASE) as store:
        assert store._file.key is not None
        assert store._file.key.salt == head


def test_two_stores_with_one_passphrase_have_two_keys(sealed: Path, tmp_path: Path) -> None:
    with (
        Store.create(tmp_path / "other.ddaudit", passphrase=PASSPHRASE) as other,
        Store.open(sealed, passphrase=PASSPHRASE) as store,
    ):
        assert store.recovery_code() != other.recovery_code()


def test_the_recovery_code_opens_it_too(sealed: Path) -> None:
    with Store.open(sealed, passphrase=PASSPHRASE) as store:
        code = store.recovery_code()
    with Store.open(sealed, recovery=f"  {code.lower().replace('-', ' ')} ") as store:
        assert store.recovery_code() == code


def test_a_passphrase_is_the_same_however_accents_are_composed(tmp_path: Path) -> None:
    path = tmp_path / "dive.ddaudit"
    Store.create(path, passphrase=unicodedata.normalize("NFD", "Zoë läuft")).close()
    Store.open(path, passphrase=unicodedata.normalize("NFC", "Zoë läuft")).close()


def test_a_wrong_passphrase_is_told_honestly(sealed: Path) -> None:
    said = refused(sealed, WrongKey, "seven grey heron")
    assert "the file may be damaged" in said
    assert "passphrase is needed" not in said


def test_a_sealed_store_asks_for_its_passphrase(sealed: Path) -> None:
    assert "passphrase" in refused(sealed, WrongKey)


def test_a_plain_store_needs_no_passphrase(store: Store) -> None:
    store.close()
    assert not peek(store.path).encrypted
    Store.open(store.path).close()
    with Store.open(store.path, passphrase="given all the same") as again:
        assert not again.encrypted
        with pytest.raises(NotAllowed, match="no passphrase"):
            again.recovery_code()


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"%PDF-1.7 not this" * 900, b"PK\x03\x04" + b"\0" * 8188, bytes(range(256)) * 64],
    ids=["empty", "one letter", "a document", "an archive", "noise"],
)
def test_a_file_of_another_kind_is_no_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.ddaudit"
    path.write_bytes(content)
    refused(path, NotAStore, PASSPHRASE)


def test_another_programs_database_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "other.ddaudit"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE answer (id TEXT)")
    connection.commit()
    connection.close()
    refused(path, NotAStore)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(NotAStore):
        Store.open(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert not peek(tmp_path / "none.ddaudit").exists
    with pytest.raises(StoreMissing, match="may have been moved"):
        Store.open(tmp_path / "none.ddaudit")


def test_a_new_store_never_overwrites(sealed: Path, tmp_path: Path) -> None:
    before = sealed.read_bytes()
    with pytest.raises(AlreadyExists):
        Store.create(sealed, passphrase=None)
    assert sealed.read_bytes() == before
    with pytest.raises(StoreMissing):
        Store.create(tmp_path / "nowhere" / "a.ddaudit", passphrase=None)
    with pytest.raises(NotAllowed):
        Store.create(tmp_path / "empty.ddaudit", passphrase="  ")
    assert sorted(tmp_path.iterdir()) == [sealed]


LENGTHS = (1, 15, 16, 40, 99, 100, 1000, 4095, 4096, 4097, 8192, 40_960, 100_000, 200_000)


@pytest.mark.parametrize("length", [*LENGTHS, -4096, -100, -1])
@pytest.mark.parametrize("kind", ["plain", "sealed"])
def test_a_cut_off_store_is_told(
    kind: str, length: int, store: Store, sealed: Path, tmp_path: Path
) -> None:
    with store.act("nothing"):
        pass
    store.close()
    whole = (store.path if kind == "plain" else sealed).read_bytes()
    path = tmp_path / "cut.ddaudit"
    path.write_bytes(whole[:length])
    # Less than the mark that says what it is cannot be told from any other file.
    few = 1 if kind == "sealed" else 15
    refused(path, NotAStore if len(whole[:length]) <= few else DamagedStore, PASSPHRASE)


@pytest.mark.parametrize("kind", ["plain", "sealed"])
def test_a_newer_store_is_left_alone(kind: str, store: Store, sealed: Path) -> None:
    store.close()
    path, passphrase = (store.path, None) if kind == "plain" else (sealed, PASSPHRASE)
    with Store.open(path, passphrase=passphrase) as newer:
        newer._file.connection.execute(f"PRAGMA user_version={HEAD + 1}")
    assert "newer version" in refused(path, NewerStore, passphrase)


def test_a_store_sealed_in_a_newer_way_is_left_alone(sealed: Path) -> None:
    content = bytearray(sealed.read_bytes())
    content[len(SEALED_MARK)] = max(SEALINGS) + 1
    sealed.write_bytes(content)
    with pytest.raises(NewerStore):
        Store.open(sealed, passphrase=PASSPHRASE)


def test_a_damaged_page_is_told_when_it_is_read(sealed: Path, store: Store, audit: str) -> None:
    del store, audit
    with Store.open(sealed, passphrase=PASSPHRASE) as made:
        root = made._file.connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'answer'"
        ).fetchone()[0]
    content = bytearray(sealed.read_bytes())
    content[(root - 1) * sealing_of(bytes(content[:SALT_BYTES])).page + 100] ^= 1
    sealed.write_bytes(content)
    with (
        Store.open(sealed, passphrase=PASSPHRASE) as opened,
        pytest.raises(DamagedStore, match="last backup"),
        opened.reading() as session,
    ):
        session.exec(select(Answer)).all()


@pytest.mark.parametrize("module", ["db.peek", "db.keys", "db.errors", "db.ids", "db.clock"])
def test_what_the_window_needs_first_loads_nothing_heavy(module: str) -> None:
    heavy = ["sqlmodel", "pydantic", "argon2", "alembic", "sqlcipher3", "sqlite3", "filelock"]
    asked = f"import sys, {module}; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"


def test_opening_at_the_newest_version_needs_no_migrations(store: Store) -> None:
    store.close()
    asked = (
        "import sys; from db.store import Store; Store.open(sys.argv[1]).close(); "
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked, str(store.path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "False\n"


def test_a_store_may_lie_under_any_name(tmp_path: Path, sealed: Path) -> None:
    folder = tmp_path / "50% of #2 & what?"
    folder.mkdir()
    path = folder / "Zoë's dive?mode=memory.ddaudit"
    shutil.copy(sealed, path)
    with Store.open(path, passphrase=PASSPHRASE) as store:
        assert store.sign_in("Anna Example")
        store.backup_to(folder / "copy #1.ddaudit")
    assert sorted(file.name for file in folder.iterdir()) == sorted(
        ["Zoë's dive?mode=memory.ddaudit", "copy #1.ddaudit"]
    )
