"""Words quoted from the police record: evidence, shown apart from the auditor's own words.

Usage::

    ExtractView("9 previous, usual pattern, no new info.", "Log 0871 · 11 Feb 19:02 · control room",
                marked=[(12, 13)], code="LG-31", removable=True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.buttons import IconButton
from ui.kit.paint import RIGHT, paint_bar, paint_panel, paint_text, text_width
from ui.look import fonts, metrics, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

BAR = 3
SIDE = 10
ABOVE = 5
GAP = 8


class ExtractView(QLabel):
    """One extract: the words in quotes on a tint, the source in grey.

    Args:
        words: as quoted.
        source: where they stand.
        marked: start and length of phrases to underline, as a check found them.
        code: the reference of that check.
        removable: whether it has a cross.

    Signals:
        removed: the person presses the cross.
    """

    removed = Signal()

    def __init__(
        self,
        words: str,
        source: str = "",
        *,
        marked: Sequence[tuple[int, int]] = (),
        code: str = "",
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("painted", True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._code = code
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._cross: IconButton | None = None
        if removable:
            self._cross = IconButton("x", "Remove this extract", bare=True, parent=self)
            self._cross.clicked.connect(self.removed)
        self.set_extract(words, source, marked=marked)

    def set_extract(
        self, words: str, source: str = "", *, marked: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Show another extract."""
        self._words, self._source, self._marked = words, source, list(marked)
        self.setText(f"“{words}” {source}".strip())
        self._write()

    def _write(self) -> None:
        self._document.clear()
        self._document.setDefaultFont(fonts.ui(12))
        cursor = QTextCursor(self._document)
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("t1"))
        cursor.insertText(f"“{self._words}”", plain)
        if self._source:
            grey = QTextCharFormat()
            grey.setForeground(theme.colour("t3"))
            cursor.insertText(f" {self._source}", grey)
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(theme.colour("red"))
        for start, length in self._marked:
            cursor.setPosition(1 + start)
            cursor.setPosition(1 + start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(wave)
        self.updateGeometry()
        self.update()

    def _right(self) -> int:
        """What is kept free at the right for the code and the cross."""
        code = text_width(self._code, fonts.mono(11, 500)) + GAP if self._code else 0
        return code + (metrics.control("card") if self._cross is not None else 0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        self._document.setTextWidth(max(40, width - BAR - 2 * SIDE - self._right()))
        return round(self._document.size().height()) + 2 * ABOVE

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(160, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, metrics.line(12) + 2 * ABOVE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cross is not None:
            side = metrics.control("card")
            height = metrics.line(12) + 2 * ABOVE
            self._cross.setGeometry(self.width() - side - 2, (height - side) // 2, side, side)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._write()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_panel(painter, area, fill="quote", border=None, radius=4)
        painter.fillRect(QRectF(0, 0, 6, self.height()), theme.colour("quote"))
        paint_bar(painter, area, "quote-line", BAR)
        self.heightForWidth(self.width())
        painter.save()
        painter.translate(BAR + SIDE, ABOVE)
        self._document.documentLayout().draw(painter, QAbstractTextDocumentLayout.PaintContext())
        painter.restore()
        if self._code:
            cross = metrics.control("card") if self._cross is not None else SIDE - 2
            first = QRectF(0, ABOVE, self.width() - cross - 2, metrics.line(12))
            paint_text(painter, first, self._code, fonts.mono(11, 500), "t2", align=RIGHT)
        painter.end()
