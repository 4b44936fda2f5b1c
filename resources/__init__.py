"""What ships with the program and is not code, handed out by name.

Names are paths inside this package with forward slashes, such as ``scales/open4.toml``. The files
lie beside this one, in a checkout, an installed wheel and the frozen program alike; asking
importlib.resources for them would cost the first paint some milliseconds.
"""

from __future__ import annotations

import os

_HERE = os.path.dirname(__file__)  # noqa: PTH120 - pathlib is another import before the first paint


def text(name: str) -> str:
    """The text of one shipped file."""
    return data(name).decode("utf-8")


def data(name: str) -> bytes:
    """The bytes of one shipped file, for fonts and pictures."""
    with open(f"{_HERE}/{name}", "rb") as file:  # noqa: PTH123 - as above
        return file.read()


def names(folder: str, suffix: str) -> list[str]:
    """The names of the files of one kind in one folder, in order, ready for `text` or `data`."""
    with os.scandir(f"{_HERE}/{folder}") as entries:
        found = [e.name for e in entries if e.is_file() and e.name.endswith(suffix)]
    return sorted(f"{folder}/{name}" for name in found)
