"""Checks of the grade of a case and of what has to follow from it (domain brief 3.6)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.outcome import grade_check
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.evidence.days import iso_day
from ddaudit_desktop.evidence.facts import Fact
from ddaudit_desktop.follow_up.feedback_due import DAYS_KEY, DEFAULT_DAYS, feedback_due
from ddaudit_desktop.moments import local, show_date, show_day, show_minutes
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ddaudit_desktop.checks.outcome import GradedCase
    from ddaudit_desktop.evidence.model import ActionSeen, ConcernSeen, Evidence

GOOD, INADEQUATE = "good", "inadequate"
UNSAFE_NOW, REASON, DIFFERS = "CL-01", "CL-13", "CL-14"
INDEPENDENT = "HD-09"
CONCERN_MINUTES = Parameter("CK-GR-11.minutes", "Time to acknowledge a concern", "minutes", "60")
FEEDBACK_DAYS = Parameter(DAYS_KEY, "Days from the grade to the feedback", "days", DEFAULT_DAYS)


def grade_fact(case: Evidence) -> Fact:
    """The grade as a fact; for a case that has one."""
    return Fact("grade", case.grade.id, f"Overall grade: {case.grade.word or case.grade.code}")


@grade_check(
    "CK-GR-03",
    "high",
    "Graded good beside an open critical flag or an adverse key question",
    rule="A good grade beside a critical flag or a key question answered no needs a reason.",
    sources=("P",),
    questions=(DIFFERS,),
)
def good_with_doubts(graded: GradedCase) -> Result:
    """A good grade with an unresolved critical flag or a key question answered no, unexplained."""
    case = graded.case
    if not case.grade.code:
        return not_applicable("No grade is given.")
    if case.grade.code != GOOD:
        return not_applicable("The grade is not good.", grade_fact(case))
    critical = [
        outcome
        for outcome in graded.outcomes
        if outcome.answer == "flag"
        and outcome.severity == "critical"
        and graded.decided(outcome) not in ("explain", "dismiss")
    ]
    adverse = [q for q in sorted(case.adverse) if case.value(q) != "not_recorded"]
    if not critical and not any(case.value(question) for question in case.key_questions):
        return cannot_tell("No key question is answered yet.", grade_fact(case))
    if not critical and not adverse:
        return passed("No critical flag and no key question stands against it.", grade_fact(case))
    named = [*(outcome.id for outcome in critical), *adverse]
    against = f"{_and(named)} {'stands' if len(named) == 1 else 'stand'} against it"
    facts = (
        grade_fact(case),
        *(fact for outcome in critical for fact in outcome.facts),
        *case.answers_as_facts(*adverse),
    )
    if case.text(DIFFERS, "why").strip() or case.grade.differs_reason.strip():
        return passed(f"Good, with a reason although {against}.", *facts)
    return flagged(f"Graded good while {against}, and no reason why.", *facts)


@grade_check(
    "CK-GR-04",
    "high",
    "Inadequate, with nothing that follows",
    rule="An inadequate case has an action, feedback, and an answer whether a child is unsafe now.",
    sources=("P",),
    questions=(UNSAFE_NOW,),
)
def inadequate_without_consequence(graded: GradedCase) -> Result:
    """An inadequate grade with no action, no feedback, or no answer to CL-01."""
    case = graded.case
    if not case.grade.code:
        return not_applicable("No grade is given.")
    if case.grade.code != INADEQUATE:
        return not_applicable("The grade is not inadequate.", grade_fact(case))
    wanting = []
    if not case.actions:
        wanting.append("no action is set")
    if not case.feedback:
        wanting.append("no feedback is recorded")
    if not case.value(UNSAFE_NOW):
        wanting.append(f"{UNSAFE_NOW} is not answered")
    facts = (grade_fact(case), *case.answers_as_facts(UNSAFE_NOW))
    if wanting:
        return flagged(f"Graded inadequate, and {_and(wanting)}.", *facts)
    return passed(f"An action, feedback and {UNSAFE_NOW} are there.", *facts)


@grade_check(
    "CK-GR-05",
    "high",
    "Grade without a reason",
    rule="Every grade has its reason in writing.",
    sources=("P",),
    questions=(REASON,),
)
def grade_without_reason(graded: GradedCase) -> Result:
    """A grade with no reason (CL-13)."""
    case = graded.case
    if not case.grade.code:
        return not_applicable("No grade is given.")
    if case.grade.reason.strip() or case.text(REASON).strip():
        return passed("The grade has its reason.", grade_fact(case))
    return flagged("The grade has no reason yet.", grade_fact(case))


@grade_check(
    "CK-GR-06",
    "medium",
    "Key question without a note",
    rule="A key question answered against practice, or not recorded, has a note that says why.",
    sources=("P",),
)
def key_question_without_note(graded: GradedCase) -> Iterator[Result]:
    """A key question answered no or not recorded without an evidence note; one for each."""
    case = graded.case
    answered = [q for q in sorted(case.key_questions) if case.value(q)]
    against = [q for q in answered if q in case.adverse]
    for question in against:
        fact = case.answered(question)
        if case.note(question).strip():
            yield passed(f"{question} has its note.", fact, subject=question)
        else:
            yield flagged(f"{fact.words}, and no note says why.", fact, subject=question)
    if not against and answered:
        yield passed("No key question is answered no or not recorded.")
    elif not against:
        yield cannot_tell("No key question is answered yet.")


@grade_check(
    "CK-GR-08",
    "high",
    "Auditor not independent of the case",
    rule="Nobody audits a case they had a part in, or an officer they manage.",
    sources=("P",),
    questions=(INDEPENDENT,),
)
def auditor_independent(graded: GradedCase) -> Result:
    """The auditor was involved in the case or manages the officer (HD-09)."""
    case = graded.case
    answer = case.value(INDEPENDENT)
    facts = case.answers_as_facts(INDEPENDENT)
    if answer == "yes":
        return passed("The auditor is independent of the case.", *facts)
    if answer in ("no", "partly"):
        return flagged("The auditor is not independent of the case.", *facts)
    if answer == "not_applicable":
        return not_applicable("Independence was answered as not applicable.", *facts)
    return cannot_tell(f"{INDEPENDENT} is not answered: was the auditor independent?", *facts)


@grade_check(
    "CK-GR-11",
    "critical",
    "Concern not acknowledged",
    rule="Somebody named takes on an immediate concern within the time set.",
    sources=("S19", "P"),
    parameters=(CONCERN_MINUTES,),
)
def concern_acknowledged(graded: GradedCase) -> Iterator[Result]:
    """An immediate concern with no acknowledgement in time; one for each concern."""
    case = graded.case
    limit = timedelta(minutes=case.parameters.number(CONCERN_MINUTES))
    for concern in case.concerns:
        yield _acknowledged(concern, case, limit)
    if not case.concerns:
        yield not_applicable("No concern was raised.")


def _acknowledged(concern: ConcernSeen, case: Evidence, limit: timedelta) -> Result:
    until = concern.acknowledged_at or case.as_of
    waited = (until - concern.raised_at) // timedelta(minutes=1)
    raised = f"Concern raised {show_day(concern.raised_at)} {local(concern.raised_at):%H:%M}"
    fact = Fact("concern", concern.id, raised)
    words = f"{show_minutes(max(waited, 0))}, limit {show_minutes(limit // timedelta(minutes=1))}"
    late = waited > limit // timedelta(minutes=1)
    if concern.acknowledged_at is None:
        if late:
            return flagged(f"{raised}, not acknowledged: {words}.", fact, subject=concern.id)
        return cannot_tell(f"{raised}, not acknowledged yet: {words}.", fact, subject=concern.id)
    if waited < 0:
        return cannot_tell(f"{raised}, acknowledged before that.", fact, subject=concern.id)
    if late:
        return flagged(f"{raised}, acknowledged late: {words}.", fact, subject=concern.id)
    return passed(f"{raised}, acknowledged in time: {words}.", fact, subject=concern.id)


@grade_check(
    "CK-GR-12",
    "medium",
    "Feedback overdue",
    rule="The officer and the supervisor hear what the audit found within the time set.",
    sources=("S",),
    parameters=(FEEDBACK_DAYS,),
    questions=("CL-07", "CL-08"),
)
def feedback_given(graded: GradedCase) -> Iterator[Result]:
    """Feedback to officer or supervisor not recorded so long after the grade; one for each."""
    case = graded.case
    if not case.grade.code:
        yield not_applicable("The audit is not complete: no grade is given.")
        return
    if case.grade.graded_at is None:
        yield cannot_tell("When the grade was given is not recorded.", grade_fact(case))
        return
    due = feedback_due(case.grade.graded_at, case.parameters.number(FEEDBACK_DAYS))
    for recipient in ("officer", "supervisor"):
        yield _fed_back(case, recipient, due)


def _fed_back(case: Evidence, recipient: str, due: date) -> Result:
    entry = next((f for f in case.feedback if f.recipient == recipient), None)
    facts = [grade_fact(case)]
    given = iso_day(entry.given_on) if entry is not None else None
    if entry is not None and given is not None:
        said = f"Feedback to the {recipient} {show_date(entry.given_on)}"
        facts.append(Fact("feedback", entry.id, said))
    until = show_date(due.isoformat())
    if given is not None and given <= due:
        return passed(f"The {recipient} had feedback in time.", *facts, subject=recipient)
    if given is not None:
        return flagged(
            f"The {recipient} had feedback late; it was due by {until}.", *facts, subject=recipient
        )
    if local(case.as_of).date() > due:
        return flagged(
            f"No feedback to the {recipient}; it was due by {until}.", *facts, subject=recipient
        )
    return passed(f"Feedback to the {recipient} is due by {until}.", *facts, subject=recipient)


@grade_check(
    "CK-GR-13",
    "medium",
    "Action overdue, or closed without its test",
    rule="An action is done by its day, and closed only with the result of its test.",
    sources=("S",),
    questions=("CL-06",),
)
def actions_followed(graded: GradedCase) -> Iterator[Result]:
    """An action past its day, or closed with no re-test result; one for each action."""
    case = graded.case
    for action in case.actions:
        yield action_followed(action, local(case.as_of).date())
    if not case.actions:
        yield not_applicable("The case has no action.")


def action_followed(action: ActionSeen, today: date) -> Result:
    """Whether one action is in time and, once closed, tested."""
    fact = Fact("action", action.id, f"Action {action.code}")
    if action.closed_on:
        if action.retest_result.strip():
            return passed(f"{action.code} is closed with its test.", fact, subject=action.code)
        return flagged(
            f"{action.code} was closed with no result of its test.", fact, subject=action.code
        )
    due = iso_day(action.due_on)
    if due is None:
        return cannot_tell(
            f"{action.code} has no day by which it is due.", fact, subject=action.code
        )
    if due < today:
        said = f"{action.code} was due {show_date(action.due_on)} and is open."
        return flagged(said, fact, subject=action.code)
    return passed(f"{action.code} is not due yet.", fact, subject=action.code)


@grade_check(
    "CK-GR-15",
    "high",
    "Counted after a change that came later",
    rule="A case from before a change is not counted among those after it.",
    sources=("S",),
)
def counted_after_change(graded: GradedCase) -> Iterator[Result]:
    """A question about a later change, answered for a case of an earlier day; one for each."""
    case = graded.case
    if case.day is None:
        yield cannot_tell("The day of the case is not known.")
        return
    for question in sorted(case.not_yet_asked):
        value = case.value(question)
        facts = case.answers_as_facts(question)
        if value and value != "not_applicable":
            said = f"{facts[0].words}; the case is from before the change that it asks about."
            yield flagged(said, *facts, subject=question)
        else:
            yield passed(f"{question} is not counted for this case.", *facts, subject=question)
    if not case.not_yet_asked:
        yield not_applicable("No question is about a change after this case.")


def _and(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
