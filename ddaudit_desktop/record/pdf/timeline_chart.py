"""The whole timeline as a drawing for paper: lanes with every event in words, and its clocks.

The same rules as on screen: quiet time folded, nights shaded, gaps hatched and named, an uncertain
time with a line to both its readings, an expected entry that was not found as a dashed mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from ddaudit_desktop.moments import local
from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.bar_row import draw_bar
from ddaudit_desktop.record.pdf.fonts import MEDIUM, SEMIBOLD, TEXT, shown, width
from ddaudit_desktop.record.pdf.frame import fitted
from ddaudit_desktop.timeline import chip_rows
from ddaudit_desktop.timeline.axis import (
    Axis,
    clock_changes,
    fitting_scale,
    midnights,
    nights,
    tick_step,
    ticks,
)
from ddaudit_desktop.timeline.chip_rows import Placed, Wanted
from ddaudit_desktop.timeline.stretches import stretches_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.pdfgen.canvas import Canvas

    from ddaudit_desktop.timeline.axis import Fold
    from ddaudit_desktop.timeline.bars import Bar, Ghost
    from ddaudit_desktop.timeline.marks import Gap, Lane, Mark, Timeline

LABELS = 118.0
FOLD = 27.0
INSIDE = 2.5
EDGE = 1.6
HATCH = 4.0
GHOST = "ghost:"
NARROWEST_NIGHT = 3.0


@dataclass(frozen=True, slots=True)
class Size:
    """How large a chart is drawn: its letters in points, and whether events have words."""

    letters: float
    words: bool = True

    @property
    def chip(self) -> float:
        """The height of an event."""
        return self.letters + 3.6

    @property
    def row(self) -> float:
        """From one row of events to the next."""
        return self.chip + 1.8

    @property
    def bar_row(self) -> float:
        """From one bar to the next."""
        return self.letters + 6.4

    @property
    def header(self) -> float:
        """What days and hours need above the lanes."""
        return 2 * self.letters + 6


class Chart:
    """One timeline, laid out for a width.

    Args:
        timeline: the events.
        bars: the clocks; only those with a place on the axis are drawn.
        ghosts: expected entries that were not found.
        width: how wide the drawing is, in points.
        size: how large its letters are.
    """

    def __init__(
        self,
        timeline: Timeline,
        bars: Sequence[Bar],
        ghosts: Sequence[Ghost],
        *,
        width: float,
        size: Size,
    ) -> None:
        self.timeline = timeline
        self.bars = [bar for bar in bars if bar.placed]
        self.ghosts = {GHOST + ghost.key: ghost for ghost in ghosts}
        self.width = width
        self.size = size
        self._stretches = stretches_of(timeline, bars, ghosts)
        spans = self._stretches.spans
        room = width - LABELS - 4
        fold = min(FOLD, room * 0.4 / max(1, len(spans) - 1))
        self.axis = Axis(spans, fitting_scale(spans, room, fold), fold)
        self._placed = {lane.key: self._place(lane) for lane in timeline.lanes}

    @property
    def height(self) -> float:
        """How high the drawing is."""
        lanes = sum(self._lane_height(lane) for lane in self.timeline.lanes)
        bars = len(self.bars) * self.size.bar_row + 6 if self.bars else 0.0
        return self.size.header + lanes + bars

    def _lane_height(self, lane: Lane) -> float:
        return max(1, chip_rows.row_count(self._placed[lane.key])) * self.size.row + 4

    def _place(self, lane: Lane) -> list[Placed]:
        """Every event in the first row with room; without words all stand in one."""
        marks = self.timeline.by_lane[lane.key]
        ghosts = [(key, ghost) for key, ghost in self.ghosts.items() if ghost.lane == lane.key]
        if not self.size.words:
            return []
        wanted = [self._wanted(m.id, m.start, m.end, self._chip_width(m)) for m in marks]
        wanted += [
            self._wanted(key, ghost.at, ghost.at, self._words(_ghost_words(ghost)) + 2 * INSIDE)
            for key, ghost in ghosts
        ]
        return chip_rows.place(wanted)

    def _wanted(self, key: str, start: float, end: float, wide: float) -> Wanted:
        x_of = self.axis.x_of
        return Wanted(key, x_of(start), x_of(end), wide, self.axis.width)

    def _chip_width(self, mark: Mark) -> float:
        clock = width(mark.clock, MEDIUM, self.size.letters)
        return EDGE + 2 * INSIDE + clock + 2.2 + self._words(mark.short)

    def _words(self, words: str) -> float:
        return width(shown(words), TEXT, self.size.letters)

    # Drawing, from the top left corner

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw it; ``left`` and ``top`` are the place of its corner on the page."""
        canvas.saveState()
        canvas.translate(left, top)
        lanes_end = self._lanes_end()
        floor = -self.height
        self._draw_nights(canvas, floor)
        self._draw_folds(canvas, floor)
        self._draw_scale(canvas, floor)
        self._draw_gaps(canvas, lanes_end)
        y = -self.size.header
        for lane in self.timeline.lanes:
            self._draw_lane(canvas, lane, y)
            y -= self._lane_height(lane)
        self._draw_gap_words(canvas)
        canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
        canvas.setLineWidth(0.75)
        canvas.line(0, lanes_end, self.width, lanes_end)
        for at, bar in enumerate(self.bars):
            row = lanes_end - 4 - (at + 1) * self.size.bar_row
            draw_bar(canvas, self, bar, row)
        canvas.restoreState()

    def _lanes_end(self) -> float:
        return -self.size.header - sum(self._lane_height(lane) for lane in self.timeline.lanes)

    def x(self, instant: float) -> float:
        """The place of an instant on the drawing."""
        return LABELS + self.axis.x_of(instant)

    def _draw_nights(self, canvas: Canvas, floor: float) -> None:
        if 7 * self.axis.scale < NARROWEST_NIGHT:
            return
        canvas.setFillColor(HexColor(palette.NIGHT))
        for span in self.axis.spans:
            for night in nights(span.start, span.end):
                left = self.x(max(night.start, span.start))
                right = self.x(min(night.end, span.end))
                canvas.rect(left, floor, right - left, -floor, stroke=0, fill=1)

    def _draw_folds(self, canvas: Canvas, floor: float) -> None:
        for fold in self.axis.folds:
            left, right = LABELS + fold.left, LABELS + fold.right
            canvas.setFillColor(HexColor(palette.FOLDED))
            canvas.rect(left, floor, right - left, -floor, stroke=0, fill=1)
            canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
            canvas.setLineWidth(0.6)
            canvas.setDash(1.5, 1.5)
            canvas.lines([(left, 0, left, floor), (right, 0, right, floor)])
            canvas.setDash()
            canvas.setFillColor(HexColor(palette.SECOND))
            lines = (fold.length, "folded") if self._named(fold) else ("", fold.length)
            for line, words in enumerate(lines):
                if width(words, TEXT, self.size.letters) <= right - left:
                    canvas.setFont(SEMIBOLD if line == 0 else TEXT, self.size.letters)
                    base = -(line + 1) * (self.size.letters + 1.5)
                    canvas.drawCentredString((left + right) / 2, base, words)

    def _named(self, fold: Fold) -> bool:
        """Whether a fold says in two lines what it is; a narrow one leaves the upper to days."""
        return width("folded", TEXT, self.size.letters) <= fold.right - fold.left

    def _draw_scale(self, canvas: Canvas, floor: float) -> None:
        """Days above, hours below, each where it has room; and where the clocks change."""
        letters = self.size.letters
        step = tick_step(self.axis.scale, width("00:00", TEXT, letters) + 9)
        taken: list[tuple[float, float]] = []
        canvas.setLineWidth(0.5)
        self._draw_days(canvas, floor)
        for span in self.axis.spans:
            canvas.setStrokeColor(HexColor(palette.LINE))
            for tick in ticks(span.start, span.end, step):
                x = self.x(tick.at)
                canvas.line(x, -self.size.header, x, floor)
                self._draw_hour(canvas, x, tick.words, span, taken)
            for change in clock_changes(span.start, span.end):
                x = self.x(change.at)
                canvas.setStrokeColor(HexColor(palette.GAP))
                canvas.line(x, -self.size.header, x, floor)
                canvas.setFillColor(HexColor(palette.GAP_TEXT))
                canvas.setFont(MEDIUM, letters)
                canvas.drawString(x + 2, self._lanes_end() + 2, change.words)
        canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
        canvas.line(0, -self.size.header, self.width, -self.size.header)

    def _draw_days(self, canvas: Canvas, floor: float) -> None:
        """The day at which each stretch begins, and those that begin in it."""
        days: list[tuple[float, date]] = []
        canvas.setStrokeColor(HexColor(palette.CONTROL))
        for span in self.axis.spans:
            days.append((self.x(span.start), _day(span.start)))
            for at, day in midnights(span.start + 1, span.end):
                days.append((self.x(at), day))
                canvas.line(self.x(at), -1, self.x(at), floor)
        folds = [LABELS + fold.left for fold in self.axis.folds if self._named(fold)]
        edges = sorted([*(x for x, _ in days), *folds, self.width])
        canvas.setFillColor(HexColor(palette.INK))
        canvas.setFont(SEMIBOLD, self.size.letters)
        year = 0
        for x, day in days:
            room = next((edge for edge in edges if edge > x + 0.5), self.width) - x - 4
            options = _day_words(day, with_year=day.year != year)
            words = next((w for w in options if self._strong(w) <= room), "")
            if words:
                canvas.drawString(x + 2, -self.size.letters - 1.5, words)
                year = day.year

    def _strong(self, words: str) -> float:
        return width(words, SEMIBOLD, self.size.letters)

    def _draw_hour(
        self, canvas: Canvas, x: float, words: str, span: Gap, taken: list[tuple[float, float]]
    ) -> None:
        half = width(words, TEXT, self.size.letters) / 2
        inside = self.x(span.start) - 1 <= x - half and x + half <= self.x(span.end) + 1
        if inside and not any(x - half < b + 2 and a < x + half + 2 for a, b in taken):
            taken.append((x - half, x + half))
            canvas.setFillColor(HexColor(palette.SECOND))
            canvas.setFont(TEXT, self.size.letters)
            canvas.drawCentredString(x, -self.size.header + 2, words)

    def _draw_gaps(self, canvas: Canvas, lanes_end: float) -> None:
        """Hatching where nothing is recorded, across all lanes."""
        top = -self.size.header
        for gap in self._stretches.hatched:
            left, right = self.x(gap.start), self.x(gap.end)
            canvas.saveState()
            path = canvas.beginPath()
            path.rect(left, lanes_end, right - left, top - lanes_end)
            canvas.clipPath(path, stroke=0, fill=0)
            canvas.setStrokeColor(HexColor(palette.GAP), alpha=0.45)
            canvas.setLineWidth(0.5)
            high = top - lanes_end
            count = int((right - left + high) / HATCH) + 1
            canvas.lines(
                [
                    (left - high + n * HATCH, lanes_end, left + n * HATCH, top)
                    for n in range(count + 1)
                ]
            )
            canvas.restoreState()
            canvas.setStrokeColor(HexColor(palette.GAP))
            canvas.setLineWidth(0.75)
            canvas.setDash(2.25, 1.5)
            canvas.lines([(x, lanes_end, x, top) for x in (left, right)])
            canvas.setDash()

    def _draw_gap_words(self, canvas: Canvas) -> None:
        letters = self.size.letters
        for gap in self._stretches.hatched:
            left, right = self.x(gap.start), self.x(gap.end)
            words = next(
                (w for w in (gap.words, gap.length) if width(w, SEMIBOLD, letters) + 8
                 <= right - left),
                "",
            )  # fmt: skip
            if not words:
                continue
            wide = width(words, SEMIBOLD, letters) + 6
            x, y = (left + right - wide) / 2, -self.size.header - self.size.row - 3
            canvas.setFillColor(HexColor(palette.PAPER))
            canvas.setStrokeColor(HexColor(palette.GAP))
            canvas.setLineWidth(0.75)
            canvas.roundRect(x, y, wide, self.size.chip, 1.5, stroke=1, fill=1)
            canvas.setFillColor(HexColor(palette.INK))
            canvas.setFont(SEMIBOLD, letters)
            canvas.drawString(x + 3, y + 2.6, words)

    def _draw_lane(self, canvas: Canvas, lane: Lane, top: float) -> None:
        high = self._lane_height(lane)
        canvas.setFillColor(HexColor(palette.INK))
        canvas.setFont(SEMIBOLD, self.size.letters)
        title = fitted(lane.title, SEMIBOLD, self.size.letters, LABELS - 8)
        canvas.drawString(0, top - 2 - self.size.chip + 2.6, title)
        canvas.setStrokeColor(HexColor(palette.LINE))
        canvas.setLineWidth(0.5)
        canvas.line(0, top - high, self.width, top - high)
        if not self.size.words:
            self._draw_dots(canvas, lane, top)
            return
        for place in self._placed[lane.key]:
            y = top - 2 - place.row * self.size.row - self.size.chip
            mark = self.timeline.mark(place.key)
            if mark is not None:
                self._draw_event(canvas, mark, place, y)
            else:
                self._draw_ghost(canvas, self.ghosts[place.key], place, y)

    def _draw_dots(self, canvas: Canvas, lane: Lane, top: float) -> None:
        """Events as strokes, where there are too many for words."""
        canvas.setStrokeColor(HexColor(palette.DOT))
        canvas.setLineWidth(0.6)
        y = top - 2
        places = {round(self.x(at), 1) for at in self.timeline.starts[lane.key]}
        canvas.lines([(x, y, x, y - self.size.chip) for x in sorted(places)])

    def _draw_event(self, canvas: Canvas, mark: Mark, place: Placed, y: float) -> None:
        wide = self._chip_width(mark)
        left = LABELS + (place.right - wide if place.opens_left else place.left)
        exact = mark.precision == "exact"
        canvas.setFillColor(HexColor(palette.PAPER))
        canvas.setStrokeColor(HexColor(palette.CONTROL))
        canvas.setLineWidth(0.6)
        if not exact:
            canvas.setDash(1.8, 1.2)
        canvas.roundRect(left, y, wide, self.size.chip, 1.2, stroke=1, fill=1)
        canvas.setDash()
        edge = left + wide - EDGE if place.opens_left else left
        canvas.setFillColor(HexColor(palette.DOT))
        if exact:
            canvas.rect(edge, y, EDGE, self.size.chip, stroke=0, fill=1)
        else:
            canvas.setStrokeColor(HexColor(palette.DOT))
            canvas.setLineWidth(1)
            first, last = self.x(mark.start), self.x(mark.end)
            canvas.lines(
                [(first, y, last, y), (first, y, first, y + 2.5), (last, y, last, y + 2.5)]
            )
        at = left + (INSIDE if place.opens_left else EDGE + INSIDE - 1.2)
        canvas.setFillColor(HexColor(palette.SECOND))
        canvas.setFont(MEDIUM, self.size.letters)
        canvas.drawString(at, y + 2.6, mark.clock)
        at += width(mark.clock, MEDIUM, self.size.letters) + 1.8
        canvas.setFillColor(HexColor(palette.INK))
        canvas.setFont(TEXT, self.size.letters)
        canvas.drawString(at, y + 2.6, shown(mark.short))

    def _draw_ghost(self, canvas: Canvas, ghost: Ghost, place: Placed, y: float) -> None:
        left, right = LABELS + place.left, LABELS + place.right
        canvas.setFillColor(HexColor(palette.PAPER))
        canvas.setStrokeColor(HexColor(palette.CONCERN))
        canvas.setLineWidth(0.7)
        canvas.setDash(2, 1.4)
        canvas.roundRect(left, y, right - left, self.size.chip, 1.2, stroke=1, fill=1)
        canvas.setDash()
        canvas.setFillColor(HexColor(palette.CONCERN_TEXT))
        canvas.setFont(TEXT, self.size.letters)
        canvas.drawString(left + INSIDE, y + 2.6, shown(_ghost_words(ghost)))


def _ghost_words(ghost: Ghost) -> str:
    return f"{ghost.words}, {ghost.limit}" if ghost.limit else ghost.words


def _day(instant: float) -> date:
    return local(datetime.fromtimestamp(instant, UTC)).date()


def _day_words(day: date, *, with_year: bool) -> tuple[str, ...]:
    """What a day can be called, the longest first."""
    short = f"{day.day} {day:%b}"
    if with_year:
        return f"{day:%a} {short} {day:%Y}", f"{short} {day:%Y}", short, f"{day.day}"
    return f"{day:%a} {short}", short, f"{day.day}"
