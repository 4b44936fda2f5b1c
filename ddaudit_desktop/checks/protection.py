"""Checks of the theme police protection: the period itself (domain brief 3.5).

What the officers owe stands in `protection_duties`, what the record shows in `protection_record`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.checks.by_clock import by_clock
from ddaudit_desktop.checks.entries import elapsed, within
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.clocks.reach import Reach, first_of, last_of, reach_of
from ddaudit_desktop.evidence.model import NOT_APPLICABLE
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

THEMES = ("PP",)
USED, ENDED = "PP-01", "PP-24"
TOLD = ("DO_TOLD", "LA_TOLD", "HOME_LA_TOLD", "CHILD_TOLD", "PARENTS_TOLD")
LIMIT = timedelta(hours=72)
"""Children Act 1989, section 46(6); elapsed hours, no extension."""
APART = Parameter("CK-PP-13.apart", "Time between two periods of one child", "minutes", "60")
EARLY = Parameter("CK-PP-18.early", "Time by which telling may come before use", "minutes", "60")


def not_used(case: Evidence) -> Result | None:
    """Why a rule about the power does not apply; none where it applies.

    That the power was used follows from any entry of it, or from any answer about it. Where there
    is neither it is not known yet.
    """
    if case.of_kind("PP_EXERCISED", "PP_ENDED", *TOLD):
        return None
    facts = case.answers_as_facts(USED)
    if case.value(USED) == NOT_APPLICABLE:
        return not_applicable("Police protection was not used.", *facts)
    answers = [one for one in case.answers.values() if one.question_id.startswith("PP-")]
    if any(answer.value not in ("", NOT_APPLICABLE) for answer in answers):
        return None
    return cannot_tell("No use of police protection is on record yet.", *facts)


def use_facts(case: Evidence) -> tuple[Fact, ...]:
    """What shows that the power was used: the entries of it, else another entry or an answer."""
    for kinds in (("PP_EXERCISED",), ("PP_ENDED", *TOLD)):
        if case.of_kind(*kinds):
            return case.events_as_facts(*case.of_kind(*kinds))
    asked = sorted(key for key in case.answers if key[0].startswith("PP-"))
    return case.answers_as_facts(*asked[:1])


@dataclass(frozen=True, slots=True)
class Uses:
    """Each use of the power for one child, and each end; ``child`` is empty for a case with one."""

    child: str
    begun: tuple[EventSeen, ...]
    ended: tuple[EventSeen, ...]

    def facts(self, case: Evidence) -> tuple[Fact, ...]:
        """The events, and the answers about both times."""
        events = case.events_as_facts(*self.begun, *self.ended)
        return (*events, *case.answers_as_facts(USED, ENDED))


def uses(case: Evidence) -> list[Uses]:
    """The uses of the power, child by child; an entry for no child in particular is for each."""
    begun, ended = case.of_kind("PP_EXERCISED"), case.of_kind("PP_ENDED")
    named = sorted({e.child_id for e in (*begun, *ended) if e.child_id})
    if len(named) < 2:
        return [Uses("", begun, ended)]
    return [
        Uses(
            child,
            tuple(e for e in begun if e.child_id in (None, child)),
            tuple(e for e in ended if e.child_id in (None, child)),
        )
        for child in named
    ]


@check(
    "CK-PP-01",
    "critical",
    "Police protection longer than 72 hours",
    rule="Police protection lasts 72 hours at most, without extension.",
    sources=("S24",),
    themes=THEMES,
    questions=(ENDED, USED),
    statutory=True,
)
def within_72_hours(case: Evidence) -> list[Result]:
    """Used to ended longer than 72 hours."""
    away = not_used(case)
    return [away] if away else by_clock(case, "IV-01")


@check(
    "CK-PP-02",
    "critical",
    "No end of police protection on record",
    rule="The end of police protection is on record once 72 hours have passed.",
    sources=("S24",),
    themes=THEMES,
    questions=(ENDED,),
    statutory=True,
)
def end_on_record(case: Evidence) -> Iterator[Result]:
    """No end, and more than 72 hours since the power was used."""
    away = not_used(case)
    if away:
        yield away
        return
    for use in uses(case):
        yield _end_of(case, use)


def _end_of(case: Evidence, use: Uses) -> Result:
    facts, subject = use.facts(case), use.child
    begun = last_of(reach_of(event.when) for event in use.begun)
    ends = use.ended
    if begun and len(use.begun) > 1:
        ends = tuple(e for e in ends if reach_of(e.when).latest >= begun.earliest)
    if any(event.timed for event in ends):
        return passed("The end of police protection is on record.", *facts, subject=subject)
    if ends:
        return cannot_tell("The end of police protection has no time.", *facts, subject=subject)
    if case.value(ENDED) == NOT_APPLICABLE:
        return not_applicable("No end is called for.", *facts, subject=subject)
    now = Reach(case.as_of, case.as_of)
    running = within(begun, now, LIMIT) if begun else None
    if begun is None or running is None:
        return cannot_tell("When the power was used is not known.", *facts, subject=subject)
    if running:
        return passed("72 h have not passed since the power was used.", *facts, subject=subject)
    return flagged(
        f"No end is on record {elapsed(begun, now)} after the power was used; the limit is 72 h.",
        *facts,
        subject=subject,
    )


@check(
    "CK-PP-13",
    "critical",
    "Police protection used again at once",
    rule="A second use for the same child does not follow at once on the end of the first.",
    sources=("S24", "S26"),
    themes=THEMES,
    parameters=(APART,),
    questions=(USED, ENDED),
    statutory=True,
)
def not_chained(case: Evidence) -> Iterator[Result]:
    """Two periods for one child, the second beginning less than the limit after the first ended."""
    away = not_used(case)
    if away:
        yield away
        return
    for use in uses(case):
        yield _chain(case, use)


def _chain(case: Evidence, use: Uses) -> Result:
    facts, subject = use.facts(case), use.child
    if len(use.begun) < 2:
        return not_applicable("The power was used once.", *facts, subject=subject)
    nobody = any(event.child_id is None for event in (*use.begun, *use.ended))
    if nobody and len(case.children) > 1:
        return cannot_tell("The entries do not say for which child.", *facts, subject=subject)
    if len(use.ended) + 1 < len(use.begun):
        return cannot_tell("The end of an earlier period is missing.", *facts, subject=subject)
    apart = timedelta(minutes=case.parameters.number(APART))
    pairs = [
        (reach_of(end.when), reach_of(begin.when))
        for end, begin in zip(use.ended, use.begun[1:], strict=False)
    ]
    for end, begin in pairs:
        if begin.latest - end.earliest < apart:
            gap = f"{elapsed(end, begin)} after" if begin.earliest >= end.latest else "before"
            reason = f"The power was used again {gap} the end of the use before it."
            return flagged(reason, *facts, subject=subject)
    if all(begin.earliest - end.latest >= apart for end, begin in pairs):
        return passed("Some time lies between the periods.", *facts, subject=subject)
    return cannot_tell("The times do not say how far apart they are.", *facts, subject=subject)


ORDERS = (
    (("PP_EXERCISED",), ("PP_ENDED",), False, "police protection ended before it was used"),
    (("PP_EXERCISED",), ("DO_INQUIRY", "DO_REVIEW"), False, "the inquiry came before the use"),
    (("PP_EXERCISED",), ("DO_TOLD",), True, "the designated officer was told before the use"),
    (("PP_EXERCISED",), ("LA_TOLD",), True, "the local authority was told before the use"),
    (("PP_EXERCISED",), ("HOME_LA_TOLD",), True, "the home authority was told before the use"),
    (("PP_EXERCISED",), ("CHILD_TOLD",), True, "the child was told before the use"),
    (("PP_EXERCISED",), ("PARENTS_TOLD",), True, "the parents were told before the use"),
    (("MIS_REPORTED",), ("LOCATED", "RETURNED"), False, "the child was found before reported"),
)
"""What comes first, what comes after it, whether it may come a little before, what is wrong."""


@check(
    "CK-PP-18",
    "high",
    "Times in an order that cannot be",
    rule="The times fit together: used, then told, then ended; reported, then found.",
    sources=("P",),
    themes=THEMES,
    parameters=(EARLY,),
    questions=(USED, ENDED),
)
def order_holds(case: Evidence) -> Result:
    """Ended before used, told well before used, found before reported."""
    early = timedelta(minutes=case.parameters.number(EARLY))
    wrong: list[str] = []
    used: dict[str, EventSeen] = {}
    unsure = False
    for first_kinds, later_kinds, tolerant, words in ORDERS:
        firsts, laters = case.of_kind(*first_kinds), case.of_kind(*later_kinds)
        first = first_of(reach_of(event.when) for event in firsts)
        if first is None or not laters:
            continue
        used.update((event.id, event) for event in (*firsts, *laters))
        orders = [_in_order(first, event, early if tolerant else timedelta(0)) for event in laters]
        if False in orders:
            wrong.append(words)
        unsure |= None in orders
    facts = case.events_as_facts(*used.values())
    if wrong:
        return flagged(f"The times cannot be right: {'; '.join(wrong)}.", *facts)
    if unsure:
        return cannot_tell("Not every time is certain enough to put them in order.", *facts)
    if not used:
        return not_used(case) or not_applicable("There are no two times to compare.", *facts)
    return passed("The times fit together.", *facts)


def _in_order(first: Reach, later: EventSeen, early: timedelta) -> bool | None:
    """Whether something is not more than a little earlier than what it should come after."""
    when = reach_of(later.when)
    if first.latest - when.earliest <= early:
        return True
    return False if first.earliest - when.latest > early else None
