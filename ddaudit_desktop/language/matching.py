"""Finding the phrases of the language file in a text, with the conditions the file sets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ddaudit_desktop.definitions.phrase_patterns import HEAD, head_at
from ddaudit_desktop.language.quotation import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddaudit_desktop.definitions.phrases import Group, Phrase, PhraseList, Phrases, Weight
    from ddaudit_desktop.definitions.surroundings import Context, Negation, Outcome

SHORT = 8_000
KEPT_SHORT, KEPT_LONG = 2048, 8
"""Results are kept, as checks ask again at each key: of many short texts, in characters, and of a
few long ones, which are logs pasted whole."""
_NEAR = 200
"""Characters looked at before and after a match; no condition reaches further."""

_CLAUSE = re.compile(r'[.;:!?,()“”"—]|\s[-–]\s|\n[ \t\r]*\n')
_SENTENCE = re.compile("[.!?](?=\\s)|\n[ \t\r]*\n")
_WORD = re.compile(r"[\w'’]+")
_LETTERS = re.compile(r"\w+")
_AGE = re.compile(
    r"(?<!\w)(?:aged?\s{0,3}(?:of\s)?(\d\d)|(\d\d)\s{0,2}-?\s{0,2}"
    r"(?:years?|yrs?|yo|y/o)(?:\s{0,2}-?\s{0,2}olds?)?)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """One phrase found: where it stands in the text given, and what the file says of it."""

    list_id: str
    start: int
    end: int
    words: str
    weight: Weight
    why: str
    instead: str


def find_phrases(
    text: str,
    phrases: Phrases,
    *,
    group: Group | None = None,
    youngest_age: int | None = None,
    theme: str = "",
    own_prose: bool = False,
) -> tuple[PhraseMatch, ...]:
    """Find every phrase of the lists in a text, in the order of the text.

    Args:
        text: What is searched, of any length; offsets are characters of it.
        phrases: The language file in use or pinned.
        group: "A" blaming or minimising, "B" assumptions on a missing child; None both.
        youngest_age: Age in years of the youngest child; None: not known, then what depends on
            it has low weight.
        theme: Codes of the case's themes, separated by spaces; empty: not known, then lists that
            belong to a theme are looked for too.
        own_prose: The text is the auditor's own: what stands in quotation marks is left out.
    """
    search = _kept_short if len(text) <= SHORT else _kept_long
    return search(
        text, phrases, group=group, youngest_age=youngest_age, theme=theme, own_prose=own_prose
    )


def _search(
    text: str,
    phrases: Phrases,
    *,
    group: Group | None,
    youngest_age: int | None,
    theme: str,
    own_prose: bool,
) -> tuple[PhraseMatch, ...]:
    themes = frozenset(theme.split())
    searched = _Text(text, phrases, youngest_age, themes, own_prose)
    wanted = frozenset(
        one.id
        for one in phrases.lists.values()
        if (group is None or one.group == group) and _belongs(one.themes, themes)
    )
    return tuple(searched.matches(wanted))


_kept_short = lru_cache(maxsize=KEPT_SHORT)(_search)
_kept_long = lru_cache(maxsize=KEPT_LONG)(_search)


def _belongs(wanted: tuple[str, ...], themes: frozenset[str]) -> bool:
    return not wanted or not themes or not themes.isdisjoint(wanted)


def _lowered(text: str) -> str:
    """The text in lower case, each letter still at its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


class _Text:
    """One text, searched word by word."""

    def __init__(
        self,
        text: str,
        phrases: Phrases,
        age: int | None,
        themes: frozenset[str],
        own_prose: bool,
    ) -> None:
        self.text = text
        self.low = _lowered(text)
        self.phrases = phrases
        self.age = age
        self.themes = themes
        self.quoted = quoted(text) if own_prose else []

    def matches(self, wanted: frozenset[str]) -> Iterator[PhraseMatch]:
        """Yield the matches of the lists wanted; those of one list do not overlap."""
        taken: dict[str, int] = {}
        for word in _LETTERS.finditer(self.low):
            start = word.start()
            for one in self._lists_at(start, word[0]):
                if one.id not in wanted or taken.get(one.id, 0) > start:
                    continue
                found = one.pattern.match(self.low, start)
                if found:
                    taken[one.id] = found.end()
                    yield from self._judged(one, found)

    def _lists_at(self, start: int, word: str) -> tuple[PhraseList, ...]:
        by_head = self.phrases.by_head
        if len(word) >= HEAD:
            return by_head.get(word[:HEAD], ())
        if word not in self.phrases.beginnings:
            return ()
        alone = by_head.get(word, ())
        going_on = by_head.get(head_at(self.low, start), ())
        return alone + tuple(one for one in going_on if one not in alone)

    def _judged(self, one: PhraseList, found: re.Match[str]) -> Iterator[PhraseMatch]:
        start, end = found.span()
        if self._is_quoted(start, end):
            return
        assert found.lastindex is not None
        weight = self._weight(one, one.phrases[found.lastindex - 1], start, end)
        if weight != "none":
            words = self.text[start:end]
            yield PhraseMatch(one.id, start, end, words, weight, one.why, one.instead)

    def _is_quoted(self, start: int, end: int) -> bool:
        before = bisect_right(self.quoted, (start, end)) - 1
        return any(
            left < end and start < right for left, right in self.quoted[max(0, before) : before + 2]
        )

    def _weight(self, one: PhraseList, phrase: Phrase, start: int, end: int) -> Outcome:
        before = self.low[max(0, start - _NEAR) : start]
        after = self.low[end : end + _NEAR]
        outcomes = (
            phrase.weight,
            self._list_weight(one),
            self._conditions(phrase, before, after),
            _negated(self.phrases.negation, before),
        )
        if "none" in outcomes:
            return "none"
        return "low" if "low" in outcomes else "full"

    def _list_weight(self, one: PhraseList) -> Outcome:
        if one.full_in and not _belongs(one.full_in, self.themes):
            return "low"
        return "low" if not self.themes.isdisjoint(one.low_in) else "full"

    def _conditions(self, phrase: Phrase, before: str, after: str) -> Outcome:
        if not _belongs(phrase.only_in, self.themes):
            return "none"
        if phrase.not_before and phrase.not_before.match(after):
            return "none"
        if phrase.not_after and phrase.not_after.search(before):
            return "none"
        contexts = self.phrases.contexts
        if phrase.unless_near and _is_near(contexts[phrase.unless_near], before, after):
            return "none"
        if phrase.under_age is not None and self.age is not None and self.age >= phrase.under_age:
            return "none"
        if phrase.near and not _is_near(contexts[phrase.near], before, after):
            return phrase.without
        return "low" if phrase.under_age is not None and self.age is None else "full"


def _negated(negation: Negation, before: str) -> Outcome:
    """What a negation before the phrase, in the same clause, leaves of its weight.

    Across a line break it never takes the match away: lines of a log are often entries of their
    own ("MEDICATION NO", then "STREET WISE").
    """
    clause = negation.exceptions.sub(",", before)
    cut = max((found.end() for found in _CLAUSE.finditer(clause)), default=0)
    clause = clause[cut:]
    if not negation.any.search(clause):
        return "full"
    patterns = (negation.directly, negation.rejected, negation.further)
    for pattern, outcome in zip(patterns, negation.outcomes, strict=True):
        found = pattern.search(clause)
        if found:
            return "low" if outcome == "none" and "\n" in found[0] else outcome
    return "full"


def _is_near(context: Context, before: str, after: str) -> bool:
    cut = max((found.end() for found in _SENTENCE.finditer(before)), default=0)
    before = before[cut:]
    ending = _SENTENCE.search(after)
    after = after[: ending.start()] if ending else after
    words = [found.start() for found in _WORD.finditer(before)]
    left = before[words[-context.reach] :] if len(words) > context.reach else before
    words = [found.end() for found in _WORD.finditer(after)]
    right = after[: words[context.reach - 1]] if len(words) > context.reach else after
    return any(_speaks_of(context, side) for side in (left, right))


def _speaks_of(context: Context, side: str) -> bool:
    if context.pattern.search(side):
        return True
    least = context.ages_from
    return least is not None and any(
        int(found[1] or found[2]) >= least for found in _AGE.finditer(side)
    )
