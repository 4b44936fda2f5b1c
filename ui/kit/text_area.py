"""Text of several lines that grows with what is written, and notes that save themselves.

Usage::

    TextArea("What is unsafe now, and why now?", min_lines=3)
    note = NoteEdit("Note for MC-12", stored_text)
    note.committed.connect(lambda text: ...)     # after 400 ms of rest, or at once when left
    note.left.connect(row.setFocus)              # Esc
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.rest import Rest

if TYPE_CHECKING:
    from typing import Literal

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from ui.look.metrics import Size

MARGIN = 3


class TextArea(QPlainTextEdit):
    """A field of several lines: as high as its text, between a least and a most.

    Args:
        name: what it holds, spoken.
        text: what is stored.
        placeholder: an example; never the only label.
        min_lines: the least height in lines.
        max_lines: from here on it scrolls.
        measure: ``card`` for text of 12, ``normal`` for 13.

    Signals:
        left: the person pressed Esc to go back to where they came from.
    """

    left = Signal()

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        placeholder: str = "",
        min_lines: int = 2,
        max_lines: int = 8,
        measure: Size | Literal[""] = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._min_lines = min_lines
        self._max_lines = max_lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("measure", measure)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(MARGIN)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._wrapped = QTimer(self)
        self._wrapped.setSingleShot(True)
        self._wrapped.setInterval(0)
        self._wrapped.timeout.connect(self._grow)

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_wrong(self, sentence: str) -> None:
        """Mark the field and say why; an empty sentence takes the mark away."""
        self.setProperty("wrong", bool(sentence))
        self.setAccessibleDescription(sentence)
        self.style().unpolish(self)
        self.style().polish(self)

    def _lines(self) -> int:
        # A plain text document measures its height in lines.
        return int(self.document().size().height())

    def _grow(self) -> None:
        scrolls = self._lines() > self._max_lines
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        self.updateGeometry()

    def _height(self) -> int:
        self.ensurePolished()
        lines = max(self._min_lines, min(self._max_lines, self._lines()))
        return lines * self.fontMetrics().lineSpacing() + 2 * MARGIN + 4

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._wrapped.start()  # other lines, of which the document itself says nothing

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+Enter finishes the sheet or the step around it
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)


class NoteEdit(TextArea):
    """A note that saves itself.

    Signals:
        committed: the text to write: after a rest of 400 ms, soon in any case, at once when left.
    """

    committed = Signal(str)

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        placeholder: str = "",
        min_lines: int = 2,
        max_lines: int = 8,
        measure: Size | Literal[""] = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            name,
            text,
            placeholder=placeholder,
            min_lines=min_lines,
            max_lines=max_lines,
            measure=measure,
            parent=parent,
        )
        self._stored = text
        self._rest = Rest(self)
        self._rest.timeout.connect(self.flush)
        self.textChanged.connect(self._typed)

    def set_stored(self, text: str) -> None:
        """Show what is stored, unless the person is typing something newer."""
        typing = self._rest.isActive() or (self.hasFocus() and self.text() != self._stored)
        self._stored = text
        if not typing and self.text() != text:
            self.setPlainText(text)

    def flush(self) -> None:
        """Write now what is typed."""
        self._rest.stop()
        if self.text() != self._stored:
            self._stored = self.text()
            self.committed.emit(self._stored)

    def _typed(self) -> None:
        if self.text() != self._stored:
            self._rest.touch()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
        super().keyPressEvent(event)
