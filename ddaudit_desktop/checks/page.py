"""The page of every check and every clock with its source, as the documentation holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddaudit_desktop.checks.run import case_checks, dive_checks
from ddaudit_desktop.definitions import BASES, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.checks.registry import Check
    from ddaudit_desktop.definitions import Interval, Limit

HEAD = """# Checks and clocks

Every rule that looks at a case or at the whole deep dive, and every clock on the timeline. A flag
is a prompt for the auditor, never a finding; a person accepts, explains or dismisses it. What is
not known is “cannot tell”, never “pass”. Numbers in braces are settings of the deep dive.

Nothing here is legal advice: a force confirms every limit before live use.

This page is written by `ddaudit rules`; a test compares the two.
"""


def rules_page() -> str:
    """The page as Markdown."""
    checks = sorted([*case_checks(), *dive_checks()], key=lambda rule: rule.id)
    clocks = [catalogue().intervals[key] for key in sorted(catalogue().intervals)]
    return "\n".join(
        [
            HEAD,
            "## Checks",
            "",
            "| id | severity | themes | a flag says | rule | settings | source |",
            "|---|---|---|---|---|---|---|",
            *(_check_row(rule) for rule in checks),
            "",
            "## Clocks",
            "",
            "| id | clock | from | to | limit | rests on | source |",
            "|---|---|---|---|---|---|---|",
            *(_clock_row(clock) for clock in clocks),
            "",
        ]
    )


def _check_row(rule: Check[Any]) -> str:
    settings = [f"{p.title.lower()} {{{p.default}}}" for p in rule.parameters]
    return _row(
        rule.id,
        rule.severity,
        ", ".join(rule.themes) or "all",
        rule.title,
        rule.rule,
        "; ".join(settings),
        rule.source,
    )


def _clock_row(clock: Interval) -> str:
    basis = ", ".join(BASES[each].lower() for each in clock.basis)
    return _row(
        clock.id,
        clock.title,
        clock.starts,
        clock.ends,
        limit_in_words(clock.limit),
        basis,
        clock.source,
    )


def limit_in_words(limit: Limit) -> str:
    """A limit as people say it; a number that a force may change stands in braces."""
    if limit.steps:
        said = [
            f"{step.word.lower()} {step.span.words() if step.span else 'no limit'}"
            for step in limit.steps
        ]
        words = ", ".join(said)
    else:
        words = limit.span.words() if limit.span else _OTHER_LIMITS[limit.kind]
    return f"{{{words}}}" if limit.setting else words


_OTHER_LIMITS = {
    "same_day": "the same day",
    "next_school_day": "before the next school day",
    "event_between": "a review in between",
    "shown": "shown, never judged",
}


def _row(*cells: str) -> str:
    return f"| {' | '.join(_flat(cells))} |"


def _flat(cells: Iterable[str]) -> list[str]:
    return [" ".join(cell.replace("|", "/").split()) for cell in cells]
