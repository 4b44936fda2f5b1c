"""The chosen action or change in full: what a row of a table has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from ddaudit_desktop.moments import show_date
from ui.kit.facts import FactList
from ui.kit.labels import Label
from ui.kit.panels import Card

if TYPE_CHECKING:
    from ddaudit_desktop.follow_up.registers import ActionEntry, ChangeEntry


class ReadingCard(Card):
    """Shows one record; it is there only where the window has room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._key = Label("", "code12")
        self.title_row.insertWidget(0, self._key)
        self._text = Label("", wrap=True)
        self._facts = FactList()
        self.body.addWidget(self._text)
        self.body.addWidget(self._facts)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_action(self, entry: ActionEntry) -> None:
        """Show an action."""
        action = entry.record
        self._key.setText(action.code)
        self.set_title(action.text)
        self._text.setVisible(False)
        self._say(
            ("Owner", action.owner),
            ("Set on", show_date(action.set_on)),
            ("To be tested", action.test),
            ("Re-test showed", action.retest_result),
            ("Note", action.note),
        )

    def show_change(self, entry: ChangeEntry) -> None:
        """Show a line of the register."""
        change = entry.record
        self._key.setText(change.code)
        self.set_title(change.title)
        self._text.setText(change.text)
        self._text.setVisible(bool(change.text))
        self._say(
            ("Owner", change.owner),
            ("Measured by", change.measure),
            ("Test", entry.test_words),
            ("Result", entry.result_words),
            ("It showed", change.result_note),
        )

    def _say(self, *facts: tuple[str, str]) -> None:
        self._facts.set_facts([(label, words) for label, words in facts if words])
