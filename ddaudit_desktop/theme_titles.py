"""What the themes are called: the words of the first screen, without the readers of definitions.

The file is the one the catalogue reads and checks; here only its titles are taken, because reading
everything a definition can say has to wait until the first screen is there.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

import resources


class ThemeTitle(NamedTuple):
    """A theme as printed in full, and for chips and narrow places."""

    title: str
    short: str


@cache
def theme_titles() -> dict[str, ThemeTitle]:
    """The titles of the shipped themes by code, in their order."""
    found = tomllib.loads(resources.text("themes.toml"))["themes"]
    return {theme["code"]: ThemeTitle(theme["title"], theme["short"]) for theme in found}
