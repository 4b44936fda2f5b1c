#!/usr/bin/env python3
"""One command each to set up, run, test, check and build this program.

Only the standard library is needed: `python3 dev.py run` on a fresh machine brings the system
libraries (as root, or as one line to type), makes the environment in `.venv` from the hashed lock,
and opens the window. Every verb does that set-up first; when nothing changed it costs nothing.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
EXE = ".exe" if os.name == "nt" else ""

# What Qt loads on Linux, and the Debian or Ubuntu package that holds it.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


class Stop(Exception):
    """Set-up cannot go on; the text says why and what to type."""


def say(text: str) -> None:
    """Tell the person at the terminal what is going on, apart from what the verb prints."""
    print(text, file=sys.stderr, flush=True)


def check_python() -> None:
    """Refuse a Python that is too old before anything is downloaded."""
    if sys.version_info < OLDEST:
        raise Stop(
            "Deep Dive Audit needs Python {}.{} or newer; this is {}.{}. "
            "Run dev.py with a newer python3.".format(*OLDEST, *sys.version_info[:2])
        )


def loads(soname: str) -> bool:
    """Whether the system can load a shared library by that name."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_packages() -> list[str]:
    """The Debian packages that this machine still needs, if it is a Linux one."""
    if not sys.platform.startswith("linux"):
        return []
    needed = [package for soname, package in LIBRARIES.items() if not loads(soname)]
    if importlib.util.find_spec("ensurepip") is None:
        needed.append(f"python3.{sys.version_info.minor}-venv")
    return needed


def bring_packages(packages: list[str]) -> None:
    """Install system packages of Linux, or say in one line how to."""
    if not packages or not sys.platform.startswith("linux"):
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise Stop(
            "Some system packages are missing here. On Debian they are called: "
            f"{' '.join(packages)}. Install what your system calls them, then try again."
        )
    if os.geteuid() != 0:
        raise Stop(
            "Some system packages are missing. Type this once, then try again:\n"
            f"sudo apt-get update && sudo {shlex.join(install)}"
        )
    say(f"Installing system packages: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*install, "-qq"]):
        if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            raise Stop(f"This did not work; its reason is above: {shlex.join(command)}")


def child_environment(offscreen: bool = False) -> dict[str, str]:
    """The environment of everything started from here.

    Bytecode is written, else every start compiles all libraries anew; nothing on the caller's
    PYTHONPATH can stand before our own packages.
    """
    kept = dict(os.environ)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        kept.pop(name, None)
    kept["UV_PYTHON_DOWNLOADS"] = "never"
    kept["UV_LINK_MODE"] = "copy" if os.name == "nt" else kept.get("UV_LINK_MODE", "hardlink")
    if offscreen:
        kept["QT_QPA_PLATFORM"] = "offscreen"
    return kept


class Environment:
    """A virtual environment of the checkout that holds exactly what one lock names."""

    def __init__(self, folder: str, lock: str, *, holds_project: bool) -> None:
        self.home = ROOT / folder
        self.lock = ROOT / lock
        self.holds_project = holds_project
        self.programs = self.home / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.programs / f"python{EXE}"
        self.stamp = self.home / "set-up-for"

    def wanted(self) -> str:
        """What the stamp says when the environment is right: lock, project, Python and place."""
        told = hashlib.sha256(self.lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
        told.update(f"{ROOT} {sys.version_info[:2]}".encode())
        return told.hexdigest()

    def ready(self) -> bool:
        """Whether nothing has to be done."""
        return self.stamp.is_file() and self.stamp.read_text() == self.wanted()

    def ensure(self) -> None:
        """Make the environment, or bring it up to date with its lock."""
        if self.ready():
            return
        self.stamp.unlink(missing_ok=True)
        config = self.home / "pyvenv.cfg"
        version = ".".join(map(str, sys.version_info[:2])) + "."
        sound = config.is_file() and self.python.exists()
        if not sound or f"= {version}" not in config.read_text():
            say(f"Making {self.home.name} with Python {sys.version.split()[0]}")
            venv.create(self.home, clear=True, symlinks=os.name != "nt")
        say(f"Installing what {self.lock.name} names")
        self.install()
        self.stamp.write_text(self.wanted())

    def install(self) -> None:
        """Install by uv, which takes seconds; by pip where uv cannot be had or cannot reach out."""
        uv = self.find_uv()
        if uv and self.install_with(
            [uv, "pip", "sync", "-q", "--python", str(self.python), "--require-hashes"],
            [uv, "pip", "install", "-q", "--python", str(self.python)],
        ):
            return
        say("Installing with pip instead of uv; this takes a minute longer.")
        self.bring_pip()
        pip = [str(self.python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        if not self.install_with([*pip, "--require-hashes", "-r"], pip):
            raise Stop("The libraries could not be installed; the reason is above.")

    def install_with(self, lock: list[str], plain: list[str]) -> bool:
        """Install the lock, then the project itself without looking for anything more."""
        done = subprocess.run([*lock, str(self.lock)], env=child_environment(), check=False)
        if done.returncode or not self.holds_project:
            return done.returncode == 0
        project = [*plain, "--no-deps", "--no-build-isolation", "-e", str(ROOT)]
        return subprocess.run(project, env=child_environment(), check=False).returncode == 0

    def find_uv(self) -> str | None:
        """The uv on the PATH, else one brought by pip under the hashes of the lock."""
        found = shutil.which("uv")
        if found:
            return found
        own = self.programs / f"uv{EXE}"
        if not own.is_file():
            self.bring_pip()
            with tempfile.TemporaryDirectory() as folder:
                only_uv = Path(folder) / "uv.lock.txt"
                only_uv.write_text(requirement("uv", self.lock.read_text()))
                pip = [str(self.python), "-m", "pip", "install", "-q", "--no-deps"]
                options = ["--disable-pip-version-check", "--require-hashes", "-r", str(only_uv)]
                subprocess.run([*pip, *options], env=child_environment(), check=False)
        return str(own) if own.is_file() else None

    def bring_pip(self) -> None:
        """Put pip into the environment, from the copy that Python carries."""
        if not list(self.programs.glob("pip*")):
            subprocess.run(
                [str(self.python), "-m", "ensurepip", "--default-pip"],
                env=child_environment(),
                stdout=subprocess.DEVNULL,
                check=True,
            )

    def run(self, *arguments: str, offscreen: bool = False, here: bool = False) -> int:
        """Run the environment's Python in the checkout, or where the caller stands."""
        # -P keeps a folder called db or ui where the caller stands from hiding ours.
        done = subprocess.run(
            [str(self.python), "-P", *arguments],
            env=child_environment(offscreen),
            cwd=None if here else ROOT,
            check=False,
        )
        return done.returncode


def requirement(name: str, lock: str) -> str:
    """One package's entry of a lock file, with its hashes."""
    lines = iter(lock.splitlines())
    entry: list[str] = []
    for line in lines:
        if line.startswith(f"{name}=="):
            entry.append(line)
            while entry[-1].endswith("\\"):
                entry.append(next(lines))
            break
    return "\n".join(entry) + "\n"


CHECKOUT = Environment(".venv", "requirements.lock", holds_project=True)
FREEZER = Environment(".venv-freeze", "requirements-freeze.lock", holds_project=False)


def setup(_arguments: list[str]) -> int:
    """Bring everything that the other verbs need."""
    return 0


def run(arguments: list[str]) -> int:
    """Open the window: run [FILE]."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(map(os.environ.get, screens)):
        raise Stop("There is no screen here: DISPLAY is not set. Run it where a window can open.")
    return CHECKOUT.run("-m", "ui", *arguments, here=True)


def cli(arguments: list[str]) -> int:
    """The program without a window: cli COMMAND …, the same as `ddaudit COMMAND …`."""
    return CHECKOUT.run("-m", "ddaudit_desktop", *arguments, here=True)


def test(arguments: list[str]) -> int:
    """Run the tests, all of them on every core; arguments go to pytest instead."""
    chosen = arguments or ["-n", "auto", "--dist", "worksteal"]
    return CHECKOUT.run("-m", "pytest", *chosen, offscreen=True)


def bench(arguments: list[str]) -> int:
    """Measure the program against bare ones on this machine: bench [NAME]…."""
    return CHECKOUT.run("tests/bench", *arguments, offscreen=True)


def shot(arguments: list[str]) -> int:
    """Draw the screens to PNG files; arguments go to ui.shots."""
    return CHECKOUT.run("-m", "ui.shots", *arguments, offscreen=True, here=True)


def lint(_arguments: list[str]) -> int:
    """Check formatting, style and types of the program and its tests."""
    checks = (
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "ruff", "check", "."),
        ("-m", "mypy"),
        ("-m", "mypy", "tests"),
    )
    return max([CHECKOUT.run(*check) for check in checks])


def format_code(_arguments: list[str]) -> int:
    """Put the code into the house's layout."""
    fixed = CHECKOUT.run("-m", "ruff", "check", "--fix", ".")
    return CHECKOUT.run("-m", "ruff", "format", ".") or fixed


def lock(_arguments: list[str]) -> int:
    """Write both lock files anew after pyproject.toml changed; name no host in them."""
    export = ("export", "-q", "--format", "requirements.txt", "--no-emit-project")
    plain = (*export, "--no-annotate", "--no-header")
    uv = CHECKOUT.find_uv()
    if uv is None:
        raise Stop("Locking needs uv, and uv could not be installed.")
    for command in (
        (uv, "lock", "-q", "--python", str(CHECKOUT.python)),
        (uv, *plain, "-o", "requirements.lock"),
        (uv, *plain, "--no-default-groups", "--group", "freeze", "-o", "requirements-freeze.lock"),
    ):
        if subprocess.run(command, env=child_environment(), cwd=ROOT, check=False).returncode:
            return 1
    return 0


def freeze(_arguments: list[str]) -> int:
    """Build the program as one folder in dist/, then file the example's records with it."""
    # PyInstaller puts the program into its starter with objcopy and strips with strip.
    bring_packages([] if shutil.which("objcopy") and shutil.which("strip") else ["binutils"])
    FREEZER.ensure()
    built = FREEZER.run("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec")
    return built or smoke_test(ROOT / "dist" / "ddaudit-desktop")


def smoke_test(folder: Path) -> int:
    """Prove that the frozen programs work away from the checkout."""
    environment = child_environment(offscreen=True)
    environment.pop("DDAUDIT_PASSPHRASE", None)
    with tempfile.TemporaryDirectory() as place:
        records = Path(place) / "records"
        records.mkdir()
        terminal = [str(folder / f"ddaudit{EXE}")]
        for command in (
            [*terminal, "example", "example.ddaudit"],
            [*terminal, "export", "example.ddaudit", "--to", str(records), "--all"],
        ):
            done = subprocess.run(
                command, cwd=place, env=environment, check=False, stdout=sys.stderr
            )
            if done.returncode:
                say(f"The frozen program failed at: {shlex.join(command)}")
                return 1
        filed = len(list(records.rglob("*.pdf")))
        stays_open = window_stays_open(folder, place, environment)
    if not filed or not stays_open:
        say("The frozen window failed." if filed else "The frozen program filed no record.")
        return 1
    say(f"The frozen program works: it filed {filed} records. It is in {folder}")
    return 0


def window_stays_open(folder: Path, place: str, environment: dict[str, str]) -> bool:
    """Whether the frozen window, started on the example, still runs well some seconds later."""
    command = [str(folder / f"ddaudit-desktop{EXE}"), "example.ddaudit"]
    log = Path(place) / "window.log"
    with log.open("w") as said:
        window = subprocess.Popen(command, cwd=place, env=environment, stderr=said)
        try:
            window.wait(timeout=8)
        except subprocess.TimeoutExpired:
            runs = True
        else:
            runs = False
        finally:
            window.kill()
            window.wait()
    trouble = log.read_text(errors="replace")
    if trouble.strip():
        say(trouble)
    return runs and "Traceback" not in trouble


VERBS: dict[str, Callable[[list[str]], int]] = {
    "setup": setup,
    "run": run,
    "test": test,
    "lint": lint,
    "format": format_code,
    "bench": bench,
    "shot": shot,
    "freeze": freeze,
    "cli": cli,
    "lock": lock,
}


def usage() -> str:
    """The list of verbs, from what each says of itself."""
    lines = [f"  {verb:8}{(act.__doc__ or '').splitlines()[0]}" for verb, act in VERBS.items()]
    return "\n".join(["usage: python3 dev.py VERB [ARGUMENT]…", "", *lines])


def main(arguments: list[str]) -> int:
    """Do the set-up, then the verb."""
    if not arguments or arguments[0] not in VERBS:
        wants_help = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(usage(), file=sys.stdout if wants_help else sys.stderr)
        return 0 if wants_help else 2
    try:
        check_python()
        bring_packages(missing_packages())
        CHECKOUT.ensure()
        return VERBS[arguments[0]](arguments[1:])
    except Stop as reason:
        say(str(reason))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
