"""The main job without a window: the example, its list and ledger, records filed and verified."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from db import keys
from ddaudit_desktop.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, Any]]

OLD_STORE = Path(__file__).parents[1] / "store" / "fixtures" / "first-schema-plain.gz"


@pytest.fixture
def example(built_example: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built_example, tmp_path / "example.ddaudit"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "safeguarding"
    made.mkdir()
    return made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with --json; its status and what it printed, or the sentence of a refusal."""

    def ran(*words: object) -> tuple[int, Any]:
        capsys.readouterr()
        try:
            status = main([*map(str, words), "--json"])
        except SystemExit as left:
            status = int(left.code or 0)
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else said.err

    return ran


def refused(answer: tuple[int, Any]) -> str:
    """The one sentence of a refusal."""
    status, said = answer
    assert status == 2
    assert isinstance(said, str)
    assert said.startswith("ddaudit: ")
    assert said.count("\n") == 1
    return said


def test_the_example_is_made_and_never_over_another_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "made.ddaudit"
    status, said = run("example", file)
    assert (status, said) == (0, {"path": str(file), "encrypted": False})
    before = file.read_bytes()
    assert "made.ddaudit" in refused(run("example", file))
    assert file.read_bytes() == before


def test_a_passphrase_comes_from_the_environment_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sealed.ddaudit"
    monkeypatch.setenv("DDAUDIT_PASSPHRASE", "seven grey herons")
    assert run("example", file) == (0, {"path": str(file), "encrypted": True})
    assert file.read_bytes().startswith(keys.SEALED_MARK)
    assert run("list", file)[0] == 0
    monkeypatch.setenv("DDAUDIT_PASSPHRASE", "eight grey herons")
    refused(run("list", file))
    monkeypatch.delenv("DDAUDIT_PASSPHRASE")
    assert "passphrase" in refused(run("list", file))
    refused(run("list", file, "--passphrase", "seven grey herons"))


def test_every_case_is_listed_with_stage_and_grade(run: Run, example: Path) -> None:
    status, said = run("list", example)
    assert status == 0
    assert set(said) == {"cases"}
    assert {tuple(case) for case in said["cases"]} == {("reference", "theme", "status", "grade")}
    assert len(said["cases"]) == 20
    found = {case["reference"]: case for case in said["cases"]}
    assert found["DD20-MC-01"]["grade"] == "inadequate"
    assert found["DD20-MC-03"]["grade"] is None


def test_a_person_reads_the_words_of_the_scale(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", str(example)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 20
    assert sum(line.endswith("Requires improvement") for line in lines) == 1
    assert not any("_" in line for line in lines)


def test_a_ledger_that_does_not_tie_is_a_problem(run: Run, example: Path) -> None:
    status, said = run("ledger", example)
    assert status == 1
    assert said["selected"] == 20
    assert said["graded"] == sum(said["by_grade"].values()) == 17
    assert said["by_grade"] == {
        "good": 8,
        "fair": 3,
        "requires_improvement": 1,
        "inadequate": 5,
    }
    assert said["not_graded"] == []
    assert len(said["not_accounted_for"]) == 3
    assert said["ties"] is False
    assert "17 graded" in said["line"]


def test_one_record_is_filed_by_its_case(run: Run, example: Path, folder: Path) -> None:
    status, said = run("export", example, "--to", folder, "--case", "DD20-MC-01")
    assert status == 0
    (filed,) = said["files"]
    path = Path(filed["path"])
    assert set(filed) == {"case", "path", "sha256", "version"}
    assert (filed["case"], filed["version"]) == ("DD20-MC-01", 1)
    assert path.parent == folder / "MC" / "DD20-MC-01"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == filed["sha256"]
    assert path.read_bytes().startswith(b"%PDF-")
    again = run("export", example, "--to", folder, "--case", "DD20-MC-01")[1]["files"][0]
    assert again["version"] == 2
    assert path.exists()
    assert Path(again["path"]) != path


def test_all_records_are_filed_and_can_be_verified(run: Run, example: Path, folder: Path) -> None:
    status, said = run("export", example, "--to", folder, "--all", "--format", "json")
    assert status == 0
    assert len({filed["case"] for filed in said["files"]}) == len(said["files"]) == 20
    assert all(json.loads(Path(filed["path"]).read_text()) for filed in said["files"])
    assert run("verify", folder) == (
        0,
        {"ok": True, "missing": [], "altered": [], "unknown": []},
    )
    lost, changed = (Path(filed["path"]) for filed in said["files"][:2])
    lost.unlink()
    changed.write_bytes(changed.read_bytes() + b" ")
    strange = folder / "MC" / "notes.txt"
    strange.write_text("Nobody filed this.")
    status, said = run("verify", folder)
    assert status == 1
    assert said["ok"] is False
    assert [Path(path).name for path in said["missing"]] == [lost.name]
    assert [Path(path).name for path in said["altered"]] == [changed.name]
    assert [Path(path).name for path in said["unknown"]] == [strange.name]


def test_a_store_knows_what_became_of_its_records(run: Run, example: Path, folder: Path) -> None:
    before = run("verify", example)[1]["altered"]
    path = Path(
        run("export", example, "--to", folder, "--case", "DD20-MC-02")[1]["files"][0]["path"]
    )
    assert str(path) not in str(run("verify", example)[1])
    path.write_bytes(path.read_bytes()[:-1])
    status, said = run("verify", example)
    assert status == 1
    assert [Path(one).name for one in said["altered"] if one not in before] == [path.name]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--case", "DD20-XX-99"], "DD20-XX-99"),
        ([], "--all"),
        (["--all", "--format", "docx"], "docx"),
    ],
    ids=["no such case", "no case", "no such format"],
)
def test_what_cannot_be_exported_is_refused(
    run: Run, example: Path, folder: Path, words: list[str], why: str
) -> None:
    assert why in refused(run("export", example, "--to", folder, *words))
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(run: Run, example: Path, tmp_path: Path) -> None:
    assert "nowhere" in refused(run("export", example, "--to", tmp_path / "nowhere", "--all"))
    assert not (tmp_path / "nowhere").exists()


def test_an_old_store_is_brought_up_by_migrate_and_a_copy_kept(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "old.ddaudit"
    old.write_bytes(gzip.decompress(OLD_STORE.read_bytes()))
    assert "migrate" in refused(run("list", old))
    status, said = run("migrate", old)
    assert status == 0
    assert said["path"] == str(old)
    (copy,) = tmp_path.glob("old.before-*.ddaudit")
    assert copy.name in " ".join(said["notices"])
    assert run("list", old)[0] == 0
    assert run("migrate", old) == (0, {"path": str(old), "notices": []})


@pytest.mark.parametrize("command", ["list", "ledger", "verify", "migrate"])
def test_a_file_that_is_none_of_ours_is_refused(run: Run, tmp_path: Path, command: str) -> None:
    other = tmp_path / "letter.ddaudit"
    other.write_text("Dear Sir or Madam")
    assert re.search(r"letter\.ddaudit", refused(run(command, other)))
    assert "gone.ddaudit" in refused(run(command, tmp_path / "gone.ddaudit"))
