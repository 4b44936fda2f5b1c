"""A bordered or tinted block that goes on over the page when its text is long."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Looks:
    """Border, ground and room of a box; ``bar`` is a thick left edge."""

    line: str = ""
    line_width: float = 0.75
    fill: str = ""
    bar: str = ""
    radius: float = 3.0
    across: float = 9.0
    down: float = 6.0
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0


@dataclass(frozen=True)
class Aside:
    """A tinted panel at the left of a box, as high as the box."""

    content: Sequence[Flowable]
    wide: float
    fill: str
    across: float = field(default=9.0)


LEAST = 40.0


class Box(Flowable):
    """Flowables in a frame; too tall for the page, it breaks between or inside them."""

    def __init__(
        self, content: Sequence[Flowable], looks: Looks, aside: Aside | None = None
    ) -> None:
        super().__init__()
        self.content, self.looks, self.aside = list(content), looks, aside
        self.spaceBefore, self.spaceAfter = looks.before, looks.after

    def _inner(self, wide: float) -> float:
        return wide - self._offset() - self.looks.across

    def _offset(self) -> float:
        aside = self.aside.wide if self.aside else 0.0
        return self.looks.indent + aside + self.looks.across

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self._heights = _stacked(self.content, self._inner(aW))
        self.height = sum(self._heights) + 2 * self.looks.down
        if self.aside is not None:
            panel = self.aside.wide - 2 * self.aside.across
            self._panel = _stacked(self.aside.content, panel)
            self.height = max(self.height, sum(self._panel) + 2 * self.looks.down)
        return self.width, self.height

    @override
    def split(self, aW: float, aH: float) -> list[Flowable]:
        self.wrap(aW, aH)
        if self.height <= aH:
            return [self]
        room = aH - 2 * self.looks.down
        if room < LEAST or (self.aside and sum(self._panel) > room):
            return []
        first, rest = _divided(self.content, self._heights, self._inner(aW), room)
        if not first:
            return []
        after = replace(self.looks, before=0.0)
        return [
            Box(first, replace(self.looks, after=0.0), self.aside),
            Box(rest, after),
        ]

    def draw(self) -> None:
        """Ground, panel, border, then the content from the top."""
        canvas, looks = self.canv, self.looks
        left, wide = looks.indent, self.width - looks.indent
        canvas.saveState()
        if looks.fill:
            canvas.setFillColor(HexColor(looks.fill))
            canvas.roundRect(left, 0, wide, self.height, looks.radius, stroke=0, fill=1)
        if self.aside is not None:
            self._draw_panel(self.aside)
        if looks.bar:
            canvas.setFillColor(HexColor(looks.bar))
            canvas.rect(left, 0, 2.25, self.height, stroke=0, fill=1)
        if looks.line:
            canvas.setStrokeColor(HexColor(looks.line))
            canvas.setLineWidth(looks.line_width)
            canvas.roundRect(left, 0, wide, self.height, looks.radius, stroke=1, fill=0)
        canvas.restoreState()
        self._draw_stack(self.content, self._heights, self._offset(), looks.down)

    def _draw_panel(self, aside: Aside) -> None:
        canvas = self.canv
        path = canvas.beginPath()
        path.roundRect(0, 0, self.width, self.height, self.looks.radius)
        canvas.saveState()
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setFillColor(HexColor(aside.fill))
        canvas.rect(0, 0, aside.wide, self.height, stroke=0, fill=1)
        canvas.restoreState()
        spare = (self.height - sum(self._panel)) / 2
        self._draw_stack(aside.content, self._panel, aside.across, spare)

    def _draw_stack(
        self, content: Sequence[Flowable], heights: Sequence[float], left: float, down: float
    ) -> None:
        top = self.height - down
        for flowable, height in zip(content, heights, strict=True):
            top -= height
            flowable.drawOn(self.canv, left, top)


def _stacked(content: Sequence[Flowable], wide: float) -> list[float]:
    """Heights with the space above every block but the first."""
    heights = []
    for number, flowable in enumerate(content):
        _, own = flowable.wrap(wide, 1e6)
        heights.append(own + (flowable.getSpaceBefore() if number else 0.0))
    return heights


def _divided(
    content: Sequence[Flowable], heights: Sequence[float], wide: float, room: float
) -> tuple[list[Flowable], list[Flowable]]:
    """What fits into the room, and the rest; the block at the border is itself split."""
    used = 0.0
    for number, (flowable, height) in enumerate(zip(content, heights, strict=True)):
        if used + height > room:
            above = flowable.getSpaceBefore() if number else 0.0
            parts = flowable.split(wide, room - used - above)
            if len(parts) < 2:
                return list(content[:number]), list(content[number:])
            return (
                [*content[:number], parts[0]],
                [*parts[1:], *content[number + 1 :]],
            )
        used += height
    return list(content), []
