"""The sheet in which a log is pasted, gone through and added: one act, one step of undo.

A file can be opened instead: a text stands in the pane as if pasted, a table is asked about its
columns first and then gone through in the same list.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.acts.paste_log import add_from_log, add_from_table
from ddaudit_desktop.event_entry import kinds_by_group, lane_titles
from ddaudit_desktop.logs.choosing import Choosing
from ui.dialogs.paste.columns_sheet import ColumnsSheet
from ui.dialogs.paste.heads import LogFacts, PaneHead, Phrases
from ui.dialogs.paste.log_text import LogText
from ui.dialogs.paste.pane import ProposalsPane
from ui.dialogs.paste.reader import LogReader
from ui.dialogs.paste.sheet_hints import hints_for
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.panels import Line
from ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.errors import KnownError
    from db.store import Changes
    from ddaudit_desktop.logs.csv_file import Table
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.dialogs.paste.reader import Reading
    from ui.session import Session
    from ui.settings import Settings
    from ui.work import Worker

REST = 300
"""Milliseconds without typing after which the text is read again."""
FILES = "Logs and tables of events (*.txt *.log *.csv *.tsv);;All files (*)"
QUIET = (
    "Nothing is added until you accept it. One undo takes all of them back. "
    "Your answers stay yours: events only offer times."
)
LONG = "A long text is read here and not changed. Paste another over it, or open a file."
PICTURE = "Nothing that shows a child may be copied in. Copy the text of the log instead."


class PasteSheet(Sheet):
    """Text at the left, proposals at the right; the worker reads, the window never waits."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        worker: Worker,
        audit: OpenAudit,
        settings: Settings,
    ) -> None:
        title = f"Paste log into {audit.case.reference}"
        super().__init__(window, title, width=1210, height=770, scrolls=False)
        self._session = session
        self._audit = audit
        self._settings = settings
        self._reading: Reading | None = None
        self._text_read = ""
        self._warned = 0
        self._reader = LogReader(worker, audit, self)
        self.facts = LogFacts()
        self.text = LogText()
        self.phrases = Phrases(audit.pinned.language)
        self.pane = ProposalsPane(
            audit.pinned.event_kinds, kinds_by_group(audit), lane_titles(audit)
        )
        self._open = SecondaryButton("Open file…", keys="Ctrl+O", measure="card")
        self._left = PaneHead("Pasted text", self._open)
        self._arrange()
        self._button = PrimaryButton("Add events", keys="Ctrl+Enter", measure="dialog")
        self.set_finish(self._button)
        self.note.setText(QUIET)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._connect()
        self.pane.refresh()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._left)
        left.addWidget(self.text, 1)
        left.addWidget(Line())
        left.addWidget(self.phrases)
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        panes.addLayout(left, 4)
        panes.addWidget(Line(upright=True))
        panes.addWidget(self.pane, 6)
        self.body.addWidget(self.facts)
        self.body.addWidget(Line())
        self.body.addLayout(panes, 1)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._text_changed)
        self.text.replaced.connect(self._replaced)
        self.text.line_chosen.connect(self.pane.choose_line)
        self.text.picture_refused.connect(
            lambda: self.pane.say("A picture cannot be pasted.", PICTURE)
        )
        self._rest.timeout.connect(self.read)
        self._reader.read.connect(self._show_reading)
        self._reader.opened.connect(self._show_file)
        self._reader.refused.connect(self._refused)
        self._reader.progressed.connect(self.pane.say_reading)
        self.facts.day_changed.connect(self.read)
        self.pane.changed.connect(self._show_button)
        self.pane.line_wanted.connect(self._line_wanted)
        self.pane.told.connect(self.note.setText)
        self._open.clicked.connect(self.open_file)
        self.finish_asked.connect(self._add)
        self.dismissed.connect(self._reader.stop)
        self.focus_moved.connect(self._tell_window)

    def take_clipboard(self) -> None:
        """Put in what was copied, if it is the text of something of several lines."""
        copied = QApplication.clipboard().text()
        if "\n" in copied.strip():
            self.text.show_text(copied)

    # Files

    def open_file(self) -> None:
        """Ask for the file of a log or a table."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Open a log or a table of events", "", FILES)
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Read a file in place of what stands here."""
        self._rest.stop()
        self.pane.say_reading()
        self._reader.open(path)

    def _show_file(self, found: Table | str) -> None:
        if isinstance(found, str):
            self.text.show_text(found)
            if not found.strip():
                self.pane.say("The file is empty.", "See that it is the right one.")
        else:
            self.pane.refresh()
            self._ask_columns(found)

    def _ask_columns(self, table: Table) -> None:
        window = self.parentWidget()
        assert window is not None
        reader = LogReader(self._reader.worker, self._audit, self)
        sheet = ColumnsSheet(window, table, reader, self._settings)
        sheet.read.connect(self._show_table)
        sheet.present(sheet.first_field)

    def _show_table(self, reading: Reading) -> None:
        """Show the rows of a table at the left and what they propose at the right."""
        rows = "\n".join(line.text for line in reading.read.lines)
        self._text_read = rows  # it is read already
        self.text.show_text(rows, fixed=True)
        self._show_reading(reading)

    # Reading

    def _text_changed(self) -> None:
        """Read again after a rest; marking times and phrases is no change of the text."""
        if self.text.log != self._text_read:
            self._rest.start()

    def _replaced(self) -> None:
        if self.text.log != self._text_read or not self.text.isReadOnly():
            self.read()
        self.note.setText(LONG if self.text.is_long else QUIET)

    def read(self) -> None:
        """Read the text as it stands now."""
        if self._reading is not None and self._reading.table and self.text.log == self._text_read:
            return
        self._rest.stop()
        self._text_read = self.text.log
        if self._text_read.strip():
            self.pane.say_reading()
        self._reader.ask(self._text_read, self.facts.given_day())

    def _refused(self, error: KnownError) -> None:
        self._show_reading(None)
        head, _, rest = str(error).partition(". ")
        self.pane.say(head, rest)

    def _show_reading(self, reading: Reading | None) -> None:
        self._reading = reading
        read = reading.read if reading else None
        self.facts.show_reading(reading)
        self.text.show_reading(read)
        self.phrases.show_reading(read)
        notices = read.notices if read else ()
        self.pane.say(*(notices[0].partition(". ")[::2] if notices else ("", "")))
        self.pane.show_choosing(
            Choosing(reading.placed, table=reading.table) if reading is not None else None
        )

    def _line_wanted(self, first: int, last: int) -> None:
        if not self.text.hasFocus():
            self.text.show_lines(first, last)

    def _show_button(self) -> None:
        choosing = self.pane.choosing
        words = _finish_words(choosing)
        self._button.setEnabled(choosing is not None and words != NOTHING)
        self._button.setText(words)
        self._tell_window()

    # Adding

    def _add(self) -> None:
        choosing, reading = self.pane.choosing, self._reading
        if self._rest.isActive():
            self.read()
            self.pane.say("The text has changed.", "Look at the events once more, then add them.")
            return
        if choosing is None or reading is None or self._act(choosing, reading) is None:
            return
        self._session.tell(f"{_finish_words(choosing)}: done. Ctrl+Z takes it back.")
        self.dismiss()

    def _act(self, choosing: Choosing, reading: Reading) -> Changes | None:
        accepted = choosing.accepted([line.text for line in reading.read.lines])
        system = self.facts.system.text().strip()
        if reading.table:
            return self._session.run(
                add_from_table,
                self._audit.audit_id,
                reading.table,
                accepted,
                source_system=system,
            )
        return self._session.run(
            add_from_log,
            self._audit.audit_id,
            self.text.log,
            accepted,
            source_system=system,
            source=self.facts.source.text().strip(),
        )

    # Keys

    @override
    def hints(self) -> Sequence[tuple[Sequence[str], str]]:
        """The keys of what has the focus: the text, the list of events, or the fields below it."""
        return hints_for(self.focusWidget(), self.pane, super().hints())

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the keys of the sheet from commands of the window that have the same."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._does(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _does(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does here, if anything."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_F8:
                return partial(self.pane.next_to_check, -1 if shift else 1)
            case Qt.Key.Key_F6:
                return self._other_pane
            case Qt.Key.Key_A if control:
                return self.pane.tick_all
            case Qt.Key.Key_O if control and not shift:
                return self.open_file
            case Qt.Key.Key_Escape if self.pane.editor.isAncestorOf(self.focusWidget() or self):
                return self.pane.table.setFocus
            case Qt.Key.Key_M if not control and self.pane.table.hasFocus():
                return self.pane.merge_up
        return None

    @override
    def cancel(self) -> None:
        """Close without adding; where rows were corrected, say so first and close the next time."""
        corrected = self.pane.choosing.corrected if self.pane.choosing else 0
        if not corrected or self._warned == corrected:
            super().cancel()
            return
        self._warned = corrected
        rows = "1 row is" if corrected == 1 else f"{corrected} rows are"
        self.pane.say("Nothing is added yet.", f"{rows} corrected. Esc once more leaves all of it.")

    def _other_pane(self) -> None:
        other = self.pane.table if self.text.hasFocus() else self.text
        other.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = self._does(event)
        if does is None:
            super().keyPressEvent(event)
            return
        does()
        event.accept()


NOTHING = "Nothing to add"


def _finish_words(choosing: Choosing | None) -> str:
    """What the button does: ``Add 16 events, link 1``."""
    if choosing is None:
        return "Add events"
    add, link = choosing.to_add, choosing.to_link
    if not add and not link:
        return NOTHING if choosing.table else "Keep the log alone"
    said = [f"add {add} events" if add != 1 else "add 1 event"] if add else []
    said += [f"link {link}"] if link else []
    words = ", ".join(said)
    return words[:1].upper() + words[1:]


def paste_log(
    window: QWidget, session: Session, worker: Worker, case_id: str, settings: Settings
) -> PasteSheet:
    """Open the sheet for a case, with what was copied already in it."""
    sheet = PasteSheet(window, session, worker, session.peek_audit(case_id), settings)
    sheet.present(sheet.text)
    sheet.take_clipboard()
    return sheet


def events_from_file(
    window: QWidget, session: Session, worker: Worker, case_id: str, settings: Settings
) -> PasteSheet:
    """Open the sheet for a case and ask for the file of a log or a table."""
    sheet = PasteSheet(window, session, worker, session.peek_audit(case_id), settings)
    sheet.present(sheet.text)
    sheet.open_file()
    return sheet
