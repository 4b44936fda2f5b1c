"""Typed or pasted characters brought to the few that dates and times are written with.

Look-alikes become what they look like, spaces of every kind one space, and marks that show nothing
go. Any other character is refused: what cannot be seen to be part of a time is never skipped.
"""

from __future__ import annotations

import re

from ddaudit_desktop.moments.model import MomentError

LONGEST = 120
"""Letters in the longest text that is read as a time."""

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_COLONS = "\u02d0\u02f8\u2236\ua789\ufe55"
_SLASHES = "\u2044\u2215"
_TILDES = "\u02dc\u223c\u2248"
_UNSEEN = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"
_LOOKS: dict[int, str] = {
    **{ord(c): " " for c in _SPACES},
    **{ord(c): "-" for c in _DASHES},
    **{ord(c): ":" for c in _COLONS},
    **{ord(c): "/" for c in _SLASHES},
    **{ord(c): "~" for c in _TILDES},
    **{ord(c): "" for c in _UNSEEN},
    **{0xFF00 + n: chr(0x20 + n) for n in range(1, 0x5F)},  # full-width letters and digits
}
_STRANGE = re.compile(r"[^a-z0-9 /.:,+?~()-]")
_AROUND = re.compile(r"(?<=[0-9]) ?([/:]) ?(?=[0-9])")


def tidy(text: str) -> str:
    """The text in small letters and plain characters, no spaces around the marks inside numbers.

    Raises:
        MomentError: it is too long, or holds a character that no time is written with.
    """
    if len(text) > LONGEST:
        raise MomentError(
            f"This is too long for a date or time: at most {LONGEST} letters, "
            "such as 11/02/2020 19:24."
        )
    plain = " ".join(text.translate(_LOOKS).split())
    # Only what was ASCII to begin with is made small: a Kelvin sign must not turn into a k.
    small = "".join(c.lower() if c.isascii() else c for c in plain)
    strange = _STRANGE.search(small)
    if strange is not None:
        typed = " ".join(text.split())
        raise MomentError(
            f"“{typed}” is not understood: “{strange[0]}” has no place in a date or time. "
            "Write it as 11/02/2020 19:24."
        )
    return _AROUND.sub(r"\1", small).rstrip(" .")
