"""Whether filed records are where they were put, unchanged, and alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import Filing
from ddaudit_desktop.filing.manifest import LOCK, NAME, read_manifest
from ddaudit_desktop.placing import FolderGone
from ddaudit_desktop.reading import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.store import Store

OURS = {NAME, LOCK}


@dataclass(frozen=True, slots=True)
class Verification:
    """Files by their path from the safeguarding folder, with forward slashes.

    ``unknown`` files are in the folder, but no filing tells of them.
    """

    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every record is there, unchanged, and nothing else is."""
        return not (self.missing or self.altered or self.unknown)


def verify_store(store: Store) -> Verification:
    """Compare every filing that the store knows with what lies in its folder.

    Where records were filed into several folders, paths begin with the folder.
    """
    folders: dict[str, dict[str, str]] = {}
    for row in records(store, Filing):
        folders.setdefault(row.folder, {})[row.path] = row.sha256
    found = {folder: _compared(Path(folder), kept) for folder, kept in folders.items()}
    if len(found) == 1:
        return next(iter(found.values()))
    return Verification(
        missing=_under(found, "missing"),
        altered=_under(found, "altered"),
        unknown=_under(found, "unknown"),
    )


def verify_folder(folder: Path) -> Verification:
    """Compare a safeguarding folder with the manifest that lies in it.

    Raises:
        KnownError: there is no such folder, or no manifest that can be read.
    """
    if not folder.is_dir():
        raise FolderGone(f"There is no folder {folder}. Connect its drive, or name another folder.")
    return _compared(folder, {entry.path: entry.sha256 for entry in read_manifest(folder)})


def _compared(folder: Path, kept: Mapping[str, str]) -> Verification:
    there = set(_files(folder)) if folder.is_dir() else set()
    missing = sorted(path for path in kept if path not in there)
    altered = sorted(
        path for path, digest in kept.items() if path in there and _hash(folder / path) != digest
    )
    return Verification(tuple(missing), tuple(altered), tuple(sorted(there - set(kept))))


def _files(folder: Path) -> Iterable[str]:
    for path in folder.rglob("*"):
        relative = path.relative_to(folder).as_posix()
        if relative not in OURS and not path.is_dir():
            yield relative


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # what cannot be read cannot be shown to be unchanged


def _under(found: Mapping[str, Verification], what: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{path}" for folder, one in found.items() for path in getattr(one, what))
