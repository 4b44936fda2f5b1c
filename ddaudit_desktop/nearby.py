"""The event that a typed time leans on: ``1924`` is of its day, ``+35`` counts from it."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from ddaudit_desktop.moments import ZONE, Moment, read_moment
from ddaudit_desktop.on_the_day import day_of

if TYPE_CHECKING:
    from ddaudit_desktop.open_audit import OpenAudit


def event_before(audit: OpenAudit, question_id: str, part_key: str) -> datetime | None:
    """The time given last, in the order of the form, before a part of a question.

    A part that several events answer leans on its own last one.
    """
    before: datetime | None = None
    for question, part in audit.form.parts():
        here = (question.id, part.key) == (question_id, part_key)
        if here and not part.many:
            return before
        for event in audit.times.get((question.id, part.key), ()):
            before = event.latest or before
        if here:
            return before
    return before


def read_answer_time(audit: OpenAudit, question_id: str, part_key: str, text: str) -> Moment:
    """Read a time typed as the answer of a part, as near as the form allows.

    Raises:
        MomentError: the text is no date or time that could have been.
    """
    near = event_before(audit, question_id, part_key)
    if near is None and not text.strip().startswith("+"):
        near = _start_of_case(audit)
    return read_moment(text, near=near)


def _start_of_case(audit: OpenAudit) -> datetime | None:
    day = day_of(audit)
    if day is not None:
        return datetime.combine(day, time(0), ZONE)
    near = audit.near()
    return near.earliest if near else None
