"""Events on the timeline: adding, changing, removing, and linking them to questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.records import Event, EventLink

if TYPE_CHECKING:
    from db.store import Changes, Store
    from ddaudit_desktop.moments import Moment


def add_event(store: Store, audit_id: str, kind: str, moment: Moment, **values: Any) -> Changes:
    """Put an event on the timeline; its time may be partial or unknown."""
    with store.act("add an event") as tx:
        tx.insert(Event, audit_id=audit_id, kind=kind, **moment.columns(), **values)
    return tx.changes


def edit_event(
    store: Store, event_id: str, *, moment: Moment | None = None, **values: Any
) -> Changes:
    """Change an event; a date-time answer changes with it, because the event is the answer."""
    with store.act("change an event") as tx:
        tx.update(Event, event_id, **(moment.columns() if moment else {}), **values)
    return tx.changes


def remove_event(store: Store, event_id: str) -> Changes:
    """Take an event off the timeline; undo brings it back."""
    with store.act("remove an event") as tx:
        tx.remove(Event, event_id)
    return tx.changes


def link_event(store: Store, audit_id: str, event_id: str, question_id: str) -> Changes:
    """Link an event to a question as evidence."""
    with store.act(f"link an event to {question_id}") as tx:
        tx.put(EventLink, {"event_id": event_id, "question_id": question_id}, audit_id=audit_id)
    return tx.changes


def unlink_event(store: Store, link_id: str) -> Changes:
    """Take the link between an event and a question away; both stay."""
    with store.act("unlink an event") as tx:
        tx.remove(EventLink, link_id)
    return tx.changes
