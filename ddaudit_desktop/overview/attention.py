"""What waits for somebody today: unowned concerns, overdue feedback and actions, untested changes.

Reminders count from the local day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from db.records import Action, Case, ChangeMade, Concern, Feedback
from ddaudit_desktop.follow_up.feedback_due import feedback_days, feedback_due
from ddaudit_desktop.moments import local, show_date, show_minutes
from ddaudit_desktop.reading import present, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.store import Store
    from ddaudit_desktop.cases.stages import CaseSummary

Group = Literal["concern", "flag", "feedback", "action", "change"]
Given = dict[tuple[str, str], Feedback]
"""Feedback by audit and recipient."""

FIRST_WORDS = 60
_GROUPS: dict[Group, str] = {
    "concern": "Immediate concern, not acknowledged",
    "flag": "Critical flags to resolve",
    "feedback": "Feedback overdue, {days} days from completion",
    "action": "Actions overdue",
    "change": "Changes without a test date",
}


def group_titles(days: int) -> dict[Group, str]:
    """What each group is called; ``days`` are those from grade to feedback."""
    return {group: title.format(days=days) for group, title in _GROUPS.items()}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what, how long, and the record to open.

    Attributes:
        overdue: how long it waits; of a flag, which waits for a judgement, what was measured.
        told: of a flag, what was found, in one line.
        question_id: the question on the form of its case at which it stands.
    """

    group: Group
    title: str
    detail: str
    overdue: str
    record_id: str
    case_id: str | None = None
    question_id: str = ""
    told: str = ""


def attention(store: Store, cases: Iterable[CaseSummary]) -> list[Waiting]:
    """Everything that waits, the unowned concern first, then by how long it has waited."""
    now = present(store)
    known = list(cases)
    return [
        *_concerns(store, now),
        *_feedback(store, known, local(now).date()),
        *_actions(store, local(now).date()),
        *_changes(store),
    ]


def _concerns(store: Store, now: datetime) -> list[Waiting]:
    references = {case.id: case.reference for case in rows(store, Case)}
    waiting = [c for c in rows(store, Concern) if c.acknowledged_at is None]
    return [
        Waiting(
            group="concern",
            title=_first_words(concern.what),
            detail=_joined(
                references.get(concern.case_id or "", ""),
                f"raised {local(concern.raised_at):%H:%M} by {concern.raised_by}",
            ),
            overdue=show_minutes(int((now - concern.raised_at).total_seconds() // 60)),
            record_id=concern.id,
            case_id=concern.case_id,
        )
        for concern in sorted(waiting, key=lambda c: c.raised_at)
    ]


def _feedback(store: Store, cases: list[CaseSummary], day: date) -> list[Waiting]:
    """One line a case for feedback that is due and has not been given."""
    days = feedback_days(store)
    given: Given = {(row.audit_id, row.recipient): row for row in rows(store, Feedback)}
    found: list[tuple[date, Waiting]] = []
    for case in cases:
        if not case.graded or case.filed or case.graded_at is None:
            continue
        usual = feedback_due(case.graded_at, days)
        due: dict[str, date] = {}
        for recipient in ("officer", "supervisor"):
            row = given.get((case.audit_id, recipient))
            if row is None or not row.given_on:
                due[recipient] = date.fromisoformat(row.due_on) if row and row.due_on else usual
        if due and min(due.values()) < day:
            found.append((min(due.values()), _feedback_line(case, due, given, day)))
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]


def _feedback_line(case: CaseSummary, due: dict[str, date], given: Given, day: date) -> Waiting:
    first = min(due.values())
    both = len(due) == 2
    told = "" if both else _told_other(case, due, given)
    return Waiting(
        group="feedback",
        title="Officer and supervisor" if both else f"{next(iter(due)).capitalize()} only",
        detail=_joined(f"{case.reference} due {first.day} {first:%B}", told),
        overdue=_over(first, day),
        record_id=case.audit_id,
        case_id=case.case_id,
    )


def _told_other(case: CaseSummary, due: dict[str, date], given: Given) -> str:
    other = "officer" if "supervisor" in due else "supervisor"
    row = given.get((case.audit_id, other))
    return _comma(f"{other} told", row.received.replace("_", " ") if row else "")


def _actions(store: Store, day: date) -> list[Waiting]:
    late = [
        action
        for action in rows(store, Action)
        if action.due_on and not action.closed_on and date.fromisoformat(action.due_on) < day
    ]
    return [
        Waiting(
            group="action",
            title=action.text,
            detail=_joined(action.code, action.owner),
            overdue=_over(date.fromisoformat(action.due_on), day),
            record_id=action.id,
            case_id=action.case_id,
        )
        for action in sorted(late, key=lambda a: a.due_on)
    ]


def _changes(store: Store) -> list[Waiting]:
    return [
        Waiting(
            group="change",
            title=change.title,
            detail=_joined(change.code, f"in force {show_date(change.effective_on)}"),
            overdue="no test date",
            record_id=change.id,
        )
        for change in rows(store, ChangeMade)
        if not change.test_on and not change.tested_on
    ]


def _over(due: date, day: date) -> str:
    days = (day - due).days
    return f"{days} day over" if days == 1 else f"{days} days over"


def _first_words(text: str) -> str:
    first = text.split(". ", maxsplit=1)[0].rstrip(".")
    return first if len(first) <= FIRST_WORDS else first[: FIRST_WORDS - 1].rsplit(" ", 1)[0] + "…"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _comma(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
