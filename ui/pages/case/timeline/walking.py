"""Where an arrow key leads on the timeline: along time, or from lane to lane.

It stops at events and at the marks of expected entries alike; both are named by a key.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from ui.pages.case.timeline.drawing import GHOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.timeline.bars import Ghost
    from ddaudit_desktop.timeline.marks import Timeline

Place = tuple[int, int]
"""Behind which event, by number, and there at the event itself (0) or the nth mark after it."""


class Walk:
    """The way through one timeline.

    Args:
        timeline: the events.
        ghosts: the expected entries that were not found.
    """

    def __init__(self, timeline: Timeline, ghosts: Sequence[Ghost] = ()) -> None:
        self._timeline = timeline
        self._ghosts = sorted(ghosts, key=lambda ghost: (ghost.at, ghost.key))
        self._after: dict[int, list[str]] = defaultdict(list)
        for ghost in self._ghosts:
            behind = bisect_right(timeline.marks, ghost.at, key=lambda mark: mark.start) - 1
            self._after[behind].append(GHOST + ghost.key)

    def end(self, *, last: bool) -> str:
        """The first stop of all, or the last."""
        if not self._timeline.marks:
            return ""
        if last:
            number = len(self._timeline.marks) - 1
            return self._key((number, len(self._after[number])))
        return self._after[-1][0] if self._after[-1] else self._key((0, 0))

    def beside(self, key: str, by: int) -> str:
        """The stop before or after one in time; the first or last if none is chosen."""
        place = self._place(key)
        if place is None:
            return self.end(last=by < 0)
        number, nth = place
        nth += by
        if nth > len(self._after[number]):
            number, nth = number + 1, 0
        elif nth < 0 or (number < 0 and nth == 0):
            number -= 1
            nth = len(self._after[number])
        inside = -1 <= number < len(self._timeline.marks) and (number >= 0 or nth > 0)
        return self._key((number, nth)) if inside else key

    def in_next_lane(self, key: str, by: int) -> str:
        """The stop nearest in time in the next lane, up or down, that has any."""
        lanes = [lane.key for lane in self._timeline.lanes]
        mark = self._timeline.mark(key)
        ghost = next((ghost for ghost in self._ghosts if GHOST + ghost.key == key), None)
        if mark is not None:
            lane, at = mark.lane, mark.start
        elif ghost is not None:
            lane, at = ghost.lane, ghost.at
        else:
            return self.end(last=False)
        number = lanes.index(lane) + by
        while 0 <= number < len(lanes):
            nearest = self._nearest(lanes[number], at)
            if nearest:
                return nearest
            number += by
        return key

    def _place(self, key: str) -> Place | None:
        number = self._timeline.index.get(key)
        if number is not None:
            return number, 0
        return next(
            ((behind, keys.index(key) + 1) for behind, keys in self._after.items() if key in keys),
            None,
        )

    def _key(self, place: Place) -> str:
        number, nth = place
        return self._after[number][nth - 1] if nth else self._timeline.marks[number].id

    def _nearest(self, lane: str, at: float) -> str:
        starts, marks = self._timeline.starts[lane], self._timeline.by_lane[lane]
        place = bisect_left(starts, at)
        near = [(mark.start, mark.id) for mark in marks[max(0, place - 1) : place + 1]]
        near += [(ghost.at, GHOST + ghost.key) for ghost in self._ghosts if ghost.lane == lane]
        if not near:
            return ""
        return min(near, key=lambda stop: (abs(stop[0] - at), stop[0]))[1]
