"""Running every check on one case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddaudit_desktop.checks.outcome import GradedCase, Outcome, grade_check
from ddaudit_desktop.checks.registry import Register, Result, Seen, check

if TYPE_CHECKING:
    from collections.abc import Collection

    from ddaudit_desktop.checks.registry import Check
    from ddaudit_desktop.evidence.model import Evidence
    from ddaudit_desktop.evidence.of_all import DiveEvidence

OTHER_THEME = Result("not_applicable", "The case is of another theme.")


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
