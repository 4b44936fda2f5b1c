"""Risk reviews while a child is missing: the worst gap between them, and one in every night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.judging import Clock, no_entry, not_applicable
from ddaudit_desktop.clocks.missing_period import BACK, FIRST_GRADE, LATER_GRADES, missing_period
from ddaudit_desktop.clocks.review_gaps import measure_gaps
from ddaudit_desktop.clocks.review_nights import measure_nights

if TYPE_CHECKING:
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import Evidence

NIGHT = "night"


def measure_reviews(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """The gaps by band, and the nights (IV-13)."""
    clock = Clock(case, interval, answers=case.answers_as_facts(FIRST_GRADE, *LATER_GRADES))
    night = Clock(case, interval).about(NIGHT, "every night")
    period = missing_period(case, interval)
    if period is not None:
        return (measure_gaps(clock, period), measure_nights(night, period))
    back = case.of_kind(*BACK)
    if back:
        return tuple(no_entry(one, "Reported missing", back) for one in (clock, night))
    why = "No entry was found of a child reported missing."
    return tuple(not_applicable(one, why) for one in (clock, night))
