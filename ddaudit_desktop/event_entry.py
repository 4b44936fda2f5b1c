"""What helps to fill in an event: kinds in the order they are wanted, a typed time understood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ddaudit_desktop.moments import Moment, read_moment, show_minutes, show_moment
from ddaudit_desktop.nearby import event_before

if TYPE_CHECKING:
    from datetime import datetime

    from db.records import Event
    from ddaudit_desktop.definitions import EventKind, KindGroup
    from ddaudit_desktop.open_audit import OpenAudit

ALWAYS_FIRST = "common"
CHILD_LANE = "child"


def kinds_by_group(audit: OpenAudit) -> list[tuple[KindGroup, list[EventKind]]]:
    """Every kind under its group: first what any case has, then what this form asks for most."""
    known = audit.pinned.event_kinds
    asked = Counter(
        known.kinds[part.event_kind].group
        for _, part in audit.form.parts()
        if part.event_kind in known.kinds
    )
    order = list(known.groups)
    order.sort(key=lambda g: (g != ALWAYS_FIRST, -asked[g], list(known.groups).index(g)))
    return [
        (known.groups[group], [kind for kind in known.kinds.values() if kind.group == group])
        for group in order
    ]


def lane_titles(audit: OpenAudit) -> dict[str, str]:
    """What each lane is called for this case: where there is one child, that lane is the child."""
    titles = {lane.id: lane.title for lane in audit.pinned.event_kinds.lanes.values()}
    if len(audit.children) == 1:
        titles[CHILD_LANE] = audit.children[0].pseudonym
    return titles


def read_event_time(
    audit: OpenAudit, text: str, *, event: Event | None, after: Event | None
) -> Moment:
    """Read a time typed for an event.

    ``+35`` counts from the event before; a time without a date is of the event's own day, else of
    the day of the event before.

    Raises:
        MomentError: the text is no date or time that could have been.
    """
    own = event.earliest if event is not None else None
    before = _before(audit, event, after)
    counts_on = text.strip().startswith("+")
    return read_moment(text, near=before if counts_on else own or before)


def _before(audit: OpenAudit, event: Event | None, after: Event | None) -> datetime | None:
    """The instant that a new time follows: that of the event chosen, or of the last one before."""
    if after is not None and after.latest is not None:
        return after.latest
    if event is not None and event.earliest is not None:
        earlier = [e for e in audit.events if e.latest and e.latest <= event.earliest]
        ends = [e.latest for e in earlier if e.id != event.id and e.latest]
        return max(ends, default=None)
    if event is not None and event.question_id:
        found = event_before(audit, event.question_id, event.part or "main")
        if found is not None:
            return found
    timed = [e.latest for e in audit.events if e.latest is not None]
    if timed:
        return max(timed) if event is None else min(timed)
    return None


def understood(moment: Moment) -> str:
    """How a typed time was read, in one sentence."""
    if moment.earliest is None or moment.latest is None:
        return "No time: it waits in the tray. Checks say “cannot tell”, never “pass”."
    shown = show_moment(moment)
    match moment.precision:
        case "exact":
            return f"{shown}, exact"
        case "about":
            reach = round((moment.latest - moment.earliest).total_seconds() / 120)
            return f"{shown}, give or take {show_minutes(reach)}"
        case "day":
            return f"Some time on {shown}"
        case "month":
            return f"Some time in {shown}"
        case _:
            return f"Some time in {shown}"


def removed_words(audit: OpenAudit, event: Event) -> str:
    """What removing an event did, for the status bar."""
    said = f"Removed “{audit.title_of(event)}”"
    if event.question_id:
        said += f", the answer to {event.question_id}"
    return f"{said}. Ctrl+Z brings it back."
