"""What an individual audit record says, with no layout: paper and data are both made from this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from ddaudit_desktop.record.clocks import ClockShown
from ddaudit_desktop.record.evidence import (
    EventTold,
    ExtractQuoted,
    QuestionAnswered,
    SectionAnswered,
)
from ddaudit_desktop.record.facts import (
    AuditFacts,
    CaseFacts,
    DeepDiveFacts,
    OtherAudit,
    PersonNamed,
    SystemSeen,
)
from ddaudit_desktop.record.judgement import (
    ActionSet,
    ConcernTold,
    FeedbackGiven,
    FlagDecided,
    GradeGiven,
    PointJudged,
)
from ddaudit_desktop.record.shape import AtLeast, Given, Hash

STRENGTHS, DEVELOPMENT, INDEPENDENT = "CL-02", "CL-03", "HD-09"


@dataclass(frozen=True, slots=True)
class FilingMark:
    """The one filing that a file is; ``content_sha256`` covers the record without it."""

    version: Annotated[int, AtLeast(1), "Number of this file among the filings of the case."]
    file_name: Annotated[Given, "Name of the file."]
    filed_at: Annotated[datetime, "When it was filed."]
    filed_by: Annotated[str, "Who filed it."] = ""
    place: Annotated[str, "Where, counted from the safeguarding folder."] = ""
    recipient: Annotated[str, "For whom it was filed."] = ""
    purpose: Annotated[str, "Why."] = ""
    content_sha256: Annotated[Hash, "Hash of the record without this member."] = ""


@dataclass(frozen=True, slots=True)
class RecordContent:
    """One individual audit record of a child protection deep dive, complete.

    Police references of the case are kept apart and are never part of a record.
    """

    deep_dive: Annotated[DeepDiveFacts, "The deep dive it belongs to."]
    case: Annotated[CaseFacts, "The case that was audited."]
    audit: Annotated[AuditFacts, "The audit itself."]
    grade: Annotated[GradeGiven, "The overall grade with its reason."]
    sections: Annotated[tuple[SectionAnswered, ...], "Questions as asked, with their answers."]
    marking: Annotated[str, "Protective marking."] = "OFFICIAL-SENSITIVE"
    handling: Annotated[str, "Handling instruction under the marking."] = ""
    example: Annotated[bool, "Whether the deep dive is the invented example."] = False
    concerns: Annotated[tuple[ConcernTold, ...], "Immediate concerns, oldest first."] = ()
    points: Annotated[tuple[PointJudged, ...], "Improvement points that apply to the case."] = ()
    events: Annotated[
        tuple[EventTold, ...], "Events in time order; those without any time come last."
    ] = ()
    clocks: Annotated[tuple[ClockShown, ...], "Intervals of the case with their limits."] = ()
    extracts: Annotated[tuple[ExtractQuoted, ...], "Quotations in the auditor's order."] = ()
    flags: Annotated[tuple[FlagDecided, ...], "Decisions about flags."] = ()
    actions: Annotated[tuple[ActionSet, ...], "Actions that come of this case."] = ()
    feedback: Annotated[tuple[FeedbackGiven, ...], "Feedback to officer and supervisor."] = ()
    systems: Annotated[tuple[SystemSeen, ...], "Police systems read."] = ()
    other_audits: Annotated[tuple[OtherAudit, ...], "Other audits of the same case."] = ()
    people: Annotated[tuple[PersonNamed, ...], "Everybody whom this record names as who."] = ()
    filing: Annotated[FilingMark | None, "The filing this file is; null for a preview."] = None
    format: Annotated[Literal["ddaudit-record"], "Says what kind of data this is."] = (
        "ddaudit-record"
    )
    format_version: Annotated[Literal[1], "Version of this format."] = 1

    @property
    def draft(self) -> bool:
        """Whether its auditor has yet to sign it."""
        return self.audit.state == "draft"

    @property
    def strengths(self) -> str:
        """What was done well (CL-02); a reader meets it before any weakness."""
        return self.text_of(STRENGTHS)

    @property
    def development(self) -> str:
        """What could have been done better (CL-03)."""
        return self.text_of(DEVELOPMENT)

    def question(self, question_id: str) -> QuestionAnswered | None:
        """The question of that id, if this record asked it."""
        for section in self.sections:
            for question in section.questions:
                if question.id == question_id:
                    return question
        return None

    def text_of(self, question_id: str) -> str:
        """The answer to a question as one text; empty when there is none."""
        question = self.question(question_id)
        parts = question.parts if question else ()
        said = [part.text or part.words for part in parts if part.answered]
        return "\n".join(said)

    def event(self, event_id: str | None) -> EventTold | None:
        """The event of that id, if it is part of this record."""
        return next((event for event in self.events if event.id == event_id), None)
