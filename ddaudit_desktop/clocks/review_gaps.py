"""How far apart risk reviews lie while a child is missing, by the band in force (IV-13).

The limit is broken where a gap is over it whatever the uncertain times were, and kept where every
gap keeps it whatever they were. A review without a time could stand in any gap: it keeps a gap from
being broken and never makes one kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.candidates import Candidate, End
from ddaudit_desktop.clocks.judging import (
    Bound,
    begun,
    ended,
    lacking,
    no_entry,
    not_applicable,
    undecided,
    verdict_on,
)
from ddaudit_desktop.clocks.missing_period import Bands
from ddaudit_desktop.clocks.reach import NEVER_AFTER, minutes_between
from ddaudit_desktop.clocks.review_limits import NONE, ReviewLimits
from ddaudit_desktop.clocks.wording import elapsed_words, over_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ddaudit_desktop.clocks.judging import Clock
    from ddaudit_desktop.clocks.measured import Measured, Verdict
    from ddaudit_desktop.clocks.missing_period import MissingPeriod
    from ddaudit_desktop.clocks.review_limits import ReviewLimit

THE_BAND = "The risk band"


@dataclass(frozen=True, slots=True)
class _Point:
    """A grade or review, with the limit that the bands it can stand for give until the next."""

    mark: Candidate
    kind: ReviewLimit
    strict: ReviewLimit

    @property
    def earliest(self) -> datetime:
        return self.mark.reach.earliest

    @property
    def latest(self) -> datetime:
        return self.mark.reach.latest


@dataclass(frozen=True, slots=True)
class _Gap:
    """A span from one point to the next, or to the return."""

    start: Candidate
    end: Candidate
    limit: ReviewLimit


def measure_gaps(clock: Clock, period: MissingPeriod) -> Measured:
    """The worst gap between a grade or review and the next, from the first grade to the return."""
    bands = Bands(clock.case, period.marks)
    limits = ReviewLimits(clock.case, clock.interval)
    codes = bands.of_all
    start = period.graded
    back = period.back_after(start)
    if limits.strictest(codes) is NONE:
        return not_applicable(clock, "No review limit is set for the band.", period.events)
    points = _points(bands, limits, period)
    bound = _as_bound(limits.kindest(codes))
    if not start.timed:
        return begun(lacking(clock, start.event, start.events), bound, start)
    if back is None:
        return begun(no_entry(clock, "Found or back", period.events), bound, start)
    if not back.timed:
        return begun(lacking(clock, back.event, period.events), bound, start)
    over = _broken(points, start, back) if back.certain else None
    if over is not None:
        return _told(clock, over, "broken", period)
    kept = back.certain and _kept(points, start, back)
    longest = _longest(points, start, back)
    if longest is None or (limits.unknown(codes) and not kept):
        why = "The risk band is not recorded." if longest else "The times do not follow each other."
        missing = (THE_BAND,) if longest else ()
        return begun(undecided(clock, why, period.events, missing=missing), bound, start)
    return _told(clock, longest, "met" if kept else "cannot_tell", period)


def _points(bands: Bands, limits: ReviewLimits, period: MissingPeriod) -> list[_Point]:
    found = []
    for mark in period.marks:
        codes = bands.after(mark)
        found.append(_Point(mark, limits.kindest(codes), limits.strictest(codes)))
    if all(period.graded.event is not mark.event for mark in period.marks):
        codes = bands.of_report
        report = Candidate(period.graded.event, period.graded.reach)
        found.append(_Point(report, limits.kindest(codes), limits.strictest(codes)))
    return found


def _broken(points: Sequence[_Point], start: End, back: End) -> _Gap | None:
    """The gap furthest over its limit at the kindest reading of every time; none if none is.

    Up to the last reading of some point everything before it has surely been; if nothing else can
    come until the kindest limit has run out, the gap is over it.
    """
    worst: tuple[int, _Gap] | None = None
    for point in points:
        until = point.latest
        if until == NEVER_AFTER or until < start.reach.latest:
            continue
        before = [one for one in points if one.latest <= until]
        last = [one for one in before if not any(o.earliest > one.latest for o in before)]
        limit = max((one.kind for one in last), key=lambda kind: kind.minutes)
        deadline = limit.deadline(until)
        later = [one.mark for one in points if one.latest > until]
        following = min(
            [*later, Candidate(back.event, back.reach)], key=lambda one: one.reach.earliest
        )
        over = minutes_between(deadline, following.reach.earliest) if limit is not NONE else 0
        if over > 0 and (worst is None or over > worst[0]):
            worst = over, _Gap(point.mark, following, limit)
    return worst[1] if worst else None


def _kept(points: Sequence[_Point], start: End, back: End) -> bool:
    """Whether every gap keeps its limit, whatever the uncertain times were.

    Points only ever split a gap, so that it is enough to be covered by those that surely come in
    time; a point after which the limit is shorter has to be followed in time itself.
    """
    loosest = max((one.strict for one in points), key=lambda limit: limit.minutes)
    tightest = min((one.strict for one in points), key=lambda limit: limit.minutes)
    if _covered(points, start, back, tightest):
        return True
    return _covered(points, start, back, loosest) and all(
        _followed(point, points, start, back)
        for point in points
        if point.strict.minutes < loosest.minutes
    )


def _covered(points: Sequence[_Point], start: End, back: End, limit: ReviewLimit) -> bool:
    if limit is NONE:
        return True
    covered = limit.deadline(start.reach.earliest)
    for point in sorted(points, key=lambda one: one.latest):
        if point.latest > covered:
            break
        covered = max(covered, limit.deadline(point.earliest))
    return back.reach.latest <= covered


def _followed(point: _Point, points: Sequence[_Point], start: End, back: End) -> bool:
    """Whether something surely follows a point within its limit, or it is of another time."""
    if point.earliest > back.reach.latest or point.latest < start.reach.earliest:
        return True
    due = point.strict.deadline(point.earliest)
    return back.reach.latest <= due or any(
        one is not point and one.earliest >= point.latest and one.latest <= due for one in points
    )


def _longest(points: Sequence[_Point], start: End, back: End) -> _Gap | None:
    """The gap that uses most of its limit, or is furthest over it, at the unkindest reading."""
    inside = [
        one
        for one in points
        if one.mark.timed
        and one.latest >= start.reach.earliest
        and one.earliest <= back.reach.latest
    ]
    inside.sort(key=lambda one: (one.earliest, one.latest, one.mark.event.id))
    ends = [*(one.mark for one in inside[1:]), Candidate(back.event, back.reach)]
    gaps = [_Gap(point.mark, end, point.strict) for point, end in zip(inside, ends, strict=False)]
    return max(gaps, key=_use, default=None)


def _use(gap: _Gap) -> int:
    length = minutes_between(gap.start.reach.earliest, gap.end.reach.latest)
    return length - gap.limit.minutes


def _told(clock: Clock, gap: _Gap, verdict: Verdict, period: MissingPeriod) -> Measured:
    """A gap with its verdict; the facts are all the entries of the period."""
    bound = _as_bound(gap.limit)
    start, end = gap.start.reach, gap.end.reach
    said = elapsed_words(start, end, bound.unit)
    of = f"{said} of {bound.words}" if bound.words else said
    if verdict == "broken":
        over = over_words(bound.at_most(start), start, end, bound.unit)
        words, reason = f"{of}: {over}", f"{said}; the limit is {bound.words}."
    elif verdict == "met":
        words = f"{of}: within limit"
        reason = f"{said} at most, within the limit: {bound.words or 'none for this band'}."
    else:
        words = f"{of}: cannot tell"
        reason = f"{said}; the times do not say whether every gap kept its limit."
    found = verdict_on(clock, verdict, words, reason, period.events)
    if verdict == "cannot_tell":
        untimed = [event for event in period.events if not event.timed]
        titles = dict.fromkeys(clock.case.title_of(event) for event in untimed)
        found = replace(found, missing=tuple(titles))
    found = begun(found, bound, End(start, gap.start.event))
    return ended(found, start, end, gap.end.event.id)


def _as_bound(limit: ReviewLimit) -> Bound:
    return Bound(limit.deadline, limit.deadline, limit.words)
