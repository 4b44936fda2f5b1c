"""High contrast: the system's own few colours take the place of ours; shapes and words stay.

Used when the person asked the system for more contrast. Soft tints become the plain background and
every line and border becomes the text colour, so nothing depends on a shade.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

from ui.look.tokens import LIGHT, GradeColours, Palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FILLED = ("acc", "ink", "red")
ON_FILLED = ("on-acc", "on-ink", "on-red")
GROUNDS = ("win", "surface", "sunken", "hover", "title", "night", "quote")
LINKS = ("acc-t",)


def system_palette(app: QApplication) -> Palette:
    """Our tokens made of the system's palette."""
    style = app.style()
    system = style.standardPalette()
    role = QPalette.ColorRole
    ground = system.color(role.Window)
    text = system.color(role.WindowText)
    chosen = system.color(role.Highlight)
    on_chosen = system.color(role.HighlightedText)
    link = system.color(role.Link)
    colours = {}
    for name in LIGHT.colours:
        if name in GROUNDS or name.endswith("-soft"):
            colours[name] = ground.name()
        elif name in FILLED:
            colours[name] = chosen.name()
        elif name in ON_FILLED:
            colours[name] = on_chosen.name()
        else:
            colours[name] = (link if name in LINKS else text).name()
    colours["scrim"] = "#99000000"
    plain = GradeColours("", text.name(), "", text.name(), text.name())
    return Palette(
        "contrast", ground.lightness() < 128, colours, dict.fromkeys(LIGHT.grades, plain)
    )
