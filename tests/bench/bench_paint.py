"""The window is there at once, and the overview soon after, whatever the program has grown to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measuring import Budget
from painting import seconds_until_painted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 1.4


def budgets(folder: Path) -> Iterator[Budget]:
    yield Budget(
        name="first paint",
        limit=LIMIT,
        bare=lambda: seconds_until_painted(folder, "bare"),
        ours=lambda: seconds_until_painted(folder, "window"),
        rounds=15,
    )
    yield Budget(
        name="overview of the example painted",
        limit=LIMIT,
        bare=lambda: seconds_until_painted(folder, "bare-records"),
        ours=lambda: seconds_until_painted(folder, "overview"),
        rounds=15,
    )
