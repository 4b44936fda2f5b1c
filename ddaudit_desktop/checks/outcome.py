"""What a check came to, and what the checks of the grade look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ddaudit_desktop.checks.registry import Register, Result, lower

if TYPE_CHECKING:
    from ddaudit_desktop.checks.registry import Answer, Check, Severity
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import Evidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check came to on one case: the rule, the answer and what it rests on."""

    check: Check[Any]
    result: Result

    @property
    def id(self) -> str:
        """The check's id."""
        return self.check.id

    @property
    def answer(self) -> Answer:
        """Pass, flag, cannot tell or not applicable."""
        return self.result.answer

    @property
    def subject(self) -> str:
        """What of the case it is about, where a check looks at several."""
        return self.result.subject

    @property
    def reason(self) -> str:
        """One sentence with the facts in it."""
        return self.result.reason

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it rests on."""
        return self.result.facts

    @property
    def severity(self) -> Severity:
        """How much it weighs; a missing time of a statutory limit counts one lower (brief 3.0)."""
        if self.result.severity is not None:
            return self.result.severity
        if self.answer == "cannot_tell" and self.check.statutory:
            return lower(self.check.severity)
        return self.check.severity

    @property
    def asks(self) -> bool:
        """Whether it asks the auditor for judgement: a flag, or a statutory time not recorded.

        Where nothing of the case is entered yet there is no fact, and nothing is asked.
        """
        if self.answer == "flag":
            return True
        return self.answer == "cannot_tell" and self.check.statutory and bool(self.facts)


@dataclass(frozen=True, slots=True)
class GradedCase:
    """A case with what its checks came to; the checks of the grade look at both."""

    case: Evidence
    outcomes: tuple[Outcome, ...]

    def decided(self, outcome: Outcome) -> str:
        """What the auditor decided about an outcome; empty while it is open."""
        key = (outcome.id, outcome.subject)
        return next((d.decision for d in self.case.decisions if (d.check_id, d.subject) == key), "")


grade_check: Register[GradedCase] = Register()
"""Declares a check of the grade of one case, or of what has to follow from it."""
