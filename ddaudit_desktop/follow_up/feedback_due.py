"""When feedback from an audit is due: so many days after its grade, a setting of the deep dive.

The check CK-GR-12 declares the parameter with this key and default. They stand here, apart from it,
because the first screen needs them and none of the checks.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ddaudit_desktop.moments import local
from ddaudit_desktop.reading import setting

if TYPE_CHECKING:
    from datetime import date, datetime

    from db.store import Store

DAYS_KEY, DEFAULT_DAYS = "CK-GR-12.days", "28"


def feedback_days(store: Store) -> int:
    """The days from grade to feedback that hold in a deep dive."""
    return int(setting(store, DAYS_KEY) or DEFAULT_DAYS)


def feedback_due(graded_at: datetime, days: int) -> date:
    """The local day on which feedback is due when nothing else was agreed."""
    return local(graded_at).date() + timedelta(days=days)
