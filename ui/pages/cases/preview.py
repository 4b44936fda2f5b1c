"""The case that is current in the list, at a glance: enough to know whether to open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.cases.filters import has_status, no_grade_word
from ddaudit_desktop.cases.preview import time_spent
from ddaudit_desktop.wording import CHILD_STATUS
from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.extract import ExtractView
from ui.kit.facts import FactList
from ui.kit.flow import FlowLayout
from ui.kit.grades import GradeBadge
from ui.kit.labels import Elided, Label, Pill
from ui.kit.panels import Line
from ui.kit.scroll import Scroller
from ui.look import fonts, theme
from ui.pages.cases.open_flags import OpenFlags
from ui.pages.cases.strip import TimeStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.records import ScaleGrade
    from ddaudit_desktop.cases.preview import CasePreview
    from ddaudit_desktop.cases.stages import CaseSummary

WIDTH = 336
SIDE = 16


class PreviewPanel(QWidget):
    """One case beside the list.

    Signals:
        opened: open the case.
        record_wanted: open its record.
        flag_wanted: open the case at a `Flag`.
    """

    opened = Signal()
    record_wanted = Signal()
    flag_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Preview")
        self._reference = Label("", "case strong")
        self._label = Elided("", "case t2")
        self._pills = FlowLayout(gap=6)
        self._facts = FactList()
        self._span = Label("", "small strong")
        self._events = Label("", "small t3")
        self._strip = TimeStrip()
        self.flags = OpenFlags()
        self.flags.opened.connect(self.flag_wanted)
        self._quoted = Label("Strongest quote so far", "heading")
        self._quote = ExtractView("")
        self._quote_line, self._next_line = Line(), Line()
        self._next_title = Label("Next unanswered", "small t3")
        self._next_code = Label("", "code12")
        self._next_words = Elided("", "small")
        self.open_button = PrimaryButton("Open", keys="Enter")
        self.record_button = SecondaryButton("Record", icon="file-pdf")
        self.open_button.clicked.connect(self.opened)
        self.record_button.clicked.connect(self.record_wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Scroller(self._contents()), 1)
        box.addLayout(self._buttons())
        self._measure()

    def _contents(self) -> QWidget:
        contents = QWidget()
        contents.setObjectName("contents")
        box = QVBoxLayout(contents)
        box.setContentsMargins(SIDE, 14, SIDE, 10)
        box.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._reference)
        head.addWidget(self._label, 1)
        head.addWidget(Label("Preview", "small t3"))
        box.addLayout(head)
        box.addLayout(self._pills)
        box.addWidget(self._facts)
        times = QHBoxLayout()
        times.addWidget(self._span)
        times.addStretch(1)
        times.addWidget(self._events)
        box.addLayout(times)
        box.addWidget(self._strip)
        box.addWidget(self.flags)
        box.addWidget(self._quote_line)
        box.addWidget(self._quoted)
        box.addWidget(self._quote)
        box.addWidget(self._next_line)
        coming = QVBoxLayout()
        coming.setSpacing(2)
        coming.addWidget(self._next_title)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._next_code)
        row.addWidget(self._next_words, 1)
        coming.addLayout(row)
        box.addLayout(coming)
        box.addStretch(1)
        return contents

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 8, SIDE, 12)
        row.setSpacing(8)
        row.addWidget(self.open_button)
        row.addWidget(self.record_button)
        row.addStretch(1)
        return row

    def _measure(self) -> None:
        self.setFixedWidth(fonts.px(WIDTH))

    def show_case(self, case: CaseSummary, seen: CasePreview, grade: ScaleGrade | None) -> None:
        """Show another case."""
        self._measure()
        self.setAccessibleDescription(f"{case.reference} {case.label}")
        self._reference.setText(case.reference)
        self._label.setText(case.label)
        self._pills.replace([Pill(text, tone) for text, tone in _pills(case, seen)])  # type: ignore[arg-type]
        badge = GradeBadge(grade.shape, grade.word) if grade else GradeBadge("", _not_yet(case))
        facts: list[tuple[str, str | QWidget]] = [*seen.facts, ("Grade", badge)]
        if seen.concern:
            facts.append(("Concern", seen.concern))
        self._facts.set_facts([*facts, ("Time spent", time_spent(case))])
        self._span.setText(seen.span or "Timeline")
        self._events.setText(seen.events if seen.times else "No events yet")
        self._strip.show_times(seen)
        self._strip.setVisible(bool(seen.times))
        self.flags.show_flags(seen.flags)
        for part in (self._quote_line, self._quoted, self._quote):
            part.setVisible(seen.quotation is not None)
        if seen.quotation is not None:
            self._quote.set_extract(seen.quotation.words, seen.quotation.source)
        self._next_title.setText("Next unanswered" if seen.next_code else "Every question answered")
        self._next_code.setText(seen.next_code)
        self._next_code.setVisible(bool(seen.next_code))
        self._next_words.setText(seen.next_words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("win"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), theme.colour("line"))
        painter.end()


def _not_yet(case: CaseSummary) -> str:
    return no_grade_word(case) if case.no_grade else "No grade yet"


def _pills(case: CaseSummary, seen: CasePreview) -> list[tuple[str, str]]:
    pills = []
    if case.age is not None:
        pills.append(("1 year" if case.age == 1 else f"{case.age} years", "plain"))
    if has_status(case):
        pills.append((CHILD_STATUS[case.child_status], "acc"))
    if seen.children > 1:
        pills.append((f"{seen.children} children", "plain"))
    if seen.episodes:
        said = "1 episode" if seen.episodes == 1 else f"{seen.episodes} episodes"
        pills.append((f"{said} in 12 mo.", "plain"))
    return pills
