"""Risk reviews while a child is missing: the worst gap between them, and one in every night."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.judging import Clock, no_entry, not_applicable, undecided
from ddaudit_desktop.clocks.missing_episodes import (
    BACK,
    NOT_SEPARABLE,
    REPORTED,
    episodes_of,
)
from ddaudit_desktop.clocks.missing_period import FIRST_GRADE, LATER_GRADES, missing_period
from ddaudit_desktop.clocks.review_gaps import measure_gaps
from ddaudit_desktop.clocks.review_nights import measure_nights

if TYPE_CHECKING:
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.clocks.missing_episodes import Episode
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import Evidence

NIGHT, EVERY_NIGHT = "night", "every night"


def measure_reviews(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """The gaps by band, and the nights, of each time missing (IV-13)."""
    episodes = episodes_of(case)
    if episodes is None:
        ends = case.of_kind(REPORTED, *BACK)
        clocks = (Clock(case, interval), Clock(case, interval).about(NIGHT, EVERY_NIGHT))
        return tuple(undecided(clock, NOT_SEPARABLE, ends) for clock in clocks)
    return tuple(found for episode in episodes for found in _of_one(episode, interval))


def _of_one(episode: Episode, interval: Interval) -> tuple[Measured, ...]:
    case = episode.case
    clock = Clock(case, interval)
    if episode.subject:
        clock = clock.about(episode.subject, episode.words)
    night = clock.about(NIGHT, EVERY_NIGHT)
    clock = replace(clock, answers=case.answers_as_facts(FIRST_GRADE, *LATER_GRADES))
    period = missing_period(case, interval)
    if period is not None:
        return (measure_gaps(clock, period), measure_nights(night, period))
    back = case.of_kind(*BACK)
    if back:
        return tuple(no_entry(one, "Reported missing", back) for one in (clock, night))
    why = "No entry was found of a child reported missing."
    return tuple(not_applicable(one, why) for one in (clock, night))
