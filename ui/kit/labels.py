"""Words on screen: labels with a look, text that is shortened, pills and severities.

Usage::

    Label("Risk assessment", "heading")
    Label("6 of 9 answered", "small t2")
    Label(long_text, "small t2", wrap=True)
    Elided("Waited for: dismissed 14:20, search on file", "small t2")
    Pill("Looked after", "acc")             Pill("in progress", code="DD20-MC-03")
    Severity("critical", "1 critical")

Looks, several apart by spaces: tiny small large case page figure program heading over medium
strong code code12 raw, and the colours t1 t2 t3 acc red amb grn (resources/look/program.qss).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.paint import Colour, paint_panel, paint_text, text_width
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

PillTone = Literal["plain", "acc", "red", "amb", "grn", "soft"]
SeverityLevel = Literal["critical", "high", "medium", "low"]

SEVERITIES: dict[str, tuple[str, str, str, str]] = {
    "critical": ("warning-octagon-fill", "Critical", "red", "red-t"),
    "high": ("caret-double-up-bold", "High", "amb", "amb-t"),
    "medium": ("caret-up-bold", "Medium", "t2", "t2"),
    "low": ("minus-bold", "Low", "t3", "t3"),
}
_PILLS: dict[str, tuple[Colour | None, Colour | None, Colour]] = {
    "plain": ("surface", "line2", "t2"),
    "acc": ("acc-soft", "acc-line", "acc-t"),
    "red": ("red-soft", "red-line", "red-t"),
    "amb": ("amb-soft", "amb-line", "amb-t"),
    "grn": ("grn-soft", "grn-line", "grn-t"),
    "soft": ("sunken", None, "t2"),
}
PILL_SIDE = 7
PILL_GAP = 5


def breakable(path: str) -> str:
    """A path or file name that may go on in the next line after each of its parts."""
    return re.sub(r"([/\\_.-])", "\\1\u200b", path)


class Label(QLabel):
    """Words with a look; plain text always, whatever signs are in it.

    Args:
        text: the words.
        look: names of looks, apart by spaces.
        wrap: whether long text goes on in the next line.
    """

    def __init__(
        self,
        text: str = "",
        look: str = "",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if look:
            self.setProperty("look", look)

    def set_look(self, look: str) -> None:
        """Take another look."""
        if self.property("look") != look:
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()


class Elided(Label):
    """One line of text that is shortened where there is no room; the whole is its tooltip."""

    def __init__(self, text: str = "", look: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, look, parent=parent)
        self.setProperty("elides", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance("…") * 3, super().minimumSizeHint().height()
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        self.setToolTip("" if fits else self.text())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.contentsRect())
        colour = self.palette().color(self.foregroundRole())
        paint_text(painter, area, self.text(), self.font(), colour, align=self.alignment())
        painter.end()


class PaintedLabel(QLabel):
    """A label that paints itself: its text stays what a screen reader says."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("painted", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Pill(PaintedLabel):
    """A small read-only fact, 20 high.

    Args:
        text: the fact.
        tone: plain, acc, red, amb, grn, or soft without a border.
        icon: an icon before it.
        code: a reference before it, in the font of codes.
        shrinks: whether its words may be shortened where there is no room.
    """

    def __init__(
        self,
        text: str,
        tone: PillTone = "plain",
        *,
        icon: str = "",
        code: str = "",
        shrinks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._tone: PillTone = tone
        self._icon = icon
        self._code = code
        self._shrinks = shrinks
        if code:
            self.setAccessibleName(f"{code} {text}")
        if shrinks:
            self.setProperty("elides", True)
            self.setToolTip(text)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: PillTone | None = None, *, icon: str = "") -> None:
        """Say something else, perhaps in another tone."""
        self._tone = tone or self._tone
        self._icon = icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(pill_width(self.text(), icon=self._icon, code=self._code), metrics.pill())

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(fonts.px(64), hint.height()) if self._shrinks else hint

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_pill(painter, area, self.text(), self._tone, icon=self._icon, code=self._code)
        painter.end()


def pill_width(text: str, *, icon: str = "", code: str = "") -> int:
    """How wide a pill is."""
    parts = [text_width(text, fonts.ui(12, 500))] if text else []
    if icon:
        parts.append(fonts.px(12))
    if code:
        parts.append(text_width(code, fonts.mono(11, 500)))
    return sum(parts) + PILL_GAP * max(0, len(parts) - 1) + 2 * (PILL_SIDE + 1)


def paint_pill(
    painter: QPainter,
    area: QRectF,
    text: str,
    tone: PillTone = "plain",
    *,
    icon: str = "",
    code: str = "",
) -> None:
    """A pill filling an area, for widgets and for cells of tables."""
    fill, border, words = _PILLS[tone]
    paint_panel(painter, area, fill=fill, border=border, radius=4)
    left = area.left() + PILL_SIDE + 1
    if icon:
        side = fonts.px(12)
        place = QRectF(left, area.top(), side, area.height())
        icons.paint(painter, place, icon, words, 12)
        left += side + PILL_GAP
    if code:
        font = fonts.mono(11, 500)
        width = text_width(code, font)
        place = QRectF(left, area.top(), width + 1, area.height())
        paint_text(painter, place, code, font, words)
        left += width + PILL_GAP
    place = QRectF(left, area.top(), area.right() - PILL_SIDE - left, area.height())
    paint_text(painter, place, text, fonts.ui(12, 500), words)


class Severity(PaintedLabel):
    """How grave a flag is: icon and word, or icon and count.

    Args:
        level: critical, high, medium or low.
        text: other words, such as "1 critical" or "3"; the level's word by default.
    """

    def __init__(
        self, level: SeverityLevel, text: str | None = None, *, parent: QWidget | None = None
    ) -> None:
        word = SEVERITIES[level][1]
        super().__init__(word if text is None else text, parent)
        self._level: SeverityLevel = level
        if text is not None and text.isdigit():
            self.setAccessibleName(f"{text} {word.lower()}")

    def set_level(self, level: SeverityLevel, text: str | None = None) -> None:
        """Show another severity."""
        self._level = level
        self.setText(SEVERITIES[level][1] if text is None else text)

    @override
    def sizeHint(self) -> QSize:
        return QSize(severity_width(self.text()), metrics.line(12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_severity(painter, QRectF(self.rect()), self._level, self.text())
        painter.end()


def severity_width(text: str) -> int:
    """How wide a severity with its text is."""
    return fonts.px(14) + 4 + text_width(text, fonts.ui(12, 600))


def paint_severity(
    painter: QPainter, area: QRectF, level: SeverityLevel, text: str | None = None
) -> float:
    """A severity at the left of an area; the x where it ends."""
    icon, word, mark, words = SEVERITIES[level]
    side = fonts.px(14)
    icons.paint(painter, QRectF(area.left(), area.top(), side, area.height()), icon, mark, 14)
    font = fonts.ui(12, 600)
    text = word if text is None else text
    left = area.left() + side + 4
    width = text_width(text, font)
    place = QRectF(left, area.top(), width + 1, area.height())
    paint_text(painter, place, text, font, words)
    return left + width
