"""Files at the door: a log or a table of events as bytes, made text or refused in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.errors import LogError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 256_000_000
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or the usual Windows encoding.

    Raises:
        LogError: there is no such file, it cannot be read, is too long, or is no text.
    """
    try:
        check_size(path)
        content = path.read_bytes()
    except FileNotFoundError:
        raise LogError(f"There is no file {path}.") from None
    except OSError as error:
        raise LogError(
            f"{path} cannot be read ({error.strerror}): close it elsewhere, or try a copy."
        ) from error
    return decoded(content, path.name)


def check_size(path: Path) -> None:
    """Refuse a file that is too long.

    Raises:
        LogError: it is.
        OSError: it is not there, or nothing can be asked about it.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise LogError(
            f"{path.name} has {size // 1_000_000} MB; up to {MOST_BYTES // 1_000_000} are read. "
            "Export it in parts."
        )


def is_text(head: bytes) -> bool:
    """Whether the first bytes of a file hold few enough control signs to be writing."""
    return len(_CONTROL.findall(head)) <= 16 + len(head) // 50


def decoded(content: bytes, name: str) -> str:
    """Bytes as text; ``name`` is used in refusals.

    Raises:
        LogError: the bytes are no text.
    """
    if content.startswith(_UTF16):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise LogError(no_text(name)) from None
    if not is_text(content[:1_000_000]):
        raise LogError(no_text(name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def no_text(name: str) -> str:
    """The sentence for a file that is no text."""
    return (
        f"{name} is not a text file. Open it in its own program and save it as plain text, "
        "or copy the log from there."
    )
