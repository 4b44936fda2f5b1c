"""Where to go on: the case worked on last, and the changes whose effect is still to be tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.form.model import next_unanswered
from ddaudit_desktop.moments import local, show_date, show_minutes
from ddaudit_desktop.theme_titles import theme_titles
from ui.kit.buttons import LinkButton, PrimaryButton
from ui.kit.labels import Elided, Label, Severity
from ui.kit.panels import Card
from ui.kit.progress import ThinProgress
from ui.places import Place

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.records import ChangeMade
    from ddaudit_desktop.cases.stages import CaseSummary
    from ddaudit_desktop.overview.glance import Overview
    from ui.session import Session

SHOWN = 3


class ContinueCard(Card):
    """The unfinished case, how far it is, and what comes next in it.

    Signals:
        wanted: the `Place` to go on at.
        asked: a command, when there is no case yet.
    """

    wanted = Signal(object)
    asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Continue where you left off", parent=parent)
        self._session = session
        self._when = Label("", "small t2")
        self.title_row.addWidget(self._when)
        self._code = Label("", "code12")
        self._what = Elided("")
        self._count = Label("", "t2")
        self._bar = ThinProgress("How far the case is")
        self._next = Elided("", "small t2")
        self.button = PrimaryButton("Continue", keys="Enter")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._go_on)
        self._time = Label("", "small t2")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._code)
        first.addWidget(self._what, 1)
        first.addWidget(self._count)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        foot.addWidget(self._time)
        self.body.addLayout(first)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._next)
        self.body.addStretch(1)
        self.body.addLayout(foot)
        self._place: Place | None = None
        self._case: CaseSummary | None = None
        self._behind = False

    def show_case(self, seen: Overview) -> None:
        """Show the case to go on with, or the way to the first one."""
        case = seen.unfinished
        self._code.setVisible(case is not None)
        self._bar.setVisible(case is not None)
        self._time.setText(_time_spent(seen))
        if case is None:
            self._show_none(seen)
            return
        theme = theme_titles().get(case.theme)
        self.set_title("Continue where you left off")
        self._when.setText(f"{local(case.changed_at):%H:%M %d %b}")
        self._code.setText(case.reference)
        self._what.setText(f"{case.label} · {theme.title if theme else case.theme}")
        self.button.setText("Continue")
        self._place = Place("cases", case_id=case.case_id)
        self._case = case
        self._behind = True
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._behind:
            self._behind = False
            QTimer.singleShot(0, self, self._show_progress)

    def _show_progress(self) -> None:
        """Show how far the case is and what comes next, once the page itself is painted.

        Both need the form, whose question sets take longer to read than all the rest of the page.
        """
        case = self._case
        if case is None:
            return
        if not self.isVisible():
            self._behind = True
            return
        said = f"{case.answered.answered} of {case.answered.total} answered"
        self._count.setText(said)
        self._bar.set_progress(said, case.answered.answered, case.answered.total)
        audit = self._session.peek_audit(case.case_id)
        question = next_unanswered(audit.form, audit.is_answered, None)
        self._next.setText(
            f"Next: {question.id}, {question.short.lower()}" if question else "All answered"
        )
        self._place = Place(
            "cases", case_id=case.case_id, question_id=question.id if question else ""
        )

    def _show_none(self, seen: Overview) -> None:
        self._place = self._case = None
        begun = seen.ledger.selected > 0
        self.set_title("Every case has been worked on" if begun else "Begin")
        self._when.setText("")
        self._what.setText("Add the first case of the sample." if not begun else "")
        self._count.setText("")
        self._next.setText("")
        self.button.setText("Add case")

    def _go_on(self) -> None:
        if self._place is None:
            self.asked.emit("case.add")
        else:
            self.wanted.emit(self._place)


def _time_spent(seen: Overview) -> str:
    if not seen.total_minutes:
        return ""
    total = f"{show_minutes(seen.total_minutes)} in all"
    return f"Median {seen.median_minutes} min a case, {total}" if seen.median_minutes else total


class ChangesCard(Card):
    """Changes the force has made, and when their effect will be tested.

    Signals:
        wanted: the change register.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Changes still to be tested", parent=parent)
        self._tested = Label("", "small t2")
        self.title_row.addWidget(self._tested)
        self._rows = QHBoxLayout()
        self._lines = [_ChangeLine() for _ in range(SHOWN)]
        self._none = Label("", "t2", wrap=True)
        self.body.addWidget(self._none)
        for line in self._lines:
            self.body.addWidget(line)
        link = LinkButton("Open change register")
        link.clicked.connect(lambda: self.wanted.emit(Place("actions")))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(link)
        foot.addStretch(1)
        self.body.addStretch(1)
        self.body.addLayout(foot)

    def show_changes(self, seen: Overview) -> None:
        """Show the first changes that nobody has tested."""
        tested = sum(bool(change.tested_on) for change in seen.changes)
        self._tested.setText(f"{tested} of {len(seen.changes)} tested" if seen.changes else "")
        waiting = [change for change in seen.changes if not change.tested_on]
        self._none.setText("" if waiting else "Nothing waits for a test.")
        self._none.setVisible(not waiting)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(waiting))
            if at < len(waiting):
                line.show_change(waiting[at])


class _ChangeLine(QWidget):
    """One change: its title, and when its test is, or that it has no date."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Elided("")
        self._date = Label("", "small t2")
        self._none = Severity("high", "no test date")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        row.addWidget(self._date)
        row.addWidget(self._none)

    def show_change(self, change: ChangeMade) -> None:
        """Show another change."""
        self._title.setText(change.title)
        self._date.setText(f"re-test {show_date(change.test_on)}")
        self._date.setVisible(bool(change.test_on))
        self._none.setVisible(not change.test_on)
