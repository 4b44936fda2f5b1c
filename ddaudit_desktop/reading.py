"""Questions to the store that many acts and pages ask: the deep dive, settings, today."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from sqlmodel import col, select

from db import clock
from db.errors import KnownError
from db.records import DeepDive, Kept, Person, Setting, alive
from ddaudit_desktop.moments import local

if TYPE_CHECKING:
    from db.store import Store

Noun = TypeVar("Noun", bound=Kept)

GONE = "This record is not there any more. Another change has removed it."
AS_OF = "as_of"
"""Setting of the example deep dive: the instant that counts as now, so that it never ages."""


def the_deep_dive(store: Store) -> DeepDive:
    """The deep dive that the store holds.

    Raises:
        KnownError: the store holds none yet.
    """
    found = rows(store, DeepDive)
    if not found:
        raise KnownError("This file holds no deep dive yet. Make a new one.")
    return found[0]


def setting(store: Store, key: str) -> str | None:
    """The value of a setting, or nothing where the default holds."""
    found = rows(store, Setting, key=key)
    return found[0].value if found else None


def present(store: Store) -> datetime:
    """Now, as this deep dive sees it: the example stands still at its own day."""
    fixed = setting(store, AS_OF)
    return datetime.fromisoformat(fixed) if fixed else clock.now()


def today(store: Store) -> date:
    """The local day that reminders count from."""
    return local(present(store)).date()


def records(store: Store, model: type[Noun], **equal: object) -> list[Noun]:
    """The records of a kind that are not removed, with the given column values, oldest first."""
    query = select(model).where(alive(model)).order_by(col(model.created_at), col(model.id))
    for name, value in equal.items():
        query = query.where(getattr(model, name) == value)
    with store.reading() as session:
        return list(session.exec(query))


def rows(store: Store, model: type[Noun], **equal: object) -> list[Noun]:
    """The same as `records`, only to be looked at: what the first screen needs, read sooner."""
    return store.rows(model, **equal)


def people(store: Store) -> list[Person]:
    """Everybody who has worked in the deep dive, in the order they came."""
    return rows(store, Person)


def one(store: Store, model: type[Noun], record_id: str) -> Noun:
    """One record by id.

    Raises:
        KnownError: it is not there any more.
    """
    with store.reading() as session:
        found = session.get(model, record_id)
    if found is None or found.removed_at is not None:
        raise KnownError(GONE)
    return found


def row(store: Store, model: type[Noun], record_id: str) -> Noun:
    """The same as `one`, only to be looked at, and read sooner.

    Raises:
        KnownError: it is not there any more.
    """
    found = rows(store, model, id=record_id)
    if not found:
        raise KnownError(GONE)
    return found[0]
