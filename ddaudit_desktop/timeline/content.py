"""What the page of a timeline says, apart from its layout: screen and paper say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ddaudit_desktop
from db import clock
from db.errors import KnownError
from ddaudit_desktop.definitions import themes
from ddaudit_desktop.moments import local, show_days
from ddaudit_desktop.timeline.bars import bars_of, ghosts_of
from ddaudit_desktop.timeline.marks import timeline_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.open_audit import OpenAudit
    from ddaudit_desktop.timeline.bars import Bar, Ghost
    from ddaudit_desktop.timeline.marks import Timeline


@dataclass(frozen=True)
class TimelineContent:
    """Everything that the page says, without its layout.

    Attributes:
        about: theme and period in one line; ``made`` when, and by which program.
        waiting_words: the events without a time; ``unplaced_words`` the clocks without one.
    """

    title: str
    about: str
    made: str
    author: str
    marking: str
    handling: str
    example: bool
    timeline: Timeline
    bars: tuple[Bar, ...]
    ghosts: tuple[Ghost, ...]
    waiting_words: str
    unplaced_words: str


def timeline_content(audit: OpenAudit, measured: Sequence[Measured]) -> TimelineContent:
    """What the page of an audit's timeline says.

    Args:
        audit: the audit, loaded.
        measured: its clocks as they were measured.

    Raises:
        KnownError: no event has a time, so that there is nothing to draw.
    """
    timeline = timeline_of(audit)
    if not timeline.marks:
        raise KnownError(
            "There is nothing to draw: no event of this case has a time. Give one a time first."
        )
    case, deep_dive = audit.case, audit.deep_dive
    bars = bars_of(measured, timeline)
    program = f"Deep Dive Audit {ddaudit_desktop.__version__}"
    now = local(clock.now())
    draft = "" if audit.audit.state == "signed" else " · DRAFT, not locked"
    return TimelineContent(
        title=" ".join(filter(None, (f"Timeline of {case.reference}", case.label))),
        about=f"{_about(audit)}{draft}",
        made=f"{now.day} {now:%b %Y %H:%M}, {program}",
        author=program,
        marking=deep_dive.marking,
        handling=deep_dive.handling,
        example=deep_dive.example,
        timeline=timeline,
        bars=bars,
        ghosts=ghosts_of(measured, timeline, audit.pinned.event_kinds),
        waiting_words=_waiting_words(timeline),
        unplaced_words=_unplaced_words(bars),
    )


def _about(audit: OpenAudit) -> str:
    known = themes()
    case = audit.case
    titles = [known[code].title if code in known else code for code in (case.theme,)]
    period = show_days(case.period_from, case.period_to)
    number = len([event for event in audit.events if event.earliest is not None])
    events = "1 event" if number == 1 else f"{number} events"
    return " · ".join(filter(None, (*titles, period, events)))


def _waiting_words(timeline: Timeline) -> str:
    if not timeline.waiting:
        return ""
    said = "; ".join(
        ", ".join(filter(None, (waiting.title, waiting.about))) for waiting in timeline.waiting
    )
    return f"No time yet: {said}."


def _unplaced_words(bars: Sequence[Bar]) -> str:
    said = "; ".join(f"{bar.label}, {bar.words}" for bar in bars if not bar.placed)
    return f"Clocks without a time: {said}." if said else ""
