"""The time axis of the printed timeline: long quiet stretches are folded, a child missing never is.

Pure arithmetic, in points from the left edge; nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from ddaudit_desktop.moments import ZONE, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLD_WIDTH = 18.0
NEAREST_LABELS = 24.0
FOLD_FROM = tuple(timedelta(hours=hours) for hours in (12, 24, 48, 120, 336, 1008, 4032))
STEPS = tuple(timedelta(hours=hours) for hours in (1, 2, 3, 4, 6, 12))
DAY_STEPS = (1, 2, 7, 14, 28, 56, 112, 365)
NIGHT_FROM, NIGHT_TO = 23, 6
NARROWEST_NIGHT = 9.0

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True)
class Axis:
    """Instants to places: drawn stretches in proportion to time, folds of fixed width between."""

    stretches: tuple[Stretch, ...]
    left: float
    right: float

    @property
    def per_hour(self) -> float:
        """Points for an hour of a drawn stretch."""
        hours = sum(_hours(start, end) for start, end in self.stretches)
        room = self.right - self.left - FOLD_WIDTH * (len(self.stretches) - 1)
        return room / hours

    def x(self, instant: datetime) -> float:
        """Where an instant stands; inside a fold it stands in proportion to the fold."""
        place, before = self.left, self.stretches[0][0]
        for start, end in self.stretches:
            if instant < start:
                return place - FOLD_WIDTH * _share(instant, before, start)
            length = _hours(start, end) * self.per_hour
            if instant <= end:
                return place + length * (1 - _share(instant, start, end))
            place += length + FOLD_WIDTH
            before = end
        return self.right

    def folds(self) -> Iterator[tuple[float, float]]:
        """The places of the folds."""
        for (_, end), (start, _) in pairwise(self.stretches):
            yield self.x(end), self.x(start)

    def nights(self) -> Iterator[tuple[float, float]]:
        """The places of the nights (23:00 to 06:00 local time), where there is room to see them."""
        if self.per_hour * (24 + NIGHT_TO - NIGHT_FROM) < NARROWEST_NIGHT:
            return
        for start, end in self.stretches:
            for dusk, dawn in _nights(start, end):
                yield self.x(max(dusk, start)), self.x(min(dawn, end))

    def ticks(self) -> Iterator[tuple[float, str, bool]]:
        """Places and labels of the scale; the last value says whether the label is a day."""
        step = next((s for s in STEPS if _hours_of(s) * self.per_hour >= NEAREST_LABELS), None)
        days = next(
            (n for n in DAY_STEPS if n * 24 * self.per_hour >= 2 * NEAREST_LABELS), DAY_STEPS[-1]
        )
        for start, end in self.stretches:
            if step is not None:
                yield from self._hour_ticks(start, end, step)
            else:
                yield from self._day_ticks(start, end, days)

    def _hour_ticks(
        self, start: datetime, end: datetime, step: timedelta
    ) -> Iterator[tuple[float, str, bool]]:
        """Ticks at whole local hours; midnight carries the day."""
        instant = _local_midnight(start)
        while instant <= end:
            here = local(instant)
            if instant >= start and here.hour % _hours_of(step) == 0:
                midnight = here.hour == 0
                yield self.x(instant), _day(here) if midnight else f"{here:%H}", midnight
            instant += timedelta(hours=1)

    def _day_ticks(
        self, start: datetime, end: datetime, days: int
    ) -> Iterator[tuple[float, str, bool]]:
        instant, number = _local_midnight(start), 0
        while instant <= end:
            if instant >= start:
                if number % days == 0:
                    yield self.x(instant), _day(local(instant)), True
                number += 1
            instant = _local_midnight(instant + timedelta(hours=26))


def make_axis(
    spans: Sequence[Stretch], whole: Sequence[Stretch], left: float, right: float
) -> Axis:
    """The axis for times that are known.

    Args:
        spans: earliest and latest of every event; at least one.
        whole: stretches that are never folded, such as a child's absence.
        left: left end in points.
        right: right end in points.
    """
    instants = sorted({instant for span in spans for instant in span})
    start, end = _floor(instants[0]), _ceiling(instants[-1])
    if _hours(start, end) <= 36:
        return Axis(((start, end),), left, right)
    folded = []
    for least in FOLD_FROM:
        folded = _stretches([start, *instants, end], whole, least)
        if FOLD_WIDTH * (len(folded) - 1) <= (right - left) * 0.3:
            break
    return Axis(tuple(folded), left, right)


def _stretches(
    instants: Sequence[datetime], whole: Sequence[Stretch], least: timedelta
) -> list[Stretch]:
    """Cut the time at every quiet stretch of at least this length, leaving a margin at its ends."""
    margin = max(timedelta(hours=1), least / 16)
    drawn, start = [], instants[0]
    for before, after in pairwise(instants):
        if after - before >= least and not any(a < after and before < b for a, b in whole):
            drawn.append((start, _ceiling(before + margin)))
            start = _floor(after - margin)
    return [*drawn, (start, instants[-1])]


def _nights(start: datetime, end: datetime) -> Iterator[Stretch]:
    midnight = _local_midnight(start - timedelta(hours=24))
    while midnight <= end:
        here = local(midnight)
        dusk = here.replace(hour=NIGHT_FROM).astimezone(UTC)
        following = _local_midnight(midnight + timedelta(hours=26))
        dawn = local(following).replace(hour=NIGHT_TO).astimezone(UTC)
        if dawn > start and dusk < end:
            yield dusk, dawn
        midnight = following


def _local_midnight(instant: datetime) -> datetime:
    here = local(instant)
    return datetime(here.year, here.month, here.day, tzinfo=ZONE).astimezone(UTC)


def _floor(instant: datetime) -> datetime:
    return instant.replace(minute=0, second=0, microsecond=0)


def _ceiling(instant: datetime) -> datetime:
    return _floor(instant + timedelta(minutes=59, seconds=59))


def _share(instant: datetime, start: datetime, end: datetime) -> float:
    """How much of a stretch is still to come at an instant, from 1 to 0."""
    return (end - instant) / (end - start) if end > start else 0.0


def _hours(start: datetime, end: datetime) -> float:
    return max((end - start) / timedelta(hours=1), 0.01)


def _hours_of(step: timedelta) -> int:
    return int(step / timedelta(hours=1))


def _day(here: datetime) -> str:
    return f"{here.day} {here:%b}"
