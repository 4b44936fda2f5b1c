"""How many flags of each case are open, for lists: one pass over the deep dive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import FlagDisposition
from ddaudit_desktop.checks.flags import flags_of
from ddaudit_desktop.checks.run import run_checks
from ddaudit_desktop.evidence.of_all import audits_in_turn
from ddaudit_desktop.held import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.records import Case
    from db.store import Store
    from ddaudit_desktop.checks.flags import Flags


@dataclass(frozen=True, slots=True)
class FlagCount:
    """The open flags of a case by severity; ``lower`` are those of medium and low together."""

    critical: int = 0
    high: int = 0
    lower: int = 0

    @property
    def words(self) -> str:
        """All of them, in words."""
        counts = ((self.critical, "critical"), (self.high, "high"), (self.lower, "lower"))
        said = ", ".join(f"{number} {word}" for number, word in counts if number)
        return f"Open flags: {said}" if said else "No open flags"


def count_flags(store: Store, stopped: Callable[[], bool]) -> dict[str, FlagCount] | None:
    """The open flags of the first audit of each case, by the case's id.

    Args:
        store: the deep dive; each kind of record is read once.
        stopped: asked between two cases; once it says so, there is no result.

    Raises:
        KnownError: a setting of the deep dive cannot be read.
    """
    found: dict[str, FlagCount] = {}
    for case, flags in flags_in_turn(store):
        if stopped():
            return None
        found[case.id] = _counted(flags)
    return found


def flags_in_turn(store: Store) -> Iterator[tuple[Case, Flags]]:
    """Each case with the flags of its first audit, worked out when it is its turn."""
    for audit, case in audits_in_turn(store, Held(store)):
        if audit.audit.kind == "first":
            yield audit.case, flags_of(run_checks(case), audit.rows(FlagDisposition))


def _counted(flags: Flags) -> FlagCount:
    critical, high = flags.count("critical"), flags.count("high")
    return FlagCount(critical, high, len(flags.open) - critical - high)
