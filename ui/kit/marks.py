"""Phrases marked in quoted words: an underline of their kind, the code, and what was said of them.

Usage::

    Mark(12, 13, "LG-31")                                    # to be judged: a wavy red line
    Mark(12, 13, "LG-31", said="evidence", kept=True)        # a tick and the word beside the code
    Mark(12, 13, "LG-31", said="not evidence", kept=False)   # a cross, and a thin dotted line

Full weight is a wave, low weight a dashed line: never colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTextCharFormat

from ui.kit.paint import ink, paint_text, text_width
from ui.look import fonts, icons, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LABELS = 4
"""More codes than this at one quotation are counted instead of written."""
GAP = 4
ICON = 11


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase in quoted words.

    Attributes:
        start: where it begins, in characters; `length` how many it has.
        code: the list that asks about it.
        low: whether it weighs little.
        said: what was decided, in words; empty while nothing is.
        kept: whether what was decided keeps it as evidence.
        about: what to say of it, for the tooltip and a screen reader.
    """

    start: int
    length: int
    code: str
    low: bool = False
    said: str = ""
    kept: bool = False
    about: str = ""

    @property
    def let_go(self) -> bool:
        """Whether it was decided to be no evidence."""
        return bool(self.said) and not self.kept


def moved(mark: Mark, by: int) -> Mark:
    """The mark in words that have so many characters more before it."""
    return replace(mark, start=mark.start + by)


@dataclass(frozen=True, slots=True)
class CodeLabel:
    """A code as it stands at the right of a quotation, with what was said of it."""

    code: str
    said: str = ""
    kept: bool = False

    def width(self) -> int:
        """How wide it is."""
        said = fonts.px(ICON) + 3 + text_width(self.said, fonts.ui(11)) + GAP if self.said else 0
        return said + text_width(self.code, fonts.mono(11, 500))

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint it at the right of an area."""
        code, words = fonts.mono(11, 500), fonts.ui(11)
        left = area.right() - self.width()
        wide = text_width(self.code, code)
        paint_text(painter, QRectF(left, area.top(), wide, area.height()), self.code, code, "t2")
        if not self.said:
            return
        left += wide + GAP
        side = fonts.px(ICON)
        place = QRectF(left, area.top(), side, area.height())
        icons.paint(painter, place, "check-bold" if self.kept else "x-bold", "t2", ICON)
        rest = QRectF(left + side + 3, area.top(), text_width(self.said, words), area.height())
        paint_text(painter, rest, self.said, words, "t2")


def labels_of(marks: Sequence[Mark]) -> list[CodeLabel]:
    """The codes of marks, each with each decision once; too many are counted."""
    labels = list(dict.fromkeys(CodeLabel(mark.code, mark.said, mark.kept) for mark in marks))
    if len(labels) <= MOST_LABELS:
        return labels
    return [*labels[: MOST_LABELS - 1], CodeLabel(f"{len(labels) - MOST_LABELS + 1} more")]


def line_height() -> int:
    """How high the line of one code is."""
    return metrics.line(12)


def text_format(mark: Mark) -> QTextCharFormat:
    """The underline of a mark in a text document."""
    style = QTextCharFormat.UnderlineStyle
    made = QTextCharFormat()
    made.setUnderlineStyle(
        style.DotLine if mark.let_go else style.DashUnderline if mark.low else style.WaveUnderline
    )
    made.setUnderlineColor(ink(_colour(mark)))
    return made


def paint_underline(painter: QPainter, mark: Mark, left: float, right: float, base: float) -> None:
    """Underline a mark in a line of text that is painted by hand; ``base`` is below the letters."""
    if right <= left:
        return
    painter.save()
    pen = QPen(ink(_colour(mark)), 1)
    if mark.let_go:
        pen.setStyle(Qt.PenStyle.DotLine)
    elif mark.low:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    if mark.let_go or mark.low:
        painter.drawLine(QPointF(left, base + 1), QPointF(right, base + 1))
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolyline(QPolygonF(_wave(left, right, base)))
    painter.restore()


def _wave(left: float, right: float, base: float) -> list[QPointF]:
    steps = int((right - left) // 2) + 1
    return [QPointF(left + 2 * step, base + (step % 2) * 2) for step in range(steps)]


def _colour(mark: Mark) -> str:
    if mark.let_go:
        return "t3"
    return "amb-t" if mark.low else "red"


def units(text: str, at: int) -> int:
    """A place in a text as Qt counts it: signs beyond the first plane are two."""
    return at + sum(1 for sign in text[:at] if ord(sign) > 0xFFFF)
