"""What goes into a store comes out of it, and only through an act."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlmodel import col, select

from db import clock
from db.errors import NotAllowed
from db.records import Action, Answer, Audit, Case, Child, Event, Person, alive
from db.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def answers(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as session:
        rows = session.exec(select(Answer).where(alive(Answer)).order_by(col(Answer.id))).all()
    return [(row.question_id, row.value, row.note) for row in rows]


def key(audit: str, question: str = "MC-12", part: str = "main") -> dict[str, str]:
    return {"audit_id": audit, "question_id": question, "part": part}


def test_an_answer_is_there_after_reopening(store: Store, audit: str) -> None:
    with store.act("answer MC-12") as tx:
        tx.put(Answer, key(audit), value="no", note="Not before 22:05.")
    store.close()
    with Store.open(store.path) as again:
        assert answers(again) == [("MC-12", "no", "Not before 22:05.")]


def test_a_closed_store_is_one_file(store: Store, audit: str) -> None:
    with store.act("answer MC-12") as tx:
        tx.put(Answer, key(audit), value="no")
    store.close()
    store.close()
    assert [file.name for file in store.path.parent.iterdir()] == ["dive.ddaudit"]


def test_every_kind_of_value_comes_back_as_it_was(store: Store, audit: str) -> None:
    earliest = datetime(2020, 2, 11, 18, 58, tzinfo=UTC)
    with store.act("facts") as tx:
        case = tx.insert(Case, reference="SYN-MC-002", theme="MC", other_themes=["CE", "DA"])
        child = tx.insert(Child, case_id=case, pseudonym="Child A", age_years=14, lead=True)
        event = tx.insert(
            Event,
            audit_id=audit,
            kind="call",
            typed="~18:58",
            earliest=earliest,
            latest=earliest,
            precision="about",
        )
    with store.reading() as session:
        assert session.get_one(Case, case).other_themes == ["CE", "DA"]
        kept_child, kept = session.get_one(Child, child), session.get_one(Event, event)
    assert (kept_child.age_years, kept_child.lead, kept_child.episodes_12m) == (14, True, None)
    assert (kept.earliest, kept.typed, kept.precision) == (earliest, "~18:58", "about")


@pytest.mark.parametrize("text", ['O\'Brien "said"', "Zoë\nMüller", "a\0b", "👧🏽 %s {x}", " "])
def test_words_are_kept_letter_for_letter(store: Store, audit: str, text: str) -> None:
    with store.act("note") as tx:
        tx.put(Answer, key(audit), note=text)
    assert answers(store) == [("MC-12", "", text)]


def test_the_act_says_what_changed(store: Store, audit: str) -> None:
    with store.act("answer MC-12") as tx:
        answer = tx.put(Answer, key(audit), value="no")
    assert tx.changes.kinds == {"answer"}
    assert tx.changes.ids == {("answer", answer)}
    assert (tx.changes.act, tx.changes.undoable) == ("answer MC-12", True)


def test_saying_the_same_again_is_no_change(store: Store, audit: str) -> None:
    with store.act("answer") as tx:
        tx.put(Answer, key(audit), value="no")
    with store.act("answer again") as tx:
        tx.put(Answer, key(audit), value="no")
    assert not tx.changes.ids
    assert not tx.changes.undoable
    assert store.undo_text() == "answer"


def test_who_and_when_stand_on_the_record(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: at)
    with store.act("case") as tx:
        case = tx.insert(Case, reference="SYN-CE-009", theme="CE")
    earlier = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
    with store.act("an earlier one", at=earlier) as tx:
        other = tx.insert(Case, reference="SYN-CE-010", theme="CE")
    with store.reading() as session:
        made, brought = session.get_one(Case, case), session.get_one(Case, other)
    assert (made.created_at, made.changed_at) == (at, at)
    assert (made.created_by, made.changed_by) == (store.person_id, store.person_id)
    assert brought.created_at == earlier


def test_an_act_that_fails_changes_nothing(store: Store, audit: str) -> None:
    def fail_half_way() -> None:
        with store.act("answer") as tx:
            tx.put(Answer, key(audit), value="no")
            assert answers(store) == [("MC-12", "no", "")]  # reading does not end the act
            tx.put(Answer, key(audit, "MC-13"), value="no")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert answers(store) == []
    assert store.undo_text() is None
    with store.act("answer") as tx:
        tx.put(Answer, key(audit), value="yes")
    assert answers(store) == [("MC-12", "yes", "")]


def test_acts_are_not_nested(store: Store, audit: str) -> None:
    with store.act("outer") as tx:
        tx.put(Answer, key(audit), value="no")
        with pytest.raises(RuntimeError, match="An act is going on"), store.act("inner"):
            pass
    assert answers(store) == [("MC-12", "no", "")]


def test_a_transaction_ends_with_its_act(store: Store, audit: str) -> None:
    with store.act("answer") as tx:
        pass
    with pytest.raises(RuntimeError, match="outside its act"):
        tx.put(Answer, key(audit), value="no")


def test_a_removed_record_comes_back_by_put_without_its_old_words(store: Store, audit: str) -> None:
    with store.act("answer") as tx:
        answer = tx.put(Answer, key(audit), value="no", note="Old words.")
    with store.act("clear") as tx:
        tx.remove(Answer, answer)
        tx.remove(Answer, answer)
    assert answers(store) == []
    with store.act("answer") as tx:
        assert tx.put(Answer, key(audit), value="yes") == answer
    assert answers(store) == [("MC-12", "yes", "")]


def test_a_removed_record_is_restored_as_it_was(store: Store, audit: str) -> None:
    with store.act("answer") as tx:
        answer = tx.put(Answer, key(audit), value="no", note="Kept.")
        tx.remove(Answer, answer)
    with pytest.raises(NotAllowed, match="was removed"), store.act("change") as tx:
        tx.update(Answer, answer, value="yes")
    with store.act("restore") as tx:
        tx.restore(Answer, answer)
    assert answers(store) == [("MC-12", "no", "Kept.")]


def test_the_key_of_a_removed_record_is_free_again(store: Store) -> None:
    with store.act("action") as tx:
        action = tx.insert(Action, code="A-01", text="Old words.", owner="DI Example")
        case = tx.insert(Case, reference="SYN-MC-001", theme="MC")
    store.undo()
    with store.act("action") as tx:
        assert tx.insert(Action, code="A-01", text="New words.") == action
        assert tx.insert(Case, reference="SYN-MC-001", theme="CE") != case
    with store.reading() as session:
        there = session.exec(select(Action).where(alive(Action))).one()
        themes = session.exec(select(Case.theme).where(alive(Case))).all()
    assert (there.text, there.owner, list(themes)) == ("New words.", "", ["CE"])
    store.undo()
    with store.reading() as session:
        assert session.exec(select(Action).where(alive(Action))).all() == []
        assert session.get_one(Action, action).text == "Old words."


def test_many_at_once(store: Store, audit: str) -> None:
    with store.act("bring in") as tx:
        ids = tx.insert_many(
            Answer,
            ({"audit_id": audit, "question_id": f"MC-{n}", "import_id": "one"} for n in range(500)),
        )
    assert len(set(ids)) == 500
    with store.reading() as session:
        assert session.get_one(Answer, ids[7]).import_id == "one"
        assert session.get_one(Answer, ids[7]).question_id == "MC-7"


def test_a_put_by_anything_but_the_natural_key_is_a_bug(store: Store, audit: str) -> None:
    with pytest.raises(TypeError), store.act("answer") as tx:
        tx.put(Answer, {"audit_id": audit}, value="no")
    with pytest.raises(TypeError), store.act("case") as tx:
        tx.put(Audit, {}, version=2)


def test_the_person_is_asked_for_and_known_again(tmp_path: Path) -> None:
    with Store.create(tmp_path / "dive.ddaudit", passphrase=None) as store:
        with pytest.raises(NotAllowed, match="who you are"), store.act("case"):
            pass
        with pytest.raises(NotAllowed, match="your name"):
            store.sign_in("  ")
        first = store.sign_in("  Anna   Example ", "lead")
        assert store.sign_in("Bo Muster") != first
        assert store.sign_in("Anna Example", "reviewer") == first == store.person_id
        with store.reading() as session:
            people = session.exec(select(Person).order_by(col(Person.name))).all()
    assert [(p.name, p.role) for p in people] == [("Anna Example", "reviewer"), ("Bo Muster", "")]
    assert people[0].created_by == first


def test_threads_take_turns(store: Store, audit: str) -> None:
    def work(part: str) -> None:
        for n in range(20):
            with store.act("answer") as tx:
                tx.put(Answer, key(audit, f"MC-{n}", part), value="no")
            answers(store)

    threads = [threading.Thread(target=work, args=(f"part {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers(store)) == 80
