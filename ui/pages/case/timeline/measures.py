"""Sizes of the timeline at the text size in force, and the icons of its lanes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.kit.paint import text_width
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from ddaudit_desktop.timeline import Mark

LANE_ICONS = {
    "child": "person",
    "control_room": "headset",
    "response": "car",
    "supervision": "eye",
    "partners": "handshake",
    "investigation": "magnifying-glass",
    "audit": "clipboard-text",
}
EDGE = 3
"""The thick edge of an exact time."""
INSIDE = 6
BETWEEN = 5
END = 8
"""Free pixels after the end of the axis."""


@dataclass(frozen=True)
class Measures:
    """Lengths that follow from the fonts; made anew when the text size changes."""

    gutter: int = field(default_factory=lambda: fonts.px(140))
    header: int = field(default_factory=lambda: metrics.line(12) + metrics.line(11) + 7)
    chip: int = field(default_factory=lambda: metrics.line(12) + 5)
    lane_pad: int = field(default_factory=lambda: fonts.px(6))
    fold: int = field(default_factory=lambda: fonts.px(40))
    least_fold: int = field(default_factory=lambda: fonts.px(30))
    _widths: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def row(self) -> int:
        """From one row of chips to the next."""
        return self.chip + 2

    def lane_height(self, rows: int) -> int:
        """A lane with so many rows of chips; two at the least."""
        return max(2, rows) * self.row + 2 * self.lane_pad - 2

    def width_of(self, mark: Mark) -> int:
        """What the words of a chip need, with its edges."""
        key = (mark.clock, mark.short)
        if key not in self._widths:
            clock = text_width(mark.clock, fonts.ui(12, 500))
            words = text_width(mark.short, fonts.ui(12))
            self._widths[key] = EDGE + INSIDE + clock + BETWEEN + words + INSIDE + 2
        return self._widths[key]

    def joined_width(self) -> int:
        """What a chip that stands for many events needs."""
        return EDGE + 2 * INSIDE + text_width("99999 events", fonts.ui(12, 500))
