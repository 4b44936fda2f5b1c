"""Keeping a pasted log and the events accepted from it: one act, one step of undo.

Events of a table come in the same way, without the table: each names its row and quotes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import KnownError
from db.records import Event, Extract
from ddaudit_desktop.logs.against import row_of
from ddaudit_desktop.logs.kept import is_log, kept_log
from ddaudit_desktop.logs.reading import split_lines
from ddaudit_desktop.reading import one, records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.store import Changes, Store, Transaction
    from ddaudit_desktop.logs.accepted import Accepted


def add_from_log(
    store: Store,
    audit_id: str,
    text: str,
    accepted: Sequence[Accepted],
    *,
    source_system: str = "",
    source: str = "",
) -> Changes:
    """Keep a log and put the accepted events on the timeline; those already there are linked to it.

    Args:
        store: the deep dive.
        audit_id: whose timeline.
        text: the whole log as pasted.
        accepted: what the auditor accepted, corrected where needed.
        source_system: the police system the log is from.
        source: the log's name in it, such as ``Log 0871``.

    Raises:
        KnownError: there is no text, it is no log, or an event has no kind.
    """
    if not text.strip():
        raise KnownError("Paste the text of a log first.")
    _check(accepted)
    added = sum(not event.event_id for event in accepted)
    with store.act(
        f"add {added} events from a log" if added != 1 else "add an event from a log"
    ) as tx:
        log_id = _keep(store, tx, audit_id, text, source_system=source_system, source=source)
        place = {"source_system": source_system, "log_id": log_id}
        for event in accepted:
            where = {**place, "source": _where(source, event.line), "line": event.line}
            if event.event_id:
                _link(store, tx, event.event_id, where)
            else:
                _add(tx, audit_id, event, where)
    return tx.changes


def add_from_table(
    store: Store,
    audit_id: str,
    table: str,
    accepted: Sequence[Accepted],
    *,
    source_system: str = "",
) -> Changes:
    """Put the accepted rows of a table on the timeline.

    Args:
        store: the deep dive.
        audit_id: whose timeline.
        table: the name of the file; each event's source is its row there.
        accepted: what the auditor accepted, corrected where needed.
        source_system: the police system of rows that name none.

    Raises:
        KnownError: nothing is accepted, or an event has no kind.
    """
    if not accepted:
        raise KnownError("Tick at least one row, or cancel.")
    _check(accepted)
    number = len(accepted)
    with store.act(f"add {number} events from a table" if number != 1 else "add an event") as tx:
        for event in accepted:
            system = event.source_system or source_system
            where = {"source_system": system, "source": row_of(table, event.line)}
            _add(tx, audit_id, event, where)
    return tx.changes


def _check(accepted: Sequence[Accepted]) -> None:
    if any(not event.kind for event in accepted):
        raise KnownError("Choose what happened for every event that is ticked, or untick it.")


def _keep(store: Store, tx: Transaction, audit_id: str, text: str, **place: str) -> str:
    """The extract of the log: that of the same text, made longer where this one goes on."""
    logs = [extract for extract in records(store, Extract, audit_id=audit_id) if is_log(extract)]
    lines = len(split_lines(text))
    there = kept_log(logs, text)
    if there is not None:
        if lines > len(split_lines(there.words)):
            tx.update(Extract, there.id, words=text, line_to=lines)
        return there.id
    return tx.insert(
        Extract,
        audit_id=audit_id,
        words=text,
        line_from=1,
        line_to=lines,
        **place,
    )


def _add(tx: Transaction, audit_id: str, event: Accepted, where: Mapping[str, object]) -> None:
    event_id = tx.insert(
        Event,
        audit_id=audit_id,
        kind=event.kind,
        title=event.title,
        lane=event.lane,
        child_id=event.child_id,
        details=dict(event.details),
        **event.moment.columns(),
        **where,
    )
    if event.quote:
        tx.insert(
            Extract,
            audit_id=audit_id,
            event_id=event_id,
            words=event.quote,
            source_system=where["source_system"],
            source=where["source"],
        )


def _link(store: Store, tx: Transaction, event_id: str, where: Mapping[str, object]) -> None:
    """Say where an event that is there stands in the log; nothing it says is overwritten."""
    event = one(store, Event, event_id)
    empty = {name: value for name, value in where.items() if not getattr(event, name)}
    if "log_id" in empty:
        empty["line"] = where["line"]
        tx.update(Event, event_id, **empty)


def _where(source: str, line: int) -> str:
    return f"{source}, line {line}" if source else f"line {line}"
