"""What the clock of one interval shows on one case: how long, of what limit, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from ddaudit_desktop.clocks.reach import Reach
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.facts import Fact

Verdict = Literal["met", "broken", "cannot_tell", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Measured:
    """One interval, measured once.

    Attributes:
        interval: the definition; its source and basis say what the limit rests on.
        verdict: broken only if the most favourable reading of every time breaks the limit, met only
            if the least favourable keeps it.
        subject: tells several measurements of one interval apart; empty where there is one. Codes
            with a space between, the same for the same thing whatever its times: the kind of the
            end that is meant, ``night``, the child or the event it began with.
        subject_words: the subject as people say it: ``Local authority``.
        start, end: what the times of both ends can mean; none where there is no such entry, or
            none with a time.
        start_id, end_id: the events they come from.
        least, most: the elapsed time in minutes at the kindest and the unkindest reading; none
            where an end is missing.
        limit_minutes: the limit in minutes from the kindest start; none where there is none.
        deadline: the latest instant at which the end still keeps the limit, kindest reading.
        limit_words: the limit as people say it: ``72 h``, ``15 working days``.
        words: the whole in a few words, for a bar: ``74 h 10 min of 72 h: over by 2 h 10 min``.
        missing: which time is missing, in words; empty when both are there.
        reason: one sentence that says why this verdict.
        facts: what it was measured from.
    """

    interval: Interval
    verdict: Verdict
    words: str
    reason: str
    subject: str = ""
    subject_words: str = ""
    start: Reach | None = None
    end: Reach | None = None
    start_id: str = ""
    end_id: str = ""
    least: int | None = None
    most: int | None = None
    limit_minutes: int | None = None
    deadline: datetime | None = None
    limit_words: str = ""
    missing: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    drawn: bool = True
    """Whether it belongs on the timeline: not where its ends are days of the audit itself."""

    @property
    def title(self) -> str:
        """What is measured, with its subject: ``Police protection (Child B)``."""
        about = f" ({self.subject_words})" if self.subject_words else ""
        return f"{self.interval.title}{about}"

    @property
    def id(self) -> str:
        """The interval's id, such as IV-01."""
        return self.interval.id
