"""The clocks of a case on paper: how long each took, of what limit, and what that rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.record.pdf.outline import heading
from ddaudit_desktop.record.pdf.styles import HINT, ID, PART, SMALL, VALUE, WIDTH, prose
from ddaudit_desktop.record.pdf.tables import ID_DROP, SMALL_DROP, ruled_table

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from ddaudit_desktop.record.clocks import ClockShown
    from ddaudit_desktop.record.content import RecordContent

VERDICT = {"broken": "Not kept", "cannot_tell": "Cannot tell", "met": "Kept"}
"""Verdicts in the order in which they are told."""


def clocks(content: RecordContent) -> list[Flowable]:
    """Every clock that runs in the case, limits that were not kept first."""
    if not content.clocks:
        return []
    order = list(VERDICT)
    shown = sorted(content.clocks, key=lambda clock: (order.index(clock.verdict), clock.id))
    return [
        heading("Clocks", PART, 0),
        prose(
            "Measured from the events. Not kept only if the kindest reading of every time breaks "
            "the limit; the force confirms every limit.",
            HINT,
        ),
        ruled_table(
            ["", "Interval", "Measured", "Limit rests on"],
            [_row(clock) for clock in shown],
            [44, 148, 190, WIDTH - 382],
            {0: ID_DROP, 3: SMALL_DROP},
        ),
    ]


def _row(clock: ClockShown) -> list[list[Flowable]]:
    about = [prose(clock.subject, SMALL)] if clock.subject else []
    return [
        [prose(clock.id, ID)],
        [prose(clock.title, VALUE), *about],
        [prose(VERDICT[clock.verdict], VALUE), prose(clock.words, SMALL)],
        [prose(clock.source, SMALL)],
    ]
