"""Feedback from one audit: what the officer and the supervisor were told, and how they took it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.errors import KnownError
from ddaudit_desktop.acts import follow_up
from ddaudit_desktop.follow_up.feedback_due import feedback_days, feedback_due
from ddaudit_desktop.reading import one, records, today
from ui.dialogs.register_fields import DayField
from ui.kit.buttons import PrimaryButton
from ui.kit.entry_sheet import EntrySheet
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.panels import Line
from ui.kit.segmented import Segment, Segmented
from ui.kit.text_area import TextArea

if TYPE_CHECKING:
    from datetime import date

    from db.records import Feedback
    from ui.session import Session

RECEIVED = (
    Segment("receptive", "Receptive"),
    Segment("mixed", "Mixed"),
    Segment("disputed", "Disputed"),
    Segment("not_yet", "Not yet"),
)


class RecipientForm(QWidget):
    """Feedback to one of the two."""

    def __init__(self, who: str, row: Feedback | None, due_on: str, day: date) -> None:
        super().__init__()
        self._before = row
        self._suggested = "" if row and row.due_on else due_on
        self.role = Field("Role", row.role if row else "", measure="dialog", delay=0)
        self.due = DayField("Due", row.due_on if row and row.due_on else due_on, day)
        self.given_on = DayField("Given on", row.given_on if row else "", day)
        self.given_by = Field("Given by", row.given_by if row else "", measure="dialog", delay=0)
        self.received = Segmented(RECEIVED, name="How it was received")
        self.received.set_value((row.received if row else "") or None)
        self.text = TextArea("What was said", row.text if row else "", min_lines=3)
        self.reply = TextArea("What they said to it", row.reply if row else "")
        self._arrange(who)
        for field in (self.role, self.due.field, self.given_on.field, self.given_by):
            field.setAccessibleName(f"{who}: {field.accessibleName()}")
        for area in (self.text, self.reply):
            area.setAccessibleName(f"{who}: {area.accessibleName()}")
        self.received.set_name(f"{who}: how it was received")

    def _arrange(self, who: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.addWidget(Labelled("Role", self.role, "A role, never a name"), 0, 0, 1, 2)
        grid.addWidget(self.due, 1, 0)
        grid.addWidget(self.given_on, 1, 1)
        grid.addWidget(Labelled("Given by", self.given_by), 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(Label(who, "heading"))
        box.addLayout(grid)
        box.addWidget(Labelled("How it was received", self.received))
        box.addWidget(Labelled("What was said", self.text))
        box.addWidget(Labelled("What they said to it", self.reply))
        box.addStretch(1)

    def read(self) -> dict[str, Any]:
        """What differs from what is stored; empty for nothing.

        Raises:
            KnownError: a day is none; the sentence stands below it.
        """
        values = {
            "role": self.role.text().strip(),
            "due_on": self.due.read(),
            "given_on": self.given_on.read(),
            "given_by": self.given_by.text().strip(),
            "received": self.received.value() or "",
            "text": self.text.text().strip(),
            "reply": self.reply.text().strip(),
        }
        before = self._before
        changed = {
            name: value
            for name, value in values.items()
            if value != (getattr(before, name) if before else "")
        }
        # A due date that was only offered is no entry by itself.
        if set(changed) == {"due_on"} and changed["due_on"] == self._suggested:
            return {}
        if values["received"] not in ("", "not_yet") and not values["given_on"]:
            sentence = "Write the day on which it was given, or choose “Not yet”."
            self.given_on.say(sentence, "small red")
            self.given_on.field.setFocus()
            raise KnownError(sentence)
        return changed


class FeedbackSheet(EntrySheet):
    """Officer at the left, supervisor at the right."""

    def __init__(self, window: QWidget, session: Session, audit_id: str) -> None:
        from db.records import Audit, Case, Feedback

        audit = one(session.store, Audit, audit_id)
        reference = one(session.store, Case, audit.case_id).reference
        super().__init__(window, f"Feedback from {reference}", width=960)
        self._session = session
        self._audit_id = audit_id
        rows = {row.recipient: row for row in records(session.store, Feedback, audit_id=audit_id)}
        due_on = _usual_due(session, audit_id)
        day = today(session.store)
        self.forms = {
            "officer": RecipientForm("Officer", rows.get("officer"), due_on, day),
            "supervisor": RecipientForm("Supervisor", rows.get("supervisor"), due_on, day),
        }
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self.forms["officer"], 1)
        columns.addWidget(Line(upright=True))
        columns.addWidget(self.forms["supervisor"], 1)
        self.body.addLayout(columns)
        self.note.setText(
            f"Feedback is due {feedback_days(session.store)} days after grading. "
            "It answers CL-07 and CL-08."
        )
        self.set_finish(PrimaryButton("Save feedback", keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)

    def _save(self) -> None:
        try:
            found = {who: form.read() for who, form in self.forms.items()}
        except KnownError:
            return  # the sentence stands below the field
        for who, values in found.items():
            done = not values or self._session.run(
                follow_up.give_feedback, self._audit_id, who, **values
            )
            if not done:
                return
        self.dismiss()


def _usual_due(session: Session, audit_id: str) -> str:
    """The day on which feedback is due when nothing else was agreed; empty before grading."""
    from db.records import OverallGrade

    for grade in records(session.store, OverallGrade, audit_id=audit_id):
        if grade.graded_at is not None:
            return feedback_due(grade.graded_at, feedback_days(session.store)).isoformat()
    return ""


def edit_feedback(window: QWidget, session: Session, audit_id: str) -> FeedbackSheet:
    """Show the feedback of an audit to be written or changed."""
    sheet = FeedbackSheet(window, session, audit_id)
    first = next((f for f in sheet.forms.values() if not f.given_on.field.text()), None)
    sheet.present((first or sheet.forms["officer"]).role)
    return sheet
