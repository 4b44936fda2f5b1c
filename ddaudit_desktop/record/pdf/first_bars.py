"""The few clocks that stand as bars under the timeline of the first page, and how they are chosen.

They come from the clocks that the record holds. Limits that were not kept come first, then limits
that were kept, of each the longest first. One that has no place, because an end or its time is
missing or uncertain times leave it undecided, is in the list of clocks alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.clocks.wording import parts_of

if TYPE_CHECKING:
    from ddaudit_desktop.record.clocks import ClockShown
    from ddaudit_desktop.record.content import RecordContent
    from ddaudit_desktop.timeline.bars import Tone

MOST = 3
"""Bars for which the first page has room beside concern, grade and points."""


@dataclass(frozen=True, slots=True)
class ClockBar:
    """One clock between two events of the record; instants are seconds since 1970."""

    label: str
    tone: Tone
    verdict: str
    start: float
    end: float
    deadline: float | None
    lead: str
    middle: str
    tail: str


def first_bars(content: RecordContent) -> list[ClockBar]:
    """The bars of the first page, in the order in which they are drawn."""
    placed = [(clock, bar) for clock in content.clocks if (bar := _bar(content, clock)) is not None]
    placed.sort(
        key=lambda pair: (
            pair[0].verdict != "broken",
            -(pair[0].elapsed_minutes or 0),
            pair[0].id,
            pair[1].label,
        )
    )
    return [bar for _, bar in placed[:MOST]]


def others_words(content: RecordContent, drawn: list[ClockBar]) -> str:
    """How many clocks are in the list alone, and how many of these were not kept."""
    others = len(content.clocks) - len(drawn)
    if not others:
        return ""
    broken = sum(1 for clock in content.clocks if clock.verdict == "broken")
    broken -= sum(1 for bar in drawn if bar.verdict == "broken")
    told = f" ({broken} not kept)" if broken else ""
    more = "more " if drawn else ""
    one = others == 1
    return f"{others} {more}{'clock' if one else 'clocks'}{told} under Clocks"


def _bar(content: RecordContent, clock: ClockShown) -> ClockBar | None:
    """The bar of a clock with a limit, a verdict and the times of both its ends."""
    first, last = content.event(clock.from_event_id), content.event(clock.to_event_id)
    if clock.verdict == "cannot_tell" or not clock.limit or first is None or last is None:
        return None
    start, end = first.when.earliest, last.when.latest
    if start is None or end is None or end < start:
        return None
    lead, middle, tail = parts_of(clock.words)
    broken: Tone = "over" if clock.deadline is not None else "missing"
    return ClockBar(
        label=clock.short or clock.title,
        tone=broken if clock.verdict == "broken" else "within",
        verdict=clock.verdict,
        start=start.timestamp(),
        end=end.timestamp(),
        deadline=clock.deadline.timestamp() if clock.deadline else None,
        lead=lead,
        middle=middle,
        tail=tail,
    )
