"""The list of filed records that lies in the safeguarding folder itself: ``manifest.json``.

It names every file with its hash, so that the folder can be checked without the store.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.records import Case, Filing
from ddaudit_desktop.placing import replace_whole
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from db.store import Store

NAME = "manifest.json"
LOCK = ".ddaudit-filing.lock"
FORMAT = "ddaudit-manifest"


class NoManifest(KnownError):
    """The folder holds no list of filed records."""


class DamagedManifest(KnownError):
    """The list of filed records cannot be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One filed record: its path from the folder, with forward slashes, and what it was."""

    path: str
    sha256: str
    size: int
    case: str
    format: str
    version: int
    filed_at: str


def read_manifest(folder: Path) -> list[Entry]:
    """The entries of a folder's manifest.

    Raises:
        NoManifest: there is none.
        DamagedManifest: it is no manifest of ours.
    """
    path = folder / NAME
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if plain["format"] != FORMAT:
            raise ValueError(plain["format"])
        return [_entry(each) for each in plain["files"]]
    except FileNotFoundError as error:
        raise NoManifest(
            f"There is no list of filed records ({NAME}) in {folder}, so nothing can be compared. "
            "Choose the safeguarding folder itself, or check from the deep dive's file."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedManifest(
            f"The list of filed records, {path}, cannot be read. Check from the deep dive's file; "
            "the next export writes a new list."
        ) from error


def write_manifest(folder: Path, entries: Iterable[Entry]) -> None:
    """Renew the manifest in one step."""
    files = [asdict(entry) for entry in sorted(entries, key=lambda entry: entry.path)]
    text = json.dumps({"format": FORMAT, "version": 1, "files": files}, indent=1, sort_keys=True)
    replace_whole(folder / NAME, f"{text}\n".encode())


def _entry(plain: dict[str, object]) -> Entry:
    texts = {name: plain[name] for name in ("path", "sha256", "case", "format", "filed_at")}
    numbers = {name: plain[name] for name in ("size", "version")}
    if not all(isinstance(value, str) for value in texts.values()):
        raise TypeError("a manifest's texts")
    if not all(type(value) is int for value in numbers.values()):
        raise TypeError("a manifest's numbers")
    return Entry(**texts, **numbers)  # type: ignore[arg-type]


def renew_manifest(store: Store, folder: Path, *new: Entry, without: str | None = None) -> None:
    """Bring a folder's manifest up to date: what it lists, what this store filed, what is new.

    So a manifest that a crash left behind, or that somebody took away, is whole again.
    """
    entries = {entry.path: entry for entry in listed(folder)}
    cases = {case.id: case.reference for case in records(store, Case)}
    for row in records(store, Filing, folder=str(folder)):
        entries[row.path] = Entry(
            path=row.path,
            sha256=row.sha256,
            size=row.size_bytes,
            case=cases.get(row.case_id, ""),
            format=row.format,
            version=row.version,
            filed_at=row.filed_at.isoformat(),
        )
    entries |= {entry.path: entry for entry in new}
    write_manifest(folder, (entry for path, entry in entries.items() if path != without))


def listed(folder: Path) -> list[Entry]:
    """The entries of a folder's manifest; none where there is no manifest that can be read."""
    try:
        return read_manifest(folder)
    except (NoManifest, DamagedManifest):
        return []
