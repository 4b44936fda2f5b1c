"""How strong a passphrase is, in plain words, and six random words for who wants a suggestion."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

WORDS_SUGGESTED = 6
LONGEST_JUDGED = 72
"""Characters that the estimate looks at; its cost grows quickly with length."""

ENOUGH = 2
"""The lowest score that a new deep dive takes."""

_WORDS = ("Very weak", "Weak", "Fair", "Strong", "Very strong")


@dataclass(frozen=True, slots=True)
class Strength:
    """A score from 0 to 4, a sentence for the person, and whether it is enough."""

    score: int
    sentence: str

    @property
    def enough(self) -> bool:
        """Whether a new deep dive may be protected by it."""
        return self.score >= ENOUGH


def strength(passphrase: str) -> Strength:
    """Estimate how many guesses a passphrase withstands (zxcvbn's estimate)."""
    if not passphrase:
        return Strength(0, "No passphrase yet")
    from zxcvbn import zxcvbn

    found = zxcvbn(passphrase[:LONGEST_JUDGED])
    score = int(found["score"])
    words = len(passphrase.split())
    size = f"{words} words, {len(passphrase)} characters" if words > 1 else _characters(passphrase)
    hint = str(found["feedback"]["warning"] or "")
    sentence = f"{_WORDS[score]}: {size}"
    return Strength(score, f"{sentence}. {hint}" if hint and score < ENOUGH else sentence)


def _characters(passphrase: str) -> str:
    return "1 character" if len(passphrase) == 1 else f"{len(passphrase)} characters"


def suggest() -> str:
    """Six of 2,048 short words (BIP-39) drawn by the system's own source of chance: 66 bits."""
    from mnemonic import Mnemonic

    words = Mnemonic("english").wordlist
    return " ".join(secrets.choice(words) for _ in range(WORDS_SUGGESTED))
