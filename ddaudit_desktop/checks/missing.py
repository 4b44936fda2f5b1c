"""A missing episode as its checks see it: bands of risk, from when to when, what there is to see.

The checks themselves stand in the modules beside this one, by what they look at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.registry import Result, cannot_tell, not_applicable
from ddaudit_desktop.clocks.missing_episodes import (
    BACK,
    NOT_SEPARABLE,
    REPORTED,
    Episode,
    episodes_of,
)
from ddaudit_desktop.clocks.reach import Reach, first_of, reach_of
from ddaudit_desktop.evidence.model import MAIN, NOT_APPLICABLE, NOT_RECORDED

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

BANDS = ("no_apparent_risk", "very_low", "low", "medium", "high")
"""Risk bands of a missing child, lowest first, over all versions of the list."""
MEDIUM, HIGH = BANDS.index("medium"), BANDS.index("high")
WORDS = ("No apparent risk", "Very low", "Low", "Medium", "High")
GRADED = ("RISK_SET", "RISK_REVIEWED", "RISK_CHANGED")
REVIEWS = ("SUP_REVIEW", "INSP_REVIEW")
"""A supervisor looks at the log."""

FIRST, HIGHEST, FINAL, EPISODES, FOUND = "MC-07", "MC-14", ("MC-14", "final"), "MC-11", "MC-22"
HOW_FOUND = (FOUND, "how")
PREVIOUS_GRADE, IN_90_DAYS = (EPISODES, "previous_grade"), (EPISODES, "in_90_days")


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade of risk: how high (a place in `BANDS`) and what it rests on."""

    rank: int
    facts: tuple[Fact, ...]

    @property
    def word(self) -> str:
        """The band as people say it."""
        return WORDS[self.rank]


def rank_of(band: str) -> int | None:
    """How high a band is; none for anything that is no band."""
    return BANDS.index(band) if band in BANDS else None


def answered_grade(case: Evidence, question: str, part: str = MAIN) -> Graded | None:
    """The grade that an answer gives; none where it gives none."""
    rank = rank_of(case.value(question, part))
    if rank is None:
        return None
    return Graded(rank, case.answers_as_facts((question, part)))


def graded_by(case: Evidence, event: EventSeen) -> Graded | None:
    """The grade that an event sets; none where its band is not kept."""
    rank = rank_of(event.details.get("band", ""))
    return None if rank is None else Graded(rank, case.events_as_facts(event))


def first_grade(case: Evidence) -> Graded | None:
    """The first grade: as answered, else as the entry of it keeps it.

    Of several entries only one that is surely the first counts.
    """
    answered = answered_grade(case, FIRST)
    if answered is not None or case.value(FIRST):
        return answered
    entries = case.of_kind("RISK_SET")
    if not entries:
        return None
    entry = min(entries, key=lambda each: reach_of(each.when).latest)
    when = reach_of(entry.when)
    if all(when.surely_before(reach_of(e.when)) for e in entries if e is not entry):
        return graded_by(case, entry)
    return None


def reported(case: Evidence) -> Reach | None:
    """When the child was reported missing; none where there is no entry of it."""
    return first_of(reach_of(event.when) for event in case.of_kind("MIS_REPORTED"))


def found_entries(case: Evidence) -> tuple[EventSeen, ...]:
    """The entries of the child being found; of being back where there is none of being found."""
    return case.of_kind("LOCATED") or case.of_kind("RETURNED")


def found(case: Evidence) -> Reach | None:
    """When the child was found or back; none where there is no entry of it."""
    return first_of(reach_of(event.when) for event in found_entries(case))


def back(case: Evidence) -> Result | tuple[Fact, ...]:
    """The facts of a return; a result where none is recorded."""
    facts = (*case.answers_as_facts(FOUND, HOW_FOUND), *case.events_as_facts(*found_entries(case)))
    if found_entries(case) or case.value(*HOW_FOUND) not in ("", NOT_RECORDED, NOT_APPLICABLE):
        return facts
    if NOT_APPLICABLE in (case.value(FOUND), case.value(*HOW_FOUND)):
        return not_applicable("The child was not back when the case was audited.", *facts)
    return cannot_tell("Whether the child is back is not recorded.", *facts)


def of_a_child(case: Evidence) -> Result | None:
    """Why a rule about children does not apply, or cannot be applied; none where it applies."""
    if case.under_18 is None:
        return cannot_tell("The child’s age is not recorded.", *case.child_fact())
    if not case.under_18:
        return not_applicable("The person was 18 or older.", *case.child_fact())
    return None


def in_care(case: Evidence) -> Result | None:
    """Why a rule about children in care does not apply; none where it applies."""
    if case.looked_after is None:
        return cannot_tell("Whether the child was looked after is not known.", *case.child_fact())
    if not case.looked_after:
        return not_applicable("The child was not looked after.", *case.child_fact())
    return None


def each_time_missing(
    case: Evidence, rule: Callable[[Evidence], Result], *kinds: str
) -> list[Result]:
    """What a rule says of each time missing that the timeline holds; mostly it is one.

    Args:
        case: the evidence.
        rule: what is asked of the case with the entries of one time missing alone.
        kinds: kinds of entry that make a time missing more than history, beside grades.
    """
    found = episodes_of(case, *kinds)
    if found is None:
        ends = case.events_as_facts(*case.of_kind(REPORTED, *BACK))
        return [cannot_tell(NOT_SEPARABLE, *ends)]
    return [of_one_time_missing(one, rule) for one in found]


def of_one_time_missing(one: Episode, rule: Callable[[Evidence], Result]) -> Result:
    """What a rule says of one time missing; the reason says which, where there are several.

    An entry that can be of another decides nothing: where the answer hangs on it, it is not told.
    """
    result = rule(one.case)
    if one.shared and result.answer != "cannot_tell":
        without = rule(one.surely_of_it)
        if without.answer != result.answer:
            facts = dict.fromkeys((*result.facts, *without.facts))
            result = cannot_tell(NOT_SEPARABLE, *facts)
    return which(one, result)


def which(one: Episode, result: Result) -> Result:
    """A result with the time missing that it is about, where there are several."""
    if not one.subject:
        return result
    said = f"Time missing {one.words}: {result.reason[:1].lower()}{result.reason[1:]}"
    return replace(result, subject=result.subject or one.subject, reason=said)


def episodes(case: Evidence) -> tuple[int | None, tuple[Fact, ...]]:
    """Earlier episodes in twelve months: as the auditor counted, else as imported."""
    counted = case.number(EPISODES)
    if counted is not None:
        return counted, case.answers_as_facts(EPISODES)
    if case.child is not None and case.child.episodes_12m is not None:
        return case.child.episodes_12m, case.child_fact()
    return None, ()
