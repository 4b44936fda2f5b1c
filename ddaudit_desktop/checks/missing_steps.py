"""Changes of a risk grade, one after another: which of them lowered it.

Times may be uncertain, so a change may follow several grades; it lowered the grade only if it did
so after every one that may have stood before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.missing import GRADED, WORDS, first_grade, graded_by
from ddaudit_desktop.clocks.reach import NEVER_BEFORE, Reach, reach_of

if TYPE_CHECKING:
    from ddaudit_desktop.evidence.model import EventSeen, Evidence


@dataclass(frozen=True, slots=True)
class Step:
    """A change of the grade.

    Attributes:
        event: the entry of it.
        rank: the band it set, none where that is not kept.
        lowered: whether it lowered the grade; none when that is not known.
    """

    event: EventSeen
    rank: int | None
    lowered: bool | None

    @property
    def word(self) -> str:
        """The band it set, as people say it."""
        return "a band not recorded" if self.rank is None else WORDS[self.rank]


Placed = tuple["EventSeen | None", Reach, "int | None"]
"""A grade with its time and its band; the first grade as answered has no event."""

AT_FIRST = Reach(NEVER_BEFORE, NEVER_BEFORE)


def steps(case: Evidence) -> tuple[Step, ...]:
    """The entries that may have changed the grade: changes, and whatever else keeps a band."""
    first = first_grade(case)
    first_rank = first.rank if first else None
    only_one = len(case.of_kind("RISK_SET")) == 1
    placed: list[Placed] = [(None, AT_FIRST, first_rank)]
    for event in case.of_kind(*GRADED):
        grade = graded_by(case, event)
        rank = grade.rank if grade else None
        if event.kind == "RISK_SET" and only_one:
            rank = first_rank
        if rank is not None or event.kind == "RISK_CHANGED":
            placed.append((event, reach_of(event.when), rank))
    return tuple(
        Step(event, rank, _is_lower(rank, _ranks_before(event, when, placed)))
        for event, when, rank in placed
        if event is not None and not (event.kind == "RISK_SET" and only_one)
    )


def _ranks_before(event: EventSeen, when: Reach, placed: list[Placed]) -> list[int | None]:
    """The bands of every grade that may have stood when this one was set."""
    others = [(reach, rank) for other, reach, rank in placed if other is not event]
    # A grade that surely came before another one, which surely came before this, had been replaced.
    begun = max(
        (reach.earliest for reach, _ in others if reach.surely_before(when)),
        default=NEVER_BEFORE,
    )
    return [
        rank for reach, rank in others if not when.surely_before(reach) and reach.latest >= begun
    ]


def _is_lower(rank: int | None, before: list[int | None]) -> bool | None:
    known = [one for one in before if one is not None]
    if rank is None or len(known) < len(before):
        return None
    if all(one > rank for one in known):
        return True
    return False if all(one <= rank for one in known) else None
