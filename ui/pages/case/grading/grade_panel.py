"""The right side of grading: the overall grade, its reason, and the mark that reading is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ddaudit_desktop.side_by_side import scale_footnote, words_in
from ui.kit.labels import Label
from ui.kit.panels import Line, SideGround
from ui.kit.scroll import Scroller
from ui.kit.text_area import NoteEdit
from ui.kit.tick import TickBox
from ui.look import metrics
from ui.pages.case.grading.grade_cards import GradeCards
from ui.pages.case.grading.grade_notes import GradeNotes
from ui.pages.case.nudge import Nudge

if TYPE_CHECKING:
    from ddaudit_desktop.checks.flags import Flags
    from ddaudit_desktop.open_audit import OpenAudit

NEEDED, FOR_NONE = "needed", "needed, why it is left without"


class GradePanel(SideGround):
    """The overall grade.

    Signals:
        graded: the code a person chose; empty when it was taken back.
        left_out: the code of why there is no grade; empty when it was taken back.
        reasoned: the reason to write.
        ready: whether the reading is done.
    """

    graded = Signal(str)
    left_out = Signal(str)
    reasoned = Signal(str)
    ready = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = GradeCards()
        self.notes = GradeNotes()
        self.reason = NoteEdit("Reason for the grade", measure="card", min_lines=4, max_lines=12)
        self.reason.setPlaceholderText("What in this case led to the grade")
        self._nudge = Nudge(self.reason)
        self._needed = Label(NEEDED, "small t3")
        self._words = Label("", "small t3")
        self._footnote = Label("", "small t3", wrap=True)
        self.done = TickBox("Ready to grade: the reading is done", small=True)
        self._arrange()
        self.cards.graded.connect(self.graded)
        self.cards.left_out.connect(self.left_out)
        self.reason.committed.connect(self.reasoned)
        self.reason.left.connect(self.cards.start_focus)
        self.reason.textChanged.connect(self._count)
        self.done.clicked.connect(self.ready)

    def _arrange(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(Label("Overall grade", "strong"))
        head.addStretch(1)
        head.addWidget(Label("You choose. The tool never sets it.", "small t2"))
        contents = QWidget()
        contents.setObjectName("contents")
        inner = QVBoxLayout(contents)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        inner.addWidget(self.cards)
        inner.addWidget(self.notes)
        above = QHBoxLayout()
        above.setSpacing(8)
        label = Label("Reason for the grade", "small strong")
        label.setBuddy(self.reason)
        above.addWidget(label)
        above.addWidget(self._needed)
        above.addStretch(1)
        above.addWidget(self._words)
        inner.addSpacing(4)
        inner.addLayout(above)
        inner.addWidget(self.reason)
        inner.addWidget(self._nudge)
        inner.addWidget(self._footnote)
        inner.addStretch(1)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 9, 16, 9)
        row.addWidget(self.done)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(Line())
        box.addWidget(Scroller(contents), 1)
        box.addWidget(Line())
        box.addWidget(foot)

    def show_grade(self, audit: OpenAudit, flags: Flags) -> None:
        """Show the scale, what is stored, its reason and what the checks say of it.

        What is half typed stays.
        """
        kept = audit.grade
        self.cards.set_grades(audit.grades)
        self.cards.show_kept(kept)
        self.notes.show_flags(flags, after=self.cards.why)
        self.reason.set_stored(kept.reason if kept else "")
        self._nudge.set_audit(audit)
        self._needed.setText(FOR_NONE if kept and kept.no_grade else NEEDED)
        self._footnote.setText(scale_footnote(audit))
        self.done.setChecked(audit.audit.ready_at is not None)
        self._count()

    def _count(self) -> None:
        text = self.reason.text()
        self._words.setText(words_in(text))
        self._needed.set_look("small t3" if text.strip() else "small amb")

    def measure(self) -> None:
        """Let the heading be as high as the one beside it."""
        self._head.setFixedHeight(metrics.control() + 11)

    def focus_reason(self) -> None:
        """Put the focus into the reason."""
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
