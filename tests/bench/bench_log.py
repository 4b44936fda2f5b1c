"""Reading a pasted log takes time in proportion to its length, not more."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.reading import read_log
from ddaudit_desktop.logs.words import log_words
from measuring import Budget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 1.5
SHORT = 1_500
TIMES = 12
SAYING = (
    "CALL FROM CARER AT PLACEMENT, CHILD A NOT BACK, LAST SEEN 16:40",
    "RISK MEDIUM. REGULAR MISPER, ALWAYS COMES BACK BY MORNING",
    "SGT AWARE, STAYS MEDIUM",
    "EDT TO BE INFORMED WHEN LINE IS FREE",
    "ROOM SEARCHED, PHONE OFF, 2 X FRIENDS ADDRESSES VISITED, NO TRACE",
    "NO FURTHER LINES AT PRESENT, STAFF WILL RING IF YP COMES IN",
)


def log(lines: int) -> str:
    """A log of so many timed lines over some days."""
    rows = []
    for number in range(lines):
        minutes = number * 7 % 1440
        rows.append(f"{minutes // 60:02d}:{minutes % 60:02d} {SAYING[number % len(SAYING)]}")
    return "\n".join(rows)


def reading(text: str) -> float:
    """How many seconds it takes to read a log."""
    words = log_words()
    begun = time.perf_counter()
    read_log(text, day=date(2020, 2, 11), words=words)
    return time.perf_counter() - begun


def budgets(folder: Path) -> Iterator[Budget]:
    del folder
    short, long = log(SHORT), log(SHORT * TIMES)
    yield Budget(
        name=f"a log {TIMES} times as long as another read {TIMES} times",
        limit=LIMIT,
        bare=lambda: sum(reading(short) for _ in range(TIMES)),
        ours=lambda: reading(long),
        rounds=3,
    )
