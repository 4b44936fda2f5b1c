"""An area that scrolls: transparent, without a frame, never a stop of its own for Tab.

Usage::

    scroller = Scroller(contents)          # follows the focus, keeping room for the ring
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.look.ring import REACH


class Scroller(QScrollArea):
    """Scrolls its contents up and down; whatever gets the focus inside comes into sight."""

    def __init__(self, contents: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A viewport of our own: asked for one that Qt made, the binding first searches all its
        # types for the right one, and that would be at the start of the program.
        self._ground = QWidget()
        self._ground.setAutoFillBackground(False)
        self.setViewport(self._ground)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(contents)
        contents.setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        contents = self.widget()
        if now is not None and contents is not None and contents.isAncestorOf(now):
            self.ensureWidgetVisible(now, REACH + 4, REACH + 12)
