"""The timeline of a case on one page: A4 across, marked at top and foot, with its legend."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.fonts import BOLD, SEMIBOLD, TEXT, shown, width
from ddaudit_desktop.record.pdf.frame import TYPESETTING, fitted
from ddaudit_desktop.record.pdf.timeline_chart import Chart
from ddaudit_desktop.record.pdf.timeline_ground import Size

if TYPE_CHECKING:
    from ddaudit_desktop.timeline.content import TimelineContent

PAGE_WIDTH, PAGE_HEIGHT = landscape(A4)
MARGIN = 34.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
CHART_TOP = PAGE_HEIGHT - 74
FOOT = 62.0
"""Where the chart ends at the latest; below are what has no time, the legend and the marking."""
SIZES = tuple(Size(letters) for letters in (8.6, 8.0, 7.4, 6.8, 6.2, 5.6, 5.0))
WORDLESS = tuple(Size(letters, words=False) for letters in (6.8, 5.6, 5.0))
MOST_WORDED = 400
"""More events than that never have room for their words on a page; none are laid out in vain."""
SMALL = 7.2
TOO_MANY = "Events have no words here: they are too many for one page. The record lists them all."


def timeline_pdf(content: TimelineContent) -> bytes:
    """The page as a PDF."""
    with TYPESETTING:
        out = BytesIO()
        canvas = Canvas(
            out,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            invariant=1,
            pageCompression=1,
            lang="en-GB",
        )
        canvas.setTitle(content.title)
        canvas.setAuthor(content.author)
        canvas.setCreator(content.author)
        canvas.setSubject(f"{content.marking}. Timeline of a child protection audit")
        _draw_frame(canvas, content)
        _draw_head(canvas, content)
        chart = fitting_chart(content)
        chart.draw(canvas, MARGIN, CHART_TOP)
        _draw_foot(canvas, content, chart)
        canvas.showPage()
        canvas.save()
        return out.getvalue()


def fitting_chart(content: TimelineContent) -> Chart:
    """The largest chart that fits the page; if none does, bars give way, and the foot says so."""
    room = CHART_TOP - FOOT
    chart = None
    worded = SIZES if len(content.timeline.marks) <= MOST_WORDED else ()
    for size in (*worded, *WORDLESS):
        chart = Chart(content.timeline, content.bars, content.ghosts, width=WIDTH, size=size)
        if chart.height <= room:
            return chart
    assert chart is not None
    while chart.bars and chart.height > room:
        chart.bars.pop()
    return chart


def _draw_frame(canvas: Canvas, content: TimelineContent) -> None:
    """The marking at top and foot, and across the page that it is an example."""
    if content.example:
        canvas.saveState()
        canvas.setFillColor(HexColor(palette.WATERMARK))
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(30)
        canvas.setFont(BOLD, 120)
        canvas.drawCentredString(0, -43, "EXAMPLE")
        canvas.restoreState()
    marking = f"{content.marking} · EXAMPLE" if content.example else content.marking
    said = shown(marking.upper(), BOLD)
    canvas.setFillColor(HexColor(palette.INK))
    canvas.setFont(BOLD, 9)
    for baseline in (PAGE_HEIGHT - 22, 14.4):
        wide = width(said, BOLD, 9) + 0.54 * (len(said) - 1)
        canvas.drawString((PAGE_WIDTH - wide) / 2, baseline, said, charSpace=0.54)
    canvas.setFillColor(HexColor(palette.SECOND))
    canvas.setFont(TEXT, SMALL)
    canvas.drawCentredString(
        PAGE_WIDTH / 2, PAGE_HEIGHT - 32, fitted(content.handling, TEXT, SMALL, WIDTH)
    )


def _draw_head(canvas: Canvas, content: TimelineContent) -> None:
    canvas.setFillColor(HexColor(palette.INK))
    canvas.setFont(SEMIBOLD, 13)
    title = fitted(content.title, SEMIBOLD, 13, WIDTH * 0.6)
    canvas.drawString(MARGIN, PAGE_HEIGHT - 54, title)
    canvas.setFillColor(HexColor(palette.SECOND))
    canvas.setFont(TEXT, 8)
    canvas.drawString(MARGIN, PAGE_HEIGHT - 66, fitted(content.about, TEXT, 8, WIDTH * 0.75))
    canvas.drawRightString(
        MARGIN + WIDTH, PAGE_HEIGHT - 66, fitted(content.made, TEXT, 8, WIDTH * 0.25)
    )


def _draw_foot(canvas: Canvas, content: TimelineContent, chart: Chart) -> None:
    """What has no time, what has no place, and what the signs mean."""
    lines = [content.waiting_words, content.unplaced_words]
    if not chart.size.words:
        lines.insert(0, TOO_MANY)
    missing = sum(bar.placed for bar in content.bars) - len(chart.bars)
    if missing:
        lines.append(f"{missing} more clocks are in the record.")
    said = " ".join(line for line in lines if line)
    canvas.setFillColor(HexColor(palette.INK))
    canvas.setFont(TEXT, SMALL)
    baseline = 49.0
    for line in _two_lines(said):
        canvas.drawString(MARGIN, baseline, line)
        baseline -= 9.4
    canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
    canvas.setLineWidth(0.75)
    canvas.line(MARGIN, 58, MARGIN + WIDTH, 58)
    _draw_legend(canvas)
    canvas.setFillColor(HexColor(palette.INK))
    canvas.setFont(SEMIBOLD, SMALL)
    canvas.drawRightString(MARGIN + WIDTH, 27, "Page 1 of 1")


def _two_lines(text: str) -> list[str]:
    """A text in two lines at the most, the second shortened where it has to be."""
    line = shown(text)
    if width(line, TEXT, SMALL) <= WIDTH:
        return [line] if line else []
    words = line.split(" ")
    first: list[str] = []
    while words and width(" ".join([*first, words[0]]), TEXT, SMALL) <= WIDTH:
        first.append(words.pop(0))
    return [" ".join(first), fitted(" ".join(words), TEXT, SMALL, WIDTH)]


def _draw_legend(canvas: Canvas) -> None:
    """The signs and what they mean, in one line."""
    at, y, high = MARGIN, 25.4, 7.0
    for draw, words in LEGEND:
        draw(canvas, at, y, high)
        canvas.setFillColor(HexColor(palette.SECOND))
        canvas.setFont(TEXT, 6.8)
        canvas.drawString(at + 17, y + 1.6, words)
        at += 17 + width(words, TEXT, 6.8) + 12


def _box(canvas: Canvas, x: float, y: float, high: float, colour: str, *, dashed: bool) -> None:
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.7)
    if dashed:
        canvas.setDash(1.8, 1.2)
    canvas.rect(x, y, 14, high, stroke=1, fill=0)
    canvas.setDash()


def _exact(canvas: Canvas, x: float, y: float, high: float) -> None:
    _box(canvas, x, y, high, palette.CONTROL, dashed=False)
    canvas.setFillColor(HexColor(palette.DOT))
    canvas.rect(x, y, 1.6, high, stroke=0, fill=1)


def _uncertain(canvas: Canvas, x: float, y: float, high: float) -> None:
    _box(canvas, x, y, high, palette.CONTROL, dashed=True)
    canvas.setStrokeColor(HexColor(palette.DOT))
    canvas.setLineWidth(1)
    canvas.lines([(x, y, x + 14, y), (x, y, x, y + 2.5), (x + 14, y, x + 14, y + 2.5)])


def _expected(canvas: Canvas, x: float, y: float, high: float) -> None:
    _box(canvas, x, y, high, palette.CONCERN, dashed=True)


def _nothing(canvas: Canvas, x: float, y: float, high: float) -> None:
    canvas.setStrokeColor(HexColor(palette.GAP))
    canvas.setLineWidth(0.6)
    canvas.lines([(x + n * 3.5, y, x + n * 3.5 + 3.5, y + high) for n in range(4)])


def _night(canvas: Canvas, x: float, y: float, high: float) -> None:
    canvas.setFillColor(HexColor(palette.NIGHT))
    canvas.rect(x, y, 14, high, stroke=0, fill=1)


def _limit(canvas: Canvas, x: float, y: float, high: float) -> None:
    canvas.setStrokeColor(HexColor(palette.INK))
    canvas.setLineWidth(1.4)
    canvas.line(x + 7, y - 1, x + 7, y + high + 1)


LEGEND = (
    (_exact, "exact time"),
    (_uncertain, "uncertain, with both readings"),
    (_expected, "expected entry, or time, not found"),
    (_nothing, "nothing recorded"),
    (_night, "night 23:00 to 06:00"),
    (_limit, "limit"),
)
