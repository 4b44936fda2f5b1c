"""Something that had to follow within a limit: in time, late, never, or not known.

What the auditor denies never followed. What no entry was found of counts as never once the limit
has passed at every reading of its start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.checks.by_clock import as_result, by_clock
from ddaudit_desktop.checks.registry import Result, cannot_tell, flagged, not_applicable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.checks.entries import Entries
    from ddaudit_desktop.checks.registry import Severity
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.evidence.model import Evidence


def in_time(
    case: Evidence,
    interval_id: str,
    needed: Entries,
    what: str,
    *,
    severity: Severity | None = None,
    only: Callable[[Measured], bool] | None = None,
) -> list[Result]:
    """Whether a thing followed within the limit of a clock.

    Args:
        case: the evidence.
        interval_id: the clock from what it follows to the thing itself.
        needed: what there is of it.
        what: what had to happen, as a clause: ``KIRAT was done``.
        severity: of a flag, where it is not that of the check.
        only: which of several measurements count.
    """
    from ddaudit_desktop.clocks.measuring import measured

    if needed.timed:
        return by_clock(case, interval_id, severity=severity, only=only)
    if needed.state == "not_applicable":
        return [not_applicable("The auditor answered that it was not called for.", *needed.facts)]
    if not needed.missing:
        return [cannot_tell(f"The time at which {what} is missing.", *needed.facts)]
    clocks = [one for one in measured(case, interval_id) if only is None or only(one)]
    facts = tuple(
        dict.fromkeys(f for facts in (needed.facts, *(c.facts for c in clocks)) for f in facts)
    )
    never = flagged(f"No entry found that {what}.", *facts, severity=severity)
    if needed.state == "denied" or any(overdue(case, clock) for clock in clocks):
        return [never]
    if any(clock.start and clock.start.earliest == clock.start.latest for clock in clocks):
        return [not_applicable("The time allowed has not passed yet.", *facts)]
    return [cannot_tell(f"No entry found that {what}, nor from when the time counts.", *facts)]


def overdue(case: Evidence, clock: Measured) -> bool:
    """Whether a clock that found no end has run out, at every reading of its start."""
    return clock.end_id == "" and clock.deadline is not None and case.as_of > clock.deadline


def late_if_overdue(case: Evidence, interval_id: str, what: str) -> list[Result]:
    """What a clock shows, where an end that no entry was found of is late once it has run out."""
    from ddaudit_desktop.clocks.measuring import measured

    return [
        flagged(f"No entry found that {what}.", *clock.facts, subject=clock.subject)
        if clock.verdict == "cannot_tell" and overdue(case, clock)
        else as_result(clock)
        for clock in measured(case, interval_id)
    ]
