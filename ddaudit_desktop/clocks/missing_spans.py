"""Clocks that run from one event to another within each time a child was missing (IV-11 to 15)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import candidates
from ddaudit_desktop.clocks.judging import Clock, undecided
from ddaudit_desktop.clocks.missing_episodes import BACK, NOT_SEPARABLE, REPORTED, episodes_of
from ddaudit_desktop.clocks.spans import bound_of, measure_between

if TYPE_CHECKING:
    from ddaudit_desktop.clocks.candidates import Candidate
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.clocks.missing_episodes import Episode
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import Evidence


def measure_each_time_missing(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """A clock from the first event of its kinds to the first end after it, of each time missing."""
    episodes = episodes_of(case, *(() if interval.own_end else interval.to_kinds))
    if episodes is None:
        ends = case.of_kind(REPORTED, *BACK)
        return (undecided(Clock(case, interval), NOT_SEPARABLE, ends),)
    return tuple(_of_one(episode, interval) for episode in episodes)


def _of_one(episode: Episode, interval: Interval) -> Measured:
    clock = Clock(episode.case, interval)
    if episode.subject:
        clock = clock.about(episode.subject, episode.words)

    def is_shared(one: Candidate) -> bool:
        return one.event.id in episode.shared

    starts = [
        replace(one, sure=not is_shared(one))
        for one in candidates(episode.case.of_kind(*interval.from_kinds))
    ]
    ends = candidates(episode.case.of_kind(*interval.to_kinds))
    bound = bound_of(episode.case, interval)
    return measure_between(clock, starts, ends, bound, cut=is_shared)
