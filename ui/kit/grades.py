"""Grades: shape and word together, the same in badges, bars, tables and strips.

Usage::

    GradeBadge("square", "Inadequate")            GradeBadge("", "No grade")
    GradeButton("square", "Inadequate")           # clicked: opens the reason
    GradeBar([GradeCount("circle", "Good", 3), GradeCount("", "No grade", 1)], unit=36)
    GradeLegend([("circle", "Good"), …])
    LedgerStrip(["circle"] * 8 + ["half_ring"] * 3 + ["?"])

Shapes come from the scale (`circle`, `half_ring`, `triangle`, `square`, `diamond`, `pentagon`);
an empty shape is the dashed ring of "no grade".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.labels import PaintedLabel
from ui.kit.paint import CENTRE, paint_panel, paint_text, text_width
from ui.kit.shapes import paint_grade_shape
from ui.look import fonts, metrics, theme
from ui.look.tokens import NO_GRADE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

BADGE_LEFT, BADGE_RIGHT, BADGE_GAP = 6, 8, 6
NOT_ACCOUNTED_FOR = "?"


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many cases have a grade, as one cell of a bar."""

    shape: str
    word: str
    count: int


def grade_badge_width(word: str, shape: str = "circle") -> int:
    """How wide a badge is."""
    weight = 600 if _graded(shape) else 500
    words = text_width(word, fonts.ui(12, weight))
    return BADGE_LEFT + fonts.px(12) + BADGE_GAP + words + BADGE_RIGHT


def paint_grade_badge(
    painter: QPainter, area: QRectF, shape: str, word: str, *, bare: bool = False
) -> None:
    """A badge in an area: tint, shape and word; a dashed edge for "no grade"; no ground if bare."""
    colours = theme.grade(shape)
    graded = _graded(shape)
    if graded and not bare:
        paint_panel(painter, area, fill=colours.tint, border=None, radius=4)
    elif not bare:
        paint_panel(painter, area, fill=None, border="ctl", radius=4, dashed=True)
    side = fonts.px(12)
    left = area.left() + (0 if bare else BADGE_LEFT)
    mark = QRectF(left, area.center().y() - side / 2, side, side)
    paint_grade_shape(painter, mark, shape, colours.mark)
    left += side + BADGE_GAP
    words = QRectF(left, area.top(), area.right() - left, area.height())
    font = fonts.ui(12, 600 if graded else 500)
    paint_text(painter, words, word, font, colours.word)


def _graded(shape: str) -> bool:
    return shape in theme.current().palette.grades and shape != NO_GRADE


class GradeBadge(PaintedLabel):
    """A grade to be read.

    Args:
        shape: the grade's shape; empty for no grade.
        word: the grade's word.
    """

    def __init__(self, shape: str, word: str, *, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._shape = shape

    @override
    def sizeHint(self) -> QSize:
        return QSize(grade_badge_width(self.text(), self._shape), metrics.pill())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_grade_badge(painter, QRectF(self.rect()), self._shape, self.text())
        painter.end()


class GradeButton(QPushButton):
    """A grade that opens its reason with a click or Enter."""

    focus_ring = "focus"

    def __init__(self, shape: str, word: str, *, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._shape = shape
        self.setProperty("painted", True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription("Opens the reason for the grade")

    @override
    def sizeHint(self) -> QSize:
        return QSize(grade_badge_width(self.text(), self._shape), max(24, metrics.pill()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(0, (self.height() - metrics.pill()) / 2, self.width(), metrics.pill())
        paint_grade_badge(painter, area, self._shape, self.text())
        painter.end()


class GradeBar(PaintedLabel):
    """How many cases have which grade: cells as long as their counts, with shape and number.

    Args:
        counts: the cells in the order of the scale; cells of none are left out.
        unit: the length of one case at 100 %.
    """

    def __init__(
        self, counts: Sequence[GradeCount], *, unit: int = 36, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._counts: list[GradeCount] = []
        self._unit = unit
        self.set_counts(counts)

    def set_counts(self, counts: Sequence[GradeCount]) -> None:
        """Show other counts."""
        self._counts = [cell for cell in counts if cell.count]
        said = ", ".join(f"{cell.count} {cell.word.lower()}" for cell in self._counts)
        self.setText(said or "no cases")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(grade_bar_width(self._counts, self._unit), metrics.control("card"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_grade_bar(painter, QRectF(self.rect()), self._counts, self._unit)
        painter.end()


def grade_bar_width(counts: Sequence[GradeCount], unit: int = 36) -> int:
    """How long a bar of grades is."""
    return max(0, sum(fonts.px(cell.count * unit) for cell in counts) - 2)


def paint_grade_bar(
    painter: QPainter, area: QRectF, counts: Sequence[GradeCount], unit: int = 36
) -> None:
    """A bar of grades from the left of an area, for widgets and for cells of tables."""
    left = area.left()
    for cell in counts:
        length = fonts.px(cell.count * unit)
        _paint_cell(painter, QRectF(left, area.top(), length - 2, area.height()), cell)
        left += length


def _paint_cell(painter: QPainter, area: QRectF, cell: GradeCount) -> None:
    colours = theme.grade(cell.shape)
    if _graded(cell.shape):
        _paint_fill(painter, area, colours.fill)
    else:
        paint_panel(painter, area, fill=None, border="ctl", radius=2, dashed=True)
    font = fonts.ui(12, 600)
    number = str(cell.count)
    side = fonts.px(10)
    width = side + 5 + text_width(number, font)
    left = area.left() + (area.width() - width) / 2
    mark = QRectF(left, area.center().y() - side / 2, side, side)
    paint_grade_shape(painter, mark, cell.shape, colours.on_fill)
    words = QRectF(left + side + 5, area.top(), area.width(), area.height())
    paint_text(painter, words, number, font, colours.on_fill)


def _paint_fill(painter: QPainter, area: QRectF, fill: QColor) -> None:
    """The ground of a cell; in high contrast grades have no fill of their own, so an edge."""
    border = None if fill.alpha() else "t1"
    paint_panel(painter, area, fill=fill, border=border, radius=2)


class GradeLegend(PaintedLabel):
    """What the shapes mean: shape and word of each grade in one line."""

    def __init__(self, grades: Sequence[tuple[str, str]], *, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._grades: list[tuple[str, str]] = []
        self.set_grades(grades)

    def set_grades(self, grades: Sequence[tuple[str, str]]) -> None:
        """Show other grades: pairs of shape and word."""
        self._grades = list(grades)
        self.setText(", ".join(word for _, word in grades))
        self.updateGeometry()
        self.update()

    def _width(self, word: str) -> int:
        return fonts.px(12) + 6 + text_width(word, fonts.ui(12))

    @override
    def sizeHint(self) -> QSize:
        widths = [self._width(word) for _, word in self._grades]
        return QSize(sum(widths) + 16 * max(0, len(widths) - 1), metrics.line(12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0.0
        side = fonts.px(12)
        for shape, word in self._grades:
            mark = QRectF(left, (self.height() - side) / 2, side, side)
            paint_grade_shape(painter, mark, shape, theme.grade(shape).mark)
            width = self._width(word)
            words = QRectF(left + side + 6, 0, width, self.height())
            paint_text(painter, words, word, fonts.ui(12), "t2")
            left += width + 16
        painter.end()


class LedgerStrip(PaintedLabel):
    """One cell for each case of the sample: the shape of its grade, or "?" if not accounted for.

    Args:
        cells: shapes in the order of the scale; empty for "not graded, with a reason", and
            `NOT_ACCOUNTED_FOR` for what is missing.
        said: the same as a sentence, for a screen reader: the reconciliation line.
    """

    def __init__(self, cells: Sequence[str], said: str, *, parent: QWidget | None = None) -> None:
        super().__init__(said, parent)
        self._cells = list(cells)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_cells(self, cells: Sequence[str], said: str) -> None:
        """Show another ledger."""
        self._cells = list(cells)
        self.setText(said)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(len(self._cells) * 12, metrics.pill())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        count = max(1, len(self._cells))
        step = (self.width() + 2) / count
        for at, shape in enumerate(self._cells):
            left, right = round(at * step), round((at + 1) * step) - 2
            area = QRectF(left, 0, right - left, self.height())
            _paint_strip_cell(painter, area, shape)
        painter.end()


def _paint_strip_cell(painter: QPainter, area: QRectF, shape: str) -> None:
    if shape == NOT_ACCOUNTED_FOR:
        paint_panel(painter, area, fill=None, border="red", radius=2, dashed=True)
        paint_text(painter, area, "?", fonts.ui(12, 600), "red-t", align=CENTRE)
        return
    colours = theme.grade(shape)
    if _graded(shape):
        _paint_fill(painter, area, colours.fill)
    else:
        paint_panel(painter, area, fill=None, border="ctl", radius=2, dashed=True)
    side = min(fonts.px(10), area.width() - 4)
    mark = QRectF(0, 0, side, side)
    mark.moveCenter(area.center())
    paint_grade_shape(painter, mark, shape, colours.on_fill)
