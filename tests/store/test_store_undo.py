"""Undo and redo: as if it had not been done, and written down as done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlmodel import col, select
from typing_extensions import override

from db.errors import ChangedSince
from db.records import Answer, Audit, Case, Concern, Extract, JournalEntry, Scale, alive
from db.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Changes


def key(audit: str, question: str = "MC-12") -> dict[str, str]:
    return {"audit_id": audit, "question_id": question, "part": "main"}


def say(store: Store, audit: str, value: str, *, undoable: bool = True) -> Changes:
    with store.act(f"answer {value}", undoable=undoable) as tx:
        tx.put(Answer, key(audit), value=value)
    return tx.changes


def values(store: Store) -> list[str]:
    with store.reading() as session:
        return list(session.exec(select(Answer.value).where(alive(Answer))).all())


def test_back_and_forth(store: Store, audit: str) -> None:
    say(store, audit, "no")
    say(store, audit, "yes")
    assert (store.undo_text(), store.redo_text()) == ("answer yes", None)
    undone = store.undo()
    assert undone
    assert undone.act == "undo answer yes"
    assert undone.kinds == {"answer"}
    assert values(store) == ["no"]
    assert (store.undo_text(), store.redo_text()) == ("answer no", "answer yes")
    store.undo()
    assert values(store) == []
    assert store.undo() is None
    store.redo()
    store.redo()
    assert values(store) == ["yes"]
    assert store.redo() is None
    assert (store.undo_text(), store.redo_text()) == ("answer yes", None)


def test_something_new_ends_redo(store: Store, audit: str) -> None:
    say(store, audit, "no")
    store.undo()
    say(store, audit, "yes")
    assert store.redo_text() is None


def test_undo_is_written_down_too(store: Store, audit: str) -> None:
    say(store, audit, "no")
    say(store, audit, "yes")
    store.undo()
    with store.reading() as session:
        last = session.exec(select(JournalEntry).order_by(col(JournalEntry.seq).desc())).first()
    assert last
    assert (last.act, last.field, last.before, last.after) == (
        "undo answer yes",
        "value",
        "yes",
        "no",
    )
    assert last.person_id == store.person_id


def test_an_act_on_many_records_goes_back_whole(store: Store, audit: str) -> None:
    say(store, audit, "no")
    with store.act("much") as tx:
        tx.put(Answer, key(audit), value="yes", note="Seen.")
        tx.put(Answer, key(audit), note="Seen twice.", seen_on_bwv=True)
        other = tx.put(Answer, key(audit, "MC-13"), value="partly")
        tx.update(Answer, other, value="no")
        tx.insert(Extract, audit_id=audit, words="She said no.")
    store.undo()
    with store.reading() as session:
        answers = session.exec(select(Answer).where(alive(Answer))).all()
        extracts = session.exec(select(Extract).where(alive(Extract))).all()
    assert [(a.value, a.note, a.seen_on_bwv) for a in answers] == [("no", "", False)]
    assert extracts == []
    store.redo()
    with store.reading() as session:
        answers = session.exec(
            select(Answer).where(alive(Answer)).order_by(Answer.question_id)
        ).all()
    assert [(a.value, a.note) for a in answers] == [("yes", "Seen twice."), ("no", "")]


def test_taking_out_is_undone(store: Store, audit: str) -> None:
    changes = say(store, audit, "no")
    ((_, answer),) = changes.ids
    with store.act("clear") as tx:
        tx.remove(Answer, answer)
    assert values(store) == []
    store.undo()
    assert values(store) == ["no"]


def test_a_later_change_stands_in_the_way(store: Store, audit: str) -> None:
    say(store, audit, "no")
    say(store, audit, "yes")
    say(store, audit, "partly", undoable=False)
    with pytest.raises(ChangedSince, match="Nothing was changed"):
        store.undo()
    assert values(store) == ["partly"]
    assert store.undo_text() == "answer no"  # the one that cannot be undone is not offered again


def test_a_later_change_elsewhere_does_not(store: Store, audit: str) -> None:
    say(store, audit, "no")
    with store.act("import", undoable=False) as tx:
        tx.put(Answer, key(audit, "MC-13"), value="yes")
        tx.put(Answer, key(audit), note="Another field of the same answer.")
    with pytest.raises(ChangedSince):
        store.undo()  # the answer as it was made is not the answer that is there
    say(store, audit, "yes")
    with store.act("import", undoable=False) as tx:
        tx.put(Answer, key(audit), note="Yet another.")
    store.undo()
    assert sorted(values(store)) == ["no", "yes"]


def test_what_others_belong_to_is_not_taken_out(store: Store, audit: str) -> None:
    with store.act("case") as tx:
        case = tx.insert(Case, reference="SYN-MC-002", theme="MC")
    with store.reading() as session:
        scale = session.exec(select(Scale.id)).one()
    with store.act("audit", undoable=False) as tx:
        made = tx.insert(Audit, case_id=case, scale_id=scale)
    with pytest.raises(ChangedSince):
        store.undo()
    with store.act("case and audit") as tx:
        case = tx.insert(Case, reference="SYN-MC-003", theme="MC")
        tx.insert(Audit, case_id=case, scale_id=scale)
    store.undo()
    with store.reading() as session:
        cases = session.exec(select(Case.reference).where(alive(Case))).all()
    assert "SYN-MC-003" not in cases
    assert made != audit


def test_a_place_taken_meanwhile_is_told(store: Store) -> None:
    with store.act("case") as tx:
        case = tx.insert(Case, reference="SYN-MC-002", theme="MC")
    with store.act("rename") as tx:
        tx.update(Case, case, reference="SYN-MC-003")
    with store.act("another", undoable=False) as tx:
        tx.insert(Case, reference="SYN-MC-002", theme="MC")
    with pytest.raises(ChangedSince):
        store.undo()


def test_a_concern_in_an_act_makes_it_final(store: Store, audit: str) -> None:
    with store.act("answer and concern") as tx:
        tx.put(Answer, key(audit), value="no")
        tx.insert(Concern, what="Unsafe.", raised_at=tx.act.at, raised_by="Anna Example")
    assert store.undo_text() is None


def test_a_new_sitting_starts_without_undo(store: Store, audit: str) -> None:
    say(store, audit, "no")
    store.close()
    with Store.open(store.path) as again:
        again.sign_in("Anna Example")
        assert again.undo_text() is None
        say(again, audit, "yes")
        again.undo()
        assert values(again) == ["no"]


Record = dict[str, str]
State = dict[str, Record]
QUESTIONS = st.sampled_from(["MC-1", "MC-2", "MC-3"])
FIELDS = st.fixed_dictionaries(
    {}, optional={"value": st.sampled_from(["", "yes", "no"]), "note": st.sampled_from(["", "x"])}
)


class Copies(RuleBasedStateMachine):
    """Acts, undo and redo on a store, beside the same on plain dictionaries.

    An answer that was never given and one that was taken out look alike from outside.
    """

    folder: Path  # of this test alone
    number = 0

    @initialize()
    def open_store(self) -> None:
        Copies.number += 1
        path = self.folder / f"dive-{Copies.number}.ddaudit"
        self.store = Store.create(path, passphrase=None)
        self.store.sign_in("Anna Example")
        with self.store.act("prepare", undoable=False) as tx:
            scale = tx.insert(Scale, code="OPEN", version="1", title="Four words")
            case = tx.insert(Case, reference="SYN-CE-001", theme="CE")
            self.audit = tx.insert(Audit, case_id=case, scale_id=scale)
        self.state: State = {}
        self.done: list[tuple[State, State]] = []
        self.undone: list[tuple[State, State]] = []

    @rule(changes=st.lists(st.tuples(QUESTIONS, st.none() | FIELDS), max_size=4))
    def act(self, changes: list[tuple[str, dict[str, str] | None]]) -> None:
        """One act: give some answers, take some out."""
        before, after = self.state, {name: dict(record) for name, record in self.state.items()}
        with self.store.act("act") as tx:
            for question, fields in changes:
                if fields is not None:
                    tx.put(Answer, key(self.audit, question), **fields)
                    after.setdefault(question, {"value": "", "note": ""}).update(fields)
                elif question in after:
                    tx.remove(Answer, tx.put(Answer, key(self.audit, question)))
                    del after[question]
        self.state = after
        if tx.changes.undoable:
            self.done.append((before, after))
            self.undone.clear()
        else:
            assert before == after

    @rule()
    def undo(self) -> None:
        assert (self.store.undo() is None) == (not self.done)
        if self.done:
            self.undone.append(self.done.pop())
            self.state = self.undone[-1][0]

    @rule()
    def redo(self) -> None:
        assert (self.store.redo() is None) == (not self.undone)
        if self.undone:
            self.done.append(self.undone.pop())
            self.state = self.done[-1][1]

    @rule()
    def reopen(self) -> None:
        path = self.store.path
        self.store.close()
        self.store = Store.open(path)
        self.store.sign_in("Anna Example")
        self.done.clear()
        self.undone.clear()

    @invariant()
    def the_store_holds_what_the_dictionaries_hold(self) -> None:
        with self.store.reading() as session:
            rows = session.exec(select(Answer).where(alive(Answer))).all()
        assert {r.question_id: {"value": r.value, "note": r.note} for r in rows} == self.state
        found = {hit.question_id for hit in self.store.search("x")}
        assert found == {name for name, record in self.state.items() if record["note"]}

    @override
    def teardown(self) -> None:
        self.store.close()


def test_any_acts_undone_and_redone(tmp_path: Path) -> None:
    Copies.folder = tmp_path
    Copies.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
    Copies.TestCase("runTest").runTest()
