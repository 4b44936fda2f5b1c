"""Open flags beside an improvement point: what the checks say of the answers shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.labels import SEVERITIES, paint_severity, severity_width
from ui.kit.paint import hovered, paint_text
from ui.look import fonts, metrics
from ui.pages.case.grading.grade_notes import OF_GRADE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ddaudit_desktop.checks.flags import Flag
    from ddaudit_desktop.side_by_side import PointSeen

SHOWN = ("critical", "high")
LEAST = 160


def beside(point: PointSeen, flags: Sequence[Flag]) -> list[Flag]:
    """The grave ones among the flags that concern an answer shown with a point.

    Flags of the grade are not among them: they stand where the grade is given.
    """
    questions = {shown.question_id for shown in point.answers}
    return [
        flag
        for flag in flags
        if flag.severity in SHOWN
        and not flag.outcome.id.startswith(OF_GRADE)
        and questions & set(flag.questions)
    ]


class FlagLine(QPushButton):
    """One flag in a line: its severity and what was found; a click leads to its question."""

    focus_ring = "focus"

    def __init__(self, flag: Flag) -> None:
        super().__init__(flag.title)
        self.flag = flag
        self.setProperty("painted", True)
        self.setProperty("elides", True)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._word = SEVERITIES[flag.severity][1]
        self.setAccessibleName(f"{self._word} flag {flag.outcome.id}: {flag.title}. Show question")
        self.setToolTip(f"{flag.outcome.id} · {flag.title}\n{flag.why}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(fonts.px(LEAST) * 2, max(24, metrics.line(12)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.px(LEAST), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_severity(painter, area, self.flag.severity)
        left = severity_width(self._word) + 8
        words = area.adjusted(left, 0, 0, 0)
        paint_text(painter, words, self.text(), fonts.ui(12), "acc-t" if hovered(self) else "t1")
        painter.end()


class FlagLines(QWidget):
    """The lines of one point; away where there is none.

    Signals:
        question_wanted: the id of the question a flag concerns.
    """

    question_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[FlagLine] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.hide()

    @property
    def critical(self) -> bool:
        """Whether a critical flag is among them."""
        return any(line.flag.severity == "critical" for line in self.lines)

    def show_flags(self, point: PointSeen, flags: Sequence[Flag]) -> None:
        """Show those of the open flags that concern a point."""
        found = beside(point, flags)
        self.setVisible(bool(found))
        if found == [line.flag for line in self.lines]:
            return
        for old in self.lines:
            old.hide()
            self._box.removeWidget(old)
            old.deleteLater()
        self.lines = [self._line(point, flag) for flag in found]
        for line in self.lines:
            self._box.addWidget(line)

    def _line(self, point: PointSeen, flag: Flag) -> FlagLine:
        line = FlagLine(flag)
        shown = [answer.question_id for answer in point.answers]
        question = next(one for one in shown if one in flag.questions)
        line.clicked.connect(lambda: self.question_wanted.emit(question))
        return line
