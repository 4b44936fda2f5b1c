"""dev.py: what it says when something is missing, and what it hands to the programs it starts."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-freeze.lock")


def load() -> ModuleType:
    """dev.py is a script; each test has its own copy, so that it may change it."""
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def dev() -> Any:
    return load()


def names(lock: str) -> set[str]:
    text = (ROOT / lock).read_text()
    return {match[1].lower() for match in re.finditer(r"^([\w.-]+)==", text, re.MULTILINE)}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_by_hash_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_program_needs(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = {re.split(r"[<>=]", line)[0].lower() for line in project["dependencies"]}
    assert needed - names(lock) == set()


def test_the_frozen_program_is_built_without_the_tools_of_development() -> None:
    assert names("requirements-freeze.lock") & {"pytest", "mypy", "ruff", "hypothesis"} == set()


def test_one_package_is_cut_out_of_a_lock_with_its_hashes(dev: Any) -> None:
    wanted = "uv==2 \\\n    --hash=sha256:2 \\\n    --hash=sha256:3\n"
    assert dev.requirement("uv", f"a==1 \\\n    --hash=sha256:1\n{wanted}z==1\n") == wanted


def test_children_write_bytecode_and_see_no_foreign_path(
    dev: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME"):
        monkeypatch.setenv(name, "1")
    environment = dev.child_environment(offscreen=True)
    assert not environment.keys() & {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME"}
    assert environment["QT_QPA_PLATFORM"] == "offscreen"


def test_an_old_python_is_refused_with_a_sentence(dev: Any) -> None:
    dev.OLDEST = (sys.version_info.major, sys.version_info.minor + 1)
    with pytest.raises(dev.Stop, match="needs Python"):
        dev.check_python()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt packages are a Linux matter")
def test_somebody_who_is_not_root_gets_one_line_to_type(
    dev: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.LIBRARIES = {"libc.so.6": "libc6", "libnothere.so.9": "libnothere9"}
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(dev.Stop) as told:
        dev.bring_packages(dev.missing_packages())
    assert str(told.value).splitlines()[1:] == [
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libnothere9"
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt packages are a Linux matter")
def test_a_system_without_apt_is_told_the_names(dev: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.LIBRARIES = {"libnothere.so.9": "libnothere9"}
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    with pytest.raises(dev.Stop, match="libnothere9"):
        dev.bring_packages(dev.missing_packages())


def test_the_window_names_the_same_system_libraries(dev: Any) -> None:
    """Somebody who installed the program without dev.py is told the same packages."""
    from ui.__main__ import LIBRARIES

    assert LIBRARIES.split() == list(dev.LIBRARIES.values())


def test_a_wrong_verb_ends_with_the_list_of_verbs(
    dev: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["fly"]) == 2
    said = capsys.readouterr().err
    assert [verb for verb in dev.VERBS if f"  {verb}" not in said] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_no_screen_is_a_sentence_not_a_crash(
    dev: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(dev.CHECKOUT, "ensure", lambda: None)
    assert dev.main(["run"]) == 2
    assert "no screen" in capsys.readouterr().err


def test_the_environment_is_made_anew_when_the_lock_changes(dev: Any, tmp_path: Path) -> None:
    dev.ROOT = tmp_path
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "some.lock").write_text("a==1\n")
    environment = dev.Environment("env", "some.lock", holds_project=False)
    environment.home.mkdir()
    assert not environment.ready()
    environment.stamp.write_text(environment.wanted())
    assert environment.ready()
    (tmp_path / "some.lock").write_text("a==2\n")
    assert not environment.ready()
