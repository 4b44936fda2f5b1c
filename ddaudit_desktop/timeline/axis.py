"""The axis of a timeline: time in proportion, quiet time folded; nights, days and ticks upon it.

Instants are seconds since 1970, places are pixels from the left end of the axis. Days and nights go
by local time, so a night on which the clocks change is an hour shorter or longer.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from ddaudit_desktop.moments import ZONE
from ddaudit_desktop.timeline.marks import HOUR, Gap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


FOLD_FROM = 12 * HOUR
"""Quiet time from here on is folded."""
PAD = 1.5 * HOUR
"""What stays in proportion on either side of a fold, before rounding to the hour."""
LEAST_SPAN = 6 * HOUR
NIGHT_FROM, NIGHT_TO = time(23), time(6)
DAY = 24 * HOUR
STEPS = (5 / 60, 0.25, 0.5, 1, 2, 3, 6, 12)
"""Distances of ticks in hours; below, one tick a day or every few days."""
DAY_STEPS = (1, 2, 5, 10, 30, 90, 365)


@dataclass(frozen=True, slots=True)
class Fold:
    """Time that is drawn narrow, where it stands and what it leaves out."""

    left: float
    right: float
    start: float
    end: float

    @property
    def length(self) -> str:
        """How long, in whole hours, or days if it is many."""
        hours = round((self.end - self.start) / HOUR)
        return f"{hours} h" if hours < 100 else f"{round(hours / 24)} d"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line on the axis, with the clock at it; a minor tick has no words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The instant at which the clocks change, and what they show before and after it."""

    at: float
    words: str


def shown_spans(
    extent: tuple[float, float], *, fold: Sequence[Gap], reach: Sequence[float] = ()
) -> tuple[Gap, ...]:
    """The spans of time drawn in proportion: everything, but for what is folded.

    ``extent`` is the first and the last instant of all marks, ``reach`` are instants beyond that
    have a place on the axis as well: limits.
    """
    start = math.floor((min(*extent, *reach) - HOUR) / HOUR) * HOUR
    end = math.ceil((max(*extent, *reach) + HOUR) / HOUR) * HOUR
    end = max(end, start + LEAST_SPAN)
    spans = []
    for gap in fold:
        left = math.ceil((gap.start + PAD) / HOUR) * HOUR
        right = math.floor((gap.end - PAD) / HOUR) * HOUR
        if right - left >= 2 * PAD and left > start and right < end:
            spans.append(Gap(start, left))
            start = right
    spans.append(Gap(start, end))
    return tuple(spans)


def foldable(
    quiet: Sequence[Gap], missing: Sequence[Gap], least: float = FOLD_FROM
) -> tuple[Gap, ...]:
    """The quiet stretches that may be folded: long, and never while a child is missing."""
    return tuple(
        gap
        for gap in quiet
        if gap.end - gap.start >= least
        and not any(gap.start < away.end and away.start < gap.end for away in missing)
    )


class Axis:
    """Places for instants.

    Args:
        spans: what is drawn in proportion, in order and apart.
        scale: pixels for an hour.
        fold_width: pixels for each fold between two spans.
    """

    def __init__(self, spans: Sequence[Gap], scale: float, fold_width: float) -> None:
        self.spans = tuple(spans)
        self.scale = scale
        self.fold_width = fold_width
        self._lefts: list[float] = []
        left = 0.0
        for span in self.spans:
            self._lefts.append(left)
            left += (span.end - span.start) / HOUR * scale + fold_width
        self.width = max(0.0, left - fold_width) if self.spans else 0.0
        self._starts = [span.start for span in self.spans]

    def x_of(self, instant: float) -> float:
        """The place of an instant; outside the axis it goes on in proportion."""
        if not self.spans:
            return 0.0
        at = max(0, bisect_right(self._starts, instant) - 1)
        span, left = self.spans[at], self._lefts[at]
        if instant <= span.end or at == len(self.spans) - 1:
            return left + (instant - span.start) / HOUR * self.scale
        after = self.spans[at + 1]
        right = left + (span.end - span.start) / HOUR * self.scale
        return right + (instant - span.end) / (after.start - span.end) * self.fold_width

    def x_within(self, start: float, end: float) -> Callable[[float], float]:
        """Places for many instants of one stretch: without a fold in it, a single line's rule."""
        at = max(0, bisect_right(self._starts, start) - 1)
        if not self.spans or start < self.spans[at].start or end > self.spans[at].end:
            return self.x_of
        slope = self.scale / HOUR
        offset = self._lefts[at] - self.spans[at].start * slope
        return lambda instant: offset + instant * slope

    def t_of(self, x: float) -> float:
        """The instant of a place."""
        if not self.spans:
            return 0.0
        at = max(0, bisect_right(self._lefts, x) - 1)
        span = self.spans[at]
        instant = span.start + (x - self._lefts[at]) / self.scale * HOUR
        if instant <= span.end or at == len(self.spans) - 1:
            return instant
        right = self._lefts[at] + (span.end - span.start) / HOUR * self.scale
        share = (x - right) / self.fold_width if self.fold_width else 0.0
        return span.end + share * (self.spans[at + 1].start - span.end)

    @property
    def folds(self) -> list[Fold]:
        """The folds in order."""
        found = []
        for at in range(len(self.spans) - 1):
            left = self._lefts[at + 1] - self.fold_width
            start, end = self.spans[at].end, self.spans[at + 1].start
            found.append(Fold(left, self._lefts[at + 1], start, end))
        return found


def fitting_scale(spans: Sequence[Gap], width: float, fold_width: float) -> float:
    """Pixels for an hour at which everything fits a width."""
    hours = sum(span.end - span.start for span in spans) / HOUR
    room = width - fold_width * max(0, len(spans) - 1)
    return max(room, width * 0.25, 1.0) / max(hours, 1.0)


def fold_width_for(folds: int, width: float, *, most: float, least: float) -> float:
    """How wide folds are: narrower where there are many, never too narrow for their words."""
    if not folds:
        return most
    return max(least, min(most, width * 0.45 / folds))


def _instant(day: date, clock: time) -> float:
    return datetime.combine(day, clock, ZONE).astimezone(UTC).timestamp()


def _day_of(instant: float) -> date:
    return datetime.fromtimestamp(instant, ZONE).date()


def nights(start: float, end: float) -> Iterator[Gap]:
    """The nights, 23:00 to 06:00 local time, that touch a span."""
    day = _day_of(start) - timedelta(days=1)
    while (begin := _instant(day, NIGHT_FROM)) < end:
        over = _instant(day + timedelta(days=1), NIGHT_TO)
        if over > start:
            yield Gap(begin, over)
        day += timedelta(days=1)


def midnights(start: float, end: float, every: int = 1) -> Iterator[tuple[float, date]]:
    """The midnights in a span with the day they begin, every so many days."""
    day = _day_of(start)
    day += timedelta(days=-day.toordinal() % every)
    while (at := _instant(day, time(0))) <= end:
        if at >= start:
            yield at, day
        day += timedelta(days=every)


def tick_step(scale: float, least: float) -> float:
    """Hours between ticks that stand at least so many pixels apart; from 24 on whole days."""
    for step in STEPS:
        if step * scale >= least:
            return step
    return next((days * 24 for days in DAY_STEPS if days * 24 * scale >= least), 365 * 24)


def ticks(start: float, end: float, step: float) -> Iterator[Tick]:
    """Ticks within a day at whole steps of the local clock; midnight has no words, its day has.

    On the nights on which the clocks change, an hour that did not happen has no tick and one that
    came twice has two.
    """
    if step >= 24:
        return
    minutes = round(step * 60)
    day = _day_of(start)
    begins = _instant(day, time(0))
    while begins <= end:
        day += timedelta(days=1)
        after = _instant(day, time(0))
        if after - begins == DAY:
            first = max(1, math.ceil((start - begins) / 60 / minutes))
            last = min((24 * 60 - 1) // minutes, math.floor((end - begins) / 60 / minutes))
            for minute in range(first * minutes, last * minutes + 1, minutes):
                yield Tick(begins + minute * 60, f"{minute // 60:02}:{minute % 60:02}")
        else:
            uneven = _uneven_ticks(day - timedelta(days=1), minutes)
            yield from (tick for tick in uneven if start <= tick.at <= end)
        begins = after


@lru_cache(maxsize=64)
def _uneven_ticks(day: date, minutes: int) -> tuple[Tick, ...]:
    """The ticks of a day that is not 24 hours long."""
    found: set[tuple[float, str]] = set()
    for minute in range(minutes, 24 * 60, minutes):
        clock = time(minute // 60, minute % 60)
        for fold in (0, 1):
            at = _instant(day, clock.replace(fold=fold))
            if datetime.fromtimestamp(at, ZONE).time() == clock:
                found.add((at, f"{clock:%H:%M}"))
    return tuple(Tick(at, words) for at, words in sorted(found))


def clock_changes(start: float, end: float) -> Iterator[ClockChange]:
    """The changes between GMT and BST in a span, at 01:00 GMT on a last Sunday."""
    for year in range(_day_of(start).year, _day_of(end).year + 1):
        for month in (3, 10):
            last = date(year, month, 31)
            sunday = last - timedelta(days=last.isoweekday() % 7)
            change = datetime.combine(sunday, time(1), UTC)
            before = (change - timedelta(seconds=1)).astimezone(ZONE)
            after = change.astimezone(ZONE)
            if before.utcoffset() == after.utcoffset() or not start <= change.timestamp() <= end:
                continue
            was = before + timedelta(seconds=1)
            words = f"{was:%H:%M} {before:%Z} → {after:%H:%M %Z}"
            yield ClockChange(change.timestamp(), words)
