"""The fixed head of the section on screen: its name, how far it is, and ways to what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import SecondaryButton
from ui.kit.chips import FilterChip
from ui.kit.labels import Elided, Label
from ui.kit.paint import ink
from ui.kit.panels import IconLabel
from ui.look import metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ddaudit_desktop.form.model import Count, FormSection

LEFT, RIGHT = 16, 22
GAP = 10


class SectionHead(QWidget):
    """Name, count and buttons of the section on screen.

    Signals:
        unanswered_only: whether answered questions are to be left out.
        next_wanted: the person wants the next question without an answer.
        guidance_wanted: the person wants to see the guidance that is hidden.
    """

    unanswered_only = Signal(bool)
    next_wanted = Signal()
    guidance_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Elided("", "heading")
        self._count = Label("", "small t2")
        self._legend = QWidget()
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(4)
        legend.addWidget(IconLabel("key-fill", "acc-t", 12))
        legend.addWidget(Label("key question", "small t2"))
        self.only = FilterChip("Unanswered only", keys="U")
        self.only.clicked.connect(self.unanswered_only)
        self.following = SecondaryButton("Next unanswered", keys="Ctrl+J", measure="card")
        self.following.clicked.connect(self.next_wanted)
        self.guidance = SecondaryButton("Guidance", keys="G", icon="book-open", measure="card")
        self.guidance.clicked.connect(self.guidance_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, RIGHT, 1)
        row.setSpacing(GAP)
        row.addWidget(self._name)
        row.addWidget(self._count)
        row.addWidget(self._legend)
        row.addStretch(1)
        row.addWidget(self.only)
        row.addWidget(self.following)
        row.addWidget(self.guidance)
        self._key_questions = False
        self._measure()

    def show_section(self, section: FormSection, count: Count) -> None:
        """Say which section is on screen and how far it is."""
        self._name.setText(section.name)
        self._count.setText(f"{count.answered} of {count.total} answered")
        self._key_questions = any(question.key for question in section.questions)
        self._fit()

    def _fit(self) -> None:
        """Leave out the legend, then the count, where there is no room for them."""
        buttons = [one for one in (self.only, self.following, self.guidance) if not one.isHidden()]
        room = self.width() - LEFT - RIGHT - GAP
        room -= sum(widget.sizeHint().width() + GAP for widget in (*buttons, self._name))
        room -= self._count.sizeHint().width() + GAP
        self._count.setVisible(room >= 0)
        room -= self._legend.sizeHint().width() + GAP
        self._legend.setVisible(self._key_questions and room >= 0)

    def offer_guidance(self, offered: bool) -> None:
        """Show the button for guidance, while the panel is hidden."""
        self.guidance.setVisible(offered)
        self._fit()

    def _measure(self) -> None:
        self.setFixedHeight(metrics.card_title())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, metrics.card_title())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), ink("line"))
        painter.end()
