"""What people made of the evidence: grade, points, flags, concerns, actions and feedback."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from ddaudit_desktop.record.facts import Provenance
from ddaudit_desktop.record.shape import AtLeast, Day, Given, Hash


@dataclass(frozen=True, slots=True)
class GradeOfScale:
    """One word of a grade scale."""

    code: Annotated[Given, "Code of the grade."]
    word: Annotated[Given, "The grade as a word."]
    rank: Annotated[int, AtLeast(1), "1 is best."]
    shape: Annotated[str, "Shape that stands beside the word."] = ""
    key: Annotated[str, "Key that gives it in the program."] = ""
    descriptor: Annotated[str, "What the grade means."] = ""


@dataclass(frozen=True, slots=True)
class ScaleUsed:
    """The scale of the deep dive; a grade is never converted to another scale."""

    code: Annotated[Given, "Code of the scale, such as DEEPDIVE2020."]
    version: Annotated[str, "Its version."]
    title: Annotated[str, "Its title."]
    footnote: Annotated[str, "What a reader has to know about it."] = ""
    grades: Annotated[tuple[GradeOfScale, ...], "Its grades, best first."] = ()


@dataclass(frozen=True, slots=True)
class GradeGiven:
    """The overall grade that a person gave, or why there is none."""

    scale: Annotated[ScaleUsed, "The scale it belongs to."]
    grade_id: Annotated[str | None, "Identity of the entry; null when nothing is decided."] = None
    grade: Annotated[str, "Code of the grade; empty without a grade."] = ""
    word: Annotated[str, "The grade as a word."] = ""
    reason: Annotated[str, "Why this grade, or why none."] = ""
    no_grade: Annotated[str, "Code of why the case is knowingly left without a grade."] = ""
    no_grade_word: Annotated[str, "The same in words."] = ""
    differs_reason: Annotated[str, "Why the grade differs from what was indicated."] = ""
    graded_at: Annotated[datetime | None, "When it was given."] = None
    graded_by: Annotated[str, "Who gave it."] = ""
    provenance: Annotated[Provenance | None, "Who made the entry and when."] = None


@dataclass(frozen=True, slots=True)
class PointJudged:
    """One improvement point of the inspection, and how this case stands against it."""

    code: Annotated[Given, "Code of the point, such as D02."]
    text: Annotated[str, "What the inspection found."]
    short: Annotated[str, "The same in a few words."] = ""
    area: Annotated[str, "Chapter of the inspection."] = ""
    kind: Annotated[Literal["improve", "strength"], "Something to improve, or praised."] = "improve"
    verbatim: Annotated[bool, "Whether the text is the inspection's own."] = False
    reference: Annotated[str, "Where the inspection says it."] = ""
    value: Annotated[
        Literal["met", "partly_met", "not_met", "not_evidenced", "not_applicable", ""],
        "How this case stands; empty when not assessed.",
    ] = ""
    reason: Annotated[str, "Why."] = ""
    assessment_id: Annotated[str | None, "Identity of the assessment; null without one."] = None
    provenance: Annotated[Provenance | None, "Who assessed and when."] = None


@dataclass(frozen=True, slots=True)
class FlagDecided:
    """What the auditor decided about a flag that a check raised."""

    id: Annotated[Given, "Identity of the decision."]
    check_id: Annotated[Given, "The check, such as CK-MC-07."]
    decision: Annotated[Literal["accept", "explain", "dismiss"], "What was decided."]
    provenance: Annotated[Provenance, "Who decided and when."]
    title: Annotated[str, "What a flag of the check says in a few words."] = ""
    subject: Annotated[str, "What in the case it was about, where a check can flag several."] = ""
    about: Annotated[str, "The same as a reader says it."] = ""
    check_version: Annotated[str, "Version of the check."] = ""
    facts_sha256: Annotated[Hash, "Hash of the facts on which it was decided."] = ""
    reason: Annotated[str, "Why."] = ""


@dataclass(frozen=True, slots=True)
class ConcernNoteTold:
    """A dated addition to a concern; the concern's own words stay as they were."""

    id: Annotated[Given, "Identity of the note."]
    text: Annotated[Given, "What is added or corrected."]
    provenance: Annotated[Provenance, "Who added it and when."]


@dataclass(frozen=True, slots=True)
class ConcernTold:
    """An immediate concern: a child may have been unsafe at the time of the audit."""

    id: Annotated[Given, "Identity of the concern."]
    what: Annotated[Given, "What is unsafe, and why now."]
    raised_at: Annotated[datetime, "When it was raised."]
    raised_by: Annotated[str, "Who raised it."]
    provenance: Annotated[Provenance, "Who made the entry and when."]
    child: Annotated[str, "The child, by pseudonym."] = ""
    told: Annotated[str, "Who was told."] = ""
    how: Annotated[Literal["", "phone", "in_person", "radio", "other"], "How they were told."] = ""
    told_at: Annotated[datetime | None, "When they were told."] = None
    acknowledged_by: Annotated[str, "Who took it on."] = ""
    acknowledged_at: Annotated[datetime | None, "When they took it on."] = None
    notes: Annotated[tuple[ConcernNoteTold, ...], "Additions in the order they were made."] = ()


@dataclass(frozen=True, slots=True)
class ActionSet:
    """Something someone has to do because of this case, by when, and how it will be tested."""

    id: Annotated[Given, "Identity of the action."]
    code: Annotated[Given, "Code of the action."]
    text: Annotated[Given, "What has to be done."]
    provenance: Annotated[Provenance, "Who set it and when."]
    point_codes: Annotated[tuple[str, ...], "Improvement points it serves."] = ()
    owner: Annotated[str, "Who has to do it."] = ""
    set_on: Annotated[Day, "Day it was set."] = ""
    due_on: Annotated[Day, "Day it is due."] = ""
    test: Annotated[str, "How its effect will be tested."] = ""
    closed_on: Annotated[Day, "Day it was closed."] = ""
    retest_result: Annotated[str, "What the test showed."] = ""
    note: Annotated[str, "What else to know."] = ""


@dataclass(frozen=True, slots=True)
class FeedbackGiven:
    """What was fed back to the officer or the supervisor, and how it was received."""

    id: Annotated[Given, "Identity of the feedback."]
    recipient: Annotated[Literal["officer", "supervisor"], "To whom."]
    provenance: Annotated[Provenance, "Who made the entry and when."]
    role: Annotated[str, "The recipient's role."] = ""
    due_on: Annotated[str, "Day it is due."] = ""
    given_on: Annotated[str, "Day it was given."] = ""
    given_by: Annotated[str, "Who gave it."] = ""
    received: Annotated[
        Literal["", "receptive", "mixed", "disputed", "not_yet"], "How it was received."
    ] = ""
    text: Annotated[str, "What was said."] = ""
    reply: Annotated[str, "What was answered."] = ""
