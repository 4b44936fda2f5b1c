"""Logs by hands that phrases and example lines were not written from.

They measure how a log is read that nobody has seen: **never tune to them**. No phrase, list, weight
or example line may be changed because of what one of them says. Whoever needs logs to learn from
writes new ones. Of the odd numbers the misses were looked at when the weights were chosen and the
fifth hand of example lines was written; the even numbers below 50 were opened by nobody and are the
honest measure of harder hands, the numbers from 50 on that of ordinary logs.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ddaudit_desktop.logs.reading import read_log
from ddaudit_desktop.logs.words import log_words

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGS = sorted((Path(__file__).parent / "unseen").glob("*.toml"))
LONDON = ZoneInfo("Europe/London")
KINDS_RIGHT = {"looked at": 0.93, "harder": 0.84, "ordinary": 0.92}
"""Of the lines that tell a kind, how many get it; each is what was measured less two points."""


def test_all_times_and_most_kinds_of_unseen_logs_are_read() -> None:
    counted: Counter[str] = Counter()
    missed = []
    for path in LOGS:
        number = int(path.name[:2])
        of = "ordinary" if number > 50 else "looked at" if number % 2 else "harder"
        wanted = tomllib.loads(path.read_text(encoding="utf-8"))
        for row, kinds in read_rows(path, wanted):
            if not kinds:
                missed.append((path.stem, row["line"]))
            elif row["kind"]:
                counted[of] += 1
                if not kinds.isdisjoint({row["kind"], *row.get("also", ())}):
                    counted[f"{of} right"] += 1
    assert len(LOGS) == 22
    assert missed == []
    shares = {name: counted[f"{name} right"] / counted[name] for name in KINDS_RIGHT}
    assert all(shares[name] >= least for name, least in KINDS_RIGHT.items()), shares


def read_rows(path: Path, wanted: dict[str, Any]) -> Iterator[tuple[dict[str, Any], set[str]]]:
    """The entries of a log with the kinds that are proposed at their time."""
    day = date.fromisoformat(wanted["date"]) if wanted.get("date") else None
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    read = read_log(text, day=day, words=log_words())
    for row in wanted["entry"]:
        at = datetime.fromisoformat(row["earliest"]).replace(tzinfo=LONDON).astimezone(UTC)
        here = [one for one in read.proposed if one.line == row["line"]]
        yield row, {one.kind for one in here if minute(one.moment.earliest) == at}


def minute(instant: datetime | None) -> datetime | None:
    """The minute of an instant: the answers leave out seconds, some logs do not."""
    return instant and instant.replace(second=0)
