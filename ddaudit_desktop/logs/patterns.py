"""Phrases as the word file writes them, and finding them among the words of an entry.

A phrase is a row of words. ``(a|b c)`` is a choice, ``[x]`` may be missing, ``..`` stands for up to
two words and ``...`` for up to five, ``{name}`` for one entry of a list of the file, ``#`` for a
number. Case and hyphens do not matter. A phrase begins with a word that has to be there, which is
how the few phrases that could begin at a word are found without trying all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.tokens import COMMA, JOINED, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NUMBER = "#"
_GAPS = {"..": 2, "...": 5}
_PART = re.compile(
    r"\((?P<choice>[^()]+)\)|\{(?P<list>[a-z_]+)\}|(?P<gap>\.{2,3})|(?P<word>[^\s\[\](){}|]+)"
)
_PIECE = re.compile(
    r"\[(?P<maybe>[^\[\]]+)\]|(?P<part>\([^()]+\)|\{[a-z_]+\}|[^\s\[\]]+)|(?P<wrong>\S)"
)


class PhraseError(ValueError):
    """A phrase of the word file is not of the form described above."""


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that mean the same in a phrase; with ``detail`` each also gives that key a code."""

    id: str
    detail: str
    codes: tuple[tuple[str, str], ...]  # words, code


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: the word rows allowed by first word, or a gap of some words."""

    options: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    detail: str = ""
    gap: int = 0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase ready to be looked for."""

    text: str
    elements: tuple[Element, ...]

    @property
    def first_words(self) -> tuple[str, ...]:
        """The words it can begin with."""
        return tuple(self.elements[0].options)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase stands: its first word, the word after its last, words skipped, codes."""

    start: int
    end: int
    skipped: tuple[int, ...]
    details: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> int:
        """How many words it is made of, without those skipped."""
        return self.end - self.start - len(self.skipped)


def parse(text: str, lists: Mapping[str, WordList]) -> Phrase:
    """Read a phrase.

    Raises:
        PhraseError: It is not of the form described above; the message continues a sentence.
    """
    elements: list[Element] = []
    for piece in _PIECE.finditer(text.lower().replace("-", " ")):
        if piece["wrong"]:
            raise PhraseError(f"“{piece['wrong']}” is out of place")
        optional = piece["maybe"] is not None
        inner = piece["maybe"] or piece["part"]
        if optional and "|" in inner and "(" not in inner:
            inner = f"({inner})"
        elements += [_element(part, lists, optional=optional) for part in _PART.finditer(inner)]
    if not elements or elements[0].gap or elements[0].optional or elements[-1].gap:
        raise PhraseError("it has to begin and end with a word")
    return Phrase(text, tuple(elements))


def _element(part: re.Match[str], lists: Mapping[str, WordList], *, optional: bool) -> Element:
    if part["gap"]:
        return Element({}, gap=_GAPS[part["gap"]])
    rows: list[tuple[str, str]] = []
    detail = ""
    for row in (part["choice"] or part[0]).split("|"):
        if not row.strip():
            raise PhraseError("a choice in it is empty")
        if not row.startswith("{"):
            rows.append((row, ""))
            continue
        named = lists.get(row.strip("{}"))
        if named is None:
            raise PhraseError(f"there is no list “{row.strip('{}')}”")
        detail = named.detail or detail
        rows += named.codes
    return Element(_by_first(tuple(rows)), detail=detail, optional=optional)


def _by_first(
    rows: tuple[tuple[str, str], ...],
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row, code in rows:
        first, *rest = row.lower().replace("-", " ").split()
        found.setdefault(first, []).append((tuple(rest), code))
    return {
        first: tuple(sorted(rests, key=lambda rest: -len(rest[0])))
        for first, rests in found.items()
    }


def match_at(phrase: Phrase, words: Tokens, start: int) -> Hit | None:
    """The phrase where it begins at this word, as long as it can be, or None."""
    for hit in _follow(phrase.elements, 0, words, start, ()):
        return Hit(start, hit[0], hit[1], hit[2])
    return None


_Found = tuple[int, tuple[int, ...], tuple[tuple[str, str], ...]]


def _follow(
    elements: tuple[Element, ...], index: int, words: Tokens, at: int, skipped: tuple[int, ...]
) -> Iterator[_Found]:
    """Every way in which the elements from ``index`` on can stand at a word."""
    if index == len(elements):
        yield at, skipped, ()
        return
    element = elements[index]
    if element.gap:
        for count in range(element.gap + 1):
            if at + count >= len(words) or not words.joined(at, at + count):
                return
            more = tuple(range(at, at + count))
            yield from _follow(elements, index + 1, words, at + count, skipped + more)
        return
    for end, code in _options(element, words, at, index):
        kept = ((element.detail, code),) if element.detail and code else ()
        for last, gaps, details in _follow(elements, index + 1, words, end, skipped):
            yield last, gaps, kept + details
    if element.optional:
        yield from _follow(elements, index + 1, words, at, skipped)


def _options(element: Element, words: Tokens, at: int, index: int) -> Iterator[tuple[int, str]]:
    if at >= len(words) or (index and words.breaks[at] > COMMA):
        return
    word = words.words[at]
    rows = element.options.get(word, ())
    if NUMBER in element.options and word.isdecimal():
        rows = (*rows, *element.options[NUMBER])
    for rest, code in rows:
        end = at + 1 + len(rest)
        if tuple(words.words[at + 1 : end]) == rest and words.joined(at + 1, end - 1, JOINED):
            yield end, code
