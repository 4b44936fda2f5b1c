"""No two threads import the same library at once.

Libraries import in circles inside themselves: SQLAlchemy, pydantic. Python lets one thread import a
circle, but two that enter it from different sides are each given a half-made module, and an import
fails that has never failed before. So while the worker imports the data layer, the window imports
nothing of it; and what the worker imports behind an open deep dive is ours alone, without circles
(`test_architecture.py`), which Python makes safe.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db.store import Store

CHILD = Path(__file__).with_name("waiting_child.py")
OURS = {"ui", "ddaudit_desktop", "db", "resources"}


def imported_by(*arguments: str) -> list[set[str]]:
    told = subprocess.run(
        [sys.executable, "-P", str(CHILD), *arguments], capture_output=True, text=True, check=True
    )
    return [set(line.split(" ")) - {""} for line in told.stdout.split("\n")]


def libraries(modules: set[str]) -> set[str]:
    """The top names of modules that are neither ours nor Python's own."""
    tops = {name.partition(".")[0] for name in modules if not name.startswith("_sysconfigdata")}
    return tops - OURS - sys.stdlib_module_names


@pytest.fixture(scope="module")
def of_worker() -> list[set[str]]:
    return imported_by("worker")


def test_the_worker_imports_the_libraries_before_a_deep_dive_can_be_opened(
    of_worker: list[set[str]],
) -> None:
    store, rest, _ = of_worker
    assert {"sqlalchemy", "sqlmodel", "pydantic", "sqlcipher3"} <= libraries(store)
    assert "ddaudit_desktop.open_audit" in rest
    assert libraries(rest) == set()


def test_the_window_imports_none_of_them_meanwhile(
    of_worker: list[set[str]], tmp_path: Path
) -> None:
    sealed = tmp_path / "sealed.ddaudit"
    Store.create(sealed, passphrase="seven grey herons").close()
    imported, done, _ = imported_by("window", str(sealed))
    assert {"file.new", "help.keys", "help.about"} <= done
    assert {"ui.dialogs.unlock", "ui.pages.welcome.welcome"} <= imported
    assert libraries(imported) & libraries(of_worker[0]) == set()


LOOKED_AT = """
import builtins
from PySide6.QtWidgets import QApplication
from shibokensupport import feature
import colorsys
assert builtins.__import__ is builtins.__feature_import__
assert "colorsys" in feature.pyside_feature_dict
from ui.app import import_as_usual
import_as_usual()
import sqlmodel
assert builtins.__import__ is not builtins.__feature_import__
assert "sqlmodel" not in feature.pyside_feature_dict
QApplication([]).setApplicationName("still a program")
"""


def test_the_binding_does_not_look_into_what_the_program_imports() -> None:
    """The first half fails when PySide6 has found another way, or has given it up."""
    subprocess.run([sys.executable, "-P", "-c", LOOKED_AT], check=True)
