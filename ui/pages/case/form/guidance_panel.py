"""The panel beside the questions: guidance for the one that has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import LinkButton
from ui.kit.facts import FactList
from ui.kit.flow import FlowLayout
from ui.kit.labels import Label, Pill
from ui.kit.panels import IconLabel, Line
from ui.kit.scroll import Scroller
from ui.look import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddaudit_desktop.definitions import Standard
    from ddaudit_desktop.form.guidance import Guidance

SIDE = 16


class _Reading(Scroller):
    """The text of the panel, scrolled by the arrow keys while it has the focus."""

    focus_ring = "focus"

    def __init__(self, contents: QWidget) -> None:
        super().__init__(contents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class GuidancePanel(QWidget):
    """Guidance, source, what held on the day, the points it feeds, the standards behind it.

    Signals:
        hide_wanted: the person wants the room for the questions.
    """

    hide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guidance: Guidance | None = None
        self._all = False
        self._title = Label("Guidance", "strong")
        hide = LinkButton("Hide", keys="G", measure="card")
        hide.setAccessibleName("Hide guidance")
        hide.clicked.connect(self.hide_wanted)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(SIDE, 0, SIDE, 0)
        head.setSpacing(8)
        head.addWidget(IconLabel("book-open", "t3"))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(hide)
        contents = QWidget()
        self._body = QVBoxLayout(contents)
        self._body.setContentsMargins(SIDE, 10, SIDE, 16)
        self._body.setSpacing(8)
        self.reading = _Reading(contents)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(Line())
        box.addWidget(self.reading, 1)
        self._measure()

    def show_guidance(self, guidance: Guidance) -> None:
        """Show the guidance of another question."""
        if guidance != self._guidance:
            self._guidance = guidance
            self._fill()
            self.reading.verticalScrollBar().setValue(0)

    def _fill(self) -> None:
        guidance = self._guidance
        if guidance is None:
            return
        self._title.setText(f"Guidance for {guidance.question_id}")
        self.reading.setAccessibleName(f"Guidance for {guidance.question_id}")
        self.reading.setAccessibleDescription(guidance.text)
        self._empty()
        self._body.addWidget(Label(guidance.text, "small", wrap=True))
        self._body.addWidget(FactList(_facts(guidance)))
        if guidance.standards or guidance.more_standards:
            self._add_standards(guidance)
        self._body.addStretch(1)

    def _add_standards(self, guidance: Guidance) -> None:
        self._body.addSpacing(4)
        self._body.addWidget(Line())
        self._body.addSpacing(2)
        if guidance.standards:
            self._body.addWidget(Label("Standards behind it", "strong"))
            self._body.addWidget(_standards(guidance.standards))
        more = guidance.more_standards
        if not more:
            return
        others = f"{len(more)} more standards" if len(more) > 1 else "1 more standard"
        button = LinkButton(f"Hide {others}" if self._all else f"Show {others}", measure="card")
        button.clicked.connect(self._toggle)
        if self._all:
            self._body.addWidget(_standards(more))
        self._body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _empty(self) -> None:
        while self._body.count():
            item = self._body.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()

    def _measure(self) -> None:
        self._head.setFixedHeight(metrics.tab_row() + 4)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()


def _facts(guidance: Guidance) -> Sequence[tuple[str, str | QWidget]]:
    facts: list[tuple[str, str | QWidget]] = []
    if guidance.condition:
        facts.append(("Applies", guidance.condition))
    if guidance.source:
        facts.append(("Source", guidance.source))
    facts.append(("On the day", "\n".join(guidance.on_the_day)))
    if guidance.feeds:
        holder = QWidget()
        flow = FlowLayout(holder, gap=4)
        for code, words in guidance.feeds:
            flow.addWidget(Pill(f"{code} {words}", "soft"))
        facts.append(("Feeds", holder))
    return facts


def _standards(standards: Sequence[Standard]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for standard in standards:
        title = Label(standard.title, "small medium", wrap=True)
        column.addWidget(title)
        column.addWidget(Label(standard.content, "small t2", wrap=True))
        column.addSpacing(8)
    return holder
