"""What lies behind the events of a timeline on paper: nights, quiet time, days and hours, gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from ddaudit_desktop.moments import local
from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.fonts import MEDIUM, SEMIBOLD, TEXT, width
from ddaudit_desktop.timeline.axis import clock_changes, midnights, nights, tick_step, ticks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reportlab.pdfgen.canvas import Canvas

    from ddaudit_desktop.timeline.axis import Axis, Fold
    from ddaudit_desktop.timeline.marks import Gap

LABELS = 118.0
"""Kept free at the left, for the names of lanes and clocks."""
HATCH = 4.0
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


class Ground:
    """The ground of one drawing; its origin is the top left corner, and up is positive.

    Args:
        axis: where instants stand, counted from the end of the labels.
        size: how large its letters are.
        width: how wide the drawing is, in points.
        lanes_end: where the last lane ends.
        floor: where the drawing ends.
    """

    def __init__(
        self, axis: Axis, size: Size, *, width: float, lanes_end: float, floor: float
    ) -> None:
        self.axis = axis
        self.size = size
        self.width = width
        self.lanes_end = lanes_end
        self.floor = floor

    def x(self, instant: float) -> float:
        """The place of an instant on the drawing."""
        return LABELS + self.axis.x_of(instant)

    def draw(self, canvas: Canvas, gaps: Iterable[Gap]) -> None:
        """Draw all that stands behind lanes and events; the names of gaps stand before them."""
        self._draw_nights(canvas)
        self._draw_folds(canvas)
        self._draw_scale(canvas)
        for gap in gaps:
            self._draw_gap(canvas, gap)

    def _draw_nights(self, canvas: Canvas) -> None:
        if 7 * self.axis.scale < NARROWEST_NIGHT:
            return
        canvas.setFillColor(HexColor(palette.NIGHT))
        for span in self.axis.spans:
            for night in nights(span.start, span.end):
                left = self.x(max(night.start, span.start))
                right = self.x(min(night.end, span.end))
                canvas.rect(left, self.floor, right - left, -self.floor, stroke=0, fill=1)

    def _draw_folds(self, canvas: Canvas) -> None:
        for fold in self.axis.folds:
            left, right = LABELS + fold.left, LABELS + fold.right
            canvas.setFillColor(HexColor(palette.FOLDED))
            canvas.rect(left, self.floor, right - left, -self.floor, stroke=0, fill=1)
            canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
            canvas.setLineWidth(0.6)
            canvas.setDash(1.5, 1.5)
            canvas.lines([(left, 0, left, self.floor), (right, 0, right, self.floor)])
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

    def _draw_scale(self, canvas: Canvas) -> None:
        """Days above, hours below, each where it has room; and where the clocks change."""
        letters = self.size.letters
        step = tick_step(self.axis.scale, width("00:00", TEXT, letters) + 9)
        taken: list[tuple[float, float]] = []
        canvas.setLineWidth(0.5)
        self._draw_days(canvas)
        for span in self.axis.spans:
            canvas.setStrokeColor(HexColor(palette.LINE))
            for tick in ticks(span.start, span.end, step):
                x = self.x(tick.at)
                canvas.line(x, -self.size.header, x, self.floor)
                self._draw_hour(canvas, x, tick.words, span, taken)
            for change in clock_changes(span.start, span.end):
                x = self.x(change.at)
                canvas.setStrokeColor(HexColor(palette.GAP))
                canvas.line(x, -self.size.header, x, self.floor)
                canvas.setFillColor(HexColor(palette.GAP_TEXT))
                canvas.setFont(MEDIUM, letters)
                canvas.drawString(x + 2, self.lanes_end + 2, change.words)
        canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
        canvas.line(0, -self.size.header, self.width, -self.size.header)

    def _draw_days(self, canvas: Canvas) -> None:
        """The day at which each stretch begins, and those that begin in it."""
        days: list[tuple[float, date]] = []
        canvas.setStrokeColor(HexColor(palette.CONTROL))
        for span in self.axis.spans:
            days.append((self.x(span.start), _day(span.start)))
            for at, day in midnights(span.start + 1, span.end):
                days.append((self.x(at), day))
                canvas.line(self.x(at), -1, self.x(at), self.floor)
        folds = [LABELS + fold.left for fold in self.axis.folds if self._named(fold)]
        edges = sorted([*(x for x, _ in days), *folds, self.width])
        canvas.setFillColor(HexColor(palette.INK))
        canvas.setFont(SEMIBOLD, self.size.letters)
        year = month = 0
        for x, day in days:
            room = next((edge for edge in edges if edge > x + 0.5), self.width) - x - 4
            options = _day_words(day, with_year=day.year != year, with_month=day.month != month)
            words = next((w for w in options if self._strong(w) <= room), "")
            if words:
                canvas.drawString(x + 2, -self.size.letters - 1.5, words)
                year, month = day.year, day.month

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

    def _draw_gap(self, canvas: Canvas, gap: Gap) -> None:
        """Hatching where nothing is recorded, across all lanes."""
        top, foot = -self.size.header, self.lanes_end
        left, right = self.x(gap.start), self.x(gap.end)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(left, foot, right - left, top - foot)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(HexColor(palette.GAP), alpha=0.45)
        canvas.setLineWidth(0.5)
        high = top - foot
        count = int((right - left + high) / HATCH) + 1
        canvas.lines(
            [(left - high + n * HATCH, foot, left + n * HATCH, top) for n in range(count + 1)]
        )
        canvas.restoreState()
        canvas.setStrokeColor(HexColor(palette.GAP))
        canvas.setLineWidth(0.75)
        canvas.setDash(2.25, 1.5)
        canvas.lines([(x, foot, x, top) for x in (left, right)])
        canvas.setDash()

    def name_gap(self, canvas: Canvas, gap: Gap) -> None:
        """Say how long nothing is recorded, where there is room for it."""
        letters = self.size.letters
        left, right = self.x(gap.start), self.x(gap.end)
        room = right - left - 8
        options = (gap.words, gap.length)
        words = next((w for w in options if self._strong(w) <= room), "")
        if not words:
            return
        wide = self._strong(words) + 6
        x, y = (left + right - wide) / 2, -self.size.header - self.size.row - 3
        canvas.setFillColor(HexColor(palette.PAPER))
        canvas.setStrokeColor(HexColor(palette.GAP))
        canvas.setLineWidth(0.75)
        canvas.roundRect(x, y, wide, self.size.chip, 1.5, stroke=1, fill=1)
        canvas.setFillColor(HexColor(palette.INK))
        canvas.setFont(SEMIBOLD, letters)
        canvas.drawString(x + 3, y + 2.6, words)

    def _strong(self, words: str) -> float:
        return width(words, SEMIBOLD, self.size.letters)


def _day(instant: float) -> date:
    return local(datetime.fromtimestamp(instant, UTC)).date()


def _day_words(day: date, *, with_year: bool, with_month: bool) -> tuple[str, ...]:
    """What a day can be called, the longest first; a month is named where it begins."""
    short = f"{day.day} {day:%b}"
    least = f"{day.day}/{day.month}" if with_month else f"{day.day}"
    words = (f"{day:%a} {short}", short, least)
    return (f"{day:%a} {short} {day:%Y}", f"{short} {day:%Y}", *words) if with_year else words
