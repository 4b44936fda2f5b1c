"""How long a missing child may be without a risk review, by band (IV-13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.deadlines import Deadline, after, no_limit
from ddaudit_desktop.clocks.settings import span_in_force
from ddaudit_desktop.clocks.wording import DAY_MINUTES, limit_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.definitions import Interval, Span
    from ddaudit_desktop.evidence.model import Evidence

BELOW = ("no_apparent_risk", "very_low", "low")
"""Bands that no review limit is set for."""
FOREVER = 10**9
"""Minutes that no limit is ever as long as."""
MINUTES = {"minutes": 1, "hours": 60, "weeks": 7 * DAY_MINUTES, "months": 31 * DAY_MINUTES}


@dataclass(frozen=True, slots=True)
class ReviewLimit:
    """A limit between reviews; ``minutes`` puts several in order, it does not measure."""

    deadline: Deadline
    words: str
    minutes: int


NONE = ReviewLimit(no_limit, "", FOREVER)
"""No limit."""


class ReviewLimits:
    """The limits of one case by band; of a band that is not known nothing is sure."""

    def __init__(self, case: Evidence, interval: Interval) -> None:
        self._of = dict.fromkeys(BELOW, NONE)
        for step in interval.limit.steps:
            span = span_in_force(case.parameters, interval, step)
            self._of[step.code] = NONE if span is None else _limit(span)
        self._least = min(self._of.values(), key=_minutes)

    def kindest(self, bands: Iterable[str]) -> ReviewLimit:
        """The longest limit that the bands can mean."""
        return max((self._of.get(band, NONE) for band in bands), key=_minutes)

    def strictest(self, bands: Iterable[str]) -> ReviewLimit:
        """The shortest limit that the bands can mean."""
        return min((self._of.get(band, self._least) for band in bands), key=_minutes)

    def unknown(self, bands: Iterable[str]) -> bool:
        """Whether one of the bands is none that has or lacks a limit."""
        return any(band not in self._of for band in bands)


def _limit(span: Span) -> ReviewLimit:
    minutes = span.amount * MINUTES.get(span.unit, DAY_MINUTES)
    return ReviewLimit(after(span), limit_words(span), minutes)


def _minutes(limit: ReviewLimit) -> int:
    return limit.minutes
