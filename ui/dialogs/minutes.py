"""Correcting the minutes spent on an audit (HD-16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import KnownError
from ddaudit_desktop.acts.cases import correct_time
from ddaudit_desktop.entries import read_number
from ddaudit_desktop.reading import one
from ui.kit.buttons import PrimaryButton
from ui.kit.entry_sheet import EntrySheet
from ui.kit.fields import Field
from ui.kit.labelled import Labelled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session

NAME = "Minutes spent on this audit"
HINT = "Counted while you work, and not after three minutes without a key or a click"


class MinutesSheet(EntrySheet):
    """One number; counting goes on from it."""

    def __init__(self, window: QWidget, session: Session, audit_id: str) -> None:
        from db.records import Audit

        super().__init__(window, NAME, width=480)
        self._session = session
        self._audit_id = audit_id
        kept = one(session.store, Audit, audit_id).minutes
        self.minutes = Field(NAME, str(kept or ""), measure="dialog", delay=0)
        self._row = Labelled(NAME, self.minutes, HINT)
        self.body.addWidget(self._row)
        self.note.setText("Undo takes it back.")
        self.set_finish(PrimaryButton("Save minutes", keys="Ctrl+Enter", measure="dialog"))
        self.minutes.returnPressed.connect(self.finish_asked)
        self.finish_asked.connect(self._save)

    def _save(self) -> None:
        try:
            minutes = int(read_number(self.minutes.text()) or 0)
        except KnownError as error:
            self._row.say(str(error), "small red")
            return
        if self._session.run(correct_time, self._audit_id, minutes) is not None:
            self.dismiss()


def correct_minutes(window: QWidget, session: Session, audit_id: str) -> MinutesSheet:
    """Ask how many minutes were spent."""
    sheet = MinutesSheet(window, session, audit_id)
    sheet.present(sheet.minutes)
    sheet.minutes.selectAll()
    return sheet
