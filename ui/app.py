"""Putting the program together: the window first, the data layer in a thread once it is painted."""

from __future__ import annotations

import builtins
import gc
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.look.tokens import DARK, LIGHT
from ui.settings import Settings
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.settings import Scheme

NAME = "Deep Dive Audit"


def settings_file() -> Path:
    """Where this workstation's settings are kept."""
    place = QStandardPaths.StandardLocation.AppConfigLocation
    folder = Path(QStandardPaths.writableLocation(place))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "settings.ini"


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application object with our name, style and fonts."""
    QCoreApplication.setApplicationName("ddaudit")
    QCoreApplication.setOrganizationName("ddaudit")
    app = QApplication(list(arguments))
    app.setApplicationDisplayName(NAME)
    return app


def lay_ground(app: QApplication, scheme: Scheme) -> None:
    """Give the still empty window the colour it will have when furnished, so that nothing flashes.

    Whether the system is dark is read off its palette: to ask for its scheme by name would first
    make the namespace `Qt`.
    """
    palette, dark = app.palette(), scheme == "dark"
    if scheme == "system":
        dark = palette.windowText().color().value() > palette.window().color().value()
    ground = QColor((DARK if dark else LIGHT).colours["win"])
    palette.setColor(QPalette.ColorRole.Window, ground)
    app.setPalette(palette)


def import_as_usual() -> None:
    """Import from now on without the binding searching what is imported.

    PySide6 reads the source of every module that is imported after it, in search of a switch
    (``__feature__``) that this program does not use: a tenth of the start. It also asks modules for
    attributes while others of their library are still half made, which pydantic's answer with
    imports of their own.
    """
    usual = getattr(builtins, "__orig_import__", None)
    if usual is not None:
        builtins.__import__ = usual


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit status.

    The cycle collector is off until the start has settled: what is made until then stays.
    """
    gc.disable()
    import_as_usual()
    app = make_application(arguments)
    settings = Settings(settings_file())
    lay_ground(app, settings.scheme)
    file = Path(arguments[1]).absolute() if len(arguments) > 1 else None
    window = Window(settings, file)
    window.settled.connect(_settle)
    window.furnished.connect(_catch_bugs)
    window.show()
    return app.exec()


def _settle() -> None:
    """Once everything is imported: all that stays, so the collector need not look at it again."""
    gc.freeze()
    gc.enable()


def _catch_bugs() -> None:
    """From the first widget a person can use: a bug is shown, and never with case data."""
    from ui import errors

    errors.catch_bugs()
