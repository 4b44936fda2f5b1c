"""Words and chips of the timeline painted once and kept, so that a frame only lays them down.

A chip that was not there before is put together from words that mostly were, which keeps the first
frame after a jump cheap as well. Everything is forgotten when the look or the screen changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from ui.kit.paint import dashed_pen, ink, text_width
from ui.look import fonts, metrics
from ui.pages.case.timeline.measures import BETWEEN, EDGE, INSIDE

if TYPE_CHECKING:
    from ui.pages.case.timeline.measures import Measures

Key = TypeVar("Key")
MOST_KEPT = 1600
"""Chips that are kept; about 16 megabytes."""


@dataclass(frozen=True, eq=False, slots=True)
class Look:
    """How a chip is painted: tokens for fill, border and edge, and what its edges say.

    There are few, made once; each is only equal to itself, so that it is found quickly.
    """

    fill: str
    border: str
    edge: str
    opens_left: bool = False
    dashed: bool = False
    strong: bool = False
    words: str = "t1"
    clock: str = "t2"


class Pictures:
    """What was painted, for one screen density.

    Args:
        measures: sizes in force.
        density: device pixels for a pixel.
    """

    def __init__(self, measures: Measures, density: float) -> None:
        self.density = density
        self._measures = measures
        self._words: dict[tuple[str, int, int, str], QPixmap] = {}
        self._bodies: dict[tuple[Look, int], QPixmap] = {}
        self._chips: dict[tuple[Look, str, str, int], QPixmap] = {}

    def words(self, words: str, size: int = 12, weight: int = 400, colour: str = "t1") -> QPixmap:
        """Words as a picture one line high."""
        key = (words, size, weight, colour)
        picture = self._words.get(key)
        if picture is None:
            picture = self._paint_words(words, size, weight, colour)
            _keep(self._words, key, picture)
        return picture

    def _paint_words(self, words: str, size: int, weight: int, colour: str) -> QPixmap:
        font = fonts.ui(size, weight)
        picture = self._blank(text_width(words, font) + 2, metrics.line(size))
        painter = QPainter(picture)
        painter.setFont(font)
        painter.setPen(ink(colour))
        painter.drawText(QPointF(0, QFontMetrics(font).ascent()), words)
        painter.end()
        return picture

    def _blank(self, width: int, height: int) -> QPixmap:
        size = QSize(round(width * self.density), round(height * self.density))
        picture = QPixmap(size)
        picture.setDevicePixelRatio(self.density)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def chip(self, look: Look, clock: str, words: str, width: int) -> QPixmap:
        """A chip as a picture."""
        key = (look, clock, words, width)
        picture = self._chips.get(key)
        if picture is None:
            picture = self._paint_chip(look, clock, words, width)
            _keep(self._chips, key, picture)
        return picture

    def _paint_chip(self, look: Look, clock: str, words: str, width: int) -> QPixmap:
        height = self._measures.chip
        picture = QPixmap(self._body(look, width))
        painter = QPainter(picture)
        at = INSIDE + 1 if look.opens_left else EDGE + INSIDE - 1
        end = width - (EDGE + INSIDE - 1 if look.opens_left else INSIDE - 2)
        painter.setClipRect(QRectF(0, 0, end, height))
        top = round((height - metrics.line(12)) / 2)
        if clock:
            weight = 600 if look.strong else 500
            painter.drawPixmap(QPoint(at, top), self.words(clock, 12, weight, look.clock))
            at += self._measures.words(clock, weight) + BETWEEN
        weight = 500 if look.strong else 400
        painter.drawPixmap(QPoint(at, top), self.words(words, 12, weight, look.words))
        painter.end()
        return picture

    def _body(self, look: Look, width: int) -> QPixmap:
        """A chip without its words."""
        picture = self._bodies.get((look, width))
        if picture is None:
            picture = self._blank(width, self._measures.chip)
            painter = QPainter(picture)
            _paint_body(painter, look, width, self._measures.chip)
            painter.end()
            _keep(self._bodies, (look, width), picture)
        return picture


def _keep(kept: dict[Key, QPixmap], key: Key, value: QPixmap) -> None:
    """Keep what was made; the older half makes room when there is too much of it."""
    if len(kept) >= MOST_KEPT:
        for old in list(kept)[: MOST_KEPT // 2]:
            del kept[old]
    kept[key] = value


def _paint_body(painter: QPainter, look: Look, width: int, height: int) -> None:
    area = QRectF(0.5, 0.5, width - 1, height - 1)
    path = chip_path(area, look.opens_left)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, ink(look.fill))
    painter.strokePath(path, dashed_pen(look.border) if look.dashed else QPen(ink(look.border), 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    x = width - EDGE if look.opens_left else 0
    painter.fillRect(QRectF(x, 0, EDGE, height), ink(look.edge))
    if look.dashed:
        for top in range(3, height - 2, 6):
            painter.fillRect(QRectF(x, top, EDGE, 2), ink("surface"))


def chip_path(area: QRectF, opens_left: bool) -> QPainterPath:
    """The outline of a chip: square at its time, rounded where it opens to."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(area, 4, 4)
    half = QRectF(area)
    half.setWidth(area.width() / 2)
    if opens_left:
        half.moveRight(area.right())
    path.addRect(half)
    return path.simplified()
