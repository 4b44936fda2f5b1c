"""Importing the data layer off the window's thread, once, after the first paint.

Declaring the tables and importing what they need takes longer than everything the first paint
needs; a window that waited for it would open three times as slowly. First comes what opening a file
needs, then, behind an opening that may be asked for already, the rest.

No library is imported by two threads at once. Nothing of Qt is imported here: the binding makes its
classes when they are first imported and is not safe with two threads at it. And nothing of the data
layer is imported by the window until `warm_store` is done: SQLAlchemy and pydantic import in
circles inside themselves, and two threads that enter a circle from different sides are each given a
half-made module. `warm_rest` runs behind an open deep dive, so it brings no library at all, only
modules of ours, which have no circles. Tests hold all three.
"""

from __future__ import annotations

import importlib

STORE: tuple[str, ...] = (
    "db.store",
    "ddaudit_desktop.cases.stages",
    "ddaudit_desktop.overview.glance",
    "ddaudit_desktop.overview.counts",
    "ddaudit_desktop.theme_titles",
)
REST: tuple[str, ...] = (
    "ddaudit_desktop.definitions",
    "ddaudit_desktop.open_audit",
    "ddaudit_desktop.acts.deep_dives",
    "ddaudit_desktop.acts.cases",
    "ddaudit_desktop.acts.answers",
    "ddaudit_desktop.acts.grading",
    "ddaudit_desktop.find",
    "ddaudit_desktop.form.rows",
    "ddaudit_desktop.timeline.marks",
    "ddaudit_desktop.side_by_side",
    "ddaudit_desktop.form.guidance",
    "ddaudit_desktop.cases.filters",
    "ddaudit_desktop.cases.preview",
)


def warm_store() -> None:
    """Import what opening a deep dive and its overview need; safe to call again."""
    _import(STORE)


def warm_rest() -> None:
    """Import what is needed next; safe to call again."""
    _import(REST)


def _import(names: tuple[str, ...]) -> None:
    for name in names:
        importlib.import_module(name)
