"""The actions page: what somebody has to do, and what the force has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.follow_up.registers import action_register, change_register
from ddaudit_desktop.reading import today
from ui.commands import KeyHint
from ui.dialogs.action import add_action, close_action, edit_action
from ui.dialogs.change import add_change, edit_change
from ui.kit.labels import Label
from ui.pages.actions.actions_card import ActionsCard
from ui.pages.actions.changes_card import ChangesCard
from ui.pages.actions.reading import ReadingCard
from ui.pages.page import Page
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from db.store import Changes
    from ui.session import Session

SIDE, MARGIN, GAP = 24, 14, 12
SHOWN = {"action", "change_made", "case_file", "improvement_point", "deep_dive"}


class ActionsPage(Page):
    """Actions above, the change register below."""

    title = "Actions and changes"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._day = Label("", "t2")
        self.actions_card = ActionsCard()
        self.changes_card = ChangesCard()
        self.reading = ReadingCard()
        self._in_hand: ActionsCard | ChangesCard = self.actions_card
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self.title, "page"))
        head.addWidget(self._day)
        head.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIDE, MARGIN, SIDE, MARGIN)
        box.setSpacing(GAP)
        box.addLayout(head)
        box.addWidget(self.actions_card)
        box.addWidget(self.changes_card)
        box.addWidget(self.reading)
        box.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        session = self.session
        actions, changes = self.actions_card, self.changes_card
        actions.add_asked.connect(lambda: add_action(self.window(), session))
        actions.edit_asked.connect(lambda id: edit_action(self.window(), session, id))
        actions.close_asked.connect(lambda id: close_action(self.window(), session, id))
        actions.case_asked.connect(lambda id: self.wanted.emit(Place("cases", case_id=id)))
        changes.add_asked.connect(lambda: add_change(self.window(), session))
        changes.edit_asked.connect(lambda id: edit_change(self.window(), session, id))
        for card in (actions, changes):
            card.table.current_changed.connect(lambda _, card=card: self._take_in_hand(card))
            card.table.entered_by_focus.connect(lambda card=card: self._take_in_hand(card))

    def _take_in_hand(self, card: ActionsCard | ChangesCard) -> None:
        """Show the chosen record of the table that the person is in."""
        if card.table.hasFocus() or not self.isVisible():
            self._in_hand = card
        self._show_reading()

    def _show_reading(self) -> None:
        """Show the record in full where there is room below the tables."""
        action = self.actions_card.table.current()
        change = self.changes_card.table.current()
        of_changes = self._in_hand is self.changes_card or action is None
        if of_changes and change is not None:
            self.reading.show_change(change)
        elif action is not None:
            self.reading.show_action(action)
        self.reading.setVisible(
            (action is not None or change is not None) and self._room() >= self._reading_height()
        )

    def _room(self) -> int:
        """What the tables leave free when each shows all of its rows."""
        taken = sum(
            card.sizeHint().height() + GAP for card in (self.actions_card, self.changes_card)
        )
        return self.height() - taken - self._day.sizeHint().height() - 2 * MARGIN - GAP

    def _reading_height(self) -> int:
        wide = self.width() - 2 * SIDE
        least = self.reading.sizeHint().height()
        return max(least, self.reading.heightForWidth(wide))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_reading()

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.kinds & SHOWN:
            return
        store = self.session.store
        day = today(store)
        self._day.setText(f"Today is {day:%A} {day.day} {day:%B %Y}")
        writable = not store.read_only
        self.actions_card.show_actions(action_register(store), writable=writable)
        self.changes_card.show_changes(change_register(store), writable=writable)
        self._show_reading()

    @override
    def arrive(self, place: Place) -> None:
        if not place.record_id:
            return
        if self.actions_card.select(place.record_id):
            self.actions_card.table.setFocus()
        elif self.changes_card.select(place.record_id):
            self.changes_card.table.setFocus()

    @override
    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint(("J", "K"), "Move"),
            KeyHint(("Enter",), "Open"),
            KeyHint(("A",), "Add"),
            KeyHint(("C",), "Close action"),
            KeyHint(("G",), "Go to case"),
            KeyHint(("1…4",), "Filter"),
        )

    @override
    def start_focus(self) -> None:
        card = self.actions_card
        (card.table if card.table.isVisibleTo(self) else card.add).setFocus()
