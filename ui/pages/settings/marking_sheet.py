"""Changing the protective marking: it stands on every page that leaves, so it asks why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.acts import deep_dives
from ui.kit.buttons import PrimaryButton
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.sheet import Sheet
from ui.kit.text_area import TextArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session


class MarkingSheet(Sheet):
    """Marking, handling line, and the reason for the change."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window, "Change the marking", width=560)
        self._session = session
        deep_dive = session.deep_dive
        self.marking = Field("Marking", deep_dive.marking, measure="dialog", delay=0)
        self.handling = Field("Handling", deep_dive.handling, measure="dialog", delay=0)
        self.reason = TextArea("Why does it change?")
        self._marking = Labelled("Marking", self.marking, "Such as OFFICIAL-SENSITIVE")
        self._reason = Labelled(
            "Why does it change?", self.reason, "Kept in the journal with your name"
        )
        self.body.addWidget(self._marking)
        self.body.addWidget(Labelled("Handling", self.handling, "Who may read it"))
        self.body.addWidget(self._reason)
        self.note.setText("Records filed before keep the marking they were filed with.")
        self.set_finish(PrimaryButton("Change marking", keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)

    def _save(self) -> None:
        if not self.marking.text().strip():
            self._marking.say("Write the marking, such as OFFICIAL-SENSITIVE.", "small red")
            self.marking.setFocus()
            return
        if not self.reason.text().strip():
            self._reason.say("Say why the marking changes.", "small red")
            self.reason.setFocus()
            return
        done = self._session.run(
            deep_dives.change_marking,
            self.marking.text(),
            self.handling.text(),
            self.reason.text(),
        )
        if done is not None:
            self.dismiss()


def change_marking(window: QWidget, session: Session) -> MarkingSheet:
    """Ask for another marking and the reason."""
    sheet = MarkingSheet(window, session)
    sheet.present(sheet.marking)
    return sheet
