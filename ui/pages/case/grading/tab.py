"""The grading tab: each improvement point beside the case, and the overall grade."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from typing_extensions import override

from db.errors import KnownError
from ddaudit_desktop.acts import grading
from ddaudit_desktop.acts.flags import decide_flag, reopen_flag
from ddaudit_desktop.checks.flags import Flags
from ddaudit_desktop.side_by_side import side_by_side
from ui.commands import KeyHint
from ui.kit.paint import ink
from ui.kit.segmented import Segmented
from ui.kit.sheet import Sheet
from ui.look import fonts
from ui.pages.case.form.reading_order import tab_stops
from ui.pages.case.grading.grade_panel import GradePanel
from ui.pages.case.grading.points import Points
from ui.pages.page import Page
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from db.store import Changes
    from ddaudit_desktop.evidence.facts import Fact
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.session import Session

SIDE_WIDTH = 392
SIDE_SHARE = 0.3
LEAST_SIDE = 316
CONCERNS = {
    "point_assessment", "overall_grade", "answer", "event", "extract", "audit", "case_file",
    "deep_dive", "improvement_point", "inspection", "child", "feedback", "action",
    "flag_disposition", "setting", "concern",
}  # fmt: skip


class GradingTab(Page):
    """What the inspection found, what this case shows, and the grade a person gives."""

    title = "Grading"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.audit: OpenAudit | None = None
        self.points = Points()
        self.panel = GradePanel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.points, 1)
        row.addWidget(self.panel)
        self._join()
        self._shortcut("Ctrl+G", self.panel.cards.start_focus)
        self._shortcut("Alt+W", self.panel.focus_reason)
        self.panel.measure()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        notes = self.panel.notes
        if any(one is not None and notes.isAncestorOf(one) for one in (old, now)):
            self.hints_changed.emit()

    def _join(self) -> None:
        points, panel = self.points, self.panel
        points.assessed.connect(lambda point, code: self._assess(point, value=code))
        points.reasoned.connect(lambda point, text: self._assess(point, reason=text))
        points.question_wanted.connect(self._go_to_question)
        points.attach_wanted.connect(lambda: self.wanted.emit(Place("settings")))
        panel.graded.connect(lambda code: self._run(grading.grade_overall, code))
        panel.left_out.connect(lambda code: self._run(grading.leave_without_grade, code))
        panel.reasoned.connect(lambda text: self._run(grading.give_reason, text))
        panel.ready.connect(lambda ready: self._run(grading.mark_ready, ready=ready))
        notes = panel.notes
        notes.decided.connect(
            lambda flag, decision, why: self._run(decide_flag, flag.outcome, decision, why)
        )
        notes.reopened.connect(lambda flag: self.session.run(reopen_flag, flag.decision_id))
        notes.fact_wanted.connect(self._go_to_fact)
        notes.more_wanted.connect(lambda: self.asked.emit("case.next_flag"))

    def _shortcut(self, keys: str, act: Callable[[], object]) -> None:
        """Let a key work while the tab is shown, also with the focus in the bar above it."""

        def run() -> None:
            if Sheet.uppermost(self.window()) is None:
                act()

        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(run)

    # What is shown

    def open(self, audit: OpenAudit) -> None:
        """Show the grading of another case."""
        self.leave()
        self.audit = audit
        self.refresh(None)

    @override
    def refresh(self, changes: Changes | None) -> None:
        if self.audit is None or (changes is not None and not CONCERNS & changes.kinds):
            return
        flags = self._flags(self.audit)
        self.points.show_points(side_by_side(self.audit), flags.open)
        for row in self.points.rows:
            row.nudge.set_audit(self.audit)
        self.panel.show_grade(self.audit, flags)
        self._chain()

    def _chain(self) -> None:
        """Let Tab go on from the points to the grades, their notes and the reason, as one reads."""
        for before, after in pairwise(tab_stops(self)):
            QWidget.setTabOrder(before, after)

    def _flags(self, audit: OpenAudit) -> Flags:
        """The flags of the case; none, and why, where a setting of the deep dive is wrong."""
        try:
            return self.session.checked_of(audit.case.id).flags
        except KnownError as error:
            self.session.tell(str(error))
            return Flags()

    def go_to_point(self, code: str) -> None:
        """Put the focus on a point, by its code or id."""
        self.points.go_to_point(code)

    # What a person does

    def _run(self, act: Callable[..., Changes], *args: object, **values: object) -> None:
        audit = self.audit
        if audit is not None and self.session.run(act, audit.audit_id, *args, **values) is None:
            self.refresh(None)  # what could not be stored is not shown as if it were

    def _assess(self, point_id: str, **values: str) -> None:
        self._run(grading.assess_point, point_id, **values)

    def _go_to_question(self, question_id: str) -> None:
        if self.audit is not None:
            case = self.audit.case.id
            self.wanted.emit(Place("cases", case_id=case, tab="form", question_id=question_id))

    def _go_to_fact(self, fact: Fact) -> None:
        if fact.kind == "answer":
            self._go_to_question(fact.id)
        elif self.audit is not None:
            case = self.audit.case.id
            self.wanted.emit(Place("cases", case_id=case, tab="timeline", record_id=fact.id))

    @override
    def hints(self) -> Sequence[KeyHint]:
        note = self.panel.notes.cards.focused()
        if note is not None:
            return note.hints
        return (
            KeyHint(("J", "K"), "Point"),
            KeyHint(("1…5",), "Assess the point"),
            KeyHint(("Enter",), "Reason"),
            KeyHint(("Ctrl+G",), "Overall grade"),
            KeyHint(("Alt+W",), "Reason for the grade"),
            KeyHint(("F8",), "Next flag"),
            KeyHint(("F",), "Flags only"),
            KeyHint(("Esc",), "Back"),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_F and Segmented.single_letters:
            self.points.toggle_flags_only()
        else:
            super().keyPressEvent(event)

    @override
    def start_focus(self) -> None:
        if not self.points.start_focus():
            self.panel.cards.start_focus()

    @override
    def leave(self) -> None:
        if self.audit is not None:
            self.points.flush()
            self.panel.reason.flush()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_panel()

    def _place_panel(self) -> None:
        share = max(round(self.width() * SIDE_SHARE), fonts.px(LEAST_SIDE))
        self.panel.setFixedWidth(min(fonts.px(SIDE_WIDTH), share))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.panel.measure()
            self._place_panel()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.end()
