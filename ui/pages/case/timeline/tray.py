"""The tray: events without a time, waiting below the drawing; they are never drawn on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import SecondaryButton
from ui.kit.flow import FlowLayout
from ui.kit.labels import Label
from ui.kit.paint import ink, paint_panel, paint_text, text_width
from ui.kit.scroll import Scroller
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from ddaudit_desktop.timeline.marks import Waiting

ADVICE = "Give each a time, a from–to range, or leave it: checks say “cannot tell”, never “pass”."
SIDE = 8
MOST_ROWS = 2
RING = 3
"""Kept free around the cards, for the ring of the one with the focus."""


class TrayCard(QPushButton):
    """One event without a time."""

    focus_ring = "focus"

    def __init__(self, waiting: Waiting, parent: QWidget | None = None) -> None:
        super().__init__(waiting.title, parent)
        self.waiting = waiting
        self.chosen = False
        self.setProperty("painted", True)
        self.setProperty("elides", True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{waiting.title}, no time yet, {waiting.about}")
        self.setToolTip(f"{waiting.title}\n{waiting.about}")

    @override
    def sizeHint(self) -> QSize:
        title = text_width(self.text(), fonts.ui(12, 500))
        about = text_width(self.waiting.about, fonts.ui(12))
        width = 2 * (SIDE + 1) + fonts.px(14) + title + about + 17
        return QSize(min(width, fonts.px(360)), metrics.control())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # it is chosen already: the timeline edits it
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        fill = "acc-soft" if self.chosen else "surface"
        border = "acc" if self.chosen else "ctl"
        paint_panel(painter, area, fill=fill, border=border, radius=4, dashed=True)
        side = fonts.px(14)
        mark = QRectF(SIDE + 1, 0, side, self.height())
        icons.paint(painter, mark, "question", "t3", 14)
        left = SIDE + 1 + side + 8.0
        font = fonts.ui(12, 500)
        end = self.width() - SIDE - 1.0
        title = QRectF(left, 0, min(text_width(self.text(), font) + 1, end - left), self.height())
        paint_text(painter, title, self.text(), font, "t1")
        about = QRectF(title.right() + 8, 0, max(0.0, end - title.right() - 8), self.height())
        paint_text(painter, about, self.waiting.about, fonts.ui(12), "t3")
        painter.end()


class _Cards(QWidget):
    """The cards, as many to a line as fit."""

    def __init__(self, cards: Sequence[TrayCard]) -> None:
        super().__init__()
        self.setObjectName("contents")
        self.flow = FlowLayout(gap=8, line_gap=6)
        self.flow.setContentsMargins(RING, RING, RING, RING)
        self.setLayout(self.flow)
        for card in cards:
            self.flow.addWidget(card)


class Tray(QWidget):
    """What has no time yet.

    Signals:
        chosen: the id of the event a person chose here.
        time_wanted: give the chosen event a time.
    """

    chosen = Signal(str)
    time_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[TrayCard] = []
        self._advice = Label("", "small t2", wrap=True)
        self.set_time = SecondaryButton("Set time", keys="T", measure="card")
        self.set_time.setToolTip("Give the chosen event a time")
        self.set_time.clicked.connect(self.time_wanted)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label("No time yet", "strong"))
        head.addWidget(self._advice, 1)
        self._scroller = Scroller(QWidget())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._scroller, 1)
        row.addWidget(self.set_time, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(16 - RING, 9, 16, 9 - RING)
        box.setSpacing(6 - RING)
        head.setContentsMargins(RING, 0, 0, 0)
        box.addLayout(head)
        box.addLayout(row)

    def show_waiting(self, waiting: Sequence[Waiting], chosen: str = "") -> None:
        """Show the events that wait; the tray is away while there is none."""
        self.setVisible(bool(waiting))
        number = "1 event waits" if len(waiting) == 1 else f"{len(waiting)} events wait"
        self._advice.setText(f"{number} here. {ADVICE}")
        if [card.waiting for card in self.cards] != list(waiting):
            self.cards = [TrayCard(entry) for entry in waiting]
            for card in self.cards:
                card.clicked.connect(lambda _=False, card=card: self._choose(card))
            self._scroller.setWidget(_Cards(self.cards))
            self._place()
        self.select(chosen)

    def select(self, event_id: str) -> None:
        """Show one as chosen; nothing is emitted."""
        for card in self.cards:
            card.chosen = card.waiting.id == event_id
            card.update()

    def _choose(self, card: TrayCard) -> None:
        self.select(card.waiting.id)
        self.chosen.emit(card.waiting.id)

    def walk(self, by: int) -> bool:
        """Move the focus along the cards; whether it was on one."""
        at = next((i for i, card in enumerate(self.cards) if card.hasFocus()), None)
        if at is None:
            return False
        card = self.cards[max(0, min(len(self.cards) - 1, at + by))]
        card.setFocus()
        self._choose(card)
        return True

    def _place(self) -> None:
        contents = self._scroller.widget()
        if not isinstance(contents, _Cards):
            return
        line = metrics.control()
        width = max(100, self._scroller.width())
        wanted = contents.flow.heightForWidth(width)
        self._scroller.setFixedHeight(max(line, min(wanted, MOST_ROWS * line + 6 + 2 * RING)))

    @override
    def resizeEvent(self, event: object) -> None:
        self._place()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead = event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down)
        back = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up)
        if not ((ahead or back) and self.walk(1 if ahead else -1)):
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("win"))
        painter.fillRect(0, 0, self.width(), 1, ink("line2"))
        painter.end()
