"""Making a new deep dive in three steps; nothing is written before the last."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.buttons import PrimaryButton, SecondaryButton
from ui.kit.labels import Label, Pill
from ui.kit.panels import IconLabel, Line
from ui.pages.welcome.commission import CommissionStep
from ui.pages.welcome.draft import Draft
from ui.pages.welcome.protect import ProtectStep
from ui.pages.welcome.sample import SampleStep


class NewDeepDive(QWidget):
    """The steps, the way between them, and what is still missing.

    Signals:
        finished: the complete `Draft`.
        cancelled: back to the start.
    """

    finished = Signal(object)
    cancelled = Signal()

    def __init__(self, auditor: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.protect = ProtectStep(auditor)
        self._commission = CommissionStep()
        self.steps = (self._commission, SampleStep(), self.protect)
        self._stack = QStackedWidget()
        self._marks = [TrailMark(n + 1, step.name) for n, step in enumerate(self.steps)]
        for step in self.steps:
            step.changed.connect(self._show_missing)
            self._stack.addWidget(_scrolled(step))
        self._missing = Label("", "t2", wrap=True)
        self._back = SecondaryButton("Back", measure="dialog", keys="Alt+←")
        self._next = PrimaryButton("Next", measure="dialog", keys="Ctrl+Enter")
        self._back.clicked.connect(self.go_back)
        self._next.clicked.connect(self.go_on)
        for keys, go in (
            ("Alt+Left", self.go_back),
            ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),  # the other Enter
        ):
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut  # not below a sheet
            QShortcut(QKeySequence(keys), self, context=inside).activated.connect(go)
        box = QVBoxLayout(self)
        box.setContentsMargins(72, 48, 72, 24)
        box.setSpacing(24)
        head = QHBoxLayout()
        head.setSpacing(24)
        for mark in self._marks:
            head.addWidget(mark)
        head.addStretch(1)
        head.addWidget(Pill("OFFICIAL-SENSITIVE"))
        box.addLayout(head)
        box.addWidget(self._stack, 1)
        box.addWidget(Line())
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self._back)
        foot.addWidget(self._missing, 1)
        foot.addWidget(self._next)
        box.addLayout(foot)
        self._go(0)

    @property
    def at(self) -> int:
        """Which step is shown, from nought."""
        return self._stack.currentIndex()

    @property
    def begun(self) -> bool:
        """Whether anything was typed that would be lost."""
        return self.at > 0 or any(field.text() for field in self._commission.fields)

    def go_on(self) -> None:
        """On to the next step, or make the deep dive; only when nothing is missing."""
        if self.steps[self.at].missing():
            self._show_missing()
            return
        if self.at + 1 < len(self.steps):
            self._go(self.at + 1)
            return
        draft = Draft()
        for step in self.steps:
            step.fill(draft)
        self.finished.emit(draft)

    def go_back(self) -> None:
        """Back to the step before, or to the start."""
        if self.at == 0:
            self.cancelled.emit()
        else:
            self._go(self.at - 1)

    def start_focus(self) -> None:
        """Put the focus into the step that is shown."""
        self.steps[self.at].start_focus()

    def _go(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        last = index + 1 == len(self.steps)
        self._next.setText("Create deep dive" if last else "Next")
        for number, mark in enumerate(self._marks):
            mark.show_at(number - index)
        if last:
            self.protect.suggest_name(self._commission.title.text())
        self._show_missing()
        self.start_focus()

    def _show_missing(self) -> None:
        self._missing.setText(self.steps[self.at].missing())
        self._next.setEnabled(not self._missing.text())


class TrailMark(QWidget):
    """A step in the trail: done, current, or to come, by mark and by weight."""

    def __init__(self, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = Pill(str(number))
        self._current = Pill(str(number), "acc")
        self._done = IconLabel("check-circle-fill", "grn")
        self._name = Label(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._number, self._current, self._done, self._name):
            row.addWidget(part)

    def show_at(self, place: int) -> None:
        """Show the step as done (below nought), current (nought), or to come."""
        self._done.setVisible(place < 0)
        self._current.setVisible(place == 0)
        self._number.setVisible(place > 0)
        self._name.set_look("strong acc" if place == 0 else "t2")


def _scrolled(step: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    area.setWidget(step)
    return area
