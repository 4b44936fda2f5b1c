"""The one place that shows what went wrong: a sentence for what is known, a report for a bug.

A `KnownError` is a sentence with what to do. Anything else is a bug: the person is told that their
work is saved, and the log keeps where it happened without any case data.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING

from db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

log = logging.getLogger("ddaudit")

BUG = (
    "Something in the program went wrong. Everything you entered before is saved. "
    "The place of the fault is in the log, without case data; please report it."
)

_shown_by: list[Callable[[str, bool], None]] = []


def show_with(show: Callable[[str, bool], None]) -> None:
    """Let the window show errors from now on: a sentence, and whether it was a bug."""
    _shown_by[:] = [show]


def show_error(error: BaseException) -> None:
    """Show an error to the person; a bug is also logged by place, never by content."""
    bug = not isinstance(error, KnownError)
    if bug:
        log.error("%s", place_of(error))
    sentence = BUG if bug else str(error)
    if _shown_by:
        _shown_by[0](sentence, bug)
    else:
        pass


def place_of(error: BaseException) -> str:
    """The kind of an error and the lines of code it passed; no message, it may hold case data."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.name} ({frame.lineno})" for frame in reversed(frames))
    return f"{type(error).__name__}: {places}"


def catch_bugs() -> None:
    """Send every uncaught exception here."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            show_error(error.with_traceback(trace))

    sys.excepthook = hook
