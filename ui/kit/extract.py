"""Words quoted from the police record: evidence, shown apart from the auditor's own words.

Usage::

    ExtractView("9 previous, usual pattern, no new info.", "Log 0871 · 11 Feb 19:02 · control room",
                marks=[Mark(12, 13, "LG-31")], removable=True)
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
from ui.kit.marks import labels_of, line_height, text_format, units
from ui.kit.paint import paint_bar, paint_panel
from ui.look import fonts, metrics, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ui.kit.marks import Mark

BAR = 3
SIDE = 10
ABOVE = 5
GAP = 8


class ExtractView(QLabel):
    """One extract: the words in quotes on a tint, the source in grey.

    Args:
        words: as quoted.
        source: where they stand.
        marks: phrases to underline, with their codes at the right.
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
        marks: Sequence[Mark] = (),
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("painted", True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._foot: QWidget | None = None
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._cross: IconButton | None = None
        if removable:
            self._cross = IconButton("x", "Remove this extract", bare=True, parent=self)
            self._cross.clicked.connect(self.removed)
        self.set_extract(words, source, marks=marks)

    def set_extract(self, words: str, source: str = "", *, marks: Sequence[Mark] = ()) -> None:
        """Show another extract."""
        self._words, self._source = words, source
        self.setText(f"“{words}” {source}".strip())
        self.set_marks(marks)

    def set_marks(self, marks: Sequence[Mark], *, current: Mark | None = None) -> None:
        """Underline other phrases; one of them may be the one that is asked about now."""
        self.marks, self._current = list(marks), current
        self._labels = labels_of(self.marks)
        about = "\n".join(mark.about for mark in self.marks if mark.about)
        self.setToolTip(about)
        self.setAccessibleDescription(about)
        self._write()

    def set_foot(self, foot: QWidget | None) -> None:
        """Show something below the words, on the same tint, or nothing."""
        if self._foot is not None and self._foot is not foot:
            self._foot.hide()
        self._foot = foot
        if foot is not None:
            foot.setParent(self)
            foot.show()
        self.updateGeometry()
        self._place()

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
        for mark in self.marks:
            look = text_format(mark)
            if mark is self._current:
                look.setBackground(theme.colour("acc-soft"))
            cursor.setPosition(1 + units(self._words, mark.start))
            end = 1 + units(self._words, mark.start + mark.length)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)
        self.updateGeometry()
        self.update()

    def _right(self) -> int:
        """What is kept free at the right for the codes and the cross."""
        codes = max((label.width() for label in self._labels), default=-GAP) + GAP
        return codes + (metrics.control("card") if self._cross is not None else 0)

    def _foot_height(self, width: int) -> int:
        if self._foot is None:
            return 0
        inside = max(40, width - BAR - 2 * SIDE)
        layout = self._foot.layout()
        tall = layout.totalHeightForWidth(inside) if layout is not None else 0
        return (tall if tall > 0 else self._foot.sizeHint().height()) + ABOVE

    def _place(self) -> None:
        if self._foot is not None:
            height = self._foot_height(self.width()) - ABOVE
            top = self.height() - height - ABOVE
            self._foot.setGeometry(BAR + SIDE, top, self.width() - BAR - 2 * SIDE, height)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        self._document.setTextWidth(max(40, width - BAR - 2 * SIDE - self._right()))
        codes = len(self._labels) * line_height()
        words = max(round(self._document.size().height()), codes)
        return words + 2 * ABOVE + self._foot_height(width)

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
        self._place()

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
        cross = metrics.control("card") if self._cross is not None else SIDE - 2
        for at, label in enumerate(self._labels):
            top = ABOVE + at * line_height()
            label.paint(painter, QRectF(0, top, self.width() - cross - 2, line_height()))
        painter.end()
