"""The page frame: marking top and bottom, running title, what file this is, page x of y."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from typing_extensions import override

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.fonts import BOLD, SEMIBOLD, TEXT, shown, width
from ddaudit_desktop.record.pdf.styles import LEFT, WIDTH

if TYPE_CHECKING:
    from datetime import datetime

    from reportlab.platypus import Flowable

PAGE_WIDTH, PAGE_HEIGHT = A4
TOP, BOTTOM = 45.0, 60.0
RUNNING_TOP = 62.0
RIGHT = LEFT + WIDTH
TYPESETTING = Lock()
"""Held while a document is made: a font that is being cut down serves one document at a time."""


@dataclass(frozen=True)
class Sheet:
    """What stands on every page of a document, and what the file says of itself."""

    title: str
    subject: str
    author: str
    marking: str
    handling: str
    running: tuple[str, str]
    foot: tuple[str, str]
    at: datetime
    watermark: str = ""


def build(sheet: Sheet, story: list[Flowable]) -> bytes:
    """The pages of a story in its frame."""
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        title=sheet.title,
        subject=sheet.subject,
        author=sheet.author,
        creator=sheet.author,
        lang="en-GB",
        displayDocTitle=True,
        invariant=1,
        initialFontName=TEXT,
        pageCompression=1,
    )

    def draw(canvas: Canvas, _: Any) -> None:
        draw_frame(canvas, sheet)

    first = Frame(LEFT, BOTTOM, WIDTH, PAGE_HEIGHT - TOP - BOTTOM, 0, 0, 0, 0)
    later = Frame(LEFT, BOTTOM, WIDTH, PAGE_HEIGHT - RUNNING_TOP - BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates(
        [
            PageTemplate("first", [first], onPage=draw, autoNextPageTemplate="later"),
            PageTemplate("later", [later], onPage=draw),
        ]
    )

    def begin(*args: Any, **kept: Any) -> PagedCanvas:
        canvas = PagedCanvas(*args, **kept)
        canvas.at = sheet.at
        return canvas

    document.build(story, canvasmaker=begin)
    return out.getvalue()


def draw_frame(canvas: Canvas, sheet: Sheet) -> None:
    """Everything on a page but its content and its number."""
    canvas.saveState()
    if sheet.watermark:
        _watermark(canvas, sheet.watermark)
    canvas.setFillColor(HexColor(palette.INK))
    marking = shown(sheet.marking.upper(), BOLD)
    for baseline in (PAGE_HEIGHT - 25.6, 14.4):
        _centred(canvas, marking, baseline, BOLD, 9, spacing=0.54)
    canvas.setFillColor(HexColor(palette.SECOND))
    _centred(canvas, fitted(sheet.handling, TEXT, 7.9, WIDTH), PAGE_HEIGHT - 36.2, TEXT, 7.9)
    if canvas.getPageNumber() > 1:
        _running(canvas, sheet)
    canvas.setStrokeColor(HexColor(palette.STRONG_LINE))
    canvas.setLineWidth(0.75)
    canvas.line(LEFT, 54, RIGHT, 54)
    canvas.setFont(TEXT, 7.9)
    for line, baseline in zip(sheet.foot, (42.6, 32.1), strict=True):
        canvas.drawString(LEFT, baseline, fitted(line, TEXT, 7.9, WIDTH - 70))
    canvas.restoreState()


def _running(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFont(TEXT, 7.9)
    canvas.drawString(LEFT, PAGE_HEIGHT - 52.5, fitted(sheet.running[0], TEXT, 7.9, WIDTH * 0.7))
    canvas.setFont(SEMIBOLD, 7.9)
    canvas.drawRightString(RIGHT, PAGE_HEIGHT - 52.5, shown(sheet.running[1], SEMIBOLD))
    canvas.setStrokeColor(HexColor(palette.LINE))
    canvas.setLineWidth(0.75)
    canvas.line(LEFT, PAGE_HEIGHT - 57, RIGHT, PAGE_HEIGHT - 57)


def _centred(
    canvas: Canvas, text: str, baseline: float, font: str, size: float, *, spacing: float = 0
) -> None:
    wide = width(text, font, size) + spacing * max(len(text) - 1, 0)
    canvas.setFont(font, size)
    canvas.drawString((PAGE_WIDTH - wide) / 2, baseline, text, charSpace=spacing)


def _watermark(canvas: Canvas, word: str) -> None:
    canvas.saveState()
    canvas.setFillColor(HexColor(palette.WATERMARK))
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(52)
    size = 104
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(0, -size * 0.36, shown(word, BOLD))
    canvas.restoreState()


def fitted(text: str, font: str, size: float, room: float) -> str:
    """The text in one line, shortened with an ellipsis where it is too wide."""
    line = shown(" ".join(text.split()), font)
    if width(line, font, size) <= room:
        return line
    while line and width(line + "…", font, size) > room:
        line = line[:-1]
    return line.rstrip() + "…"


class PagedCanvas(Canvas):
    """A canvas that knows at the end how many pages there are, and keeps the outline."""

    _doc: Any  # reportlab offers no public way back to a finished page
    _code: list[str]
    at: datetime
    headings = 0

    def bookmark(self, words: str, level: int, above: float) -> None:
        """Point a line of the outline at a place above the present origin."""
        self.headings += 1
        key = f"heading-{self.headings}"
        self.bookmarkHorizontal(key, 0, above)
        self.addOutlineEntry(words, key, level)

    @override
    def save(self) -> None:
        self.setDateFormatter(lambda *_: f"D:{self.at:%Y%m%d%H%M%S}+00'00'")
        self._number_pages()
        super().save()

    def _number_pages(self) -> None:
        """Write "Page x of y" on pages that are done: their number is known only now."""
        pages = self._doc.Pages.pages
        for number, page in enumerate(pages, start=1):
            self._code = []
            self.init_graphics_state()
            self.saveState()
            self.setFillColor(HexColor(palette.INK))
            self.setFont(SEMIBOLD, 7.9)
            self.drawRightString(RIGHT, 42.6, f"Page {number} of {len(pages)}")
            self.restoreState()
            page.stream += "\n".join(self._code) + "\n"
        self._code = []
