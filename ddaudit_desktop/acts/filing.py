"""Recording that a record was placed in the safeguarding folder: version, hash, where, for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.records import Filing
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from db.store import Changes, Store


def record_filing(store: Store, reference: str, **values: Any) -> Changes:
    """Keep a filing, mark the one it follows as superseded, and log the disclosure.

    A file that left cannot be taken back, so neither can this; the log says for whom and why.
    """
    before = [
        row
        for row in records(
            store,
            Filing,
            case_id=values["case_id"],
            format=values["format"],
            folder=values["folder"],
        )
        if row.superseded_by is None
    ]
    with store.act(f"file the record of {reference}", undoable=False) as tx:
        filing_id = tx.insert(Filing, **values)
        for row in before:
            tx.update(Filing, row.id, superseded_by=filing_id)
        store.log_access(
            "disclosure",
            "audit",
            values["audit_id"],
            recipient=values["recipient"],
            reason=values["purpose"],
        )
    return tx.changes
