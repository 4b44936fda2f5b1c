"""An answer is durable almost as soon as one bare row would be, cipher and journal included."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from itertools import cycle
from typing import TYPE_CHECKING

from measuring import Budget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LIMIT = 2.5
PASSPHRASE = "seven grey otters cross the weir"


def timed(act: Callable[[], object]) -> float:
    """How many seconds one call takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def make_example(file: Path) -> None:
    """The encrypted example, made the way an administrator makes it."""
    subprocess.run(
        [sys.executable, "-P", "-m", "ddaudit_desktop", "example", str(file)],
        env={**os.environ, "DDAUDIT_PASSPHRASE": PASSPHRASE},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def answering(file: Path) -> Callable[[], object]:
    """A call that changes one answer of the example and returns when it is on the disk."""
    from sqlmodel import col, select

    from db.records import Answer
    from db.store import Store
    from ddaudit_desktop.acts import answers

    store = Store.open(file, passphrase=PASSPHRASE, who="bench")
    store.sign_in("A. Auditor", "auditor")
    with store.reading() as session:
        asked = session.exec(select(Answer).where(col(Answer.value).in_(["yes", "no"]))).first()
    if asked is None:
        raise RuntimeError("The example holds no answer of yes or no.")
    values = cycle(["partly", "yes", "no"])
    return lambda: answers.answer(
        store, asked.audit_id, asked.question_id, next(values), part=asked.part
    )


def committing(file: Path) -> Callable[[], object]:
    """A call that commits one row to a bare SQLite file as durably."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, question TEXT, value TEXT)")

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO answer (question, value) VALUES ('MC-12', 'no')")
        connection.execute("COMMIT")

    return commit


def budgets(folder: Path) -> Iterator[Budget]:
    example = folder / "example.ddaudit"
    make_example(example)
    commit = committing(folder / "bare.db")
    answer = answering(example)
    yield Budget(
        name="an answer until it is durable",
        limit=LIMIT,
        bare=lambda: timed(commit),
        ours=lambda: timed(answer),
        rounds=300,
        warm_up=20,
    )
