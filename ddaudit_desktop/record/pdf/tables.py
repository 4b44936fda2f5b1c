"""Tables of the record: light lines, headings that repeat, rows that break over a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Table
from typing_extensions import override

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.fonts import TEXT
from ddaudit_desktop.record.pdf.styles import BODY, HEAD, QUIET, STRONG, WIDTH, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportlab.platypus import Flowable

Cell = Any
TALL, LEAST = 240.0, 120.0
"""A row taller than the first may break inside, where at least the second is left of the page."""
ID_DROP, SMALL_DROP = 1.0, 0.75
"""How far codes and small type stand above the body's line, in points."""
FACT_LABEL = 110.0
NO_ROOM = [
    ("FONTNAME", (0, 0), (-1, -1), TEXT),  # a table sets a font even where it writes nothing
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def plain_table(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], *more: tuple[Any, ...], **kept: Any
) -> Table:
    """Cells side by side, without lines or room around them but what is asked for."""
    table = BreakingTable([list(row) for row in rows], colWidths=list(widths), **kept)
    table.setStyle([*NO_ROOM, *more])
    return table


class BreakingTable(Table):
    """A table that goes to the next page between rows, and inside a row only if that is tall."""

    _rowHeights: list[float]  # noqa: N815 (reportlab's name)
    _calc: Any
    _splitRows: Any  # noqa: N815

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        self._calc(availWidth, availHeight)
        used, number = 0.0, 0
        for height in self._rowHeights:
            if used + height > availHeight:
                break
            used += height
            number += 1
        else:
            return [self]
        tall = self._rowHeights[number] > TALL
        if tall and availHeight - used > LEAST:
            return self._split(availHeight, inside=True)
        heads = self.repeatRows if isinstance(self.repeatRows, int) else 0
        return self._split(availHeight, inside=False) if number > heads else []

    def _split(self, room: float, *, inside: bool) -> list[Flowable]:
        rows: list[Flowable] = self._splitRows(room, doInRowSplit=inside)
        return rows


def ruled_table(
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    drops: Mapping[int, float] | None = None,
) -> Table:
    """A table with a heading on every page it reaches and a hair line under each row.

    Args:
        heads: words above the columns.
        rows: the cells.
        widths: of the columns, in points.
        drops: columns in smaller type, and how far to lower them onto the line of the others.
    """
    line = HexColor(palette.LINE)
    lowered = [
        ("TOPPADDING", (column, 1), (column, -1), 2.2 + drop)
        for column, drop in (drops or {}).items()
    ]
    return plain_table(
        [[prose(head, HEAD) for head in heads], *rows],
        widths,
        ("RIGHTPADDING", (0, 0), (-2, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.8),
        *lowered,
        ("LINEBELOW", (0, 0), (-1, 0), 0.75, HexColor(palette.INK)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, line),
        repeatRows=1,
    )


def fact_table(facts: Iterable[tuple[str, str]]) -> list[Flowable]:
    """Labels and values, one below the other; what has no value is left out."""
    rows = [[prose(name, QUIET), prose(value, BODY)] for name, value in facts if value]
    if not rows:
        return []
    return [
        plain_table(
            rows, [FACT_LABEL, WIDTH - FACT_LABEL], ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)
        )
    ]


def fact_columns(left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]) -> Table:
    """Two columns of labels and values, row by row."""
    count = max(len(left), len(right))
    pairs = [(*_padded(left, number), *_padded(right, number)) for number in range(count)]
    rows = [
        [prose(a, QUIET), prose(b, STRONG), prose(c, QUIET), prose(d, STRONG)]
        for a, b, c, d in pairs
    ]
    return plain_table(
        rows,
        [75, 202.5, 84, WIDTH - 361.5],
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("RIGHTPADDING", (0, 0), (-2, -1), 6),
    )


def _padded(facts: Sequence[tuple[str, str]], number: int) -> tuple[str, str]:
    return facts[number] if number < len(facts) else ("", "")
