"""Headings that are also bookmarks of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from typing_extensions import override

from ddaudit_desktop.record.pdf.fonts import markup
from ddaudit_desktop.record.pdf.styles import HINT_RIGHT, SECTION, WIDTH, Prose, rich
from ddaudit_desktop.record.pdf.tables import plain_table

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Table

    from ddaudit_desktop.record.pdf.frame import PagedCanvas


class Heading(Prose):
    """A heading; where it is drawn, a bookmark of its words points."""

    words: str = ""
    level: int = 0

    @override
    def draw(self) -> None:
        cast("PagedCanvas", self.canv).bookmark(self.words, self.level, self.height + 12)
        super().draw()


def heading(words: str, style: ParagraphStyle, level: int) -> Heading:
    """A heading on a level of the outline: 0 for parts, 1 for sections."""
    made = Heading(markup(words, style.fontName), style)
    made.words, made.level = words, level
    return made


def heading_row(words: str, hint: str) -> Table:
    """A section heading with a quiet remark at the right end of its line."""
    return plain_table(
        [[heading(words, SECTION, 0), rich(hint, HINT_RIGHT)]],
        [WIDTH * 0.25, WIDTH * 0.75],
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        spaceBefore=11,
    )
