"""The style under the style sheet: Fusion, with our focus frame, tick boxes and arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle
from typing_extensions import override

from ui.look import icons, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOption, QWidget

RING = 2

_ARROWS = {
    QStyle.PrimitiveElement.PE_IndicatorArrowDown: "caret-down",
    QStyle.PrimitiveElement.PE_IndicatorArrowUp: "caret-up",
    QStyle.PrimitiveElement.PE_IndicatorArrowLeft: "caret-left",
    QStyle.PrimitiveElement.PE_IndicatorArrowRight: "caret-right",
}
_TICKS = (
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
)


class AuditStyle(QProxyStyle):
    """Fusion drawn with our tokens where the style sheet cannot reach."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            draw_ring(painter, QRectF(option.rect))
        elif element in _TICKS:
            state = option.state
            draw_tick_box(
                painter,
                QRectF(option.rect),
                ticked=bool(state & QStyle.StateFlag.State_On),
                partly=bool(state & QStyle.StateFlag.State_NoChange),
                enabled=bool(state & QStyle.StateFlag.State_Enabled),
            )
        elif element == QStyle.PrimitiveElement.PE_IndicatorMenuCheckMark:
            if option.state & QStyle.StateFlag.State_On:
                icons.paint(painter, QRectF(option.rect), "check-bold", "acc-t", 14)
        elif element in _ARROWS:
            icons.paint(painter, QRectF(option.rect), _ARROWS[element], "t3", 12)
        else:
            super().drawPrimitive(element, option, painter, widget)


def draw_ring(painter: QPainter, area: QRectF, colour: str = "focus", radius: float = 4) -> None:
    """The focus ring, two pixels wide, inside an area."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(colour), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = RING / 2
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def draw_tick_box(
    painter: QPainter, area: QRectF, *, ticked: bool, partly: bool = False, enabled: bool = True
) -> None:
    """A tick box of 16 pixels in the middle of an area: a mark, never colour alone, says ticked."""
    side = min(area.width(), area.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(area.center())
    box.moveTo(round(box.x()), round(box.y()))
    filled = (ticked or partly) and enabled
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("acc" if filled else "ctl"), 1))
    painter.setBrush(theme.colour("acc" if filled else "surface" if enabled else "sunken"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.restore()
    if ticked or partly:
        ink = "on-acc" if enabled else "t3"
        icons.paint(painter, box, "minus-bold" if partly else "check-bold", ink, 12)
