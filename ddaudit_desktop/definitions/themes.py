"""The themes a case can belong to and the areas an inspection report is divided into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.reading import unique

if TYPE_CHECKING:
    from ddaudit_desktop.definitions.reading import Node


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of a deep dive; its code is that of its question set.

    Attributes:
        code: The question set that belongs to it.
        title: As printed in records.
        short: For chips and filters.
        folder: Name of its folder in the safeguarding folder.
        title_is_setting: The force may use its own words for it.
        note: What a reader should know about the title.
    """

    code: str
    title: str
    short: str
    folder: str
    title_is_setting: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """One chapter of an inspection report, as packs name it."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Themes:
    """Everything the file of themes says."""

    version: str
    themes: dict[str, Theme]
    areas: dict[str, Area]


def read_themes(root: Node) -> Themes:
    """Read the themes and areas."""
    root.only("version", "themes", "areas")
    theme_nodes = root.rows("themes", required=True)
    area_nodes = root.rows("areas", required=True)
    unique(theme_nodes, "code")
    unique(area_nodes, "code")
    themes = [_read_theme(node) for node in theme_nodes]
    areas = [_read_area(node) for node in area_nodes]
    return Themes(
        version=root.text("version"),
        themes={theme.code: theme for theme in themes},
        areas={area.code: area for area in areas},
    )


def _read_theme(node: Node) -> Theme:
    node.only("code", "title", "short", "folder", "title_is_setting", "note")
    return Theme(
        code=node.text("code"),
        title=node.text("title"),
        short=node.text("short"),
        folder=node.text("folder"),
        title_is_setting=node.flag("title_is_setting"),
        note=node.text_or("note"),
    )


def _read_area(node: Node) -> Area:
    node.only("code", "title")
    return Area(node.text("code"), node.text("title"))
