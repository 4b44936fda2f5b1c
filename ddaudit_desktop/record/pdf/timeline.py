"""The timeline as a drawing: lanes, events at their places, nights, gaps and folded time.

Lanes, gaps and the axis follow the same rules as on screen; the list of events in the record says
the same in words. Below the lanes stand bars of the clocks that weigh most.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from typing_extensions import override

from ddaudit_desktop.moments import local
from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.bar_row import BESIDE, draw_bar
from ddaudit_desktop.record.pdf.fonts import SEMIBOLD, TEXT, shown, width
from ddaudit_desktop.record.pdf.timeline_ground import Size
from ddaudit_desktop.timeline.axis import (
    Axis,
    fitting_scale,
    foldable,
    midnights,
    nights,
    shown_spans,
    tick_step,
    ticks,
)
from ddaudit_desktop.timeline.marks import HOUR, Gap, Mark, gaps_between, missing_spans
from ddaudit_desktop.wording import LANES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ddaudit_desktop.record.evidence import EventTold
    from ddaudit_desktop.record.pdf.first_bars import ClockBar

LABELS, WIDEST_LABELS = 69.0, 118.0
"""Kept free at the left for names; names of clocks may ask for more."""
LANE = 9.75
SCALE = 10.5
SIZE = 7.9
MARK = 4.0
"""Between the mark of a bar, as wide as its letters are high, and its name, and behind it."""
FOLD_WIDTH = 18.0
MOST_FOLDED = 0.3
"""How much of the width folds may take; with more, only longer quiet stretches are folded."""
FOLD_FROM = tuple(hours * HOUR for hours in (12, 24, 48, 120, 336, 1008, 4032))
UNFOLDED = 36 * HOUR
"""Up to this length the whole time is drawn in proportion."""
NEAREST_LABELS = 24.0
NARROWEST_NIGHT = 9.0
UNSURE_FROM = 4.5
"""An uncertain time whose readings stand further apart is drawn as a stretch."""


def marks_of(events: Sequence[EventTold]) -> list[Mark]:
    """The events that are drawn, in time order: those with a time, but not the audit's own."""
    several = len({event.child for event in events if event.child}) > 1
    found = [
        Mark(
            id=event.id,
            lane=event.child if several and event.child and event.lane == "child" else event.lane,
            start=event.when.earliest.timestamp(),
            end=event.when.latest.timestamp(),
            precision=event.when.precision,
            clock="",
            short=event.title or event.kind_word,
            title=event.title or event.kind_word,
            source=event.source,
            kind=event.kind,
        )
        for event in events
        if event.when.earliest and event.when.latest and event.lane != "audit"
    ]
    return sorted(found, key=lambda mark: (mark.start, mark.end, mark.id))


class Timeline(Flowable):
    """Lanes with the events whose time is known, and bars; the record lists all in words.

    Args:
        events: those of the record.
        bars: clocks between two of them, in the order in which they are drawn.
    """

    size = Size(SIZE)

    def __init__(self, events: Sequence[EventTold], bars: Sequence[ClockBar] = ()) -> None:
        super().__init__()
        self.bars = bars
        names = [SIZE + MARK + width(shown(bar.label), TEXT, SIZE) + BESIDE for bar in bars]
        self.labels = min(max([LABELS, *names]), WIDEST_LABELS)
        self.marks = marks_of(events)
        used = {mark.lane for mark in self.marks}
        children = sorted(used - set(LANES))
        self.lanes = children + [lane for lane in LANES if lane in used]
        self.earliest = [mark.start for mark in self.marks]
        self.latest = [mark.end for mark in self.marks]
        self.gaps = gaps_between(self.earliest, self.latest)

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        bars = len(self.bars) * self.size.bar_row + 2 if self.bars else 0.0
        self.foot = 3 + bars
        self.height = SCALE + len(self.lanes) * LANE + self.foot
        self.axis = self._fitted(aW - self.labels - 2)
        return self.width, self.height

    def _fitted(self, room: float) -> Axis:
        """The axis on which everything fits, with no more folds than a reader can follow."""
        extent = self.earliest[0], max(self.latest)
        length = extent[1] - extent[0]
        missing = missing_spans(self.marks)
        spans = shown_spans(extent, fold=())
        for least in FOLD_FROM if length > UNFOLDED else ():
            spans = shown_spans(extent, fold=foldable(self.gaps, missing, least))
            if FOLD_WIDTH * (len(spans) - 1) <= MOST_FOLDED * room:
                break
        return Axis(spans, fitting_scale(spans, room, FOLD_WIDTH), FOLD_WIDTH)

    def draw(self) -> None:
        """Back to front: nights and folds, scale, lanes, gaps, events; bars below them."""
        self._draw_nights()
        self._draw_folds()
        self._draw_scale()
        self._draw_lanes()
        self._draw_gaps()
        for mark in self.marks:
            self._draw_mark(mark)
        for at, bar in enumerate(self.bars):
            draw_bar(self.canv, self, bar, self.foot - 2 - (at + 1) * self.size.bar_row)

    @property
    def _floor(self) -> float:
        return self.height - SCALE

    def x(self, instant: float) -> float:
        """The place of an instant, from the left."""
        return self.labels + self.axis.x_of(instant)

    def _y(self, lane: str) -> float:
        return self._floor - 6 - self.lanes.index(lane) * LANE

    def _draw_nights(self) -> None:
        if 7 * self.axis.scale < NARROWEST_NIGHT:
            return
        self.canv.setFillColor(HexColor(palette.NIGHT))
        for span in self.axis.spans:
            for night in nights(span.start, span.end):
                left = self.x(max(night.start, span.start))
                right = self.x(min(night.end, span.end))
                self.canv.rect(left, 0, right - left, self._floor, stroke=0, fill=1)

    def _draw_folds(self) -> None:
        canvas = self.canv
        for fold in self.axis.folds:
            left, right = self.labels + fold.left, self.labels + fold.right
            canvas.setFillColor(HexColor(palette.FOLDED))
            canvas.rect(left, 0, right - left, self._floor, stroke=0, fill=1)
            canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
            canvas.setLineWidth(0.6)
            canvas.setDash(1.5, 1.5)
            canvas.lines([(left, 0, left, self._floor), (right, 0, right, self._floor)])
            canvas.setDash()

    def _draw_scale(self) -> None:
        """Hours and days; a label that would touch another gives way, days coming first."""
        taken: list[tuple[float, float]] = []
        days = [_day(span.start) for span in self.axis.spans]
        several = days[0].year != days[-1].year
        self._label(self.labels - 4, _day_words(days[0], several), SEMIBOLD, taken, anchor="end")
        for before, span in pairwise(self.axis.spans):
            last, day = _day(before.end), _day(span.start)
            if day != last:  # a day named twice would leave no room for the next
                words = _day_words(day, last.year != day.year)
                self._label(self.x(span.start) + 1.5, words, SEMIBOLD, taken, anchor="start")
        lines = sorted(self._ticks(), key=lambda tick: not tick[2])
        self.canv.setStrokeColor(HexColor(palette.LINE))
        self.canv.setLineWidth(0.6)
        self.canv.lines([(x, 0, x, self._floor) for x, _, _ in lines])
        for x, words, is_day in lines:
            self._label(x, words, SEMIBOLD if is_day else TEXT, taken)

    def _ticks(self) -> Iterator[tuple[float, str, bool]]:
        """Places, words, and whether the words are a day."""
        step = tick_step(self.axis.scale, NEAREST_LABELS)
        every = max(1, round(step / 24))
        for span in self.axis.spans:
            for at, day in midnights(span.start, span.end, every):
                yield self.x(at), _day_words(day, with_year=False), True
            for tick in ticks(span.start, span.end, step):
                yield self.x(tick.at), tick.words.removesuffix(":00"), False

    def _label(
        self,
        x: float,
        words: str,
        font: str,
        taken: list[tuple[float, float]],
        anchor: str = "middle",
    ) -> None:
        wide = width(words, font, SIZE)
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        left = min(left, self.width - wide)
        if any(left < b + 3 and a < left + wide + 3 for a, b in taken):
            return
        taken.append((left, left + wide))
        self.canv.setFillColor(HexColor(palette.INK if font == SEMIBOLD else palette.SECOND))
        self.canv.setFont(font, SIZE)
        self.canv.drawString(left, self._floor + 3.2, words)

    def _draw_lanes(self) -> None:
        canvas = self.canv
        for lane in self.lanes:
            y = self._y(lane)
            canvas.setFillColor(HexColor(palette.INK))
            canvas.setFont(TEXT, SIZE)
            canvas.drawString(0, y - 2.6, shown(LANES.get(lane, lane)))
            canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
            canvas.setLineWidth(0.75)
            canvas.line(self.labels, y, self.width, y)

    def _draw_gaps(self) -> None:
        """Stretches of four hours and more with no entry, named where their words fit."""
        canvas = self.canv
        drawn = [gap for gap in self.gaps if not self._folded(gap)]
        for gap in drawn:
            left, right = self.x(gap.start), self.x(gap.end)
            words = _gap_words(gap)
            if width(words, SEMIBOLD, SIZE) + 6 > right - left:
                continue
            canvas.setStrokeColor(HexColor(palette.GAP))
            canvas.setLineWidth(0.75)
            canvas.setDash(2.25, 1.5)
            canvas.lines([(x, self.foot - 1, x, self._floor - 0.5) for x in (left, right)])
            canvas.setDash()
            canvas.setFillColor(HexColor(palette.GAP_TEXT))
            canvas.setFont(SEMIBOLD, SIZE)
            between = (len(self.lanes) // 2 - 0.5) * LANE
            canvas.drawCentredString((left + right) / 2, self._floor - 6 - between - 2.8, words)

    def _folded(self, gap: Gap) -> bool:
        return any(fold.start < gap.end and gap.start < fold.end for fold in self.axis.folds)

    def _draw_mark(self, mark: Mark) -> None:
        """A filled dot for an exact time; a ring, or a dashed reach, for an uncertain one."""
        canvas = self.canv
        y, left, right = self._y(mark.lane), self.x(mark.start), self.x(mark.end)
        canvas.setStrokeColor(HexColor(palette.DOT))
        if right - left > UNSURE_FROM:
            canvas.setLineWidth(1.5)
            canvas.setDash(2.2, 1.3)
            canvas.line(left, y, right, y)
            canvas.setDash()
            canvas.setLineWidth(0.9)
            canvas.lines([(x, y - 2.4, x, y + 2.4) for x in (left, right)])
            return
        exact = mark.precision == "exact"
        canvas.setFillColor(HexColor(palette.DOT if exact else palette.PAPER))
        if exact:
            canvas.setStrokeColor(HexColor(palette.PAPER))
        canvas.setLineWidth(0.75 if exact else 1)
        canvas.circle((left + right) / 2, y, 2.25 if exact else 1.9, stroke=1, fill=1)


def _day(instant: float) -> date:
    return local(datetime.fromtimestamp(instant, UTC)).date()


def _day_words(day: date, with_year: bool) -> str:
    return f"{day.day} {day:%b %Y}" if with_year else f"{day.day} {day:%b}"


def _gap_words(gap: Gap) -> str:
    days = int((gap.end - gap.start) / (24 * HOUR))
    return f"{days}-day gap" if days >= 3 else f"{gap.length} gap"
