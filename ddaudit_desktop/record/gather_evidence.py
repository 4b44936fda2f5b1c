"""Gathering questions as they were asked with their answers, events and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict, cast

from db.records import EventLink, Extract
from ddaudit_desktop.form.model import in_order
from ddaudit_desktop.moments import Moment, show_date, show_moment
from ddaudit_desktop.record.evidence import (
    DetailKept,
    EventTold,
    ExtractQuoted,
    PartAnswered,
    QuestionAnswered,
    SectionAnswered,
    When,
)
from ddaudit_desktop.recorded_words import recorded_words

if TYPE_CHECKING:
    from db.records import Answer, Event
    from ddaudit_desktop.definitions import EventKind, Part, Question, QuestionSet
    from ddaudit_desktop.open_audit import OpenAudit
    from ddaudit_desktop.record.evidence import Confidence
    from ddaudit_desktop.record.whose import Whose

MAIN = "main"
SetKind = Literal["header", "theme", "closing", "overall", "other"]


def sections_answered(audit: OpenAudit, whose: Whose) -> tuple[SectionAnswered, ...]:
    """Every section that was asked, and at the end any answer to a question outside of them."""
    answers = _Answers(audit, whose)
    sections = [
        SectionAnswered(
            set_code=asked.code,
            set_version=asked.version,
            set_title=asked.title,
            kind=cast("SetKind", asked.kind),
            id=section.id,
            title=section.title,
            questions=tuple(answers.question(question) for question in section.questions),
        )
        for asked in _sets(audit)
        for section in asked.sections
    ]
    strays = answers.outside()
    if strays:
        sections.append(
            SectionAnswered("", "", "Other answers", "other", "other", "Other answers", strays)
        )
    return tuple(sections)


def _sets(audit: OpenAudit) -> list[QuestionSet]:
    pinned = audit.audit.question_sets.items()
    sets = [audit.pinned.question_set(code, version) for code, version in pinned]
    return in_order(sets, audit.case.theme)


class _Answers:
    """The answers of one audit, handed out question by question; what is left over is known."""

    def __init__(self, audit: OpenAudit, whose: Whose) -> None:
        self.audit = audit
        self.whose = whose
        self.records = recorded_words(audit)
        self.left = dict.fromkeys([*audit.answers, *audit.times])

    def question(self, question: Question) -> QuestionAnswered:
        """A question of a set with what was answered to it."""
        parts = [self.part(question.id, part) for part in self._asked(question)]
        given = {part.key for part in parts}
        mine = [key for key in self.left if key[0] == question.id and key[1] not in given]
        parts += [self.unknown_part(*key) for key in mine]
        main = self.audit.answers.get((question.id, question.main.key))
        return QuestionAnswered(
            id=question.id,
            text=question.text,
            short=question.short,
            key=question.key,
            adverse=question.main.is_adverse(main.value if main and main.value else None),
            source=question.source,
            parts=tuple(parts),
            note=main.note if main else "",
            confidence=main.confidence if main else "",
            seen_on_bwv=bool(main and main.seen_on_bwv),
        )

    def _asked(self, question: Question) -> list[Part]:
        """The parts that are asked in view of the main answer, and any other that is answered."""
        main = self.audit.answers.get((question.id, question.main.key))
        value = main.value if main else None
        return [
            part
            for part in question.parts
            if part.is_asked(value) or (question.id, part.key) in self.left
        ]

    def part(self, question_id: str, part: Part) -> PartAnswered:
        """One part with its answer in words."""
        key = (question_id, part.key)
        self.left.pop(key, None)
        answer = self.audit.answers.get(key)
        value = answer.value if answer else ""
        return PartAnswered(
            key=part.key,
            type=part.type,
            label=part.label,
            value=value,
            words=self._words(question_id, part, value),
            text=answer.text if answer else "",
            answer_id=answer.id if answer else None,
            event_ids=tuple(event.id for event in self.audit.times.get(key, ())),
            provenance=self.whose.provenance(answer) if answer else None,
            **_beside(answer, part.key),
        )

    def _words(self, question_id: str, part: Part, value: str) -> str:
        events = self.audit.times.get((question_id, part.key), ())
        if events and not value:
            return ", ".join(show_moment(Moment.of(event)) for event in events)
        if part.type == "REC" and not value:
            return self.records.get(question_id, "")
        return self._value_words(part, value)

    def _value_words(self, part: Part, value: str) -> str:
        words = part.word(value) if value else ""
        if not value or words != value:
            return words
        if part.type == "NUM" and part.unit:
            return f"{value} {part.unit}"
        if part.type == "GR":
            return next((g.word for g in self.audit.grades if g.code == value), value)
        if part.type == "DATE":
            try:
                return show_date(value)
            except ValueError:
                return value
        return value

    def unknown_part(self, question_id: str, part_key: str) -> PartAnswered:
        """An answer to a part that the pinned question set does not have."""
        key = (question_id, part_key)
        self.left.pop(key, None)
        answer = self.audit.answers.get(key)
        events = self.audit.times.get(key, ())
        times = ", ".join(show_moment(Moment.of(event)) for event in events)
        return PartAnswered(
            key=part_key,
            value=answer.value if answer else "",
            words=(answer.value if answer else "") or times,
            text=answer.text if answer else "",
            answer_id=answer.id if answer else None,
            event_ids=tuple(event.id for event in events),
            provenance=self.whose.provenance(answer) if answer else None,
            **_beside(answer, part_key),
        )

    def outside(self) -> tuple[QuestionAnswered, ...]:
        """Answers to questions that no pinned question set has, such as imported ones."""
        ids = sorted({question_id for question_id, _ in self.left})
        return tuple(self._outside(question_id) for question_id in ids)

    def _outside(self, question_id: str) -> QuestionAnswered:
        main = self.audit.answers.get((question_id, "main"))
        keys = [key for key in self.left if key[0] == question_id]
        return QuestionAnswered(
            id=question_id,
            text="",
            parts=tuple(self.unknown_part(*key) for key in keys),
            note=main.note if main else "",
            confidence=main.confidence if main else "",
            seen_on_bwv=bool(main and main.seen_on_bwv),
        )


class _Beside(TypedDict, total=False):
    """What an auditor can enter beside the answer to a part."""

    note: str
    confidence: Confidence
    seen_on_bwv: bool


def _beside(answer: Answer | None, part_key: str) -> _Beside:
    """What stands beside the answer to a part; that of main is told with the question."""
    if answer is None or part_key == MAIN:
        return {}
    return {
        "note": answer.note,
        "confidence": answer.confidence,
        "seen_on_bwv": answer.seen_on_bwv,
    }


def events_told(audit: OpenAudit, whose: Whose) -> tuple[EventTold, ...]:
    """Events in time order; those without any time come last."""
    links: dict[str, list[str]] = {}
    for link in audit.rows(EventLink):
        links.setdefault(link.event_id, []).append(link.question_id)
    children = {child.id: child.pseudonym for child in audit.children}
    return tuple(
        EventTold(
            id=row.id,
            kind=row.kind,
            kind_word=kind.word if (kind := audit.kind(row)) else "",
            title=row.title,
            lane=audit.lane_of(row),
            child_id=row.child_id,
            child=children.get(row.child_id or "", ""),
            when=_when(row),
            source_system=row.source_system,
            source=row.source,
            who=row.who,
            note=row.note,
            question_id=row.question_id,
            part=row.part,
            evidence_for=tuple(sorted(links.get(row.id, ()))),
            line=row.line,
            log_id=row.log_id,
            details=_details(row, kind),
            provenance=whose.provenance(row),
        )
        for row in audit.events
    )


def _details(row: Event, kind: EventKind | None) -> tuple[DetailKept, ...]:
    declared = {detail.key: detail for detail in kind.details} if kind else {}
    return tuple(
        DetailKept(
            key=key,
            value=value,
            label=declared[key].label if key in declared else "",
            words=declared[key].word(value) if key in declared else "",
        )
        for key, value in sorted(row.details.items())
        if value
    )


def _when(row: Event) -> When:
    return When(
        precision=row.precision,
        typed=row.typed,
        earliest=row.earliest,
        latest=row.latest,
        zone=row.zone,
    )


def extracts_quoted(audit: OpenAudit, whose: Whose) -> tuple[ExtractQuoted, ...]:
    """Quotations in the order the auditor put them."""
    rows = sorted(audit.rows(Extract), key=lambda x: (x.position, x.created_at, x.id))
    return tuple(
        ExtractQuoted(
            id=row.id,
            question_id=row.question_id,
            event_id=row.event_id,
            words=row.words,
            source_system=row.source_system,
            source=row.source,
            said_when=row.said_when,
            line_from=row.line_from,
            line_to=row.line_to,
            provenance=whose.provenance(row),
        )
        for row in rows
    )
