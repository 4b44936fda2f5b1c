"""The form tab: sections at the left, the questions of one of them, guidance at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.form.guidance import guidance_of
from ddaudit_desktop.form.model import next_unanswered, questions_beyond, section_beside
from ddaudit_desktop.form.rows import rows_of
from ui.kit.outline import OutlineEntry, OutlineHeading, SectionOutline
from ui.kit.panels import Line, Panel
from ui.look import fonts
from ui.pages.case.form.answering import Answering
from ui.pages.case.form.checking import Checking
from ui.pages.case.form.form_keys import meaning
from ui.pages.case.form.key_hints import hints_for
from ui.pages.case.form.rows_view import RowsView
from ui.pages.case.form.section_head import SectionHead
from ui.pages.case.form.side import WIDTH as SIDE_WIDTH
from ui.pages.case.form.side import Side
from ui.pages.page import Page
from ui.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from db.store import Changes
    from ddaudit_desktop.form.model import FormSection
    from ddaudit_desktop.open_audit import OpenAudit
    from ui.commands import KeyHint
    from ui.pages.case.form.row import QuestionRow
    from ui.session import Session

OUTLINE_WIDTH = 232
BESIDE = 720
"""Width at 100 % that the questions need, if guidance is to stand beside them."""


@dataclass(slots=True)
class Left:
    """How a case was left: section, question, scrolling, drafts."""

    section: str
    question: str
    scrolled: int
    answering: Answering


class FormTab(Page):
    """Every question of a case, answered from the keyboard or by mouse."""

    title = "Form"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.audit: OpenAudit | None = None
        self.answering: Answering | None = None
        self.section: FormSection | None = None
        self._left: dict[str, Left] = {}
        self._guidance_wanted: bool | None = None
        self.outline = SectionOutline("Sections of the form")
        self.head = SectionHead()
        self.rows = RowsView()
        self.side = Side()
        self.guidance = self.side.guidance
        self.checking = Checking(session, self.side.flags, self)
        self._scale = fonts.px(100)
        self._other_size = QTimer(self)
        self._other_size.setSingleShot(True)
        self._other_size.timeout.connect(self._build_anew)
        self.rows.after = self.head.guidance
        self._arrange()
        self.outline.chosen.connect(self._section_chosen)
        self.head.unanswered_only.connect(self.show_unanswered_only)
        self.head.next_wanted.connect(self.next_unanswered)
        self.head.guidance_wanted.connect(self.toggle_guidance)
        self.guidance.hide_wanted.connect(self.toggle_guidance)
        self.rows.current_changed.connect(self._current_changed)
        self.checking.question_wanted.connect(self.go_to)
        self.checking.event_wanted.connect(self._open_event)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _arrange(self) -> None:
        middle = Panel()
        middle.border, middle.radius = None, 0
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.rows, 1)
        self._divide = Line(upright=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addWidget(self._divide)
        row.addWidget(middle, 1)
        row.addWidget(self.side)

    # Opening and refreshing

    def open(self, audit: OpenAudit) -> None:
        """Show a case where it was left, or at its first question."""
        self._remember()
        self.audit = audit
        left = self._left.get(audit.case.id)
        if left is not None and left.answering.audit is audit:
            self.answering = left.answering
        else:
            self.answering = Answering(self.session, audit, self)
            self.answering.asked.connect(self.asked)
            self.answering.going.connect(self.go_to)
        sections = {section.key: section for section in audit.form.sections}
        first = audit.form.sections[0]
        self._show_section(sections.get(left.section, first) if left else first)
        if left is not None:
            self._make_current(left.question)
            self.rows.verticalScrollBar().setValue(left.scrolled)
        if self.rows.current is None and self.rows.rows:
            self.rows.make_current(self.rows.rows[0])

    def _remember(self) -> None:
        if self.audit is None or self.section is None or self.answering is None:
            return
        current = self.rows.current
        self._left[self.audit.case.id] = Left(
            section=self.section.key,
            question=current.question.id if current else "",
            scrolled=self.rows.verticalScrollBar().value(),
            answering=self.answering,
        )

    @override
    def refresh(self, changes: Changes | None) -> None:
        if self.audit is None or self.section is None:
            return
        there = {section.key: section for section in self.audit.form.sections}
        now = there.get(self.section.key)
        if now is None or now.questions != self.section.questions:
            had_focus = self.rows.holding(self.window().focusWidget()) is not None
            self._show_first(now or self.audit.form.sections[0])
            if had_focus:
                self.start_focus()
            return
        self.section = now
        hints = self.hints()
        flags = self.checking.flags(self.audit)
        self.rows.refresh_rows(rows_of(self.audit, now.questions, flags))
        if self.hints() != hints:
            self.hints_changed.emit()
        self._show_counts()
        self._show_side()

    def _show_section(self, section: FormSection) -> None:
        if self.audit is None or self.answering is None:
            return
        self.leave()
        self.section = section
        flags = self.checking.flags(self.audit)
        self.rows.show_rows(self.answering, rows_of(self.audit, section.questions, flags))
        for row in self.rows.rows:
            row.event_opened.connect(self._open_event)
        self._show_counts()
        self._fit_guidance()

    def _show_counts(self) -> None:
        if self.audit is None or self.section is None:
            return
        self.outline.set_entries(_outline(self.audit, self.checking.critical_questions(self.audit)))
        self.outline.set_current(self.section.key)
        self.head.show_section(self.section, self.audit.counts[self.section.key])

    def _open_event(self, event_id: str) -> None:
        if self.audit is not None:
            place = Place("cases", self.audit.case.id, "timeline", record_id=event_id)
            self.wanted.emit(place)

    # Moving

    def go_to(self, question_id: str) -> None:
        """Put the focus on a question, in whatever section it is."""
        if self.audit is None or question_id not in self.audit.form.questions:
            return
        section = self.audit.form.section_of[question_id]
        if self.section is None or section.key != self.section.key:
            self._show_section(section)
        self._make_current(question_id)
        self.start_focus()

    def _make_current(self, question_id: str) -> None:
        row = self.rows.row_of(question_id)
        if row is not None:
            self.rows.make_current(row)

    def step(self, by: int) -> None:
        """On to the next question or back, over the end of a section into the next one."""
        shown = self.rows.in_sight()
        current = self.rows.current
        at = shown.index(current) + by if current in shown else 0
        if 0 <= at < len(shown):
            self.go_to(shown[at].question.id)
        elif self.audit is not None and self.section is not None:
            beyond = questions_beyond(self.audit.form, self.section, by)
            only = self.head.only.isChecked()
            wanted = (q.id for q in beyond if not only or not self.audit.is_answered(q))
            self.go_to(next(wanted, ""))

    def next_unanswered(self, *, back: bool = False) -> None:
        """Go to the next question without an answer, going round once."""
        if self.audit is None:
            return
        self.leave()
        current = self.rows.current.question.id if self.rows.current else None
        found = next_unanswered(self.audit.form, self.audit.is_answered, current, back=back)
        if found is not None:
            self.go_to(found.id)

    def step_section(self, by: int) -> None:
        """Show the next section or the one before, at its first question."""
        if self.audit is None or self.section is None:
            return
        section = section_beside(self.audit.form, self.section, by)
        if section is not None:
            self._show_first(section)
            self.start_focus()

    def _section_chosen(self, key: str) -> None:
        if self.audit is not None:
            section = next(s for s in self.audit.form.sections if s.key == key)
            self._show_first(section)

    def _show_first(self, section: FormSection) -> None:
        self._show_section(section)
        shown = self.rows.in_sight() or self.rows.rows
        if shown:
            self.rows.make_current(shown[0])

    # Unanswered only

    def show_unanswered_only(self, only: bool) -> None:
        """Leave out the questions that are answered, or show all of them."""
        self.head.only.setChecked(only)
        self.rows.leave_out(lambda row: not only or not row.row.answered)
        if self.rows.current is not None:
            self.rows.keep_in_sight(self.rows.current)

    # Guidance

    @property
    def guidance_beside(self) -> bool:
        """Whether there is room for guidance beside the questions."""
        sides = fonts.px(OUTLINE_WIDTH) + fonts.px(SIDE_WIDTH)
        return self.width() - sides >= fonts.px(BESIDE)

    def toggle_guidance(self) -> None:
        """Show or hide the guidance."""
        had_focus = self.side.isAncestorOf(self.window().focusWidget() or self)
        self._guidance_wanted = not self.side.isVisibleTo(self)
        self._fit_guidance()
        if had_focus:
            self.start_focus()

    def _fit_guidance(self) -> None:
        """Show the panel if it is wanted; in a narrow window it takes the place of the sections."""
        beside = self.guidance_beside
        wanted = beside if self._guidance_wanted is None else self._guidance_wanted
        self.side.setVisible(wanted)
        for part in (self.outline, self._divide):
            part.setVisible(beside or not wanted)
        self.head.offer_guidance(not wanted)
        if wanted:
            self._show_side()

    def _show_side(self) -> None:
        """Show guidance and checks for the question in work."""
        if self.audit is None or self.rows.current is None or self.side.isHidden():
            return
        question = self.rows.current.question
        self.guidance.show_guidance(guidance_of(self.audit, question))
        self.checking.show(self.audit, question.id)

    def _current_changed(self, _row: QuestionRow) -> None:
        self._show_side()
        self.hints_changed.emit()

    @override
    def next_flag(self, by: int) -> None:
        """Go to the next open flag, showing the checks if they are hidden."""
        if self.side.isHidden():
            self.toggle_guidance()
        self.side.flags.step(by)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        row = self.rows.holding(now)
        if row is not None:
            self.rows.follow(row)
            self.hints_changed.emit()
        elif now is not None and self.side.isAncestorOf(now):
            self.hints_changed.emit()

    # The page

    @override
    def hints(self) -> Sequence[KeyHint]:
        flag = self.side.flags.cards.focused()
        if flag is not None:
            return flag.hints
        return hints_for(self.rows.current, self.window().focusWidget())

    @override
    def start_focus(self) -> None:
        if self.rows.current is not None:
            self.rows.current.take_focus()
        else:
            self.outline.setFocus()

    @override
    def leave(self) -> None:
        for row in self.rows.rows:
            row.flush()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.outline.setFixedWidth(fonts.px(OUTLINE_WIDTH))
        self._fit_guidance()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._scale != fonts.px(100):
            self._scale = fonts.px(100)
            self._other_size.start()

    def _build_anew(self) -> None:
        """Make the rows again for another text size, with the same question in work."""
        if self.section is None:
            return
        current = self.rows.current
        had_focus = self.rows.holding(self.window().focusWidget()) is not None
        self.outline.setFixedWidth(fonts.px(OUTLINE_WIDTH))
        self._show_section(self.section)
        if current is not None:
            self._make_current(current.question.id)
        if had_focus:
            self.start_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = meaning(self, event)
        if act is None:
            event.ignore()
        else:
            act()


def _outline(audit: OpenAudit, critical: frozenset[str]) -> list[OutlineHeading | OutlineEntry]:
    """The sections under their headings, how far each is, and where a critical flag waits."""
    entries: list[OutlineHeading | OutlineEntry] = []
    heading = ""
    for section in audit.form.sections:
        if section.heading != heading:
            heading = section.heading
            entries.append(OutlineHeading(heading))
        count = audit.counts[section.key]
        alert = any(question.id in critical for question in section.questions)
        entries.append(
            OutlineEntry(section.key, section.name, count.answered, count.total, alert=alert)
        )
    return entries
