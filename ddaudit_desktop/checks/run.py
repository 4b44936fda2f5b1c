"""Running every check on one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.registry import CASE_CHECKS, Result, lower

if TYPE_CHECKING:
    from ddaudit_desktop.checks.registry import Answer, Check, Severity
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import Evidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check came to on one case: the rule, the answer and what it rests on."""

    check: Check
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
        """Whether it asks the auditor for judgement: a flag, or a statutory time not recorded."""
        return self.answer == "flag" or (self.answer == "cannot_tell" and self.check.statutory)


def run_checks(case: Evidence) -> list[Outcome]:
    """Every check of the case, in order of id; one of another theme is not applicable."""
    _declare()
    themes = set(case.themes)
    outcomes = []
    for check in CASE_CHECKS.values():
        if check.themes and not themes & set(check.themes):
            away = Result("not_applicable", "The case is of another theme.")
            outcomes.append(Outcome(check, away))
            continue
        found = check.run(case)
        results = [found] if isinstance(found, Result) else list(found)
        outcomes += [Outcome(check, result) for result in results]
    return outcomes


def _declare() -> None:
    """Import the modules that declare checks; each registers its own."""
    from ddaudit_desktop.checks import missing

    assert missing
