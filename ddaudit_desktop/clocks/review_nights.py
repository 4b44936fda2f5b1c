"""One risk review in every night that a child is missing (IV-13), whatever the band.

The first grade is no review. A night counts as soon as the time missing reaches into it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.deadlines import instant
from ddaudit_desktop.clocks.judging import lacking, no_entry, not_applicable, verdict_on
from ddaudit_desktop.clocks.reach import NEVER_AFTER, NEVER_BEFORE, Reach
from ddaudit_desktop.clocks.settings import NIGHT_FROM, NIGHT_TO, read_clock
from ddaudit_desktop.clocks.wording import NEEDED
from ddaudit_desktop.clocks.working_days import DAY
from ddaudit_desktop.moments import local, show_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddaudit_desktop.clocks.candidates import Candidate, End
    from ddaudit_desktop.clocks.judging import Clock
    from ddaudit_desktop.clocks.measured import Measured
    from ddaudit_desktop.clocks.missing_period import MissingPeriod

LONGEST = timedelta(days=400)
"""A time missing that is open by more than this is not walked night by night."""


@dataclass(frozen=True, slots=True)
class _Night:
    """One night, and what is known of reviews in it.

    Attributes:
        touched: whether the child was surely missing in it; otherwise that is possible only.
        reviewed: yes or no; none where the times do not say.
    """

    first: datetime
    last: datetime
    touched: bool
    reviewed: bool | None


def measure_nights(clock: Clock, period: MissingPeriod) -> Measured:
    """Whether every night that the child was missing in had a review."""
    start = period.start
    back = period.back_after(start)
    if not start.timed:
        return lacking(clock, start.event, period.events)
    if back is None:
        return replace(no_entry(clock, "Found or back", period.events), start_id=start.event.id)
    if not back.timed:
        return lacking(clock, back.event, period.events)
    if _reaches_too_far(start, back):
        return _open(clock, period)
    nights = list(_nights(clock, period, back))
    if not nights:
        return not_applicable(clock, "The child was missing in no night.", period.events)
    sure = back.certain and start.certain
    missed = [one for one in nights if one.touched and one.reviewed is False]
    if missed and sure:
        return _missed(clock, period, back, missed, nights)
    if sure and any(one.touched for one in nights) and all(one.reviewed for one in nights):
        words = "Reviewed every night" if len(nights) > 1 else "Reviewed in the night"
        found = verdict_on(
            clock, "met", words, "A review is recorded in every night missing.", period.events
        )
        return _drawn(found, period, back, nights[0], nights[-1])
    return _open(clock, period)


def _reaches_too_far(start: End, back: End) -> bool:
    if start.reach.earliest == NEVER_BEFORE or back.reach.latest == NEVER_AFTER:
        return True
    return back.reach.latest - start.reach.earliest > LONGEST


def _nights(clock: Clock, period: MissingPeriod, back: End) -> Iterator[_Night]:
    """The nights that the time missing can reach into."""
    settings = clock.case.parameters
    begins = read_clock(NIGHT_FROM, settings.text(NIGHT_FROM))
    ends = read_clock(NIGHT_TO, settings.text(NIGHT_TO))
    start = period.start.reach
    day = local(start.earliest).date() - DAY
    while True:
        first = instant(datetime.combine(day, begins))
        last = instant(datetime.combine(day + DAY if ends <= begins else day, ends))
        day += DAY
        if first >= back.reach.latest:
            return
        if last <= start.earliest:
            continue
        touched = back.reach.earliest > first and start.latest < last
        yield _Night(first, last, touched, _reviewed(period, back, first, last))


def _reviewed(period: MissingPeriod, back: End, first: datetime, last: datetime) -> bool | None:
    """Whether a review lies in a night and in the time missing."""
    start = period.start.reach
    surely = Reach(max(first, start.latest), min(last, back.reach.earliest))
    perhaps = Reach(max(first, start.earliest), min(last, back.reach.latest))
    reviews = period.reviews
    if any(_inside(one, surely) for one in reviews):
        return True
    if any(
        one.reach.latest >= perhaps.earliest and one.reach.earliest <= perhaps.latest
        for one in reviews
    ):
        return None
    return False


def _inside(review: Candidate, span: Reach) -> bool:
    return review.reach.earliest >= span.earliest and review.reach.latest <= span.latest


def _missed(
    clock: Clock, period: MissingPeriod, back: End, missed: list[_Night], nights: list[_Night]
) -> Measured:
    day = show_day(missed[0].first)
    if len(nights) == 1:
        words, reason = NEEDED, f"No risk review is recorded in the night of {day}."
    else:
        words = f"None recorded in {len(missed)} of {len(nights)} nights, one needed in each"
        reason = (
            f"No risk review in {len(missed)} of {len(nights)} nights, the first that of {day}."
        )
    found = verdict_on(clock, "broken", words, reason, period.events)
    return _drawn(found, period, back, missed[0], missed[0])


def _drawn(
    found: Measured, period: MissingPeriod, back: End, first: _Night, last: _Night
) -> Measured:
    """A result with the part of the nights in which the child was missing."""
    begins = max(first.first, period.start.reach.latest)
    ends = min(last.last, back.reach.earliest)
    return replace(
        found,
        start=Reach(begins, begins),
        end=Reach(ends, ends) if found.verdict == "met" else None,
        deadline=ends,
        limit_words="one review in the night",
    )


def _open(clock: Clock, period: MissingPeriod) -> Measured:
    untimed = [event for event in period.events if not event.timed]
    found = verdict_on(
        clock,
        "cannot_tell",
        "cannot tell: the times do not say",
        "The times do not say whether every night missing had a review.",
        period.events,
    )
    titles = dict.fromkeys(clock.case.title_of(event) for event in untimed)
    return replace(found, missing=tuple(titles))
