"""Checks of the log of a missing child: opened, closed, counted (3.1, CK-MC-09 to 12 and 20)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.entries import IT_IS_NOT, IT_IS_THERE
from ddaudit_desktop.checks.missing import EPISODES, REVIEWS, of_a_child
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.clocks.reach import last_of, reach_of
from ddaudit_desktop.clocks.settings import CLOSING_RULE
from ddaudit_desktop.evidence.days import iso_day
from ddaudit_desktop.evidence.model import NO, NOT_APPLICABLE, PARTLY, YES
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from ddaudit_desktop.checks.registry import Severity
    from ddaudit_desktop.clocks.reach import Reach
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

OPENED, SHARE, CODE = "MC-03", ("MC-03", "share"), ("MC-03", "opening_code")
CLOSING_REVIEW = "MC-28"
LEAST_SHARE = Parameter(
    "CK-MC-12.share", "Share of the child’s questions answered, at least", "percent", "80"
)


@check(
    "CK-MC-09",
    "critical",
    "Log closed without a supervisor’s review",
    rule="A log about a missing child is closed only after a supervisor has reviewed it. Critical "
    "for an incident since that became the rule, medium before.",
    sources=("S",),
    themes=("MC",),
    parameters=(CLOSING_RULE,),
    questions=(CLOSING_REVIEW,),
)
def closed_without_review(case: Evidence) -> Result:
    """Log closed without a supervisor review at or before closure."""
    return replace(_closing(case), severity=_weight_of_the_day(case))


def _closing(case: Evidence) -> Result:
    answer = case.value(CLOSING_REVIEW)
    reviews = case.of_kind(*REVIEWS)
    facts = (
        *case.answers_as_facts(CLOSING_REVIEW),
        *case.events_as_facts(*case.of_kind("LOG_CLOSED"), *reviews),
    )
    if answer == NOT_APPLICABLE:
        return not_applicable("The auditor answered that there was no log to close.", *facts)
    if answer == NO:
        return flagged("No supervisor reviewed the log before it was closed.", *facts)
    closed = closed_at(case)
    if closed is None:
        return cannot_tell("No entry of the log being closed is found.", *facts)
    if not reviews and answer in IT_IS_THERE:
        return cannot_tell("A supervisor reviewed the log; when is not recorded.", *facts)
    times = [reach_of(review.when) for review in reviews]
    if any(time.latest <= closed.earliest for time in times):
        return passed("A supervisor reviewed the log before it was closed.", *facts)
    if any(time.earliest <= closed.latest for time in times):
        return cannot_tell(
            "Whether the supervisor’s review came before the log was closed is not known.", *facts
        )
    if times:
        return flagged("A supervisor reviewed the log only after it was closed.", *facts)
    return flagged("The log was closed; no entry of a supervisor’s review is found.", *facts)


def _weight_of_the_day(case: Evidence) -> Severity:
    """Critical since the force’s own rule; before it, or on a day not known, medium."""
    begun = iso_day(case.parameters.text(CLOSING_RULE))
    after = case.day is not None and begun is not None and case.day >= begun
    return "critical" if after else "medium"


def closed_at(case: Evidence) -> Reach | None:
    """When the log was closed for good; none where there is no entry of it."""
    return last_of(reach_of(event.when) for event in case.of_kind("LOG_CLOSED"))


@check(
    "CK-MC-10",
    "medium",
    "Closing review by the operator or the attending officer",
    rule="The supervisor who reviews a log before it is closed is neither the operator of the log "
    "nor an officer who attended.",
    sources=("P",),
    themes=("MC",),
    questions=(CLOSING_REVIEW,),
)
def reviewed_by_themselves(case: Evidence) -> Result:
    """The closing reviewer is the log’s own operator or the attending officer."""
    if case.value(CLOSING_REVIEW) in (NO, NOT_APPLICABLE):
        return not_applicable(
            "There was no closing review.", *case.answers_as_facts(CLOSING_REVIEW)
        )
    review = _closing_review(case)
    if isinstance(review, Result):
        return review
    others = case.of_kind("LOG_OPENED", "DEPLOYED", "ARRIVED")
    facts = case.events_as_facts(review, *others)
    if not review.who:
        return cannot_tell("Who made the closing review is not recorded.", *facts)
    same = [event for event in others if _same_person(event.who, review.who)]
    if same:
        return flagged(
            f"The closing review was made by the {review.who}, as was an earlier entry: "
            f"{case.title_of(same[0])}.",
            *case.events_as_facts(review, *same),
        )
    if not any(event.kind == "LOG_OPENED" and event.who for event in others):
        return cannot_tell("Who operated the log is not recorded.", *facts)
    nobody_sent = case.value("MC-16") == NOT_APPLICABLE
    attended = [event for event in others if event.kind != "LOG_OPENED"]
    if not all(event.who for event in attended) or not (attended or nobody_sent):
        return cannot_tell("Who attended is not recorded.", *facts)
    return passed(f"The closing review was made by the {review.who}.", *facts)


def _same_person(one: str, other: str) -> bool:
    """Whether two entries name the same role; people are entered by role, not by name."""
    return bool(one) and one.strip().casefold() == other.strip().casefold()


def _closing_review(case: Evidence) -> EventSeen | Result:
    """The last review before the log was closed, or what stands in the way of finding it."""
    reviews = case.of_kind(*REVIEWS)
    facts = case.events_as_facts(*case.of_kind("LOG_CLOSED"), *reviews)
    named = [review for review in reviews if review.question_id == CLOSING_REVIEW]
    if len(named) == 1:
        return named[0]
    if not reviews:
        denied = case.value(CLOSING_REVIEW) in IT_IS_NOT or case.of_kind("LOG_CLOSED")
        answer = not_applicable if denied else cannot_tell
        return answer("No entry of a closing review is found.", *facts)
    closed = closed_at(case)
    if closed is None:
        return cannot_tell("No entry of the log being closed is found.", *facts)
    before = [r for r in reviews if reach_of(r.when).earliest <= closed.latest]
    if not before:
        return not_applicable("No review came before the log was closed.", *facts)
    last = max(before, key=lambda each: reach_of(each.when).earliest)
    when = reach_of(last.when)
    if when.latest <= closed.earliest and all(
        reach_of(other.when).surely_before(when) for other in before if other is not last
    ):
        return last
    return cannot_tell("Which review was the last before closing is not known.", *facts)


@check(
    "CK-MC-11",
    "medium",
    "Child’s log opened with the adult code",
    rule="The log of a missing child is opened with the code for under-18s.",
    sources=("S",),
    themes=("MC",),
    questions=(OPENED,),
)
def adult_code(case: Evidence) -> Result:
    """Under 18 but the adult opening code used."""
    opened = case.of_kind("LOG_OPENED")
    facts = (*case.answers_as_facts(OPENED, CODE), *case.events_as_facts(*opened))
    if case.under_18 is False:
        return not_applicable("The person was 18 or older.", *case.child_fact())
    if case.value(OPENED) == NOT_APPLICABLE:
        return not_applicable("There were no separate opening codes for this case.", *facts)
    codes = {case.value(*CODE), *(event.details.get("code", "") for event in opened)}
    if "adult" in codes:
        if case.under_18 is None:
            return cannot_tell("The adult code was used; the child’s age is not recorded.", *facts)
        return flagged("The log of a child was opened with the adult code.", *facts)
    if codes & {"under_18", "other"} or case.value(OPENED) in IT_IS_THERE:
        return passed("The log was not opened with the adult code.", *facts)
    return cannot_tell("With which code the log was opened is not recorded.", *facts)


@check(
    "CK-MC-12",
    "medium",
    "Child’s questions not asked",
    rule="The question set for a missing child is used, and at least four fifths of it answered.",
    sources=("S",),
    themes=("MC",),
    parameters=(LEAST_SHARE,),
    questions=(OPENED,),
)
def question_set(case: Evidence) -> Result:
    """Child question set missing or answered to less than the share that is needed."""
    if (away := of_a_child(case)) is not None:
        return away
    answer, share = case.value(OPENED), case.number(*SHARE)
    facts = case.answers_as_facts(OPENED, SHARE)
    if answer == NOT_APPLICABLE:
        return not_applicable("There was no question set for children then.", *facts)
    least = case.parameters.number(LEAST_SHARE)
    if share is not None:
        said = f"{share}% of the child’s questions were answered; at least {least}% are needed."
        return flagged(said, *facts) if share < least else passed(said, *facts)
    if answer in IT_IS_NOT:
        return flagged("The question set for a missing child was not used.", *facts)
    if answer == YES:
        return passed("The question set was used and nothing in it passed over.", *facts)
    if answer == PARTLY:
        return cannot_tell("How much of the question set was answered is not entered.", *facts)
    return cannot_tell("Whether the question set was used is not answered.", *facts)


@check(
    "CK-MC-20",
    "low",
    "Two counts of earlier episodes",
    rule="The number of earlier episodes that the auditor counted is the number imported for the "
    "same child.",
    sources=("P",),
    themes=("MC",),
    questions=(EPISODES,),
)
def two_counts(case: Evidence) -> Result:
    """The number of episodes typed differs from the number imported for the same pseudonym."""
    answer = case.value(EPISODES)
    facts = (*case.answers_as_facts(EPISODES), *case.child_fact())
    if answer == NOT_APPLICABLE:
        return not_applicable("The auditor answered that there was nothing to count.", *facts)
    typed = case.number(EPISODES)
    imported = case.child.episodes_12m if case.child else None
    if typed is None:
        return cannot_tell("The auditor has not counted the earlier episodes.", *facts)
    if imported is None:
        return cannot_tell("No episodes were imported for this child.", *facts)
    said = f"Earlier episodes: {typed} counted by the auditor, {imported} imported for this child."
    return passed(said, *facts) if typed == imported else flagged(said, *facts)
