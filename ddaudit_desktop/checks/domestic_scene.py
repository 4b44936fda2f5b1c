"""Checks of how the children at a domestic incident were met (3.2, CK-DA-01 to 04 and 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.checks.domestic import (
    IDENTIFIED,
    child_as_fact,
    household,
    number_of_children,
    told_of_children,
)
from ddaudit_desktop.checks.entries import IT_IS_NOT, IT_IS_THERE, entries
from ddaudit_desktop.checks.missing_words import as_facts, quoted_in
from ddaudit_desktop.checks.registry import (
    Result,
    cannot_tell,
    check,
    flagged,
    not_applicable,
    passed,
)
from ddaudit_desktop.evidence.model import NOT_APPLICABLE, NOT_RECORDED, PARTLY, YES
from ddaudit_desktop.parameters.model import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.evidence.model import ChildSeen, EventSeen, Evidence

VIDEO, WATCHED, SEEN, SPOKEN = "DA-05", "DA-06", "DA-08", "DA-09"
SEEN_KINDS = ("CHILD_SEEN", "CHILD_SPOKEN")
OLDER_THAN = Parameter("CK-DA-03.age", "A child is spoken to who is older than", "number", "3")


@check(
    "CK-DA-01",
    "high",
    "Children in the household, no body-worn video",
    rule="Where children live in the household, body-worn video is switched on.",
    sources=("S", "S33"),
    themes=("DA",),
    questions=(VIDEO,),
)
def no_video(case: Evidence) -> Result:
    """Children in the household and body-worn video not used, or not recorded."""
    number, children = number_of_children(case)
    if number is None:
        there = household(case)
        if isinstance(there, Result):
            return there
    if number == 0:
        return not_applicable("No children live in the household.", *children)
    video = entries(case, VIDEO, "BWV_START")
    facts = (*video.facts, *children)
    match video.state:
        case "there":
            return passed("Body-worn video was used.", *facts)
        case "denied":
            return flagged("Children live in the household; no body-worn video was used.", *facts)
        case "not_applicable":
            return not_applicable("Body-worn video was not called for.", *facts)
        case "unsure" | "absent":
            return cannot_tell("Whether body-worn video was used is not answered.", *facts)


@check(
    "CK-DA-02",
    "high",
    "A child of the household not seen",
    rule="Every child of the household is seen by an officer, or the record says why not.",
    sources=("S33", "S14"),
    themes=("DA",),
    questions=(SEEN, IDENTIFIED),
)
def not_seen(case: Evidence) -> list[Result]:
    """Any household child not seen, without a reason."""
    children = household(case)
    if isinstance(children, Result):
        return [children]
    facts = case.answers_as_facts(SEEN, (SEEN, "reason"), (SEEN, "count"))
    if case.value(SEEN) == NOT_APPLICABLE and not _entries_of(case, SEEN_KINDS):
        return [not_applicable("No child could be seen.", *facts)]
    if _not_all(case, SEEN, SEEN_KINDS):
        return [_unless_reasoned(case, SEEN, "Not every child of the household was seen.", facts)]
    return told_of_children(_seen_each(case, children), "Every child of the household was seen.")


def _seen_each(case: Evidence, children: tuple[ChildSeen, ...]) -> Iterator[Result]:
    attended = any(event.timed for event in case.of_kind("ARRIVED"))
    for child in children:
        seen, facts = reached(case, child, SEEN, SEEN_KINDS)
        facts = (*facts, child_as_fact(child))
        name = child.pseudonym
        if seen:
            yield passed(f"{name} was seen.", *facts, subject=name)
        elif seen is False or (attended and not _left_open(case, child, SEEN_KINDS)):
            said = f"{name}: no entry of being seen is found."
            yield _unless_reasoned(case, SEEN, said, facts, name)
        else:
            open_entries = case.events_as_facts(*_entries_of(case, SEEN_KINDS))
            said = f"Whether {name} was seen is not known."
            yield cannot_tell(said, *dict.fromkeys((*facts, *open_entries)), subject=name)


def reached(
    case: Evidence, child: ChildSeen, question: str, kinds: tuple[str, ...]
) -> tuple[bool | None, tuple[Fact, ...]]:
    """Whether a child was seen, or spoken to; none when nothing tells, with what tells it.

    An entry for the child, or the answer that it was every child, says yes. An answer of no says
    no, unless a number stands beside it: then it was some child, nobody says which. So does the
    want of an entry where other children have one.
    """
    alone = len(case.children) == 1
    timed = _entries_of(case, kinds)
    own = [e for e in timed if e.child_id == child.id or (alone and e.child_id is None)]
    facts = (*case.answers_as_facts(question, (question, "count")), *case.events_as_facts(*own))
    number, _ = number_of_children(case)
    count = case.number(question, "count")
    if own or case.value(question) == YES or (count and number and count >= number):
        return True, facts
    if case.value(question) in IT_IS_NOT and not count:
        return False, facts
    others = any(event.child_id is not None for event in timed)
    return (False, facts) if others and not _left_open(case, child, kinds) else (None, facts)


def _left_open(case: Evidence, child: ChildSeen, kinds: tuple[str, ...]) -> bool:
    """Whether an entry may be about this child: one for no child in particular, or without time."""
    return any(
        event.child_id is None or (event.child_id == child.id and not event.timed)
        for event in case.of_kind(*kinds)
    )


def _entries_of(case: Evidence, kinds: tuple[str, ...]) -> tuple[EventSeen, ...]:
    return tuple(event for event in case.of_kind(*kinds) if event.timed)


def _not_all(case: Evidence, question: str, kinds: tuple[str, ...]) -> bool:
    """Whether an answer says that it was not every child, and no entry says which."""
    if any(event.child_id is not None for event in case.of_kind(*kinds)):
        return False
    number, _ = number_of_children(case)
    count = case.number(question, "count")
    if count is not None and number is not None:
        return count < number
    return case.value(question) == PARTLY and len(case.children) > 1


def _unless_reasoned(
    case: Evidence, question: str, said: str, facts: tuple[Fact, ...], subject: str = ""
) -> Result:
    """A flag, or a pass where the record gives a reason."""
    if case.text(question, "reason"):
        reason = case.answers_as_facts((question, "reason"))
        return passed(
            "Not every child was reached; the record gives a reason.",
            *dict.fromkeys((*facts, *reason)),
            subject=subject,
        )
    return flagged(said, *facts, subject=subject)


@check(
    "CK-DA-03",
    "high",
    "A child seen but not spoken to",
    rule="A child of four or older who is seen is also spoken to, or the record says why not.",
    sources=("S33", "S14"),
    themes=("DA",),
    parameters=(OLDER_THAN,),
    questions=(SPOKEN,),
)
def not_spoken_to(case: Evidence) -> list[Result]:
    """Any child over the age seen but not spoken to, without a reason."""
    children = household(case)
    if isinstance(children, Result):
        return [children]
    facts = case.answers_as_facts(SPOKEN, (SPOKEN, "reason"), (SPOKEN, "count"))
    if case.value(SPOKEN) == NOT_APPLICABLE and not _entries_of(case, ("CHILD_SPOKEN",)):
        return [not_applicable("No child could be spoken to.", *facts)]
    least = case.parameters.number(OLDER_THAN)
    results = [_spoken_to(case, child, least) for child in children]
    flags = any(result.answer == "flag" for result in results)
    if not flags and _fewer_spoken_than_seen(case, least):
        counts = (*case.answers_as_facts(SEEN, (SEEN, "count")), *facts)
        said = "Fewer children were spoken to than children old enough were seen."
        return [_unless_reasoned(case, SPOKEN, said, counts)]
    return told_of_children(results, "Every child old enough who was seen was spoken to.")


def _fewer_spoken_than_seen(case: Evidence, least: int) -> bool:
    """Whether the counts of the auditor alone say that a child old enough was left out.

    Every child who is young, or of no known age, is taken to be among those seen.
    """
    if case.of_kind(*SEEN_KINDS):
        return False
    number, _ = number_of_children(case)
    seen = number if case.value(SEEN) == YES else case.number(SEEN, "count")
    spoken = case.number(SPOKEN, "count")
    if spoken is None and case.value(SPOKEN) in IT_IS_NOT:
        spoken = 0
    if number is None or seen is None or spoken is None:
        return False
    old = sum(1 for child in case.children if child.age is not None and child.age > least)
    return min(seen, number) - max(number - old, 0) > spoken


def _spoken_to(case: Evidence, child: ChildSeen, least: int) -> Result:
    name, one = child.pseudonym, child_as_fact(child)
    if child.age is not None and child.age <= least:
        return not_applicable(f"{name} is not older than {least} years.", one, subject=name)
    spoken, facts = reached(case, child, SPOKEN, ("CHILD_SPOKEN",))
    facts = (*facts, one)
    if spoken:
        return passed(f"{name} was spoken to.", *facts, subject=name)
    seen, seen_facts = reached(case, child, SEEN, SEEN_KINDS)
    facts = tuple(dict.fromkeys((*facts, *seen_facts)))
    if seen is False:
        return not_applicable(f"{name} was not seen.", *facts, subject=name)
    if child.age is None:
        return cannot_tell(f"The age of {name} is not recorded.", *facts, subject=name)
    if seen is None:
        return cannot_tell(f"Whether {name} was seen is not known.", *facts, subject=name)
    unsaid = case.value(SPOKEN) == PARTLY or _left_open(case, child, ("CHILD_SPOKEN",))
    if spoken is None and unsaid:
        return cannot_tell(f"Whether {name} was spoken to is not known.", *facts, subject=name)
    said = f"{name}, {child.age}, was seen; no entry of being spoken to is found."
    return _unless_reasoned(case, SPOKEN, said, facts, name)


@check(
    "CK-DA-04",
    "medium",
    "Child spoken to, no words quoted",
    rule="Where a child was spoken to, the child’s own words are quoted.",
    sources=("S33",),
    themes=("DA",),
    questions=(SPOKEN,),
)
def no_words(case: Evidence) -> Result:
    """A child spoken to but no words quoted."""
    spoken = entries(case, SPOKEN, "CHILD_SPOKEN")
    quoted = quoted_in(case, frozenset((SPOKEN,)), frozenset(("CHILD_SPOKEN",)))
    if quoted:
        return passed("A child’s words are quoted.", *spoken.facts, *as_facts(quoted))
    match spoken.state:
        case "there":
            return flagged("A child was spoken to; no words are quoted.", *spoken.facts)
        case "denied" | "not_applicable":
            return not_applicable("No child was spoken to.", *spoken.facts)
        case "unsure" | "absent":
            return cannot_tell("Whether a child was spoken to is not answered.", *spoken.facts)


@check(
    "CK-DA-14",
    "medium",
    "Video used, but none held",
    rule="Where body-worn video was used, there is video to watch.",
    sources=("P",),
    themes=("DA",),
    questions=(WATCHED, VIDEO),
)
def none_held(case: Evidence) -> Result:
    """Video said to be used, but none held for the auditor to watch."""
    used, watched = case.value(VIDEO), case.value(WATCHED)
    facts = case.answers_as_facts(VIDEO, WATCHED)
    if used in (*IT_IS_NOT, NOT_APPLICABLE):
        return not_applicable("Body-worn video was not used.", *facts)
    if used not in IT_IS_THERE:
        return cannot_tell("Whether body-worn video was used is not answered.", *facts)
    if watched == "none_held":
        return flagged("Body-worn video was used, but none is held.", *facts)
    if watched in ("", NOT_RECORDED):
        return cannot_tell("Whether the auditor watched the video is not answered.", *facts)
    return passed("There is body-worn video.", *facts)
