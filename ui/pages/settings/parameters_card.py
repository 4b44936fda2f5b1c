"""What the deep dive has set otherwise than the defaults, and why; and the way to change it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ddaudit_desktop.follow_up.concerns import show_instant
from ddaudit_desktop.reading import AS_OF, setting
from ui.kit.buttons import SecondaryButton
from ui.kit.labels import Label
from ui.kit.panels import Card

if TYPE_CHECKING:
    from ui.session import Session


class ParametersCard(Card):
    """How many limits differ, which, and why.

    Signals:
        wanted: show all of them, to be changed.
    """

    wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("Checks and clocks")
        self._session = session
        self.open = SecondaryButton("See all limits…", keys="Ctrl+Shift+K", measure="card")
        self.open.clicked.connect(self.wanted)
        self.count = Label("", "small t2")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self.count)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)

    def show_settings(self) -> None:
        """Show them."""
        from ddaudit_desktop.limits.listing import parameter_rows

        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        rows = parameter_rows(self._session.store, self._session.pinned.intervals)
        differ = [row for row in rows if row.differs]
        self.count.setText(f"{len(differ)} of {len(rows)} differ from the default.")
        for row in differ:
            said = f"{row.title}: {row.value_words} (default {row.default_words})"
            self._rows.addWidget(_said(said, row.reason))
        fixed = setting(self._session.store, AS_OF)
        if fixed:
            said = f"Counts as now: {show_instant(datetime.fromisoformat(fixed))}"
            self._rows.addWidget(_said(said, "The example stands still at this moment."))


def _said(words: str, reason: str) -> QWidget:
    view = QWidget()
    box = QVBoxLayout(view)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(2)
    box.addWidget(Label(words, "small", wrap=True))
    if reason:
        box.addWidget(Label(reason, "small t2", wrap=True))
    return view
