"""Sizes of the timeline at the text size in force, and the icons of its lanes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ui.kit.paint import text_width
from ui.look import fonts, metrics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddaudit_desktop.timeline.bars import Ghost
    from ddaudit_desktop.timeline.marks import Mark

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
LEAST_GUTTER, MOST_GUTTER = 140, 184
"""How wide the names of lanes and clocks may be together with their icons."""
ICON, ICON_LEFT, NAME_LEFT, NAME_RIGHT = 14, 16, 7, 6
"""In that column: the icon, and the free pixels before it, behind it and behind the name."""


@dataclass(frozen=True)
class Measures:
    """Lengths that follow from the fonts; made anew when the text size changes."""

    gutter: int = field(default_factory=lambda: fonts.px(LEAST_GUTTER))
    header: int = field(default_factory=lambda: metrics.line(12) + metrics.line(11) + 7)
    chip: int = field(default_factory=lambda: metrics.line(12) + 5)
    lane_pad: int = field(default_factory=lambda: fonts.px(6))
    fold: int = field(default_factory=lambda: fonts.px(40))
    least_fold: int = field(default_factory=lambda: fonts.px(30))
    bar_row: int = field(default_factory=lambda: metrics.line(12) + 11)
    bar: int = field(default_factory=lambda: metrics.line(12) + 2)
    _widths: dict[tuple[str, int], int] = field(default_factory=dict)

    @property
    def row(self) -> int:
        """From one row of chips to the next."""
        return self.chip + 2

    def with_names(self, names: Iterable[str]) -> Measures:
        """The same lengths with a column at the left in which these names stand whole."""
        free = ICON_LEFT + fonts.px(ICON) + NAME_LEFT + NAME_RIGHT + 2
        widest = max((self.words(name, 600) for name in names), default=0)
        gutter = max(fonts.px(LEAST_GUTTER), min(fonts.px(MOST_GUTTER), widest + free))
        return replace(self, gutter=gutter)

    def lane_height(self, rows: int) -> int:
        """A lane with so many rows of chips; two at the least."""
        return max(2, rows) * self.row + 2 * self.lane_pad - 2

    def rows_within(self, height: float) -> int:
        """How many rows a lane of that height has."""
        return int((height - 2 * self.lane_pad + 2) // self.row)

    def words(self, words: str, weight: int = 400) -> int:
        """How wide words of 12 pixels are; measured once."""
        key = (words, weight)
        width = self._widths.get(key)
        if width is None:
            width = self._widths[key] = text_width(words, fonts.ui(12, weight))
        return width

    def width_of(self, mark: Mark) -> int:
        """What the words of a chip need when it is chosen, with its edges."""
        return self.chip_width(mark.clock, mark.short)

    def chip_width(self, clock: str, words: str) -> int:
        """What a clock and words need in a chip."""
        return EDGE + INSIDE + self.words(clock, 600) + BETWEEN + self.words(words, 500) + INSIDE

    def ghost_width(self, ghost: Ghost) -> int:
        """What the words of an expected entry need."""
        return 2 * INSIDE + self.words(ghost.words) + BETWEEN + self.words(ghost.limit, 500) + 2

    def joined_width(self) -> int:
        """What a chip that stands for many events needs."""
        return EDGE + 2 * INSIDE + self.words("9999 events", 600)
