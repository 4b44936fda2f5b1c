"""Which definition files there are: those that ship, and those of an administrator's folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from ddaudit_desktop.definitions.reading import DefinitionError, Source, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDED_FOLDER = "DDAUDIT_DEFINITIONS"
"""Environment variable with which an administrator names the folder of added definitions."""

FOLDERS = {
    "question_set": "question_sets",
    "scale": "scales",
    "pack": "packs",
    "language": "language",
}
SINGLE_FILES = {
    "event_kinds": "event_kinds.toml",
    "intervals": "intervals.toml",
    "themes": "themes.toml",
    "sources": "sources.toml",
    "language": "language.toml",
}


def administrators_folder() -> Path | None:
    """Return the folder of added definitions on this machine, if there is one.

    It is named by an environment variable or, without that, looked for where the system keeps
    what an administrator sets for everybody.
    """
    named = os.environ.get(ADDED_FOLDER)
    if named:
        return Path(named)
    from platformdirs import site_config_path

    usual = site_config_path("ddaudit", appauthor=False) / "definitions"
    return usual if usual.is_dir() else None


def shipped_file(kind: str) -> Source:
    """Return one of the files that exist once, such as the event kinds."""
    name = SINGLE_FILES[kind]
    return Source(name, resources.text(name))


def shipped_files(kind: str) -> Iterator[Source]:
    """Yield the shipped files of one kind: question sets, scales or packs."""
    for name in resources.names(FOLDERS[kind], ".toml"):
        yield Source(name, resources.text(name))


def added_files(kind: str, folder: Path) -> Iterator[Source]:
    """Yield the files an administrator has added for one kind."""
    for path in sorted((folder / FOLDERS[kind]).glob("*.toml")):
        yield _read(path, f"{FOLDERS[kind]}/{path.name}")


def refuse_misplaced(folder: Path) -> None:
    """Refuse a folder that is not there, and definition files that would never be looked at."""
    if not folder.is_dir():
        raise DefinitionError(
            f"There is no folder {folder}; allowed is a folder that holds {_layout()}."
        )
    for path in sorted(folder.rglob("*.toml")):
        place = path.relative_to(folder)
        if len(place.parts) != 2 or place.parts[0] not in FOLDERS.values():
            raise DefinitionError(
                f"{place.as_posix()}, line 1: a file in this place is never read; "
                f"allowed are the folders {_layout()}."
            )


def _layout() -> str:
    return listed(FOLDERS.values())


def _read(path: Path, name: str) -> Source:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DefinitionError(
            f"{name}, line 1: the file cannot be read ({error.strerror}); "
            "allow this account to read it, or take it out of the folder."
        ) from error
    try:
        return Source(name, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DefinitionError(
            f"{name}, line {line}: the text is not UTF-8; save the file as UTF-8."
        ) from None
