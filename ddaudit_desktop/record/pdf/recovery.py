"""The page of the recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Spacer

from ddaudit_desktop.record.pdf import palette
from ddaudit_desktop.record.pdf.box import Box, Looks
from ddaudit_desktop.record.pdf.dates import long_day
from ddaudit_desktop.record.pdf.styles import (
    BODY,
    RECOVERY_CODE,
    REFERENCE,
    SECOND,
    SECTION,
    TITLE,
    WIDTH,
    prose,
)
from ddaudit_desktop.record.pdf.tables import fact_table, plain_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.platypus import Flowable

HEADING = "Recovery sheet"
WHAT_IT_IS = (
    "This code opens the deep dive named above when its passphrase is forgotten. It opens it for "
    "anybody who has the file and this sheet, so the sheet is as secret as the file itself."
)
HOW_TO_KEEP = (
    "Print it, and lock it away in another place than the file, where the force keeps such codes.",
    "Keep no photograph of it, send it to nobody, and do not write the passphrase on it.",
    "Nobody can make this code again without the passphrase. If both are lost, so is the file.",
    "Changing the passphrase makes a new code. Print a new sheet then, and destroy this one.",
)
HOW_TO_USE = (
    "Open the deep dive, choose “Use the recovery code”, and type the code. Spaces and hyphens do "
    "not matter, nor do capitals."
)


def story(title: str, lines: Sequence[Sequence[str]], made_on: date) -> list[Flowable]:
    """Heading, what it opens, the code in large groups, and how to keep and use it."""
    head = plain_table(
        [
            [prose(HEADING, TITLE), prose("", REFERENCE)],
            [prose("For the passphrase of a deep dive", SECOND), prose("", REFERENCE)],
        ],
        [WIDTH * 0.8, WIDTH * 0.2],
        ("BOTTOMPADDING", (0, 1), (-1, 1), 6),
        ("LINEBELOW", (0, 1), (-1, 1), 1.5, HexColor(palette.INK)),
        spaceAfter=12,
    )
    code = Box([_code(lines)], Looks(line=palette.INK, line_width=1, down=12, before=12, after=6))
    return [
        head,
        *fact_table([("Opens", title), ("Printed", long_day(made_on))]),
        code,
        prose("What it is", SECTION),
        prose(WHAT_IT_IS, BODY),
        prose("Where to keep it", SECTION),
        *(prose(f"•  {sentence}", BODY) for sentence in HOW_TO_KEEP),
        prose("How to use it", SECTION),
        prose(HOW_TO_USE, BODY),
        Spacer(1, 18),
        *_kept_by(),
    ]


def _code(lines: Sequence[Sequence[str]]) -> Flowable:
    """Groups in lines with their number, so that a reader does not lose the line."""
    widest = max(len(line) for line in lines)
    rows = [
        [
            prose(str(number), SECOND),
            *(prose(group, RECOVERY_CODE) for group in line),
            *("" for _ in range(widest - len(line))),
        ]
        for number, line in enumerate(lines, start=1)
    ]
    room = WIDTH - 18 - 24
    return plain_table(
        rows,
        [24, *(room / widest for _ in range(widest))],
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    )


def _kept_by() -> list[Flowable]:
    """Lines to fill in by hand."""
    rule = HexColor(palette.CONTROL)
    return [
        plain_table(
            [[prose("Kept by", SECOND), "", prose("Where", SECOND), ""]],
            [60, WIDTH / 2 - 72, 60, WIDTH / 2 - 48],
            ("TOPPADDING", (0, 0), (-1, -1), 14),
            ("LEFTPADDING", (2, 0), (2, 0), 12),
            ("LINEBELOW", (1, 0), (1, 0), 0.75, rule),
            ("LINEBELOW", (3, 0), (3, 0), 0.75, rule),
        )
    ]
