"""A domestic incident as its checks see it: the children of the household and the bands of risk.

The checks themselves stand in the modules beside this one, by what they look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.registry import Result, cannot_tell, not_applicable
from ddaudit_desktop.evidence.facts import Fact
from ddaudit_desktop.evidence.model import MAIN, NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.evidence.model import ChildSeen, Evidence

BANDS = ("standard", "medium", "high")
"""Risk bands of domestic abuse, lowest first."""

IDENTIFIED, CHILDREN = "DA-07", ("DA-07", "children")
BAND, SECOND_BAND = "DA-14", ("DA-14", "second_band")
ANSWERS = {"flag": 0, "cannot_tell": 1, "pass": 2, "not_applicable": 3}


@dataclass(frozen=True, slots=True)
class Banded:
    """A band of risk (a place in `BANDS`) and what it rests on."""

    rank: int
    facts: tuple[Fact, ...]

    @property
    def word(self) -> str:
        """The band as people say it."""
        return BANDS[self.rank].capitalize()


def answered_band(case: Evidence, question: str, part: str = MAIN) -> Banded | None:
    """The band that an answer gives; none where it gives none."""
    value = case.value(question, part)
    if value not in BANDS:
        return None
    return Banded(BANDS.index(value), case.answers_as_facts((question, part)))


def first_band(case: Evidence) -> Banded | None:
    """The band when officers had left: as answered, else as the entry of the tool keeps it."""
    if case.value(BAND):
        return answered_band(case, BAND)
    return _entered_band(case, "RISK_TOOL")


def second_band(case: Evidence) -> Banded | None:
    """The band after the second assessment; none where it is not known."""
    if case.value(*SECOND_BAND):
        return answered_band(case, *SECOND_BAND)
    return _entered_band(case, "RISK_SECOND")


def _entered_band(case: Evidence, kind: str) -> Banded | None:
    """The band that the only entry of a kind keeps; of several, none is surely the one."""
    entries = case.of_kind(kind)
    band = entries[0].details.get("band", "") if len(entries) == 1 else ""
    if band not in BANDS:
        return None
    return Banded(BANDS.index(band), case.events_as_facts(*entries))


def child_as_fact(child: ChildSeen) -> Fact:
    """A child as a fact: pseudonym and age."""
    age = "age not recorded" if child.age is None else f"{child.age} years"
    return Fact("child", child.id, f"{child.pseudonym}, {age}")


def household(case: Evidence) -> Result | tuple[ChildSeen, ...]:
    """The children of the household; a result where there are none, or none is recorded."""
    if case.children:
        return case.children
    facts = case.answers_as_facts(IDENTIFIED, CHILDREN)
    if case.value(IDENTIFIED) == NOT_APPLICABLE or case.number(*CHILDREN) == 0:
        return not_applicable("No children live in the household.", *facts)
    return cannot_tell("No child of the household is recorded.", *facts)


def number_of_children(case: Evidence) -> tuple[int | None, tuple[Fact, ...]]:
    """How many children the household has: as the auditor counted, else as recorded in the case."""
    counted = case.number(*CHILDREN)
    if counted is not None:
        return counted, case.answers_as_facts(CHILDREN)
    if case.children:
        return len(case.children), tuple(child_as_fact(child) for child in case.children)
    return None, ()


def told_of_children(results: Iterable[Result], all_well: str) -> list[Result]:
    """What to say of several children: each one of whom there is something to say.

    Where every child is well or not meant there is one result, with every fact.
    """
    found = sorted(results, key=lambda result: ANSWERS[result.answer])
    worst = found[0].answer
    if worst in ("flag", "cannot_tell"):
        return [result for result in found if result.answer in ("flag", "cannot_tell")]
    meant = [result for result in found if result.answer == worst]
    facts = tuple(dict.fromkeys(fact for result in meant for fact in result.facts))
    reason = all_well if worst == "pass" else meant[0].reason
    return [Result(worst, reason, facts)]
