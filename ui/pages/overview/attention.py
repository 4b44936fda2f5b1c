"""What needs attention today: concerns nobody owns first, then what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ddaudit_desktop.overview.attention import group_titles
from ui.kit.buttons import SecondaryButton
from ui.kit.labels import Elided, Label
from ui.kit.paint import RIGHT, paint_text, text_width
from ui.kit.panels import Card
from ui.kit.scroll import Scroller
from ui.look import fonts, icons, metrics, theme
from ui.places import Place

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ddaudit_desktop.overview.attention import Waiting
    from ddaudit_desktop.overview.glance import Overview
    from ui.kit.paint import Colour

ICONS = {
    "concern": ("warning-octagon-fill", "red"),
    "flag": ("warning-octagon-fill", "red"),
    "feedback": ("chat-circle-text", "t2"),
    "action": ("check-square-offset", "t2"),
    "change": ("clock-counter-clockwise", "t2"),
}
SIDE, WORDS_LEFT = 16, 42
"""Pixels free at both sides, and from the left side to the words behind an icon."""
TITLE_LINES, DETAIL_LINES = 2, 3
"""Lines that one thing may take at the most."""


class AttentionPanel(Card):
    """The list of what waits.

    Signals:
        wanted: the `Place` of one thing.
        asked: a command, such as acknowledging a concern.
    """

    wanted = Signal(object)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Needs attention today", lined=True, parent=parent)
        self._day = Elided("", "small t2")
        self.title.setMinimumWidth(self.title.sizeHint().width())  # the day gives way first
        self.title_row.addWidget(self._day)
        self.body.setContentsMargins(0, 0, 0, 1)
        self.body.setSpacing(0)
        self._area = Scroller(QWidget())
        self.body.addWidget(self._area, 1)
        self._seen: Overview | None = None
        self._critical: tuple[Waiting, ...] = ()
        self._lines: list[WaitingLine] = []

    @property
    def first(self) -> WaitingLine | None:
        """What waits first, if anything does."""
        return self._lines[0] if self._lines else None

    def show_waiting(self, seen: Overview) -> None:
        """Show everything that waits, by group."""
        self._seen = seen
        self._fill(seen)

    def show_critical(self, flags: tuple[Waiting, ...]) -> None:
        """Show the critical flags, which are read later than the rest; the focus stays."""
        if flags != self._critical:
            self._critical = flags
            if self._seen is not None:
                self._fill(self._seen)

    def _fill(self, seen: Overview) -> None:
        waiting = (*seen.waiting, *self._critical)
        items = "1 item · " if len(waiting) == 1 else f"{len(waiting)} items · " if waiting else ""
        self._day.setText(f"{items}{seen.day:%a} {seen.day.day} {seen.day:%b}")
        focused = next((line.entry for line in self._lines if line.hasFocus()), None)
        self._lines = []
        holder = QWidget()
        holder.setObjectName("contents")
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for group, title in group_titles(seen.feedback_days).items():
            mine = [entry for entry in waiting if entry.group == group]
            if mine:
                box.addWidget(_GroupHead(title, len(mine)))
                for entry in mine:
                    self._add(box, entry)
        if not waiting:
            quiet = Label("Nothing is waiting.", "t2")
            quiet.setContentsMargins(16, 16, 16, 16)
            box.addWidget(quiet)
        box.addStretch(1)
        self._area.setWidget(holder)
        again = [line for line in self._lines if line.entry == focused]
        if again:
            again[0].setFocus()

    def _add(self, box: QVBoxLayout, entry: Waiting) -> None:
        line = WaitingLine(entry)
        line.clicked.connect(lambda: self.wanted.emit(_place(entry)))
        self._lines.append(line)
        if entry.group != "concern":
            box.addWidget(line)
            return
        ground = _Ground()
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 10)
        inner.setSpacing(4)
        inner.addWidget(line)
        button = SecondaryButton("Record who acknowledged it", measure="card")
        button.clicked.connect(lambda: self.asked.emit(f"concern.acknowledge:{entry.record_id}"))
        below = QHBoxLayout()
        below.setContentsMargins(WORDS_LEFT, 0, SIDE, 0)
        below.addWidget(button)
        below.addStretch(1)
        inner.addLayout(below)
        box.addWidget(ground)


def _place(entry: Waiting) -> Place:
    if entry.group == "concern":
        return Place("concerns", record_id=entry.record_id)
    if entry.group == "flag" and entry.case_id:
        question = entry.question_id
        return Place("cases", case_id=entry.case_id, tab="form", question_id=question)
    if entry.group == "feedback" and entry.case_id:
        return Place("cases", case_id=entry.case_id, tab="form", question_id="CL-07")
    return Place("actions", record_id=entry.record_id)


class _Ground(QFrame):
    """The red ground of an unowned concern."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("red-soft"))
        painter.end()


class _GroupHead(QWidget):
    def __init__(self, title: str, count: int) -> None:
        super().__init__()
        self._title = title
        self._count = str(count)
        self.setAccessibleName(f"{title}, {count}")
        self.setFixedHeight(metrics.line(12) + 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        painter.fillRect(area, theme.colour("hover"))
        painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), theme.colour("line"))
        inner = area.adjusted(SIDE, 0, -SIDE, 0)
        paint_text(painter, inner, self._count, fonts.ui(12), "t2", align=RIGHT)
        inner.setRight(inner.right() - text_width(self._count, fonts.ui(12)) - 8)
        paint_text(painter, inner, self._title, fonts.ui(12, 600), "t2")
        painter.end()


class WaitingLine(QPushButton):
    """One thing that waits: what, since when, and where; opens it.

    Its words go on in the next line rather than being cut, as far as a list can give room.
    """

    focus_ring = "focus"

    def __init__(self, entry: Waiting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setProperty("painted", True)
        self.setText(entry.title)
        told = entry.told if entry.told not in entry.detail else ""
        said = (entry.title, entry.overdue, entry.detail, told)
        self.setAccessibleName(", ".join(filter(None, said)))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip("\n".join(filter(None, (entry.title, entry.detail, told))))

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, self.heightForWidth(max(self.width(), 100)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, metrics.line(13) + metrics.line(12) + 18)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        titles, details = self._words(width)
        return len(titles) * metrics.line(13) + len(details) * metrics.line(12) + 18

    def _words(self, width: float) -> tuple[list[str], list[str]]:
        """The lines of its title, which leave room for the figure beside them, and of the rest."""
        entry, room = self.entry, width - WORDS_LEFT - SIDE
        figure = text_width(entry.overdue, self._figure_font) + 8 if entry.overdue else 0
        return (
            wrapped(entry.title, self._title_font, room - figure, TITLE_LINES),
            wrapped(entry.detail, fonts.ui(12), room, DETAIL_LINES),
        )

    @property
    def _title_font(self) -> QFont:
        return fonts.ui(13, 600 if self.entry.group == "concern" else 500)

    @property
    def _figure_font(self) -> QFont:
        return fonts.ui(12, 600 if self.entry.group == "concern" else 400)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        entry = self.entry
        red = entry.group == "concern"
        if self.underMouse() and not red:
            painter.fillRect(area, theme.colour("hover"))
        icon, colour = ICONS[entry.group]
        line = QRectF(WORDS_LEFT, 8, area.width() - WORDS_LEFT - SIDE, metrics.line(13))
        icons.paint(painter, QRectF(SIDE, 8, 16, metrics.line(13)), icon, colour, 14)
        quiet: Colour = "red-t" if red else "t2"
        paint_text(painter, line, entry.overdue, self._figure_font, quiet, align=RIGHT)
        figure = text_width(entry.overdue, self._figure_font) + 8 if entry.overdue else 0
        titles, details = self._words(area.width())
        for words in titles:
            paint_text(painter, line.adjusted(0, 0, -figure, 0), words, self._title_font, "t1")
            line.translate(0, metrics.line(13))
        line.translate(0, 1)
        line.setHeight(metrics.line(12))
        for words in details:
            paint_text(painter, line, words, fonts.ui(12), quiet)
            line.translate(0, metrics.line(12))
        if not red:
            painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), theme.colour("line"))
        painter.end()


def wrapped(text: str, font: QFont, room: float, most: int) -> list[str]:
    """A text in lines that fit; the last of so many holds the rest, whether it fits or not."""
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", font) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    return [*lines, " ".join(words)] if words else lines
