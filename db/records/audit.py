"""One auditor's examination of one case: answers, extracts, flag decisions, grades."""

from datetime import datetime
from typing import Literal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.records.base import STRICT, Fields, Kept, flag, instant, link, mapping, prose, required


class AuditFields(Fields):
    """Two auditors on one case are two audits; a moderated audit is a third.

    ``question_sets`` maps set code to pinned version. ``ready_at`` is the auditor's own mark that
    the reading is done; the stages after it follow from grade, feedback and filing. ``filed_on``
    and ``filed_note`` tell of a record that was filed before this store held it.
    """

    case_id: str = link("case_file.id", indexed=False)
    kind: Literal["first", "second", "moderated", "practitioner"] = prose("first")
    auditor_id: str | None = link("person.id", optional=True)
    version: int = Field(default=1, ge=1)
    previous_id: str | None = link("audit.id", optional=True)
    state: Literal["draft", "signed"] = prose("draft")
    question_sets: dict[str, str] = mapping()
    scale_id: str = link("scale.id")
    started_at: datetime | None = instant()
    ready_at: datetime | None = instant()
    signed_at: datetime | None = instant()
    signed_by: str | None = link("person.id", optional=True)
    minutes: int = Field(default=0, ge=0)
    sittings: int = Field(default=0, ge=0)
    filed_on: str = prose()
    filed_note: str = prose()


class Audit(AuditFields, Kept, table=True):
    """An audit of a case."""

    __tablename__ = "audit"
    __table_args__ = (UniqueConstraint("case_id", "kind", "auditor_id", "version"), STRICT)


class AnswerFields(Fields):
    """The answer to one part of one question.

    ``value`` is a code (``yes``, ``not_recorded``, an option), a number, or codes joined by commas;
    ``text`` is free text. Note, confidence and body-worn video stand on the part ``main``.
    """

    audit_id: str = link("audit.id", indexed=False)
    question_id: str = required(min_length=1)
    part: str = prose("main")
    value: str = prose()
    text: str = prose()
    note: str = prose()
    seen_on_bwv: bool = flag()
    confidence: Literal["", "low", "medium", "high"] = prose()


class Answer(AnswerFields, Kept, table=True):
    """An answer of an audit."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("audit_id", "question_id", "part"), STRICT)
    natural_key = ("audit_id", "question_id", "part")


class ExtractFields(Fields):
    """Words quoted from the police record with their source; evidence, apart from opinion."""

    audit_id: str = link("audit.id")
    question_id: str = prose()
    event_id: str | None = link("event.id", optional=True)
    words: str = required(min_length=1)
    source_system: str = prose()
    source: str = prose()
    said_when: str = prose()
    line_from: int | None = Field(default=None, ge=1)
    line_to: int | None = Field(default=None, ge=1)
    position: int = Field(default=0, ge=0)


class Extract(ExtractFields, Kept, table=True):
    """A quotation from the police record."""

    __tablename__ = "extract"
    __table_args__ = STRICT


class FlagDispositionFields(Fields):
    """What the auditor decided about a flag: accept, explain or dismiss, and why."""

    audit_id: str = link("audit.id", indexed=False)
    check_id: str = required()
    subject: str = prose()
    check_version: str = prose()
    facts_sha256: str = prose()
    decision: Literal["accept", "explain", "dismiss"] = required()
    reason: str = prose()


class FlagDisposition(FlagDispositionFields, Kept, table=True):
    """A kept decision about a flag."""

    __tablename__ = "flag_disposition"
    __table_args__ = (UniqueConstraint("audit_id", "check_id", "subject"), STRICT)
    natural_key = ("audit_id", "check_id", "subject")


PointValue = Literal["met", "partly_met", "not_met", "not_evidenced", "not_applicable", ""]


class PointAssessmentFields(Fields):
    """How this case stands against one improvement point, and why."""

    audit_id: str = link("audit.id", indexed=False)
    point_id: str = link("improvement_point.id")
    value: PointValue = prose()
    reason: str = prose()


class PointAssessment(PointAssessmentFields, Kept, table=True):
    """An assessment of one improvement point in one audit."""

    __tablename__ = "point_assessment"
    __table_args__ = (UniqueConstraint("audit_id", "point_id"), STRICT)
    natural_key = ("audit_id", "point_id")


class OverallGradeFields(Fields):
    """The grade a person gave, as a code of the audit's scale, or why there is none.

    ``no_grade`` holds the reason category when the case is knowingly left without a grade.
    """

    audit_id: str = link("audit.id", indexed=False)
    grade: str = prose()
    reason: str = prose()
    no_grade: str = prose()
    differs_reason: str = prose()
    graded_at: datetime | None = instant()
    graded_by: str | None = link("person.id", optional=True)


class OverallGrade(OverallGradeFields, Kept, table=True):
    """The overall grade of an audit."""

    __tablename__ = "overall_grade"
    __table_args__ = (UniqueConstraint("audit_id"), STRICT)
    natural_key = ("audit_id",)


class SystemReadFields(Fields):
    """A police system that the auditor read for this case, or could not, and why (HD-10, HD-11)."""

    audit_id: str = link("audit.id", indexed=False)
    system: str = required(min_length=1)
    read_on: str = prose()
    available: bool = flag(True)
    reason: str = prose()


class SystemRead(SystemReadFields, Kept, table=True):
    """A system read for an audit."""

    __tablename__ = "system_read"
    __table_args__ = (UniqueConstraint("audit_id", "system"), STRICT)
    natural_key = ("audit_id", "system")
