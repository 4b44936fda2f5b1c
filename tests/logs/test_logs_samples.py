"""Logs in many shapes against their expected events, which were written by hand from the lines.

A sample is a log and a TOML file beside it. Its rows are [line, time, kind, lane] or, for a range,
[line, earliest, latest, kind, lane]: local times, UTC with a Z, "" for no time; the kind is empty
where the line has a time and tells of no event.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ddaudit_desktop.logs.reading import LogRead, Proposed, read_log
from ddaudit_desktop.logs.words import log_words

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.toml"))
LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Wanted:
    line: int
    earliest: datetime | None
    latest: datetime | None
    kind: str
    lane: str

    def at_its_time(self, read: LogRead) -> list[Proposed]:
        return [
            one
            for one in read.proposed
            if one.line <= self.line <= one.last_line
            and (one.moment.earliest, one.moment.latest) == (self.earliest, self.latest)
        ]


def instant(text: str) -> datetime | None:
    if not text:
        return None
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else found.replace(tzinfo=LONDON)).astimezone(UTC)


@cache
def sample(path: Path) -> tuple[LogRead, tuple[Wanted, ...]]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = []
    for line, *times, kind, lane in told["events"]:
        rows.append(Wanted(line, instant(times[0]), instant(times[-1]), kind, lane))
    day: date | None = told.get("day")
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return read_log(text, day=day, words=log_words(), theme=told["theme"]), tuple(rows)


def test_there_are_samples_of_every_theme_and_length() -> None:
    assert len(SAMPLES) >= 14
    told = [tomllib.loads(path.read_text(encoding="utf-8")) for path in SAMPLES]
    assert {one["theme"] for one in told} == {"MC", "DA", "DI", "CP", "PP"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_line_with_a_time_is_recalled_with_it(path: Path) -> None:
    read, wanted = sample(path)
    assert [row for row in wanted if not row.at_its_time(read)] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_kinds_and_lanes_are_right_for_nine_lines_of_ten(path: Path) -> None:
    read, wanted = sample(path)
    of_a_kind = [row for row in wanted if row.kind]
    right = [
        row
        for row in of_a_kind
        if any((one.kind, one.lane) == (row.kind, row.lane) for one in row.at_its_time(read))
    ]
    print(f"{path.stem}: {len(right)} of {len(of_a_kind)}")
    assert len(right) >= 0.9 * len(of_a_kind), [row for row in of_a_kind if row not in right]


def test_kinds_are_right_for_nine_lines_of_ten_over_all_samples() -> None:
    every = [(read, row) for read, wanted in map(sample, SAMPLES) for row in wanted if row.kind]
    right = [row for read, row in every if any(o.kind == row.kind for o in row.at_its_time(read))]
    print(f"all samples: {len(right)} of {len(every)}")
    assert len(right) >= 0.9 * len(every)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_did_not_happen_is_no_event(path: Path) -> None:
    """A line that only denies or plans has a time, and no kind is offered for it."""
    read, wanted = sample(path)
    kinds = {row.line for row in wanted if row.kind}
    denied = {row.line for row in wanted if not row.kind} - kinds
    offered = {one.line: one.kind for one in read.proposed if one.line in denied and one.kind}
    assert offered == {}
