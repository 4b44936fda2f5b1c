"""Evidence on a question: quotes, linked events, and the lines that tell of them on other rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.buttons import IconButton
from ui.kit.chips import FilterChip
from ui.kit.marks import Mark, paint_underline
from ui.kit.paint import paint_text, text_width
from ui.look import fonts, icons, metrics
from ui.pages.case.judged import JudgedExtract

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from ddaudit_desktop.form.rows import Link, Quote

GAP = 6


class Preview(QLabel):
    """One line of evidence on a row without the focus: an icon, words, where they stand.

    Args:
        icon: the name of the icon.
        words: the auditor's note, or words of the record in quotation marks.
        source: where quoted words stand.
        marks: phrases to underline in the words.
    """

    def __init__(
        self, icon: str, words: str, source: str = "", marks: tuple[Mark, ...] = ()
    ) -> None:
        super().__init__()
        self.shown = (icon, words, source, marks)
        self._icon = icon
        self._source = source
        self._words = " ".join(words.split())
        self._marks = [(mark, *_in_one_line(words, mark)) for mark in marks]
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"{self._words} {source}".strip())
        self.setToolTip(self.text())
        self.setProperty("painted", True)
        self.setProperty("elides", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(fonts.px(160), metrics.line(12))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.px(60), metrics.line(12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = fonts.px(14)
        icons.paint(painter, QRectF(0, 0, side, self.height()), self._icon, "t3", 14)
        left = side + GAP
        font = fonts.ui(12)
        room = self.width() - left
        source = text_width(f" {self._source}", font) if self._source else 0
        words = min(text_width(self._words, font), max(room - source, room // 2))
        paint_text(painter, QRectF(left, 0, words + 1, self.height()), self._words, font, "t2")
        self._underline(painter, font, left, left + words)
        if self._source:
            left += words + text_width(" ", font)
            place = QRectF(left, 0, self.width() - left, self.height())
            paint_text(painter, place, self._source, font, "t3")
        painter.end()

    def _underline(self, painter: QPainter, font: QFont, left: float, end: float) -> None:
        seen = QFontMetrics(font)
        base = (self.height() + seen.ascent() - seen.descent()) / 2 + 1
        for mark, first, last in self._marks:
            begin = left + text_width(self._words[:first], font)
            finish = min(left + text_width(self._words[:last], font), end)
            paint_underline(painter, mark, begin, finish, base)


def _in_one_line(words: str, mark: Mark) -> tuple[int, int]:
    """Where a mark stands once every gap in the words is one space."""
    before = " ".join(f"{words[: mark.start]}|".split())
    within = " ".join(words[mark.start : mark.start + mark.length].split())
    return len(before) - 1, len(before) - 1 + len(within)


class QuoteView(JudgedExtract):
    """A quotation on the current row; Enter or a double click corrects it, Del takes it out.

    Signals:
        edit_wanted: the person wants to correct it.
    """

    edit_wanted = Signal()

    def __init__(self, quote: Quote, question_id: str, *, read_only: bool) -> None:
        super().__init__(
            quote.words, quote.origin, quote.found, read_only=read_only, removable=not read_only
        )
        self.quote = quote
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{question_id}, quote: {self.text()}")
        cross = self.findChild(IconButton)
        if cross is not None:
            cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def shows(self, quote: Quote | None) -> bool:
        """Whether it shows a quotation already, or needs only what was said of its words."""
        if quote is None or replace(self.quote, found=()) != replace(quote, found=()):
            return False
        if quote != self.quote:
            self.quote = quote
            self.show_found(quote.found)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._read_only:
            self.edit_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._read_only:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._read_only:
            self.edit_wanted.emit()


class LinkView(QWidget):
    """An event linked as evidence: a chip that leads to the timeline, and a cross.

    Signals:
        opened: the id of the event to show on the timeline.
        removed: the id of the link to take away.
    """

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, link: Link, question_id: str, *, read_only: bool) -> None:
        super().__init__()
        self.link = link
        self._read_only = read_only
        self.chip = chip = FilterChip(link.time.words, icon="clock", toggles=False)
        chip.setAccessibleName(f"{question_id}, linked event: {link.time.words}")
        chip.clicked.connect(lambda: self.opened.emit(link.time.event_id))
        cross = IconButton("x", f"Unlink {link.time.words}", bare=True)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(lambda: self.removed.emit(link.link_id))
        cross.setVisible(not read_only)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(chip)
        line.addWidget(cross)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._read_only:
            self.removed.emit(self.link.link_id)
        else:
            event.ignore()
