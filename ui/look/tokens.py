"""The design tokens: every colour of the program, once for light and once for dark.

Text pairs reach 4.5:1 and edges of controls 3:1 (tests/kit/test_look_contrast.py). Grades are kept
apart for every kind of colour sight, and never by colour alone: each has its own shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class GradeColours:
    """The colours of one grade: bars have a fill with text on it, badges a tint, a word, a mark."""

    fill: str
    on_fill: str
    tint: str
    word: str
    mark: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of one theme by name; grades by the name of their shape."""

    name: str
    dark: bool
    colours: Mapping[str, str]
    grades: Mapping[str, GradeColours]


NO_GRADE = "dashed_ring"

LIGHT = Palette(
    name="light",
    dark=False,
    colours={
        "win": "#F3F4F7",
        "surface": "#FFFFFF",
        "sunken": "#EAECF0",
        "hover": "#F7F8FA",
        "title": "#E4E7EC",
        "line": "#DCE0E6",
        "line2": "#C4CAD4",
        "ctl": "#828A98",
        "t1": "#181C25",
        "t2": "#424A58",
        "t3": "#5B6472",
        "acc": "#3D4EC2",
        "on-acc": "#FFFFFF",
        "acc-t": "#3443B0",
        "acc-soft": "#EDEFFB",
        "acc-line": "#B4BCEC",
        "focus": "#3D4EC2",
        "ink": "#39414F",
        "on-ink": "#FFFFFF",
        "red": "#A3211D",
        "on-red": "#FFFFFF",
        "red-t": "#8A1814",
        "red-soft": "#FBECEA",
        "red-line": "#DFA29D",
        "amb": "#A86B00",
        "amb-t": "#6B4300",
        "amb-soft": "#FCF2DC",
        "amb-line": "#DDBA72",
        "grn": "#0B7585",
        "grn-t": "#07525E",
        "grn-soft": "#E1F1F3",
        "grn-line": "#9CCAD1",
        "night": "#E6E8F1",
        "gap": "#B8763A",
        "quote": "#F6F3EA",
        "quote-line": "#CDBF93",
        "scrim": "#6B181C25",
    },
    grades={
        "circle": GradeColours("#0B7585", "#FFFFFF", "#E0F1F3", "#07525E", "#0B7585"),
        "half_ring": GradeColours("#86BEE0", "#0B2A40", "#E5F1FA", "#1D4E73", "#3A7FAF"),
        "triangle": GradeColours("#E3A32B", "#2A1B00", "#FCEFD2", "#6B4300", "#A86B00"),
        "square": GradeColours("#A3211D", "#FFFFFF", "#FAE6E3", "#8A1814", "#A3211D"),
        "diamond": GradeColours("#3F2470", "#FFFFFF", "#EEE9F7", "#45296F", "#6A45A6"),
        "pentagon": GradeColours("#B9C1CD", "#1A222E", "#ECEEF2", "#3A4350", "#626D7D"),
        NO_GRADE: GradeColours("", "#424A58", "", "#424A58", "#828A98"),
    },
)

DARK = Palette(
    name="dark",
    dark=True,
    colours={
        "win": "#16181D",
        "surface": "#1E2128",
        "sunken": "#262A33",
        "hover": "#23272F",
        "title": "#0F1115",
        "line": "#323743",
        "line2": "#434A58",
        "ctl": "#767F8F",
        "t1": "#E8EAF0",
        "t2": "#BBC2CE",
        "t3": "#98A1B0",
        "acc": "#5765DA",
        "on-acc": "#FFFFFF",
        "acc-t": "#AEB7FF",
        "acc-soft": "#262C4D",
        "acc-line": "#4A55A0",
        "focus": "#9AA5FF",
        "ink": "#C9CFDA",
        "on-ink": "#16181D",
        "red": "#E2574C",
        "on-red": "#1A0503",
        "red-t": "#FF9D93",
        "red-soft": "#3A2224",
        "red-line": "#84403D",
        "amb": "#E0A030",
        "amb-t": "#F3C36B",
        "amb-soft": "#372C17",
        "amb-line": "#7A6026",
        "grn": "#2FA3B5",
        "grn-t": "#7FD3DF",
        "grn-soft": "#17323A",
        "grn-line": "#2C6570",
        "night": "#1A1C2B",
        "gap": "#E09A5A",
        "quote": "#2A2820",
        "quote-line": "#6B6243",
        "scrim": "#99000000",
    },
    grades={
        "circle": GradeColours("#2B9FB2", "#04171B", "#17323A", "#8EDBE6", "#45B5C6"),
        "half_ring": GradeColours("#A9D2EE", "#0B2A40", "#1D3245", "#B4DAF4", "#8EC5EA"),
        "triangle": GradeColours("#E9B04A", "#2A1B00", "#372C17", "#F3C36B", "#E9B04A"),
        "square": GradeColours("#CB3D32", "#FFFFFF", "#3A2224", "#FFA49B", "#F0766B"),
        "diamond": GradeColours("#8465C6", "#FFFFFF", "#2D2542", "#CDB9F5", "#A98BE8"),
        "pentagon": GradeColours("#C6CBD5", "#161B23", "#2C313B", "#CDD4DF", "#AAB3C2"),
        NO_GRADE: GradeColours("", "#BBC2CE", "", "#BBC2CE", "#767F8F"),
    },
)
