"""The words a reader meets for the codes of a record."""

from __future__ import annotations

CHILD_STATUS = {
    "looked_after": "Looked after",
    "cp_plan": "Child protection plan",
    "child_in_need": "Child in need",
    "none": "None",
    "unknown": "Not known",
}
SELECTION = {
    "random": "Drawn at random",
    "chosen": "Chosen",
    "replacement": "Replacement",
    "unknown": "Not recorded",
}
AUDIT_KIND = {
    "first": "First audit",
    "second": "Second audit",
    "moderated": "Moderated audit",
    "practitioner": "Practitioner's own audit",
}
POINT_VALUE = {
    "met": "Met",
    "partly_met": "Partly met",
    "not_met": "Not met",
    "not_evidenced": "Not evidenced",
    "not_applicable": "N/A",
    "": "Not assessed",
}
DECISION = {"accept": "Accepted", "explain": "Explained", "dismiss": "Dismissed"}
HOW_TOLD = {
    "": "",
    "phone": "by phone",
    "in_person": "in person",
    "radio": "by radio",
    "other": "by other means",
}
RECEIVED = {
    "": "",
    "receptive": "Receptive",
    "mixed": "Mixed",
    "disputed": "Disputed",
    "not_yet": "Not yet",
}
CONFIDENCE = {"": "", "low": "Low", "medium": "Medium", "high": "High"}
LANES = {
    "child": "Child",
    "control_room": "Control room",
    "response": "Response",
    "supervision": "Supervision",
    "partners": "Partners",
    "investigation": "Investigation",
    "audit": "Audit",
}
