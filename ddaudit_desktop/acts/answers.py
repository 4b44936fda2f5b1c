"""Answering: values, texts, notes and times, each saved as it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import KnownError
from db.records import Answer, Event
from ddaudit_desktop.acts.systems import follow_day, follow_ticks
from ddaudit_desktop.reading import one, records
from ddaudit_desktop.systems_read import LAST_READ, SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.store import Changes, Store, Transaction
    from ddaudit_desktop.moments import Moment

NO_TIME = ("not_recorded", "not_applicable")
"""The values that a question for a date and time can hold; each takes its event away."""
MAIN = "main"
"""The part of a question that carries its note, its confidence and the body-worn video tick."""


def answer(
    store: Store, audit_id: str, question_id: str, value: str, *, part: str = MAIN
) -> Changes:
    """Give a coded or numeric answer; an empty value takes the answer back.

    Saying "not recorded" or "not applicable" to a date-time question takes its event away, because
    a time and its absence cannot both be true. Ticking systems notes them as read.
    """
    said = "clear" if not value else "answer"
    with store.act(f"{said} {question_id}") as tx:
        if question_id == SYSTEMS:
            _note_systems(store, tx, audit_id, part, value)
        _put(tx, audit_id, question_id, part, value=value)
        if value in NO_TIME:
            for event in _events(store, audit_id, question_id, part):
                _let_go(tx, event)
    return tx.changes


def answer_parts(
    store: Store, audit_id: str, question_id: str, values: Mapping[str, str]
) -> Changes:
    """Give the coded answers of several parts of one question at once, by the part's key."""
    with store.act(f"answer {question_id}") as tx:
        for part, value in values.items():
            _put(tx, audit_id, question_id, part, value=value)
    return tx.changes


def write(store: Store, audit_id: str, question_id: str, text: str, *, part: str = MAIN) -> Changes:
    """Give an answer in free text; a text stands in place of "not recorded"."""
    with store.act(f"write {question_id}") as tx:
        _put(tx, audit_id, question_id, part, text=text, **({"value": ""} if text else {}))
    return tx.changes


def note(store: Store, audit_id: str, question_id: str, text: str) -> Changes:
    """Write the auditor's evidence note on a question."""
    with store.act(f"note on {question_id}") as tx:
        _put(tx, audit_id, question_id, MAIN, note=text)
    return tx.changes


def seen_on_bwv(store: Store, audit_id: str, question_id: str, seen: bool) -> Changes:
    """Tick that the answer was seen on body-worn video."""
    with store.act(f"body-worn video on {question_id}") as tx:
        _put(tx, audit_id, question_id, MAIN, seen_on_bwv=seen)
    return tx.changes


def confidence(store: Store, audit_id: str, question_id: str, level: str) -> Changes:
    """Say how sure the answer is: low, medium, high, or nothing."""
    with store.act(f"confidence in {question_id}") as tx:
        _put(tx, audit_id, question_id, MAIN, confidence=level)
    return tx.changes


def answer_time(
    store: Store,
    audit_id: str,
    question_id: str,
    moment: Moment | None,
    *,
    kind: str,
    part: str = MAIN,
) -> Changes:
    """Answer a date-time question: the event on the timeline is the answer.

    No moment takes the answer back. A moment that says "unknown" keeps an event without a time.
    """
    there = _events(store, audit_id, question_id, part)
    with store.act(f"time of {question_id}") as tx:
        if moment is None:
            for event in there:
                _let_go(tx, event)
        elif there:
            tx.update(Event, there[0].id, **moment.columns())
        else:
            tx.insert(
                Event,
                audit_id=audit_id,
                kind=kind,
                question_id=question_id,
                part=part,
                **moment.columns(),
            )
        if moment is not None:
            _take_back_absence(store, tx, audit_id, question_id, part)
    return tx.changes


def add_time(
    store: Store, audit_id: str, question_id: str, moment: Moment, *, kind: str, part: str
) -> Changes:
    """Add one more time to a part that several events answer, such as each change of a grade."""
    with store.act(f"add a time to {question_id}") as tx:
        tx.insert(
            Event,
            audit_id=audit_id,
            kind=kind,
            question_id=question_id,
            part=part,
            **moment.columns(),
        )
        _take_back_absence(store, tx, audit_id, question_id, part)
    return tx.changes


def use_event(
    store: Store, audit_id: str, event_id: str, question_id: str, *, part: str = MAIN
) -> Changes:
    """Let an event of the timeline be the answer to a date-time part; it keeps all it says.

    Raises:
        KnownError: the event answers another question, or is not there any more.
    """
    event = one(store, Event, event_id)
    if event.question_id:
        raise KnownError(
            f"This event is the answer to {event.question_id} already. Type the time instead."
        )
    with store.act(f"use an event for {question_id}") as tx:
        tx.update(Event, event_id, question_id=question_id, part=part)
        _take_back_absence(store, tx, audit_id, question_id, part)
    return tx.changes


def take_back_time(store: Store, event_id: str) -> Changes:
    """Take one of the times of a part back."""
    event = one(store, Event, event_id)
    with store.act(f"take back a time of {event.question_id}") as tx:
        _let_go(tx, event)
    return tx.changes


def _let_go(tx: Transaction, event: Event) -> None:
    """End that an event is an answer; one with more to it than its time stays on the timeline.

    What an answer alone has made says when and no more. What came from a log, or was described on
    the timeline, is evidence of its own.
    """
    if event.log_id or event.source or event.source_system or event.title or event.who:
        tx.update(Event, event.id, question_id="", part="")
    else:
        tx.remove(Event, event.id)


def _put(tx: Transaction, audit_id: str, question_id: str, part: str, **values: object) -> None:
    tx.put(Answer, {"audit_id": audit_id, "question_id": question_id, "part": part}, **values)


def _note_systems(store: Store, tx: Transaction, audit_id: str, part: str, value: str) -> None:
    """Let the records of systems follow what is ticked, and the day that is given."""
    if part == MAIN:
        follow_ticks(store, tx, audit_id, value)
    elif part == LAST_READ:
        there = records(store, Answer, audit_id=audit_id, question_id=SYSTEMS, part=part)
        follow_day(store, tx, audit_id, there[0].value if there else "", value)


def _events(store: Store, audit_id: str, question_id: str, part: str) -> list[Event]:
    return records(store, Event, audit_id=audit_id, question_id=question_id, part=part)


def _take_back_absence(
    store: Store, tx: Transaction, audit_id: str, question_id: str, part: str
) -> None:
    for row in records(store, Answer, audit_id=audit_id, question_id=question_id, part=part):
        if row.value:
            tx.update(Answer, row.id, value="")
