"""Minutes at work on a case (HD-16): from what an auditor does there, not from the access log."""

from __future__ import annotations

PAUSE = 180.0
"""Seconds without a key or a click after which nobody is taken to be at work (design 7.2)."""
MINUTE = 60.0


class TimeSpent:
    """Seconds at work on each audit in one sitting, given out in whole minutes."""

    def __init__(self) -> None:
        self._audit_id = ""
        self._last = 0.0
        self._seconds: dict[str, float] = {}
        self._begun: set[str] = set()

    def start(self, audit_id: str, at: float) -> None:
        """Somebody turns to an audit, from another or from elsewhere."""
        self._audit_id, self._last = audit_id, at

    def works(self, audit_id: str, at: float) -> None:
        """Something was done on an audit, at a second of any steady clock."""
        stretch = at - self._last
        if audit_id == self._audit_id and stretch <= PAUSE:
            self._seconds[audit_id] = self._seconds.get(audit_id, 0.0) + stretch
        self._audit_id, self._last = audit_id, at

    def take(self, audit_id: str) -> tuple[int, bool]:
        """Whole minutes not taken yet, and whether they are the first of this sitting."""
        minutes, rest = divmod(self._seconds.get(audit_id, 0.0), MINUTE)
        if not minutes:
            return 0, False
        self._seconds[audit_id] = rest
        first = audit_id not in self._begun
        self._begun.add(audit_id)
        return int(minutes), first
