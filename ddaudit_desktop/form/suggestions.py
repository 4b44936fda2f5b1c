"""What the case already knows of something that a question still asks for.

A suggestion is one sentence and one thing to do. It is no answer: it becomes data only when the
auditor takes it. A time is offered as it stands on the timeline, never made sharper. What a check
found is offered as evidence and leaves the answer open.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ddaudit_desktop.form.known_grades import GiveGrades, grades_known
from ddaudit_desktop.form.known_times import UseEvent, free_events, time_known
from ddaudit_desktop.on_the_day import day_of, not_yet_asked

if TYPE_CHECKING:
    from datetime import date

    from db.records import Event
    from ddaudit_desktop.checks.flags import Flags
    from ddaudit_desktop.checks.outcome import Outcome
    from ddaudit_desktop.definitions import Question
    from ddaudit_desktop.open_audit import OpenAudit

CHOOSING = ("YPN", "CH", "MULTI")
"""Types of answer that are a judgement, for which a check can be evidence."""


@dataclass(frozen=True, slots=True)
class NotInForce:
    """The question did not exist yet on the day of the case."""

    words: str
    action: ClassVar[str] = "Mark N/A"


@dataclass(frozen=True, slots=True)
class AttachFlag:
    """A check flags what the question asks about; accepted, the flag is evidence."""

    words: str
    outcome: Outcome
    action: ClassVar[str] = "Attach as evidence"


Suggestion = NotInForce | UseEvent | GiveGrades | AttachFlag


class Suggesting:
    """Makes the suggestions of an audit's questions; what they share is worked out once.

    Args:
        audit: the audit as its records are now.
        flags: what its checks ask about.
    """

    def __init__(self, audit: OpenAudit, flags: Flags) -> None:
        self._audit = audit
        self._flags = flags

    @cached_property
    def _day(self) -> date | None:
        return day_of(self._audit)

    @cached_property
    def _free(self) -> dict[str, list[Event]]:
        return free_events(self._audit)

    def of(self, question: Question) -> Suggestion | None:
        """What is suggested for a question, at most one thing at a time."""
        audit = self._audit
        return (
            not_in_force(audit, question, self._day)
            or time_known(audit, question, self._free)
            or grades_known(audit, question)
            or flag_found(audit, question, self._flags)
        )


def not_in_force(audit: OpenAudit, question: Question, day: date | None) -> NotInForce | None:
    """That a question without an answer cannot be asked of a case of this day."""
    reason = "" if audit.is_answered(question) else not_yet_asked(question, day)
    return NotInForce(reason) if reason else None


def flag_found(audit: OpenAudit, question: Question, flags: Flags) -> AttachFlag | None:
    """The worst open flag of a check that is about a question nobody has answered yet.

    Only of questions about police work: what checks flag of the audit itself is no evidence.
    """
    judged = question.stage and question.main.type in CHOOSING
    if not judged or audit.given.has(question.id, question.main):
        return None
    for flag in flags.open:
        outcome = flag.outcome
        if outcome.answer == "flag" and question.id in outcome.check.questions:
            return AttachFlag(f"{outcome.reason} You decide the answer.", outcome)
    return None
