"""Reading a pasted log takes time in proportion to its length, not more, however long its lines.

So does refusing a table of a million rows: it is not read to its end.
"""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.columns import guess
from ddaudit_desktop.logs.csv_events import read_events
from ddaudit_desktop.logs.csv_file import open_table
from ddaudit_desktop.logs.errors import LogError
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


def long_lines(lines: int, length: int) -> str:
    """A log of few lines with many words each."""
    said = "CHILD A SEEN AT HOME RISK MEDIUM "
    return "\n".join(f"19:{n % 60:02d} {said * (length // len(said))}" for n in range(lines))


def refusing(path: Path) -> float:
    """How many seconds it takes to refuse a table of too many rows."""
    words = log_words()
    begun = time.perf_counter()
    table = open_table(path)
    with suppress(LogError):
        read_events(table, guess(table), words=words)
    return time.perf_counter() - begun


def table_of(folder: Path, rows: int) -> Path:
    """A table of so many rows."""
    path = folder / f"rows-{rows}.csv"
    if not path.exists():
        row = "13/02/2020,19:02,RISK HIGH\n"
        path.write_text("Date,Time,Entry\n" + row * rows, encoding="utf-8")
    return path


def budgets(folder: Path) -> Iterator[Budget]:
    short, long = log(SHORT), log(SHORT * TIMES)
    yield Budget(
        name=f"a log {TIMES} times as long as another read {TIMES} times",
        limit=LIMIT,
        bare=lambda: sum(reading(short) for _ in range(TIMES)),
        ours=lambda: reading(long),
        rounds=3,
    )
    yield Budget(
        name="lines of 100,000 characters beside as many characters in lines of 1,000",
        limit=LIMIT,
        bare=lambda: reading(long_lines(300, 1_000)),
        ours=lambda: reading(long_lines(3, 100_000)),
        rounds=3,
    )
    few, many = table_of(folder, 100_000), table_of(folder, 1_000_000)
    yield Budget(
        name="a table of a million rows refused beside ten of 100,000",
        limit=LIMIT,
        bare=lambda: sum(refusing(few) for _ in range(10)),
        ours=lambda: refusing(many),
        rounds=3,
    )
