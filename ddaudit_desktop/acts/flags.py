"""Deciding about a flag: accepted, explained or dismissed as wrong, each with who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import KnownError
from db.records import FlagDisposition
from ddaudit_desktop.checks.flags import DECIDED, NEEDS_REASON, facts_sha256

if TYPE_CHECKING:
    from db.store import Changes, Store
    from ddaudit_desktop.checks.flags import Decision
    from ddaudit_desktop.checks.outcome import Outcome


def decide_flag(
    store: Store, audit_id: str, outcome: Outcome, decision: Decision, reason: str = ""
) -> Changes:
    """Keep what the auditor decides about a flag; a decision before it is replaced.

    Raises:
        KnownError: an explanation or a dismissal gives no reason.
    """
    said = reason.strip()
    if decision in NEEDS_REASON and not said:
        raise KnownError(f"Write why {outcome.id} is {DECIDED[decision]}: a few words are enough.")
    with store.act(f"{DECIDED[decision]} {outcome.id}") as tx:
        tx.put(
            FlagDisposition,
            {"audit_id": audit_id, "check_id": outcome.id, "subject": outcome.subject},
            decision=decision,
            reason=said,
            check_version=outcome.check.version,
            facts_sha256=facts_sha256(outcome.facts),
        )
    return tx.changes


def reopen_flag(store: Store, decision_id: str) -> Changes:
    """Take a decision about a flag back, so that it asks again."""
    with store.act("open a flag again") as tx:
        tx.remove(FlagDisposition, decision_id)
    return tx.changes
