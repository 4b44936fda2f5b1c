"""The fixed parts of the sheet for a log: what log it is, the heads of both panes, the phrases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import KnownError
from ddaudit_desktop.entries import read_day
from ddaudit_desktop.logs.kept import log_name
from ddaudit_desktop.moments import show_date
from ui.kit.fields import Field
from ui.kit.flow import FlowLayout
from ui.kit.labels import Elided, Label, Pill
from ui.look import metrics

if TYPE_CHECKING:
    from ddaudit_desktop.definitions.phrases import Phrases as Language
    from ddaudit_desktop.logs.proposed import LogRead
    from ui.dialogs.paste.reader import Reading

SYSTEM = "Command and control"
OF_CHECK = "CK-"
"""How the code of a list begins that one check looks for, such as a wrong term."""
MOST_PHRASES = 12
"""Phrases shown one by one; more are counted."""


class LogFacts(QWidget):
    """Which system the log is from, its name there, the day of its first line, its clock.

    Signals:
        day_changed: the day was typed or taken out.
        source_changed: the name of the log is another.
    """

    day_changed = Signal()
    source_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.system = Field("Source", SYSTEM, measure="card", delay=0)
        self.source = Field("Name of the log", placeholder="Log 0871", measure="card", delay=0)
        self.day = Field("First line is dated", placeholder="11/02/2020", measure="card", delay=0)
        self._said = Label("", "small t2")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 10)
        row.setSpacing(20)
        for words, field in (
            ("Source", self.system),
            ("Name of the log", self.source),
            ("First line is dated", self.day),
        ):
            row.addLayout(_above(words, field), 2)
        row.addLayout(_above("", self._said), 3)
        row.addLayout(_above("Clock", Label("UK local time")), 1)
        self.day.committed.connect(lambda _: self.day_changed.emit())
        self.source.committed.connect(lambda _: self.source_changed.emit())

    def given_day(self) -> date | None:
        """The day that the person gave for the first line; a wrong one is said beside the field."""
        text = self.day.text().strip()
        if not text:
            return None
        try:
            return date.fromisoformat(read_day(text, None))
        except KnownError as error:
            self.say_day(str(error), wrong=True)
            return None

    def show_reading(self, reading: Reading | None) -> None:
        """Show the name of what was read and the day it begins; a table has its own of both."""
        table = reading.table if reading else ""
        if not table and not self.source.isEnabled():
            self.system.set_stored(self.system.text() or SYSTEM)
            self.source.set_stored("")
            self.say_day("")
        self.source.setEnabled(not table)
        self.day.setEnabled(not table)
        if table:
            if self.system.text() == SYSTEM:
                self.system.set_stored("")  # a table says so itself, or nothing does
            self.source.set_stored(table)
            self.day.set_stored("")
            self.say_day("Each row has its own date")
        elif reading is not None:
            if not self.source.text():
                there = reading.there
                self.source.set_stored(there.source if there else log_name(reading.read))
            self._show_day(reading.read)

    def _show_day(self, read: LogRead) -> None:
        if self.day.text().strip():
            return
        if read.first_day is None:
            self.say_day("No date in the text: type it", wrong=True)
        else:
            found = show_date(read.first_day.isoformat())
            self.say_day(f"{found}, read from {read.day_from}")

    def say_day(self, words: str, *, wrong: bool = False) -> None:
        """Say where the day was read, or what is wrong with the one typed."""
        self._said.set_look("small amb" if wrong else "small t2")
        self._said.setText(words)
        self.day.setAccessibleDescription(words)


def _above(words: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    label = Label(words, "tiny t3")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return column


class PaneHead(QWidget):
    """The head of one pane: its title, what is in it, and its buttons."""

    def __init__(self, title: str, *buttons: QWidget) -> None:
        super().__init__()
        self._said = Elided("", "small t2")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(Label(title, "strong"))
        row.addWidget(self._said, 1)
        for button in buttons:
            row.addWidget(button)
        self.setFixedHeight(metrics.tab_row())

    def say(self, words: str) -> None:
        """Say what is in the pane."""
        self._said.setText(words)


class Phrases(QWidget):
    """The phrases of the word lists that the text holds; the auditor judges them later."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists = language.lists
        self._head = Label("", "strong", wrap=True)
        self._flow_holder = QWidget()
        self._flow = FlowLayout(self._flow_holder, gap=6)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 10)
        box.setSpacing(8)
        box.addWidget(self._head)
        box.addWidget(self._flow_holder)
        self.hide()

    def show_reading(self, read: LogRead | None) -> None:
        """Show what a reading found; nothing hides the pane."""
        matches = [match for one in (read.proposed if read else ()) for match in one.matches]
        matches += read.loose_matches if read else ()
        found = dict.fromkeys((match.words, match.list_id) for match in matches)
        self.setVisible(bool(found))
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        number = f"{len(found)} phrases" if len(found) != 1 else "1 phrase"
        self._head.setText(f"{number} to look at: kept with event or log, you judge them later")
        for words, list_id in list(found)[:MOST_PHRASES]:
            self._flow.addWidget(self._pill(words, list_id))
        if len(found) > MOST_PHRASES:
            self._flow.addWidget(Label(f"and {len(found) - MOST_PHRASES} more", "small t2"))

    def _pill(self, words: str, list_id: str) -> Pill:
        """A phrase with its code; one that a check of its own looks for says what is wrong."""
        known = self._lists[list_id]
        said = f"“{words}”, {known.title.lower()}" if list_id.startswith(OF_CHECK) else f"“{words}”"
        pill = Pill(said, "plain", code=list_id)
        pill.setToolTip(f"{known.why} Instead: {known.instead}." if known.instead else known.why)
        return pill
