"""Shapes that stand beside words, so that nothing depends on colour; drawn, not a font's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from typing_extensions import override

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.fonts import SEMIBOLD, TEXT, shown, width

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def draw_grade_shape(canvas: Canvas, shape: str, x: float, y: float, size: float) -> None:
    """The shape of a grade, its lower left corner at (x, y); a dashed ring without a grade."""
    colour = HexColor(palette.grade_colours(shape).shape)
    canvas.saveState()
    canvas.setFillColor(colour)
    canvas.setStrokeColor(colour)
    middle, radius = size / 2, size / 2
    if shape == "circle":
        canvas.circle(x + middle, y + middle, radius, stroke=0, fill=1)
    elif shape == "half_ring":
        _half(canvas, x, y, size)
    elif shape == "triangle":
        _polygon(
            canvas,
            [(x, y + size * 0.04), (x + size, y + size * 0.04), (x + middle, y + size * 0.96)],
        )
    elif shape == "square":
        canvas.roundRect(
            x + size * 0.04, y + size * 0.04, size * 0.92, size * 0.92, size * 0.1, 0, 1
        )
    elif shape == "diamond":
        _polygon(
            canvas,
            [(x + middle, y), (x + size, y + middle), (x + middle, y + size), (x, y + middle)],
        )
    elif shape == "pentagon":
        _polygon(canvas, [(x + size * px, y + size * py) for px, py in PENTAGON])
    else:
        canvas.setLineWidth(size * 0.1)
        canvas.setDash(size * 0.2, size * 0.16)
        canvas.circle(x + middle, y + middle, radius - size * 0.06, stroke=1, fill=0)
    canvas.restoreState()


BASELINE = 3.0
"""Where body text stands above the foot of its line, in points."""
PENTAGON = ((0.5, 1.0), (0.98, 0.64), (0.8, 0.06), (0.2, 0.06), (0.02, 0.64))


def _polygon(canvas: Canvas, points: list[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _half(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A ring whose left half is filled."""
    line = size * 0.12
    canvas.setLineWidth(line)
    canvas.circle(x + size / 2, y + size / 2, (size - line) / 2, stroke=1, fill=0)
    path = canvas.beginPath()
    path.arc(x + line / 2, y + line / 2, x + size - line / 2, y + size - line / 2, 90, 180)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def draw_point_mark(canvas: Canvas, value: str, x: float, y: float, size: float) -> None:
    """The mark of an assessment: tick, half disc, cross, question mark or dash."""
    canvas.saveState()
    canvas.setStrokeColor(HexColor(palette.INK))
    canvas.setFillColor(HexColor(palette.INK))
    canvas.setLineWidth(size * 0.14)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    low, high = size * 0.16, size * 0.84
    if value == "met":
        canvas.lines([(x + low * 0.6, y + size * 0.48, x + size * 0.38, y + low * 1.1)])
        canvas.lines([(x + size * 0.38, y + low * 1.1, x + high * 1.1, y + high * 0.95)])
    elif value == "partly_met":
        _half(canvas, x + size * 0.06, y + size * 0.06, size * 0.88)
    elif value == "not_met":
        canvas.lines(
            [(x + low, y + low, x + high, y + high), (x + low, y + high, x + high, y + low)]
        )
    elif value == "not_evidenced":
        canvas.setFont(SEMIBOLD, size * 1.15)
        canvas.drawCentredString(x + size / 2, y + size * 0.1, "?")
    else:
        canvas.lines([(x + low, y + size / 2, x + high, y + size / 2)])
    canvas.restoreState()


def draw_tick_disc(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A filled disc with a white tick: somebody has taken it on."""
    canvas.saveState()
    canvas.setFillColor(HexColor(colour))
    canvas.circle(x + size / 2, y + size / 2, size / 2, stroke=0, fill=1)
    canvas.setStrokeColor(HexColor(palette.PAPER))
    canvas.setLineWidth(size * 0.13)
    canvas.setLineCap(1)
    path = canvas.beginPath()
    path.moveTo(x + size * 0.28, y + size * 0.5)
    path.lineTo(x + size * 0.44, y + size * 0.33)
    path.lineTo(x + size * 0.73, y + size * 0.66)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def draw_megaphone(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A megaphone: somebody has raised their voice for a child."""
    canvas.saveState()
    canvas.setFillColor(HexColor(colour))
    canvas.setStrokeColor(HexColor(colour))
    horn = [(0.30, 0.40), (0.80, 0.12), (0.80, 0.94), (0.30, 0.68)]
    _polygon(canvas, [(x + size * px, y + size * py) for px, py in horn])
    canvas.roundRect(x + size * 0.06, y + size * 0.40, size * 0.30, size * 0.28, size * 0.12, 0, 1)
    canvas.rect(x + size * 0.2, y + size * 0.08, size * 0.16, size * 0.34, stroke=0, fill=1)
    canvas.setLineWidth(size * 0.1)
    canvas.setLineCap(1)
    canvas.line(x + size * 0.92, y + size * 0.42, x + size * 0.92, y + size * 0.64)
    canvas.restoreState()


class Marked(Flowable):
    """A mark and the word it stands beside, in one line."""

    def __init__(self, value: str, word: str, *, size: float = 9) -> None:
        super().__init__()
        self.value, self.word, self.size = value, shown(word, SEMIBOLD), size

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 12.0
        return self.width, self.height

    def draw(self) -> None:
        """The mark, then the word."""
        if not self.value:
            self.canv.setFillColor(HexColor(palette.THIRD))
            self.canv.setFont(TEXT, self.size)
            self.canv.drawString(0, BASELINE, self.word)
            return
        draw_point_mark(self.canv, self.value, 0, 2.1, 8)
        self.canv.setFillColor(HexColor(palette.INK))
        self.canv.setFont(SEMIBOLD, self.size)
        self.canv.drawString(12, BASELINE, self.word)


class Chip(Flowable):
    """An adverse answer: white on ink, at the right edge of its column."""

    def __init__(self, word: str, *, size: float = 8.6) -> None:
        super().__init__()
        self.word, self.size = shown(word, SEMIBOLD), size
        self.wide = width(self.word, SEMIBOLD, size) + 7.5

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 12.0
        return self.width, self.height

    def draw(self) -> None:
        """The chip at the right, the word inside."""
        self.canv.setFillColor(HexColor(palette.CHIP))
        self.canv.roundRect(self.width - self.wide, 0.5, self.wide, 11.2, 1.8, stroke=0, fill=1)
        self.canv.setFillColor(HexColor(palette.ON_CHIP))
        self.canv.setFont(SEMIBOLD, self.size)
        self.canv.drawString(self.width - self.wide + 3.75, BASELINE, self.word)
