"""The words of an entry, with where they stand and how strongly they are set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

JOINED, DASH, COMMA, STOP = range(4)
"""What stands before a word: nothing, a dash with spaces, a comma, the end of a sentence."""

NEAR = 32
"""No phrase reaches further than so many words."""

_TOKEN = re.compile(
    r"(?P<section>(?<![^\W_])(?i:s(?:ec(?:tion|t)?)?)[./ ]{0,2}(?P<number>4[67])(?![0-9]))"
    r"|(?P<initials>(?<![^\W_])[A-Za-z](?:[./][A-Za-z]){1,4}(?![^\W_])\.?)"
    r"|(?P<clock>[0-9]{1,4}(?:[:.][0-9]{2}){1,2}(?![0-9]))"
    r"|(?P<date>[0-9]{1,4}(?:[/-][0-9]{1,4}){1,2})"
    r"|(?P<word>[^\W_]+(?:['’][^\W_]+)?)"
    r"|(?P<sign>[&@~])"
    r"|(?P<stop>[.;!?])|(?P<comma>,)|(?P<dash>(?<=\s)[-–—>]+(?=\s))"
)
_SIGNS = {"&": "and", "@": "at", "~": "about"}
_BREAKS = {"stop": STOP, "comma": COMMA, "dash": DASH}


@dataclass(slots=True)
class Tokens:
    """Parallel lists: each word in small letters, its start and end, the break before it."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    _blocks: dict[int, frozenset[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def near(self, at: int) -> frozenset[str]:
        """The words around one, at least as far ahead as any phrase reaches."""
        block = at // NEAR
        if block not in self._blocks:
            self._blocks[block] = frozenset(self.words[block * NEAR : (block + 2) * NEAR])
        return self._blocks[block]

    def joined(self, first: int, last: int, most: int = JOINED) -> bool:
        """Whether no break stronger than ``most`` stands before any word from first to last."""
        return all(strength <= most for strength in self.breaks[first : last + 1])


def tokens(text: str) -> Tokens:
    """The words of a text; time linear in its length."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    before = STOP
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        if group == "word":
            words.append(match[0].lower().replace("’", "'"))
        elif group in _BREAKS:
            before = max(before, _BREAKS[group])
            continue
        else:
            words.append(_other(group, match))
        starts.append(match.start())
        ends.append(match.end())
        breaks.append(before)
        before = JOINED
    return Tokens(words, starts, ends, breaks)


def _other(group: str | None, found: re.Match[str]) -> str:
    """What is no plain word, as it stands among the words."""
    text = found[0]
    match group:
        case "section":
            return f"s{found['number']}"
        case "sign":
            return _SIGNS[text]
        case "initials":
            return text.rstrip(".").replace(".", "/").lower()
        case _:
            return text.lower()
