"""What ships beside the code: handed out by name, licensed, and all of it in the wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import resources

ROOT = Path(__file__).parent.parent
STOREYS = ("ui", "ddaudit_desktop", "db", "resources")


def test_files_of_one_kind_are_named_in_order_and_can_be_read() -> None:
    packs = resources.names("packs", ".toml")
    assert packs == sorted(packs)
    assert "packs/gen-ncpi.toml" in packs
    assert resources.text(packs[0]).encode() == resources.data(packs[0])


def test_a_name_that_is_not_shipped_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        resources.text("packs/none.toml")


def test_fonts_and_icons_come_with_their_licences() -> None:
    families = {Path(name).name.partition("-")[0] for name in resources.names("fonts", ".ttf")}
    licences = {Path(name).name.partition("-")[0] for name in resources.names("fonts", ".txt")}
    assert families
    assert families == licences
    assert resources.names("icons", "LICENSE.txt")


def test_the_wheel_holds_every_file_of_the_four_storeys(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        file.relative_to(ROOT).as_posix()
        for storey in STOREYS
        for file in (ROOT / storey).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert wanted - packed == set()
