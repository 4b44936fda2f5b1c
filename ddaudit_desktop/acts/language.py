"""Saying of words in a quotation whether they are evidence of practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import FlagDisposition
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from db.store import Changes, Store
    from ddaudit_desktop.language.found import FoundPhrase


def decide_phrase(store: Store, audit_id: str, found: FoundPhrase, evidence: bool) -> Changes:
    """Keep that words found are evidence, or that they are not; who and when is kept with it."""
    said = "evidence" if evidence else "not evidence"
    with store.act(f"{found.match.list_id} is {said}") as tx:
        tx.put(
            FlagDisposition,
            {"audit_id": audit_id, "check_id": found.match.list_id, "subject": found.subject},
            decision="accept" if evidence else "dismiss",
            check_version=found.version,
        )
    return tx.changes


def undecide_phrase(store: Store, audit_id: str, found: FoundPhrase) -> Changes:
    """Take back what was said of words found."""
    key = {"audit_id": audit_id, "check_id": found.match.list_id, "subject": found.subject}
    with store.act(f"take back what was said of {found.match.list_id}") as tx:
        for row in records(store, FlagDisposition, **key):
            tx.remove(FlagDisposition, row.id)
    return tx.changes
