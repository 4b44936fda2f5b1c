"""The head of a case, the same on all its tabs: who it is about, how far it is, what is grave.

Usage::

    head = CaseHeader()
    head.set_case("DD20-MC-03", "Child A", [("14 years", "plain"), ("Looked after", "acc")])
    head.set_progress(48, 97)
    head.set_flags(critical=1, high=4)
    head.set_minutes(48)
    head.back_asked / previous_asked / next_asked
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.buttons import IconButton
from ui.kit.labels import Elided, Label, PillTone, Severity, paint_pill, pill_width
from ui.kit.paint import ink
from ui.kit.panels import IconLabel
from ui.kit.progress import ThinProgress
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

GAP = 12


class PillLine(QLabel):
    """Pills in one line; those that do not fit are left out, and named in the tooltip."""

    def __init__(self, *, gap: int = GAP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pills: list[tuple[str, PillTone]] = []
        self._gap = gap
        self.setProperty("painted", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_pills(self, pills: Sequence[tuple[str, PillTone]]) -> None:
        """Show other facts: pairs of words and tone."""
        self._pills = list(pills)
        said = ", ".join(text for text, _ in pills)
        self.setText(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        widths = [pill_width(text) for text, _ in self._pills]
        return QSize(sum(widths) + self._gap * max(0, len(widths) - 1), metrics.pill())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, metrics.pill())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0
        for text, tone in self._pills:
            width = pill_width(text)
            if left + width > self.width():
                break
            paint_pill(painter, QRectF(left, 0, width, self.height()), text, tone)
            left += width + self._gap
        painter.end()


class CaseHeader(QWidget):
    """The head of a case, 52 high.

    Signals:
        back_asked: to the list of cases.
        previous_asked, next_asked: to the neighbours in the list.
    """

    back_asked = Signal()
    previous_asked = Signal()
    next_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        back = IconButton("caret-left", "Back to the cases", measure="normal", bare=True)
        back.clicked.connect(self.back_asked)
        self._reference = Label("", "case strong")
        self._who = Elided("", "case t2")
        self._pills = PillLine()
        self._answered = Label("", "small t2")
        self._progress = ThinProgress(width=96)
        self._critical = Severity("critical", "0 critical")
        self._high = Severity("high", "0 high")
        self._timer = IconLabel("timer", "t2", 14)
        self._minutes = Label("", "small t2")
        self.previous = IconButton("caret-left", "Previous case", keys="Ctrl+PgUp")
        self.previous.clicked.connect(self.previous_asked)
        self.next = IconButton("caret-right", "Next case", keys="Ctrl+PgDown")
        self.next.clicked.connect(self.next_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(GAP)
        for widget in (back, self._reference, self._who):
            row.addWidget(widget)
        row.setSpacing(8)
        row.addSpacing(4)
        row.addWidget(self._pills, 1)
        row.addSpacing(8)
        row.addWidget(self._answered)
        row.addWidget(self._progress)
        row.addSpacing(8)
        row.addWidget(self._critical)
        row.addWidget(self._high)
        row.addSpacing(8)
        row.addWidget(self._timer)
        row.addSpacing(-4)
        row.addWidget(self._minutes)
        row.addSpacing(8)
        row.addWidget(self.previous)
        row.addSpacing(-4)
        row.addWidget(self.next)
        self.set_flags(critical=0, high=0)
        self.set_minutes(None)

    def set_case(self, reference: str, who: str, facts: Sequence[tuple[str, PillTone]]) -> None:
        """Show another case: its reference, the child's pseudonym, and facts as pills."""
        self._reference.setText(reference)
        self._who.setText(who)
        self._pills.set_pills(facts)
        self.setAccessibleName(f"{reference} {who}")

    def set_progress(self, answered: int, total: int) -> None:
        """Show how many questions are answered."""
        words = f"{answered} of {total} answered"
        self._answered.setText(words)
        self._progress.set_progress(words, answered, total)

    def set_flags(self, *, critical: int, high: int) -> None:
        """Show how many open flags there are; none are left out."""
        self._critical.set_level("critical", f"{critical} critical")
        self._critical.setVisible(critical > 0)
        self._high.set_level("high", f"{high} high")
        self._high.setVisible(high > 0)

    def set_minutes(self, minutes: int | None) -> None:
        """Show the time spent; nothing while it is not known."""
        self._minutes.setText("" if minutes is None else f"{minutes} min")
        self._minutes.setVisible(minutes is not None)
        self._timer.setVisible(minutes is not None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), metrics.line(16) + fonts.px(30))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.end()
