"""An answer is durable soon: cipher, journal and validation beside the barest commit of one row."""

from __future__ import annotations

import sqlite3
import time
from itertools import count
from typing import TYPE_CHECKING

from db.records import Answer, Audit, Case, Scale
from db.store import Store
from measuring import Budget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LIMIT = 2.5
ROUNDS = 400
NOTE = "Told the control room at 22:05 that she was not at the placement. " * 4


def budgets(folder: Path) -> Iterator[Budget]:
    with Store.create(folder / "bench.ddaudit", passphrase="seven grey herons") as store:
        audit = prepare(store)
        for name, ours in (
            ("a first answer, durable", first_answer(store, audit)),
            ("a changed answer, durable", changed_answer(store, audit)),
            ("a longer note, durable", longer_note(store, audit)),
        ):
            bare = bare_commit(folder / f"{name}.sqlite")
            yield Budget(name=name, limit=LIMIT, bare=bare, ours=ours, rounds=ROUNDS, warm_up=30)


def seconds(step: Callable[[], object]) -> float:
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def bare_commit(path: Path) -> Callable[[], float]:
    """One row in one table of a plain file: WAL, FULL, nothing else."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, question TEXT, value TEXT)")

    def insert() -> None:
        connection.execute("INSERT INTO answer (question, value) VALUES ('MC-12', 'no')")

    return lambda: seconds(insert)


def prepare(store: Store) -> str:
    """An audit among two hundred others, each with a form full of answers."""
    store.sign_in("Bench")
    with store.act("prepare") as tx:
        scale = tx.insert(Scale, code="OPEN", version="1", title="Four words")
        cases = tx.insert_many(
            Case, ({"reference": f"SYN-{n:03}", "theme": "MC"} for n in range(200))
        )
        audits = tx.insert_many(Audit, ({"case_id": case, "scale_id": scale} for case in cases))
        tx.insert_many(
            Answer,
            (
                {"audit_id": audit, "question_id": f"MC-{n}", "value": "yes", "note": NOTE[:n]}
                for audit in audits
                for n in range(80)
            ),
        )
    return audits[100]


def first_answer(store: Store, audit: str) -> Callable[[], float]:
    numbers = count(100)

    def answer() -> None:
        key = {"audit_id": audit, "question_id": f"MC-{next(numbers)}", "part": "main"}
        with store.act("answer") as tx:
            tx.put(Answer, key, value="no")

    return lambda: seconds(answer)


def changed_answer(store: Store, audit: str) -> Callable[[], float]:
    numbers = count()

    def answer() -> None:
        key = {"audit_id": audit, "question_id": "MC-12", "part": "main"}
        with store.act("answer") as tx:
            tx.put(Answer, key, value="yes" if next(numbers) % 2 else "no")

    return lambda: seconds(answer)


def longer_note(store: Store, audit: str) -> Callable[[], float]:
    numbers = count(20)

    def write() -> None:
        key = {"audit_id": audit, "question_id": "MC-13", "part": "main"}
        with store.act("note") as tx:
            tx.put(Answer, key, note=NOTE * 2 + NOTE[: next(numbers) % 200])

    return lambda: seconds(write)
