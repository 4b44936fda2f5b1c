"""The bodies that read the results, and the sheet for one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.errors import KnownError
from ddaudit_desktop.acts import governance
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.reading import records, today
from ui.dialogs.register_fields import DayField
from ui.kit.buttons import IconButton, PrimaryButton, SecondaryButton
from ui.kit.fields import Field
from ui.kit.labelled import Labelled
from ui.kit.labels import Label
from ui.kit.panels import Card
from ui.kit.sheet import Sheet
from ui.kit.text_area import TextArea
from ui.pages.settings.tested_cards import day_or_month

if TYPE_CHECKING:
    from db.records import Governance
    from ui.session import Session

NOTHING = (
    "None entered. A panel or board that reads the results stands here, with when it meets next."
)


class GovernanceCard(Card):
    """The governance bodies, one below the other."""

    def __init__(self, session: Session) -> None:
        super().__init__("Governance bodies")
        self._session = session
        self.add = SecondaryButton("Add body", icon="plus", measure="card")
        self.title_row.addWidget(self.add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)
        self.add.clicked.connect(lambda: edit_body(self.window(), session, None))

    def show_bodies(self, *, writable: bool) -> None:
        """Show them."""
        from db.records import Governance

        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.add.setVisible(writable)
        bodies = records(self._session.store, Governance)
        for body in bodies:
            self._rows.addWidget(self._row(body, writable=writable))
        if not bodies:
            self._rows.addWidget(Label(NOTHING, "small t2", wrap=True))

    def _row(self, body: Governance, *, writable: bool) -> QWidget:
        view = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(body.name, "medium", wrap=True))
        words.addWidget(Label(_facts(body), "small t2", wrap=True))
        row = QHBoxLayout(view)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        if writable:
            edit = IconButton("pencil-simple", f"Edit {body.name}")
            edit.clicked.connect(lambda: edit_body(self.window(), self._session, body))
            row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return view


def _facts(body: Governance) -> str:
    meets = f"next on {show_date(body.next_on)}" if body.next_on else ""
    since = f"since {_since(body.since)}" if body.since else ""
    return " · ".join(part for part in (body.chair, body.frequency, since, meets) if part)


def _since(text: str) -> str:
    """As it was typed; a month kept as ``2019-12`` in words."""
    month = re.fullmatch(r"\d{4}-\d{2}", text)
    return day_or_month(text) if month else text


class BodySheet(Sheet):
    """One governance body."""

    def __init__(self, window: QWidget, session: Session, body: Governance | None) -> None:
        super().__init__(window, "Governance body" if body else "New governance body", width=600)
        self._session = session
        self._body = body
        self.name = Field("Name", _of(body, "name"), measure="dialog", delay=0)
        self.chair = Field("Chair", _of(body, "chair"), measure="dialog", delay=0)
        self.frequency = Field("How often", _of(body, "frequency"), measure="dialog", delay=0)
        self.since = Field("Since", _of(body, "since"), measure="dialog", delay=0)
        self.next_on = DayField("Meets next on", _of(body, "next_on"), today(session.store))
        self.more = TextArea("Note", _of(body, "note"))
        self._name = Labelled("Name", self.name)
        self._arrange()
        if body is not None:
            remove = SecondaryButton("Remove", icon="trash", measure="dialog")
            remove.clicked.connect(self._remove)
            self.add_to_footer(remove)
        self.set_finish(PrimaryButton("Save body", keys="Ctrl+Enter", measure="dialog"))
        self.finish_asked.connect(self._save)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.addWidget(self._name, 0, 0, 1, 2)
        grid.addWidget(Labelled("Chair", self.chair, "A role, never a name"), 1, 0)
        grid.addWidget(Labelled("How often", self.frequency, "Such as: monthly"), 1, 1)
        grid.addWidget(Labelled("Since", self.since, "Such as 2019-12"), 2, 0)
        grid.addWidget(self.next_on, 2, 1)
        grid.addWidget(Labelled("Note", self.more), 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

    def _save(self) -> None:
        name = self.name.text().strip()
        if not name:
            self._name.say("Write the name of the body, such as: Scrutiny panel.", "small red")
            self.name.setFocus()
            return
        try:
            next_on = self.next_on.read()
        except KnownError:
            return  # the sentence stands below the day
        values = {
            "chair": self.chair.text().strip(),
            "frequency": self.frequency.text().strip(),
            "since": self.since.text().strip(),
            "next_on": next_on,
            "note": self.more.text().strip(),
        }
        if self._body is None:
            done = self._session.run(governance.add_body, name, **values)
        else:
            done = self._session.run(governance.edit_body, self._body.id, name, **values)
        if done is not None:
            self.dismiss()

    def _remove(self) -> None:
        assert self._body is not None
        if self._session.run(governance.remove_body, self._body.id) is not None:
            self.dismiss()


def _of(body: Governance | None, name: str) -> str:
    return str(getattr(body, name)) if body else ""


def edit_body(window: QWidget, session: Session, body: Governance | None) -> BodySheet:
    """Show a governance body to be changed, or ask for a new one."""
    sheet = BodySheet(window, session, body)
    sheet.present(sheet.name)
    return sheet
