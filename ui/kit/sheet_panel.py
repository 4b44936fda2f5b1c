"""The panel of a sheet: title strip, body and footer in one painted frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import IconButton
from ui.kit.labels import Label
from ui.kit.paint import ink, rounded
from ui.kit.scroll import Scroller
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

MARGIN = 20


class SheetPanel(QWidget):
    """What a person sees of a sheet; where it stands is for the sheet to say.

    Args:
        title: the words of the title strip; none for a panel without one.
        scrolls: whether the body scrolls when there is no room; False for one that fills itself.

    Attributes:
        head: the title strip.
        body: the layout of the contents.
        scroller: what the body scrolls in, if it does.
        note: the quiet words at the left of the footer.

    Signals:
        cross_clicked: a person wants it away.
        laid_out: its contents have laid themselves out anew and may need another height.
    """

    cross_clicked = Signal()
    laid_out = Signal()
    is_ground = True  # the focus ring is drawn on it

    def __init__(self, parent: QWidget, title: str, *, scrolls: bool) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.head = self._make_head(title)
        outer.addWidget(self.head)
        self._contents = QWidget()
        self._contents.setObjectName("contents")
        self.body = QVBoxLayout(self._contents)
        across, down = (MARGIN, 16) if scrolls else (0, 0)
        self.body.setContentsMargins(across, down, across, down)
        self.body.setSpacing(14 if scrolls else 0)
        self.scroller = Scroller(self._contents) if scrolls else None
        outer.addWidget(self.scroller or self._contents, 1)
        self._foot = self._make_foot()
        outer.addWidget(self._foot)
        # They lay themselves out after they were asked to; only then their height is known.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.laid_out)
        self._contents.installEventFilter(self)

    def _make_head(self, title: str) -> QWidget:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(15, 0, 6, 1)
        row.addWidget(Label(title, "strong"))
        row.addStretch(1)
        cross = IconButton("x", "Close", keys="Esc", bare=True)
        cross.clicked.connect(self.cross_clicked)
        row.addWidget(cross)
        head.setVisible(bool(title))
        return head

    def _make_foot(self) -> QWidget:
        foot = QWidget(self)
        self._foot_row = QHBoxLayout(foot)
        self._foot_row.setContentsMargins(MARGIN, 12, MARGIN, 11)
        self._foot_row.setSpacing(10)
        self.note = Label("", "small t2", wrap=True)
        self._foot_row.addWidget(self.note, 1)
        foot.hide()
        return foot

    def add_to_footer(self, *widgets: QWidget, first: bool = False) -> None:
        """Show the footer with more buttons, after those already there or before them."""
        for at, widget in enumerate(widgets, 1):
            self._foot_row.insertWidget(at if first else self._foot_row.count(), widget)
        self._foot.show()

    def size_head(self) -> None:
        """Give the title strip its height, which follows the size of the text."""
        self.head.setFixedHeight(metrics.line(13) + fonts.px(18))

    def wanted_height(self, width: int) -> int:
        """How high it would be, at a width, with all its contents in sight."""
        inner = width - 2
        total = 2
        for part in (self.head, self._foot):
            if not part.isHidden():
                layout = part.layout()
                tall = layout.hasHeightForWidth() if layout is not None else False
                total += part.heightForWidth(inner) if tall else part.sizeHint().height()
        if not self.head.isHidden():
            total += self.head.minimumHeight() - self.head.sizeHint().height()
        if self.body.hasHeightForWidth():
            return total + self.body.totalHeightForWidth(inner)
        return total + self._contents.sizeHint().height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.LayoutRequest
        if watched is self._contents and asked and self.isVisible():
            self._later.start()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = rounded(area, metrics.RADIUS_DIALOG)
        painter.fillPath(path, ink("surface"))
        painter.setClipPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if not self.head.isHidden():
            strip = QRect(0, 0, self.width(), self.head.geometry().bottom() + 1)
            painter.fillRect(strip, ink("title"))
            painter.fillRect(QRect(0, strip.bottom(), self.width(), 1), ink("line2"))
        if not self._foot.isHidden():
            top = self._foot.geometry().top()
            painter.fillRect(QRect(0, top, self.width(), self.height() - top), ink("win"))
            painter.fillRect(QRect(0, top, self.width(), 1), ink("line2"))
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(path, QPen(ink("ctl"), 1))
        painter.end()
