"""Kill a writing program again and again; nothing it said was saved may be missing afterwards.

`python tests/store/kill_harness.py FOLDER [ROUNDS]`, a thousand rounds unless told otherwise. Each
round forks a writer on a sealed store, kills it at a random moment, opens the store and compares.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from sqlmodel import col, func, select

from db.records import Answer, Audit, Case, JournalEntry, Scale, Setting
from db.store import Store

NOTE = "Told the control room at 22:05 that she was not at the placement. "


def prepare(path: Path) -> tuple[str, str]:
    """A sealed store with one audit; gives its recovery code, so that no round waits for a key."""
    with Store.create(path, passphrase="seven grey herons") as store:
        store.sign_in("Anna Example")
        with store.act("prepare") as tx:
            scale = tx.insert(Scale, code="OPEN", version="1", title="Four words")
            case = tx.insert(Case, reference="SYN-MC-001", theme="MC")
            audit = tx.insert(Audit, case_id=case, scale_id=scale)
            tx.put(Setting, {"key": "answers"}, value="0")
        return store.recovery_code(), audit


def write(path: Path, recovery: str, audit: str, told: int) -> None:
    """Answer on and on; the number of an answer is told only when the act has ended."""
    store = Store.open(path, recovery=recovery)
    store.sign_in("Anna Example")
    store._file.connection.execute(
        "PRAGMA wal_autocheckpoint=50"
    )  # so that checkpoints are hit too
    number = count_answers(store)
    os.write(told, b"open\n")
    while True:
        number += 1
        with store.act(f"answer {number}") as tx:
            key = {"audit_id": audit, "question_id": f"MC-{number}"}
            tx.put(Answer, key | {"part": "main"}, value="no", note=NOTE * (number % 20))
            tx.put(Setting, {"key": "answers"}, value=str(number))
        os.write(told, f"{number}\n".encode())


def count_answers(store: Store) -> int:
    with store.reading() as session:
        return session.exec(select(func.count()).select_from(Answer)).one()


def killed_round(path: Path, recovery: str, audit: str, chance: random.Random) -> int:
    """Fork a writer, kill it, and give the last number that it told."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            write(path, recovery, audit, write_end)
        finally:
            os._exit(1)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as told:
        assert told.readline() == b"open\n", "the writer did not start"
        time.sleep(chance.uniform(0.002, 0.12))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        numbers = [int(line) for line in told.read().split(b"\n")[:-1]]
    return numbers[-1] if numbers else 0


def check(path: Path, recovery: str, last_told: int) -> int:
    """Whatever was told is there, whole, journalled and found; gives how many answers there are."""
    with Store.open(path, recovery=recovery) as store:
        connection = store._file.connection
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute(
            "INSERT INTO search_words(search_words, rank) VALUES ('integrity-check', 1)"
        )
        with store.reading() as session:
            answers = session.exec(select(Answer)).all()
            counted = session.exec(select(Setting.value).where(Setting.key == "answers")).one()
            journalled = session.exec(
                select(func.count(func.distinct(JournalEntry.act_id))).where(
                    col(JournalEntry.act).like("answer %")
                )
            ).one()
        assert len(answers) >= last_told, f"{last_told} told, {len(answers)} there"
        assert len(answers) == int(counted) == journalled, "an act is there in part"
        for answer in answers:
            number = int(answer.question_id.removeprefix("MC-"))
            assert answer.note == NOTE * (number % 20), "an answer is not whole"
        assert connection.execute("SELECT count(*) FROM act_context").fetchone() == (0,)
    return len(answers)


def run(folder: Path, rounds: int, seed: int) -> str:
    """All the rounds on one store; gives what happened in a line."""
    chance = random.Random(seed)
    path = folder / "killed.ddaudit"
    recovery, audit = prepare(path)
    recovered = acknowledged = 0
    for _ in range(rounds):
        last_told = killed_round(path, recovery, audit, chance)
        journal = Path(f"{path}-wal")
        recovered += journal.exists() and journal.stat().st_size > 0
        check(path, recovery, last_told)
        acknowledged = max(acknowledged, last_told)
    return f"{rounds} kills, {acknowledged} answers acknowledged, {recovered} journals recovered"


if __name__ == "__main__":
    print(run(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000, seed=os.getpid()))
