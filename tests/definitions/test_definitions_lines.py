"""The scanner that says in which line of a TOML text something stands."""

from __future__ import annotations

import tomllib

import pytest

import resources
from ddaudit_desktop.definitions.lines import Path, line_numbers

TEXT = '''# a comment with [brackets] and key = "value"
title = "one"
"quoted key" = 1
dotted.inner = 'two # no comment'

long = """
several lines, with \\"quotes\\" and [[signs]]
key = "not a key"
"""
raw = \'\'\'
[[not.a.table]]\'\'\'

[table]
list = [
  "first",
  "second", # with a comment, and a ]
  { name = "inline", deep = { deeper = 3 } },
]
when = 2020-02-11T19:24:00Z

[[rows]]
id = "a"

[[rows.inner]]
id = "a1"

[[rows.inner]]
id = "a2"

[rows.inner.limit]
span = "72 hours"

[[rows]]
id = "b"
[[rows.inner]]
id = "b1"
'''

PLACES: dict[Path, str] = {
    ("title",): 'title = "one"',
    ("quoted key",): '"quoted key" = 1',
    ("dotted", "inner"): "dotted.inner",
    ("long",): 'long = """',
    ("raw",): "raw = '''",
    ("table",): "[table]",
    ("table", "list", 0): '  "first"',
    ("table", "list", 1): '  "second"',
    ("table", "list", 2, "name"): "  { name",
    ("table", "list", 2, "deep", "deeper"): "  { name",
    ("table", "when"): "when = ",
    ("rows", 0): "[[rows]]",
    ("rows", 0, "id"): 'id = "a"',
    ("rows", 0, "inner", 0, "id"): 'id = "a1"',
    ("rows", 0, "inner", 1): "[[rows.inner]]",
    ("rows", 0, "inner", 1, "id"): 'id = "a2"',
    ("rows", 0, "inner", 1, "limit", "span"): "span = ",
    ("rows", 1, "id"): 'id = "b"',
    ("rows", 1, "inner", 0, "id"): 'id = "b1"',
}


@pytest.mark.parametrize("path", PLACES)
def test_every_path_is_in_the_line_where_one_would_look(path: Path) -> None:
    tomllib.loads(TEXT)
    line = line_numbers(TEXT)[path]
    assert TEXT.splitlines()[line - 1].startswith(PLACES[path])


def test_nothing_is_found_inside_texts() -> None:
    found = {key for path in line_numbers(TEXT) for key in path}
    assert not found & {"key", "not", "signs", "brackets"}


def shipped_names() -> list[str]:
    folders = ("question_sets", "scales", "packs")
    single = ["event_kinds.toml", "intervals.toml", "themes.toml", "sources.toml"]
    return single + [name for folder in folders for name in resources.names(folder, ".toml")]


def paths_of(value: object, path: Path = ()) -> list[Path]:
    """Every path of parsed TOML, by walking what `tomllib` made of it."""
    match value:
        case dict():
            inside = [paths_of(one, (*path, key)) for key, one in value.items()]
        case list():
            inside = [paths_of(one, (*path, index)) for index, one in enumerate(value)]
        case _:
            inside = []
    return [path, *(one for several in inside for one in several)]


@pytest.mark.parametrize("name", shipped_names())
def test_the_scanner_finds_exactly_what_the_parser_found(name: str) -> None:
    text = resources.text(name)
    assert set(line_numbers(text)) == set(paths_of(tomllib.loads(text)))
