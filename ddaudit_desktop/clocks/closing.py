"""A supervisor's review between the last entry of a log and its closing (IV-16)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import Candidate, candidates
from ddaudit_desktop.clocks.judging import Clock, not_applicable, undecided, verdict_on
from ddaudit_desktop.clocks.settings import CLOSING_RULE, read_day
from ddaudit_desktop.clocks.wording import NEEDED
from ddaudit_desktop.moments import show_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.definitions import Interval
    from ddaudit_desktop.evidence.model import EventSeen, Evidence

HIGHER_REVIEW = "INSP_REVIEW"
"""An inspector supervises as well as a sergeant does."""


def measure_closing(case: Evidence, interval: Interval) -> tuple[Measured, ...]:
    """Each closing of a log, with a review after the last entry before it, or without.

    A review in the same minute as the closing counts, and so does an entry in that minute as part
    of the closing itself. A case of a day before the force's rule began is not measured.
    """
    closings = candidates(case.of_kind(*interval.to_kinds))
    reviews = candidates(case.of_kind(interval.limit.event, HIGHER_REVIEW))
    entries = candidates(case.of_kind(*interval.from_kinds))
    clock = Clock(case, interval)
    if not closings:
        return (not_applicable(clock, "No entry was found of a log being closed."),)
    away = _before_the_rule(clock, [one.event for one in closings])
    if away is not None:
        return (away,)
    if len(closings) == 1:
        return (_closing(clock, closings[0], reviews, entries),)
    return tuple(
        _closing(clock.about(one.event.id, f"closing {number}"), one, reviews, entries)
        for number, one in enumerate(closings, 1)
    )


def _before_the_rule(clock: Clock, closings: Sequence[EventSeen]) -> Measured | None:
    """Why the rule does not measure a case of its day; none where the rule had begun."""
    case = clock.case
    begun = read_day(CLOSING_RULE, case.parameters.text(CLOSING_RULE))
    if case.day is None:
        why = "Whether the rule held on the day is not known: the day of the incident is missing."
        return undecided(clock, why, closings, missing=("Incident",))
    if begun is not None and case.day >= begun:
        return None
    since = f"it began on {show_date(begun.isoformat())}" if begun else "no first day is set"
    return not_applicable(clock, f"The rule did not hold on the day; {since}.", closings)


def _closing(
    clock: Clock, closing: Candidate, reviews: Sequence[Candidate], entries: Sequence[Candidate]
) -> Measured:
    before = [one for one in entries if one.reach.latest < closing.reach.earliest]
    last = max(before, key=lambda one: (one.reach.earliest, one.event.id), default=None)
    good = next((one for one in reviews if _surely(one, closing, entries)), None)
    possible = [one for one in reviews if _possibly(one, closing, before)]
    ends = [one.event for one in (last, closing) if one is not None]
    if good is not None:
        words, reason = "Reviewed before closing", "A supervisor reviewed the log before it closed."
        found = verdict_on(clock, "met", words, reason, [good.event, *ends])
    elif not possible:
        reason = "No supervisor’s review was found between the last entry and the closing."
        found = verdict_on(clock, "broken", NEEDED, reason, ends)
    else:
        reason = "The times do not say whether the review came between last entry and closing."
        found = verdict_on(
            clock, "cannot_tell", "cannot tell: the times do not say", reason,
            [*ends, *(one.event for one in possible)],
        )  # fmt: skip
        untimed = [one.event for one in (*possible, *entries, closing) if not one.timed]
        titles = dict.fromkeys(clock.case.title_of(event) for event in untimed)
        found = replace(found, missing=tuple(titles))
    return replace(
        found,
        start=last.reach if last else None,
        start_id=last.event.id if last else "",
        end=closing.reach if closing.timed else None,
        end_id=closing.event.id,
        limit_words="a review in between",
    )


def _surely(review: Candidate, closing: Candidate, entries: Sequence[Candidate]) -> bool:
    """Whether a review comes after every entry before the closing, at any reading."""
    if not review.timed or review.reach.latest > closing.reach.earliest:
        return False
    return all(
        entry.reach.latest <= review.reach.earliest or entry.reach.earliest >= closing.reach.latest
        for entry in entries
    )


def _possibly(review: Candidate, closing: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether a review can come after the last entry before the closing."""
    if review.reach.earliest > closing.reach.latest:
        return False
    return all(entry.reach.earliest <= review.reach.latest for entry in before)
