"""The recovery sheet: one page to print and lock away, with the code that opens the file."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from db import clock
from ddaudit_desktop.moments import local

if TYPE_CHECKING:
    from datetime import date

GROUPS_IN_A_LINE = 4


def recovery_sheet(title: str, code: str, made_on: date | None = None) -> bytes:
    """The sheet as a PDF of one A4 page.

    Args:
        title: of the deep dive or of its file; nothing of any case.
        code: as `Store.recovery_code` gives it.
        made_on: the day on the sheet; today by default.
    """
    made_on = made_on or local(clock.now()).date()
    from ddaudit_desktop.record.pdf.frame import TYPESETTING, Sheet, build
    from ddaudit_desktop.record.pdf.recovery import HEADING, story

    sheet = Sheet(
        title=HEADING,
        subject="Recovery code of a deep dive file",
        author="Deep Dive Audit",
        marking="Keep locked away",
        handling="",
        running=(HEADING, ""),
        foot=("Printed by the program itself; nothing was sent anywhere.", ""),
        at=datetime.combine(made_on, time(12), UTC),
    )
    with TYPESETTING:
        return build(sheet, story(title, groups(code), made_on))


def groups(code: str) -> list[list[str]]:
    """The groups of a code, line by line."""
    parts = code.replace("-", " ").split()
    return [
        parts[start : start + GROUPS_IN_A_LINE] for start in range(0, len(parts), GROUPS_IN_A_LINE)
    ]
