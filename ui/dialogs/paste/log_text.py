"""The pasted text with its line numbers; times and phrases in it stand out.

A long text is shown piece by piece and cannot be changed; what is read of it is always the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QPainter,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from ui.dialogs.paste.long_text import LARGE, is_long, pieces
from ui.kit.paint import ink
from ui.look import fonts, theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from ddaudit_desktop.logs.proposed import LogRead

NUMBERS = 44
MOST_MARKED = 5_000
"""Lines up to which times and phrases are marked; beyond, marking would hold the window up."""
READ_ONLY = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
Span = tuple[int, int, str]
"""Where something stands in a line, and what it is: a time or a phrase."""


class _Marks(QSyntaxHighlighter):
    """Colours the times and underlines the phrases that the reading found."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.spans: dict[int, list[Span]] = {}

    @override
    def highlightBlock(self, text: str) -> None:
        for start, end, what in self.spans.get(self.currentBlock().blockNumber() + 1, ()):
            self.setFormat(start, end - start, _format(what))


def _format(what: str) -> QTextCharFormat:
    look = QTextCharFormat()
    if what == "time":
        look.setForeground(QColor(theme.colour("acc-t")))
        look.setBackground(QColor(theme.colour("acc-soft")))
    else:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(theme.colour("red")))
    return look


def _utf16(units: bytes) -> str:
    """Text from the units in which Qt counts the places of a text."""
    return units.decode("utf-16-le", "surrogatepass")


class _Numbers(QWidget):
    """The strip of line numbers; the editor paints it."""

    def __init__(self, editor: LogText) -> None:
        super().__init__(editor)
        self._editor = editor

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(event)


class LogText(QPlainTextEdit):
    """The text of a log, pasted or typed.

    Signals:
        picture_refused: something that is no text was pasted.
        replaced: another text stands here, put in as a whole.
        line_chosen: the caret went to a line, counted from 1.
    """

    picture_refused = Signal()
    replaced = Signal()
    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pasted text of the log")
        self.setProperty("raw", True)
        self.setProperty("measure", "card")
        self.setTabChangesFocus(True)
        self.setPlaceholderText("Paste the log here (Ctrl+V), or type it line by line.")
        self._marks = _Marks(self)
        self._numbers = _Numbers(self)
        self.setViewportMargins(fonts.px(NUMBERS), 0, 0, 0)
        self.updateRequest.connect(self._scroll_numbers)
        self.cursorPositionChanged.connect(self._caret_moved)
        self._moving = False
        self._whole = ""
        self._pieces: Iterator[str] = iter(())
        self._filling = QTimer(self)
        self._filling.timeout.connect(self._fill)

    # The text

    @property
    def log(self) -> str:
        """The whole text, also where only a part of it is laid out."""
        return self._whole or self.toPlainText()

    @property
    def is_long(self) -> bool:
        """Whether the text is too long to be changed here."""
        return bool(self._whole)

    def show_text(self, text: str, *, fixed: bool = False) -> None:
        """Put in another text as a whole; a long one, or one that is fixed, cannot be changed."""
        self._filling.stop()
        self._whole = text if is_long(text) else ""
        self.setUndoRedoEnabled(not self._whole)
        if fixed or self._whole:
            self.setTextInteractionFlags(READ_ONLY)
        else:
            self.setReadOnly(False)
        if self._whole:
            self._mark({})
            self.clear()
            self._pieces = pieces(text)
            self._fill()
            self._filling.start(0)
        else:
            self.setPlainText(text)
        self.replaced.emit()

    def _fill(self) -> None:
        """Show the next piece; the caret stays where it is."""
        piece = next(self._pieces, None)
        if piece is None:
            self._filling.stop()
            return
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText(piece if self.document().isEmpty() else f"\n{piece}")

    def show_reading(self, read: LogRead | None) -> None:
        """Mark the times and phrases that a reading found; none takes the marks away."""
        spans: dict[int, list[Span]] = {}
        if read is not None and len(read.lines) <= MOST_MARKED:
            for one in read.proposed:
                if one.time_at is not None:
                    spans.setdefault(one.line, []).append((*one.time_at, "time"))
                line = read.lines[one.line - 1].text
                for match in one.matches:
                    at = line.find(match.words)
                    if at >= 0:
                        spans.setdefault(one.line, []).append((at, at + len(match.words), "word"))
        self._mark(spans)

    def _mark(self, spans: dict[int, list[Span]]) -> None:
        """Mark these places; without any, no line asks for its marks while a long text fills in."""
        if spans != self._marks.spans:
            self._marks.spans = spans
            self._marks.setDocument(self.document() if spans else None)
            self._marks.rehighlight()

    def show_lines(self, first: int, last: int) -> None:
        """Bring lines into sight and mark them as those of the proposal in work."""
        block = self.document().findBlockByNumber(first - 1)
        end = self.document().findBlockByNumber(last - 1)
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        cursor.setPosition(
            (end if end.isValid() else block).position(), QTextCursor.MoveMode.KeepAnchor
        )
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        look = QTextCharFormat()
        look.setBackground(QColor(theme.colour("acc-soft")))
        look.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
        selection.format = look
        self.setExtraSelections([selection])
        self._moving = True
        caret = QTextCursor(block)
        self.setTextCursor(caret)
        self.ensureCursorVisible()
        self._moving = False

    def _caret_moved(self) -> None:
        if not self._moving and self.hasFocus():
            self.line_chosen.emit(self.textCursor().blockNumber() + 1)

    # Pasting

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self._insert(source.text())
        elif source.hasImage():
            self.picture_refused.emit()

    def _insert(self, text: str) -> None:
        """Put text in at the caret; into a long one as a whole."""
        cursor = self.textCursor()
        there = "" if self._whole or self.isReadOnly() else self.toPlainText()
        first, last = sorted((cursor.anchor(), cursor.position()))
        if self.isReadOnly() or is_long(text) or len(there) + len(text) > LARGE:
            before = there.encode("utf-16-le", "surrogatepass")
            self.show_text(_utf16(before[: 2 * first]) + text + _utf16(before[2 * last :]))
        else:
            cursor.insertText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() and event.matches(QKeySequence.StandardKey.Paste):
            self.insertFromMimeData(QApplication.clipboard().mimeData())
            event.accept()
        else:
            super().keyPressEvent(event)

    # Line numbers

    def _scroll_numbers(self, area: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top(), fonts.px(NUMBERS), inside.height())

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines that are in sight."""
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), ink("surface"))
        painter.setFont(fonts.mono(11))
        painter.setPen(QColor(theme.colour("t3")))
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(offset)
            if area.top() > event.rect().bottom():
                break
            if block.isVisible() and area.bottom() >= event.rect().top():
                place = QRect(
                    0, round(area.top()), self._numbers.width() - 10, self.fontMetrics().height()
                )
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()
        painter.end()
