"""The few strokes every widget and delegate shares: text, panels, key caps, icons beside text.

Painting is flat: fills, lines of one pixel, corners of 4, 6 or 8. No shadow, no gradient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from ui.look import fonts, metrics, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

CAP_SIDE = 5
CAP_FOOT = 2

MOST_WIDTHS = 10_000

Colour = str | QColor

_widths: dict[tuple[str, QFont], int] = {}


def ink(colour: Colour) -> QColor:
    """A colour given by token or as itself."""
    return theme.colour(colour) if isinstance(colour, str) else colour


def hovered(widget: QWidget) -> bool:
    """Whether the mouse is on a widget now; Qt's own answer is late for a widget that moved."""
    inside = widget.rect().contains(widget.mapFromGlobal(QCursor.pos()))
    return widget.underMouse() and inside


def text_width(text: str, font: QFont) -> int:
    """How wide a text is, whole pixels up; asked for again with each layout and each painting."""
    width = _widths.get((text, font))
    if width is None:
        if len(_widths) == MOST_WIDTHS:
            _widths.clear()
        # Kept under a copy of the font: the caller may change the one it gave.
        width = _widths[text, QFont(font)] = QFontMetrics(font).horizontalAdvance(text)
    return width


def paint_text(
    painter: QPainter,
    area: QRectF,
    text: str,
    font: QFont,
    colour: Colour = "t1",
    *,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text, shortened with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(ink(colour))
    if text_width(text, font) > area.width() + 1:
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, align | Qt.TextFlag.TextSingleLine, text)


def underline_letter(
    painter: QPainter, area: QRectF, text: str, font: QFont, colour: Colour, *, at: int
) -> None:
    """Underline one letter of a text that was painted from the left of an area."""
    seen = QFontMetrics(font)
    left = area.left() + seen.horizontalAdvance(text[:at])
    base = area.top() + (area.height() - seen.height()) / 2 + seen.ascent()
    painter.setPen(QPen(ink(colour), 1))
    y = round(base) + 2.5
    painter.drawLine(QPointF(left, y), QPointF(left + seen.horizontalAdvance(text[at]) - 1, y))


def rounded(area: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle as a path, for filling and for clipping."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    return path


def paint_panel(
    painter: QPainter,
    area: QRectF,
    *,
    fill: Colour | None = "surface",
    border: Colour | None = "line",
    radius: float = metrics.RADIUS_CARD,
    bar: Colour | None = None,
    dashed: bool = False,
    width: int = 1,
) -> None:
    """A filled and bordered area, perhaps with a bar of three pixels along its left edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if border is not None else 0
    path = rounded(area.adjusted(inset, inset, -inset, -inset), radius)
    if fill is not None:
        painter.fillPath(path, ink(fill))
    if bar is not None:
        painter.setClipPath(rounded(area, radius))
        painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), ink(bar))
        painter.setClipRect(area.adjusted(3, 0, 0, 0), Qt.ClipOperation.ReplaceClip)
    if border is not None:
        painter.strokePath(path, dashed_pen(border, width) if dashed else QPen(ink(border), width))
    painter.restore()


def dashed_pen(colour: Colour, width: float = 1) -> QPen:
    """The pen of what is proposed, approximate or missing."""
    pen = QPen(ink(colour), width)
    pen.setDashPattern([3, 2])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_bar(painter: QPainter, area: QRectF, colour: Colour, width: int = 3) -> None:
    """The plain bar at the left edge of a current row."""
    painter.fillRect(QRectF(area.left(), area.top(), width, area.height()), ink(colour))


def key_cap_width(text: str) -> int:
    """How wide the cap of a key is; nothing while key caps are hidden."""
    if not text or not theme.current().show_keys:
        return 0
    return text_width(text, fonts.ui(11, 500)) + 2 * (CAP_SIDE + 1)


def paint_key_cap(
    painter: QPainter,
    left: float,
    middle: float,
    text: str,
    *,
    colour: Colour = "t2",
    border: Colour = "line2",
    fill: Colour | None = "surface",
) -> None:
    """The cap of a key: one pixel round it, two at its foot."""
    width = key_cap_width(text)
    if not width:
        return
    height = metrics.key_cap()
    area = QRectF(round(left), round(middle - height / 2), width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outer = rounded(area, 4)
    inner = rounded(area.adjusted(1, 1, -1, -CAP_FOOT), 3)
    if fill is not None:
        painter.fillPath(inner, ink(fill))
    painter.fillPath(outer.subtracted(inner), ink(border))
    painter.restore()
    face = area.adjusted(0, 1, 0, -CAP_FOOT)
    paint_text(painter, face, text, fonts.ui(11, 500), colour, align=CENTRE)


def faded(colour: Colour, alpha: int) -> QColor:
    """A token let through: key caps on the accent."""
    result = QColor(ink(colour))
    result.setAlpha(alpha)
    return result
