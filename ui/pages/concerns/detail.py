"""One concern in full: what, who was told, who owns it, and its dated notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ddaudit_desktop.follow_up.concerns import show_instant
from ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.kit.facts import FactList
from ui.kit.labels import Label
from ui.kit.panels import Banner, Card, Line
from ui.kit.text_area import TextArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.follow_up.concerns import ConcernEntry, Note

WIDEST = 860
FOR_GOOD = (
    "A concern cannot be changed or deleted, and nothing here can be undone: a mistake gets a "
    "dated note. It is printed first in the record of its case and counted in the report."
)


class ConcernDetail(QWidget):
    """The concern that is chosen in the list.

    Signals:
        acknowledge_asked: somebody has taken it on, the person wants to say who.
        telling_asked: the person wants to say who was told.
        case_asked: go to its case.
        note_added: the concern, and the text of a note to keep.
    """

    acknowledge_asked = Signal()
    telling_asked = Signal()
    case_asked = Signal()
    note_added = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contents")
        self._shown = ""
        self._drafts: dict[str, str] = {}
        self._banner = Banner("red", "")
        self.acknowledge = PrimaryButton("Record who acknowledged it", measure="card")
        self._banner.add_action(self.acknowledge)
        self._what = Label("", wrap=True)
        self._facts = FactList()
        self.case = LinkButton("Go to the case", measure="card")
        self.telling = SecondaryButton("Record who was told", measure="card")
        self.note = TextArea("Add a note", placeholder="What happened since, or what was wrong")
        self.add = SecondaryButton("Add note", icon="note-pencil", measure="card")
        self._notes = QVBoxLayout()
        self._notes.setSpacing(8)
        self._note_count = Label("", "small t2")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self._banner)
        box.addWidget(self._told_card())
        box.addWidget(self._notes_card())
        box.addWidget(Label(FOR_GOOD, "small t2", wrap=True))
        box.addStretch(1)
        self.acknowledge.clicked.connect(self.acknowledge_asked)
        self.telling.clicked.connect(self.telling_asked)
        self.case.clicked.connect(self.case_asked)
        self.add.clicked.connect(self.write_note)
        self.note.textChanged.connect(self._typed)

    def _told_card(self) -> Card:
        card = Card("What is unsafe, and why now")
        card.title_row.addWidget(self.case)
        card.body.addWidget(self._what)
        card.body.addSpacing(4)
        card.body.addWidget(Line())
        card.body.addSpacing(4)
        card.body.addWidget(self._facts)
        row = QHBoxLayout()
        row.addWidget(self.telling)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _notes_card(self) -> Card:
        card = Card("Notes")
        card.title_row.addWidget(self._note_count)
        card.body.addLayout(self._notes)
        card.body.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.add)
        row.addWidget(Label("Kept with your name and the time", "small t2"))
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def show_entry(self, entry: ConcernEntry, *, writable: bool) -> None:
        """Show a concern; a note half typed on another one waits there."""
        if entry.id != self._shown:
            self._drafts[self._shown] = self.note.text()
            self._shown = entry.id
            self.note.setPlainText(self._drafts.pop(entry.id, ""))
        self._show_state(entry)
        self.acknowledge.setVisible(writable and not entry.owned)
        self._what.setText(entry.record.what)
        self._facts.set_facts(_facts(entry))
        self.case.setVisible(bool(entry.reference))
        self.case.setAccessibleName(f"Go to the case {entry.reference}")
        self.telling.setVisible(writable and not _told_in_full(entry))
        self.note.setVisible(writable)
        self.add.setVisible(writable)
        self._show_notes(entry.notes)
        self._typed()

    def _show_state(self, entry: ConcernEntry) -> None:
        if not entry.owned:
            self._banner.set_words(
                "red",
                f"Nobody has acknowledged this concern for {entry.waited_words}",
                f"{_sentence(entry.against_limit)} This tool sends nothing: ring again by your "
                "normal route, then record who took it on.",
                icon="phone-call",
            )
            return
        by = entry.record.acknowledged_by
        self._banner.set_words(
            "amb" if entry.late else "grn",
            f"{by} acknowledged it after {entry.waited_words}",
            _sentence(entry.against_limit),
            icon="clock" if entry.late else "",
        )

    def _show_notes(self, notes: Sequence[Note]) -> None:
        while item := self._notes.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._note_count.setText(str(len(notes)) if notes else "none so far")
        for note in notes:
            self._notes.addWidget(_NoteView(note))

    def _typed(self) -> None:
        self.add.setEnabled(bool(self.note.text().strip()))

    def write_note(self) -> None:
        """Keep the note that is typed, if there is one."""
        text = self.note.text().strip()
        if text:
            self.note.setPlainText("")
            self.note_added.emit(self._shown, text)

    def write_notes(self) -> None:
        """Keep every note that is half typed, on whichever concern."""
        self.write_note()
        drafts, self._drafts = self._drafts, {}
        for concern_id, text in drafts.items():
            if text.strip():
                self.note_added.emit(concern_id, text.strip())


class _NoteView(QWidget):
    def __init__(self, note: Note) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(Label(f"{show_instant(note.at)} · {note.by}", "small t3"))
        box.addWidget(Label(note.text, wrap=True))


def _facts(entry: ConcernEntry) -> list[tuple[str, str]]:
    concern = entry.record
    acknowledged = concern.acknowledged_at
    case = ", ".join(part for part in (entry.reference, concern.child) if part)
    return [
        ("Child", case or "Not given"),
        ("Raised", f"{show_instant(concern.raised_at)} by {concern.raised_by}"),
        ("Told", _capital(entry.told_words) if entry.told_words else "Not recorded yet"),
        (
            "Acknowledged",
            f"{show_instant(acknowledged)} by {concern.acknowledged_by}"
            if acknowledged
            else "Not yet",
        ),
    ]


def _told_in_full(entry: ConcernEntry) -> bool:
    return bool(entry.record.told and entry.record.how and entry.record.told_at)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _sentence(words: str) -> str:
    return f"{_capital(words)}."
