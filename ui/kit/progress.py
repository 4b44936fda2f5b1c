"""How far something is: thin bars, the cells of stages, the strength of a passphrase.

Usage::

    ThinProgress("48 of 97 answered", 48, 97)
    StageCell(3, "graded")        # in a matrix of themes and stages; "none", "open", "done" too
    StrengthMeter()               # set_strength(3, "Strong: 5 words, 28 characters")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.labels import PaintedLabel
from ui.kit.paint import CENTRE, ink, paint_panel, paint_text, rounded, text_width
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

StageKind = Literal["open", "graded", "done"]

THICK = 6


class ThinProgress(QProgressBar):
    """A bar six pixels high; the words for it stand beside it.

    Args:
        said: the words, for a screen reader.
        value: how many are done.
        total: of how many.
        width: its length at 100 %; none to take the width there is.
    """

    def __init__(
        self,
        said: str = "",
        value: int = 0,
        total: int = 1,
        *,
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._length = width
        self.setTextVisible(False)
        self.setProperty("painted", True)
        wide = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.set_progress(said, value, total)

    def set_progress(self, said: str, value: int, total: int) -> None:
        """Show other progress.

        A progress bar repaints on the spot when its value changes, in the middle of whatever is
        changing its neighbours; held back, it is painted with them.
        """
        self.setUpdatesEnabled(False)
        self.setRange(0, max(1, total))
        self.setValue(min(value, max(1, total)))
        self.setAccessibleName(said)
        self.setUpdatesEnabled(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(fonts.px(self._length or 96), THICK)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.px(self._length) if self._length else 24, THICK)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - THICK) / 2
        area = QRectF(0, top, self.width(), THICK)
        paint_progress(painter, area, self.value() / max(1, self.maximum()))
        painter.end()


def paint_progress(painter: QPainter, area: QRectF, share: float) -> None:
    """A thin bar in an area, for widgets and for cells of tables."""
    radius = area.height() / 2
    paint_panel(painter, area, fill="sunken", border="line2", radius=radius)
    if share > 0:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(rounded(area, radius))
        inner = area.adjusted(1, 1, -1, -1)
        inner.setWidth(max(2.0, inner.width() * min(1.0, share)))
        painter.fillRect(inner, ink("acc"))
        painter.restore()


class StageCell(PaintedLabel):
    """How many cases of a theme are at a stage: dashed while open, filled when graded or done.

    Args:
        count: how many; none is a dot.
        kind: ``open`` before the grade, ``graded``, or ``done`` after it.
        said: what is counted, for a screen reader.
    """

    def __init__(
        self, count: int, kind: StageKind, said: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(str(count), parent)
        self._count = count
        self._kind: StageKind = kind
        if said:
            self.setAccessibleName(f"{count} {said}")

    @override
    def sizeHint(self) -> QSize:
        width = max(fonts.px(44), text_width(self.text(), fonts.ui(13, 600)) + 12)
        return QSize(width, metrics.chip())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_stage(painter, QRectF(self.rect()), self._count, self._kind)
        painter.end()


def paint_stage(painter: QPainter, area: QRectF, count: int, kind: StageKind) -> None:
    """A cell of the matrix of themes and stages."""
    if not count:
        paint_text(painter, area, "·", fonts.ui(13), "line2", align=CENTRE)
        return
    if kind == "open":
        paint_panel(painter, area, fill=None, border="ctl", radius=4, dashed=True)
    else:
        fill = "acc-soft" if kind == "done" else "sunken"
        paint_panel(painter, area, fill=fill, border=None, radius=4)
    words = "acc-t" if kind == "done" else "t1"
    paint_text(painter, area, str(count), fonts.ui(13, 600), words, align=CENTRE)


class StrengthMeter(PaintedLabel):
    """Four cells that fill as a passphrase gets stronger; the word stands beside them."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("No passphrase yet", parent)
        self._cells = 0

    def set_strength(self, cells: int, said: str) -> None:
        """Fill so many of four cells and say it in words."""
        self._cells = cells
        self.setText(said)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = text_width(self.text(), fonts.ui(12, 600))
        return QSize(fonts.px(200) + 12 + words, metrics.line(12))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.px(80), metrics.line(12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        total = fonts.px(200)
        step = (total + 3) / 4
        tone = ("t3", "red", "amb", "grn", "grn")[self._cells]
        words = ("t2", "red-t", "amb-t", "grn-t", "grn-t")[self._cells]
        top = (self.height() - 6) / 2
        for cell in range(4):
            area = QRectF(round(cell * step), top, round(step) - 3, 6)
            if cell < self._cells:
                paint_panel(painter, area, fill=tone, border=None, radius=2)
            else:
                paint_panel(painter, area, fill="sunken", border="line2", radius=2)
        place = QRectF(total + 12, 0, self.width() - total - 12, self.height())
        paint_text(painter, place, self.text(), fonts.ui(12, 600), words)
        painter.end()
