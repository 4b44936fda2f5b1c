"""Plain phrases with alternatives, as the language file has them, made into patterns.

``street (wise|smart)`` is one of these, ``normal [behaviour] for (him|her)`` one of these or
nothing. Between words there may be spaces, hyphens, a line break, marks that are not seen, or
nothing. Patterns meet lower-case text. Every repetition in them is bounded and takes without giving
back, so that no text, however made, costs more than its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 400
"""Characters of one phrase as written."""
MOST_OPTIONAL = 4
"""Optional words in one phrase: each can double the ways of reading it."""

_BETWEEN = r"\s\-\u00ad\u2010-\u2013\u200b-\u200f\u2060\ufeff"
GAP = rf"[{_BETWEEN}]{{0,80}}+"
"""What may stand between two words of a phrase."""
APART = rf"[{_BETWEEN}]{{1,80}}+"
"""What stands between two words that are not of one phrase."""
HEAD = 4
"""Letters of a phrase by which it is looked for."""
START, END = r"(?<!\w)", r"(?!\w)"

_PART = re.compile(r"\((?P<one>[^()\[\]]*)\)|\[(?P<maybe>[^()\[\]]*)\]|(?P<word>[\w'’/.]+)")
_SPLIT = re.compile(r"[\s-]+")
_APOSTROPHES = r"'’\u02bc`"
_AHEAD = re.compile(
    rf"(?:[^{_BETWEEN}{_APOSTROPHES}][{_BETWEEN}{_APOSTROPHES}]{{0,90}}+){{1,{HEAD}}}"
)
_SQUEEZED_OUT = re.compile(rf"[{_BETWEEN}{_APOSTROPHES}]")


class PhraseFault(Exception):
    """A phrase cannot be read; the text says what is wrong with it, without the phrase."""


def phrase_pattern(phrase: str) -> str:
    """Return the pattern of one phrase, without the boundaries around it.

    Raises:
        PhraseFault: Brackets that do not close or stand in each other, a phrase that begins with
            what may be left out, or one that is too long.
    """
    if len(phrase) > LONGEST:
        raise PhraseFault(f"allowed are at most {LONGEST} characters")
    made: list[str] = []
    at, apart, optional = 0, False, 0
    while at < len(phrase):
        gap = _SPLIT.match(phrase, at)
        if gap:
            at, apart = gap.end(), True
            continue
        part = _PART.match(phrase, at)
        if not part:
            raise PhraseFault(
                "allowed are words, (one|of|these) and [one|of|these|or|nothing], not inside each "
                "other"
            )
        if not made and part["word"] is None and "" in _alternatives(part):
            raise PhraseFault("allowed is a phrase that begins with a word it cannot do without")
        optional += apart and part["maybe"] is not None
        made.append(_made(part, gap=GAP if apart and made else ""))
        at, apart = part.end(), False
    if not made:
        raise PhraseFault("allowed is at least one word")
    if optional > MOST_OPTIONAL:
        raise PhraseFault(f"allowed are at most {MOST_OPTIONAL} optional words")
    return "".join(made)


def heads(phrase: str) -> frozenset[str]:
    """Return the first letters, without what stands between words, of every way to write a phrase.

    They are `HEAD` letters long, fewer where the whole phrase is shorter. A search looks them up
    at each word of a text instead of trying every phrase there.

    Raises:
        PhraseFault: The phrase may begin with something else than a letter or a digit.
    """
    found = {""}
    for part in _PART.finditer(phrase):
        choices = [part["word"]] if part["word"] is not None else _alternatives(part)
        found = {
            head if len(head) >= HEAD else (head + squeezed(choice.lower()))[:HEAD]
            for head in found
            for choice in choices
        }
    if not all(head[:1].isalnum() for head in found):
        raise PhraseFault("allowed is a phrase that begins with a letter or a digit")
    return frozenset(found)


def squeezed(text: str) -> str:
    """Return a text without spaces, hyphens, marks that are not seen, and apostrophes."""
    return _SQUEEZED_OUT.sub("", text)


def head_at(text: str, start: int) -> str:
    """Return the first letters of what a text says from here on, as `heads` would give them."""
    ahead = _AHEAD.match(text, start)
    return squeezed(ahead[0])[:HEAD] if ahead else ""


def any_of(phrases: Iterable[str]) -> str:
    """Return the pattern for any of several phrases, the longer ones tried first."""
    ordered = sorted(phrases, key=len, reverse=True)
    return f"(?:{'|'.join(phrase_pattern(phrase) for phrase in ordered)})"


def words_in(phrase: str) -> int:
    """Return how many words a phrase asks for at least: of two readings the longer one counts."""
    return len(_SPLIT.split(re.sub(r"\[[^\]]*\]", "", phrase).strip()))


def _made(part: re.Match[str], *, gap: str) -> str:
    if part["word"] is not None:
        return gap + _literal(part["word"])
    choices = [GAP.join(map(_literal, one.split())) for one in _alternatives(part)]
    return f"(?:{'|'.join(gap + choice if choice else '' for choice in choices)})"


def _alternatives(part: re.Match[str]) -> list[str]:
    """The choices between the brackets, longer ones first: a short one shall not hide a long one.

    An empty one is among them where the part may be left out.
    """
    inside = part["one"] if part["one"] is not None else part["maybe"]
    choices = [" ".join(_SPLIT.split(one.strip())) for one in inside.split("|")]
    if part["maybe"] is not None:
        choices.append("")
    return sorted(choices, key=len, reverse=True)


def _literal(word: str) -> str:
    """Letters as they are, in lower case; an apostrophe in any shape or left out."""
    return "".join(
        f"[{_APOSTROPHES}]?" if sign in "'’" else re.escape(sign) for sign in word.lower()
    )
