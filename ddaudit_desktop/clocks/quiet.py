"""The longest time with nothing recorded (IV-26): shown, never judged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import candidates
from ddaudit_desktop.clocks.judging import Clock, ended, not_applicable
from ddaudit_desktop.clocks.reach import minutes_between
from ddaudit_desktop.clocks.wording import elapsed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.clocks.candidates import Candidate
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import Evidence

OF_THE_AUDIT = frozenset(
    (
        "SELECTED", "OPENED", "CONCERN_RAISED", "CONCERN_ACKED", "GRADED", "SECOND_AUDIT",
        "MODERATED", "FEEDBACK_OFFICER", "FEEDBACK_SUP", "ACTION_SET", "ACTION_DONE", "RETEST",
        "EXPORTED",
    )
)  # fmt: skip
"""Kinds that are about the audit, not about the case."""


def measure_quiet(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """The longest span between entries in which surely nothing with a time is recorded.

    Entries without a time may lie in it; `Measured.missing` names them.
    """
    clock = Clock(case, interval)
    entries = [one for one in case.events if not one.derived and one.kind not in OF_THE_AUDIT]
    found = candidates(entries)
    gap = _longest(sorted((one for one in found if one.timed), key=_by_earliest))
    if gap is None:
        return (not_applicable(clock, "There are not two entries with a time."),)
    before, after = gap
    said = elapsed_words(before.reach, after.reach, "hours")
    measured = not_applicable(
        clock,
        f"{said} with nothing recorded; the auditor says whether it is explained.",
        (before.event, after.event),
    )
    untimed = dict.fromkeys(case.title_of(one.event) for one in found if not one.timed)
    measured = replace(
        measured,
        words=f"{said} with nothing recorded",
        start=before.reach,
        start_id=before.event.id,
        missing=tuple(untimed),
    )
    return (ended(measured, before.reach, after.reach, after.event.id),)


def _by_earliest(one: Candidate) -> tuple[object, ...]:
    return one.reach.earliest, one.reach.latest, one.event.id


def _longest(entries: Sequence[Candidate]) -> tuple[Candidate, Candidate] | None:
    """The two entries around the longest sure gap; those of one moment have one of no length."""
    best: tuple[int, Candidate, Candidate] | None = None
    if not entries:
        return None
    covered = entries[0]
    for entry in entries[1:]:
        length = max(0, minutes_between(covered.reach.latest, entry.reach.earliest))
        if best is None or length > best[0]:
            best = length, covered, entry
        if entry.reach.latest > covered.reach.latest:
            covered = entry
    return best[1:] if best else None
