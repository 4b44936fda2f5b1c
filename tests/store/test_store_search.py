"""Full text: what was written is found as people type it, and only while it is there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import (
    Action,
    Answer,
    Audit,
    Case,
    ChangeMade,
    Concern,
    Event,
    Extract,
    Feedback,
    Finding,
    ImprovementPoint,
    Inspection,
    OverallGrade,
    PointAssessment,
)
from db.search import SOURCES

if TYPE_CHECKING:
    from db.store import Hit, Store


def write(store: Store, audit: str, note: str, question: str = "MC-12") -> str:
    with store.act("note") as tx:
        return tx.put(
            Answer, {"audit_id": audit, "question_id": question, "part": "main"}, note=note
        )


def found(store: Store, words: str) -> list[str]:
    return [hit.snippet for hit in store.search(words)]


@pytest.mark.parametrize(
    "words",
    [
        "muller",
        "MÜLLER",
        "zoe mull",
        "o'brien",
        "O'B",
        "22:05",
        "a-b",
        "told o'",
        "(told",
        '"told"',
    ],
)
def test_words_are_found_as_people_type_them(store: Store, audit: str, words: str) -> None:
    write(store, audit, "Zoë Müller told O'Brien at 22:05 that a-b was AND not OR.")
    assert len(found(store, words)) == 1


@pytest.mark.parametrize(
    "words", ["", "  ", "'", '"', "* -", "mullet", "zo e", "ller", "brien told"]
)
def test_other_words_are_not(store: Store, audit: str, words: str) -> None:
    write(store, audit, "Zoë Müller told O'Brien.")
    expected = 1 if words == "brien told" else 0  # every word somewhere, in any order
    assert len(found(store, words)) == expected


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.text() | st.text(alphabet="\"'*:^-+(){}[]\0 ANDORNOTNEARab;\\%_,.", max_size=20))
def test_nothing_that_is_typed_is_taken_for_a_command(store: Store, words: str) -> None:
    assert store.search(words) == []


def test_a_hit_says_where_it_belongs_and_what_was_found(store: Store, audit: str) -> None:
    answer = write(
        store, audit, "Long before. " * 30 + "The placement\nwas unsafe. " + "After. " * 30
    )
    (hit,) = store.search("placement unsaf")
    with store.reading() as session:
        case = session.get_one(Audit, audit).case_id
    assert (hit.kind, hit.record_id, hit.audit_id) == ("answer", answer, audit)
    assert (hit.case_id, hit.question_id) == (case, "MC-12")
    assert {hit.snippet[begin:end] for begin, end in hit.marks} == {"placement", "unsafe"}
    assert "\n" not in hit.snippet
    assert len(hit.snippet) < 250


def test_every_noun_with_words_is_found(store: Store, audit: str) -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    with store.act("much") as tx:
        case = tx.insert(Case, reference="HERON-1", theme="MC")
        inspection = tx.insert(Inspection, pack_code="P", version="1", title="An inspection")
        point = tx.insert(ImprovementPoint, inspection_id=inspection, code="P1", text="Do it.")
        tx.insert(Answer, audit_id=audit, question_id="MC-1", text="A heron.")
        tx.insert(Extract, audit_id=audit, words="A heron.")
        tx.insert(Event, audit_id=audit, kind="call", note="A heron.")
        tx.insert(OverallGrade, audit_id=audit, reason="A heron.")
        tx.insert(PointAssessment, audit_id=audit, point_id=point, reason="A heron.")
        tx.insert(Feedback, audit_id=audit, recipient="officer", reply="A heron.")
        tx.insert(Concern, case_id=case, what="A heron.", raised_at=at, raised_by="Anna Example")
        tx.insert(Action, code="A1", text="Watch the heron.", case_id=case)
        tx.insert(Finding, title="A heron")
        tx.insert(ChangeMade, code="C1", title="Heron")
    hits = {hit.kind: hit for hit in store.search("heron")}
    assert set(hits) == set(SOURCES)
    in_audit = {"answer", "extract", "event", "overall_grade", "point_assessment", "feedback"}
    assert {kind for kind, hit in hits.items() if hit.audit_id == audit} == in_audit
    assert {kind for kind, hit in hits.items() if hit.case_id == case} == {
        "case_file",
        "concern",
        "action",
    }


def test_the_index_follows_every_change(store: Store, audit: str) -> None:
    answer = write(store, audit, "heron")
    write(store, audit, "bittern")
    assert (found(store, "heron"), found(store, "bittern")) == ([], ["bittern"])
    with store.act("clear") as tx:
        tx.remove(Answer, answer)
    assert found(store, "bittern") == []
    with store.act("restore") as tx:
        tx.restore(Answer, answer)
    assert found(store, "bittern") == ["bittern"]
    write(store, audit, "")
    assert found(store, "bittern") == []
    assert store._file.connection.execute(
        "SELECT count(*) FROM search_text WHERE record_id = ?", (answer,)
    ).fetchone() == (0,)
    write(store, audit, "heron again")
    assert len(found(store, "again")) == 1


def test_what_belongs_to_a_removed_case_is_not_found(store: Store, audit: str) -> None:
    write(store, audit, "heron")
    with store.reading() as session:
        case = session.get_one(Audit, audit).case_id
    with store.act("take out the case") as tx:
        tx.remove(Case, case)
    assert found(store, "heron") == []
    store.undo()
    assert found(store, "heron") == ["heron"]
    with store.act("take out the audit") as tx:
        tx.remove(Audit, audit)
    assert found(store, "heron") == []


def test_the_best_come_first_and_only_so_many(store: Store, audit: str) -> None:
    for number in range(60):
        write(store, audit, "Nothing here but a heron once. " * 3, f"MC-{number}")
    best = write(store, audit, "heron heron heron", "MC-99")
    hits: list[Hit] = store.search("heron")
    assert len(hits) == 50
    assert hits[0].record_id == best
    assert len(store.search("heron", limit=7)) == 7
