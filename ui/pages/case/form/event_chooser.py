"""Choosing an event of the timeline to link as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout
from typing_extensions import override

from ui.kit.fields import SearchField
from ui.kit.labels import Label
from ui.kit.panels import Panel
from ui.look import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ddaudit_desktop.form.rows import Time

SHOWN = 6
EVENT_ID = Qt.ItemDataRole.UserRole


class EventChooser(Panel):
    """The events of the case in time order; typing narrows them, Enter links, Esc leaves.

    Args:
        question_id: the question that gets the evidence.
        times: the events that can be linked.

    Signals:
        picked: the id of an event.
        cancelled: none is wanted.
    """

    picked = Signal(str)
    cancelled = Signal()

    def __init__(self, question_id: str, times: Sequence[Time]) -> None:
        super().__init__()
        self.radius = metrics.RADIUS_CONTROL
        self.border = "ctl"
        self._times = list(times)
        self.search = SearchField(
            f"{question_id}, find an event", placeholder="Time or name of an event", keys=""
        )
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(f"{question_id}, events of the timeline")
        self.list.setProperty("elides", True)
        self.list.itemActivated.connect(self._pick)
        self.list.itemClicked.connect(self._pick)
        self.nothing = Label("", "small t2")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(9, 9, 9, 9)
        outer.setSpacing(6)
        outer.addWidget(self.search)
        outer.addWidget(self.list)
        outer.addWidget(self.nothing)
        self._narrow("")

    def start(self) -> None:
        """Put the focus where the event is searched."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for time in self._times:
            if all(word in time.words.casefold() for word in words):
                item = QListWidgetItem(time.words)
                item.setData(EVENT_ID, time.event_id)
                item.setSizeHint(QSize(0, metrics.chip()))
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        found = self.list.count()
        self.list.setVisible(bool(found))
        height = metrics.chip() * min(found, SHOWN) + 4
        self.list.setFixedHeight(height)
        empty = "There is no event on the timeline yet." if not self._times else "No event matches."
        self.nothing.setText(empty)
        self.nothing.setVisible(not found)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(EVENT_ID))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.list.currentItem())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        else:
            event.ignore()
