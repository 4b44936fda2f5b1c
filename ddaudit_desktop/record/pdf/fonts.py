"""The program's own fonts in the typesetter, and what to print for a character they lack."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import cast
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import resources

TEXT, MEDIUM, SEMIBOLD, BOLD = "DD-Text", "DD-Medium", "DD-SemiBold", "DD-Bold"
CODE = "DD-Code"
FILES = {
    TEXT: "Inter-Regular",
    MEDIUM: "Inter-Medium",
    SEMIBOLD: "Inter-SemiBold",
    BOLD: "Inter-Bold",
    CODE: "JetBrainsMono-Medium",
}


def _register() -> None:
    for name, file in FILES.items():
        pdfmetrics.registerFont(TTFont(name, BytesIO(resources.data(f"fonts/{file}.ttf"))))
    pdfmetrics.registerFontFamily(
        TEXT, normal=TEXT, bold=SEMIBOLD, italic=TEXT, boldItalic=SEMIBOLD
    )
    rl_config.canvas_basefontname = TEXT
    rl_config.defaultGraphicsFontName = TEXT


_register()


@cache
def _known(font: str) -> frozenset[int]:
    face = cast("TTFont", pdfmetrics.getFont(font)).face
    return frozenset(face.charToGlyph)


STYLE_SELECTORS = range(0xFE00, 0xFE10)


def shown(text: str, font: str = TEXT) -> str:
    """The text with every character that the font lacks as its code, such as ``[U+1F44D]``."""
    known = _known(font)
    if all(ord(letter) in known for letter in text):
        return text
    return "".join(_shown(letter, known) for letter in text)


def _shown(letter: str, known: frozenset[int]) -> str:
    code = ord(letter)
    if letter == "\n" or (code in known and code >= 0x20):
        return letter
    if letter == "\t":
        return "    "
    if letter == "\r" or code in STYLE_SELECTORS:
        return ""
    return f"[U+{code:04X}]"


def markup(text: str, font: str = TEXT) -> str:
    """Text for a paragraph: shown, escaped, with its line breaks."""
    return escape(shown(text.replace("\r\n", "\n"), font)).replace("\n", "<br/>")


def width(text: str, font: str, size: float) -> float:
    """How wide a text is, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
