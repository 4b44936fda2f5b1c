"""A child may be unsafe now: raising a concern, adding to it, recording who took it on.

The program sends nothing; it records that a person told a person. A concern is never deleted and
none of these acts can be undone: a mistake gets a dated note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db import clock
from db.errors import KnownError
from db.records import Concern, ConcernNote, Person
from ddaudit_desktop.reading import one

if TYPE_CHECKING:
    from datetime import datetime

    from db.store import Changes, Store


def raise_concern(
    store: Store,
    what: str,
    *,
    case_id: str | None = None,
    child: str = "",
    raised_at: datetime | None = None,
    **told: Any,
) -> Changes:
    """Record an immediate concern; only ``what`` is needed."""
    if not what.strip():
        raise KnownError("Write what is unsafe now, and why now. The rest can follow.")
    assert store.person_id is not None
    raiser = one(store, Person, store.person_id)
    if told.get("acknowledged_by"):
        told["acknowledged_at"] = raised_at or clock.now()
    with store.act("raise a concern", undoable=False) as tx:
        tx.insert(
            Concern,
            what=what.strip(),
            case_id=case_id,
            child=child,
            raised_at=raised_at or clock.now(),
            raised_by=raiser.name,
            **told,
        )
    return tx.changes


def tell_of_concern(store: Store, concern_id: str, **told: Any) -> Changes:
    """Record whom the auditor told of the concern, how and when."""
    with store.act("record who was told", undoable=False) as tx:
        tx.update(Concern, concern_id, **told)
    return tx.changes


def acknowledge_concern(
    store: Store, concern_id: str, by: str, at: datetime | None = None
) -> Changes:
    """Record who has taken the concern on, and when.

    Raises:
        KnownError: nobody is named.
    """
    if not by.strip():
        raise KnownError("Write who acknowledged the concern: a name or a role.")
    with store.act("acknowledge a concern", undoable=False) as tx:
        tx.update(
            Concern, concern_id, acknowledged_by=by.strip(), acknowledged_at=at or clock.now()
        )
    return tx.changes


def add_concern_note(store: Store, concern_id: str, text: str) -> Changes:
    """Add a dated correction or addition to a concern."""
    with store.act("note on a concern", undoable=False) as tx:
        tx.insert(ConcernNote, concern_id=concern_id, text=text.strip())
    return tx.changes
