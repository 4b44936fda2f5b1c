"""Logs pasted as columns: cells set apart by bars or tabs, in the order the system has them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.clock import Clock, Day, bare_clock_at, clock_at, day_at, stamp_at
from ddaudit_desktop.logs.heads import Head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.logs.heads import HeadReader

LINES_LOOKED_AT = 400
_CELL = re.compile(r"[^|\t]+")
_NUMBER = re.compile(r"#?[0-9]{1,8}")
MOST_CELLS = 12


def is_table(lines: Sequence[str]) -> bool:
    """Whether most lines hold at least two bars or tabs, or one that is not at the start."""
    looked = list(islice((line for line in lines if line.strip()), LINES_LOOKED_AT))
    cut = sum(1 for line in looked if re.search(r"[^\s|][^|\t]*[|\t]+[^|\t]*\S", line[:400]))
    return bool(looked) and cut * 5 >= len(looked) * 3


def column_head(reader: HeadReader, line: str) -> Head | None:
    """The head of one row; None where no cell is a date or a time."""
    day: Day | None = None
    clock: Clock | None = None
    blanked: list[tuple[int, int]] = []
    for cell in islice(_CELL.finditer(line), MOST_CELLS):
        start, end = _trimmed(cell)
        if start == end:
            continue
        taken, day, clock = _read_cell(line, start, end, day, clock)
        operator = reader.operator_at(line, start)
        if taken or (operator and operator[0] >= end) or _NUMBER.fullmatch(line, start, end):
            blanked.append((start, end))
    if day is None and clock is None:
        return None
    kept = re.search(r"[^\s|]", _without(line, blanked))
    begin = kept.start() if kept else len(line)
    return Head(begin, begin, day=day, clock=clock, blanked=tuple(blanked))


def _trimmed(cell: re.Match[str]) -> tuple[int, int]:
    text = cell[0]
    start = cell.start() + len(text) - len(text.lstrip())
    return start, max(start, cell.end() - (len(text) - len(text.rstrip())))


def _without(line: str, spans: Sequence[tuple[int, int]]) -> str:
    kept = list(line)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def _read_cell(
    line: str, start: int, end: int, day: Day | None, clock: Clock | None
) -> tuple[bool, Day | None, Clock | None]:
    """What one cell gives, and whether it is taken up by it whole."""
    at, taken = start, False
    while at < end:
        stamp = stamp_at(line, at) if clock is None and day is None else None
        if stamp is not None:
            day, clock = stamp
            at, taken = stamp[1].end, True
        elif day is None and (found := day_at(line, at)) and found.end <= end:
            day, at, taken = found, found.end, True
        elif clock is None and (time := _whole_time(line, at, end)):
            clock, at, taken = time, time.end, True
        else:
            return taken and not line[at:end].strip(" ,;-"), day, clock
        while at < end and line[at] in " ,":
            at += 1
    return taken, day, clock


def _whole_time(line: str, at: int, end: int) -> Clock | None:
    """A time that fills the rest of a cell."""
    found = clock_at(line, at) or bare_clock_at(line, at)
    if found is None or line[found.end : end].strip():
        return None
    return found
