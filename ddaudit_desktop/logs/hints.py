"""Single words that hint at an event where no phrase of the rules was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.tokens import STOP, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Hint:
    """Sets of words; a sentence with a word of each hints at the kind."""

    kind: str
    sets: tuple[frozenset[str], ...]
    themes: tuple[str, ...] = ()


def hinted(
    words: Tokens, hints: Sequence[Hint], denied: frozenset[str], theme: str
) -> Iterator[tuple[Hint, int, int]]:
    """The hint of each sentence that has one, with the first and last of the words that tell it.

    One word answers for one set only. A sentence with a word that denies or plans hints at nothing.
    """
    for first, last in _sentences(words):
        sentence = words.words[first:last]
        held = frozenset(sentence)
        if not held.isdisjoint(denied):
            continue
        for hint in hints:
            if hint.themes and theme and theme not in hint.themes:
                continue
            places = _places(sentence, held, hint.sets)
            if places:
                yield hint, first + min(places), first + max(places)
                break


def _places(
    sentence: list[str], held: frozenset[str], sets: tuple[frozenset[str], ...]
) -> list[int]:
    """Where a word of each set stands, each at a place of its own; empty where one is missing."""
    if any(map(held.isdisjoint, sets)):
        return []
    found: list[int] = []
    for wanted in sets:
        place = next(
            (at for at, word in enumerate(sentence) if word in wanted and at not in found), None
        )
        if place is None:
            return []
        found.append(place)
    return found


def _sentences(words: Tokens) -> Iterator[tuple[int, int]]:
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words.breaks[at] >= STOP:
            yield first, at
            first = at
