"""Texts too long to be laid out in one go: when they are, and the pieces that they are shown in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE = 400_000
"""Characters beyond which laying a text out would hold the window up for longer than a blink."""
LONG_LINE = 2_000
"""Characters of a line that are shown; one word of 100,000 letters takes a second to lay out."""
PIECE = 60_000
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u2028\u2029]")


def is_long(text: str) -> bool:
    """Whether a text is shown in pieces, to be read and not changed."""
    return len(text) > LARGE or max(map(len, _LINE_BREAK.split(text))) > LONG_LINE


def pieces(text: str) -> Iterator[str]:
    """The text as it is shown, line for line, each line cut where it is too long to lay out."""
    held: list[str] = []
    size = 0
    for line in _LINE_BREAK.split(text):
        shown = line if len(line) <= LONG_LINE else f"{line[:LONG_LINE]}… (line goes on)"
        held.append(_CONTROL.sub(" ", shown))
        size += len(shown) + 1
        if size >= PIECE:
            yield "\n".join(held)
            held, size = [], 0
    if held:
        yield "\n".join(held)
