"""Events that a log tells twice: they are proposed once and the other line says where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ddaudit_desktop.logs.proposed import Proposed


def with_repeats(proposed: list[Proposed], several: frozenset[str]) -> list[Proposed]:
    """Mark an event that another line tells already, and give the first what it lacks."""
    first: dict[tuple[str, object, object, str], int] = {}
    found = list(proposed)
    for number, one in enumerate(found):
        if not one.kind or one.moment.earliest is None:
            continue
        words = one.text if one.kind in several else ""
        key = (one.kind, one.moment.earliest, one.moment.latest, words)
        place = first.setdefault(key, number)
        kept = found[place]
        if place == number or kept.line == one.line:
            continue
        if any(kept.details.get(name, code) != code for name, code in one.details.items()):
            continue
        better = _column(one) < _column(kept)
        first[key], other = (number, place) if better else (place, number)
        whole = found[first[key]]
        details = {**found[other].details, **whole.details}
        found[first[key]] = replace(whole, details=details)
        found[other] = replace(
            found[other],
            confidence="check",
            why=f"line {whole.line} tells the same",
            repeat_of=whole.line,
        )
    return found


def _column(proposed: Proposed) -> int:
    """Where in its line the time stands: at the head is better than in the running text."""
    return proposed.time_at[0] if proposed.time_at else len(proposed.text)
