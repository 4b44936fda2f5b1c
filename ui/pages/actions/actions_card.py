"""The actions: filtered by how they stand, added, changed and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ddaudit_desktop.follow_up.registers import ActionEntry, count_states
from ui.kit.buttons import SecondaryButton
from ui.kit.chips import FilterChip
from ui.kit.labels import Label
from ui.kit.panels import Card
from ui.pages.actions.models import ACTION_COLUMNS
from ui.pages.actions.register import RegisterTable

if TYPE_CHECKING:
    from collections.abc import Sequence

FILTERS = (("open", "Open"), ("overdue", "Overdue"), ("closed", "Closed"), ("all", "All"))
NOTHING = {
    "open": "No action is open.",
    "overdue": "No action is overdue.",
    "closed": "No action has been closed. Closing asks what the re-test showed.",
    "all": "No action has been set. Each needs an owner, a day, and a test of whether it worked.",
}


class ActionsCard(Card):
    """The table of actions with its filters.

    Signals:
        add_asked: a new action.
        edit_asked: the id of the action to show.
        close_asked: the id of the action to close.
        case_asked: the id of the case to go to.
    """

    add_asked = Signal()
    edit_asked = Signal(str)
    close_asked = Signal(str)
    case_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Actions", parent=parent)
        self._entries: list[ActionEntry] = []
        self._filter = "open"
        self.chips: dict[str, FilterChip] = {}
        self._group = QButtonGroup(self)
        for at, (code, word) in enumerate(FILTERS):
            chip = FilterChip(word, count=0)
            chip.clicked.connect(lambda _=False, code=code: self.show_only(code))
            self.chips[code] = chip
            self._group.addButton(chip)
            self.title_row.insertWidget(1 + at, chip)
        self.chips["open"].setChecked(True)
        self.end = SecondaryButton("Close…", keys="C", measure="card")
        self.go = SecondaryButton("Go to case", keys="G", measure="card")
        self.add = SecondaryButton("Add action", icon="plus", keys="A", measure="card")
        for button in (self.go, self.end, self.add):
            self.title_row.addWidget(button)
        self.table: RegisterTable[ActionEntry] = RegisterTable("Actions", ACTION_COLUMNS)
        self._nothing = Label("", "t2", wrap=True)
        self._nothing.setContentsMargins(15, 0, 15, 14)
        self.body.setContentsMargins(0, 0, 0, 1)
        self.body.addWidget(self.table)
        self.body.addWidget(self._nothing)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.table.opened.connect(lambda _: self._edit())
        self.table.current_changed.connect(lambda _: self._show_possible())
        self.table.key_pressed.connect(self._key)
        self.end.clicked.connect(self._close)
        self.go.clicked.connect(self._go)
        self.add.clicked.connect(self.add_asked)
        self._writable = True

    def show_actions(self, entries: Sequence[ActionEntry], *, writable: bool) -> None:
        """Show these, as far as the filter lets them through."""
        self._entries = list(entries)
        self._writable = writable
        self.add.setVisible(writable)
        self.end.setVisible(writable)
        for code, count in count_states(self._entries).items():
            self.chips[code].set_count(count)
        self.show_only(self._filter)

    def show_only(self, code: str) -> None:
        """Let through only actions that stand like this."""
        self._filter = code
        self.chips[code].setChecked(True)
        shown = [entry for entry in self._entries if _passes(entry, code)]
        self.table.show_rows(shown)
        self.table.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._nothing.setText(NOTHING[code] if self._entries else NOTHING["all"])
        self._show_possible()

    def select(self, record_id: str) -> bool:
        """Make an action the current one, whatever the filter was; whether it is there."""
        found = next((entry for entry in self._entries if entry.id == record_id), None)
        if found is None:
            return False
        if not _passes(found, self._filter):
            self.show_only("all")
        return self.table.select(record_id)

    def _show_possible(self) -> None:
        current = self.table.current()
        self.go.setEnabled(current is not None and bool(current.reference))
        self.end.setEnabled(current is not None and current.state != "closed")

    def _key(self, letter: str) -> None:
        codes = [code for code, _ in FILTERS]
        if letter.isdigit() and 0 < int(letter) <= len(codes):
            self.show_only(codes[int(letter) - 1])
        elif letter == "A" and self._writable:
            self.add_asked.emit()
        elif letter == "C" and self._writable:
            self._close()
        elif letter == "G":
            self._go()

    def _edit(self) -> None:
        current = self.table.current()
        if current is not None and self._writable:
            self.edit_asked.emit(current.id)

    def _close(self) -> None:
        current = self.table.current()
        if current is not None and current.state != "closed":
            self.close_asked.emit(current.id)

    def _go(self) -> None:
        current = self.table.current()
        if current is not None and current.reference and current.record.case_id:
            self.case_asked.emit(current.record.case_id)


def _passes(entry: ActionEntry, code: str) -> bool:
    if code == "all":
        return True
    if code == "open":
        return entry.state != "closed"
    return entry.state == code
