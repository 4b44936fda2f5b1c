"""What can be told of a file by its first bytes: no key, no database library, no waiting."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from db.keys import SEALED_MARK, SEALINGS

PLAIN_MARK = b"SQLite format 3\0"
APPLICATION_ID = 0x44444131  # "DDA1": at byte 68 of a plain store, and inside a sealed one

Kind = Literal["sealed", "plain", "other"]


@dataclass(frozen=True)
class Peek:
    """A file seen from outside: is it there, is it ours, does it need a passphrase, is it whole.

    ``whole`` tells only that no part of a page is missing at the end, as in a copy that stopped.
    """

    exists: bool
    kind: Kind = "other"
    whole: bool = True

    @property
    def encrypted(self) -> bool:
        """Whether a passphrase or the recovery code is needed."""
        return self.kind == "sealed"


def peek(path: Path | str) -> Peek:
    """Look at the first hundred bytes of a file; an unreadable one counts as not ours."""
    path = Path(path)
    if not path.exists():
        return Peek(exists=False)
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except OSError:
        return Peek(exists=True)
    kind = _kind(head)
    page = _page(kind, head)
    return Peek(exists=True, kind=kind, whole=size >= page and size % page == 0)


def _kind(head: bytes) -> Kind:
    if head.startswith(SEALED_MARK):
        return "sealed"
    if head.startswith(PLAIN_MARK) and head[68:72] in (APPLICATION_ID.to_bytes(4, "big"), b""):
        return "plain"
    return "other"


def _page(kind: Kind, head: bytes) -> int:
    """How many bytes a page of this file has; one where that cannot be known."""
    if kind == "sealed":
        sealing = SEALINGS.get(head[len(SEALED_MARK)]) if len(head) > len(SEALED_MARK) else None
        return sealing.page if sealing else 1
    return max(1, int.from_bytes(head[16:18], "big")) if kind == "plain" else 1
