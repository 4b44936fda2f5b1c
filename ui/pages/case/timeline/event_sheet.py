"""Adding an event, or changing one: what, when as typed, where it is recorded, what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from db.records import Extract
from ddaudit_desktop.acts.event_entry import save_event
from ddaudit_desktop.event_entry import kinds_by_group, read_event_time, understood
from ddaudit_desktop.moments import Moment, MomentError
from ui.kit.buttons import PrimaryButton
from ui.kit.combo import Combo
from ui.kit.entry_sheet import EntrySheet
from ui.kit.fields import Field, MomentField
from ui.kit.labelled import Labelled
from ui.kit.text_area import TextArea
from ui.pages.case.timeline.kind_combo import KindCombo
from ui.pages.case.timeline.particulars import Particulars

if TYPE_CHECKING:
    from db.records import Event
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.session import Session

HOW_TO_WRITE = "1924  ·  11/2 1924  ·  about 22:05  ·  11/2 eve  ·  11/2 18:00–20:00  ·  +35  ·  ?"


class EventSheet(EntrySheet):
    """The small form of one event.

    Attributes:
        saved_id: the event as it was saved, once it was.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        audit: OpenAudit,
        event: Event | None = None,
        after: Event | None = None,
    ) -> None:
        super().__init__(window, "Edit event" if event else "Add event", width=680)
        self._session = session
        self._audit = audit
        self._event = event
        self._after = None if event else after
        self.saved_id = ""
        quotes = [x for x in audit.rows(Extract) if event and x.event_id == event.id]
        self.kind = KindCombo(kinds_by_group(audit))
        self.when = MomentField("When", event.typed if event else "", measure="dialog")
        self.title = _field(
            "In your words", event.title if event else "", "Empty: the words of its kind"
        )
        self.lane = _combo("Lane", "As its kind", _lanes(audit), event.lane if event else None)
        self.child = _combo(
            "Child", "No one child", _children(audit), event.child_id if event else None
        )
        self.who = _field("Who", event.who if event else "", "A role, not a name")
        self.system = _field("System", event.source_system if event else "", "Command and control")
        self.source = _field("Where in it", event.source if event else "", "Log 0871, line 6")
        self.remark = TextArea("Note", event.note if event else "", min_lines=2, max_lines=5)
        self.quote = TextArea(
            "Words from the record", quotes[0].words if quotes else "", min_lines=2, max_lines=5
        )
        self.particulars = Particulars(
            audit.kind(event) if event else None, event.details if event else {}, self.title
        )
        if event is not None:
            self.kind.set_value(event.kind)
        self._arrange()
        self._show_particulars()
        self.set_finish(PrimaryButton("Save event", keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)
        self.when.textEdited.connect(lambda _: self._read())
        self.kind.chosen.connect(lambda _: self._kind_chosen())
        self._read()

    def _arrange(self) -> None:
        answers = self._event.question_id if self._event else ""
        self._kind_row = Labelled("What happened", self.kind)
        self._when_row = Labelled("When", self.when, HOW_TO_WRITE)
        rows: list[tuple[QWidget, int, int, int]] = [
            (self._kind_row, 0, 0, 1),
            (Labelled("In your words", self.title), 0, 1, 1),
            (self.particulars, 1, 0, 2),
            (self._when_row, 2, 0, 2),
            (Labelled("Child", self.child), 3, 0, 1),
            (Labelled("Who", self.who), 3, 1, 1),
            (Labelled("System", self.system), 4, 0, 1),
            (Labelled("Where in it", self.source), 4, 1, 1),
            (Labelled("Words from the record", self.quote), 5, 0, 2),
            (Labelled("Note", self.remark), 6, 0, 2),
            (Labelled("Lane", self.lane), 7, 0, 1),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for widget, row, column, span in rows:
            grid.addWidget(widget, row, column, 1, span)
        self.body.addLayout(grid)
        if answers:
            self.note.setText(f"Its time is the answer to {answers}, which changes with it.")

    def _read(self) -> Moment | None:
        """Read the time as it is typed now and say how it was understood."""
        text = self.when.text().strip()
        if not text:
            self._say_when(HOW_TO_WRITE)
            return None
        if self._unchanged():
            return None
        try:
            moment = read_event_time(self._audit, text, event=self._event, after=self._after)
        except MomentError as error:
            self._say_when(str(error), wrong=True)
            return None
        self._say_when(understood(moment))
        return moment

    def _unchanged(self) -> bool:
        """Whether the time of an event that is there is as it was; words kept are not read anew."""
        event = self._event
        if event is None or self.when.text().strip() != event.typed.strip():
            return False
        self._say_when(understood(Moment.of(event)))
        return True

    def _say_when(self, sentence: str, *, wrong: bool = False) -> None:
        self._when_row.say(sentence, "small red" if wrong else "small t2")
        self.when.set_wrong(sentence if wrong else "")

    def _kind_chosen(self) -> None:
        self._say_kind("")
        self._show_particulars()

    def _show_particulars(self) -> None:
        """Offer the particulars of the kind that is chosen now."""
        kinds = self._audit.pinned.event_kinds.kinds
        self.particulars.show_kind(kinds.get(self.kind.value() or ""))

    def _say_kind(self, sentence: str) -> None:
        self._kind_row.say(sentence, "small red")

    def _save(self) -> None:
        moment = self._read()
        kind = self.kind.value()
        if kind is None:
            self._say_kind("Choose what happened.")
            self.kind.setFocus()
            return
        if moment is None and not (self._event is not None and self._unchanged()):
            if not self.when.text().strip():
                self._say_when("Write when it happened, or ? if the time is not known.", wrong=True)
            self.when.setFocus()
            return
        changes = self._session.run(
            save_event,
            self._audit.audit_id,
            self._event.id if self._event else "",
            moment=moment,
            quote=self.quote.text().strip(),
            kind=kind,
            **self._values(),
        )
        if changes is None:
            return
        made = [record for table, record in changes.ids if table == "event"]
        self.saved_id = self._event.id if self._event else next(iter(made), "")
        self.dismiss()

    def _values(self) -> dict[str, Any]:
        return {
            "title": self.title.text().strip(),
            "lane": self.lane.value() or "",
            "child_id": self.child.value(),
            "who": self.who.text().strip(),
            "source_system": self.system.text().strip(),
            "source": self.source.text().strip(),
            "note": self.remark.text().strip(),
            "details": self.particulars.value(),
        }


def _field(name: str, text: str, example: str) -> Field:
    return Field(name, text, placeholder=example, measure="dialog", delay=0)


def _combo(name: str, empty: str, options: list[tuple[str, str]], value: str | None) -> Combo:
    combo = Combo(name, options, empty=empty, measure="dialog")
    combo.set_value(value or None)
    return combo


def _lanes(audit: OpenAudit) -> list[tuple[str, str]]:
    return [(lane.id, lane.title) for lane in audit.pinned.event_kinds.lanes.values()]


def _children(audit: OpenAudit) -> list[tuple[str, str]]:
    return [(child.id, child.pseudonym) for child in audit.children]
