"""The house in words: ui, ddaudit_desktop, db and resources, and what each of them never does.

Everything is read from the source by its syntax tree; nothing is imported.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parent.parent
STOREYS = ("ui", "ddaudit_desktop", "db", "resources")  # from the roof to the ground
QT = ("PySide6", "shiboken6")
DATABASE = ("sqlite3", "sqlcipher3", "sqlalchemy", "sqlmodel", "alembic")
SQLMODEL_ABOVE_DB = {"Session", "select", "col", "or_", "and_", "not_", "func"}
NETWORK = ("http", "urllib.request", "ftplib", "smtplib", "ssl", "requests", "httpx")
HEAVY = (
    *DATABASE,
    "reportlab",
    "pypdfium2",
    "argon2",
    "openpyxl",
    "pydantic",
    "jsonschema",
    "zxcvbn",
    "PIL",
    "holidays",
)
ROOMS_FOR_NOTHING = {"utils", "util", "common", "misc", "helpers", "helper", "stuff", "tools"}
LONGEST_FUNCTION = 60
LONGEST_FILE = 500
SQL = re.compile(
    r"\b(SELECT\b.+\bFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\b.+\bSET|DELETE\s+FROM|PRAGMA\s+\w+"
    r"|(CREATE|DROP|ALTER)\s+(\w+\s+)?(TABLE|INDEX|TRIGGER|VIEW)|ATTACH\s+DATABASE"
    r"|BEGIN\s+IMMEDIATE)\b",
    re.DOTALL,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Import(NamedTuple):
    """One imported name: `from PySide6.QtCore import Qt` is ("PySide6.QtCore", "Qt", line)."""

    module: str
    name: str
    line: int

    def of(self, *packages: str) -> bool:
        """Whether it comes from one of these packages."""
        return any(f"{self.module}.".startswith(f"{package}.") for package in packages)


@cache
def sources() -> tuple[Path, ...]:
    """Every Python file of the four storeys."""
    return tuple(sorted(file for storey in STOREYS for file in (ROOT / storey).rglob("*.py")))


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Everything in the syntax tree of one file."""
    return tuple(ast.walk(tree(file)))


@pytest.fixture(scope="module", autouse=True)
def trees_are_let_go() -> Iterator[None]:
    """Half a million nodes would slow down whatever is tested after these."""
    yield
    for kept in (tree, nodes, imports, docstrings):
        kept.cache_clear()


def dotted(file: Path) -> str:
    """The module's name: ui/pages/form.py is ui.pages.form."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def storey_of(file: Path) -> str:
    """The package at the top of the repository that the file lies in."""
    return file.relative_to(ROOT).parts[0]


def imports_in(statements: Iterable[ast.AST], file: Path) -> list[Import]:
    """What these statements import, relative imports resolved."""
    found = []
    for node in statements:
        if isinstance(node, ast.Import):
            found += [Import(alias.name, "", node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if node.level:
                package = list(file.relative_to(ROOT).parts[:-1])
                above = package[: len(package) - node.level + 1]
                module = ".".join([*above, *([module] if module else [])])
            found += [Import(module, alias.name, node.lineno) for alias in node.names]
    return found


@cache
def imports(file: Path) -> list[Import]:
    """Everything a file imports, wherever in it."""
    return imports_in(nodes(file), file)


def is_type_checking(node: ast.AST) -> bool:
    """Whether a statement is the block that only type checkers read."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def statements_that_run(file: Path, *, later: bool = True) -> list[ast.AST]:
    """Everything in a file that is not for types; without what its functions do later, if asked."""
    reached: list[ast.AST] = []
    waiting: list[ast.AST] = [tree(file)]
    while waiting:
        node = waiting.pop()
        if is_type_checking(node) or (not later and isinstance(node, Function | ast.Lambda)):
            continue
        reached.append(node)
        waiting.extend(ast.iter_child_nodes(node))
    return reached


def imports_when_loaded(file: Path) -> list[Import]:
    """What importing the file imports: not what its functions do later, not what is for types."""
    return imports_in(statements_that_run(file, later=False), file)


def functions(file: Path) -> list[Function]:
    """Every function and method of a file."""
    return [node for node in nodes(file) if isinstance(node, Function)]


@cache
def docstrings(file: Path) -> frozenset[int]:
    """The identities of the constants that are documentation, not text the program uses."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = set()
    for node in nodes(file):
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr):
            found.add(id(node.body[0].value))
    return frozenset(found)


def where(file: Path, line: int, what: str) -> str:
    """A place a person can click on."""
    return f"{file.relative_to(ROOT)}:{line}: {what}"


def offending(files: list[Path], *packages: str) -> list[str]:
    """The imports of these packages in these files."""
    return [
        where(file, found.line, found.module)
        for file in files
        for found in imports(file)
        if found.of(*packages) or (found.module + "." + found.name) in packages
    ]


def of_storey(*storeys: str) -> list[Path]:
    """The files of these storeys."""
    return [file for file in sources() if storey_of(file) in storeys]


@pytest.mark.parametrize("storey", STOREYS)
def test_a_storey_imports_only_storeys_below_it(storey: str) -> None:
    above = STOREYS[: STOREYS.index(storey)]
    assert offending(of_storey(storey), *above) == []


def test_there_is_no_qt_below_the_window() -> None:
    assert offending(of_storey("ddaudit_desktop", "db", "resources"), *QT) == []


def test_the_window_knows_no_database() -> None:
    assert offending(of_storey("ui", "resources"), *DATABASE) == []


def test_the_audit_asks_the_store_through_sessions_only() -> None:
    files = of_storey("ddaudit_desktop")
    assert offending(files, *(name for name in DATABASE if name != "sqlmodel")) == []
    taken = [
        where(file, found.line, f"sqlmodel.{found.name}")
        for file in files
        for found in imports(file)
        if found.of("sqlmodel") and found.name not in SQLMODEL_ABOVE_DB
    ]
    assert taken == []


def test_sql_text_stands_in_db_alone() -> None:
    written = [
        where(file, node.lineno, node.value.strip()[:60])
        for file in of_storey("ui", "ddaudit_desktop", "resources")
        for node in nodes(file)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings(file)
        and SQL.search(node.value)
    ]
    assert written == []


def test_nothing_reaches_for_the_network() -> None:
    assert offending(list(sources()), *NETWORK, "PySide6.QtNetwork") == []


def test_no_room_is_named_for_nothing() -> None:
    named = [
        str(file.relative_to(ROOT))
        for file in sources()
        if ROOMS_FOR_NOTHING & {part.lower() for part in dotted(file).split(".")}
    ]
    assert named == []


@pytest.mark.parametrize("name", ["processEvents", "QMessageBox"])
def test_a_shortcut_of_qt_that_we_never_take(name: str) -> None:
    """The loop turns by itself, and the program asks and tells in its own window."""
    used = [
        where(file, getattr(node, "lineno", 0), name)
        for file in of_storey("ui")
        for node in nodes(file)
        if name in (getattr(node, "attr", ""), getattr(node, "id", ""), getattr(node, "name", ""))
    ]
    assert used == []


def test_no_layout_of_qt_is_asked_for_its_items() -> None:
    """Their wrappers outlive them; `ui.kit.contents` tells why, and what to ask instead."""
    asked = [
        where(file, node.lineno, node.attr)
        for file in of_storey("ui")
        for node in nodes(file)
        if isinstance(node, ast.Attribute)
        and node.attr in ("itemAt", "itemAtPosition")
        and getattr(node.value, "id", "") != "self"
    ]
    assert asked == []


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    """Follow what `python -m ui` imports at once; heavy libraries come where they are used."""
    by_name = {dotted(file): file for file in sources()}
    heavy: list[str] = []
    # __main__ loads app inside a function, to tell what is missing when Qt does not load.
    waiting, seen = ["ui", "ui.__main__", "ui.app"], set[str]()
    while waiting:
        module = waiting.pop()
        if module in seen or module not in by_name:
            continue
        seen.add(module)
        file = by_name[module]
        for found in imports_when_loaded(file):
            inner = f"{found.module}.{found.name}"
            # `Qt` itself is heavy: a hundred enumerations, made when the name is first asked for.
            if found.of(*HEAVY) or inner == "PySide6.QtCore.Qt":
                heavy.append(where(file, found.line, found.module))
            parts = inner.split(".")
            waiting += [".".join(parts[:count]) for count in range(1, len(parts) + 1)]
    assert heavy == []


def test_nothing_of_qt_is_imported_on_the_worker() -> None:
    """PySide6 makes its classes when they are first imported, and not safely with two threads."""
    named = {
        node.value
        for node in ast.walk(tree(ROOT / "ui" / "data_layer.py"))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value
    }
    modules = {name for name in named if re.fullmatch(r"[a-z_.]+", name)}
    assert "db.store" in modules
    assert {name for name in modules if name.startswith(("ui.", "PySide6"))} == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Two threads that enter a circle from different sides are each given a half-made module.

    A package and what lies in it are no circle: whoever imports the one has the other first.
    """
    by_name = {dotted(file): file for file in sources()}
    imported = {
        name: {
            target
            for found in imports_when_loaded(file)
            for target in (found.module, f"{found.module}.{found.name}")
            if target in by_name and not f"{name}.".startswith(f"{target}.")
        }
        for name, file in by_name.items()
    }
    while free := {name for name, targets in imported.items() if not targets & imported.keys()}:
        imported = {name: targets for name, targets in imported.items() if name not in free}
    assert imported == {}


def room(file: Path) -> str:
    """The folder a file lies in; a file in a storey's own folder is a room by itself."""
    folder = file.relative_to(ROOT).parent
    return dotted(file) if len(folder.parts) == 1 else ".".join(folder.parts)


def test_no_rooms_of_the_audit_import_each_other_in_a_circle() -> None:
    """A room can be read without those that stand on it; what its functions import counts too."""
    by_name = {dotted(file): file for file in of_storey("ddaudit_desktop", "db")}
    imported: dict[str, set[str]] = {}
    for name, file in by_name.items():
        needed = imported.setdefault(room(file), set())
        for found in imports_in(statements_that_run(file), file):
            target = by_name.get(f"{found.module}.{found.name}", by_name.get(found.module))
            if target is not None and room(target) != room(file) and dotted(target) != name:
                needed.add(room(target))
    while free := {name for name, targets in imported.items() if not targets & imported.keys()}:
        imported = {name: targets for name, targets in imported.items() if name not in free}
    assert imported == {}


def test_functions_and_files_stay_small() -> None:
    long = [
        where(file, function.lineno, f"{function.name} has {length} lines")
        for file in sources()
        for function in functions(file)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    ]
    long += [
        where(file, 1, f"has {length} lines")
        for file in sources()
        if (length := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    ]
    assert long == []


def test_each_storey_tells_that_it_is_typed() -> None:
    assert [storey for storey in STOREYS if not (ROOT / storey / "py.typed").is_file()] == []


def test_tests_are_no_packages() -> None:
    """An `__init__.py` under tests/ could make `ui` or `db` mean the tests."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []
