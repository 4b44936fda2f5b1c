"""The sheet in which a log is pasted, gone through and added: one act, one step of undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop.acts.paste_log import add_from_log
from ddaudit_desktop.entries import read_day
from ddaudit_desktop.event_entry import kinds_by_group
from ddaudit_desktop.logs.against import propose_against
from ddaudit_desktop.logs.choosing import Choosing
from ddaudit_desktop.logs.kept import kept_log, log_name, logs_of
from ddaudit_desktop.moments import show_date
from ui.dialogs.paste.heads import LogFacts, PaneHead, Phrases
from ui.dialogs.paste.log_text import LogText
from ui.dialogs.paste.proposals import ProposalsModel, ProposalsTable
from ui.dialogs.paste.reader import LogReader
from ui.dialogs.paste.row_editor import RowEditor
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.panels import Banner, Line
from ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ddaudit_desktop.logs.proposed import LogRead
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.session import Session
    from ui.work import Worker

REST = 300
"""Milliseconds without typing after which the text is read again."""
QUIET = (
    "Nothing is added until you accept it. One undo takes all of them back. "
    "Your answers stay yours: events only offer times."
)


class PasteSheet(Sheet):
    """Text at the left, proposals at the right; the worker reads, the window never waits."""

    def __init__(self, window: QWidget, session: Session, worker: Worker, audit: OpenAudit) -> None:
        title = f"Paste log into {audit.case.reference}"
        super().__init__(window, title, width=1210, height=770, scrolls=False)
        self._session = session
        self._audit = audit
        self._read: LogRead | None = None
        self._text_read = ""
        self._reader = LogReader(worker, audit, self)
        kinds = audit.pinned.event_kinds
        self.facts = LogFacts()
        self.text = LogText()
        self.phrases = Phrases()
        self.model = ProposalsModel(kinds)
        self.table = ProposalsTable(self.model)
        self.editor = RowEditor(kinds_by_group(audit), list(kinds.lanes.values()))
        self.all = SecondaryButton("Tick all", keys="Ctrl+A", measure="card")
        self.check = SecondaryButton("Next to check", keys="F8", measure="card")
        self._left = PaneHead("Pasted text")
        self._right = PaneHead("Proposed events", self.all, self.check)
        self._notice = Banner("amb", "", "")
        self._notice.hide()
        self._arrange()
        self._button = PrimaryButton("Add events", keys="Ctrl+Enter", measure="dialog")
        self.set_finish(self._button)
        self.note.setText(QUIET)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._connect()
        self._show()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._left)
        left.addWidget(self.text, 1)
        left.addWidget(Line())
        left.addWidget(self.phrases)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._right)
        right.addWidget(self.table, 1)
        right.addWidget(self._notice)
        right.addWidget(Line())
        right.addWidget(self.editor)
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        panes.addLayout(left, 4)
        panes.addWidget(Line(upright=True))
        panes.addLayout(right, 6)
        self.body.addWidget(self.facts)
        self.body.addWidget(Line())
        self.body.addLayout(panes, 1)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._text_changed)
        self.text.line_chosen.connect(self._line_chosen)
        self.text.picture_refused.connect(
            lambda: self._say(
                "A picture cannot be pasted.",
                "Nothing that shows a child may be copied in. Copy the text of the log instead.",
            )
        )
        self._rest.timeout.connect(self.read)
        self._reader.read.connect(self._show_reading)
        self._reader.refused.connect(self._refused)
        self.facts.day_changed.connect(self.read)
        self.facts.source_changed.connect(self._show)
        self.table.current_changed.connect(lambda _: self._row_chosen())
        self.table.opened.connect(lambda _: self.editor.when.setFocus())
        self.table.tick_asked.connect(self._tick)
        self.editor.corrected.connect(self._correct)
        self.all.clicked.connect(self._tick_all)
        self.check.clicked.connect(lambda: self.next_to_check(1))
        self.finish_asked.connect(self._add)
        self.dismissed.connect(self._reader.stop)

    def take_clipboard(self) -> None:
        """Put in what was copied, if it is the text of something of several lines."""
        copied = QApplication.clipboard().text()
        if "\n" in copied.strip():
            self.text.setPlainText(copied)
            self.read()

    # Reading

    def _text_changed(self) -> None:
        """Read again after a rest; marking times and phrases is no change of the text."""
        if self.text.toPlainText() != self._text_read:
            self._rest.start()

    def read(self) -> None:
        """Read the text as it stands now."""
        self._rest.stop()
        self._text_read = self.text.toPlainText()
        if self._text_read.strip():
            self._right.say("reading…")
        self._reader.ask(self._text_read, self._given_day())

    def _given_day(self) -> date | None:
        """The day that the person gave for the first line; a wrong one is said beside the field."""
        text = self.facts.day.text().strip()
        if not text:
            return None
        try:
            return date.fromisoformat(read_day(text, None))
        except KnownError as error:
            self.facts.say_day(str(error), wrong=True)
            return None

    def _refused(self, sentence: str) -> None:
        self._show_reading(None)
        head, _, rest = sentence.partition(". ")
        self._say(f"{head.rstrip('.')}.", rest)

    def _show_reading(self, read: LogRead | None) -> None:
        from ddaudit_desktop.logs.words import log_words

        self._read = read
        choosing = None
        if read is not None:
            there = kept_log(logs_of(self._audit), self.text.toPlainText())
            placed = propose_against(
                read,
                self._audit.events,
                log_id=there.id if there else "",
                several=log_words().several,
            )
            choosing = Choosing(placed)
            if not self.facts.source.text():
                self.facts.source.set_stored(there.source if there else log_name(read))
        self.model.show_choosing(choosing)
        self.text.show_reading(read)
        self.phrases.show_reading(read)
        self._show_day(read)
        self.table.fit()
        self._say(*(read.notices[0].partition(". ")[::2] if read and read.notices else ("", "")))
        if self.model.rowCount():
            self.table.selectRow(0)
        self._show()

    def _show_day(self, read: LogRead | None) -> None:
        if read is None or self.facts.day.text().strip():
            return
        if read.first_day is None:
            self.facts.say_day("No date in the text: type it", wrong=True)
        else:
            found = show_date(read.first_day.isoformat())
            self.facts.say_day(f"{found}, read from {read.day_from}")

    # The list

    def _row_chosen(self) -> None:
        at = self.table.currentIndex().row()
        choice = self.model.choice(at)
        near = None
        if choice is not None:
            earlier = self.model.choice(at - 1)
            near = choice.moment.earliest or (earlier.moment.earliest if earlier else None)
            if not self.text.hasFocus():
                self.text.show_lines(choice.line, choice.last_line)
        self.editor.show_choice(choice, near)

    def _line_chosen(self, line: int) -> None:
        at = self.model.choosing.row_of_line(line) if self.model.choosing else None
        if at is not None:
            self.table.selectRow(at)

    def _tick(self, at: int) -> None:
        choice = self.model.choice(at)
        if choice is None or self.model.choosing is None or choice.state == "repeat":
            return
        if not choice.kind:
            self.editor.kind.setFocus()
            return
        self.model.choosing.tick(at, not choice.ticked)
        self.model.row_changed(at)
        self._show()

    def _tick_all(self) -> None:
        if self.model.choosing is not None:
            self.model.choosing.tick_all()
            self.model.all_changed()
            self._show()

    def _correct(self, values: dict[str, Any]) -> None:
        at = self.table.currentIndex().row()
        if self.model.choosing is None or self.model.choice(at) is None:
            return
        self.model.choosing.correct(at, **values)
        self.model.row_changed(at)
        self._row_chosen()
        self._show()

    def merge_up(self) -> None:
        """Make the row part of the one above."""
        at = self.table.currentIndex().row()
        if self.model.choosing is not None and self.model.choosing.merge_up(at):
            self.model.show_choosing(self.model.choosing)
            self.table.selectRow(at - 1)
            self._show()

    def next_to_check(self, by: int) -> None:
        """Go to the next proposal that a person should look at."""
        if self.model.choosing is None:
            return
        at = self.model.choosing.next_to_check(self.table.currentIndex().row(), by)
        if at is not None:
            self.table.selectRow(at)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def _show(self) -> None:
        choosing = self.model.choosing
        self._right.say(choosing.summary if choosing else "nothing read yet")
        self.check.setEnabled(choosing is not None and choosing.next_to_check(-1) is not None)
        self.all.setEnabled(choosing is not None and bool(choosing.rows))
        self._button.setEnabled(choosing is not None)
        self._button.setText(_finish_words(choosing))

    def _say(self, title: str, rest: str) -> None:
        self._notice.setVisible(bool(title))
        if title:
            said = title if title.endswith(".") else f"{title}."
            self._notice.set_words("amb", said, rest)

    # Adding

    def _add(self) -> None:
        choosing, read = self.model.choosing, self._read
        if self._rest.isActive():
            self.read()
            self._say("The text has changed.", "Look at the events once more, then add them.")
            return
        if choosing is None or read is None:
            return
        changes = self._session.run(
            add_from_log,
            self._audit.audit_id,
            self.text.toPlainText(),
            choosing.accepted([line.text for line in read.lines]),
            source_system=self.facts.system.text().strip(),
            source=self.facts.source.text().strip(),
        )
        if changes is not None:
            self._session.tell(f"{_finish_words(choosing)}: done. Ctrl+Z takes it back.")
            self.dismiss()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_F8:
            self.next_to_check(-1 if shift else 1)
        elif event.key() == Qt.Key.Key_F6:
            other = self.table if self.text.hasFocus() else self.text
            other.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_A and control:
            self._tick_all()
        elif event.key() == Qt.Key.Key_M and not control and self.table.hasFocus():
            self.merge_up()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


def _finish_words(choosing: Choosing | None) -> str:
    """What the button does: ``Add 16 events, link 1``."""
    if choosing is None:
        return "Add events"
    add, link = choosing.to_add, choosing.to_link
    if not add and not link:
        return "Keep the log alone"
    said = [f"{add} events" if add != 1 else "1 event"] if add else []
    words = f"Add {said[0]}" if said else ""
    linked = f"link {link}" if link else ""
    joined = ", ".join(filter(None, (words, linked)))
    return joined[:1].upper() + joined[1:]


def paste_log(window: QWidget, session: Session, worker: Worker, case_id: str) -> PasteSheet:
    """Open the sheet for a case, with what was copied already in it."""
    sheet = PasteSheet(window, session, worker, session.peek_audit(case_id))
    sheet.present(sheet.text)
    sheet.take_clipboard()
    return sheet
