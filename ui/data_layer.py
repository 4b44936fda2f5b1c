"""Importing the data layer off the window's thread, once, after the first paint.

Declaring the tables and importing what they need takes longer than everything the first paint
needs; a window that waited for it would open three times as slowly.
"""

from __future__ import annotations

import importlib

MODULES = (
    "db.store",
    "ddaudit_desktop.acts.deep_dives",
    "ddaudit_desktop.acts.cases",
    "ddaudit_desktop.acts.answers",
    "ddaudit_desktop.acts.grading",
    "ddaudit_desktop.stages",
    "ddaudit_desktop.ledger",
    "ddaudit_desktop.attention",
    "ddaudit_desktop.open_audit",
    "ddaudit_desktop.find",
    "ui.workspace",
)


def warm() -> None:
    """Import the data layer and the pages of an open deep dive; safe to call again."""
    for name in MODULES:
        importlib.import_module(name)
