"""Checks of how the risk of a missing child was graded (domain brief 3.1, CK-MC-01 to 05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.checks.entries import IT_IS_NOT
from ddaudit_desktop.checks.missing import (
    FINAL,
    FIRST,
    HIGH,
    HIGHEST,
    MEDIUM,
    PREVIOUS_GRADE,
    answered_grade,
    each_time_missing,
    episodes,
    first_grade,
    found,
    graded_by,
    in_care,
    of_a_child,
    which,
)
from ddaudit_desktop.checks.missing_steps import Step, steps
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.clocks.missing_episodes import episodes_of
from ddaudit_desktop.clocks.reach import reach_of
from ddaudit_desktop.evidence.model import NO, NOT_APPLICABLE, NOT_RECORDED, PARTLY, YES
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from ddaudit_desktop.checks.missing import Graded
    from ddaudit_desktop.clocks.reach import Reach
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

EXPLAINED, EXPLOITATION, MARKER = "MC-09", "MC-13", ("MC-13", "marker")
MARKED = ("known", "suspected")
EPISODES = Parameter("CK-MC-03.episodes", "Earlier episodes in 12 months, at least", "number", "2")


@check(
    "CK-MC-01",
    "high",
    "First risk grade below Medium",
    rule="A missing child is graded at least Medium from the first grade on.",
    sources=("S",),
    themes=("MC",),
    questions=(FIRST,),
)
def first_grade_low(case: Evidence) -> Result:
    """Under 18 and first risk grade below medium."""
    if case.under_18 is False:
        return not_applicable("The person was 18 or older.", *case.child_fact())
    first = first_grade(case)
    if first is None:
        return cannot_tell("The first risk grade is not known.", *case.answers_as_facts(FIRST))
    facts = (*first.facts, *case.child_fact())
    if first.rank >= MEDIUM:
        return passed(f"The first risk grade was {first.word}.", *facts)
    if case.under_18 is None:
        return cannot_tell(
            f"The first risk grade was {first.word}; the child’s age is not recorded.", *facts
        )
    return flagged(f"The first risk grade of a child was {first.word}.", *facts)


@check(
    "CK-MC-02",
    "high",
    "A risk grade below Medium",
    rule="A missing child is graded at least Medium for as long as they are missing.",
    sources=("S",),
    themes=("MC",),
    questions=(HIGHEST, FIRST),
)
def any_grade_low(case: Evidence) -> list[Result]:
    """Under 18 and any grade, at any time while missing, below medium."""
    return each_time_missing(case, _any_grade_low)


def _any_grade_low(case: Evidence) -> Result:
    if (away := of_a_child(case)) is not None:
        return away
    entries = _grade_entries(case)
    answered = [
        answered_grade(case, FIRST),
        answered_grade(case, HIGHEST),
        answered_grade(case, *FINAL),
    ]
    surely = [
        *(grade for grade in answered if grade is not None),
        *(grade for _, grade, missing in entries if grade is not None and missing),
    ]
    if low := [grade for grade in surely if grade.rank < MEDIUM]:
        facts = dict.fromkeys(fact for grade in low for fact in grade.facts)
        return flagged(f"A risk grade was {low[0].word} while the child was missing.", *facts)
    for event, grade, missing in entries:
        facts = dict.fromkeys(case.events_as_facts(event))
        if grade is None and event.kind == "RISK_CHANGED":
            return cannot_tell("To which band the grade was changed is not recorded.", *facts)
        if grade is not None and grade.rank < MEDIUM and missing is None:
            return cannot_tell(
                f"The grade was {grade.word}; whether the child was still missing is not known.",
                *facts,
            )
    if first_grade(case) is None:
        return cannot_tell("The first risk grade is not known.", *case.answers_as_facts(FIRST))
    later = [e for e, grade, _ in entries if grade is not None and e.kind != "RISK_SET"]
    if answered[2] is None and not later:
        return cannot_tell(
            "The final risk grade is not known.", *case.answers_as_facts(FIRST, HIGHEST, FINAL)
        )
    every = dict.fromkeys(fact for grade in surely for fact in grade.facts)
    return passed("No risk grade was below Medium.", *every)


def _grade_entries(case: Evidence) -> list[tuple[EventSeen, Graded | None, bool | None]]:
    """Entries of grades, each with its band and whether the child was missing then."""
    end = found(case)
    return [
        (event, graded_by(case, event), _still_missing(reach_of(event.when), end))
        for event in case.of_kind("RISK_SET", "RISK_REVIEWED", "RISK_CHANGED")
    ]


def _still_missing(when: Reach, end: Reach | None) -> bool | None:
    """Whether a time comes before the child was found; none when that is not known.

    A child of whom no entry says that they were found counts as missing.
    """
    if end is None or when.surely_before(end):
        return True
    return False if end.surely_before(when) else None


@check(
    "CK-MC-03",
    "high",
    "Looked after, missing repeatedly, grade not raised",
    rule="A child in care who keeps going missing is at more risk each time: after two earlier "
    "episodes in 12 months the first grade is higher than that of the episode before, or High.",
    sources=("S",),
    themes=("MC",),
    parameters=(EPISODES,),
    questions=("MC-12", FIRST, "MC-11"),
)
def grade_not_raised(case: Evidence) -> Result:
    """Looked after, earlier episodes, and no higher first grade than the time before."""
    if (away := in_care(case)) is not None:
        return away
    number, counted = episodes(case)
    least = case.parameters.number(EPISODES)
    if number is None:
        return cannot_tell("The number of earlier episodes is not known.", *case.child_fact())
    if number < least:
        return not_applicable(
            f"Earlier episodes in 12 months: {number}; the rule begins at {least}.", *counted
        )
    if case.value(*PREVIOUS_GRADE) == NOT_APPLICABLE:
        return not_applicable(
            "The episode before had no grade.", *case.answers_as_facts(PREVIOUS_GRADE)
        )
    first, previous = first_grade(case), answered_grade(case, *PREVIOUS_GRADE)
    if first is None:
        return cannot_tell("The first risk grade is not known.", *counted)
    facts = (*first.facts, *counted, *case.child_fact())
    if first.rank == HIGH:
        return passed("The first grade was High, as high as there is.", *facts)
    if previous is None:
        return cannot_tell("The first grade of the episode before is not known.", *facts)
    said = f"{number} earlier episodes; first grade {first.word}, the time before {previous.word}."
    answer = flagged if first.rank <= previous.rank else passed
    return answer(f"Looked after, {said}", *facts, *previous.facts)


@check(
    "CK-MC-04",
    "high",
    "Risk grade lowered without new information",
    rule="While a child is missing, a grade is lowered only for new information, not because time "
    "has passed; the reason says what is new.",
    sources=("S", "S28"),
    themes=("MC",),
    questions=(HIGHEST,),
)
def lowered(case: Evidence) -> list[Result]:
    """Grade lowered while the child was missing and no new information cited."""
    found = episodes_of(case)
    if found is None:
        return each_time_missing(case, _never_lowered)
    return [which(one, result) for one in found for result in _lowered(one.case)]


def _lowered(case: Evidence) -> list[Result]:
    found_steps = steps(case)
    asked = [_lowered_by(case, step) for step in found_steps if step.lowered is not False]
    results = [result for result in asked if result is not None]
    return results or [_never_lowered(case)]


def _lowered_by(case: Evidence, step: Step) -> Result | None:
    facts = case.events_as_facts(step.event)
    subject = step.event.id
    missing = _still_missing(reach_of(step.event.when), found(case))
    if missing is False:
        return None
    new = step.event.details.get("new_information")
    if new == YES:
        return passed("New information is cited for this grade.", *facts, subject=subject)
    if step.lowered is None:
        return cannot_tell(
            "Whether this change lowered the grade is not known.", *facts, subject=subject
        )
    if missing is None:
        return cannot_tell(
            "The grade was lowered; whether the child was still missing is not known.",
            *facts,
            subject=subject,
        )
    if new == NO:
        return flagged(
            f"The grade was lowered to {step.word} and no new information is cited.",
            *facts,
            subject=subject,
        )
    return cannot_tell(
        f"The grade was lowered to {step.word}; whether the reason cites new information is not "
        "entered.",
        *facts,
        subject=subject,
    )


def _never_lowered(case: Evidence) -> Result:
    seen = steps(case)
    facts = (
        *case.answers_as_facts(HIGHEST, FINAL),
        *case.events_as_facts(*(step.event for step in seen)),
    )
    highest, final = answered_grade(case, HIGHEST), answered_grade(case, *FINAL)
    if case.value(HIGHEST) == NOT_APPLICABLE:
        return not_applicable("The auditor answered that there was no grade to change.", *facts)
    if highest is None or final is None:
        if seen:
            return passed("No change lowered the grade.", *facts)
        return cannot_tell(
            "Whether the grade was changed is not known: no change is entered, and the highest and "
            "the final grade are not answered.",
            *facts,
        )
    if final.rank < highest.rank:
        return cannot_tell(
            f"The grade went from {highest.word} to {final.word}; no entry says when and why.",
            *facts,
        )
    return passed("The grade was not lowered while the child was missing.", *facts)


@check(
    "CK-MC-05",
    "high",
    "Exploitation marked, grade not High",
    rule="Where exploitation is known or suspected, the first grade is High, or the record says "
    "why it is not.",
    sources=("S", "S20"),
    themes=("MC",),
    questions=(EXPLOITATION, FIRST),
)
def exploitation_not_weighed(case: Evidence) -> Result:
    """An exploitation marker on record, a grade below high and no reason given."""
    facts = case.answers_as_facts(MARKER, EXPLOITATION)
    marked = _marked(case)
    if marked is None:
        return cannot_tell("Whether exploitation was known or suspected is not answered.", *facts)
    if not marked:
        return not_applicable("No exploitation was known or suspected.", *facts)
    first = first_grade(case)
    if first is None:
        return cannot_tell("The first risk grade is not known.", *facts)
    facts = (*first.facts, *facts)
    if first.rank == HIGH:
        return passed("Exploitation is on record and the first grade was High.", *facts)
    facts = (*facts, *case.answers_as_facts(EXPLAINED))
    reason = _reason_given(case)
    if reason is None:
        return cannot_tell(
            f"Exploitation is on record and the grade was {first.word}; whether the grade is "
            "explained is not answered.",
            *facts,
        )
    if reason:
        return passed(f"Exploitation is on record; the grade {first.word} is explained.", *facts)
    return flagged(
        f"Exploitation is on record; the grade was {first.word} and no reason is given.", *facts
    )


def _marked(case: Evidence) -> bool | None:
    """Whether a flag or suspicion of exploitation is on record; none when that is not known."""
    marker, weighed = case.value(*MARKER), case.value(EXPLOITATION)
    if marker in MARKED or (not marker and weighed in (YES, PARTLY, NO)):
        return True
    if marker in ("none", NOT_APPLICABLE) or (not marker and weighed == NOT_APPLICABLE):
        return False
    return None


def _reason_given(case: Evidence) -> bool | None:
    """Whether the record says why the grade was not higher; none when that is not answered."""
    weighed, explained = case.value(EXPLOITATION), case.value(EXPLAINED)
    if weighed == YES:
        return True
    if weighed in IT_IS_NOT:
        return False
    if explained == YES:
        return True
    return False if explained in (PARTLY, NO, NOT_RECORDED) else None
