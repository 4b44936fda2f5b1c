"""Older stores are brought up to date with a way back; the schema is the same by either road."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from sqlmodel import select

from db import schema, search
from db.backup import is_whole
from db.connection import connect, engine_on, number
from db.errors import UpgradeFailed
from db.journal import NO_ACT
from db.records import Answer, Case, Concern, DeepDive, Event
from db.store import Store
from db.upgrade import Ladder, bring_up, config_for, run_steps

if TYPE_CHECKING:
    from db.connection import Connection

FIXTURES = Path(__file__).parent / "fixtures"
PASSPHRASE = "seven grey herons"

STEP = '''
"""A step that the next version might bring."""
import os
from alembic import op
import sqlalchemy as sa
revision = "0003"
down_revision = "0002"

def upgrade():
    op.add_column("event", sa.Column("weather", sa.Text, nullable=False, server_default=""))
    with op.batch_alter_table("audit") as table:  # its answers and events refer to it
        table.alter_column("minutes", server_default="0")
    op.execute("UPDATE answer SET note = note || ' (corrected)'")
    {more}
'''


def ladder(folder: Path, more: str = "") -> Ladder:
    """One more step than the program has."""
    steps = folder / "steps"
    steps.mkdir()
    (steps / "r0003_more.py").write_text(STEP.replace("{more}", more))
    return Ladder(head=3, more_steps=(str(steps),))


def stored(tmp_path: Path, name: str) -> Path:
    """A store as the first version wrote it."""
    path = tmp_path / f"{name}.ddaudit"
    path.write_bytes(gzip.decompress((FIXTURES / f"first-schema-{name}.gz").read_bytes()))
    return path


def of_today(tmp_path: Path) -> Path:
    """The same, brought to the form that this program writes."""
    path = stored(tmp_path, "plain")
    Store.open(path).close()
    for copy in tmp_path.glob("plain.before-*"):
        copy.unlink()
    return path


def content(connection: Connection) -> dict[str, list[Any]]:
    """Everything in a file, by table."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
    ]
    found: dict[str, list[Any]] = {
        name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names
    }
    return found | {
        "schema": schema.shape(connection),
        "version": [number(connection, "user_version"), number(connection, "application_id")],
    }


def opened(path: Path) -> Connection:
    connection = connect(path, None)
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def test_the_first_step_makes_what_a_new_store_has(tmp_path: Path) -> None:
    """Tables, indexes, triggers, search index; told apart by nothing but spaces."""
    fresh, climbed = (
        connect(tmp_path / "fresh", None, "rwc"),
        connect(tmp_path / "old", None, "rwc"),
    )
    schema.create(fresh)
    climbed.execute("BEGIN IMMEDIATE")
    run_steps(climbed, Ladder())
    assert climbed.in_transaction
    search.build(climbed)
    schema.renew_triggers(climbed)
    schema.sign_file(climbed, schema.HEAD)
    climbed.execute("COMMIT")
    assert schema.shape(climbed) == schema.shape(fresh), (
        "the records changed: before the release run tests/store/freeze_schema.py, "
        "after it write a migration step"
    )
    assert content(climbed)["version"] == content(fresh)["version"]
    fresh.close()
    climbed.close()


def test_records_and_steps_agree(store: Store) -> None:
    engine = engine_on(store._file.connection)
    with engine.connect() as sql:
        command.check(config_for(sql, Ladder()))  # raises when they do not


@pytest.mark.parametrize("name", ["plain", "sealed"])
def test_a_store_of_the_first_version_opens(name: str, tmp_path: Path) -> None:
    path = stored(tmp_path, name)
    with Store.open(path, passphrase=PASSPHRASE) as store:
        assert len(store.notices) == 1, "its triggers are not those of the code: a step is missing"
        assert store.encrypted == (name == "sealed")
        with store.reading() as session:
            assert session.exec(select(DeepDive.themes)).one() == ["CE", "MC"]
            assert session.exec(select(Case.reference)).one() == "SYN-CE-001"
            assert session.exec(select(Answer.note)).one() == "Zoë was found."
            assert session.exec(select(Event.typed)).one() == "11 Feb 2020 18:58"
            assert session.exec(select(Concern.what)).one() == "The address is not safe."
        assert [hit.kind for hit in store.search("zoe")] == ["answer"]
        fresh = connect(tmp_path / "fresh", None, "rwc")
        schema.create(fresh)
        assert schema.shape(store._file.connection) == schema.shape(fresh)
        fresh.close()
        store.sign_in("Anna Example")
        with store.act("case") as tx:
            tx.insert(Case, reference="SYN-CE-002", theme="CE")


def test_the_recovery_code_of_the_first_version_holds(tmp_path: Path) -> None:
    code = (FIXTURES / "first-schema-sealed.recovery").read_text()
    Store.open(stored(tmp_path, "sealed"), recovery=code).close()


def test_a_step_keeps_every_row_and_every_rule(tmp_path: Path) -> None:
    path = of_today(tmp_path)
    connection = opened(path)
    before = content(connection)
    copy = bring_up(connection, path, None, ladder(tmp_path))
    after = content(connection)
    for kind in ("answer", "event", "audit", "journal", "concern"):
        assert len(after[kind]) == len(before[kind]) > 0, f"{kind} lost rows"
    assert schema.differing_triggers(connection) == []
    assert number(connection, "user_version") == 3
    assert number(connection, "foreign_keys") == 1
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]
    found = connection.execute("SELECT rowid FROM search_words('corrected')").fetchall()
    assert len(found) == 1, "the index was not made anew"
    with pytest.raises(Exception, match=NO_ACT):
        connection.execute("UPDATE audit SET state = 'signed'")
    connection.close()
    assert copy.name.startswith("plain.before-0003.0002.")
    assert copy.suffix == ".ddaudit"
    with Store.open(copy) as kept:
        assert content(kept._file.connection) == before


@pytest.mark.parametrize(
    "more",
    [
        "raise RuntimeError('a step that fails')",
        "op.execute('DELETE FROM scale')",  # leaves orphans
        "op.execute('CREATE TABLE case_file (id TEXT)')",
    ],
)
def test_a_step_that_fails_leaves_everything_as_it_was(tmp_path: Path, more: str) -> None:
    path = of_today(tmp_path)
    connection = opened(path)
    before = content(connection)
    with pytest.raises(UpgradeFailed, match="Nothing in it was changed") as told:
        bring_up(connection, path, None, ladder(tmp_path, more))
    assert content(connection) == before
    assert number(connection, "foreign_keys") == 1
    assert not connection.in_transaction
    connection.close()
    (copy,) = tmp_path.glob("plain.before-*")
    assert copy.name in str(told.value)
    with Store.open(path) as store:
        assert store.notices == ()


@pytest.mark.skipif(os.name == "nt", reason="kills")
def test_a_step_that_is_killed_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = of_today(tmp_path)
    connection = opened(path)
    before = content(connection)
    connection.close()
    die = "op.get_bind().exec_driver_sql('PRAGMA cache_spill=1'); os.kill(os.getpid(), 9)"
    filling = "op.execute('CREATE TABLE big AS SELECT zeroblob(20000000) AS x'); "
    steps = ladder(tmp_path, filling + die)
    script = (
        "import sys; from pathlib import Path; from db.connection import connect\n"
        "from db.upgrade import Ladder, bring_up; path = Path(sys.argv[1])\n"
        "bring_up(connect(path, None), path, None, Ladder(3, (sys.argv[2],)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), steps.more_steps[0]], check=False, timeout=60
    )
    assert done.returncode == -9
    assert Path(f"{path}-journal").stat().st_size > 0, "it died before anything was written"
    with Store.open(path) as store:
        assert store.notices == ()
        assert is_whole(store._file.connection)
        assert content(store._file.connection) == before
