"""The whole timeline as a drawing for paper: lanes with every event in words, and its clocks.

The same rules as on screen: quiet time folded, nights shaded, gaps hatched and named, an uncertain
time with a line to both its readings, an expected entry that was not found as a dashed mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.bar_row import draw_bar
from ddaudit_desktop.record.pdf.fonts import MEDIUM, SEMIBOLD, TEXT, shown, width
from ddaudit_desktop.record.pdf.frame import fitted
from ddaudit_desktop.record.pdf.timeline_ground import LABELS, Ground, Size
from ddaudit_desktop.timeline import chip_rows
from ddaudit_desktop.timeline.axis import Axis, fitting_scale
from ddaudit_desktop.timeline.chip_rows import Placed, Wanted
from ddaudit_desktop.timeline.stretches import stretches_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from ddaudit_desktop.timeline.bars import Bar, Ghost
    from ddaudit_desktop.timeline.marks import Lane, Mark, Timeline

FOLD = 27.0
INSIDE = 2.5
EDGE = 1.6
GHOST = "ghost:"


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
    def labels(self) -> float:
        """Where the axis begins."""
        return LABELS

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
        hatched = self._stretches.hatched
        ground = Ground(
            self.axis, self.size, width=self.width, lanes_end=lanes_end, floor=-self.height
        )
        ground.draw(canvas, hatched)
        y = -self.size.header
        for lane in self.timeline.lanes:
            self._draw_lane(canvas, lane, y)
            y -= self._lane_height(lane)
        for gap in hatched:
            ground.name_gap(canvas, gap)
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
