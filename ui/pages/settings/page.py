"""The page of settings."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.labels import Label
from ui.pages.page import Page
from ui.session import Session
from ui.settings import Settings


class SettingsPage(Page):
    """Facts and settings of the deep dive, its protection, and this workstation."""

    title = "Settings"

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._settings = settings
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 14)
        box.addWidget(Label(self.title, "page"))
        box.addStretch(1)
