"""Police systems read for an audit: one record a system, and the ticks of HD-10 that follow it.

The record is where a reading is kept, with its day or the reason why there was none. The question
ticks kinds of system. Where a record is called what the question calls it, both say the same at any
time: whoever notes the one has ticked the other, in the same act. A force's own names stand in
their records alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Answer, Audit, Case, SystemRead
from ddaudit_desktop.pinned import Pinned
from ddaudit_desktop.reading import one, records
from ddaudit_desktop.systems_read import LAST_READ, NO_SYSTEM, SYSTEMS, words_of

if TYPE_CHECKING:
    from db.store import Changes, Store, Transaction

MAIN = "main"


def read_system(
    store: Store,
    audit_id: str,
    system: str,
    *,
    read_on: str,
    available: bool = True,
    reason: str = "",
) -> Changes:
    """Note that a police system was read for this audit, or was not available and why."""
    with store.act(f"system read: {system}") as tx:
        tx.put(
            SystemRead,
            {"audit_id": audit_id, "system": system},
            read_on=read_on,
            available=available,
            reason=reason,
        )
        _tick(store, tx, audit_id, system, read=available)
    return tx.changes


def forget_system(store: Store, audit_id: str, system: str) -> Changes:
    """Take back that a system was read."""
    with store.act(f"system not read: {system}") as tx:
        for row in records(store, SystemRead, audit_id=audit_id, system=system):
            tx.remove(SystemRead, row.id)
        _tick(store, tx, audit_id, system, read=False)
    return tx.changes


def follow_ticks(store: Store, tx: Transaction, audit_id: str, value: str) -> None:
    """Note as read what was just ticked, and take back what was not, by the question's own words.

    A system that was noted as not available stays so until it is ticked.
    """
    ticked = set(value.split(","))
    noted = {row.system: row for row in records(store, SystemRead, audit_id=audit_id)}
    day = _answered(store, audit_id, LAST_READ)
    for code, word in _words(store, audit_id).items():
        row = noted.get(word)
        read = row is not None and row.available
        if code in ticked and not read:
            key = {"audit_id": audit_id, "system": word}
            tx.put(SystemRead, key, read_on=day, available=True, reason="")
        elif code not in ticked and row is not None and read:
            tx.remove(SystemRead, row.id)


def follow_day(store: Store, tx: Transaction, audit_id: str, before: str, now: str) -> None:
    """Give the day of the last reading to what was ticked and has none yet, or had the former."""
    words = set(_words(store, audit_id).values())
    for row in records(store, SystemRead, audit_id=audit_id, available=True):
        if row.system in words and row.read_on in {"", before}:
            tx.update(SystemRead, row.id, read_on=now)


def _tick(store: Store, tx: Transaction, audit_id: str, system: str, *, read: bool) -> None:
    """Let the question say of a system what its record says now, and when the last was read."""
    words = _words(store, audit_id)
    code = next((code for code, word in words.items() if word == system), None)
    ticked = set(_answered(store, audit_id, MAIN).split(","))
    if code is not None and read != (code in ticked):
        ticked ^= {code}
        # In the order of the question. Once a system was read, "not recorded" is no longer true.
        kept = [option for option in (*words, NO_SYSTEM) if option in ticked]
        _put(tx, audit_id, MAIN, ",".join(kept))
    days = [row.read_on for row in records(store, SystemRead, audit_id=audit_id, available=True)]
    last = max(days, default="")
    if last and last != _answered(store, audit_id, LAST_READ):
        _put(tx, audit_id, LAST_READ, last)


def _put(tx: Transaction, audit_id: str, part: str, value: str) -> None:
    tx.put(Answer, {"audit_id": audit_id, "question_id": SYSTEMS, "part": part}, value=value)


def _answered(store: Store, audit_id: str, part: str) -> str:
    found = records(store, Answer, audit_id=audit_id, question_id=SYSTEMS, part=part)
    return found[0].value if found else ""


def _words(store: Store, audit_id: str) -> dict[str, str]:
    """What the audit's own question set calls the systems, by code."""
    audit = one(store, Audit, audit_id)
    return words_of(Pinned(store).form(audit.question_sets, one(store, Case, audit.case_id).theme))
