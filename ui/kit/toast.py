"""A short message at the foot of the window that goes by itself and never takes the focus.

Usage::

    toast = Toast(window)
    toast.say("3 records filed.", action="Open folder", on_action=open_folder)
    toast.say("Not saved: the disk is full.", tone="red", seconds=0)      # stays until dismissed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import IconButton, SecondaryButton
from ui.kit.labels import Label
from ui.kit.panels import IconLabel, Panel

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    ToastTone = Literal["neutral", "grn", "amb", "red"]

ABOVE_FOOT = 44
_TONES: dict[str, tuple[str, str, str, str]] = {
    "neutral": ("surface", "ctl", "info", "t2"),
    "grn": ("grn-soft", "grn-line", "check-circle-fill", "grn"),
    "amb": ("amb-soft", "amb-line", "caret-double-up-bold", "amb"),
    "red": ("red-soft", "red", "warning-octagon-fill", "red"),
}


class Toast(Panel):
    """The one message of a window; a new one takes the place of the old.

    Args:
        window: the window over whose foot it shows.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._on_action: Callable[[], object] | None = None
        self._icon = IconLabel("info")
        self._words = Label("", "t1", wrap=False)
        self._action = SecondaryButton("", measure="card")
        self._action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action.clicked.connect(self._act)
        self._cross = IconButton("x", "Dismiss message", bare=True)
        self._cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cross.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 7, 7, 7)
        row.setSpacing(10)
        for widget in (self._icon, self._words, self._action, self._cross):
            row.addWidget(widget)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.timeout.connect(self.hide)
        window.installEventFilter(self)

    def say(
        self,
        text: str,
        *,
        tone: ToastTone = "neutral",
        seconds: float = 6,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show a message; 0 seconds to let it stay until it is dismissed."""
        self.fill, self.border, icon, colour = _TONES[tone]
        self._icon.set_icon(icon, colour)
        self._words.setText(text)
        self.setAccessibleName(text)
        self._on_action = on_action
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._time.stop()
        if seconds:
            self._time.start(int(seconds * 1000))

    def _act(self) -> None:
        self.hide()
        if self._on_action is not None:
            self._on_action()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        most = window.width() - 48
        self._words.setWordWrap(False)
        if self.sizeHint().width() > most:
            self._words.setWordWrap(True)
        width = min(self.sizeHint().width(), most)
        height = (
            self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        )
        left = (window.width() - width) // 2
        self.setGeometry(left, window.height() - ABOVE_FOOT - height, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return False
