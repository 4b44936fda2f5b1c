"""The change register: what the force changed, and whether its effect was tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.buttons import SecondaryButton
from ui.kit.labels import Label, Severity
from ui.kit.panels import Card
from ui.pages.actions.models import CHANGE_COLUMNS
from ui.pages.actions.register import RegisterTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.follow_up.registers import ChangeEntry

NOTHING = (
    "No change has been entered. What the force changes after the inspection stands here, with "
    "the day from which it holds and the day on which its effect is tested."
)


class ChangesCard(Card):
    """The table of changes.

    Signals:
        add_asked: a new line.
        edit_asked: the id of the line to show.
    """

    add_asked = Signal()
    edit_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Change register", parent=parent)
        self._tested = Label("", "small t2")
        self._untested = Severity("high", "")
        self.title_row.insertWidget(1, self._tested)
        self.title_row.insertWidget(2, self._untested)
        self.add = SecondaryButton("Add change", icon="plus", keys="A", measure="card")
        self.title_row.addWidget(self.add)
        self.table: RegisterTable[ChangeEntry] = RegisterTable("Change register", CHANGE_COLUMNS)
        self._nothing = Label(NOTHING, "t2", wrap=True)
        self._nothing.setContentsMargins(15, 0, 15, 14)
        self.body.setContentsMargins(0, 0, 0, 1)
        self.body.addWidget(self.table)
        self.body.addWidget(self._nothing)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.table.opened.connect(lambda _: self._edit())
        self.table.key_pressed.connect(self._key)
        self.add.clicked.connect(self.add_asked)
        self._writable = True

    def show_changes(self, entries: Sequence[ChangeEntry], *, writable: bool) -> None:
        """Show the register."""
        self._writable = writable
        self.add.setVisible(writable)
        tested = sum(entry.state == "tested" for entry in entries)
        undated = sum(entry.state == "none" for entry in entries)
        self._tested.setText(f"{tested} of {len(entries)} tested" if entries else "")
        self._untested.set_level("high", f"{undated} without a test date")
        self._untested.setVisible(undated > 0)
        self.table.show_rows(entries)
        self.table.setVisible(bool(entries))
        self._nothing.setVisible(not entries)

    def select(self, record_id: str) -> bool:
        """Make a change the current one; whether it is there."""
        return self.table.select(record_id)

    def _key(self, letter: str) -> None:
        if letter == "A" and self._writable:
            self.add_asked.emit()

    def _edit(self) -> None:
        current = self.table.current()
        if current is not None and self._writable:
            self.edit_asked.emit(current.id)
