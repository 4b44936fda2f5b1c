"""Every part of the kit in every state, as pictures: ``python -m ui.kit.gallery --out FOLDER``.

One picture for each board, theme and text size, to be looked at beside the design.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

THEMES = ("light", "dark")
SIZES = (100, 150)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the boards; the exit code of the program."""
    parser = argparse.ArgumentParser(prog="python -m ui.kit.gallery", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder for the pictures")
    parser.add_argument("--only", default="", help="boards whose name holds this word")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.kit.boards import BOARDS
    from ui.look import theme

    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    for scheme in THEMES:
        for size in SIZES:
            theme.apply(app, scheme, size)  # type: ignore[arg-type]
            for name, make in BOARDS.items():
                if options.only in name:
                    board = make()
                    board.grab().save(str(options.out / f"{name}-{scheme}-{size}.png"))
                    board.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
