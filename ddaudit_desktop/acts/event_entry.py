"""An event as a person fills it in: the event and its quotation in one act, one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.errors import KnownError
from db.records import Event, Extract
from ddaudit_desktop.reading import one, records

if TYPE_CHECKING:
    from db.store import Changes, Store
    from ddaudit_desktop.moments import Moment


def save_event(
    store: Store,
    audit_id: str,
    event_id: str,
    *,
    moment: Moment | None,
    quote: str,
    **values: Any,
) -> Changes:
    """Add an event, or change one, with the words quoted for it.

    Args:
        store: the deep dive.
        audit_id: whose timeline.
        event_id: the event to change; empty to add one.
        moment: its time; none leaves the time of an event that is there.
        quote: the words of its first quotation; empty takes that quotation out.
        values: kind, title, lane, child, source, who, note and particulars (``details``).

    Raises:
        KnownError: a new event has no moment at all, not even an unknown one.
    """
    if not event_id and moment is None:
        raise KnownError("Write when it happened, or ? if the time is not known.")
    columns = moment.columns() if moment else {}
    there = records(store, Extract, event_id=event_id) if event_id else []
    with store.act("change an event" if event_id else "add an event") as tx:
        if event_id:
            one(store, Event, event_id)
            tx.update(Event, event_id, **columns, **values)
        else:
            event_id = tx.insert(Event, audit_id=audit_id, **columns, **values)
        if there and not quote:
            tx.remove(Extract, there[0].id)
        elif there:
            tx.update(Extract, there[0].id, words=quote)
        elif quote:
            source = {name: values.get(name, "") for name in ("source_system", "source")}
            tx.insert(Extract, audit_id=audit_id, event_id=event_id, words=quote, **source)
    return tx.changes
