"""Whether words say that a thing did not happen, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddaudit_desktop.logs.patterns import match_at
from ddaudit_desktop.logs.tokens import COMMA, DASH, Tokens

if TYPE_CHECKING:
    from ddaudit_desktop.logs.patterns import Hit
    from ddaudit_desktop.logs.words import LogWords


def undone(words: LogWords, found: Tokens, hit: Hit) -> str:
    """Why what a phrase tells did not happen: words before, within or after it; else empty."""
    for at in range(max(0, hit.start - 6), hit.start):
        for phrase, denial in words.undone_index.get(found.words[at], ()):
            if denial.side != "before":
                continue
            match = match_at(phrase, found, at)
            if (
                match is not None
                and match.end <= hit.start
                and hit.start - match.end < denial.reach
                and found.joined(at + 1, hit.start)
            ):
                return denial.says
    for at in hit.skipped:
        for phrase, denial in words.undone_index.get(found.words[at], ()):
            match = match_at(phrase, found, at) if denial.side == "before" else None
            if match is not None and match.end <= hit.end:
                return denial.says
    return _undone_after(words, found, hit)


def _undone_after(words: LogWords, found: Tokens, hit: Hit) -> str:
    first = hit.end - 1 if found.words[hit.end - 1] == "to" else hit.end
    for at in range(first, min(first + 4, len(found))):
        if not found.joined(first, at, COMMA):
            break
        apart = not found.joined(first, at, DASH)
        for phrase, denial in words.undone_index.get(found.words[at], ()):
            if denial.side != "after" or at - first >= denial.reach:
                continue
            if apart and not denial.comma:
                continue
            if match_at(phrase, found, at) is not None:
                return denial.says
    return ""


def denies(words: LogWords, found: Tokens) -> bool:
    """Whether words that deny or plan stand anywhere, strong enough to reach over others."""
    return any(
        match_at(phrase, found, at) is not None
        for at, word in enumerate(found.words)
        for phrase, denial in words.undone_index.get(word, ())
        if (denial.comma if denial.side == "after" else denial.reach > 1)
    )
