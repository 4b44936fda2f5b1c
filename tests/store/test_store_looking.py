"""Rows to be looked at say the same as the records themselves, and standings what they count to."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import col, select

from db.records import Answer, Event, alive
from db.rows import record_tables
from db.store import Store


@pytest.fixture(scope="module")
def example(built_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, closed: every noun a deep dive holds in earnest."""
    return Path(shutil.copy(built_example, tmp_path_factory.mktemp("example")))


def at(hour: int) -> datetime:
    return datetime(2020, 2, 11, hour, tzinfo=UTC)


def key(audit: str, question_id: str) -> dict[str, str]:
    return {"audit_id": audit, "question_id": question_id, "part": "main"}


def test_rows_hold_every_field_of_every_noun(example: Path) -> None:
    seen = 0
    with Store.open(example) as store:
        for table in record_tables().values():
            with store.reading() as session:
                order = (col(table.model.created_at), col(table.model.id))
                query = select(table.model).where(alive(table.model)).order_by(*order)
                records = [record.model_dump() for record in session.exec(query)]
            assert [vars(row) for row in store.rows(table.model)] == records, table.name
            seen += bool(records)
    assert seen > 15


def test_rows_leave_removed_records_out_and_match_columns(store: Store, audit: str) -> None:
    with store.act("answer", undoable=False) as tx:
        gone = tx.put(Answer, key(audit, "MC-01"), value="yes")
        kept = tx.put(Answer, key(audit, "MC-02"), value="no")
        tx.remove(Answer, gone)
    assert [row.id for row in store.rows(Answer)] == [kept]
    assert [row.id for row in store.rows(Answer, question_id="MC-02", value="no")] == [kept]
    assert store.rows(Answer, question_id="MC-01") == []


def test_rows_in_an_act_hold_what_it_has_written(store: Store, audit: str) -> None:
    with store.act("answer", undoable=False) as tx:
        tx.put(Answer, key(audit, "MC-01"), value="yes")
        assert [row.value for row in store.rows(Answer)] == ["yes"]


def test_an_audit_nobody_touched_has_no_standing(store: Store, audit: str) -> None:
    assert audit not in store.standings()


def test_an_answer_that_says_nothing_touches_an_audit_and_answers_nothing(
    store: Store, audit: str
) -> None:
    with store.act("answer", undoable=False, at=at(8)) as tx:
        tx.put(Answer, key(audit, "MC-01"), note="seen")
    standing = store.standings()[audit]
    assert (standing.touched, standing.answered, standing.events) == (at(8), False, 0)
    with store.act("answer", undoable=False, at=at(9)) as tx:
        said = tx.put(Answer, key(audit, "MC-01"), text="words")
    standing = store.standings()[audit]
    assert (standing.touched, standing.answered) == (at(9), True)
    with store.act("take it out", undoable=False, at=at(10)) as tx:
        tx.remove(Answer, said)
    standing = store.standings()[audit]
    assert (standing.touched, standing.answered) == (at(10), False)


def test_events_count_when_they_have_a_time(store: Store, audit: str) -> None:
    with store.act("events", undoable=False, at=at(8)) as tx:
        day = {"typed": "11/2/2020", "precision": "day", "earliest": at(0), "latest": at(23)}
        timed = tx.insert(Event, audit_id=audit, kind="OTHER", **day)
        tx.insert(Event, audit_id=audit, kind="OTHER", title="No time given")
    assert store.standings()[audit].events == 1
    with store.act("take it out", undoable=False, at=at(9)) as tx:
        tx.remove(Event, timed)
    standing = store.standings()[audit]
    assert (standing.events, standing.answered, standing.touched) == (0, False, at(8))


OVERVIEW = """
import sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.orm import Mapper
mapped = []
event.listen(Mapper, "after_configured", lambda: mapped.append(True))
from db.store import Store
from ddaudit_desktop.overview.counts import counts
from ddaudit_desktop.overview.glance import overview
from ddaudit_desktop.cases.stages import summaries
with Store.open(Path(sys.argv[1]), who="Lead auditor") as store:
    store.sign_in("Lead auditor", "lead")
    cases = summaries(store)
    counts(store, cases)
    print(overview(store, cases).ledger.line)
print("mapped", len(mapped), "definitions", "ddaudit_desktop.definitions" in sys.modules)
"""


def test_the_overview_is_read_without_classes_and_definitions(example: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-P", "-c", OVERVIEW, str(example)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert told[0].startswith("20 cases selected")
    assert told[1] == "mapped 0 definitions False"
