"""The page of concerns."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.labels import Label
from ui.pages.page import Page
from ui.session import Session


class ConcernsPage(Page):
    """The list of concerns."""

    title = "Concerns"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 14)
        box.addWidget(Label(self.title, "page"))
        box.addStretch(1)
