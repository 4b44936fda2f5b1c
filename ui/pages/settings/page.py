"""The settings page: the deep dive's facts, its protection, and this workstation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.commands import KeyHint
from ui.kit.labels import Label
from ui.kit.scroll import Scroller
from ui.pages.page import Page
from ui.pages.settings.facts_cards import DiveCard, SampleCard
from ui.pages.settings.governance_card import GovernanceCard
from ui.pages.settings.parameters_card import ParametersCard
from ui.pages.settings.protection_cards import HandlingCard, ProtectionCard
from ui.pages.settings.tested_cards import InspectionCard, ScaleCard
from ui.pages.settings.workstation_card import WorkstationCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store import Changes
    from ui.session import Session
    from ui.settings import Settings

SHOWN = {"deep_dive", "setting", "governance", "inspection", "improvement_point", "scale"}


class SettingsPage(Page):
    """Two columns of cards; every entry is saved as it is made."""

    title = "Settings"

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.dive = DiveCard(session)
        self.sample = SampleCard(session)
        self.inspection = InspectionCard(session)
        self.scale = ScaleCard(session)
        self.handling = HandlingCard(session)
        self.protection = ProtectionCard(session)
        self.governance = GovernanceCard(session)
        self.parameters = ParametersCard(session)
        self.workstation = WorkstationCard(settings)
        self._said = Label("", "t2")
        self.protection.recovery_asked.connect(lambda: self.asked.emit("file.recovery"))
        self.parameters.wanted.connect(lambda: self.asked.emit("dive.parameters"))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self.title, "page"))
        head.addWidget(self._said)
        head.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 8, 0)
        box.setSpacing(12)
        box.addLayout(head)
        box.addWidget(Scroller(self._contents()), 1)

    def _contents(self) -> QWidget:
        contents = QWidget()
        contents.setObjectName("contents")
        columns = QHBoxLayout(contents)
        columns.setContentsMargins(0, 0, 16, 14)
        columns.setSpacing(16)
        left = (self.dive, self.sample, self.inspection)
        right = (
            self.handling,
            self.protection,
            self.workstation,
            self.scale,
            self.governance,
            self.parameters,
        )
        for cards in (left, right):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        return contents

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.kinds & SHOWN:
            return
        deep_dive = self.session.deep_dive
        writable = not self.session.store.read_only
        self._said.setText("Saved as you write" if writable else "Open for reading only")
        for card in (self.dive, self.sample, self.inspection, self.handling, self.protection):
            card.show_of(deep_dive, writable=writable)
        self.scale.show_of(deep_dive)
        self.governance.show_bodies(writable=writable)
        self.parameters.show_settings()
        self.workstation.show_look()
        self.workstation.show_recent()

    @override
    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint(("Tab",), "Move"), KeyHint(("Ctrl+Z",), "Undo"))

    @override
    def start_focus(self) -> None:
        self.dive.title_field.field.setFocus()

    @override
    def leave(self) -> None:
        for saved in (*self.dive.fields, *self.sample.fields):
            saved.field.flush()
