"""The worst open flags of a case in its preview: enough to know what waits there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.flag_card import BARS
from ui.kit.keys import KeyCap
from ui.kit.labels import SEVERITIES, Label, Severity
from ui.kit.panels import Line, Panel
from ui.look import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from ddaudit_desktop.checks.flags import Flag

MOST = 3
KEY = "F8"


class GlanceCard(Panel):
    """One flag in two lines.

    Signals:
        opened: a click, or Enter.
    """

    opened = Signal()

    focus_ring = "focus"

    def __init__(self, flag: Flag) -> None:
        super().__init__()
        self.border = "line2"
        self.radius = metrics.RADIUS_CONTROL
        self.bar = BARS[flag.severity]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        word = SEVERITIES[flag.severity][1]
        self.setAccessibleName(f"{word} flag {flag.outcome.id}: {flag.title}. Open it")
        self.setToolTip(flag.why)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 7, 11, 7)
        box.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(Severity(flag.severity))
        first.addStretch(1)
        first.addWidget(Label(flag.outcome.id, "code"))
        box.addLayout(first)
        box.addWidget(Label(flag.title, "small", wrap=True))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class OpenFlags(QWidget):
    """The heading, the worst flags, and how many more there are; away where none is open.

    Signals:
        opened: the flag that the person wants to see in its case.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[GlanceCard] = []
        self._flags: tuple[Flag, ...] = ()
        self._count = Label("", "small t2")
        self._more = Label("", "small t2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label("Open flags", "heading"))
        head.addStretch(1)
        head.addWidget(self._count)
        head.addWidget(KeyCap(KEY))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._box.addWidget(Line())
        self._box.addSpacing(4)
        self._box.addLayout(head)
        self._above = self._box.count()
        self._box.addWidget(self._more)
        self.hide()

    @property
    def worst(self) -> Flag | None:
        """The flag shown first."""
        return self._flags[0] if self._flags else None

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Show those of another case, worst first as they are given."""
        self.setVisible(bool(flags))
        if self._flags == tuple(flags):
            return
        self._flags = tuple(flags)
        for old in self.cards:
            old.hide()
            self._box.removeWidget(old)
            old.deleteLater()
        self.cards = [self._card(flag) for flag in self._flags[:MOST]]
        for at, card in enumerate(self.cards):
            self._box.insertWidget(self._above + at, card)
        self._count.setText(str(len(flags)))
        self._more.setText(more_words(self._flags[MOST:]))
        self._more.setVisible(len(flags) > MOST)

    def _card(self, flag: Flag) -> GlanceCard:
        card = GlanceCard(flag)
        card.opened.connect(lambda: self.opened.emit(flag))
        return card


def more_words(flags: Sequence[Flag]) -> str:
    """What is not shown: ``and 2 more: 1 high, 1 medium``."""
    counts = Counter(flag.severity for flag in flags)
    said = ", ".join(f"{number} {severity}" for severity, number in counts.items())
    return f"and {len(flags)} more: {said}"
