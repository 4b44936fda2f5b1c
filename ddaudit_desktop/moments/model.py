"""What a time can mean, and the error that says that a text is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from db.errors import KnownError

if TYPE_CHECKING:
    from datetime import datetime

    from db.records import Event

ZONE_NAME = "Europe/London"
ZONE = ZoneInfo(ZONE_NAME)

Precision = Literal["exact", "about", "range", "day", "month", "unknown"]

ABOUT = timedelta(minutes=15)
"""How far "about 22:05" reaches to either side."""


class MomentError(KnownError):
    """The text is no date or time that could have been; the sentence says how to write one."""


def not_understood(typed: str) -> MomentError:
    """The refusal of a text of which something is left over."""
    return MomentError(f"“{typed}” is not understood: write it as 11/02/2020 19:24, 19:24 or 1924.")


@dataclass(frozen=True, slots=True)
class Moment:
    """What a time can mean: the words typed, the earliest and latest instant (UTC), how exact."""

    typed: str
    earliest: datetime | None = None
    latest: datetime | None = None
    precision: Precision = "unknown"

    @classmethod
    def of(cls, event: Event) -> Moment:
        """The moment that an event keeps."""
        return cls(event.typed, event.earliest, event.latest, event.precision)

    @property
    def middle(self) -> datetime | None:
        """The instant at which a drawing centres the moment; none for an unknown time."""
        if self.earliest is None or self.latest is None:
            return None
        return self.earliest + (self.latest - self.earliest) / 2

    def columns(self) -> dict[str, object]:
        """The values as an event keeps them."""
        return {
            "typed": self.typed,
            "earliest": self.earliest,
            "latest": self.latest,
            "precision": self.precision,
            "zone": ZONE_NAME,
        }
