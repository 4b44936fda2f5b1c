"""Running every check on one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ddaudit_desktop.checks.registry import Register, Result, Seen, check, lower

if TYPE_CHECKING:
    from collections.abc import Collection

    from ddaudit_desktop.checks.registry import Answer, Check, Severity
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import Evidence
    from ddaudit_desktop.evidence.of_all import DiveEvidence

OTHER_THEME = Result("not_applicable", "The case is of another theme.")


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
        """Whether it asks the auditor for judgement: a flag, or a statutory time not recorded."""
        return self.answer == "flag" or (self.answer == "cannot_tell" and self.check.statutory)


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


def run_checks(case: Evidence) -> list[Outcome]:
    """Every check of a case; one of another theme is not applicable.

    The checks of the grade come last: they look at what the others found.
    """
    _declare()
    found = run_all(check, case, case.themes)
    return found + run_all(grade_check, GradedCase(case, tuple(found)), case.themes)


def run_dive_checks(dive: DiveEvidence) -> list[Outcome]:
    """Every check of the deep dive as a whole."""
    register = _dive_register()
    return sorted(run_all(register, dive, ()), key=lambda outcome: outcome.id)


def dive_checks() -> list[Check[DiveEvidence]]:
    """Every check of the deep dive, by id."""
    return sorted(_dive_register().checks.values(), key=lambda rule: rule.id)


def case_checks() -> list[Check[Any]]:
    """Every check of a case, those of its grade among them, by id."""
    _declare()
    found: list[Check[Any]] = [*check.checks.values(), *grade_check.checks.values()]
    return sorted(found, key=lambda rule: rule.id)


def _dive_register() -> Register[DiveEvidence]:
    from ddaudit_desktop.checks import report_texts
    from ddaudit_desktop.checks.deep_dive import dive_check

    assert report_texts
    return dive_check


def run_all(register: Register[Seen], seen: Seen, themes: Collection[str]) -> list[Outcome]:
    """Every check of a register on one thing of these themes."""
    outcomes: list[Outcome] = []
    for rule in register.checks.values():
        if rule.themes and not set(rule.themes) & set(themes):
            outcomes.append(Outcome(rule, OTHER_THEME))
            continue
        answered = rule.run(seen)
        results = [answered] if isinstance(answered, Result) else answered
        outcomes += [Outcome(rule, result) for result in results]
    return outcomes


def _declare() -> None:
    """See that every check is declared; the modules are imported when the first case is checked."""
    from ddaudit_desktop.checks import declared

    assert declared
