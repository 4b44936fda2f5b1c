"""The words a reader meets for the codes of records, on the screen and on paper alike."""

from __future__ import annotations

CHILD_STATUS: dict[str, str] = {
    "looked_after": "Looked after",
    "cp_plan": "Child protection plan",
    "child_in_need": "Child in need",
    "none": "None",
    "unknown": "Not known",
}
SELECTION: dict[str, str] = {
    "random": "Drawn at random",
    "chosen": "Chosen",
    "replacement": "Replacement",
    "unknown": "Not recorded",
}
"""How a case came into the sample."""
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
NO_GRADE_REASONS: dict[str, str] = {
    "not_enough_record": "Not enough record",
    "wrong_theme": "Wrong theme",
    "withdrawn": "Withdrawn",
    "other_investigation": "Under other investigation",
}
"""Why a case may be left without a grade and still be accounted for (domain brief, 1.4)."""
DECISION = {"accept": "Accepted", "explain": "Explained", "dismiss": "Dismissed"}
HOW_TOLD: dict[str, str] = {
    "": "",
    "phone": "by phone",
    "in_person": "in person",
    "radio": "by radio",
    "other": "by other means",
}
"""How somebody was told, in the words of a sentence."""
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

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip


def number_words(number: int) -> str:
    """A count in words up to ten, and in figures above."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)
