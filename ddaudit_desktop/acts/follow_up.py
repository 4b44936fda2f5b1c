"""What comes of an audit: actions, the change register, feedback to officer and supervisor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.errors import KnownError
from db.records import Action, ChangeMade, Feedback
from ddaudit_desktop.reading import one, records

if TYPE_CHECKING:
    from db.store import Changes, Store


def next_action_code(store: Store) -> str:
    """The next free code of an action: ``A-08`` after ``A-07``."""
    return _next_code("A", [row.code for row in records(store, Action)])


def next_change_code(store: Store) -> str:
    """The next free code of a change: ``C-05`` after ``C-04``."""
    return _next_code("C", [row.code for row in records(store, ChangeMade)])


def add_action(store: Store, text: str, **values: Any) -> Changes:
    """Set an action: what, by whom, until when, how it will be tested."""
    code = next_action_code(store)
    with store.act(f"add action {code}") as tx:
        tx.insert(Action, code=code, text=text.strip(), **values)
    return tx.changes


def edit_action(store: Store, action_id: str, **values: Any) -> Changes:
    """Change an action, or close it with its date and re-test result."""
    with store.act("change an action") as tx:
        tx.update(Action, action_id, **values)
    return tx.changes


def close_action(store: Store, action_id: str, *, closed_on: str, retest_result: str) -> Changes:
    """Close an action on a day, with what the re-test showed.

    Raises:
        KnownError: the day or the re-test result is not given.
    """
    if not retest_result.strip():
        raise KnownError("An action is closed only with what the re-test showed.")
    if not closed_on:
        raise KnownError("Write the day on which the action was closed.")
    code = one(store, Action, action_id).code
    with store.act(f"close action {code}") as tx:
        tx.update(Action, action_id, closed_on=closed_on, retest_result=retest_result.strip())
    return tx.changes


def reopen_action(store: Store, action_id: str) -> Changes:
    """Open a closed action again; what the re-test showed stays."""
    code = one(store, Action, action_id).code
    with store.act(f"open action {code} again") as tx:
        tx.update(Action, action_id, closed_on="")
    return tx.changes


def remove_action(store: Store, action_id: str) -> Changes:
    """Take an action out; undo brings it back."""
    with store.act("remove an action") as tx:
        tx.remove(Action, action_id)
    return tx.changes


def add_change(store: Store, title: str, **values: Any) -> Changes:
    """Enter a change the force has made in the register."""
    code = next_change_code(store)
    with store.act(f"add change {code}") as tx:
        tx.insert(ChangeMade, code=code, title=title.strip(), **values)
    return tx.changes


def edit_change(store: Store, change_id: str, **values: Any) -> Changes:
    """Change a line of the register, or record its test."""
    with store.act("change the register") as tx:
        tx.update(ChangeMade, change_id, **values)
    return tx.changes


def remove_change(store: Store, change_id: str) -> Changes:
    """Take a change out of the register; undo brings it back."""
    with store.act("remove a change from the register") as tx:
        tx.remove(ChangeMade, change_id)
    return tx.changes


def give_feedback(store: Store, audit_id: str, recipient: str, **values: Any) -> Changes:
    """Record feedback to the officer or the supervisor and how it was received."""
    with store.act(f"feedback to the {recipient}") as tx:
        tx.put(Feedback, {"audit_id": audit_id, "recipient": recipient}, **values)
    return tx.changes


def _next_code(letter: str, used: list[str]) -> str:
    numbers = [
        int(code[2:]) for code in used if code.startswith(f"{letter}-") and code[2:].isdigit()
    ]
    return f"{letter}-{max(numbers, default=0) + 1:02d}"
