"""The page of what each rule reads of a record is what the rules read, on every record by hand.

Each check and clock runs on the records of `by_hand` with evidence that notes what it is asked for.
When a rule begins to read something else this fails with the row as it has to be.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typing_extensions import override

from ddaudit_desktop.checks.registry import Result
from ddaudit_desktop.checks.run import case_checks
from ddaudit_desktop.clocks.measuring import measured
from ddaudit_desktop.definitions import catalogue
from ddaudit_desktop.evidence.model import Evidence
from ddaudit_desktop.evidence.of_record import evidence_in
from ddaudit_desktop.record.answers_page import answers_page
from ddaudit_desktop.record.as_json import read_record_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ddaudit_desktop.evidence.model import EventSeen

DOCS = Path(__file__).parents[2] / "docs"
BY_HAND = sorted((Path(__file__).parent / "by_hand").glob("*.txt"))
MEMBERS = {
    "children": "children",
    "child": "children",
    "extracts": "extracts",
    "day": "day of the case",
    "concerns": "concerns",
    "published_on": "inspection",
}
read: set[str] = set()
"""What was asked for since it was last emptied."""


class Noting(Evidence):
    """Evidence that notes what is asked of it."""

    @override
    def __getattribute__(self, name: str) -> Any:
        copied = sys._getframe(1).f_code.co_name == "replace"
        if name in MEMBERS and not copied:
            read.add(MEMBERS[name])
        return super().__getattribute__(name)

    @override
    def value(self, question_id: str, part: str = "main") -> str:
        read.add(question_id if part == "main" else f"{question_id}.{part}")
        return super().value(question_id, part)

    @override
    def text(self, question_id: str, part: str = "main") -> str:
        read.add(question_id if part == "main" else f"{question_id}.{part}")
        return super().text(question_id, part)

    @override
    def of_kind(self, *kinds: str) -> tuple[EventSeen, ...]:
        read.update(kinds)
        return super().of_kind(*kinds)


def noting(case: Evidence) -> Noting:
    return Noting(**{name: getattr(case, name) for name in Evidence.__dataclass_fields__})


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    return [
        [column.strip() for column in line.split("|")]
        for file in BY_HAND
        for line in file.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def inputs(cases: Iterable[Evidence]) -> dict[str, set[str]]:
    """What each check of a theme, and each clock, reads of some cases."""
    found: dict[str, set[str]] = defaultdict(set)
    checks = [rule for rule in case_checks() if rule.id[:5] != "CK-GR"]
    for case in cases:
        for rule in checks:
            if set(rule.themes) & set(case.themes):
                read.clear()
                answered = rule.run(noting(case))
                assert isinstance(answered, Result) or list(answered)
                found[rule.id] |= read
        for interval in case.intervals.values():
            read.clear()
            measured(noting(case), interval.id)
            found[interval.id] |= read
    return found


def row(rule_id: str, asked: set[str]) -> str:
    """A row of the page: answers, events, and what else."""
    kinds = set(catalogue().event_kinds)
    answers = sorted(one for one in asked if "-" in one)
    events = sorted(asked & kinds)
    others = sorted(asked - set(answers) - kinds - {""})
    return f"| {rule_id} | {', '.join(answers)} | {', '.join(events)} | {', '.join(others)} |"


def test_the_page_says_what_each_rule_reads(
    rows: list[list[str]], by_hand_record: Callable[..., dict[str, Any]]
) -> None:
    cases = [
        evidence_in(read_record_json(json.dumps(by_hand_record(*record)))) for _, _, *record in rows
    ]
    asked = inputs(cases)
    wanted = [row(rule, asked[rule]) for rule in sorted(asked)]
    page = (DOCS / "record-inputs.md").read_text(encoding="utf-8").splitlines()
    written = [line for line in page if line.startswith(("| CK-", "| IV-"))]
    assert written == wanted, "\n".join(wanted)


def test_the_page_of_answers_is_the_one_in_the_documentation() -> None:
    page = (DOCS / "record-answers.md").read_text(encoding="utf-8")
    assert page.rstrip("\n") == answers_page().rstrip("\n"), (
        "write it anew: python3 dev.py cli rules --record > docs/record-answers.md"
    )


def test_each_part_of_an_answer_that_a_rule_reads_is_explained() -> None:
    answers = answers_page()
    page = (DOCS / "record-inputs.md").read_text(encoding="utf-8").splitlines()
    named = [line.split("|")[2] for line in page if line.startswith(("| CK-", "| IV-"))]
    for one in {each.strip() for cell in named for each in cell.split(",")} - {""}:
        question, _, part = one.partition(".")
        line = next(row for row in answers.splitlines() if row.startswith(f"| {question}"))
        assert not part or f"`{part}`" in line
