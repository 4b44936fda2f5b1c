"""Critical flags that nobody has settled, as they wait on the overview.

Reading them takes the checks of every case, so it is apart from what the overview shows at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.cases.flag_counts import flags_in_turn
from ddaudit_desktop.overview.attention import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Case
    from db.store import Store
    from ddaudit_desktop.checks.flags import Flag


def critical_waiting(store: Store, stopped: Callable[[], bool]) -> tuple[Waiting, ...] | None:
    """One line for each open critical flag, in the order of the cases.

    Args:
        store: the deep dive.
        stopped: asked between two cases; once it says so, there is no result.

    Raises:
        KnownError: a setting of the deep dive cannot be read.
    """
    found: list[Waiting] = []
    for case, flags in flags_in_turn(store):
        if stopped():
            return None
        found += [_waiting(case, flag) for flag in flags.open if flag.severity == "critical"]
    return tuple(found)


def _waiting(case: Case, flag: Flag) -> Waiting:
    figure = flag.outcome.result.figure
    return Waiting(
        group="flag",
        title=flag.outcome.check.title,
        detail=f"{case.reference} {flag.outcome.id} · {figure.about if figure else flag.title}",
        overdue=figure.value if figure else "",
        told=flag.title,
        record_id=":".join(filter(None, flag.key)),
        case_id=case.id,
        question_id=flag.questions[0] if flag.questions else "",
    )
