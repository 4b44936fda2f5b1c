"""A flag: what a check found, why, and the auditor's three answers to it.

Usage::

    card = FlagCard("CK-MC-03", "high", "Looked after, 9 episodes, grade not raised",
                    why="First grade Medium, same as the previous episode. Rule: …", evidence=2)
    card.set_open(True)                  # only one is open at a time; the page sees to it
    card.accepted / explained / dismissed / evidence_wanted / opened
    SettledFlag("CK-MC-20", "Episode count: explained 14:12", "explained")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.kit.flow import FlowLayout
from ui.kit.labels import SEVERITIES, Elided, Label, Pill, Severity, SeverityLevel
from ui.kit.panels import IconLabel, Panel
from ui.look import metrics

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent

Settled = Literal["accepted", "explained", "dismissed"]

BARS: dict[str, str] = {"critical": "red", "high": "amb", "medium": "ctl", "low": "line2"}
"""The colour of the bar at the left, by severity."""


class FlagCard(Panel):
    """One flag that asks for the auditor's judgement.

    Keys while it has the focus: Enter opens it, A accepts, E explains, D dismisses.

    Args:
        code: the check's reference.
        severity: critical, high, medium or low.
        title: what was found, in one line.
        why: the facts and the rule, shown while open.
        evidence: how many pieces of evidence there are to look at.
        this_question: whether it belongs to the question that has the focus.

    Signals:
        opened: it was opened by the person.
        accepted, explained, dismissed: the answer; the last two still need a reason.
        evidence_wanted: the person asks for the evidence.
    """

    opened = Signal()
    accepted = Signal()
    explained = Signal()
    dismissed = Signal()
    evidence_wanted = Signal()

    focus_ring = "focus"

    def __init__(
        self,
        code: str,
        severity: SeverityLevel,
        title: str,
        *,
        why: str = "",
        evidence: int = 0,
        this_question: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.border = "line2"
        self.radius = metrics.RADIUS_CONTROL
        self.bar = BARS[severity]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{SEVERITIES[severity][1]} flag {code}: {title}")
        self.setAccessibleDescription(why)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 9, 11, 9)
        outer.setSpacing(2)
        self._pill = Pill("This question", "acc")
        self._pill.setVisible(this_question)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(Severity(severity))
        first.addWidget(self._pill)
        first.addStretch(1)
        first.addWidget(Label(code, "code"))
        outer.addLayout(first)
        outer.addWidget(Label(title, "strong", wrap=True))
        self._why = Label(why, "small t2", wrap=True)
        outer.addWidget(self._why)
        self._answers = self._answer_row(evidence)
        outer.addWidget(self._answers)
        self.set_open(False)

    def _answer_row(self, evidence: int) -> QWidget:
        row = QWidget(self)
        layout = FlowLayout(row, gap=6)
        layout.setContentsMargins(0, 6, 0, 0)
        self._accept = PrimaryButton("&Accept", measure="card")
        self._explain = SecondaryButton("&Explain", measure="card")
        self._dismiss = SecondaryButton("&Dismiss", measure="card")
        self._accept.clicked.connect(self.accepted)
        self._explain.clicked.connect(self.explained)
        self._dismiss.clicked.connect(self.dismissed)
        for button in (self._accept, self._explain, self._dismiss):
            layout.addWidget(button)
        if evidence:
            link = LinkButton(f"Evidence ({evidence})", measure="card")
            link.clicked.connect(self.evidence_wanted)
            layout.addWidget(link)
        return row

    @property
    def is_open(self) -> bool:
        """Whether the reasons and the answers are shown."""
        return self._open

    def set_open(self, is_open: bool) -> None:
        """Show or fold the reasons and the answers."""
        self._open = is_open
        self._why.setVisible(is_open and bool(self._why.text()))
        self._answers.setVisible(is_open)
        self.updateGeometry()

    def set_this_question(self, is_this: bool) -> None:
        """Say that it belongs to the question with the focus."""
        self._pill.setVisible(is_this)

    def _open_by_hand(self) -> None:
        if not self._open:
            self.set_open(True)
            self.opened.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._open_by_hand()
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        answers: dict[int, Callable[[], None]] = {
            Qt.Key.Key_A: self._accept.click,
            Qt.Key.Key_E: self._explain.click,
            Qt.Key.Key_D: self._dismiss.click,
        }
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_by_hand()
        elif plain and self._open and event.key() in answers:
            answers[event.key()]()
        else:
            super().keyPressEvent(event)


class SettledFlag(QWidget):
    """A flag that was answered: one line, and it stays.

    Args:
        code: the check's reference.
        text: what it was and what was decided.
        answer: accepted, explained or dismissed.
    """

    def __init__(
        self, code: str, text: str, answer: Settled, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("x-circle" if answer == "dismissed" else "check-circle", "t2", 14))
        row.addWidget(Label(code, "code"))
        row.addWidget(Elided(text, "small t2"), 1)
