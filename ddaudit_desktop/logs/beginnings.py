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
    """The phrases that begin with one word: by the word that has to follow, or by what they need.

    A phrase whose second word is not known beforehand stands under every word of the first set that
    it needs, so that only those are looked at of which a word is near.
    """

    alone: tuple[tuple[Phrase, Rule], ...]
    by_second: Mapping[str, tuple[tuple[Phrase, Rule], ...]]
    by_need: Mapping[str, tuple[tuple[Phrase, Rule], ...]]
    needed: frozenset[str]

    def beside(self, second: str, near: frozenset[str]) -> Iterator[tuple[Phrase, Rule]]:
        """Those that the next word can go on, or that find what they need among the words near."""
        yield from self.alone
        yield from self.by_second.get(second, ())
        for word in near & self.needed:
            for phrase, rule in self.by_need[word]:
                if not any(map(near.isdisjoint, phrase.needs)):
                    yield phrase, rule


def beginnings(rules: Iterable[Rule]) -> dict[str, Beginning]:
    """The phrases of rules by their first word."""
    pairs = by_first_word((phrase, rule) for rule in rules for phrase in rule.phrases)
    return {word: _beginning(rows) for word, rows in pairs.items()}


def _beginning(rows: Iterable[tuple[Phrase, Rule]]) -> Beginning:
    alone: list[tuple[Phrase, Rule]] = []
    by_second: dict[str, list[tuple[Phrase, Rule]]] = {}
    by_need: dict[str, list[tuple[Phrase, Rule]]] = {}
    for row in rows:
        phrase = row[0]
        for second in phrase.follows or ():
            by_second.setdefault(second, []).append(row)
        if phrase.follows is None and phrase.needs:
            for needed in phrase.needs[0]:
                by_need.setdefault(needed, []).append(row)
        elif phrase.follows is None:
            alone.append(row)
    return Beginning(
        alone=tuple(alone),
        by_second={second: tuple(wanting) for second, wanting in by_second.items()},
        by_need={needed: tuple(wanting) for needed, wanting in by_need.items()},
        needed=frozenset(by_need),
    )


def by_first_word(pairs: Iterable[tuple[Phrase, T]]) -> dict[str, tuple[tuple[Phrase, T], ...]]:
    """Things by each word that their phrase can begin with."""
    found: dict[str, list[tuple[Phrase, T]]] = {}
    for phrase, what in pairs:
        for word in phrase.first_words:
            found.setdefault(word, []).append((phrase, what))
    return {word: tuple(rows) for word, rows in found.items()}
