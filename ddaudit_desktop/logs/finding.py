"""What the words of an entry tell: phrases, those denied or planned, their times, its likeness."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.denial import undone
from ddaudit_desktop.logs.likeness import shipped_likeness
from ddaudit_desktop.logs.own_time import time_after, time_before
from ddaudit_desktop.logs.patterns import Hit, match_at
from ddaudit_desktop.logs.tokens import Tokens, tokens
from ddaudit_desktop.logs.told import Earlier, Told
from ddaudit_desktop.logs.weighing import GATE, Weighing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ddaudit_desktop.logs.words import LogWords, Rule

OFTEN = 2048
"""Words after which a long text asks whether to go on."""
SHORT, KEPT = 400, 4096
"""A log says much in the same words again, so what short texts tell is kept: so many characters
long, so many of them."""


class Finder:
    """Finds what texts tell by the rules of one word file; ``alive`` may raise to stop."""

    def __init__(
        self, words: LogWords, theme: str = "", alive: Callable[[], None] = lambda: None
    ) -> None:
        self.words = words
        self.theme = theme
        self._alive = alive
        self._allowed = {
            kind.id: {d.key: {o.code for o in d.options} for d in kind.details}
            for kind in words.kinds.values()
        }
        self._after = frozenset(kind for rule in words.rules for kind in rule.after) | {GATE}
        self._kept = lru_cache(maxsize=KEPT)(self._all)

    def tells(self, text: str) -> bool:
        """Whether a text by itself tells anything."""
        found = tokens(text)
        return any(True for _ in self._hits(found, frozenset()))

    def find(self, text: str, earlier: Earlier) -> list[Told]:
        """What a text tells, in its order."""
        seen = self._after.intersection(earlier.kinds)
        told = self._kept(text, seen) if len(text) <= SHORT else self._all(text, seen)
        return [self._again(one, earlier) for one in told]

    def _all(self, text: str, seen: frozenset[str]) -> tuple[Told, ...]:
        """What a text tells where these kinds stood earlier in the log."""
        found = tokens(text)
        hits = self._chosen(found, seen)
        told: list[Told] = []
        for place, (hit, rule) in enumerate(hits):
            stop = hits[place + 1][0].start if place + 1 < len(hits) else len(found)
            told += self._told(text, found, hit, rule, stop)
        kinds = {one.kind for one in told if not one.undone}
        kept = [one for one in told if not kinds.intersection(one.rule.yields_to)]
        return tuple(self._weighing.weighed(text, found, _once(kept), seen))

    @cached_property
    def _weighing(self) -> Weighing:
        """Made at the first entry, as the examples have to be learnt once."""
        likeness = shipped_likeness(self.words.kinds, self._alive)
        return Weighing(self.words, likeness, self.theme)

    def _hits(self, words: Tokens, seen: frozenset[str]) -> list[tuple[Hit, Rule]]:
        found = []
        last = len(words) - 1
        for at, word in enumerate(words.words):
            if not at % OFTEN:
                self._alive()
            second = words.words[at + 1] if at < last else ""
            for phrase, rule in self.words.phrases_at(word, second, words.near(at)):
                if rule.themes and self.theme and self.theme not in rule.themes:
                    continue
                if rule.after and seen.isdisjoint(rule.after):
                    continue
                hit = match_at(phrase, words, at)
                if hit is not None and (not rule.alone or _alone(words, hit)):
                    found.append((hit, rule))
        return found

    def _chosen(self, words: Tokens, seen: frozenset[str]) -> list[tuple[Hit, Rule]]:
        """Of phrases that share words the one with the most; then the first of the file."""
        ranked = sorted(
            self._hits(words, seen),
            key=lambda pair: (
                -pair[0].weight,
                len(pair[0].skipped),
                not pair[1].after,
                pair[1].order,
                pair[0],  # equals would follow each other in the order of a set
            ),
        )
        taken: set[int] = set()
        kept = []
        for hit, rule in ranked:
            used = set(range(hit.start, hit.end)).difference(hit.skipped)
            if taken.isdisjoint(used):
                taken |= used
                kept.append((hit, rule))
        return sorted(kept, key=lambda pair: pair[0].start)

    def _told(self, text: str, words: Tokens, hit: Hit, rule: Rule, stop: int) -> list[Told]:
        only_own = rule.time != "entry"
        own = time_after(text, words, hit.end, stop, only_own=only_own)
        if own is None:
            own = time_before(text, words, hit.start)
        denied = "" if rule.plain else undone(self.words, words, hit)
        details = dict(rule.details) | dict(hit.details)
        span = (words.starts[hit.start], words.ends[hit.end - 1])
        return [
            Told(
                rule=rule,
                kind=kind,
                start=span[0],
                end=span[1],
                details=self._known(kind, details),
                sure=rule.sure,
                why=rule.why,
                undone=denied,
                own=own if kind == rule.kind or rule.time == "entry" else None,
                time=rule.time if kind == rule.kind else "entry",
            )
            for kind in (rule.kind, *rule.also)
        ]

    def _known(self, kind: str, details: Mapping[str, str]) -> dict[str, str]:
        """The details that this kind of event keeps."""
        if not details:
            return {}
        allowed = self._allowed[kind]
        return {key: code for key, code in details.items() if code in allowed.get(key, ())}

    def _again(self, told: Told, earlier: Earlier) -> Told:
        """The same thing told a second time may be another kind: a risk grade becomes a review."""
        before = earlier.kinds.get(told.kind)
        rule = told.rule
        if before is None or told.undone or told.kind != rule.kind:
            return told
        other = any(before.get(key) not in (None, code) for key, code in told.details.items())
        kind = rule.again_other if other and rule.again_other else rule.again
        if not kind:
            return told
        return Told(
            rule=rule,
            kind=kind,
            start=told.start,
            end=told.end,
            details=told.details,
            sure="check" if told.sure == "check" else "likely",
            why=told.why or "stands earlier in the log",
            undone="",
            own=told.own,
            time=told.time,
        )


def _alone(words: Tokens, hit: Hit) -> bool:
    """Whether a phrase is a sentence, or a part between commas, of its own."""
    begins = hit.start == 0 or words.breaks[hit.start] > 0
    return begins and (hit.end == len(words) or words.breaks[hit.end] > 0)


def _once(told: list[Told]) -> list[Told]:
    """Each kind once for each time of its own; several enquiries of one entry are different."""
    kept: list[Told] = []
    for one in told:
        same = next(
            (
                k
                for k in kept
                if k.kind == one.kind
                and k.own == one.own
                and bool(k.undone) == bool(one.undone)
                and (k.rule.title == one.rule.title)
                and not _conflict(k.details, one.details)
            ),
            None,
        )
        if same is None:
            kept.append(one)
        elif one.details and not same.details:
            kept[kept.index(same)] = one
    return kept


def _conflict(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    return any(second.get(key, code) != code for key, code in first.items())
