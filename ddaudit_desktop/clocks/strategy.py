"""From a concern to the strategy discussion, and from one by telephone to the meeting after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import Candidate, candidates, minutes_of
from ddaudit_desktop.clocks.deadlines import same_day
from ddaudit_desktop.clocks.judging import Clock, not_applicable, undecided
from ddaudit_desktop.clocks.spans import bound_of, measure_between
from ddaudit_desktop.evidence.model import YES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ddaudit_desktop.clocks.judging import Bound
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

DANGER = ("CP-01", "immediate_danger")
QUESTION = "CP-08"
MODE = (QUESTION, "mode")
TELEPHONE, MEETING = "telephone", "meeting"


def measure_concern(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """From the concern to the strategy discussion (IV-06): the same day where danger is immediate.

    Procedures say at once; the same day is what the check of it (CK-CP-01) asks for.
    """
    bound, answers = bound_of(case, interval), case.answers_as_facts(DANGER)
    if case.value(*DANGER) == YES:
        bound = _and_the_same_day(bound)
    starts = candidates(case.of_kind(*interval.from_kinds))
    ends = candidates(case.of_kind(*interval.to_kinds))
    return (measure_between(Clock(case, interval, answers=answers), starts, ends, bound),)


def _and_the_same_day(bound: Bound) -> Bound:
    day_ends = same_day()

    def deadline(start: datetime) -> datetime:
        return min(bound.longest(start), day_ends(start))

    return replace(
        bound, longest=deadline, shortest=deadline, words=f"{bound.words} and the same day"
    )


def measure_meeting(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """From the first discussion by telephone to the first meeting after it.

    A discussion of which nobody wrote down how it was held could be either, so that it keeps both
    verdicts open.
    """
    held = case.of_kind(*interval.from_kinds)
    clock = Clock(case, interval, answers=case.answers_as_facts(MODE))
    modes = [_mode(case, event, held) for event in held]
    if TELEPHONE not in modes:
        return (_without_telephone(clock, held, modes),)
    starts = _held_by(held, modes, TELEPHONE)
    ends = _held_by(held, modes, MEETING)
    return (measure_between(clock, starts, ends, bound_of(case, interval)),)


def _without_telephone(clock: Clock, held: Sequence[EventSeen], modes: Sequence[str]) -> Measured:
    if not held:
        return not_applicable(clock, "No entry was found of a strategy discussion.")
    if "" in modes:
        why = "How the strategy discussion was held is not recorded."
        return undecided(clock, why, held, missing=("How the discussion was held",))
    return not_applicable(clock, "No strategy discussion was held by telephone.", held)


def _mode(case: Evidence, event: EventSeen, held: Sequence[EventSeen]) -> str:
    """How a discussion was held, by its own particulars, else by the answer about it."""
    kept = event.details.get("mode", "")
    asked_about = event.question_id == QUESTION or len(held) == 1
    return kept or (case.value(*MODE) if asked_about else "")


def _held_by(held: Sequence[EventSeen], modes: Sequence[str], wanted: str) -> list[Candidate]:
    return [
        Candidate(event, minutes_of(event), sure=mode == wanted)
        for event, mode in zip(held, modes, strict=True)
        if mode in (wanted, "")
    ]
