"""Importing the data layer off the window's thread, once, after the first paint.

Declaring the tables and importing what they need takes longer than everything the first paint
needs; a window that waited for it would open three times as slowly. First comes what opening a file
needs, then, behind an opening that may be asked for already, the rest.

Nothing of Qt is imported here. The binding makes its classes when they are first imported and is
not safe with two threads at it: a page imported on the worker while the window makes widgets ends
the process now and then.
"""

from __future__ import annotations

import importlib

STORE = (
    "db.store",
    "ddaudit_desktop.stages",
    "ddaudit_desktop.overview",
    "ddaudit_desktop.counts",
    "ddaudit_desktop.theme_titles",
)
REST = (
    "ddaudit_desktop.definitions",
    "ddaudit_desktop.open_audit",
    "ddaudit_desktop.acts.deep_dives",
    "ddaudit_desktop.acts.cases",
    "ddaudit_desktop.acts.answers",
    "ddaudit_desktop.acts.grading",
    "ddaudit_desktop.find",
    "ddaudit_desktop.form_rows",
    "ddaudit_desktop.timeline",
    "ddaudit_desktop.side_by_side",
    "ddaudit_desktop.guidance",
    "ddaudit_desktop.case_filters",
    "ddaudit_desktop.case_preview",
)

TRIES = 3


def warm_store() -> None:
    """Import what opening a deep dive and its overview need; safe to call again."""
    _import(STORE)


def warm_rest() -> None:
    """Import what is needed next; safe to call again."""
    _import(REST)


def _import(names: tuple[str, ...]) -> None:
    for name in names:
        _import_one(name)


def _import_one(name: str) -> None:
    """Import a module; once more if the window's thread imported the same at the same moment.

    WORKAROUND: the binding looks into every module that is imported while it is loaded; a module
    that answers such looks with an import of its own (pydantic's do) can then find itself half
    made. What failed is forgotten by the import system, so a second try begins afresh.
    """
    for _ in range(TRIES - 1):
        try:
            importlib.import_module(name)
        except ImportError:
            continue
        return
    importlib.import_module(name)
