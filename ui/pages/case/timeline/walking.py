"""Where an arrow key leads on the timeline: along time, or from lane to lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ddaudit_desktop.timeline import Mark, Timeline


def beside(timeline: Timeline, event_id: str, by: int) -> str:
    """The event before or after one in time; the first or last if none is chosen."""
    if not timeline.marks:
        return ""
    at = timeline.index.get(event_id)
    if at is None:
        return timeline.marks[0 if by > 0 else -1].id
    return timeline.marks[max(0, min(len(timeline.marks) - 1, at + by))].id


def in_next_lane(timeline: Timeline, event_id: str, by: int) -> str:
    """The event nearest in time in the next lane, up or down, that has any."""
    mark = timeline.mark(event_id)
    if mark is None:
        return beside(timeline, "", 1)
    lanes = [lane.key for lane in timeline.lanes]
    at = lanes.index(mark.lane) + by
    while 0 <= at < len(lanes):
        if timeline.by_lane[lanes[at]]:
            return _nearest(timeline.by_lane[lanes[at]], mark).id
        at += by
    return event_id


def _nearest(marks: list[Mark], to: Mark) -> Mark:
    return min(marks, key=lambda mark: abs(mark.start - to.start))
