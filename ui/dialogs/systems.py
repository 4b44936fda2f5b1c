"""Systems read for a case (HD-10), and those that were not available, with the reason (HD-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop.acts.systems import forget_system, read_system
from ddaudit_desktop.entries import read_day
from ddaudit_desktop.moments import show_date
from ddaudit_desktop.open_audit import OpenAudit
from ddaudit_desktop.reading import today
from ddaudit_desktop.systems_read import SystemLine, system_lines
from ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.kit.fields import Field
from ui.kit.labels import Elided, Label
from ui.kit.panels import Line
from ui.kit.segmented import Segment, Segmented
from ui.kit.sheet import Sheet
from ui.kit.text_area import NoteEdit
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from ui.session import Session

WIDTH = 760
STATES = (Segment("read", "Read"), Segment("missing", "Not available"))


class SystemRow(QWidget):
    """One system; each entry is written as it is made."""

    def __init__(self, session: Session, audit_id: str, line: SystemLine) -> None:
        super().__init__()
        self._session, self._audit_id = session, audit_id
        self.system = line.name
        name = Elided(line.name, "medium")
        name.setFixedWidth(fonts.px(190))
        self.state = Segmented(STATES, name=line.name)
        self.state.set_value(line.state or None)
        self.day = Field(
            f"{line.name}: read on", show_date(line.read_on), placeholder="Day of the last reading"
        )
        self.day.committed.connect(lambda _: self._write())
        now = LinkButton("Today", measure="card")
        now.setAccessibleName(f"{line.name}: read today")
        now.clicked.connect(self._today)
        self.day.add_trailing(now)
        self.reason = NoteEdit(
            f"{line.name}: why not available",
            line.reason,
            placeholder="Why it was not available",
            min_lines=1,
            max_lines=4,
        )
        self.reason.committed.connect(lambda _: self._write())
        self._wrong = Label("", "small red", wrap=True)
        self._wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(name, 0, top)
        name.setMinimumHeight(metrics.control())
        row.addWidget(self.state, 0, top)
        row.addWidget(self.day, 1, top)
        row.addWidget(self.reason, 1, top)
        row.addStretch(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self._wrong)
        self.state.changed.connect(lambda _: self._chosen())
        self._show_more()

    def _show_more(self) -> None:
        self.day.setVisible(self.state.value() == "read")
        self.reason.setVisible(self.state.value() == "missing")

    def _chosen(self) -> None:
        self._show_more()
        if self.state.value() is None:
            self._say("")
            self._session.run(forget_system, self._audit_id, self.system)
        else:
            self._write()

    def _today(self) -> None:
        self.day.setText(show_date(today(self._session.store).isoformat()))
        self.day.flush()

    def _write(self) -> None:
        state = self.state.value()
        if state is None:
            return
        try:
            day = read_day(self.day.text(), today(self._session.store)) if state == "read" else ""
        except KnownError as error:
            self._say(str(error))
            return
        self._say("")
        self._session.run(
            read_system,
            self._audit_id,
            self.system,
            read_on=day,
            available=state == "read",
            reason=self.reason.text().strip() if state == "missing" else "",
        )

    def _say(self, sentence: str) -> None:
        self.day.set_wrong(sentence)
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def leave(self) -> None:
        """Write what is half typed."""
        self.day.flush()
        self.reason.flush()


class SystemsSheet(Sheet):
    """The systems of one audit, a row each, and a field for one more."""

    def __init__(self, window: QWidget, session: Session, audit_id: str) -> None:
        super().__init__(window, "Systems read", width=WIDTH)
        self._session, self._audit_id = session, audit_id
        audit = OpenAudit(session.store, audit_id, session.pinned)
        self.body.addWidget(
            Label(
                "What you opened yourself for this case, and what you could not. The grade has to "
                "be read together with this list.",
                "t2",
                wrap=True,
            )
        )
        self.rows: list[SystemRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        for line in system_lines(session.store, audit):
            self._add(line)
        self.body.addWidget(Line())
        self.name = Field("Another system", placeholder="Another system", delay=0)
        add = SecondaryButton("Add system", icon="plus")
        add.clicked.connect(self._add_named)
        self.name.returnPressed.connect(self._add_named)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(add)
        self.body.addLayout(row)
        self.note.setText("Written as you enter it.")
        self.done = PrimaryButton("Done", keys="Esc", measure="dialog")
        self.done.clicked.connect(self.cancel)
        self.add_to_footer(self.done)
        self.finish_asked.connect(self.cancel)

    def _add(self, line: SystemLine) -> SystemRow:
        row = SystemRow(self._session, self._audit_id, line)
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _add_named(self) -> None:
        """Put another system into the list, already marked as read."""
        name = " ".join(self.name.text().split())
        known = {row.system.lower() for row in self.rows}
        if not name or name.lower() in known:
            return
        self.name.setText("")
        self._session.run(read_system, self._audit_id, name, read_on="")
        self._add(SystemLine(name, "read")).day.setFocus()

    @override
    def dismiss(self) -> None:
        for row in self.rows:
            row.leave()
        super().dismiss()


def edit_systems(window: QWidget, session: Session, audit_id: str) -> SystemsSheet:
    """Note which systems were read for an audit, and which were not available."""
    sheet = SystemsSheet(window, session, audit_id)
    sheet.present(sheet.rows[0].state if sheet.rows else sheet.name)
    return sheet
