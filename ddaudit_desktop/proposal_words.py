"""One proposal of a log in whole sentences: which time it has, and what is doubtful and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.event_entry import understood
from ddaudit_desktop.logs.choosing import SURE
from ddaudit_desktop.logs.timing import NO_CLOCK
from ddaudit_desktop.moments import show_moment

if TYPE_CHECKING:
    from ddaudit_desktop.logs.choosing import Choice


def row_words(choice: Choice, what: str = "line") -> str:
    """What was read and how sure it is, so that the reason is never only a shortened cell.

    Args:
        choice: The proposal as it stands now.
        what: What it comes from: a line of a log, or a row of a table.
    """
    where = f"{what.capitalize()} {choice.line}"
    sure = choice.sureness
    if _between_neighbours(choice):
        span = show_moment(choice.moment, with_day=False)
        time = (
            f"{where}, “{choice.moment.typed}”. Kept as a range, {span}, between its neighbours. "
            "Checks use the kindest reading."
        )
        sure = sure.removesuffix(f"; {NO_CLOCK}")
    else:
        time = f"{where}: {understood(choice.moment).rstrip('.')}."
    if sure == SURE["sure"]:
        return time
    return f"{time} {sure.replace(' · ', ': ')}."


def _between_neighbours(choice: Choice) -> bool:
    """Whether a line without a clock time has the range that its neighbours leave it."""
    proposed = choice.placed.proposed
    read = choice.moment == proposed.moment and NO_CLOCK in proposed.why
    return read and choice.moment.precision == "range"
