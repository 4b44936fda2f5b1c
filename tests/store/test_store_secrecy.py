"""A sealed store gives away nothing: not in its file, nor beside it, nor in copies or temp."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from db.records import Concern, OverallGrade
from db.rows import RecordTable, record_tables
from db.store import Store

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PASSPHRASE = "seven grey herons"


def mark(kind: str, column: str) -> str:
    """A word that stands nowhere else."""
    return f"zqx{kind}{column}qzx".replace("_", "")


def marked_row(table: RecordTable, ids: dict[str, str]) -> dict[str, Any]:
    """A record with a mark in every text column that takes any text."""
    values: dict[str, Any] = {}
    for name, field in table.fields.model_fields.items():
        column = table.sql.columns[name]
        targets = [key.column.table.name for key in column.foreign_keys]
        if targets:
            if targets[0] in ids:
                values[name] = ids[targets[0]]
        elif field.annotation is str:
            values[name] = mark(table.name, name)
        elif field.annotation == list[str]:
            values[name] = [mark(table.name, name)]
        elif field.annotation == dict[str, str]:
            values[name] = {mark(table.name, name): mark(table.name, name)}
        elif field.is_required():
            values[name] = AT if field.annotation is datetime else 1
    limits = {"case_file.theme": "zqxthm", "filing.sha256": "zqx5" * 16}
    limits |= {"filing.content_sha256": "zqx6" * 16, "import_run.source_sha256": "zqx7" * 16}
    for place, text in limits.items():
        kind, name = place.split(".")
        if kind == table.name:
            values[name] = text
    choices = {"feedback.recipient": "officer", "flag_disposition.decision": "accept"}
    for place, text in (choices | {"definition.kind": "pack"}).items():
        kind, name = place.split(".")
        if kind == table.name:
            values[name] = text
    return values


def fill(store: Store) -> list[str]:
    """One record of every noun, parents first; gives all the marks."""
    by_order = [
        table.name
        for table in record_tables()["answer"].sql.metadata.sorted_tables
        if table.name in record_tables() and table.name != "person"
    ]
    ids = {"person": store.person_id}
    marks: list[str] = []
    with store.act("zqxactname", reason="zqxactreason") as tx:
        for kind in by_order:
            table = record_tables()[kind]
            values = marked_row(table, ids)
            ids[kind] = tx.insert(table.model, **values, source_ref=mark(kind, "source"))
            marks += [text for text in values.values() if str(text).startswith("zqx")]
    with store.act("change"):
        pass
    for model, field in ((Concern, "told"), (OverallGrade, "differs_reason")):
        with store.act("change") as tx:
            tx.update(model, ids[str(model.__tablename__)], **{field: f"zqxchanged{field}"})
        marks.append(f"zqxchanged{field}")
    store.log_access("disclosure", "case_file", "1", recipient="zqxpanel", reason="zqxwhy")
    marks += ["zqxactname", "zqxactreason", "zqxpanel", "zqxwhy"]
    return marks


def files_with(words: list[bytes], *folders: Path) -> dict[str, list[bytes]]:
    """The files of these folders that hold any of the words."""
    found = {}
    for folder in folders:
        for file in folder.rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                there = [word for word in words if word in content]
                if there:
                    found[file.name] = there
    return found


@pytest.mark.parametrize("passphrase", [PASSPHRASE, None], ids=["sealed", "plain"])
def test_no_stored_word_is_seen_outside(
    tmp_path: Path, own_folders: Path, passphrase: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plain store shows that the looking works."""
    monkeypatch.setenv("SQLITE_TMPDIR", str(own_folders / "temp"))
    path = tmp_path / "dive.ddaudit"
    with Store.create(path, passphrase=passphrase) as store:
        store.sign_in("Anna Example", "zqxrole")
        marks = [*fill(store), "zqxrole"]
        words = [word.encode() for word in {*marks, "CREATE TABLE", "question_id"}]
        words += [PASSPHRASE.encode()]
        words += [marks[0].encode("utf-16-le")]
        assert store.search(mark("answer", "text"))
        during = files_with(words, tmp_path, own_folders)
        assert Path(f"{path}-wal").stat().st_size > 0
        store.backup_to(tmp_path / "copy.ddaudit")
        code = store.recovery_code() if passphrase else "none"
        words += [code.encode(), code.replace("-", "").encode()]
        if store._file.key is not None:
            words += [store._file.key.raw, store._file.key.raw.hex().encode()]
        after_copy = files_with(words, tmp_path, own_folders)
        if passphrase:
            store.change_passphrase("eight grey herons", old=passphrase)
    after = files_with(words, tmp_path, own_folders)
    if passphrase:
        assert (during, after_copy, after) == ({}, {}, {})
    else:
        for kind in record_tables():
            assert kind == "person" or mark(kind, "source").encode() in path.read_bytes()
        assert set(after) == {"dive.ddaudit", "copy.ddaudit"}
        assert "dive.ddaudit-wal" in during


def test_beside_a_sealed_store_stands_only_who_has_it_open(sealed: Path) -> None:
    with Store.open(sealed, passphrase=PASSPHRASE, who="Anna Example"):
        names = {file.name.removeprefix(sealed.name) for file in sealed.parent.iterdir()}
        assert names == {"", "-who", "-lock", "-wal", "-shm"}
        assert Path(f"{sealed}-lock").read_bytes() == b""
        who = Path(f"{sealed}-who").read_text()
        assert set(who.replace('"', " ").split()) >= {"Anna", "Example", "name", "host", "pid"}


def test_the_key_is_seen_by_no_trace_and_no_printing(sealed: Path) -> None:
    with Store.open(sealed, passphrase=PASSPHRASE) as store:
        assert store._file.key is not None
        assert store._file.key.raw.hex() not in repr(store._file.key) + repr(vars(store))


def test_a_wrong_key_writes_nothing_to_the_terminal(
    sealed: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Exception, match="does not open"):
        Store.open(sealed, passphrase="wrong")
    assert capfd.readouterr() == ("", "")
