"""What an entry of a log tells, and what stood earlier in the log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddaudit_desktop.logs.own_time import OwnTime
    from ddaudit_desktop.logs.words import Rule


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that an entry tells.

    Attributes:
        rule: The rule whose phrase tells it, or one without phrases where likeness does.
        start: Where its phrase begins in the text of the entry, and ``end`` where it ends.
        undone: Why it did not happen, or not yet; empty where it did.
        own: A time beside the phrase; `time` tells whose time counts, as for `Rule`.
    """

    rule: Rule
    kind: str
    start: int
    end: int
    details: Mapping[str, str]
    sure: str
    why: str
    undone: str
    own: OwnTime | None
    time: str = "entry"


@dataclass(slots=True)
class Earlier:
    """What stood earlier in the log, by kind, with the details it had."""

    kinds: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, told: Told) -> None:
        """Remember one thing told."""
        self.kinds.setdefault(told.kind, {}).update(told.details)
