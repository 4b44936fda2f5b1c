"""One improvement point: what the inspection found, and beside it what the case shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import LinkButton
from ui.kit.chips import AnswerChip
from ui.kit.extract import ExtractView
from ui.kit.flow import FlowLayout
from ui.kit.labels import Label, Pill
from ui.kit.paint import ink
from ui.kit.segmented import Segment, Segmented
from ui.kit.text_area import NoteEdit
from ui.look import fonts
from ui.pages.case.grading.flag_lines import FlagLines
from ui.pages.case.judged import mark_of
from ui.pages.case.nudge import Nudge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from ddaudit_desktop.checks.flags import Flag
    from ddaudit_desktop.form.rows import Quote
    from ddaudit_desktop.side_by_side import PointSeen, Shown

CHOICES = (
    Segment("met", "Met", "1", icon="check-bold"),
    Segment("partly_met", "Partly met", "2", icon="circle-half-fill"),
    Segment("not_met", "Not met", "3", icon="x-bold"),
    Segment("not_evidenced", "Not evidenced", "4", "ink", icon="question"),
    Segment("not_applicable", "N/A", "5", "sunken", icon="minus"),
)
LEFT = 319
QUOTES_SHOWN = 2
BAR = 3
SIDE = 16
WIDEST = 16_777_215
LEAST_REASON = 180
"""With less room beside the choice the reason goes below it."""


class Assessment(Segmented):
    """How the case stands against the point; keys 1 to 5.

    Signals:
        entered: it took the focus.
    """

    entered = Signal()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class Found(QWidget):
    """The left side: code, area, whether it was to improve, the point itself, by when."""

    def __init__(self, point: PointSeen) -> None:
        super().__init__()
        self._current = self._critical = False
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(point.code, "code12 t1"))
        head.addWidget(Label(point.area, "small t2", wrap=True), 1)
        pill = Pill("Strength then", "grn", icon="star-fill")
        if not point.strength:
            pill = Pill("Improve then", icon="arrow-up-right")
        head.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 10)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(Label(point.text, wrap=True))
        box.addWidget(Label(point.due, "small t3"))
        box.addStretch(1)

    def set_current(self, current: bool) -> None:
        """Mark the row with a bar at its left edge."""
        self._current = current
        self.update()

    def set_critical(self, critical: bool) -> None:
        """Mark the row as one with a critical flag, while it is not the current one."""
        self._critical = critical
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("hover"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), ink("line"))
        if self._current or self._critical:
            painter.fillRect(0, 0, BAR, self.height(), ink("focus" if self._current else "red"))
        painter.end()


class PointRow(QWidget):
    """One point.

    Signals:
        current: the focus came into this row.
        assessed: the code a person chose; empty when it was taken back.
        reasoned: the reason to write.
        question_wanted: the id of the question behind an answer.
        moved: the person asks for the next (1) or the previous (-1) point.
    """

    current = Signal()
    assessed = Signal(str)
    reasoned = Signal(str)
    question_wanted = Signal(str)
    moved = Signal(int)

    def __init__(self, point: PointSeen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.point = point
        self._answers: tuple[Shown, ...] | None = None
        self._quotes: tuple[Quote, ...] | None = None
        self._all_quotes = False
        self.found = Found(point)
        self.choice = Assessment(CHOICES, name=f"{point.code}, assessment")
        self.reason = NoteEdit(f"Reason for {point.code}", measure="card", max_lines=6)
        self.reason.setPlaceholderText("Why, in a line or two")
        self.nudge = Nudge(self.reason)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self.flags = FlagLines()
        self.flags.question_wanted.connect(self.question_wanted)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._judged = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._quoted = QVBoxLayout()
        self._quoted.setSpacing(6)
        self._arrange()
        self.choice.changed.connect(lambda code: self.assessed.emit(code or ""))
        self.choice.entered.connect(self.current)
        self.reason.committed.connect(self.reasoned)
        self.reason.left.connect(self.choice.setFocus)
        self.show_point(point)

    def _arrange(self) -> None:
        judged = self._judged
        judged.setSpacing(8)
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        judged.addWidget(self.choice, 0, top_left)
        judged.addWidget(self.reason, 1)
        right = QVBoxLayout()
        right.setContentsMargins(SIDE, 10, SIDE, 11)
        right.setSpacing(7)
        right.addWidget(self._chips)
        right.addWidget(self.flags)
        right.addLayout(self._quoted)
        right.addLayout(judged)
        right.addWidget(self.nudge)
        right.addStretch(1)
        self._columns.setContentsMargins(0, 0, 0, 1)
        self._columns.setSpacing(0)
        self._columns.addWidget(self.found)
        self._columns.addLayout(right, 1)

    def set_left_width(self, width: int) -> None:
        """Let the left side be so wide, the same in every row; 0 puts it above the right one."""
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if width else way.TopToBottom)
        self.found.setMinimumWidth(width)
        self.found.setMaximumWidth(width or WIDEST)
        self._place_reason()

    def show_point(self, point: PointSeen) -> None:
        """Show the point as the records are now; what is half typed stays."""
        self.point = point
        self.choice.set_value(point.value or None)
        self.reason.set_stored(point.reason)
        if point.answers != self._answers:
            self._answers = point.answers
            self._flow.replace([self._chip(shown) for shown in point.answers])
            self._chips.setVisible(bool(point.answers))
        if point.quotes != self._quotes:
            self._quotes = point.quotes
            self._show_quotes()

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Show those of the case's open flags that concern this point."""
        self.flags.show_flags(self.point, flags)
        self.found.set_critical(self.flags.critical)

    def _chip(self, shown: Shown) -> AnswerChip:
        chip = AnswerChip(shown.question_id, shown.words, adverse=shown.adverse)
        chip.clicked.connect(lambda: self.question_wanted.emit(shown.question_id))
        return chip

    def _show_quotes(self) -> None:
        while item := self._quoted.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        quotes: Sequence[Quote] = self._quotes or ()
        shown = quotes if self._all_quotes else quotes[:QUOTES_SHOWN]
        for quote in shown:
            self._quoted.addWidget(self._quote(quote))
        more = len(quotes) - len(shown)
        if more:
            link = LinkButton(f"{more} more {'quote' if more == 1 else 'quotes'}", measure="card")
            link.clicked.connect(self._unfold_quotes)
            self._quoted.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _quote(self, quote: Quote) -> ExtractView:
        marks = [mark_of(found) for found in quote.found]
        return ExtractView(quote.words, quote.origin, marks=marks)

    def _unfold_quotes(self) -> None:
        self._all_quotes = True
        self._show_quotes()
        self.choice.setFocus()

    def set_current(self, current: bool) -> None:
        """Show that this row is the current one."""
        self.found.set_current(current)

    def flush(self) -> None:
        """Write what is half typed."""
        self.reason.flush()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_reason()

    def _place_reason(self) -> None:
        left = self.found.minimumWidth()
        room = self.width() - left - 2 * SIDE - self.choice.sizeHint().width() - 8
        beside = room >= fonts.px(LEAST_REASON)
        way = QBoxLayout.Direction
        self._judged.setDirection(way.LeftToRight if beside else way.TopToBottom)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        match event.key():
            case Qt.Key.Key_J | Qt.Key.Key_Down if self._walks(event):
                self.moved.emit(1)
            case Qt.Key.Key_K | Qt.Key.Key_Up if self._walks(event):
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.reason.setFocus()
            case _:
                event.ignore()

    def _walks(self, event: QKeyEvent) -> bool:
        letter = event.key() in (Qt.Key.Key_J, Qt.Key.Key_K)
        return not self.reason.hasFocus() and (Segmented.single_letters or not letter)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), ink("line"))
        painter.end()
