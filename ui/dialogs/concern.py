"""A child may be unsafe now: the one form that must never be in the way (design 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from db.errors import KnownError
from ddaudit_desktop.acts import concerns
from ddaudit_desktop.moments import Moment, read_moment, show_moment
from ddaudit_desktop.reading import one, present
from ui.kit.buttons import DangerButton, PrimaryButton
from ui.kit.entry_sheet import EntrySheet
from ui.kit.fields import Field, MomentField
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.panels import Banner
from ui.kit.segmented import Segment, Segmented
from ui.kit.sheet import Sheet
from ui.kit.text_area import TextArea

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ui.session import Session

HOW = (
    Segment("phone", "Phone"),
    Segment("in_person", "In person"),
    Segment("radio", "Radio"),
    Segment("other", "Other"),
)


class ConcernSheet(EntrySheet):
    """The form of a concern; it saves with only the first box filled."""

    def __init__(self, window: QWidget, session: Session, case_id: str) -> None:
        super().__init__(window, "Raise an immediate concern", width=640)
        self._session = session
        self._case_id = case_id
        self._now = present(session.store)
        self.what = TextArea("What is unsafe now, and why now?", min_lines=3)
        self.told = Field("Who did you tell?", measure="dialog", delay=0)
        self.how = Segmented(HOW, name="How")
        self.told_at = MomentField("When did you tell them?", now_keys="Alt+N", measure="dialog")
        self.acknowledged = Field(
            "Acknowledged by",
            placeholder="Leave empty until someone owns it",
            measure="dialog",
            delay=0,
        )
        self.child = Field("Child", self._child_words(), measure="dialog", delay=0)
        self._wrong = Label("", "small red", wrap=True)
        self._wrong.hide()
        self._arrange()
        self.note.setText("Cannot be deleted. Reminds you until acknowledged. Printed first.")
        self.set_finish(DangerButton("Save concern", keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)
        self.told_at.now_wanted.connect(self._tell_now)

    def _arrange(self) -> None:
        self.body.addWidget(
            Banner(
                "red",
                "Tell someone now, by your normal route.",
                "This tool sends nothing. Ring the duty supervisor or social care, then record "
                "here that you did. You can save with only the first box filled.",
                icon="phone-call",
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.addWidget(Labelled("What is unsafe now, and why now?", self.what), 0, 0, 1, 2)
        grid.addWidget(Labelled("Child", self.child, self._case_words()), 1, 0, 1, 2)
        grid.addWidget(Labelled("Who did you tell?", self.told), 2, 0)
        grid.addWidget(Labelled("How", self.how), 2, 1)
        grid.addWidget(Labelled("When did you tell them?", self.told_at), 3, 0)
        grid.addWidget(Labelled("Acknowledged by", self.acknowledged), 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self._wrong)

    def _child_words(self) -> str:
        from db.records import Case

        return one(self._session.store, Case, self._case_id).label if self._case_id else ""

    def _case_words(self) -> str:
        from db.records import Case

        if not self._case_id:
            return "A pseudonym or a reference, if there is one"
        return f"{one(self._session.store, Case, self._case_id).reference}, from the open case"

    def _tell_now(self) -> None:
        self.told_at.setText(show_moment(Moment("", self._now, self._now, "exact")))

    def _save(self) -> None:
        try:
            told_at = self._told_at()
        except KnownError as error:
            self._refuse(str(error))
            return
        if not self.what.toPlainText().strip():
            self._refuse("Write what is unsafe now, and why now. The rest can follow.")
            self.what.setFocus()
            return
        changes = self._session.run(
            concerns.raise_concern,
            self.what.toPlainText(),
            case_id=self._case_id or None,
            child=self.child.text().strip(),
            raised_at=self._now,
            told=self.told.text().strip(),
            how=self.how.value() or "",
            told_at=told_at,
            acknowledged_by=self.acknowledged.text().strip(),
        )
        if changes is not None:
            self.dismiss()

    def _told_at(self) -> datetime | None:
        text = self.told_at.text().strip()
        return read_moment(text, near=self._now).earliest if text else None

    def _refuse(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()


class AcknowledgeSheet(Sheet):
    """Who has taken a concern on."""

    def __init__(self, window: QWidget, session: Session, concern_id: str) -> None:
        super().__init__(window, "Who acknowledged the concern?", width=480)
        self._session = session
        self._concern_id = concern_id
        self.by = Field("Acknowledged by", measure="dialog", delay=0)
        self._wrong = Label("", "small red", wrap=True)
        self._wrong.hide()
        self.body.addWidget(
            Labelled("Acknowledged by", self.by, "A name or role: who owns the concern now")
        )
        self.body.addWidget(self._wrong)
        self.set_finish(PrimaryButton("Record", keys="Ctrl+Enter", measure="dialog"))
        self.by.returnPressed.connect(self.finish_asked)
        self.finish_asked.connect(self._save)

    def _save(self) -> None:
        if not self.by.text().strip():
            self._wrong.setText("Write who acknowledged the concern: a name or a role.")
            self._wrong.show()
            return
        at = present(self._session.store)
        if self._session.run(concerns.acknowledge_concern, self._concern_id, self.by.text(), at):
            self.dismiss()


def raise_concern(window: QWidget, session: Session, case_id: str) -> ConcernSheet | None:
    """Open the form, on the case that is open; once only, over any other sheet."""
    if isinstance(Sheet.uppermost(window), ConcernSheet):
        return None
    sheet = ConcernSheet(window, session, case_id)
    sheet.present(sheet.what)
    return sheet


def acknowledge_concern(window: QWidget, session: Session, concern_id: str) -> AcknowledgeSheet:
    """Ask who acknowledged a concern."""
    sheet = AcknowledgeSheet(window, session, concern_id)
    sheet.present(sheet.by)
    return sheet
