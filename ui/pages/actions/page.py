"""The actions page: what somebody has to do, and what the force has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.reading import today
from ddaudit_desktop.registers import action_register, change_register
from ui.commands import KeyHint
from ui.dialogs.action import add_action, close_action, edit_action
from ui.dialogs.change import add_change, edit_change
from ui.kit.labels import Label
from ui.pages.actions.actions_card import ActionsCard
from ui.pages.actions.changes_card import ChangesCard
from ui.pages.page import Page
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store import Changes
    from ui.session import Session

SHOWN = {"action", "change_made", "case_file", "improvement_point", "deep_dive"}


class ActionsPage(Page):
    """Actions above, the change register below."""

    title = "Actions and changes"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._day = Label("", "t2")
        self.actions_card = ActionsCard()
        self.changes_card = ChangesCard()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self.title, "page"))
        head.addWidget(self._day)
        head.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 14)
        box.setSpacing(12)
        box.addLayout(head)
        box.addWidget(self.actions_card)
        box.addWidget(self.changes_card)
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
