"""The phrases of a word file by the words that they begin with and need, so that few are tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ddaudit_desktop.logs.patterns import Phrase
    from ddaudit_desktop.logs.words import Rule

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Beginning:
    """The phrases that begin with one word: those of one word, and the others by what they need.

    A phrase stands under every word of the first set that it needs, so that only those are looked
    at of which a word is near.
    """

    alone: tuple[tuple[Phrase, Rule], ...]
    by_need: Mapping[str, tuple[tuple[Phrase, Rule], ...]]
    needed: frozenset[str]

    def beside(self, near: frozenset[str]) -> Iterator[tuple[Phrase, Rule]]:
        """Those that find one word of each set that they need among the words near."""
        yield from self.alone
        for word in near & self.needed:
            for phrase, rule in self.by_need[word]:
                if not any(map(near.isdisjoint, phrase.needs)):
                    yield phrase, rule


def beginnings(rules: Iterable[Rule]) -> dict[str, Beginning]:
    """The phrases of rules by their first word."""
    pairs = by_first_word((phrase, rule) for rule in rules for phrase in rule.phrases)
    found = {}
    for word, rows in pairs.items():
        by_need: dict[str, list[tuple[Phrase, Rule]]] = {}
        for phrase, rule in rows:
            for needed in phrase.needs[0] if phrase.needs else ():
                by_need.setdefault(needed, []).append((phrase, rule))
        found[word] = Beginning(
            alone=tuple(row for row in rows if not row[0].needs),
            by_need={needed: tuple(wanting) for needed, wanting in by_need.items()},
            needed=frozenset(by_need),
        )
    return found


def by_first_word(pairs: Iterable[tuple[Phrase, T]]) -> dict[str, tuple[tuple[Phrase, T], ...]]:
    """Things by each word that their phrase can begin with."""
    found: dict[str, list[tuple[Phrase, T]]] = {}
    for phrase, what in pairs:
        for word in phrase.first_words:
            found.setdefault(word, []).append((phrase, what))
    return {word: tuple(rows) for word, rows in found.items()}
