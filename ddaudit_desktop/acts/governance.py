"""The bodies that read the results of a deep dive, such as a monthly scrutiny panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.errors import KnownError
from db.records import Governance

if TYPE_CHECKING:
    from db.store import Changes, Store


def add_body(store: Store, name: str, **values: Any) -> Changes:
    """Enter a governance body.

    Raises:
        KnownError: it has no name.
    """
    with store.act("add a governance body") as tx:
        tx.insert(Governance, name=_named(name), **values)
    return tx.changes


def edit_body(store: Store, body_id: str, name: str, **values: Any) -> Changes:
    """Change what is known of a governance body.

    Raises:
        KnownError: it has no name.
    """
    with store.act("change a governance body") as tx:
        tx.update(Governance, body_id, name=_named(name), **values)
    return tx.changes


def remove_body(store: Store, body_id: str) -> Changes:
    """Take a governance body out; undo brings it back."""
    with store.act("remove a governance body") as tx:
        tx.remove(Governance, body_id)
    return tx.changes


def _named(name: str) -> str:
    if not name.strip():
        raise KnownError("Write the name of the body, such as: Scrutiny panel.")
    return name.strip()
