"""Heights that follow the text size: control rows, table rows, bars; never written as pixels.

Space between things (4, 8, 12, 16, 24) does not grow with the text; what holds text does.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QFontMetrics

from ui.look import fonts

Size = Literal["card", "normal", "dialog"]

RADIUS_CONTROL = 4
RADIUS_CARD = 6
RADIUS_DIALOG = 8

_heights: dict[tuple[int, int], int] = {}


def line(size: int = 13) -> int:
    """The height of one line of text of a design size: 11, 12, 13, 14 give 16, 17, 18, 20."""
    key = (size, fonts.px(1000))
    if key not in _heights:
        _heights[key] = QFontMetrics(fonts.ui(size)).height()
    return _heights[key]


def control(size: Size = "normal") -> int:
    """The one height of buttons, fields and segments: 28; 24 in cards, 32 in dialogs."""
    if size == "card":
        return line(12) + fonts.px(7)
    return line(13) + fonts.px(14 if size == "dialog" else 10)


def table_row() -> int:
    """A row of a table: 30."""
    return line(13) + fonts.px(12)


def header_row() -> int:
    """The heading of a table: 32."""
    return line(12) + fonts.px(15)


def nav_row() -> int:
    """A row of the navigation or of an outline: 32."""
    return line(13) + fonts.px(14)


def card_title() -> int:
    """The title row of a card: 44."""
    return line(14) + fonts.px(24)


def tab_row() -> int:
    """The row of tabs of a case: 36."""
    return line(13) + fonts.px(18)


def top_bar() -> int:
    """The bar with the menus and the marking: 40."""
    return control() + 12


def status_bar() -> int:
    """The bar at the foot of the window: 28."""
    return line(12) + fonts.px(11)


def chip() -> int:
    """A filter chip: 26."""
    return line(12) + fonts.px(9)


def pill() -> int:
    """A pill or a grade badge: 20."""
    return line(12) + 3


def key_cap() -> int:
    """A key cap: 19, of which two pixels are its foot."""
    return line(11) + 3
