"""Every clock of a case, measured (domain rules 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ddaudit_desktop.clocks.audit_clocks import measure_concerns, measure_publication
from ddaudit_desktop.clocks.bail import measure_bail
from ddaudit_desktop.clocks.closing import measure_closing
from ddaudit_desktop.clocks.enforcement import measure_child_linked, measure_enforcement
from ddaudit_desktop.clocks.judging import Clock, not_applicable, undecided
from ddaudit_desktop.clocks.marac import measure_repeat
from ddaudit_desktop.clocks.missing_spans import measure_each_time_missing
from ddaudit_desktop.clocks.periods import measure_periods
from ddaudit_desktop.clocks.quiet import measure_quiet
from ddaudit_desktop.clocks.reviews import measure_reviews
from ddaudit_desktop.clocks.spans import measure_span
from ddaudit_desktop.clocks.strategy import measure_concern, measure_meeting
from ddaudit_desktop.clocks.working_days import CalendarEnds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import Evidence

    Measurer = Callable[[Evidence, Interval], tuple[Measured, ...]]

OF_A_PERIOD = ("IV-01", "IV-02", "IV-03", "IV-04", "IV-05")
OF_A_TIME_MISSING = ("IV-11", "IV-12", "IV-14", "IV-15")

MEASURERS: dict[str, Measurer] = {
    **dict.fromkeys(OF_A_PERIOD, measure_periods),
    **dict.fromkeys(OF_A_TIME_MISSING, measure_each_time_missing),
    "IV-06": measure_concern,
    "IV-08": measure_meeting,
    "IV-13": measure_reviews,
    "IV-16": measure_closing,
    "IV-19": measure_repeat,
    "IV-21": measure_enforcement,
    "IV-22": measure_child_linked,
    "IV-23": measure_bail,
    "IV-24": measure_bail,
    "IV-26": measure_quiet,
    "IV-28": measure_concerns,
    "IV-29": measure_publication,
    "IV-30": measure_publication,
}
"""How a clock is measured that does not simply run from one event to another."""

_KEPT: WeakKeyDictionary[Evidence, dict[str, tuple[Measured, ...]]] = WeakKeyDictionary()
"""What was measured already, as long as the evidence is there: some twenty checks ask."""


def measure(
    case: Evidence, intervals: Mapping[str, Interval] | None = None
) -> tuple[Measured, ...]:
    """Every interval in order of id; one of another theme is not applicable.

    Args:
        case: the evidence, which is never changed.
        intervals: the clocks to measure by; by default those of the evidence.

    Raises:
        SettingWrong: the deep dive has a setting that cannot be read.
    """
    if intervals is not None:
        return tuple(one for key in sorted(intervals) for one in _measured(case, intervals[key]))
    return tuple(one for key in sorted(case.intervals) for one in measured(case, key))


def measured(case: Evidence, interval_id: str) -> tuple[Measured, ...]:
    """What one interval shows: one measurement, or one for each thing it is measured on.

    Raises:
        SettingWrong: the deep dive has a setting that cannot be read.
    """
    kept = _KEPT.setdefault(case, {})
    if interval_id not in kept:
        kept[interval_id] = _measured(case, case.intervals[interval_id])
    return kept[interval_id]


def _measured(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    if interval.themes and not set(interval.themes) & set(case.themes):
        return (not_applicable(Clock(case, interval), "The case is of another theme."),)
    try:
        return MEASURERS.get(interval.id, measure_span)(case, interval)
    except CalendarEnds as error:
        return (undecided(Clock(case, interval), str(error)),)
