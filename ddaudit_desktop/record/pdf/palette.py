"""Colours of the printed record: the light theme's, as paper is white."""

from __future__ import annotations

from dataclasses import dataclass

INK = "#181C25"
SECOND = "#424A58"
THIRD = "#5B6472"
LINE = "#DCE0E6"
STRONG_LINE = "#C4CAD4"
CONTROL = "#828A98"
CHIP, ON_CHIP = "#39414F", "#FFFFFF"
DOT = "#39414F"
CONCERN, CONCERN_TEXT = "#A3211D", "#8A1814"
DONE, DONE_TEXT = "#0B7585", "#07525E"
GAP, GAP_TEXT = "#A86B00", "#6B4300"
NIGHT = "#E6E8F1"
FOLDED = "#EAECF0"
QUOTE, QUOTE_LINE = "#F6F3EA", "#CDBF93"
PAPER = "#FFFFFF"
WATERMARK = "#F1F2F6"


@dataclass(frozen=True)
class GradeColours:
    """Tint of the box, colour of the word, colour of the shape."""

    tint: str
    word: str
    shape: str


GRADES = {
    "circle": GradeColours("#E0F1F3", "#07525E", "#0B7585"),
    "half_ring": GradeColours("#E5F1FA", "#1D4E73", "#3A7FAF"),
    "triangle": GradeColours("#FCEFD2", "#6B4300", "#A86B00"),
    "square": GradeColours("#FAE6E3", "#8A1814", "#A3211D"),
}
NO_GRADE = GradeColours("#FFFFFF", "#181C25", "#828A98")
PLAIN = GradeColours("#EAECF0", "#181C25", "#39414F")
"""For shapes of other scales, which this deep dive's colours say nothing about."""


def grade_colours(shape: str) -> GradeColours:
    """The colours of a grade, by the shape that its scale gives it; no shape means no grade."""
    return GRADES.get(shape, PLAIN) if shape else NO_GRADE
