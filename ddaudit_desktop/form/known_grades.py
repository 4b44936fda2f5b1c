"""The risk grades of a missing child on the timeline, for the question that asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from ddaudit_desktop.form.known_times import of_child_followed
from ddaudit_desktop.moments import Moment, show_moment

if TYPE_CHECKING:
    from db.records import Event
    from ddaudit_desktop.definitions import Question
    from ddaudit_desktop.open_audit import OpenAudit

GRADES, FINAL = "MC-14", "final"
"""The question for the highest grade and the part of it for the final one."""
GRADED = ("RISK_SET", "RISK_REVIEWED", "RISK_CHANGED")
REPORTED, FOUND = "MIS_REPORTED", ("LOCATED", "RETURNED")
BAND = "band"


@dataclass(frozen=True, slots=True)
class GiveGrades:
    """The timeline has every grade from the first to the child being found."""

    words: str
    highest: str
    final: str
    action: ClassVar[str] = "Use this"


def grades_known(audit: OpenAudit, question: Question) -> GiveGrades | None:
    """The highest and the final grade, where the timeline leaves no doubt about either.

    There is doubt where times leave the order of the grades open, where one of them names no band,
    where the child was reported more than once, or is not found after the last of them.
    """
    if question.id != GRADES or _begun(audit):
        return None
    events = of_child_followed(audit, audit.events)
    grades = [event for event in events if event.kind in GRADED]
    back = next((event for event in events if event.kind in FOUND), None)
    reports = sum(event.kind == REPORTED for event in events)
    if not grades or back is None or reports > 1 or not _in_sure_order([*grades, back]):
        return None
    bands = [event.details.get(BAND, "") for event in grades]
    order = [option.code for option in question.main.options]
    if not set(bands) <= set(order):
        return None
    highest, final = max(bands, key=order.index), bands[-1]
    word = question.main.word
    until = f"until found, {_when(back)}"
    if len(grades) == 1:
        words = f"one grade: {word(final)}, {_when(grades[0])}. No change {until}."
    else:
        words = f"{len(grades)} grades {until}: the highest is {word(highest)}"
        words += f", the last is {word(final)}, {_when(grades[-1])}."
    return GiveGrades(f"The timeline has {words}", highest, final)


def _begun(audit: OpenAudit) -> bool:
    return any(audit.given.values.get((GRADES, key)) for key in ("main", FINAL))


def _in_sure_order(events: list[Event]) -> bool:
    """Whether each surely comes after the one before, whatever uncertain times mean."""
    return all(
        one.latest is not None and other.earliest is not None and one.latest <= other.earliest
        for one, other in pairwise(events)
    )


def _when(event: Event) -> str:
    return show_moment(Moment.of(event))
