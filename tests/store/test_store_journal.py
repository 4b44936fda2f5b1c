"""Every change is written down, before and after, with who and when, in the same transaction."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import col, select

from db.errors import NotAllowed
from db.journal import NO_ACT
from db.records import AccessEntry, Answer, Case, Concern, Event, JournalEntry
from db.rows import STAMPS, record_tables
from db.store import Store

if TYPE_CHECKING:
    from pathlib import Path

FORGED = (
    "INSERT INTO journal (act_id, act, person_id, at, table_name, record_id, op) "
    "VALUES ('a', 'a', 'a', 'a', 'answer', 'a', 'insert')"
)
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def entries(store: Store, kind: str, record_id: str) -> list[JournalEntry]:
    with store.reading() as session:
        query = select(JournalEntry).where(
            JournalEntry.table_name == kind, JournalEntry.record_id == record_id
        )
        return list(session.exec(query.order_by(col(JournalEntry.seq))).all())


def raw(store: Store, sql: str, *values: object) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = store._file.connection.execute(sql, values).fetchall()
    return rows


@pytest.fixture
def answer(store: Store, audit: str) -> str:
    with store.act("answer MC-12", at=AT, reason="as told") as tx:
        return tx.insert(Answer, audit_id=audit, question_id="MC-12", value="no")


def test_a_new_record_is_journalled_whole(store: Store, answer: str, audit: str) -> None:
    (entry,) = entries(store, "answer", answer)
    assert (entry.act, entry.reason, entry.op) == ("answer MC-12", "as told", "insert")
    assert (entry.person_id, entry.at) == (store.person_id, "2026-03-02T09:30:00.000Z")
    assert entry.before is None
    assert entry.after is not None
    after = json.loads(entry.after)
    assert set(after) == set(record_tables()["answer"].columns)
    assert (after["audit_id"], after["question_id"], after["value"]) == (audit, "MC-12", "no")
    assert (after["seen_on_bwv"], after["removed_at"]) == (0, None)


def test_a_change_is_journalled_by_field(store: Store, answer: str) -> None:
    with store.act("change") as tx:
        tx.update(Answer, answer, value="yes", note="Seen.", confidence="")
    changes = [(e.op, e.field, e.before, e.after) for e in entries(store, "answer", answer)[1:]]
    assert sorted(changes) == [
        ("update", "note", "", "Seen."),
        ("update", "value", "no", "yes"),
    ]


def test_taking_out_and_numbers_are_journalled(store: Store, answer: str) -> None:
    with store.act("tick", at=AT) as tx:
        tx.update(Answer, answer, seen_on_bwv=True)
        tx.remove(Answer, answer)
    changes = [(e.field, e.before, e.after) for e in entries(store, "answer", answer)[1:]]
    assert changes == [
        ("seen_on_bwv", "0", "1"),
        ("removed_at", None, "2026-03-02T09:30:00.000Z"),
    ]


def test_an_act_that_failed_left_no_entry(store: Store, answer: str) -> None:
    before = raw(store, "SELECT count(*) FROM journal")

    def fail() -> None:
        with store.act("change") as tx:
            tx.update(Answer, answer, value="yes")
            tx.update(Answer, answer, confidence="very")

    with pytest.raises(NotAllowed):
        fail()
    assert raw(store, "SELECT count(*) FROM journal") == before


def test_the_context_is_empty_between_acts(store: Store, answer: str) -> None:
    assert raw(store, "SELECT * FROM act_context") == []


def row_of(kind: str) -> dict[str, object]:
    """A row with something in every column."""
    table = record_tables()[kind]
    row = {name: 1 if name in table.whole_numbers else "one" for name in table.columns}
    return row | {"removed_at": None}


@pytest.mark.parametrize("kind", sorted(record_tables()))
def test_every_noun_is_journalled_field_by_field(kind: str, store: Store) -> None:
    """By raw SQL, as another program would; foreign keys and types as the table asks."""
    table = record_tables()[kind]
    store._file.connection.execute("PRAGMA foreign_keys=OFF")
    row = row_of(kind)
    with store.act("raw") as tx:
        store._file.connection.execute(table.insert, row)
        for name in table.field_names:
            new = 2 if name in table.whole_numbers else "two"
            raw(store, f'UPDATE "{kind}" SET "{name}" = ? WHERE id = ?', new, "one")
        if table.model is not Concern:
            raw(store, f'DELETE FROM "{kind}" WHERE id = ?', "one")
        tx._touched.add((kind, "one"))
    written = entries(store, kind, "one")
    assert json.loads(written[0].after or "") == row
    assert [entry.field for entry in written if entry.op == "update"] == list(table.field_names)
    assert {entry.act for entry in written} == {"raw"}
    if table.model is not Concern:
        assert written[-1].op == "delete"
        last = json.loads(written[-1].before or "")
        assert {last[name] for name in table.field_names} <= {"two", 2}


@pytest.mark.parametrize("kind", sorted(record_tables()))
def test_no_record_can_be_made_outside_an_act(kind: str, store: Store) -> None:
    store._file.connection.execute("PRAGMA foreign_keys=OFF")
    with pytest.raises(Exception, match=NO_ACT):
        store._file.connection.execute(record_tables()[kind].insert, row_of(kind))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE answer SET value = 'yes'",
        "DELETE FROM answer",
        "INSERT OR REPLACE INTO answer SELECT * FROM answer",
        "UPDATE answer SET changed_by = 'me'",
        FORGED,
    ],
)
def test_a_change_behind_the_programs_back_is_refused(
    store: Store, answer: str, change: str
) -> None:
    before = raw(store, "SELECT * FROM answer"), raw(store, "SELECT * FROM journal")
    with pytest.raises(Exception, match=NO_ACT):
        raw(store, change)
    assert (raw(store, "SELECT * FROM answer"), raw(store, "SELECT * FROM journal")) == before


def test_a_replaced_record_is_journalled_as_erased_and_made(store: Store, answer: str) -> None:
    with store.act("raw") as tx:
        raw(store, "INSERT OR REPLACE INTO answer SELECT * FROM answer")
        tx._touched.add(("answer", answer))
    assert [e.op for e in entries(store, "answer", answer)] == ["insert", "delete", "insert"]


@pytest.mark.parametrize("log", ["journal", "access_log"])
def test_the_logs_are_append_only_but_for_the_seal(store: Store, answer: str, log: str) -> None:
    store.log_access("consultation", "answer", answer)
    refused = "never changed"
    with store.act("raw") as tx:
        for change in (
            f"DELETE FROM {log}",
            f"UPDATE {log} SET person_id = 'x'",
            f"UPDATE {log} SET seal = 'x', person_id = 'x'",
            f"UPDATE {log} SET seal = NULL",
        ):
            with pytest.raises(Exception, match=refused):
                raw(store, change)
        raw(store, f"UPDATE {log} SET seal = 'x' WHERE seq = 1")
        with pytest.raises(Exception, match=refused):
            raw(store, f"UPDATE {log} SET seal = 'y' WHERE seq = 1")
        tx._touched.add((log, "1"))
    assert raw(store, f"SELECT seal FROM {log} WHERE seq = 1") == [("x",)]


def test_a_concern_cannot_be_taken_back(store: Store) -> None:
    with store.act("raise concern") as tx:
        concern = tx.insert(Concern, what="Unsafe now.", raised_at=AT, raised_by="Anna Example")
    assert not tx.changes.undoable
    assert store.undo_text() is None
    with pytest.raises(NotAllowed, match="Add a note to it"), store.act("remove") as tx:
        tx.remove(Concern, concern)
    with pytest.raises(Exception, match="cannot be removed"), store.act("delete"):
        raw(store, "DELETE FROM concern")
    with store.act("acknowledge") as tx:
        tx.update(Concern, concern, acknowledged_by="DI Example")
    assert len(entries(store, "concern", concern)) == 2


def test_the_access_log_says_who_saw_what_and_for_whom(store: Store, answer: str) -> None:
    store.log_access("consultation", "case_file", "1")
    store.log_access("consultation", "case_file", "1")
    store.log_access("consultation", "case_file", "2")
    store.log_access("disclosure", "case_file", "1", recipient="Panel", reason="Scrutiny")
    store.log_access("disclosure", "case_file", "1", recipient="Panel", reason="Scrutiny")
    with store.reading() as session:
        log = session.exec(select(AccessEntry).order_by(col(AccessEntry.seq))).all()
    assert [(e.verb, e.record_id, e.recipient) for e in log] == [
        ("consultation", "1", ""),
        ("consultation", "2", ""),
        ("disclosure", "1", "Panel"),
        ("disclosure", "1", "Panel"),
    ]
    assert {e.person_id for e in log} == {store.person_id}
    assert all(e.at.tzinfo is UTC for e in log)
    with pytest.raises(ValueError, match="no verb"):
        store.log_access("reading", "case_file", "1")  # type: ignore[arg-type]


def test_a_disclosure_inside_an_act_stands_or_falls_with_it(store: Store, answer: str) -> None:
    def fail() -> None:
        with store.act("export") as tx:
            tx.update(Answer, answer, value="yes")
            store.log_access("disclosure", "answer", answer, recipient="Panel")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert raw(store, "SELECT count(*) FROM access_log") == [(0,)]


def test_a_consultation_lost_with_its_act_is_logged_the_next_time(store: Store) -> None:
    def fail() -> None:
        with store.act("look"):
            store.log_access("consultation", "case_file", "1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    store.log_access("consultation", "case_file", "1")
    store.log_access("consultation", "case_file", "1")
    assert raw(store, "SELECT record_id FROM access_log") == [("1",)]


def test_what_is_logged_in_an_act_that_changes_nothing_is_kept(store: Store, answer: str) -> None:
    with store.act("show") as tx:
        tx.update(Answer, answer, value="no")
        store.log_access("disclosure", "answer", answer, recipient="Panel")
    assert not tx.changes.kinds
    assert raw(store, "SELECT verb FROM access_log") == [("disclosure",)]


def test_each_person_who_looks_at_a_record_is_logged_once_a_sitting(store: Store) -> None:
    store.log_access("consultation", "case_file", "1")
    first, second = store.person_id, store.sign_in("Ben Example")
    for _ in range(2):
        store.log_access("consultation", "case_file", "1")
    path = store.path
    store.close()
    with Store.open(path) as again:
        again.sign_in("Ben Example")
        again.log_access("consultation", "case_file", "1")
        people = raw(again, "SELECT person_id FROM access_log ORDER BY seq")
    assert people == [(first,), (second,), (second,)]


def test_rules_that_were_taken_out_are_put_back_and_told(store: Store, answer: str) -> None:
    path: Path = store.path
    raw(store, "DROP TRIGGER journal_update_answer")
    raw(store, "DROP TRIGGER concern_not_removed")
    raw(store, "CREATE TRIGGER concern_not_removed BEFORE DELETE ON concern BEGIN SELECT 1; END")
    raw(store, "CREATE TRIGGER foreign_one AFTER INSERT ON answer BEGIN SELECT 1; END")
    store.close()
    with Store.open(path) as again:
        assert len(again.notices) == 1
        assert "altered by another program" in again.notices[0]
        again.sign_in("Anna Example")
        with pytest.raises(Exception, match=NO_ACT):
            raw(again, "UPDATE answer SET value = 'yes'")
        assert raw(again, "SELECT 1 FROM sqlite_schema WHERE name = 'foreign_one'") == []
    with Store.open(path) as third:
        assert third.notices == ()


def test_stamps_follow_from_changes_and_are_not_journalled_themselves(
    store: Store, audit: str
) -> None:
    with store.act("event") as tx:
        event = tx.insert(Event, audit_id=audit, kind="call", title="Call")
    with store.act("change") as tx:
        tx.update(Event, event, title="First call")
    assert {e.field for e in entries(store, "event", event)} == {None, "title"}
    assert set(STAMPS) == {"changed_at", "changed_by"}


def test_the_first_reading_of_a_sitting_does_not_end_an_act(store: Store) -> None:
    """Setting up the reading engine must not commit what is open on the shared connection."""
    store.change_passphrase("another passphrase")

    def fail() -> None:
        with store.act("case") as tx:
            tx.insert(Case, reference="SYN-CE-001", theme="CE")
            with store.reading() as session:
                assert len(session.exec(select(Case)).all()) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert raw(store, "SELECT count(*) FROM case_file") == [(0,)]


def test_a_session_only_reads(store: Store, answer: str) -> None:
    with store.reading() as session:
        kept = session.get_one(Answer, answer)
        kept.value = "yes"
        with pytest.raises(RuntimeError, match="only reads"):
            session.commit()
        with pytest.raises(RuntimeError, match="only reads"):
            session.flush()
    assert raw(store, "SELECT value FROM answer") == [("no",)]
