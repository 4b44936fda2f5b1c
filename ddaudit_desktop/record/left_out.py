"""What is stored of an audit and still not told by its record, on paper or as data, and why.

A test walks every field of every record and finds it in both, or here with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a stored field is not on paper, and perhaps not in the data either."""

    why: str
    in_data: bool = True


_FOR_MACHINES = LeftOut("Identity for machines; the page shows what it stands for.")
_PER_ENTRY = LeftOut("The page tells who audited and when; the data keep it for every entry.")
_LINK = LeftOut("A link is told by its two ends, the event and the question.", in_data=False)
_ORDER = LeftOut("The order in which the record shows its entries says it.", in_data=False)

LEFT_OUT: dict[str, LeftOut] = {
    "*.id": _FOR_MACHINES,
    "*.created_at": _PER_ENTRY,
    "*.created_by": _PER_ENTRY,
    "*.changed_at": _PER_ENTRY,
    "*.changed_by": _PER_ENTRY,
    "*.import_id": LeftOut("The page names the source of audit and case in words."),
    "*.source_ref": LeftOut("The page gives it for audit and case; the data for every entry."),
    "*.removed_at": LeftOut("A removed entry is not part of the record.", in_data=False),
    "*.position": _ORDER,
    "Audit.scale_id": LeftOut("The scale stands in the record by code and version.", in_data=False),
    "Answer.part": LeftOut("The page shows the label of the part."),
    "Event.part": LeftOut("The page shows the label of the part."),
    "Event.kind": LeftOut("The page shows the kind in words."),
    "Event.child_id": _FOR_MACHINES,
    "Event.precision": LeftOut("The way the time is written shows it."),
    "Event.log_id": _FOR_MACHINES,
    "Extract.event_id": _FOR_MACHINES,
    "EventLink.id": _LINK,
    "EventLink.source_ref": _LINK,
    "EventLink.event_id": _FOR_MACHINES,
    "PointAssessment.point_id": LeftOut(
        "The point stands in the record by its code.", in_data=False
    ),
    "ConcernNote.concern_id": _FOR_MACHINES,
    "FlagDisposition.facts_sha256": LeftOut("A fingerprint by which machines see a change."),
}


def left_out(noun: str, field: str) -> LeftOut | None:
    """Why a field is left out; nothing if it is not."""
    return LEFT_OUT.get(f"{noun}.{field}") or LEFT_OUT.get(f"*.{field}")
