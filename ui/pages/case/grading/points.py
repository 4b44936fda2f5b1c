"""The points one below the other, under the headings of both columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import PrimaryButton
from ui.kit.chips import FilterChip
from ui.kit.labels import Elided, Label
from ui.kit.paint import ink, text_width
from ui.kit.panels import Panel
from ui.kit.scroll import Scroller
from ui.look import fonts, metrics
from ui.pages.case.grading.point_row import LEFT, SIDE, PointRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ddaudit_desktop.checks.flags import Flag
    from ddaudit_desktop.side_by_side import SideBySide

LEFT_SHARE = 0.37


class _Rows(QWidget):
    """The contents that scroll."""

    is_ground = True

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contents")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addStretch(1)


class _Counts(Elided):
    """How far it is; without the sum, which the tab shows too, where room is short."""

    def __init__(self) -> None:
        super().__init__("", "small t2")
        self._said = ""

    def say(self, counts: str) -> None:
        self._said = counts
        self._fit()

    def _fit(self) -> None:
        fits = text_width(self._said, self.font()) <= self.width()
        self.setText(self._said if fits else self._said.rpartition(": ")[2])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _Heading(QWidget):
    """The headings of the two columns."""

    def __init__(self) -> None:
        super().__init__()
        self.report = Elided("", "small t3")
        self.counts = _Counts()
        self.only = FilterChip("Flags only", keys="F")
        self.left = QWidget()
        left = self._left_row = QHBoxLayout(self.left)
        left.setContentsMargins(16, 0, 16, 0)
        left.setSpacing(8)
        left.addWidget(Elided("What the inspection found", "strong"))
        left.addWidget(self.report, 1, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 1)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addSpacing(16)
        row.addWidget(Elided("What this case shows", "strong"))
        row.addSpacing(8)
        row.addWidget(self.counts, 1)
        row.addSpacing(12)
        row.addWidget(self.only)

    def set_left_width(self, width: int) -> None:
        """Let the left heading be as wide as the left side; 0 where the sides are not beside."""
        self.report.setVisible(bool(width))
        self.left.setFixedWidth(width or self._left_row.sizeHint().width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink("line2"))
        painter.fillRect(self.left.width() - 1, 0, 1, self.height(), ink("line"))
        painter.end()


class Points(QWidget):
    """All points.

    Signals:
        assessed: a point's id and the code a person chose.
        reasoned: a point's id and the reason to write.
        question_wanted: a question's id.
        attach_wanted: attach an inspection.
    """

    assessed = Signal(str, str)
    reasoned = Signal(str, str)
    question_wanted = Signal(str)
    attach_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PointRow] = []
        self._at = 0
        self.heading = _Heading()
        self._contents = _Rows()
        self._scroller = Scroller(self._contents)
        self.heading.only.clicked.connect(self._show_wanted)
        self.attach = PrimaryButton("Choose an inspection")
        self.attach.clicked.connect(self.attach_wanted)
        below = QWidget()
        self._below = QStackedLayout(below)
        self._below.addWidget(self._scroller)
        self._nothing = Label("", "t2", wrap=True)
        self._below.addWidget(self._make_empty())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.heading)
        box.addWidget(below, 1)
        self._measure()

    def _make_empty(self) -> QWidget:
        card = Panel()
        card.setMaximumWidth(fonts.px(420))
        inner = QVBoxLayout(card)
        inner.setContentsMargins(20, 16, 20, 18)
        inner.setSpacing(10)
        inner.addWidget(self._nothing)
        inner.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignLeft)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(16, 16, 16, 16)
        box.addWidget(card)
        box.addStretch(1)
        return holder

    def show_points(self, seen: SideBySide, flags: Sequence[Flag] = ()) -> None:
        """Show the points as the records are now; rows stay where the points are the same.

        Args:
            seen: the points and what this case shows of each.
            flags: the open flags of the case.
        """
        self.heading.report.setText(seen.inspection)
        self.heading.counts.say(seen.counts if seen.points else "")
        if [row.point.id for row in self.rows] == [point.id for point in seen.points]:
            for row, point in zip(self.rows, seen.points, strict=True):
                row.show_point(point)
        else:
            self._make_rows(seen)
        for row in self.rows:
            row.show_flags(flags)
        self._show_wanted()
        attached = bool(seen.inspection)
        self.attach.setVisible(not attached)
        self._nothing.setText(
            "No point of this inspection can be tested by a case of this theme. "
            "The overall grade can still be given."
            if attached
            else "No inspection is attached. With one, each of its points stands here beside what "
            "this case shows. The overall grade can be given without it."
        )
        self._below.setCurrentIndex(0 if seen.points else 1)

    def _make_rows(self, seen: SideBySide) -> None:
        for row in self.rows:
            row.hide()
            self._contents.box.removeWidget(row)
            row.deleteLater()
        self.rows = [PointRow(point) for point in seen.points]
        for at, row in enumerate(self.rows):
            self._contents.box.insertWidget(at, row)
            row.show()  # at once, so that it can take the focus
            point_id = row.point.id
            row.current.connect(lambda at=at: self._mark(at))
            row.moved.connect(lambda by, at=at: self._step(at, by))
            row.assessed.connect(lambda code, i=point_id: self.assessed.emit(i, code))
            row.reasoned.connect(lambda text, i=point_id: self.reasoned.emit(i, text))
            row.question_wanted.connect(self.question_wanted)
        self._at = 0
        self._measure()

    def _show_wanted(self) -> None:
        """Leave out rows without a flag where only those with one are wanted, if there are any."""
        flagged = [row for row in self.rows if row.flags.lines]
        self.heading.only.setVisible(bool(flagged))
        only = bool(flagged) and self.heading.only.isChecked()
        for row in self.rows:
            row.setVisible(not only or row in flagged)
        if self.rows and self.rows[self._at].isHidden():
            self._mark(self.rows.index(flagged[0]))

    def toggle_flags_only(self) -> None:
        """Leave out rows without a flag, or show all again."""
        if not self.heading.only.isHidden():
            self.heading.only.click()
            self.start_focus()

    def _mark(self, at: int) -> None:
        self._at = at
        for place, row in enumerate(self.rows):
            row.set_current(place == at)

    def _step(self, at: int, by: int) -> None:
        """On to the next row in sight, or back."""
        ahead = self.rows[at + 1 :] if by > 0 else self.rows[:at][::-1]
        following = next((row for row in ahead if not row.isHidden()), self.rows[at])
        following.choice.setFocus()

    def go_to_row(self, at: int) -> None:
        """Put the focus on a row, the first or last at the ends."""
        if self.rows:
            self.rows[max(0, min(len(self.rows) - 1, at))].choice.setFocus()

    def go_to_point(self, code: str) -> None:
        """Put the focus on a point by its code or id."""
        for at, row in enumerate(self.rows):
            if code in (row.point.code, row.point.id):
                self.go_to_row(at)

    def start_focus(self) -> bool:
        """Put the focus on the row it was on, or the first; whether there is one."""
        self.go_to_row(self._at)
        return bool(self.rows)

    def flush(self) -> None:
        """Write what is half typed in any row."""
        for row in self.rows:
            row.flush()

    def _measure(self) -> None:
        self.heading.setFixedHeight(metrics.control() + 12)
        left = min(fonts.px(LEFT), round(self.width() * LEFT_SHARE))
        choice = max((row.choice.sizeHint().width() for row in self.rows), default=0)
        beside = self.width() - left >= choice + 2 * SIDE + 12
        self.heading.set_left_width(left if beside else 0)
        for row in self.rows:
            row.set_left_width(left if beside else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.end()
