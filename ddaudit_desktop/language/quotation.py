"""Which stretches of a text stand in quotation marks: words of others in the auditor's own text."""

from __future__ import annotations

import re

_MARKS = re.compile("[\"“”'‘’]|\n[ \t]*\r?\n")
_CLOSES = {'"': '"', "“": "”", "'": "'", "‘": "’"}


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the quoted stretches, marks included, in order.

    A mark opens where a word begins after it and none ends before it, and closes where a word or a
    full stop ends before it; an apostrophe does neither. Only pairs within one paragraph count, so
    that a mark without its partner takes nothing with it.
    """
    stretches: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for found in _MARKS.finditer(text):
        mark, at = found[0], found.start()
        if mark[0] == "\n":
            opened.clear()
        elif _opens(text, at, mark):
            opened[_CLOSES[mark]] = at
        elif mark in opened and _ends(text, at):
            stretches.append((opened.pop(mark), at + 1))
    return sorted(stretches)


def _opens(text: str, at: int, mark: str) -> bool:
    if mark not in _CLOSES:
        return False
    if at == 0:
        return True
    before, after = text[at - 1], text[at + 1 : at + 2]
    return bool(after.strip()) and not (before.isalnum() or before in ".,!?…")


def _ends(text: str, at: int) -> bool:
    return not text[at + 1 : at + 2].isalnum()
