"""Quoting the police record: words as they stand there, with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.records import Extract

if TYPE_CHECKING:
    from db.store import Changes, Store


def add_extract(store: Store, audit_id: str, words: str, **values: Any) -> Changes:
    """Keep a quotation as evidence, on a question or an event."""
    with store.act("add a quote") as tx:
        tx.insert(Extract, audit_id=audit_id, words=words.strip(), **values)
    return tx.changes


def edit_extract(store: Store, extract_id: str, **values: Any) -> Changes:
    """Correct a quotation or its source."""
    with store.act("change a quote") as tx:
        tx.update(Extract, extract_id, **values)
    return tx.changes


def remove_extract(store: Store, extract_id: str) -> Changes:
    """Take a quotation out; undo brings it back."""
    with store.act("remove a quote") as tx:
        tx.remove(Extract, extract_id)
    return tx.changes
