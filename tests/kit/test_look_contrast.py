"""Every colour can be read and told apart: WCAG ratios, and the grades for every colour sight."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from ui.look.tokens import DARK, LIGHT, NO_GRADE, Palette

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)

TEXT = 4.5
EDGE = 3.0

GROUNDS = ("win", "surface", "sunken", "hover")
TEXT_PAIRS = [
    *((words, ground) for words in ("t1", "t2", "t3") for ground in GROUNDS),
    *((words, "acc-soft") for words in ("t1", "t2", "t3")),
    *((words, "title") for words in ("t1", "t2")),
    *((words, "quote") for words in ("t1", "t3")),
    *(("t1", ground) for ground in ("red-soft", "amb-soft", "grn-soft", "night")),
    *(("acc-t", ground) for ground in (*GROUNDS, "acc-soft")),
    *(("red-t", ground) for ground in (*GROUNDS, "acc-soft", "red-soft")),
    *(("amb-t", ground) for ground in (*GROUNDS, "acc-soft", "amb-soft")),
    *(("grn-t", ground) for ground in (*GROUNDS, "grn-soft")),
    ("on-acc", "acc"),
    ("on-ink", "ink"),
    ("on-red", "red"),
]
EDGE_PAIRS = [
    *(("ctl", ground) for ground in ("win", "surface", "hover")),
    *(("focus", ground) for ground in (*GROUNDS, "acc-soft")),
    *(("red", ground) for ground in ("surface", "win", "red-soft")),
    *(("amb", ground) for ground in ("surface", "win", "amb-soft")),
    *(("grn", ground) for ground in ("surface", "win", "grn-soft")),
    ("acc", "surface"),
    ("ink", "surface"),
    ("gap", "surface"),
    ("gap", "win"),
]

# How each kind of colour sight mixes linear red, green and blue (Machado and others 2009).
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
NEVER_IN_ONE_SCALE = {frozenset({"half_ring", "pentagon"})}  # "fair" and "adequate"


def linear(code: str) -> tuple[float, float, float]:
    """A colour as linear red, green and blue."""

    def channel(at: int) -> float:
        value = int(code[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return channel(1), channel(3), channel(5)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2 between two colours."""

    def light(code: str) -> float:
        red, green, blue = linear(code)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: tuple[float, ...]) -> tuple[float, float, float]:
    """Linear red, green and blue as CIE L*a*b*, in which distance is difference seen."""
    red, green, blue = colour
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen_apart(one: str, other: str, sight: str) -> float:
    """How different two colours look to an eye."""

    def seen(code: str) -> tuple[float, float, float]:
        mixed = (
            sum(part * of for part, of in zip(row, linear(code), strict=True))
            for row in SIGHTS[sight]
        )
        return lab(tuple(max(0.0, min(1.0, value)) for value in mixed))

    return math.dist(seen(one), seen(other))


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@PALETTES
def test_text_can_be_read(palette: Palette) -> None:
    colours = palette.colours
    faint = [
        f"{words} on {ground}: {ratio:.2f}"
        for words, ground in TEXT_PAIRS
        if (ratio := contrast(colours[words], colours[ground])) < TEXT
    ]
    assert faint == []


@PALETTES
def test_edges_and_icons_can_be_seen(palette: Palette) -> None:
    colours = palette.colours
    faint = [
        f"{edge} on {ground}: {ratio:.2f}"
        for edge, ground in EDGE_PAIRS
        if (ratio := contrast(colours[edge], colours[ground])) < EDGE
    ]
    assert faint == []


@PALETTES
def test_grades_can_be_read(palette: Palette) -> None:
    faint = []
    for shape, grade in palette.grades.items():
        if shape == NO_GRADE:
            continue
        ratios = {
            "number in the bar": (contrast(grade.on_fill, grade.fill), TEXT),
            "word on the tint": (contrast(grade.word, grade.tint), TEXT),
            "mark on the tint": (contrast(grade.mark, grade.tint), EDGE),
            "mark on a card": (contrast(grade.mark, palette.colours["surface"]), EDGE),
        }
        faint += [f"{shape}, {of}: {r:.2f}" for of, (r, least) in ratios.items() if r < least]
    assert faint == []


@PALETTES
def test_grades_differ_for_every_colour_sight(palette: Palette) -> None:
    filled = {shape: grade.fill for shape, grade in palette.grades.items() if grade.fill}
    least = 21 if palette.dark else 28
    alike = [
        f"{one} and {other}, {sight}: {apart:.0f}"
        for one, other in combinations(filled, 2)
        if frozenset({one, other}) not in NEVER_IN_ONE_SCALE
        for sight in SIGHTS
        if (apart := round(seen_apart(filled[one], filled[other], sight))) < least
    ]
    assert alike == []


@PALETTES
def test_tints_of_grades_are_all_different(palette: Palette) -> None:
    tints = [grade.tint for grade in palette.grades.values() if grade.tint]
    assert len(set(tints)) == len(tints)


def test_both_themes_have_the_same_tokens() -> None:
    assert LIGHT.colours.keys() == DARK.colours.keys()
    assert LIGHT.grades.keys() == DARK.grades.keys()
