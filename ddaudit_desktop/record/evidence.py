"""What the auditor read and answered: questions as they were asked, events and quotations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from ddaudit_desktop.record.facts import Provenance
from ddaudit_desktop.record.shape import AtLeast, Given

Confidence = Literal["", "low", "medium", "high"]
Precision = Literal["exact", "about", "range", "day", "month", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """A time as the police record gives it: what was typed, and what it can mean at the most.

    ``unknown`` has neither instant; every other precision has both. A missing time is never
    filled in.
    """

    precision: Annotated[Precision, "How exactly the time is known."] = "unknown"
    typed: Annotated[str, "The time as it was typed."] = ""
    earliest: Annotated[datetime | None, "Earliest reading."] = None
    latest: Annotated[datetime | None, "Latest reading."] = None
    zone: Annotated[str, "Time zone in which it was typed."] = "Europe/London"

    def __post_init__(self) -> None:
        """See that the readings fit the precision, as they do in the store."""
        known = self.precision != "unknown"
        if known != (self.earliest is not None) or known != (self.latest is not None):
            raise ValueError(
                "a known time has an earliest and a latest reading, an unknown one has neither."
            )
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("the earliest reading comes after the latest.")

    @property
    def known(self) -> bool:
        """Whether there is any time at all."""
        return self.earliest is not None and self.latest is not None


@dataclass(frozen=True, slots=True)
class DetailKept:
    """A particular of an event's kind: the band of a risk grade, who authorised bail."""

    key: Annotated[Given, "Which particular, such as band."]
    value: Annotated[Given, "Its code, such as medium."]
    label: Annotated[str, "Which particular, in words."] = ""
    words: Annotated[str, "The code in words."] = ""


@dataclass(frozen=True, slots=True)
class EventTold:
    """Something that happened, on the case's timeline."""

    id: Annotated[Given, "Identity of the event."]
    kind: Annotated[Given, "Kind of event, such as RISK_SET."]
    when: Annotated[When, "When it happened, as far as the police record says."]
    provenance: Annotated[Provenance, "Who made the entry and when."]
    kind_word: Annotated[str, "The kind in words."] = ""
    title: Annotated[str, "What happened, in a few words; empty where the kind says it."] = ""
    lane: Annotated[str, "Whose doing it was, as a lane of the timeline."] = ""
    child_id: Annotated[str | None, "The child it concerns, if it concerns one."] = None
    child: Annotated[str, "That child's pseudonym."] = ""
    source_system: Annotated[str, "Police system it was read in."] = ""
    source: Annotated[str, "Where in that system."] = ""
    who: Annotated[str, "Who acted, by role."] = ""
    note: Annotated[str, "The auditor's note."] = ""
    question_id: Annotated[str, "The question that this event answers, if it does."] = ""
    part: Annotated[str, "The part of that question."] = ""
    evidence_for: Annotated[tuple[str, ...], "Questions to which it gives evidence."] = ()
    line: Annotated[int | None, AtLeast(1), "Line of the log it was read from."] = None
    log_id: Annotated[str, "The extract that holds that log; empty when it was not pasted."] = ""
    details: Annotated[
        tuple[DetailKept, ...], "Particulars of its kind, such as the band of a risk grade."
    ] = ()


@dataclass(frozen=True, slots=True)
class ExtractQuoted:
    """Words quoted from the police record: evidence, kept apart from opinion."""

    id: Annotated[Given, "Identity of the extract."]
    words: Annotated[Given, "The words exactly as recorded."]
    provenance: Annotated[Provenance, "Who kept the words and when."]
    question_id: Annotated[str, "The question to which they belong, if any."] = ""
    event_id: Annotated[str | None, "The event to which they belong, if any."] = None
    source_system: Annotated[str, "Police system they come from."] = ""
    source: Annotated[str, "Where in that system."] = ""
    said_when: Annotated[str, "When they were recorded, as the source gives it."] = ""
    line_from: Annotated[int | None, AtLeast(1), "First line in the source."] = None
    line_to: Annotated[int | None, AtLeast(1), "Last line in the source."] = None


@dataclass(frozen=True, slots=True)
class PartAnswered:
    """One part of a question with its answer; no words mean it is not answered yet."""

    key: Annotated[Given, "Name of the part; the first is main."]
    type: Annotated[str, "YPN, DT, CH, MULTI, NUM, TXT, DATE, GR or REC."] = ""
    label: Annotated[str, "What the part asks for."] = ""
    value: Annotated[str, "The answer as a code, a number, or codes joined by commas."] = ""
    words: Annotated[str, "The answer as a reader says it."] = ""
    text: Annotated[str, "The answer in the auditor's own words."] = ""
    answer_id: Annotated[str | None, "Identity of the stored answer; null when there is none."] = (
        None
    )
    event_ids: Annotated[tuple[str, ...], "The events that are this answer, for a time."] = ()
    note: Annotated[
        str, "The auditor's note of evidence on this part; that on main stands with the question."
    ] = ""
    confidence: Annotated[Confidence, "How sure the auditor is of this part; main as above."] = ""
    seen_on_bwv: Annotated[bool, "Whether this part was seen on body-worn video."] = False
    provenance: Annotated[Provenance | None, "Who answered and when."] = None

    @property
    def answered(self) -> bool:
        """Whether there is an answer of any kind; "not recorded" is one."""
        return bool(self.words or self.text or self.value)


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """A question in the words in which it was asked, and how it was answered."""

    id: Annotated[Given, "Stable id, such as MC-12."]
    text: Annotated[str, "The question as it was asked."]
    parts: Annotated[tuple[PartAnswered, ...], "Its parts; the first is main."]
    short: Annotated[str, "The question in a few words."] = ""
    key: Annotated[bool, "Whether it is a key question."] = False
    adverse: Annotated[bool, "Whether the answer tells against practice in this case."] = False
    source: Annotated[str, "The standard the question comes from."] = ""
    note: Annotated[str, "The auditor's note of evidence."] = ""
    confidence: Annotated[Confidence, "How sure the auditor is."] = ""
    seen_on_bwv: Annotated[bool, "Whether it was seen on body-worn video."] = False

    @property
    def answered(self) -> bool:
        """Whether its main part, or any other, has an answer."""
        return any(part.answered for part in self.parts)


@dataclass(frozen=True, slots=True)
class SectionAnswered:
    """A section of a question set, in the version on which the audit was made."""

    set_code: Annotated[str, "Code of the question set; empty for answers outside any set."]
    set_version: Annotated[str, "Its version."]
    set_title: Annotated[str, "Its title."]
    kind: Annotated[
        Literal["header", "theme", "closing", "overall", "other"], "What the set is for."
    ]
    id: Annotated[Given, "Id of the section."]
    title: Annotated[str, "Title of the section."]
    questions: Annotated[tuple[QuestionAnswered, ...], "Its questions in order."]
