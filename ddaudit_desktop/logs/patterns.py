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
    from collections.abc import Iterable, Mapping, Sequence

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
    """One place of a phrase: single words and rows of words allowed, each with its code, or a gap.

    ``rows`` are kept by their first word, the longest first.
    """

    single: Mapping[str, str]
    rows: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    detail: str = ""
    gap: int = 0
    optional: bool = False

    @property
    def first_words(self) -> frozenset[str]:
        """The words that it can begin with."""
        return frozenset(self.single) | frozenset(self.rows)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase ready to be looked for.

    Attributes:
        needs: Of each of these sets one word has to stand near.
        follows: The words of which one has to come right after the first; None where more than
            that may follow.
    """

    text: str
    elements: tuple[Element, ...]
    needs: tuple[frozenset[str], ...]
    follows: frozenset[str] | None = None

    @property
    def first_words(self) -> frozenset[str]:
        """The words it can begin with."""
        return self.elements[0].first_words


@dataclass(frozen=True, slots=True, order=True)
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
        if wrong := _PART.sub("", inner).strip():
            raise PhraseError(f"“{wrong}” is out of place")
        elements += [_element(part, lists, optional=optional) for part in _PART.finditer(inner)]
    if not elements or elements[0].gap or elements[0].optional or elements[-1].gap:
        raise PhraseError("it has to begin and end with a word")
    needs = tuple(
        element.first_words
        for element in elements[1:]
        if not element.gap and not element.optional and NUMBER not in element.single
    )
    return Phrase(text, tuple(elements), needs, _follows(elements))


def _follows(elements: Sequence[Element]) -> frozenset[str] | None:
    """The words that can stand second in a phrase, where those can be listed."""
    found: frozenset[str] = frozenset(
        rest[0] for rows in elements[0].rows.values() for rest, _ in rows
    )
    for element in elements[1:] if elements[0].single else ():
        if element.gap or NUMBER in element.single:
            return None
        found |= element.first_words
        if not element.optional:
            return found
    return None if elements[0].single else found


def _element(part: re.Match[str], lists: Mapping[str, WordList], *, optional: bool) -> Element:
    if part["gap"]:
        return Element({}, {}, gap=_GAPS[part["gap"]])
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
    single = {row.lower(): code for row, code in rows if len(_row(row)) == 1}
    several = _by_first([(row, code) for row, code in rows if len(_row(row)) > 1])
    return Element(single, several, detail=detail, optional=optional)


def _row(words: str) -> list[str]:
    return words.lower().replace("-", " ").split()


def _by_first(
    rows: Iterable[tuple[str, str]],
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row, code in rows:
        first, *rest = _row(row)
        found.setdefault(first, []).append((tuple(rest), code))
    return {
        first: tuple(sorted(rests, key=lambda rest: -len(rest[0])))
        for first, rests in found.items()
    }


def match_at(phrase: Phrase, words: Tokens, start: int) -> Hit | None:
    """The phrase where it begins at this word, or None."""
    if phrase.follows is not None and (
        start + 1 >= len(words.words) or words.words[start + 1] not in phrase.follows
    ):
        return None
    found = _follow(phrase.elements, 0, words, start)
    return None if found is None else Hit(start, found[0], found[1], found[2])


_Found = tuple[int, tuple[int, ...], tuple[tuple[str, str], ...]]


def _follow(elements: tuple[Element, ...], index: int, words: Tokens, at: int) -> _Found | None:
    """The first way in which the elements from ``index`` on stand at a word, tried in order.

    Long rows of words are tried before short ones, something optional before its absence, and a
    small gap before a wide one.
    """
    if index == len(elements):
        return at, (), ()
    element = elements[index]
    if element.gap:
        return _over_gap(elements, index, words, at)
    if at < len(words.words) and (not index or words.breaks[at] <= COMMA):
        word = words.words[at]
        for rest, code in element.rows.get(word, ()):
            end = at + 1 + len(rest)
            if tuple(words.words[at + 1 : end]) == rest and not any(words.breaks[at + 1 : end]):
                found = _follow(elements, index + 1, words, end)
                if found is not None:
                    return _with(found, element.detail, code)
        known = word in element.single or (NUMBER in element.single and word.isdecimal())
        if known:
            found = _follow(elements, index + 1, words, at + 1)
            if found is not None:
                return _with(found, element.detail, element.single.get(word, ""))
    return _follow(elements, index + 1, words, at) if element.optional else None


def _with(found: _Found, detail: str, code: str) -> _Found:
    if not detail or not code:
        return found
    return found[0], found[1], ((detail, code), *found[2])


def _over_gap(elements: tuple[Element, ...], index: int, words: Tokens, at: int) -> _Found | None:
    for count in range(elements[index].gap + 1):
        last = at + count
        if last >= len(words.words) or words.breaks[last] > JOINED:
            return None
        found = _follow(elements, index + 1, words, last)
        if found is not None:
            return found[0], (*range(at, last), *found[1]), found[2]
    return None
