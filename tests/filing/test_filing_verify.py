"""Checking a folder against the store, and alone: missing, altered, unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ddaudit_desktop.filing.filing import file_records
from ddaudit_desktop.filing.manifest import DamagedManifest, NoManifest
from ddaudit_desktop.filing.verify import Verification, verify_folder, verify_store
from ddaudit_desktop.placing import PART, FolderGone

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store


@pytest.fixture
def filed(store: Store, audits: dict[str, str], folder: Path) -> list[str]:
    """Three filed records, by their path from the folder."""
    results = file_records(store, list(audits.values()), folder, recipient="Unit", purpose="Test")
    return [result.path.relative_to(folder).as_posix() for result in results if result.path]


def test_untouched_records_are_in_order(store: Store, folder: Path, filed: list[str]) -> None:
    assert len(filed) == 3
    assert verify_store(store) == verify_folder(folder) == Verification()
    assert verify_folder(folder).ok


def test_what_is_missing_altered_or_unknown_is_named(
    store: Store, folder: Path, filed: list[str]
) -> None:
    (folder / filed[0]).unlink()
    with (folder / filed[1]).open("ab") as file:
        file.write(b" ")
    stray = folder / "PP" / f".x{PART}"
    stray.write_bytes(b"")
    (folder / "notes.txt").write_text("hello")
    expected = Verification((filed[0],), (filed[1],), (f"PP/.x{PART}", "notes.txt"))
    assert verify_store(store) == verify_folder(folder) == expected
    assert not expected.ok


def test_a_folder_that_is_gone_has_all_its_records_missing(
    store: Store, folder: Path, filed: list[str], tmp_path: Path
) -> None:
    folder.rename(tmp_path / "elsewhere")
    assert verify_store(store).missing == tuple(sorted(filed))
    assert verify_folder(tmp_path / "elsewhere").ok
    with pytest.raises(FolderGone):
        verify_folder(folder)


def test_records_in_two_folders_are_told_apart(
    store: Store, audits: dict[str, str], folder: Path, filed: list[str], tmp_path: Path
) -> None:
    other = tmp_path / "Other"
    other.mkdir()
    file_records(store, [audits["DD-MC-01"]], other, recipient="Unit", purpose="Test")
    assert verify_store(store).ok
    (folder / filed[0]).unlink()
    assert verify_store(store).missing == (f"{folder}/{filed[0]}",)


def test_a_deep_dive_without_filings_has_nothing_amiss(store: Store) -> None:
    assert verify_store(store).ok


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"format": "other", "files": []}', '{"format": "ddaudit-manifest"}',
     '{"format": "ddaudit-manifest", "files": [{"path": 1}]}'],
)  # fmt: skip
def test_a_manifest_that_cannot_be_read_is_told(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)
    with pytest.raises(DamagedManifest) as refused:
        verify_folder(folder)
    assert "manifest.json" in str(refused.value)


def test_a_folder_without_a_manifest_is_told(folder: Path) -> None:
    with pytest.raises(NoManifest) as refused:
        verify_folder(folder)
    assert "Choose the safeguarding folder itself" in str(refused.value)
