"""What the auditor does on the form: each entry becomes one act, done and saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ddaudit_desktop.acts import answers, events, extracts, language
from ddaudit_desktop.acts.suggestions import take_suggestion
from ddaudit_desktop.form.known_times import UseEvent
from ddaudit_desktop.form.rows import systems_named, time_of
from ddaudit_desktop.form.suggestions import AttachFlag
from ddaudit_desktop.nearby import read_answer_time

if TYPE_CHECKING:
    from ddaudit_desktop.definitions import Detail, Part, Question
    from ddaudit_desktop.form.rows import Time
    from ddaudit_desktop.form.suggestions import Suggestion
    from ddaudit_desktop.language.found import FoundPhrase
    from ddaudit_desktop.moments import Moment
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.session import Session

DraftKey = tuple[str, str, str]


class Answering(QObject):
    """Writes entries of one audit's form through the session.

    Every method tells whether the entry is stored; where it is not, the window has said why and
    the entry stays on screen.

    Attributes:
        drafts: what was typed and could not be read, kept while other sections are on screen.

    Signals:
        asked: a command of the window, such as ``case.header``.
        going: the id of a question of this form to go to.
    """

    asked = Signal(str)
    going = Signal(str)

    def __init__(self, session: Session, audit: OpenAudit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.audit = audit
        self.drafts: dict[DraftKey, str] = {}

    @property
    def read_only(self) -> bool:
        """Whether the file was opened for reading only, or the audit is signed."""
        return self.session.store.read_only or self.audit.audit.state == "signed"

    def _run(self, act: Any, *args: Any, **values: Any) -> bool:
        if self.read_only:
            return False
        return self.session.run(act, *args, **values) is not None

    def choose(self, question: Question, part: Part, value: str | None) -> bool:
        """Give a coded or numeric answer, or take it back."""
        return self._run(
            answers.answer, self.audit.audit_id, question.id, value or "", part=part.key
        )

    def write(self, question: Question, part: Part, text: str) -> bool:
        """Give an answer in free text."""
        return self._run(answers.write, self.audit.audit_id, question.id, text, part=part.key)

    def note(self, question: Question, text: str) -> bool:
        """Write the evidence note."""
        return self._run(answers.note, self.audit.audit_id, question.id, text)

    def seen_on_bwv(self, question: Question, seen: bool) -> bool:
        """Tick that the answer was seen on body-worn video."""
        return self._run(answers.seen_on_bwv, self.audit.audit_id, question.id, seen)

    def confidence(self, question: Question, level: str | None) -> bool:
        """Say how sure the answer is."""
        return self._run(answers.confidence, self.audit.audit_id, question.id, level or "")

    # Times: an event on the timeline is the answer

    def read(self, question: Question, part: Part, text: str) -> Moment:
        """Read a typed time; a `MomentError` is a sentence for the person."""
        return read_answer_time(self.audit, question.id, part.key, text)

    def time(self, question: Question, part: Part, text: str, event_id: str = "") -> bool:
        """Answer a date-time part; an empty text takes the answer back.

        Raises:
            MomentError: the text cannot be read.
        """
        moment = self.read(question, part, text) if text.strip() else None
        if event_id and moment is None:
            return self.remove_time(event_id)
        if event_id:
            return self._run(events.edit_event, event_id, moment=moment)
        if part.many and moment is None:
            return True
        act = answers.add_time if part.many else answers.answer_time
        kind = part.event_kind or ""
        return self._run(act, self.audit.audit_id, question.id, moment, kind=kind, part=part.key)

    def remove_time(self, event_id: str) -> bool:
        """Take one of several times back."""
        return self._run(answers.take_back_time, event_id)

    def note_time(self, event_id: str, note: str) -> bool:
        """Write what goes with one of several times, such as its reason."""
        return self._run(events.edit_event, event_id, note=note)

    def particulars(self, part: Part) -> tuple[Detail, ...]:
        """What goes with each of several times beside its note, such as the band of a change."""
        kind = self.audit.pinned.event_kinds.kinds.get(part.event_kind or "")
        return kind.details if kind else ()

    def tell_time(self, time: Time, key: str, code: str | None) -> bool:
        """Keep a particular of one of several times, or take it back."""
        details = {k: v for k, v in time.details.items() if k != key}
        if code is not None:
            details[key] = code
        return self._run(events.edit_event, time.event_id, details=details)

    def take(self, question: Question, suggestion: Suggestion) -> bool:
        """Take what is suggested for a question."""
        taken = self._run(take_suggestion, self.audit.audit_id, question.id, suggestion)
        if taken and isinstance(suggestion, UseEvent):
            self.drafts.pop((question.id, suggestion.part, ""), None)
        if taken and isinstance(suggestion, AttachFlag):
            check = suggestion.outcome.id
            self.session.tell(f"{check} is accepted as evidence. {question.id} is still open.")
        return taken

    # Evidence

    def systems(self) -> list[str]:
        """The police systems this audit names already, offered while a quote is written."""
        return systems_named(self.audit)

    def times(self) -> list[Time]:
        """The events of the timeline, in time order."""
        return [time_of(self.audit, event) for event in self.audit.events]

    def keep_quote(self, question: Question, quote_id: str, **values: str) -> str:
        """Keep a new quotation, or a corrected one; its id, or nothing if it is not stored."""
        if quote_id:
            return quote_id if self._run(extracts.edit_extract, quote_id, **values) else ""
        if self.read_only:
            return ""
        changes = self.session.run(
            extracts.add_extract,
            self.audit.audit_id,
            question_id=question.id,
            position=len(self.audit.extracts.get(question.id, ())),
            **values,
        )
        ids = changes.ids if changes else ()
        return next((record_id for table, record_id in ids if table == "extract"), "")

    def remove_quote(self, quote_id: str) -> bool:
        """Take a quotation out."""
        return self._run(extracts.remove_extract, quote_id)

    def judge(self, found: FoundPhrase, evidence: bool | None) -> bool:
        """Say whether words found in a quotation are evidence; None takes that back."""
        if evidence is None:
            return self._run(language.undecide_phrase, self.audit.audit_id, found)
        return self._run(language.decide_phrase, self.audit.audit_id, found, evidence)

    def link(self, question: Question, event_id: str) -> bool:
        """Link an event of the timeline as evidence."""
        return self._run(events.link_event, self.audit.audit_id, event_id, question.id)

    def unlink(self, link_id: str) -> bool:
        """Take the link to an event away."""
        return self._run(events.unlink_event, link_id)
