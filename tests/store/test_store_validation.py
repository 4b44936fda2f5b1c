"""Values are checked at the door, and the sentence names the field and not what was typed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import NotAllowed
from db.records import Action, Answer, Case, Child, DeepDive, Event, Extract, Kept, Setting

if TYPE_CHECKING:
    from db.store import Store

EARLY, LATE = datetime(2020, 2, 11, 18, 58, tzinfo=UTC), datetime(2020, 2, 11, 19, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("model", "values", "said"),
    [
        (Case, {"theme": "CE"}, "Case: reference has to be given."),
        (Case, {"reference": "", "theme": "CE"}, "Case: reference has to be given."),
        (
            Case,
            {"reference": "x" * 61, "theme": "CE"},
            "Case: reference can be at most 60 letters long.",
        ),
        (Case, {"reference": 7, "theme": "CE"}, "Case: reference has to be text."),
        (
            Case,
            {"theme": "C"},
            "Case: reference has to be given; theme has to be at least 2 long.",
        ),
        (
            Child,
            {"case_id": "x", "pseudonym": "A", "age_years": 26},
            "Child: age years cannot be above 25.",
        ),
        (
            Child,
            {"case_id": "x", "pseudonym": "A", "age_years": "old"},
            "Child: age years has to be a whole number.",
        ),
        (
            Child,
            {"case_id": "x", "pseudonym": "A", "lead": "x"},
            "Child: lead has to be yes or no.",
        ),
        (
            Answer,
            {"audit_id": "x", "question_id": "MC-1", "confidence": "very"},
            "Answer: confidence has to be one of '', 'low', 'medium' or 'high'.",
        ),
        (
            Answer,
            {"audit_id": "x", "question_id": "1", "colour": "red"},
            "colour is not known here.",
        ),
        (
            DeepDive,
            {"title": "x", "scale_id": "x", "themes": "CE"},
            "Deep dive: themes has to be a list.",
        ),
        (
            Event,
            {"audit_id": "x", "kind": "call", "earliest": EARLY, "precision": "about"},
            "Event: a known time has an earliest and a latest reading, an unknown has none.",
        ),
        (
            Event,
            {
                "audit_id": "x",
                "kind": "call",
                "earliest": LATE,
                "latest": EARLY,
                "precision": "range",
            },
            "Event: the earliest reading comes after the latest.",
        ),
        (
            Event,
            {
                "audit_id": "x",
                "kind": "call",
                "earliest": EARLY.replace(tzinfo=None),
                "latest": LATE.replace(tzinfo=None),
                "precision": "range",
            },
            "Event: earliest: an instant needs a time zone.",
        ),
        (Event, {"audit_id": "x", "kind": "call", "earliest": "soon"}, "earliest has to be a date"),
        (Extract, {"audit_id": "x", "words": "a\udc80b"}, "Extract: words "),
        (
            Answer,
            {"audit_id": "not there", "question_id": "MC-1"},
            "This belongs to a record that is not there.",
        ),
    ],
)
def test_what_is_not_allowed_is_told_by_field(
    store: Store, model: type[Kept], values: dict[str, Any], said: str
) -> None:
    before = store._file.connection.execute("SELECT count(*) FROM journal").fetchone()
    with pytest.raises(NotAllowed) as told, store.act("try") as tx:
        tx.insert(model, **values)
    assert said in str(told.value)
    assert str(told.value).endswith(".")
    assert store._file.connection.execute("SELECT count(*) FROM journal").fetchone() == before


def test_the_sentence_never_holds_what_was_typed(store: Store) -> None:
    secret = "Child A lives at 4 Heron Close " * 3
    with pytest.raises(NotAllowed) as told, store.act("try") as tx:
        tx.insert(Case, reference=secret, theme=secret)
    assert "Heron" not in str(told.value)
    assert told.value.__cause__ is None


def test_a_change_is_checked_together_with_what_is_there(store: Store, audit: str) -> None:
    with store.act("event") as tx:
        event = tx.insert(
            Event, audit_id=audit, kind="call", earliest=EARLY, latest=EARLY, precision="exact"
        )
    with pytest.raises(NotAllowed, match="comes after the latest"), store.act("change") as tx:
        tx.update(Event, event, earliest=LATE)
    with store.act("change") as tx:
        tx.update(Event, event, earliest=EARLY, latest=LATE, precision="range")
    with pytest.raises(NotAllowed, match="no longer there"), store.act("change") as tx:
        tx.update(Event, "none", note="x")


def test_what_has_to_be_the_only_one_is_told(store: Store, audit: str) -> None:
    del audit
    with pytest.raises(NotAllowed) as told, store.act("case") as tx:
        tx.insert(Case, reference="SYN-CE-001", theme="CE")
    assert str(told.value).startswith("There is already one case with this reference")
    with store.act("action") as tx:
        tx.insert(Action, code="A1", text="Do it.")
    with pytest.raises(NotAllowed, match="one action with this code"), store.act("again") as tx:
        tx.insert(Action, code="A1", text="Do it.")


def test_a_list_comes_back_as_a_list(store: Store) -> None:
    with store.act("action") as tx:
        action = tx.insert(Action, code="A1", text="Do it.", point_codes=["P2", "P1"])
        tx.put(Setting, {"key": "limit"}, value="15")
    with store.reading() as session:
        assert session.get_one(Action, action).point_codes == ["P2", "P1"]
