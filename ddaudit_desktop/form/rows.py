"""The questions of a form as a screen shows them: the answer of every part, and the evidence.

A `Row` is a plain picture of what the records say about one question at one moment. Two equal rows
look the same, so a screen draws again only what differs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.records import Concern, EventLink, Extract, PoliceReference, SystemRead
from ddaudit_desktop.definitions import NOT_APPLICABLE, NOT_RECORDED, Option
from ddaudit_desktop.form.suggestions import Suggesting
from ddaudit_desktop.form.weighing import UNSAFE_NOW, offers_concern, reminder
from ddaudit_desktop.language.found import Finder, FoundPhrase
from ddaudit_desktop.moments import Moment, local, show_date, show_day, show_moment
from ddaudit_desktop.on_the_day import day_of
from ddaudit_desktop.recorded_words import recorded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from db.records import Event
    from ddaudit_desktop.checks.flags import Flags
    from ddaudit_desktop.definitions import Part, Question
    from ddaudit_desktop.form.suggestions import Suggestion
    from ddaudit_desktop.open_audit import OpenAudit

ABOUT_SYSTEMS = ("HD-10", "HD-11")
"""Which systems were read, and which could not be: noted one by one beside these answers."""

ABSENCES = (NOT_RECORDED, NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Time:
    """An event as an answer or a link shows it."""

    event_id: str
    when: str
    typed: str
    title: str
    note: str
    details: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def words(self) -> str:
        """Time and title, such as ``11 Feb 2020 19:24  First risk grade``."""
        return f"{self.when}  {self.title}"


@dataclass(frozen=True, slots=True)
class Link:
    """An event linked to a question as evidence."""

    link_id: str
    time: Time


@dataclass(frozen=True, slots=True)
class Quote:
    """Words from the police record, where they stand, and the phrases found in them."""

    id: str
    words: str
    system: str
    source: str
    said_when: str
    found: tuple[FoundPhrase, ...] = ()

    @property
    def origin(self) -> str:
        """The source in one line: ``Log 0871 · 11 Feb 19:02, control room``."""
        return " · ".join(filter(None, (self.source or self.system, self.said_when)))


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """What was entered for one part of a question, and what can be."""

    part: Part
    options: tuple[Option, ...]
    value: str = ""
    text: str = ""
    times: tuple[Time, ...] = ()

    @property
    def absence(self) -> str:
        """``not_recorded`` or ``not_applicable``, where that is the answer."""
        return self.value if self.value in ABSENCES else ""

    @property
    def words(self) -> str:
        """The answer in words; empty if there is none."""
        if self.absence:
            return self.part.word(self.value)
        match self.part.type:
            case "DT":
                return "; ".join(time.when for time in self.times)
            case "TXT":
                return self.text
            case "DATE":
                return show_date(self.value)
            case "NUM":
                return f"{self.value} {self.part.unit}".strip() if self.value else ""
            case "GR":
                return next((o.word for o in self.options if o.code == self.value), self.value)
            case _:
                return self.part.word(self.value) if self.value else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question with everything the audit holds about it.

    Attributes:
        answers: the parts that are asked, in view of the main answer.
        recorded: for a question that other records answer, what they say.
        reminder: that a key question weighs against practice; empty where it does not.
        suggestion: what the case knows already of what the question asks.
        concern_offered: the answer says that a child may be unsafe now.
        concern: the concern that is already recorded, in words; empty if none is.
        systems: beside a question about systems, what is noted of them one by one.
    """

    question: Question
    answers: tuple[PartAnswer, ...]
    answered: bool
    recorded: str = ""
    note: str = ""
    seen_on_bwv: bool = False
    confidence: str = ""
    quotes: tuple[Quote, ...] = ()
    links: tuple[Link, ...] = ()
    reminder: str = ""
    suggestion: Suggestion | None = None
    concern_offered: bool = False
    concern: str = ""
    systems: str = ""

    @property
    def main(self) -> PartAnswer:
        """The answer itself."""
        return self.answers[0]

    @property
    def note_wanted(self) -> bool:
        """Whether the auditor should write why: an answer that weighs, without a note."""
        return bool(self.reminder) and not self.note.strip()

    @property
    def answer_words(self) -> str:
        """The whole answer in words, for a screen reader."""
        said = [self.recorded] if self.recorded and not self.main.absence else []
        for answer in self.answers:
            if answer.words:
                lone = answer is self.main and len(self.answers) == 1
                said.append(answer.words if lone else f"{answer.part.label} {answer.words}")
        return ", ".join(said) or "no answer yet"

    @property
    def spoken(self) -> str:
        """Id, question and answer in one sentence: ``MC-12, If repeatedly …: No``."""
        return f"{self.question.id}, {self.question.text}: {self.answer_words}"


def rows_of(
    audit: OpenAudit, questions: Iterable[Question], flags: Flags | None = None
) -> list[Row]:
    """Questions of the audit's form with what its records say now.

    Args:
        audit: the audit.
        questions: those wanted.
        flags: what its checks ask about; without them nothing is suggested.
    """
    reader = _Reader(audit, flags)
    return [reader.row(question) for question in questions]


class _Reader:
    """Reads rows; what is the same for all of them is read once."""

    def __init__(self, audit: OpenAudit, flags: Flags | None) -> None:
        self.audit = audit
        self.suggesting = Suggesting(audit, flags) if flags is not None else None
        self.day: date | None = day_of(audit)
        self.recorded = _recorded(audit)
        self.events = {event.id: event for event in audit.events}
        self.finder = Finder(audit)

    def row(self, question: Question) -> Row:
        audit = self.audit
        kept = audit.answers.get((question.id, question.main.key))
        main_value = kept.value if kept else ""
        return Row(
            question=question,
            answers=tuple(
                self._answer(question, part)
                for part in question.parts
                if part.key == question.main.key or part.is_asked(main_value)
            ),
            answered=audit.is_answered(question),
            recorded=self.recorded.get(question.id, "") if question.main.type == "REC" else "",
            note=kept.note if kept else "",
            seen_on_bwv=kept.seen_on_bwv if kept else False,
            confidence=kept.confidence if kept else "",
            quotes=tuple(self._quote(x) for x in audit.extracts.get(question.id, ())),
            links=tuple(
                Link(link.id, self._time(self.events[link.event_id]))
                for link in audit.rows(EventLink)
                if link.question_id == question.id and link.event_id in self.events
            ),
            reminder=reminder(question, audit.given),
            suggestion=self.suggesting.of(question) if self.suggesting else None,
            concern_offered=offers_concern(question, audit.given),
            concern=_concern(audit) if question.id == UNSAFE_NOW else "",
            systems=_systems(audit) if question.id in ABOUT_SYSTEMS else "",
        )

    def _answer(self, question: Question, part: Part) -> PartAnswer:
        kept = self.audit.answers.get((question.id, part.key))
        times = self.audit.times.get((question.id, part.key), ()) if part.type == "DT" else ()
        value = kept.value if kept else ""
        return PartAnswer(
            part=part,
            options=_offered(self.audit, part, self.day, value),
            value=value,
            text=kept.text if kept else "",
            times=tuple(self._time(event) for event in times),
        )

    def _time(self, event: Event) -> Time:
        return time_of(self.audit, event)

    def _quote(self, extract: Extract) -> Quote:
        return Quote(
            id=extract.id,
            words=extract.words,
            system=extract.source_system,
            source=extract.source,
            said_when=extract.said_when,
            found=self.finder.in_extract(extract),
        )


def time_of(audit: OpenAudit, event: Event) -> Time:
    """An event in the words of the form."""
    return Time(
        event_id=event.id,
        when=show_moment(Moment.of(event)),
        typed=event.typed,
        title=audit.title_of(event),
        note=event.note,
        details=event.details,
    )


def systems_named(audit: OpenAudit) -> list[str]:
    """The police systems an audit has read or quoted, each once."""
    read = [row.system for row in audit.rows(SystemRead)]
    quoted = [row.source_system for row in audit.rows(Extract)]
    return sorted({system for system in (*read, *quoted) if system})


def _offered(audit: OpenAudit, part: Part, day: date | None, value: str) -> tuple[Option, ...]:
    """The options in force on the day, and with them what was chosen, so that it stays in sight."""
    if part.type == "GR":
        return tuple(Option(grade.code, grade.word) for grade in audit.grades)
    offered = part.options_on(day)
    codes = {option.code for option in offered}
    chosen = set(value.split(","))
    return offered + tuple(o for o in part.options if o.code in chosen and o.code not in codes)


def theme_titles(audit: OpenAudit) -> list[str]:
    """The titles of a case's themes, the lead theme first."""
    codes = (audit.case.theme, *audit.case.other_themes)
    versions = audit.audit.question_sets
    pinned = audit.pinned
    return [
        pinned.question_set(code, versions[code]).title if code in versions else code
        for code in codes
    ]


def _systems(audit: OpenAudit) -> str:
    """How many systems are noted one by one, with days and reasons."""
    rows = audit.rows(SystemRead)
    read = sum(row.available for row in rows)
    if not rows:
        return "Days and reasons can be noted system by system"
    noted = f"Noted one by one: {read} read"
    return f"{noted}, {len(rows) - read} not available" if read < len(rows) else noted


def _concern(audit: OpenAudit) -> str:
    """The last concern raised about the case, in words."""
    concerns = sorted(audit.rows(Concern), key=lambda concern: concern.raised_at)
    if not concerns:
        return ""
    last = concerns[-1]
    raised = local(last.raised_at)
    said = f"Concern raised on {show_day(last.raised_at)} at {raised:%H:%M}"
    return f"{said}, acknowledged" if last.acknowledged_at else f"{said}, not acknowledged yet"


def _recorded(audit: OpenAudit) -> dict[str, str]:
    """What other records say, in words; the form may count police references, a record may not."""
    words = recorded_words(audit)
    words["HD-02"] = ", ".join(theme_titles(audit))
    references = len(audit.rows(PoliceReference))
    if references:
        words["HD-04"] = f"{references} kept apart from the record"
    return words
