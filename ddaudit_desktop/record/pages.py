"""Pages of a PDF as pictures and text, for the preview inside the program."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

POINTS_PER_INCH = 72
WHITE = (255, 255, 255, 255)
_ONE_AT_A_TIME = Lock()
"""The reader underneath keeps state of its own and must not be entered twice at once."""


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def render_page(pdf: bytes, number: int, dpi: float) -> tuple[int, int, bytes]:
    """One page as width, height and its pixels, row by row.

    Args:
        pdf: the whole file.
        number: the page, counted from 0.
        dpi: pixels per inch.

    Returns:
        Width and height in pixels, and four bytes a pixel: blue, green, red, alpha.
    """
    from pypdfium2.raw import FPDFBitmap_BGRA

    with _opened(pdf) as document:
        page = document[number]
        bitmap = page.render(
            scale=dpi / POINTS_PER_INCH, force_bitmap_format=FPDFBitmap_BGRA, fill_color=WHITE
        )
        pixels = bytes(bitmap.buffer)
        size = bitmap.width, bitmap.height
        bitmap.close()
        page.close()
    return *size, pixels


def page_text(pdf: bytes, number: int) -> str:
    """The text of one page, counted from 0, as a search or a screen reader gets it."""
    with _opened(pdf) as document:
        page = document[number]
        text = page.get_textpage()
        words = str(text.get_text_bounded())
        text.close()
        page.close()
    return words


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
