"""What each thread of the program imports: ``waiting_child.py window FILE`` or ``worker``.

``window`` starts the program with its data layer withheld, does all that can be done before it is
there, and names what was imported since the window was painted. ``worker`` names what the import
of the data layer brings (first line) and what the import behind it adds (second line).
"""

from __future__ import annotations

import sys
from pathlib import Path

from ui import data_layer


def told(names: set[str]) -> None:
    print(" ".join(sorted(names)), flush=True)


def worker() -> None:
    """Import as the worker does."""
    before = set(sys.modules)
    data_layer.warm_store()
    ready = set(sys.modules)
    told(ready - before)
    data_layer.warm_rest()
    told(set(sys.modules) - ready)


def window(sealed: Path) -> None:
    """Everything a person can do while the data layer is on its way."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ui.app import make_application
    from ui.settings import Settings
    from ui.window import Window

    data_layer.STORE = data_layer.REST = ()
    app = make_application(["waiting"])
    shown = Window(Settings(sealed.with_name("settings.ini")))
    before: set[str] = set()
    done: list[str] = []

    def put_away() -> None:
        from ui.kit.sheet import Sheet

        while sheet := Sheet.uppermost(shown):
            sheet.dismiss()

    def try_everything() -> None:
        shown.opening.open(sealed)
        put_away()
        for command in shown.commands:
            # Opening and the example go to the worker, after the data layer; quitting is the end.
            if command.id not in {"file.open", "file.example", "file.quit"}:
                if shown.commands.possible(command):
                    command.run()
                    done.append(command.id)
                put_away()
        told(set(sys.modules) - before)
        told(set(done))
        QApplication.closeAllWindows()

    shown.painted.connect(lambda: before.update(sys.modules))
    shown.furnished.connect(lambda: QTimer.singleShot(0, try_everything))
    shown.show()
    app.exec()


if sys.argv[1] == "worker":
    worker()
else:
    window(Path(sys.argv[2]))
