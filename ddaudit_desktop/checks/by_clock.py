"""Checks that are a clock: what an interval shows on a case, said as results of a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.checks.registry import Figure, Result, not_applicable
from ddaudit_desktop.clocks.wording import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.checks.registry import Answer, Severity
    from ddaudit_desktop.clocks.measured import Measured, Verdict
    from ddaudit_desktop.evidence.model import Evidence

ANSWERS: dict[Verdict, Answer] = {
    "met": "pass",
    "broken": "flag",
    "cannot_tell": "cannot_tell",
    "not_applicable": "not_applicable",
}


def by_clock(
    case: Evidence,
    interval_id: str,
    *,
    severity: Severity | None = None,
    only: Callable[[Measured], bool] | None = None,
) -> list[Result]:
    """What a clock shows on a case: one result for each thing it was measured on.

    Args:
        case: the evidence.
        interval_id: the interval, such as IV-11; its limit is a setting of the interval.
        severity: where it is not that of the check.
        only: which of several measurements count (nights, or one of several ends).
    """
    from ddaudit_desktop.clocks.measuring import measured

    found = [one for one in measured(case, interval_id) if only is None or only(one)]
    return [as_result(one, severity) for one in found] or [
        not_applicable("There is nothing in this case to measure.")
    ]


def as_result(one: Measured, severity: Severity | None = None) -> Result:
    """One measurement as a result, with its reason, its facts and its subject."""
    answer = ANSWERS[one.verdict]
    return Result(answer, one.reason, one.facts, severity, one.subject, _figure(one))


def _figure(one: Measured) -> Figure | None:
    """What was measured, where a limit was broken and both its ends have a time."""
    if one.verdict != "broken" or one.start is None or one.end is None:
        return None
    value, _, over = parts_of(one.words)
    return Figure(value, over)
