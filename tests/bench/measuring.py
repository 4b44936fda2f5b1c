"""Two timings in turn, their medians, and the ratio between them."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Budget:
    """What the program may cost: `ours` under `limit` times `bare`, each giving seconds."""

    name: str
    limit: float
    bare: Callable[[], float]
    ours: Callable[[], float]
    rounds: int
    warm_up: int = 1


@dataclass(frozen=True)
class Outcome:
    """The medians in seconds."""

    bare: float
    ours: float

    @property
    def ratio(self) -> float:
        """How many times the bare cost ours is."""
        return self.ours / self.bare


def measure(budget: Budget) -> Outcome:
    """Take both timings in turn; the first rounds fill caches and are not counted."""
    for _ in range(budget.warm_up):
        budget.bare()
        budget.ours()
    taken = [(budget.bare(), budget.ours()) for _ in range(budget.rounds)]
    return Outcome(
        bare=statistics.median(bare for bare, _ in taken),
        ours=statistics.median(ours for _, ours in taken),
    )
