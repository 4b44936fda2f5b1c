"""An event of a log as the auditor accepts it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddaudit_desktop.moments import Moment


@dataclass(frozen=True, slots=True)
class Accepted:
    """One event as the auditor accepts it from a log.

    Attributes:
        line: the line of the log that tells it.
        source_system: the system the line names, where it names one.
        event_id: the event on the timeline that it is already; empty for a new one.
        quote: words of the line kept as evidence on the event; empty for none.
    """

    line: int
    kind: str
    moment: Moment
    title: str = ""
    lane: str = ""
    child_id: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    quote: str = ""
    event_id: str = ""
    source_system: str = ""
