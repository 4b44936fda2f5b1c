"""One clock as a bar on paper; in black and white its words and its shape say all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reportlab.lib.colors import HexColor

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.fonts import SEMIBOLD, TEXT, shown, width
from ddaudit_desktop.record.pdf.frame import fitted
from ddaudit_desktop.record.pdf.marks import draw_point_mark

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from ddaudit_desktop.timeline.bars import Tone

SHAPES = {"met": "met", "broken": "not_met", "cannot_tell": "not_evidenced"}
FILLS = {
    "over": (palette.FOLDED, palette.INK),
    "within": ("#E1F1F3", palette.DONE),
    "missing": ("#FBECEA", palette.CONCERN),
    "unsure": (palette.FOLDED, palette.CONTROL),
    "plain": (palette.FOLDED, palette.CONTROL),
}
DASHED = ("missing", "unsure")
HATCH = 2.4
BESIDE = 6.0
"""Free between the names and the drawing."""
Words = tuple[tuple[str, str, str], ...]
"""Words with their font and colour, one part after the other."""


class BarSize(Protocol):
    """What a bar asks of the size of a drawing."""

    @property
    def letters(self) -> float:
        """The size of its letters."""

    @property
    def chip(self) -> float:
        """The height of its bars."""


class Drawn(Protocol):
    """What is drawn of a clock; `ddaudit_desktop.timeline.bars.Bar` says what each part is."""

    @property
    def label(self) -> str:
        """Its name at the left."""

    @property
    def tone(self) -> Tone:
        """How it stands, by its look."""

    @property
    def verdict(self) -> str:
        """How it stands."""

    @property
    def start(self) -> float | None:
        """Where it begins."""

    @property
    def end(self) -> float | None:
        """Where it ends."""

    @property
    def deadline(self) -> float | None:
        """The instant at which its limit is reached."""

    @property
    def lead(self) -> str:
        """The value."""

    @property
    def middle(self) -> str:
        """Of what limit."""

    @property
    def tail(self) -> str:
        """The difference."""


class Axes(Protocol):
    """What a bar asks of the drawing it stands in."""

    @property
    def size(self) -> BarSize:
        """How large it is drawn."""

    @property
    def labels(self) -> float:
        """Where the drawing begins; before it are the names."""

    width: float

    def x(self, instant: float) -> float:
        """The place of an instant."""


def draw_bar(canvas: Canvas, chart: Axes, bar: Drawn, y: float) -> None:
    """Draw a clock into its row, ``y`` being the foot of the row."""
    letters, high = chart.size.letters, chart.size.chip
    shape = SHAPES.get(bar.verdict)
    if shape is not None:
        draw_point_mark(canvas, shape, 0, y + 2.2, letters - 0.8)
    canvas.setFillColor(HexColor(palette.INK))
    canvas.setFont(TEXT, letters)
    room = chart.labels - BESIDE - letters - 2
    canvas.drawString(letters + 2, y + 2.6, fitted(bar.label, TEXT, letters, room))
    first, last = chart.labels, chart.width
    left = first if bar.start is None else min(chart.x(bar.start), last)
    right = last if bar.end is None else min(chart.x(bar.end), last)
    right = max(right, left + 1.5)
    fill, border = FILLS[bar.tone]
    canvas.setFillColor(HexColor(fill))
    canvas.rect(left, y, right - left, high, stroke=0, fill=1)
    limit = _limit(chart, bar)
    if bar.tone == "over" and limit is not None:
        _hatch(canvas, max(left, limit), y, right, high)
    _outline(canvas, bar, (left, y, right, y + high), border)
    if limit is not None and bar.tone == "within" and limit > right:
        canvas.setDash(0.8, 1.4)
        canvas.line(right, y + high / 2, min(limit, last), y + high / 2)
        canvas.setDash()
    if limit is not None and bar.tone != "missing" and limit <= last:
        canvas.setStrokeColor(HexColor(palette.INK))
        canvas.setLineWidth(1.4)
        canvas.line(limit, y - 1.2, limit, y + high + 1.2)
    _draw_words(canvas, chart, bar, (left, y, right))


def _limit(chart: Axes, bar: Drawn) -> float | None:
    if bar.deadline is None or bar.start is None:
        return None
    return chart.x(bar.deadline)


def _outline(
    canvas: Canvas, bar: Drawn, box: tuple[float, float, float, float], colour: str
) -> None:
    """The border; a side where no time is known stays open."""
    left, low, right, high = box
    lines = [(left, low, right, low), (left, high, right, high)]
    lines += [(left, low, left, high)] if bar.start is not None else []
    lines += [(right, low, right, high)] if bar.end is not None else []
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.7)
    if bar.tone in DASHED:
        canvas.setDash(2, 1.4)
    canvas.lines(lines)
    canvas.setDash()


def _hatch(canvas: Canvas, left: float, y: float, right: float, high: float) -> None:
    """What is past the limit."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, y, right - left, high)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFillColor(HexColor(palette.PAPER))
    canvas.rect(left, y, right - left, high, stroke=0, fill=1)
    canvas.setStrokeColor(HexColor(palette.CONCERN))
    canvas.setLineWidth(1.1)
    count = int((right - left + high) / HATCH) + 1
    canvas.lines(
        [(left - high + n * HATCH, y, left + n * HATCH, y + high) for n in range(count + 1)]
    )
    canvas.restoreState()


def _draw_words(canvas: Canvas, chart: Axes, bar: Drawn, box: tuple[float, float, float]) -> None:
    """The words inside where they fit, else behind, else before the bar; else fewer of them."""
    left, y, right = box
    letters = chart.size.letters
    at, parts = placed_words(chart, bar, left, right)
    for words, font, colour in parts:
        canvas.setFillColor(HexColor(colour))
        canvas.setFont(font, letters)
        canvas.drawString(at, y + 2.6, words)
        at += width(words, font, letters)


def placed_words(chart: Axes, bar: Drawn, left: float, right: float) -> tuple[float, Words]:
    """Where the words of a bar begin, and as many of them as have a place there."""
    adverse = palette.CONCERN_TEXT if bar.verdict == "broken" else palette.INK
    first = (bar.lead, SEMIBOLD, adverse if bar.tone == "missing" else palette.INK)
    last = (bar.tail, SEMIBOLD if bar.verdict == "broken" else TEXT, adverse)
    choices: list[Words] = [(first, (bar.middle, TEXT, palette.INK), last)]
    if bar.tail and bar.middle:
        choices += [(first, (", ", TEXT, palette.INK), last)]
        choices += [(first,), (last,)] if bar.verdict == "met" else [(last,)]
    told = [tuple((shown(w), font, ink) for w, font, ink in parts if w) for parts in choices]
    for parts in told:
        at = _place_for(chart, bar, left, right, words_width(chart, parts))
        if at is not None:
            return at, parts
    total = words_width(chart, told[-1])
    return max(chart.labels + 2, min(left + 3, chart.width - total)), told[-1]


def words_width(chart: Axes, parts: Words) -> float:
    """How wide words are together."""
    return sum(width(words, font, chart.size.letters) for words, font, _ in parts)


def _place_for(chart: Axes, bar: Drawn, left: float, right: float, total: float) -> float | None:
    """Where words so wide begin; none where they would lie over something else."""
    limit = _limit(chart, bar) if bar.tone != "missing" else None
    inside = min(right, limit) if limit is not None and limit > left + 3 else right
    if left + 3 + total <= inside - 1:
        return left + 3
    behind = right
    if limit is not None and (bar.tone == "within" or limit < right + 3.5 + total):
        behind = max(right, limit)
    if behind + 3.5 + total <= chart.width:
        return behind + 3.5
    before = left - 3 - total
    return before if before >= chart.labels else None
