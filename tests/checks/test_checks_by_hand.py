"""Records written by hand from the domain brief and the record format alone, and what is said.

The rows are in `by_hand`, a file for each part of the brief: the rule, the answer, the theme,
answers, events and more of the record, with ``|`` between. `conftest` says how each is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = [
    [column.strip() for column in line.split("|")]
    for file in sorted((Path(__file__).parent / "by_hand").glob("*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
LETTERS = {"flag": "F", "pass": "P", "broken": "F", "met": "P"}
LETTERS |= {"cannot_tell": "?", "not_applicable": "-"}
WORST_FIRST = "F?P-"
CHECKS = {"MC": 22, "DA": 14, "DI": 14, "CP": 14, "PP": 18}
NEVER_JUDGED = "IV-26"


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_what_is_said_of_a_record_by_hand(by_hand: Callable[..., Any], row: list[str]) -> None:
    rule, wanted, *record = row
    if rule.startswith("CK-"):
        rows = [r for r in by_hand("check", *record) if r["id"] == rule]
        said = [(LETTERS[r["outcome"]], r["severity"]) for r in rows]
    else:
        rows = [r for r in by_hand("timeline", *record)["intervals"] if r["id"] == rule]
        said = [(LETTERS[r["verdict"]], "") for r in rows]
    letter, severity = min(said, key=lambda one: WORST_FIRST.index(one[0]))
    allowed, _, weight = wanted.partition(":")
    assert letter in allowed, rows
    assert not weight or severity == weight


def test_each_rule_has_every_answer() -> None:
    checks = {f"CK-{theme}-{n:02d}" for theme, last in CHECKS.items() for n in range(1, last + 1)}
    rules = checks | {f"IV-{number:02d}" for number in range(1, 31)}
    assert {row[0] for row in ROWS} == rules
    seen = {(row[0], letter) for row in ROWS for letter in row[1].partition(":")[0]}
    wanted = {(rule, letter) for rule in rules - {NEVER_JUDGED} for letter in "PF?-"}
    assert not wanted - seen
