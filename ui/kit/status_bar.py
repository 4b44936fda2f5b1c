"""The bar at the foot of the window: what is saved, the keys that work now, when it locks.

Usage::

    bar = StatusBar()
    bar.set_saved("Saved 14:32:07")
    bar.set_not_saved("Not saved: disk full")  # retry_asked: the person presses it
    bar.set_kept("Encrypted", "lock-key")      # or "Not encrypted", "Not created yet"
    bar.set_hints([(("J", "K"), "Move"), (("Enter",), "Note")])
    bar.set_lock("Locks in 12 min")            bar.keys_asked.connect(...)   # F1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.buttons import LinkButton
from ui.kit.keys import KeyHintLine
from ui.kit.labels import Label
from ui.kit.paint import ink
from ui.kit.panels import IconLabel, Line
from ui.look import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


class _Part(QWidget):
    """An icon with its words."""

    def __init__(self, icon: str, text: str, look: str, colour: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.icon = IconLabel(icon, colour, 14)
        self.words = Label(text, look)
        row.addWidget(self.icon)
        row.addWidget(self.words)

    def say(self, text: str, icon: str, colour: str, look: str) -> None:
        self.words.setText(text)
        self.words.set_look(look)
        self.icon.set_icon(icon, colour)
        self.setVisible(bool(text))


class _KeysButton(LinkButton):
    words = "t2"
    weight = 400
    cap_first = True


class StatusBar(QWidget):
    """The status bar, 28 high.

    Signals:
        retry_asked: writing failed and the person asks to try again.
        keys_asked: the person asks for all keys.
    """

    retry_asked = Signal()
    keys_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Status")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._saved = _Part("check-circle-fill", "", "small medium", "grn")
        self._saved.hide()
        self._retry = LinkButton("Retry", measure="card")
        self._retry.clicked.connect(self.retry_asked)
        self._retry.hide()
        self._kept = _Part("lock-key", "", "small t2", "t2")
        self._kept.hide()
        self._offline = _Part("wifi-slash", "Offline", "small t2", "t2")
        self._hints = KeyHintLine(centred=True)
        self._lock = _Part("timer", "", "small t2", "t2")
        self._lock.hide()
        self._keys = _KeysButton("All keys", measure="card", keys="F1")
        self._keys.clicked.connect(self.keys_asked)
        self._keys.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._sep = Line("line2", upright=True, length=14)
        self._sep.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(16)
        for widget in (self._saved, self._retry, self._sep, self._kept, self._offline):
            row.addWidget(widget)
        row.addWidget(self._hints, 1)
        row.addWidget(self._lock)
        row.addWidget(self._keys)

    def _show_saved(self, text: str, icon: str, colour: str, look: str) -> None:
        self._saved.say(text, icon, colour, look)
        self._sep.setVisible(bool(text))
        self._retry.setVisible(colour == "red")

    def set_saved(self, text: str) -> None:
        """Say when the last change was written; nothing to say nothing."""
        self._show_saved(text, "check-circle-fill", "grn", "small medium")

    def set_not_saved(self, text: str) -> None:
        """Say why a change could not be written, and offer to try again."""
        self._show_saved(text, "warning-octagon-fill", "red", "small strong red")

    def set_kept(self, text: str, icon: str = "lock-key") -> None:
        """Say how the file is kept; nothing to say nothing."""
        self._kept.say(text, icon, "t2", "small t2")

    def set_hints(self, hints: Sequence[tuple[Sequence[str], str]]) -> None:
        """Show the keys that work with the present focus."""
        self._hints.set_hints(hints)

    def set_lock(self, text: str) -> None:
        """Say when the program locks itself; nothing to say nothing."""
        self._lock.say(text, "timer", "t2", "small t2")

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), metrics.status_bar())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), metrics.status_bar())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        painter.setPen(QPen(ink("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
