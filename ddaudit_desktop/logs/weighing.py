"""What phrases tell, weighed against what the whole entry is like.

A phrase counts for its kind as so many steps of likelihood as it is sure. The kind that is then
likeliest decides: where a phrase tells it, the phrases stand, and else they give way. What a phrase
says did not happen does not come back by likeness.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ddaudit_desktop.logs.denial import denies
from ddaudit_desktop.logs.example_lines import NOTHING
from ddaudit_desktop.logs.own_time import lone_clock, time_after
from ddaudit_desktop.logs.told import Told
from ddaudit_desktop.logs.words import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ddaudit_desktop.logs.likeness import Likeness
    from ddaudit_desktop.logs.tokens import Tokens
    from ddaudit_desktop.logs.words import LogWords

PHRASE = {"sure": 14.0, "likely": 10.0, "check": 5.0}
"""What a phrase adds to the likelihood of its kind; all weights here are logarithms."""
AFTER = 14.0
"""What a phrase adds that counts only after another event, of which examples know nothing."""
NOT_DONE = 8.0
"""What is added to no event where all phrases tell of what did not happen."""
DENIED = 6.0
"""What is added to no event where no phrase tells of one and words deny or plan."""
OTHER_THEME = 4.0
"""What a kind loses that belongs to cases of another theme."""
NOT_BEGUN = 10.0
"""What the kinds lose that follow police protection, where that was not exercised earlier."""
FAR = 20.0
"""A phrase stands beside a likelier one unless the entry is so much less like its kind."""
NEVER = -60.0
"""How like an entry is to a kind of which there are no examples."""
NEARLY = -3.0
"""A kind of so much is nearly the likeliest; its phrase is then likely to be right, not sure."""
CLEAR = 12.0
"""From so far before the next kind on, what an entry is like holds nine times of ten or more."""

LIKENESS = "by its likeness to other entries"
DOUBT = "other entries like it tell something else"
GIVES_WAY = "the whole entry is like others that tell something else"

GATE = "PP_EXERCISED"
"""What the other kinds of its group come after, whatever the theme (Children Act 1989, s46)."""
_THEMES = {"missing": "MC", "domestic": "DA", "digital": "DI", "protection": "PP"}
"""The groups of kinds that belong to the cases of one theme."""
_RANK = ("sure", "likely", "check")


class Weighing:
    """Settles what entries tell, for the cases of one theme or of any."""

    def __init__(self, words: LogWords, likeness: Likeness, theme: str) -> None:
        self._words = words
        self._likeness = likeness
        self._own_time = words.own_time
        self._following = frozenset(
            kind.id
            for kind in words.kinds.values()
            if kind.group == words.kinds[GATE].group and theme != _THEMES[kind.group]
        ) - {GATE}
        self._elsewhere = frozenset(
            kind.id
            for kind in words.kinds.values()
            if theme and _THEMES.get(kind.group, theme) != theme
        ).difference(self._following)
        self._again = {rule.kind: rule for rule in words.rules if rule.again}

    def weighed(
        self, text: str, found: Tokens, told: Sequence[Told], seen: frozenset[str] = frozenset()
    ) -> list[Told]:
        """What an entry tells, from its words, what phrases tell of it, and what stood earlier."""
        alike = self._likeness.of(text, found)
        if alike is None:
            return list(told)
        scores = self._scores(alike.scores, found, told, begun=GATE in seen)
        best = max(scores, key=scores.__getitem__)
        if any(one.kind == best for one in told):
            least = scores[best] - FAR
            return list(_standing(told, scores, alike.scores, least))
        left = [one if one.undone else replace(one, undone=GIVES_WAY) for one in told]
        if best == NOTHING:
            return left
        next_best = max(score for kind, score in scores.items() if kind != best)
        return [*left, self._alike(text, found, best, clear=scores[best] - next_best >= CLEAR)]

    def _scores(
        self, like: Mapping[str, float], found: Tokens, told: Sequence[Told], *, begun: bool
    ) -> dict[str, float]:
        """How likely each kind is, from likeness, phrases, denials and where it belongs.

        ``begun`` says that police protection was exercised earlier in the log.
        """
        scores = dict(like)
        for kind in self._elsewhere.intersection(scores):
            scores[kind] -= OTHER_THEME
        for kind in () if begun else self._following.intersection(scores):
            scores[kind] -= NOT_BEGUN
        done: dict[str, float] = {}
        for one in told:
            if not one.undone:
                weight = AFTER if one.rule.after else PHRASE[one.sure]
                done[one.kind] = max(weight, done.get(one.kind, 0.0))
        for kind, weight in done.items():
            scores[kind] = like.get(kind, NEVER) + weight
        undone = {one.kind for one in told if one.undone}.difference(done)
        for kind in undone:
            scores.pop(kind, None)
        if not done:
            scores[NOTHING] = scores.get(NOTHING, NEVER) + (NOT_DONE if undone else 0.0)
            if denies(self._words, found):
                scores[NOTHING] += DENIED
        return scores

    def _alike(self, text: str, found: Tokens, kind: str, *, clear: bool) -> Told:
        """What likeness alone tells, with the time that stands in the words."""
        needs_own = kind in self._own_time
        own = time_after(text, found, 0, len(found), only_own=needs_own)
        if own is None and needs_own:
            own = lone_clock(text, found)
        again = self._again.get(kind)
        lane = self._words.kinds[kind].lane
        return Told(
            rule=Rule(kind, (), order=0, lane=lane, again=again.again if again else ""),
            kind=kind,
            start=0,
            end=len(text),
            details={},
            sure="likely" if clear else "check",
            why=LIKENESS,
            undone="",
            own=own,
            time="own" if needs_own else "entry",
        )


def _standing(
    told: Sequence[Told], scores: Mapping[str, float], like: Mapping[str, float], least: float
) -> Iterator[Told]:
    """Phrases that stand, those with doubt less sure; of one phrase all kinds stand or none."""
    held = {
        (one.rule.order, one.start)
        for one in told
        if one.undone or scores.get(one.kind, NEVER) >= least
    }
    for one in told:
        if (one.rule.order, one.start) not in held:
            continue
        score = like.get(one.kind, 0.0)
        timed = one.time == "own" and one.own is not None
        if one.undone or not score or one.rule.after or timed:  # a time of its own bears it out
            yield one
            continue
        sure = max(one.sure, "likely" if score > NEARLY else "check", key=_RANK.index)
        yield replace(one, sure=sure, why=one.why or DOUBT)
