"""What a case holds of one thing that should be on record: its events, or the answer about it.

A thing is *there* when an event of it has a time, or when the question that covers it is answered
yes or partly. An event without a time, and no answer, leaves it *unsure*: a place in the tray is
no proof. No and not recorded *deny* it. Nothing at all leaves it *absent*: no entry was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from ddaudit_desktop.clocks.candidates import FIRST_YEAR, LAST_YEAR
from ddaudit_desktop.clocks.reach import Reach, first_of, last_of, minutes_between, reach_of
from ddaudit_desktop.evidence.model import MAIN, NO, NOT_APPLICABLE, NOT_RECORDED, PARTLY, YES
from ddaudit_desktop.moments import local, show_minutes

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

State = Literal["there", "unsure", "denied", "absent", "not_applicable"]

IT_IS_THERE = (YES, PARTLY)
IT_IS_NOT = (NO, NOT_RECORDED)


@dataclass(frozen=True, slots=True)
class Entries:
    """What there is of one thing.

    Attributes:
        state: whether it is there, as the module says.
        events: its events in time order, those without a time last.
        facts: the events, and the answer where there is one.
    """

    state: State
    events: tuple[EventSeen, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether it is denied, or no entry of it was found."""
        return self.state in ("denied", "absent")

    @property
    def timed(self) -> bool:
        """Whether any of the events has a time."""
        return any(event.timed for event in self.events)

    @property
    def all_timed(self) -> bool:
        """Whether there are events, and each has a time."""
        return bool(self.events) and all(event.timed for event in self.events)

    @property
    def reaches(self) -> list[Reach]:
        """What the time of each event can mean; of one without a time, anything."""
        return [reach_of(event.when) for event in self.events]

    @property
    def first(self) -> Reach | None:
        """What the first of the events can mean; none where none has a time."""
        return first_of(self.reaches) if self.timed else None

    @property
    def last(self) -> Reach | None:
        """What the last of the events can mean; none where none has a time."""
        return last_of(self.reaches) if self.timed else None


def entries(
    case: Evidence,
    question: str,
    *kinds: str,
    part: str = MAIN,
    among: tuple[EventSeen, ...] | None = None,
) -> Entries:
    """What a case holds of a thing.

    Args:
        case: the case.
        question: the question that covers it; empty where none does.
        kinds: the kinds of event that are it.
        part: the part of the question that answers, where it is not the question itself.
        among: the events that count, where not all of the kinds do.
    """
    events = case.of_kind(*kinds) if among is None else among
    said = case.value(question, part) if question else ""
    facts = (*case.events_as_facts(*events), *case.answers_as_facts((question, part)))
    return Entries(_state(events, said), events, facts)


def _state(events: tuple[EventSeen, ...], said: str) -> State:
    if any(event.timed for event in events):
        return "there"
    if said == NOT_APPLICABLE:
        return "not_applicable"
    if said in IT_IS_THERE:
        return "there"
    if said in IT_IS_NOT:
        return "denied"
    return "unsure" if events else "absent"


def not_after(one: Reach, other: Reach) -> bool | None:
    """Whether a time is not later than another; none when that depends on the reading."""
    if one.latest <= other.earliest:
        return True
    return False if one.earliest > other.latest else None


def within(start: Reach, end: Reach, limit: timedelta) -> bool | None:
    """Whether no more than a length lies between two times; none when the reading decides."""
    if end.latest - start.earliest <= limit:
        return True
    return False if end.earliest - start.latest > limit else None


def same_day(one: Reach, other: Reach) -> bool | None:
    """Whether two times are on one local day; none when that depends on the reading."""
    ours, theirs = days_of(one), days_of(other)
    if ours[1] < theirs[0] or theirs[1] < ours[0]:
        return False
    return True if ours == theirs and ours[0] == ours[1] else None


def days_of(reach: Reach) -> tuple[date, date]:
    """The first and the last local day that a time can be on."""
    return _day_of(reach.earliest), _day_of(reach.latest)


def _day_of(instant: datetime) -> date:
    """The local day; the first or the last there is where a time zone would leave the calendar."""
    if instant.year < FIRST_YEAR:
        return date.min
    return date.max if instant.year > LAST_YEAR else local(instant).date()


def elapsed(start: Reach, end: Reach) -> str:
    """The time between two times in words; ``at least`` where a reading would make it longer."""
    least = minutes_between(start.latest, end.earliest)
    most = minutes_between(start.earliest, end.latest)
    return show_minutes(least) if least == most else f"at least {show_minutes(max(least, 0))}"
