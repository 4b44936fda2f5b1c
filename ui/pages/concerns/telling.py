"""Who was told of a concern, how and when, where that was not recorded when it was raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from db.errors import KnownError
from ddaudit_desktop.acts import concerns
from ddaudit_desktop.follow_up.concerns import show_instant
from ddaudit_desktop.moments import read_moment
from ddaudit_desktop.reading import present
from ui.dialogs.concern import HOW
from ui.kit.buttons import PrimaryButton
from ui.kit.fields import Field, MomentField
from ui.kit.labelled import Labelled
from ui.kit.segmented import Segmented
from ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from datetime import datetime

    from db.records import Concern
    from ui.session import Session


class TellingSheet(Sheet):
    """Records that a person told a person; what is there already is shown."""

    def __init__(self, window: QWidget, session: Session, concern: Concern) -> None:
        super().__init__(window, "Who was told of the concern?", width=600)
        self._session = session
        self._concern_id = concern.id
        self._now = present(session.store)
        told_at = show_instant(concern.told_at) if concern.told_at else ""
        self.told = Field("Who did you tell?", concern.told, measure="dialog", delay=0)
        self.how = Segmented(HOW, name="How")
        self.how.set_value(concern.how or None)
        self.told_at = MomentField("When", told_at, now_keys="Alt+N", measure="dialog")
        self._told = Labelled("Who did you tell?", self.told, "A role, such as: duty sergeant")
        self._when = Labelled("When did you tell them?", self.told_at, "Such as 18/6/2020 13:45")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.addWidget(self._told, 0, 0, 1, 2)
        grid.addWidget(Labelled("How", self.how), 1, 0)
        grid.addWidget(self._when, 1, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.note.setText("This tool sends nothing. It records that you told somebody.")
        self.set_finish(PrimaryButton("Record", keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)
        self.told_at.now_wanted.connect(lambda: self.told_at.setText(show_instant(self._now)))

    def _save(self) -> None:
        if not self.told.text().strip():
            self._told.say("Write who was told: a name or a role.", "small red")
            self.told.setFocus()
            return
        try:
            told_at = self._instant()
        except KnownError as error:
            self._when.say(str(error), "small red")
            self.told_at.setFocus()
            return
        done = self._session.run(
            concerns.tell_of_concern,
            self._concern_id,
            told=self.told.text().strip(),
            how=self.how.value() or "",
            told_at=told_at,
        )
        if done is not None:
            self.dismiss()

    def _instant(self) -> datetime | None:
        text = self.told_at.text().strip()
        if not text:
            return None
        moment = read_moment(text, near=self._now)
        if moment.precision in ("day", "month", "unknown"):
            raise KnownError("Write the time as well, such as 13:45, or leave the field empty.")
        return moment.earliest


def record_telling(window: QWidget, session: Session, concern: Concern) -> TellingSheet:
    """Ask who was told of a concern."""
    sheet = TellingSheet(window, session, concern)
    sheet.present(sheet.told)
    return sheet
