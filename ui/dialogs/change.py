"""A line of the change register: what the force changed, and how its effect is tested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from db.errors import KnownError
from ddaudit_desktop.acts import follow_up
from ddaudit_desktop.reading import one, today
from ui.dialogs.register_fields import DayField, PointsField
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.entry_sheet import EntrySheet
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.panels import Line
from ui.kit.segmented import Segment, Segmented
from ui.kit.text_area import TextArea

if TYPE_CHECKING:
    from db.records import ChangeMade
    from ui.session import Session

RESULTS = (
    Segment("improved", "Improved"),
    Segment("same", "Same"),
    Segment("declined", "Declined"),
    Segment("too_few", "Too few to say"),
)


class ChangeSheet(EntrySheet):
    """A new line of the register, or one that is there."""

    def __init__(self, window: QWidget, session: Session, change: ChangeMade | None) -> None:
        code = change.code if change else follow_up.next_change_code(session.store)
        super().__init__(window, f"Change {code}" if change else f"New change {code}", width=720)
        self._session = session
        self._change = change
        day = today(session.store)
        self.title = Field("What changed?", _of(change, "title"), measure="dialog", delay=0)
        self.text = TextArea("In full", _of(change, "text"))
        self.owner = Field("Owner", _of(change, "owner"), measure="dialog", delay=0)
        self.area = Field("Area", _of(change, "area"), measure="dialog", delay=0)
        self.effective_on = DayField("In force from", _of(change, "effective_on"), day)
        self.points = PointsField(session, change.point_codes if change else [])
        self.measure = TextArea("Measured by", _of(change, "measure"))
        self.test_on = DayField("Test due", _of(change, "test_on"), day, "Such as 14/9/2020")
        self.tested_on = DayField("Tested on", _of(change, "tested_on"), day)
        self.result = Segmented(RESULTS, name="Result")
        self.result.set_value(_of(change, "result") or None)
        self.shown = TextArea("What the test showed", _of(change, "result_note"))
        self._title = Labelled("What changed?", self.title, "A few words")
        self._result = Labelled("Result", self.result)
        self._arrange()
        if change is not None:
            remove = SecondaryButton("Remove", icon="trash", measure="dialog")
            remove.clicked.connect(self._remove)
            self.add_to_footer(remove)
        self.set_finish(PrimaryButton("Save change", keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.addWidget(self._title, 0, 0, 1, 2)
        grid.addWidget(Labelled("In full", self.text), 1, 0, 1, 2)
        grid.addWidget(Labelled("Owner", self.owner), 2, 0)
        grid.addWidget(Labelled("Area", self.area, "Such as: initial contact"), 2, 1)
        grid.addWidget(self.effective_on, 3, 0)
        grid.addWidget(self.test_on, 3, 1)
        measured = "What is counted, before and after; a change without a test is only a hope"
        grid.addWidget(Labelled("Measured by", self.measure, measured), 4, 0, 1, 2)
        grid.addWidget(self.points, 5, 0, 1, 2)
        grid.addWidget(Line(), 6, 0, 1, 2)
        grid.addWidget(self.tested_on, 7, 0)
        grid.addWidget(self._result, 7, 1)
        grid.addWidget(Labelled("What the test showed", self.shown), 8, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

    def _values(self) -> dict[str, Any]:
        return {
            "title": self.title.text().strip(),
            "text": self.text.text().strip(),
            "owner": self.owner.text().strip(),
            "area": self.area.text().strip(),
            "effective_on": self.effective_on.read(),
            "point_codes": self.points.value(),
            "measure": self.measure.text().strip(),
            "test_on": self.test_on.read(),
            "tested_on": self.tested_on.read(),
            "result": self.result.value() or "",
            "result_note": self.shown.text().strip(),
        }

    def _save(self) -> None:
        if not self.title.text().strip():
            self._title.say("Write what changed, in a few words.", "small red")
            self.title.setFocus()
            return
        try:
            values = self._values()
        except KnownError:
            return  # the sentence stands below the day
        if values["result"] and not values["tested_on"]:
            self.tested_on.say("A result needs the day of the test.", "small red")
            self.tested_on.field.setFocus()
            return
        if values["tested_on"] and not values["result"]:
            self._result.say("Say what the test showed: too few is a result too.", "small red")
            self.result.setFocus()
            return
        if self._keep(values):
            self.dismiss()

    def _keep(self, values: dict[str, Any]) -> bool:
        if self._change is None:
            title = values.pop("title")
            return self._session.run(follow_up.add_change, title, **values) is not None
        return self._session.run(follow_up.edit_change, self._change.id, **values) is not None

    def _remove(self) -> None:
        assert self._change is not None
        if self._session.run(follow_up.remove_change, self._change.id) is not None:
            self.dismiss()


def _of(change: ChangeMade | None, name: str) -> str:
    return str(getattr(change, name)) if change else ""


def add_change(window: QWidget, session: Session) -> ChangeSheet:
    """Ask for a new line of the register."""
    sheet = ChangeSheet(window, session, None)
    sheet.present(sheet.title)
    return sheet


def edit_change(window: QWidget, session: Session, change_id: str) -> ChangeSheet:
    """Show a line of the register to be changed, tested or removed."""
    from db.records import ChangeMade

    sheet = ChangeSheet(window, session, one(session.store, ChangeMade, change_id))
    sheet.present(sheet.title)
    return sheet
