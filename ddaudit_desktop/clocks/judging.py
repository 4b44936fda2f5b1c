"""The verdict on one clock: its two ends against its limit, with every reading of their times.

Broken is what even the kindest reading breaks, met what even the unkindest keeps; everything else
cannot be told, and the result says which time or entry is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.deadlines import ELAPSED, Deadline, kindest, strictest
from ddaudit_desktop.clocks.measured import Measured
from ddaudit_desktop.clocks.reach import MINUTE, NEVER_AFTER, NEVER_BEFORE, Reach, minutes_between
from ddaudit_desktop.clocks.wording import elapsed_words, over_words
from ddaudit_desktop.evidence.facts import Fact, FactKind
from ddaudit_desktop.moments import show_moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ddaudit_desktop.clocks.candidates import End
    from ddaudit_desktop.clocks.measured import Verdict
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

DERIVED_FACTS: dict[str, FactKind] = {
    "GRADED": "grade",
    "FEEDBACK_OFFICER": "feedback",
    "FEEDBACK_SUP": "feedback",
    "CONCERN_RAISED": "concern",
    "CONCERN_ACKED": "concern",
}
"""The record that an event made of another one comes from."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One interval, about to be measured on one thing of a case.

    Attributes:
        answers: facts of the answers that its limit rests on.
        remark: a sentence added to the reason, such as that the duty was not in force yet.
        drawn: whether it belongs on the timeline.
    """

    case: Evidence
    interval: Interval
    subject: str = ""
    subject_words: str = ""
    answers: tuple[Fact, ...] = ()
    remark: str = ""
    drawn: bool = True

    @property
    def title(self) -> str:
        """What is measured, in words."""
        about = f" ({self.subject_words})" if self.subject_words else ""
        return f"{self.interval.title}{about}"

    def about(self, subject: str, words: str) -> Clock:
        """The same clock on one thing more closely named."""
        return replace(
            self,
            subject=" ".join(part for part in (self.subject, subject) if part),
            subject_words=", ".join(part for part in (self.subject_words, words) if part),
        )


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit as it holds in one case.

    Attributes:
        longest, shortest: its deadline, and where a band is not sure those of the kindest and the
            unkindest; the same where it is.
        words: the limit as people say it; empty where there is none.
        unknown: what would have to be known for the limit to be; empty where it is known.
        unit: the unit in which lengths are said.
        day_one_is_next: how working days are counted.
        no_later_than: an instant that ends the limit in any case, at the unkindest and the kindest
            reading.
    """

    longest: Deadline
    shortest: Deadline
    words: str
    unit: str = "hours"
    unknown: str = ""
    day_one_is_next: bool = True
    no_later_than: tuple[datetime, datetime] = (NEVER_AFTER, NEVER_AFTER)

    def at_most(self, start: Reach) -> datetime:
        """The deadline at the kindest reading."""
        return min(kindest(self.longest, start), self.no_later_than[1])

    def at_least(self, start: Reach) -> datetime:
        """The deadline at the unkindest reading."""
        return min(strictest(self.shortest, start), self.no_later_than[0])


def judge(clock: Clock, bound: Bound, start: End, end: End) -> Measured:
    """The verdict on two ends that are there; either may be uncertain or without a time."""
    if not start.timed or not end.timed:
        without = start if not start.timed else end
        found = lacking(clock, without.event, (*start.events, *end.events))
        return _with_ends(found, bound, start, end)
    said = elapsed_words(start.reach, end.reach, bound.unit, day_one_is_next=bound.day_one_is_next)
    verdict, words, reason = _verdict(bound, start, end, said)
    untimed = [event for event in (*start.events, *end.events) if not event.timed]
    found = verdict_on(clock, verdict, words, reason, (*start.events, *end.events))
    if verdict == "cannot_tell":
        unknown = (bound.unknown,) if bound.unknown else ()
        found = replace(found, missing=(*_titles(clock.case, untimed), *unknown))
    return _with_ends(found, bound, start, end)


def _verdict(bound: Bound, start: End, end: End, said: str) -> tuple[Verdict, str, str]:
    """The verdict on two ends with a time, its words for a bar and its reason."""
    if bound.unknown:
        why = f"{_lowered(bound.unknown)} is not recorded"
        return "cannot_tell", f"{said}: cannot tell, {why}", f"{said}; {why}."
    if not bound.words:
        return "not_applicable", f"{said}, no limit", f"{said}; there is no limit."
    of = _of_limit(said, bound.words)
    deadline = bound.at_most(start.reach)
    certain = start.certain and end.certain
    if certain and end.reach.earliest > deadline:
        over = "over"
        if _is_length(bound.words):
            over = over_words(deadline, start.reach, end.reach, bound.unit)
        return "broken", f"{of}: {over}", f"{said}; the limit is {bound.words}."
    if certain and end.reach.latest <= bound.at_least(start.reach):
        return "met", f"{of}: within limit", f"{said}, within the limit{_named(bound.words)}."
    reason = f"{said}; the times do not say whether it kept the limit{_named(bound.words)}."
    return "cannot_tell", f"{of}: cannot tell", reason


def _of_limit(said: str, limit: str) -> str:
    """A length and its limit: ``58 h of 72 h``; a limit that is no length stands beside it."""
    return f"{said} of {limit}" if _is_length(limit) else f"{said}, limit {limit}"


def _named(limit: str) -> str:
    """A limit after the word: ``limit of 72 h``, ``limit: the same day``."""
    return f" of {limit}" if _is_length(limit) else f": {limit}"


def _is_length(limit: str) -> bool:
    return limit[:1].isdigit()


def lacking(clock: Clock, event: EventSeen, events: Iterable[EventSeen] = ()) -> Measured:
    """The verdict where an entry has no time."""
    title = clock.case.title_of(event)
    found = verdict_on(
        clock,
        "cannot_tell",
        f"cannot tell: no time for {title}",
        f"No time is recorded for “{title}”.",
        events or (event,),
    )
    return replace(found, missing=(title,))


def no_entry(clock: Clock, what: str, events: Iterable[EventSeen] = ()) -> Measured:
    """The verdict where an entry is not there, or not where it would count."""
    found = verdict_on(
        clock,
        "cannot_tell",
        f"cannot tell: no entry for {what}",
        f"No entry was found for “{what}”.",
        events,
    )
    return replace(found, missing=(what,))


def undecided(
    clock: Clock, why: str, events: Iterable[EventSeen] = (), *, missing: tuple[str, ...] = ()
) -> Measured:
    """The verdict where something other than a time is not known; ``why`` is a sentence."""
    found = verdict_on(clock, "cannot_tell", f"cannot tell: {_lowered(why)}", why, events)
    return replace(found, missing=missing)


def not_applicable(clock: Clock, why: str, events: Iterable[EventSeen] = ()) -> Measured:
    """The verdict where the clock is not about a case like this; ``why`` is a sentence."""
    return Measured(
        interval=clock.interval,
        verdict="not_applicable",
        words=why.removesuffix("."),
        reason=why,
        subject=clock.subject,
        subject_words=clock.subject_words,
        facts=(*event_facts(clock.case, events), *clock.answers),
        drawn=clock.drawn,
    )


def begun(found: Measured, bound: Bound, start: End) -> Measured:
    """A result with the start it was measured from, and the deadline that follows from it."""
    if not start.timed:
        return replace(found, start_id=start.event.id)
    deadline = bound.at_most(start.reach)
    known = NEVER_AFTER not in (deadline, start.reach.latest)
    return replace(
        found,
        start=start.reach,
        start_id=start.event.id,
        deadline=deadline if known else None,
        limit_minutes=minutes_between(start.reach.latest, deadline) if known else None,
        limit_words=bound.words,
    )


def ended(found: Measured, start: Reach, end: Reach, end_id: str) -> Measured:
    """A result with its end and how long it took, as far as that is bounded."""
    least = _between(start.latest, end.earliest)
    if least is not None and not found.interval.by_day:
        early = found.interval.early
        least = max(least, -(ELAPSED[early.unit] * early.amount // MINUTE) if early else 0)
    most = _between(start.earliest, end.latest)
    return replace(found, end=end, end_id=end_id, least=least, most=most)


def event_facts(case: Evidence, events: Iterable[EventSeen]) -> tuple[Fact, ...]:
    """Events as facts, each once; one that was made of another record names that record."""
    facts = []
    for event in events:
        if not event.derived:
            facts.append(case.happened(event))
        elif event.kind in DERIVED_FACTS:
            record = event.id.partition(":")[2]
            words = f"{case.title_of(event)}, {show_moment(event.when)}"
            facts.append(Fact(DERIVED_FACTS[event.kind], record, words))
    return tuple(dict.fromkeys(facts))


def _with_ends(found: Measured, bound: Bound, start: End, end: End) -> Measured:
    found = begun(found, bound, start)
    if not end.timed:
        return replace(found, end_id=end.event.id)
    if not start.timed:
        return replace(found, end=end.reach, end_id=end.event.id)
    return ended(found, start.reach, end.reach, end.event.id)


def verdict_on(
    clock: Clock, verdict: Verdict, words: str, reason: str, events: Iterable[EventSeen]
) -> Measured:
    """A verdict with its words for a bar, its reason in a sentence and the events it rests on."""
    said = f"{clock.title}: {reason[:1].lower()}{reason[1:]}"
    return Measured(
        interval=clock.interval,
        verdict=verdict,
        words=words,
        reason=f"{said} {clock.remark}" if clock.remark else said,
        subject=clock.subject,
        subject_words=clock.subject_words,
        facts=(*event_facts(clock.case, events), *clock.answers),
        drawn=clock.drawn,
    )


def _titles(case: Evidence, events: Iterable[EventSeen]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(case.title_of(event) for event in events))


def _between(start: datetime, end: datetime) -> int | None:
    if NEVER_BEFORE in (start, end) or NEVER_AFTER in (start, end):
        return None
    return minutes_between(start, end)


def _lowered(why: str) -> str:
    return f"{why[:1].lower()}{why[1:].removesuffix('.')}"
