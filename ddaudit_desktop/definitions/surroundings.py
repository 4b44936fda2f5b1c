"""What stands around a phrase and changes what it means: negations, and words near it.

Also the reading of what every part of the language file has: phrases, outcomes, numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from ddaudit_desktop.definitions.phrase_patterns import (
    APART,
    END,
    START,
    PhraseFault,
    any_of,
    heads,
    phrase_pattern,
)

if TYPE_CHECKING:
    from ddaudit_desktop.definitions.reading import Node

Outcome = Literal["full", "low", "none"]
OUTCOMES = ("none", "low", "full")


@dataclass(frozen=True, slots=True)
class Context:
    """Words that change what a phrase near them means.

    Attributes:
        reach: How many words before and after a phrase count as near.
        ages_from: An age of so many years or more counts too; None: no age does.
    """

    id: str
    pattern: re.Pattern[str]
    reach: int
    ages_from: int | None


@dataclass(frozen=True, slots=True)
class Negation:
    """What turns a phrase round, and what is left of its weight then.

    ``any`` finds a negation anywhere; the three after it are met with the words before the phrase
    and end where the phrase begins. ``outcomes`` stand in their order.
    """

    exceptions: re.Pattern[str]
    any: re.Pattern[str]
    directly: re.Pattern[str]
    rejected: re.Pattern[str]
    further: re.Pattern[str]
    outcomes: tuple[Outcome, Outcome, Outcome]


def read_negation(node: Node) -> Negation:
    """Read the table of negations."""
    node.only("words", "fillers", "refusals", "except", "reach", "directly", "rejected", "further")
    says = f"{START}{any_under(node, 'words', required=True)}{END}"
    fillers = f"(?:{APART}{any_under(node, 'fillers')}{END}){{0,3}}"
    refusal = f"{APART}{any_under(node, 'refusals')}{END}"
    reach = read_reach(node)
    words = rf"(?:{APART}[\w'’]+){{0,{reach}}}"
    return Negation(
        exceptions=re.compile(f"{START}{any_under(node, 'except')}{END}"),
        any=re.compile(says),
        directly=re.compile(rf"{says}{fillers}{APART}\Z"),
        rejected=re.compile(rf"{says}{refusal}{words}{APART}\Z"),
        further=re.compile(rf"{says}{words}{APART}\Z"),
        outcomes=(
            read_outcome(node, "directly"),
            read_outcome(node, "rejected"),
            read_outcome(node, "further"),
        ),
    )


def read_context(node: Node) -> Context:
    """Read one context."""
    node.only("id", "words", "reach", "ages_from")
    return Context(
        id=node.code("id", r"[a-z][a-z_]*", "adult"),
        pattern=re.compile(f"{START}{any_under(node, 'words', required=True)}{END}"),
        reach=read_reach(node),
        ages_from=read_years(node, "ages_from"),
    )


def any_under(node: Node, key: str, *, required: bool = False) -> str:
    """Return the pattern for any phrase under a key; where there is none, it meets nothing."""
    patterns_under(node, key, required=required)
    phrases = node.texts(key)
    return any_of(phrases) if phrases else r"(?!)"


def patterns_under(node: Node, key: str, *, required: bool = False) -> list[str]:
    """Return the pattern of each phrase under a key."""
    made = []
    for index, phrase in enumerate(node.texts(key, required=required)):
        try:
            made.append(phrase_pattern(phrase))
            heads(phrase)
        except PhraseFault as fault:
            raise node.source.refusal(
                (*node.path, key, index), f"{key} holds “{_short(phrase)}”; {fault}"
            ) from None
    return made


def _short(phrase: str) -> str:
    return phrase if len(phrase) <= 60 else f"{phrase[:60]}…"


def read_outcome(node: Node, key: str, default: str = "none") -> Outcome:
    """Return what is left of a phrase's weight: full, low or none."""
    return cast("Outcome", node.choice(key, OUTCOMES, default))


def read_years(node: Node, key: str) -> int | None:
    """Return an age, None where the file leaves it out."""
    if not node.has(key):
        return None
    years = node.number(key)
    if not 1 <= years <= 99:
        raise node.refusal(key, f"{key} is {years}; allowed are 1 to 99 years")
    return years


def read_reach(node: Node) -> int:
    """Return how many words away something still counts."""
    key, most = "reach", 20
    number = node.number(key)
    if not 1 <= number <= most:
        raise node.refusal(key, f"{key} is {number}; allowed are 1 to {most} words")
    return number
