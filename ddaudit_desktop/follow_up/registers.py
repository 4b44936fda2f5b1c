"""The actions of a deep dive and the register of changes, each line with its state in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from db.records import Action, Case, ChangeMade
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.reading import records, today

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.store import Store

ActionState = Literal["open", "overdue", "closed"]
TestState = Literal["tested", "ahead", "overdue", "none"]

RESULTS: dict[str, str] = {
    "improved": "Improved",
    "same": "Same",
    "declined": "Declined",
    "too_few": "Too few to say",
}
"""What the test of a change showed."""


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An action with its case's reference and how it stands today."""

    record: Action
    reference: str
    state: ActionState
    state_words: str

    @property
    def id(self) -> str:
        """The action's record id."""
        return self.record.id

    @property
    def testing(self) -> str:
        """What the re-test showed, or how it will be done."""
        return self.record.retest_result or self.record.test


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change the force has made and how far its test is."""

    record: ChangeMade
    state: TestState
    test_words: str
    result_words: str

    @property
    def id(self) -> str:
        """The change's record id."""
        return self.record.id


def action_register(store: Store) -> list[ActionEntry]:
    """All actions: open ones by due date (none last), then the closed ones, newest first."""
    day = today(store)
    references = {case.id: case.reference for case in records(store, Case)}
    entries = [
        ActionEntry(
            record=action,
            reference=references.get(action.case_id or "", ""),
            state=_state(action, day),
            state_words=_state_words(action, day),
        )
        for action in records(store, Action)
    ]
    unfinished = [entry for entry in entries if entry.state != "closed"]
    closed = [entry for entry in entries if entry.state == "closed"]
    return [
        *sorted(unfinished, key=lambda e: (not e.record.due_on, e.record.due_on, e.record.code)),
        *sorted(closed, key=lambda e: (e.record.closed_on, e.record.code), reverse=True),
    ]


def change_register(store: Store) -> list[ChangeEntry]:
    """All changes in the order of their codes."""
    day = today(store)
    entries = [_change(change, day) for change in records(store, ChangeMade)]
    return sorted(entries, key=lambda entry: entry.record.code)


def count_states(entries: Iterable[ActionEntry]) -> dict[str, int]:
    """How many actions are open (overdue ones too), overdue, closed, and in all."""
    states = [entry.state for entry in entries]
    closed = states.count("closed")
    return {
        "open": len(states) - closed,
        "overdue": states.count("overdue"),
        "closed": closed,
        "all": len(states),
    }


def _state(action: Action, day: date) -> ActionState:
    if action.closed_on:
        return "closed"
    late = action.due_on and date.fromisoformat(action.due_on) < day
    return "overdue" if late else "open"


def _state_words(action: Action, day: date) -> str:
    if action.closed_on:
        return f"closed {show_date(action.closed_on)}"
    return ahead_or_over(action.due_on, day) or "no due date"


def _change(change: ChangeMade, day: date) -> ChangeEntry:
    result = RESULTS.get(change.result, "")
    if change.tested_on:
        words = f"tested {show_date(change.tested_on)}"
        return ChangeEntry(change, "tested", words, result or "Not said")
    if not change.test_on:
        return ChangeEntry(change, "none", "no test date", result)
    late = date.fromisoformat(change.test_on) < day
    words = show_date(change.test_on)
    if late:
        words = f"{words}, {ahead_or_over(change.test_on, day)}"
    return ChangeEntry(change, "overdue" if late else "ahead", words, result)


def ahead_or_over(iso: str, day: date) -> str:
    """A due date against today: ``6 days over``, ``today``, ``in 12 days``; empty for none."""
    if not iso:
        return ""
    days = (date.fromisoformat(iso) - day).days
    if days == 0:
        return "due today"
    many = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"in {many}" if days > 0 else f"{many} over"
