"""What the words of an entry tell: phrases that stand, those denied or planned, their times."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.hints import hinted
from ddaudit_desktop.logs.own_time import OwnTime, time_after, time_before
from ddaudit_desktop.logs.patterns import Hit, match_at
from ddaudit_desktop.logs.tokens import COMMA, DASH, Tokens, tokens
from ddaudit_desktop.logs.words import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ddaudit_desktop.logs.words import LogWords

OFTEN = 2048
"""Words after which a long text asks whether to go on."""
SHORT, KEPT = 400, 4096
"""A log says much in the same words again, so what short texts tell is kept: so many characters
long, so many of them."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that an entry tells.

    Attributes:
        start: Where its phrase begins in the text of the entry, and ``end`` where it ends.
        undone: Why it did not happen, or not yet; empty where it did.
        own: A time beside the phrase; `time` tells whose time counts, as for `Rule`.
    """

    rule: Rule
    kind: str
    start: int
    end: int
    details: Mapping[str, str]
    sure: str
    why: str
    undone: str
    own: OwnTime | None
    time: str = "entry"


@dataclass(slots=True)
class Earlier:
    """What stood earlier in the log, by kind, with the details it had."""

    kinds: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, told: Told) -> None:
        """Remember one thing told."""
        self.kinds.setdefault(told.kind, {}).update(told.details)


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
        self._after = frozenset(kind for rule in words.rules for kind in rule.after)
        self._own_time = words.own_time
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
        if not told:
            told = list(self._hinted(text, found))
        kinds = {one.kind for one in told if not one.undone}
        kept = [one for one in told if not kinds.intersection(one.rule.yields_to)]
        return tuple(_once(kept))

    def _hinted(self, text: str, found: Tokens) -> Iterator[Told]:
        """What single words hint at; all of it is to be checked."""
        words = self.words
        for hint, first, last in hinted(found, words.hints, words.denying, self.theme):
            needs_own = hint.kind in self._own_time
            own = time_after(text, found, last + 1, len(found), only_own=needs_own)
            yield Told(
                rule=Rule(hint.kind, (), order=0, lane=words.kinds[hint.kind].lane),
                kind=hint.kind,
                start=found.starts[first],
                end=found.ends[last],
                details={},
                sure="check",
                why="read from single words",
                undone="",
                own=own,
                time="own" if needs_own else "entry",
            )

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
        undone = "" if rule.plain else self._undone(words, hit)
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
                undone=undone,
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

    def _undone(self, words: Tokens, hit: Hit) -> str:
        """Why the thing did not happen: words before, within or after the phrase."""
        for at in range(max(0, hit.start - 6), hit.start):
            for phrase, undone in self.words.undone_index.get(words.words[at], ()):
                if undone.side != "before":
                    continue
                found = match_at(phrase, words, at)
                if (
                    found is not None
                    and found.end <= hit.start
                    and hit.start - found.end < undone.reach
                    and words.joined(at + 1, hit.start)
                ):
                    return undone.says
        for at in hit.skipped:
            for phrase, undone in self.words.undone_index.get(words.words[at], ()):
                found = match_at(phrase, words, at) if undone.side == "before" else None
                if found is not None and found.end <= hit.end:
                    return undone.says
        return self._undone_after(words, hit)

    def _undone_after(self, words: Tokens, hit: Hit) -> str:
        first = hit.end - 1 if words.words[hit.end - 1] == "to" else hit.end
        for at in range(first, min(first + 4, len(words))):
            if not words.joined(first, at, COMMA):
                break
            apart = not words.joined(first, at, DASH)
            for phrase, undone in self.words.undone_index.get(words.words[at], ()):
                if undone.side != "after" or at - first >= undone.reach:
                    continue
                if apart and not undone.comma:
                    continue
                if match_at(phrase, words, at) is not None:
                    return undone.says
        return ""

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
