"""What kind of event an entry is like, judged by example lines: multinomial naive Bayes.

An entry is taken apart into features: stems of its words, pairs of stems that stand together or
have one word between them, how it begins. Each kind has seen each feature so often among its
examples, and the kind under which the features of an entry are likeliest is what it is like. See
McCallum and Nigam, "A comparison of event models for naive Bayes text classification" (1998), and
Manning, Raghavan and Schütze, "Introduction to information retrieval" (2008), chapter 13. A feature
counts once for each text, as it tells no more when it stands there twice.

The smoothing and the weight of `NOTHING` were chosen by leaving out the lines of one writer after
the other, and reading those by the rest; `docs/mechanisms/logs.md` gives the figures.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.example_lines import NOTHING, shipped_lines
from ddaudit_desktop.logs.tokens import Tokens, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ddaudit_desktop.definitions.kinds import EventKind
    from ddaudit_desktop.logs.example_lines import Example

SMOOTHING = 0.05
"""So often every kind is taken to have seen every feature beforehand (Lidstone's rule)."""
NOTHING_WEIGHT = 2.5
"""How much likelier no event is taken to be than its share of the lines, as a logarithm: logs hold
more of that than examples do."""
STEM = 5
"""The letters of a word that count."""
MOST_WORDS = 120
"""What an entry is about stands among its first words; a pasted letter would only take time."""
COMMON = 16
"""A feature that so many kinds have seen is common."""
OFTEN = 512
"""Lines after which the learning asks whether to go on."""
KNOWN_SHARE = 0.5
"""Of the words of a text so many have to stand in the examples, or nothing can be said of it."""

_FIGURE = re.compile(r"[0-9]+")
_NUMBER = "#"
_SECTIONS = frozenset({"s46", "s47"})
_PERSON = "@"
"""A capital letter by itself, which stands for somebody."""
_NO_PERSON = frozenset("AI")


@dataclass(frozen=True, slots=True)
class Alike:
    """How like an entry is to each kind: logarithms beside that of the likeliest, which has 0."""

    scores: Mapping[str, float]


_Pairs = tuple[tuple[int, float], ...]
"""Of one feature the kinds that have seen it, by number, and what it adds to each."""


class Likeness:
    """Tells what kinds texts are like, by the lines that it has learnt from.

    ``alive`` is called now and then while it learns, and may raise to stop.
    """

    def __init__(self, lines: Iterable[Example], alive: Callable[[], None] = lambda: None) -> None:
        seen: dict[str, Counter[str]] = {}
        lines_of: Counter[str] = Counter()
        for number, line in enumerate(lines):
            if not number % OFTEN:
                alive()
            lines_of[line.kind] += 1
            counts = seen.setdefault(line.kind, Counter())
            counts.update(features_in(line.text, tokens(line.text)))
        alive()
        kinds = sorted(lines_of)
        self._kinds = kinds
        self._rare, self._common, features = _tables([seen[kind] for kind in kinds])
        whole = sum(lines_of.values())
        self._prior = [
            log(lines_of[kind] / whole) + (NOTHING_WEIGHT if kind == NOTHING else 0.0)
            for kind in kinds
        ]
        self._unseen = [
            log(SMOOTHING / (seen[kind].total() + SMOOTHING * features)) for kind in kinds
        ]

    def of(self, text: str, words: Tokens) -> Alike | None:
        """What a text is like; None where too few of its words stand in the lines."""
        features = features_in(text, words)
        if not self._can_say(features):
            return None
        rare = [pairs for pairs in map(self._rare.get, features) if pairs is not None]
        common = [gains for gains in map(self._common.get, features) if gains is not None]
        often = len(rare) + len(common)
        unseen = [often * one for one in self._unseen]
        columns = zip(self._prior, unseen, *common, strict=True)
        scores = [sum(column, 0.0) for column in columns]
        for pairs in rare:
            for kind, gain in pairs:
                scores[kind] += gain
        best = max(scores, default=0.0)
        return Alike({kind: score - best for kind, score in zip(self._kinds, scores, strict=True)})

    def _can_say(self, features: set[str]) -> bool:
        """Whether enough of the words are known, and one that is more than a figure or a sign."""
        stems = [feature for feature in features if " " not in feature]
        known = [stem for stem in stems if stem in self._rare or stem in self._common]
        speaks = any(len(stem) > 1 for stem in known)
        return speaks and len(known) >= KNOWN_SHARE * len(stems)


def _tables(
    seen: Sequence[Mapping[str, int]],
) -> tuple[dict[str, _Pairs], dict[str, list[float]], int]:
    """What each feature adds to each kind, from how often each kind has seen it.

    A feature that few kinds know has pairs; one that many know has a value for every kind, which is
    quicker to add. The last figure is how many features there are.
    """
    most = max((max(counts.values(), default=0) for counts in seen), default=0)
    gains = [log((count + SMOOTHING) / SMOOTHING) for count in range(most + 1)]
    rare: dict[str, _Pairs] = {}
    for kind, counts in enumerate(seen):
        by_count = [((kind, gain),) for gain in gains]
        for feature, count in counts.items():
            rare[feature] = rare.get(feature, ()) + by_count[count]
    common = {}
    for feature in [feature for feature, pairs in rare.items() if len(pairs) >= COMMON]:
        common[feature] = [0.0] * len(seen)
        for kind, gain in rare.pop(feature):
            common[feature][kind] = gain
    return rare, common, len(rare) + len(common)


def features_in(text: str, words: Tokens) -> set[str]:
    """The features of a text: stems by themselves; all others have a space in them."""
    whole = [
        _PERSON
        if len(word) == 1 and text[start].isupper() and text[start] not in _NO_PERSON
        else _plain(word)
        for word, start in zip(words.words[:MOST_WORDS], words.starts, strict=False)
    ]
    stems = [word[:STEM] for word in whole]
    found = {
        *stems,
        *[f"{word} " for word in whole if len(word) > STEM],
        *[f"{one} {two}" for one, two in itertools.pairwise(stems)],
        *[f"{one}  {two}" for one, two in zip(stems, stems[2:], strict=False)],
    }
    if stems:
        found.add(f" {stems[0]}")
        found.add(f" {min(len(stems), 4)} words")
    if "?" in text:
        found.add(" ?")
    return found


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """A word with its figures made one and the same; sections of the Act stay apart."""
    if word in _SECTIONS:
        return word
    return _NUMBER if word[0].isdigit() else _FIGURE.sub(_NUMBER, word).replace("/", "")


_shipped: list[Likeness] = []


def shipped_likeness(
    kinds: Mapping[str, EventKind], alive: Callable[[], None] = lambda: None
) -> Likeness:
    """What the lines that ship teach, learnt once.

    Raises:
        DefinitionError: A file of lines cannot be used.
    """
    if not _shipped:
        _shipped.append(Likeness(shipped_lines(kinds), alive))
    return _shipped[0]
