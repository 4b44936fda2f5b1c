"""What ships with the program and is not code, handed out by name.

Names are paths inside this package with forward slashes, such as ``scales/ofsted.toml``.
"""

from __future__ import annotations

from importlib.resources import files


def text(name: str) -> str:
    """The text of one shipped file."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def data(name: str) -> bytes:
    """The bytes of one shipped file, for fonts and pictures."""
    return files(__name__).joinpath(name).read_bytes()


def names(folder: str, suffix: str) -> list[str]:
    """The names of the files of one kind in one folder, in order, ready for `text` or `data`."""
    return sorted(
        f"{folder}/{entry.name}"
        for entry in files(__name__).joinpath(folder).iterdir()
        if entry.is_file() and entry.name.endswith(suffix)
    )
