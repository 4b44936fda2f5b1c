"""Paragraph styles of the record, and the paragraph itself."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from typing_extensions import override

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.fonts import CODE, MEDIUM, SEMIBOLD, TEXT, markup

LEFT, WIDTH = 42.0, 511.28
"""Left edge and width of the text on an A4 page, in points."""
INDENT = 45.0
"""Where a question's words begin, after its code."""


def _style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    colour = more.pop("colour", palette.INK)
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=HexColor(colour),
        bulletFontName=font,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
        **more,
    )


BODY = _style("body", TEXT, 9, 12)
SPACED = _style("spaced", TEXT, 9, 12, spaceBefore=3)
STRONG = _style("strong", MEDIUM, 9, 12)
VALUE = _style("value", SEMIBOLD, 9, 12)
VALUE_RIGHT = _style("value right", SEMIBOLD, 9, 12, alignment=TA_RIGHT)
SECOND = _style("second", TEXT, 9, 12, colour=palette.SECOND)
SECOND_RIGHT = _style("second right", TEXT, 9, 12, colour=palette.SECOND, alignment=TA_RIGHT)
QUIET = _style("quiet", TEXT, 9, 12, colour=palette.THIRD)
QUIET_RIGHT = _style("quiet right", TEXT, 9, 12, colour=palette.THIRD, alignment=TA_RIGHT)
SMALL = _style("small", TEXT, 8.25, 11.25)
SMALL_IN = _style("small indented", TEXT, 8.25, 11.25, leftIndent=INDENT)
HINT = _style("hint", TEXT, 7.9, 10.2, colour=palette.THIRD)
SPACED_HINT = _style("spaced hint", TEXT, 7.9, 10.2, colour=palette.THIRD, spaceBefore=3)
HINT_IN = _style("hint indented", TEXT, 7.9, 10.2, colour=palette.THIRD, leftIndent=INDENT)
HINT_RIGHT = _style("hint right", TEXT, 7.9, 10.2, colour=palette.THIRD, alignment=TA_RIGHT)
ID = _style("id", CODE, 8, 12, colour=palette.SECOND)
HEAD = _style("column head", SEMIBOLD, 8.25, 10.5, colour=palette.THIRD)
TITLE = _style("title", SEMIBOLD, 14, 18)
REFERENCE = _style("reference", SEMIBOLD, 12, 16.5, alignment=TA_RIGHT)
PART = _style("part", SEMIBOLD, 12, 16, spaceBefore=16, spaceAfter=4, keepWithNext=1)
SECTION = _style("section", SEMIBOLD, 9.75, 13.5, spaceBefore=11, spaceAfter=3, keepWithNext=1)
RECOVERY_CODE = _style("recovery code", CODE, 17, 24)
SUBSECTION = _style(
    "subsection", SEMIBOLD, 8.25, 11, colour=palette.THIRD, spaceBefore=5, keepWithNext=1
)
CONCERN = _style("concern", SEMIBOLD, 9, 12, colour=palette.CONCERN_TEXT)


def tinted(colour: str, size: float, leading: float, *, font: str = TEXT) -> ParagraphStyle:
    """A style in a colour that depends on the content, such as that of a grade."""
    return _style(f"{font} {size} {colour}", font, size, leading, colour=colour)


class Prose(Paragraph):
    """A paragraph that breaks its lines once for a width, however often a table asks."""

    _wrapped: tuple[float, tuple[float, float]] | None = None

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Width and height; the same answer as before for the same width."""
        broken = hasattr(self, "blPara")  # a split that finds no room throws the lines away
        if self._wrapped is None or self._wrapped[0] != aW or not broken:
            self._wrapped = (aW, super().wrap(aW, aH))
        return self._wrapped[1]


def prose(text: str, style: ParagraphStyle = BODY) -> Prose:
    """Plain text as a paragraph; nothing in it is taken as markup."""
    return Prose(markup(text, style.fontName), style)


def rich(marked: str, style: ParagraphStyle = BODY) -> Prose:
    """A paragraph whose parts were put through `markup` and dressed by the caller."""
    return Prose(marked, style)


def strong(text: str) -> str:
    """Marked text in semibold."""
    return f'<font name="{SEMIBOLD}">{markup(text, SEMIBOLD)}</font>'


def quiet(text: str) -> str:
    """Marked text in the quiet colour."""
    return f'<font color="{palette.THIRD}">{markup(text)}</font>'


def code(text: str) -> str:
    """Marked text in the font of codes."""
    return f'<font name="{CODE}" size="8">{markup(text, CODE)}</font>'
