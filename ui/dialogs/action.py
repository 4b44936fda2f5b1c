"""An action: what somebody has to do, by when, how it will be tested; and closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from db.errors import KnownError
from ddaudit_desktop.acts import follow_up
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.reading import one, today
from ui.dialogs.register_fields import DayField, PointsField, case_options
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.combo import Combo
from ui.kit.entry_sheet import EntrySheet
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.panels import Banner
from ui.kit.sheet import Sheet
from ui.kit.text_area import TextArea

if TYPE_CHECKING:
    from db.records import Action
    from ui.session import Session


class ActionSheet(EntrySheet):
    """A new action, or one that is there."""

    def __init__(
        self, window: QWidget, session: Session, action: Action | None, case_id: str
    ) -> None:
        code = action.code if action else follow_up.next_action_code(session.store)
        super().__init__(window, f"Action {code}" if action else f"New action {code}", width=680)
        self._over = window
        self._session = session
        self._action = action
        day = today(session.store)
        self.what = TextArea("What has to be done?", action.text if action else "")
        self.owner = Field("Owner", action.owner if action else "", measure="dialog", delay=0)
        self.case = Combo("Case", case_options(session), empty="No one case", measure="dialog")
        self.case.set_value((action.case_id if action else case_id) or None)
        self.due = DayField("Due", action.due_on if action else "", day, "Such as 17/7/2020")
        self.set_on = DayField("Set on", action.set_on if action else day.isoformat(), day)
        self.test = TextArea("How will it be tested?", action.test if action else "")
        self.points = PointsField(session, action.point_codes if action else [])
        self.more = TextArea("Note", action.note if action else "", min_lines=1)
        self._what = Labelled("What has to be done?", self.what)
        self._arrange()
        if action is not None:
            self._offer_ends(action)
        else:
            self.note.setText("Undo takes it back.")
        self.set_finish(PrimaryButton("Save action", keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.addWidget(self._what, 0, 0, 1, 2)
        grid.addWidget(Labelled("Owner", self.owner, "A role, such as: custody inspector"), 1, 0)
        grid.addWidget(Labelled("Case", self.case), 1, 1)
        grid.addWidget(self.due, 2, 0)
        grid.addWidget(self.set_on, 2, 1)
        hint = "Which cases, when, and what would show that it worked"
        grid.addWidget(Labelled("How will it be tested?", self.test, hint), 3, 0, 1, 2)
        grid.addWidget(self.points, 4, 0, 1, 2)
        grid.addWidget(Labelled("Note", self.more), 5, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

    def _offer_ends(self, action: Action) -> None:
        """Say how it ended, or offer the ways to end it."""
        remove = SecondaryButton("Remove", icon="trash", measure="dialog")
        remove.clicked.connect(self._remove)
        if action.closed_on:
            closed = Banner("grn", f"Closed {show_date(action.closed_on)}", action.retest_result)
            again = SecondaryButton("Open it again", measure="card")
            again.clicked.connect(self._reopen)
            closed.add_action(again)
            self.body.insertWidget(0, closed)
        else:
            close = SecondaryButton("Close action…", icon="check", measure="dialog")
            close.clicked.connect(self._close)
            self.add_to_footer(close)
        self.add_to_footer(remove)

    def _values(self) -> dict[str, Any]:
        return {
            "text": self.what.text().strip(),
            "owner": self.owner.text().strip(),
            "case_id": self.case.value(),
            "due_on": self.due.read(),
            "set_on": self.set_on.read(),
            "test": self.test.text().strip(),
            "point_codes": self.points.value(),
            "note": self.more.text().strip(),
        }

    def _keep(self) -> bool:
        """Keep what is typed; whether it could be kept."""
        if not self.what.text().strip():
            self._what.say("Write what has to be done.", "small red")
            self.what.setFocus()
            return False
        try:
            values = self._values()
        except KnownError:
            return False  # the sentence stands below the day
        if self._action is None:
            text = values.pop("text")
            return self._session.run(follow_up.add_action, text, **values) is not None
        return self._session.run(follow_up.edit_action, self._action.id, **values) is not None

    def _save(self) -> None:
        if self._keep():
            self.dismiss()

    def _remove(self) -> None:
        assert self._action is not None
        if self._session.run(follow_up.remove_action, self._action.id) is not None:
            self.dismiss()

    def _reopen(self) -> None:
        assert self._action is not None
        if self._keep() and self._session.run(follow_up.reopen_action, self._action.id):
            self.dismiss()

    def _close(self) -> None:
        assert self._action is not None
        if self._keep():
            self.dismiss()
            close_action(self._over, self._session, self._action.id)


class ClosingSheet(Sheet):
    """Closing an action: only with what the re-test showed."""

    def __init__(self, window: QWidget, session: Session, action: Action) -> None:
        super().__init__(window, f"Close action {action.code}", width=600)
        self._session = session
        self._action_id = action.id
        day = today(session.store)
        self.closed_on = DayField("Closed on", action.closed_on or day.isoformat(), day)
        self.shown = TextArea("What did the re-test show?", action.retest_result, min_lines=3)
        self._shown = Labelled(
            "What did the re-test show?",
            self.shown,
            f"To be tested: {action.test}" if action.test else "",
        )
        self.body.addWidget(Label(action.text, "strong", wrap=True))
        self.body.addWidget(self._shown)
        self.body.addWidget(self.closed_on)
        self.note.setText("An action is closed only with what the re-test showed.")
        self.set_finish(PrimaryButton("Close action", keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)

    def _save(self) -> None:
        if not self.shown.text().strip():
            self._shown.say("An action is closed only with what the re-test showed.", "small red")
            self.shown.setFocus()
            return
        try:
            closed_on = self.closed_on.read()
        except KnownError:
            return  # the sentence stands below the day
        if not closed_on:
            self.closed_on.say("Write the day on which it was closed.", "small red")
            return
        done = self._session.run(
            follow_up.close_action,
            self._action_id,
            closed_on=closed_on,
            retest_result=self.shown.text(),
        )
        if done is not None:
            self.dismiss()


def add_action(window: QWidget, session: Session, case_id: str = "") -> ActionSheet:
    """Ask for a new action, of a case or of the deep dive as a whole."""
    sheet = ActionSheet(window, session, None, case_id)
    sheet.present(sheet.what)
    return sheet


def edit_action(window: QWidget, session: Session, action_id: str) -> ActionSheet:
    """Show an action to be changed, closed or removed."""
    from db.records import Action

    sheet = ActionSheet(window, session, one(session.store, Action, action_id), "")
    sheet.present(sheet.what)
    return sheet


def close_action(window: QWidget, session: Session, action_id: str) -> ClosingSheet:
    """Ask what the re-test showed, and close the action."""
    from db.records import Action

    sheet = ClosingSheet(window, session, one(session.store, Action, action_id))
    sheet.present(sheet.shown)
    return sheet
