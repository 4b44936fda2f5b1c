"""Phrases: words that blame or play down, with why, what to say instead, and their conditions."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from typing_extensions import override

from ddaudit_desktop.definitions.phrase_patterns import END, GAP, START, heads, words_in
from ddaudit_desktop.definitions.reading import unique
from ddaudit_desktop.definitions.references import source_words
from ddaudit_desktop.definitions.surroundings import (
    Context,
    Negation,
    Outcome,
    any_under,
    patterns_under,
    read_context,
    read_negation,
    read_outcome,
    read_years,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ddaudit_desktop.definitions.reading import Node
    from ddaudit_desktop.definitions.references import Reference

Group = Literal["A", "B"]
Weight = Literal["full", "low"]
GROUPS = ("A", "B")
WEIGHTS = ("full", "low")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a list with its conditions.

    Attributes:
        weight: Its weight where every condition is met.
        under_age: Counted only while the child is younger; low where the age is not known.
        near: The context that has to be near, by its id; `without` is what is left where it is not.
        unless_near: A context that excuses the phrase.
        not_before: What excuses it where it follows; `not_after` where it goes before.
        only_in: Themes it is looked for in; none means all.
    """

    words: str
    weight: Weight
    under_age: int | None = None
    near: str = ""
    without: Outcome = "low"
    unless_near: str = ""
    not_before: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None
    only_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseList:
    """Phrases of one code: one pattern, whose group number is the place among `phrases` plus 1.

    Attributes:
        themes: Themes it is looked for in; none means all.
        full_in: Themes outside which every weight is low; none means full everywhere.
        low_in: Themes in which every weight is low.
        heads: The first letters of its phrases, as `phrasepatterns_under.heads` gives them.
    """

    id: str
    group: Group
    title: str
    phrases: tuple[Phrase, ...]
    pattern: re.Pattern[str]
    why: str
    instead: str
    source: str
    sources: tuple[str, ...]
    note: str
    themes: tuple[str, ...]
    full_in: tuple[str, ...]
    low_in: tuple[str, ...]
    heads: frozenset[str]


@dataclass(frozen=True, eq=False, slots=True)
class Phrases:
    """Everything the language file says; two are equal when their files have the same text.

    ``by_head`` gives the lists that may match where a text goes on with these first letters;
    ``beginnings`` are the shorter beginnings of those letters, which a short word may be.
    """

    version: str
    lists: dict[str, PhraseList]
    contexts: dict[str, Context]
    negation: Negation
    by_head: dict[str, tuple[PhraseList, ...]]
    beginnings: frozenset[str]
    sha256: str

    @override
    def __eq__(self, other: object) -> bool:
        """Say whether both come from the same text."""
        return isinstance(other, Phrases) and self.sha256 == other.sha256

    @override
    def __hash__(self) -> int:
        """Return the hash of the text."""
        return hash(self.sha256)


def read_phrases(root: Node, references: Mapping[str, Reference]) -> Phrases:
    """Read the language file."""
    root.only("version", "replaces", "negation", "contexts", "lists")
    contexts = root.rows("contexts")
    lists = root.rows("lists", required=True)
    unique(contexts)
    unique(lists)
    known = {context.id: context for context in map(read_context, contexts)}
    found = [_read_list(node, known, references) for node in lists]
    by_head = _by_head(found)
    return Phrases(
        version=root.text("version"),
        lists={one.id: one for one in found},
        contexts=known,
        negation=read_negation(root.table("negation")),
        by_head=by_head,
        beginnings=frozenset(head[:n] for head in by_head for n in range(1, len(head) + 1)),
        sha256=hashlib.sha256(root.source.text.encode()).hexdigest(),
    )


def _by_head(lists: Iterable[PhraseList]) -> dict[str, tuple[PhraseList, ...]]:
    found: dict[str, tuple[PhraseList, ...]] = {}
    for one in lists:
        for head in one.heads:
            found[head] = (*found.get(head, ()), one)
    return found


def _read_list(
    node: Node, contexts: Mapping[str, Context], references: Mapping[str, Reference]
) -> PhraseList:
    node.only(
        "id", "group", "title", "full", "low", "conditional", "why", "instead", "source", "sources",
        "note", "themes", "full_in", "low_in",
    )  # fmt: skip
    source, ids = source_words(node, references)
    written = [*_plain(node, "full"), *_plain(node, "low")]
    for row in node.rows("conditional"):
        written += _conditional(row, contexts)
    if not written:
        raise node.refusal("id", "no phrase is given; allowed are full, low and conditional")
    written.sort(key=lambda one: (words_in(one[0].words), len(one[0].words)), reverse=True)
    phrases, patterns = zip(*written, strict=True)
    return PhraseList(
        id=node.code("id", r"[A-Z]{2}(-[A-Z]{2})?-\d\d", "LG-01"),
        group=cast("Group", node.choice("group", GROUPS)),
        title=node.text("title"),
        phrases=phrases,
        pattern=re.compile(f"{START}(?:{'|'.join(f'({one})' for one in patterns)}){END}"),
        why=node.text("why"),
        instead=node.text("instead"),
        source=source,
        sources=ids,
        note=node.text_or("note"),
        themes=node.texts("themes"),
        full_in=node.texts("full_in"),
        low_in=node.texts("low_in"),
        heads=frozenset().union(*(heads(phrase.words) for phrase in phrases)),
    )


def _plain(node: Node, weight: Weight) -> list[tuple[Phrase, str]]:
    return [
        (Phrase(words, weight), pattern)
        for words, pattern in zip(node.texts(weight), patterns_under(node, weight), strict=True)
    ]


def _conditional(node: Node, contexts: Mapping[str, Context]) -> list[tuple[Phrase, str]]:
    node.only(
        "words", "weight", "under_age", "near", "without", "unless_near", "not_before", "not_after",
        "only_in",
    )  # fmt: skip
    if node.has("without") and not node.has("near"):
        raise node.refusal("without", "without goes with near alone")
    patterns = patterns_under(node, "words", required=True)
    return [
        (
            Phrase(
                words=words,
                weight=cast("Weight", node.choice("weight", WEIGHTS, "full")),
                under_age=read_years(node, "under_age"),
                near=_context(node, "near", contexts),
                without=read_outcome(node, "without", "low"),
                unless_near=_context(node, "unless_near", contexts),
                not_before=_beside(node, "not_before", GAP, END),
                not_after=_beside(node, "not_after", START, rf"{GAP}\Z"),
                only_in=node.texts("only_in"),
            ),
            pattern,
        )
        for words, pattern in zip(node.texts("words"), patterns, strict=True)
    ]


def _context(node: Node, key: str, contexts: Mapping[str, Context]) -> str:
    return node.choice(key, contexts, "") if node.has(key) else ""


def _beside(node: Node, key: str, before: str, after: str) -> re.Pattern[str] | None:
    if not node.has(key):
        return None
    return re.compile(f"{before}{any_under(node, key, required=True)}{after}")
