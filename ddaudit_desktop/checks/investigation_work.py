"""Checks of the theme child protection: the work of the investigation (domain brief 3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.bail import bail_authorised
from ddaudit_desktop.checks.entries import (
    IT_IS_NOT,
    Entries,
    elapsed,
    entries,
    not_after,
    within,
)
from ddaudit_desktop.checks.investigation import CONCERN, DANGER, THEMES, marked_danger
from ddaudit_desktop.checks.registry import (
    Figure,
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.checks.spacing import surest_gap, widest_gap
from ddaudit_desktop.clocks.quiet import OF_THE_AUDIT
from ddaudit_desktop.clocks.reach import reach_of
from ddaudit_desktop.evidence.model import NO, NOT_APPLICABLE, NOT_RECORDED, PARTLY, YES
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from ddaudit_desktop.checks.registry import Severity
    from ddaudit_desktop.clocks.reach import Reach
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

SEEN, ALLOCATED, PLANNED, SUSPECT, GAP, CLOSED = (
    "CP-04", "CP-14", "CP-15", "CP-19", "CP-20", "CP-26",
)  # fmt: skip
WHY_LATE, ACCESS, CONDITIONS = (SEEN, "why_late"), (SUSPECT, "access"), (SUSPECT, "conditions")
REVIEWS = ("SUP_REVIEW", "INSP_REVIEW")
OPEN_ACTIONS = (CLOSED, "open_actions")
SEEN_HOURS = Parameter(
    "CK-CP-07.hours", "Hours from the concern to seeing the child", "hours", "24"
)
PLAN_HOURS = Parameter("CK-CP-09.hours", "Hours from allocation to a plan", "hours", "72")
BEGINS, ENDS = "CALL_RECEIVED", "CASE_CLOSED"
QUIET_DAYS = Parameter("CK-CP-10.days", "Days without any entry", "days", "21")
NO_ACTIVITY = OF_THE_AUDIT | {"INCIDENT"}
"""Kinds that are no entry of work on the case: the audit’s own, and what happened to the child."""


def _of_lead(case: Evidence, *kinds: str) -> tuple[EventSeen, ...]:
    """Events of the child whom the audit follows first, and of no child in particular."""
    lead = case.child.id if case.child else None
    return tuple(e for e in case.of_kind(*kinds) if e.child_id is None or e.child_id == lead)


@check(
    "CK-CP-07",
    "high",
    "Child not seen in time",
    rule="The child is seen within a day of the concern, or the record says why not.",
    sources=("S31", "P"),
    themes=THEMES,
    parameters=(SEEN_HOURS,),
    questions=(SEEN,),
)
def child_seen(case: Evidence) -> Result:
    """The child was not seen within the limit, and no reason is recorded."""
    hours = case.parameters.number(SEEN_HOURS)
    concern = entries(case, "", "CALL_RECEIVED")
    seen = entries(case, SEEN, among=_of_lead(case, "CHILD_SEEN", "CHILD_SPOKEN"))
    facts = (*concern.facts, *seen.facts, *case.answers_as_facts(WHY_LATE, DANGER))
    severity: Severity | None = "critical" if marked_danger(case) else None
    if seen.state == "not_applicable":
        return not_applicable("The auditor answered that police had no child to see.", *facts)
    if seen.state == "absent" and not concern.events:
        return cannot_tell(f"Nothing is known of the concern yet: see {CONCERN}.", *facts)
    if seen.missing and not case.text(*WHY_LATE).strip():
        return flagged("No entry found that the child was seen.", *facts, severity=severity)
    in_time = within_of(concern, seen, hours)
    if in_time:
        return passed(f"The child was seen within {hours} h of the concern.", *facts)
    if case.text(*WHY_LATE).strip():
        return passed("The reason why the child was not seen sooner is on record.", *facts)
    if in_time is None or concern.first is None or seen.first is None:
        return cannot_tell("The times do not say when the child was seen.", *facts)
    late = elapsed(concern.first, seen.first)
    return flagged(
        f"The child was seen {late} after the concern; the limit is {hours} h.",
        *facts,
        severity=severity,
        figure=Figure(late, f"seen late, limit {hours} h"),
    )


def within_of(start: Entries, end: Entries, hours: int) -> bool | None:
    """Whether the first of one thing follows the first of another in so many hours."""
    if start.first is None or end.first is None:
        return None
    return within(start.first, end.first, timedelta(hours=hours))


@check(
    "CK-CP-09",
    "medium",
    "No investigation plan in time",
    rule="An investigation plan is set within three days of allocation.",
    sources=("P",),
    themes=THEMES,
    parameters=(PLAN_HOURS,),
    questions=(PLANNED,),
)
def plan_in_time(case: Evidence) -> Result:
    """No investigation plan within the limit after allocation."""
    hours = case.parameters.number(PLAN_HOURS)
    given = entries(case, ALLOCATED, "ALLOCATED")
    plan = entries(case, PLANNED, "PLAN_SET")
    facts = (*given.facts, *plan.facts)
    if "not_applicable" in (given.state, plan.state):
        return not_applicable("The auditor answered that none was called for.", *facts)
    if given.missing:
        return cannot_tell(f"Whether and when it was allocated is not known: {ALLOCATED}.", *facts)
    if plan.missing:
        return flagged("The case was allocated; no entry found of a plan.", *facts)
    in_time = within_of(given, plan, hours)
    if in_time:
        return passed(f"The plan was set within {hours} h of allocation.", *facts)
    if in_time is None or given.first is None or plan.first is None:
        return cannot_tell("The times do not say when the plan was set.", *facts)
    late = elapsed(given.first, plan.first)
    return flagged(f"The plan was set {late} after allocation; the limit is {hours} h.", *facts)


@check(
    "CK-CP-10",
    "medium",
    "Long time with nothing recorded",
    rule="From the concern to the closed case, no three weeks pass without an entry.",
    sources=("P",),
    themes=THEMES,
    parameters=(QUIET_DAYS,),
    questions=(GAP,),
)
def kept_moving(case: Evidence) -> Result:
    """The longest time between two entries is longer than the limit."""
    days = case.parameters.number(QUIET_DAYS)
    if case.value(GAP) == NOT_APPLICABLE:
        facts = case.answers_as_facts(GAP)
        return not_applicable("The auditor answered that there was nothing to do.", *facts)
    lasted = _Lasted.of(case)
    events = [event for event in _work(case) if lasted.may_hold(event)]
    if sum(map(lasted.holds, events)) < 2:
        few = case.events_as_facts(*events)
        return cannot_tell("Fewer than two entries surely lie in the investigation.", *few)
    gap = surest_gap(events, lasted.holds)
    around = case.events_as_facts(gap.before, gap.after) if gap else ()
    if gap and gap.length > timedelta(days=days):
        return flagged(f"Nothing recorded for {gap.words()}; the limit is {days} days.", *around)
    if widest_gap(events, lasted.holds) <= timedelta(days=days):
        return passed(f"No more than {days} days pass without an entry.", *around)
    return cannot_tell("Not every entry has a time that is certain enough.", *around)


@dataclass(frozen=True, slots=True)
class _Lasted:
    """The investigation, from the concern until it was closed, as far as these are known."""

    start: Reach | None
    end: Reach | None

    @staticmethod
    def of(case: Evidence) -> _Lasted:
        concern, closed = entries(case, "", BEGINS), entries(case, "", ENDS)
        return _Lasted(concern.first, closed.last)

    def may_hold(self, event: EventSeen) -> bool:
        """Whether an entry can lie in it."""
        when = reach_of(event.when)
        early = self.start is not None and when.surely_before(self.start)
        return not early and not (self.end is not None and self.end.surely_before(when))

    def holds(self, event: EventSeen) -> bool:
        """Whether an entry surely lies in it; its own ends do."""
        when = reach_of(event.when)
        if self.start and event.kind != BEGINS and when.earliest < self.start.latest:
            return False
        return not (self.end and event.kind != ENDS and when.latest > self.end.earliest)


def _work(case: Evidence) -> list[EventSeen]:
    """The entries of work on the case."""
    return [e for e in case.events if not e.derived and e.kind not in NO_ACTIVITY]


@check(
    "CK-CP-11",
    "high",
    "Suspect with access to a child, no conditions",
    rule="A suspect with access to a child has bail conditions about it, or a reason is written.",
    sources=("S40",),
    themes=THEMES,
    questions=(SUSPECT,),
)
def contact_controlled(case: Evidence) -> Result:
    """The suspect has access to a child; no bail conditions and no written reason."""
    bail, without = case.of_kind("BAIL_GRANTED"), case.of_kind("RUI")
    facts = (
        *case.answers_as_facts(SUSPECT, ACCESS, CONDITIONS),
        *case.events_as_facts(*bail, *without),
    )
    access, conditions, said = case.value(*ACCESS), case.value(*CONDITIONS), case.value(SUSPECT)
    kept = {event.details.get("conditions", "") for event in bail}
    if NOT_APPLICABLE in (said, access) or access == NO:
        return not_applicable("No suspect has access to a child.", *facts)
    if conditions in (YES, "reason") or (YES in kept and conditions not in IT_IS_NOT):
        return passed("There are bail conditions about children, or a written reason.", *facts)
    none = conditions in IT_IS_NOT or NO in kept or (bool(without) and not conditions)
    if said == YES and not none:
        return passed("The auditor answered that contact with children was controlled.", *facts)
    if access != YES:
        return cannot_tell(
            f"Whether the suspect has access to a child is not known: {SUSPECT}.", *facts
        )
    if not none:
        return cannot_tell(f"Whether there are bail conditions is not known: {SUSPECT}.", *facts)
    return flagged("The suspect has access to a child; no conditions and no reason.", *facts)


@check(
    "CK-CP-13",
    "high",
    "Bail longer than its authority allows",
    rule="Bail lasts no longer than the rank that authorised it may allow, by the law of the day.",
    sources=("S40",),
    themes=THEMES,
    questions=(SUSPECT,),
    statutory=True,
)
def bail_in_limits(case: Evidence) -> Result:
    """Bail longer than the rank that authorised it allows."""
    said = case.value(*CONDITIONS) == YES
    return bail_authorised(case, said=said, facts=case.answers_as_facts(CONDITIONS))


@check(
    "CK-CP-12",
    "high",
    "Closed with open actions or without a supervisor’s check",
    rule="A case is closed after a supervisor’s check and with no action left open.",
    sources=("S",),
    themes=THEMES,
    questions=(CLOSED,),
)
def closed_properly(case: Evidence) -> Result:
    """The case is closed, with open actions or without a supervisor's check."""
    closed, said = case.of_kind("CASE_CLOSED"), case.value(CLOSED)
    left = case.number(*OPEN_ACTIONS)
    facts = (*case.events_as_facts(*closed), *case.answers_as_facts(CLOSED, OPEN_ACTIONS))
    if said == NOT_APPLICABLE:
        return not_applicable("The case is not closed.", *facts)
    if left:
        return flagged(f"The case was closed with {_actions(left)} open.", *facts)
    if said == NO:
        return flagged("No supervisor checked at closing, or actions were left open.", *facts)
    checked, reviews = _checked_at_closing(case)
    if said == NOT_RECORDED or (closed and not said and checked is False):
        return flagged("The case is closed; no entry found of a supervisor’s check.", *facts)
    if not said and checked and left == 0:
        reviewed = case.events_as_facts(*reviews)
        return passed("A supervisor reviewed the case before it closed.", *facts, *reviewed)
    if said == YES or (said == PARTLY and left == 0):
        return passed("A supervisor checked the case at closing; nothing was open.", *facts)
    if said == PARTLY:
        return cannot_tell("How many actions were open at closing is not known.", *facts)
    asked = "was checked by a supervisor" if closed else "is closed"
    return cannot_tell(f"Whether the case {asked} is not known: see {CLOSED}.", *facts)


def _checked_at_closing(case: Evidence) -> tuple[bool | None, tuple[EventSeen, ...]]:
    """Whether a supervisor’s review came before the case was closed, and the reviews."""
    reviews = case.of_kind(*REVIEWS)
    closed = entries(case, "", ENDS).last
    if not reviews:
        return False, reviews
    orders = [not_after(reach_of(review.when), closed) if closed else None for review in reviews]
    if True in orders:
        return True, reviews
    return (None if None in orders else False), reviews


def _actions(number: int) -> str:
    return "one action" if number == 1 else f"{number} actions"
