"""Pages of a PDF one below the other, drawn when they come into sight.

Usage::

    view = PagesView("Record of DD20-MC-03")
    view.show_pdf(data)              # bytes; the scroll position stays where it was
    view.set_words("Making the record")   # instead of pages
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from ui.kit.paint import CENTRE, paint_text
from ui.look import fonts, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

MARGIN = 24
GAP = 16
A4 = (595.28, 841.89)
POINTS_PER_INCH = 72
WIDEST = 900
STEP = 60


class PagesView(QAbstractScrollArea):
    """A preview to be read: Page Up, Page Down, Home, End and the wheel move it.

    Args:
        name: what is shown, spoken.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pdf = b""
        self._pages = 0
        self._words = ""
        self._drawn: dict[tuple[int, int], QImage] = {}

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._pages

    def show_pdf(self, pdf: bytes) -> None:
        """Show a document."""
        from ddaudit_desktop.record.pages import page_count, page_text

        if pdf == self._pdf:
            return
        self._pdf = pdf
        self._pages = page_count(pdf)
        self._words = ""
        self._drawn.clear()
        self.setAccessibleDescription(page_text(pdf, 0))
        self._measure()
        self.viewport().update()

    def set_words(self, words: str) -> None:
        """Show a sentence instead of pages."""
        self._words = words
        self._pdf, self._pages = b"", 0
        self._drawn.clear()
        self.viewport().update()

    def _page_size(self) -> QSize:
        width = min(self.viewport().width() - 2 * MARGIN, fonts.px(WIDEST))
        return QSize(max(100, width), round(max(100, width) * A4[1] / A4[0]))

    def _measure(self) -> None:
        size = self._page_size()
        total = self._pages * (size.height() + GAP) + 2 * MARGIN - GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, total - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(STEP)

    def _area(self, page: int) -> QRect:
        size = self._page_size()
        left = (self.viewport().width() - size.width()) // 2
        top = MARGIN + page * (size.height() + GAP) - self.verticalScrollBar().value()
        return QRect(left, top, size.width(), size.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        moves = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in moves:
            bar.setValue(moves[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        ground = QRectF(self.viewport().rect())
        painter.fillRect(ground, theme.colour("sunken"))
        if self._words:
            paint_text(painter, ground, self._words, fonts.ui(13), "t2", align=CENTRE)
        for page in range(self._pages):
            area = self._area(page)
            if area.intersects(self.viewport().rect()):
                painter.drawImage(area, self._image(page, area.width()))
                painter.setPen(theme.colour("line2"))
                painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.end()

    def _image(self, page: int, width: int) -> QImage:
        from ddaudit_desktop.record.pages import render_page

        density = self.devicePixelRatioF()
        key = (page, round(width * density))
        if key not in self._drawn:
            dpi = key[1] / A4[0] * POINTS_PER_INCH
            wide, high, pixels = render_page(self._pdf, page, dpi)
            image = QImage(pixels, wide, high, wide * 4, QImage.Format.Format_RGB32)
            self._drawn[key] = image.copy()
            self._drawn[key].setDevicePixelRatio(density)
        return self._drawn[key]
