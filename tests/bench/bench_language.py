"""Phrases are found in time that grows with the text alone, whatever the text is."""

from __future__ import annotations

import re
import time
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from measuring import Budget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LINE = (
    "12/02/20 19:24 RISK MEDIUM. REGULAR MISPER, ALWAYS COMES BACK BY MORNING. SGT AWARE, STAYS "
    "MEDIUM, NO UPDATE FROM PLACEMENT. ROOM SEARCHED, PHONE OFF, TWO ADDRESSES CHECKED, NO TRACE\n"
)
PASTED = 5_000_000
SMALL, LARGE = 50_000, 1_000_000
HOSTILE = {
    "half a phrase": "street ",
    "gaps": "street" + " " * 300,
    "optional words": "putting him self at ",
    "negations": "not never without ",
    "quotation marks": "\"' “ ",
    "beginnings": "no a un co as ",
}
TIMES_WORDS = 12.0
"""Against taking a pasted log of 5 MB apart into its words, which any search has to do."""
GROWTH = 1.6
"""Against the time of a small text times how much longer the large one is."""

_numbers = count()


def search(text: str) -> float:
    """How many seconds a search takes that was not made before."""
    from ddaudit_desktop.definitions import language_in_use
    from ddaudit_desktop.language.matching import find_phrases

    lists = language_in_use()
    anew = f"{next(_numbers)} {text}"
    begun = time.perf_counter()
    find_phrases(anew, lists, own_prose=True)
    return time.perf_counter() - begun


def words(text: str) -> float:
    """How many seconds it takes to look up each word of a text."""
    known = {"street", "usual", "always"}
    begun = time.perf_counter()
    sum(found[0] in known for found in re.finditer(r"\w+", text.lower()))
    return time.perf_counter() - begun


def budgets(_folder: Path) -> Iterator[Budget]:
    """One for a pasted log, and one for each kind of text that is made to be slow."""
    log = LINE * (PASTED // len(LINE))
    yield Budget("phrases: a log of 5 MB", TIMES_WORDS, lambda: words(log), lambda: search(log), 5)
    for kind, piece in HOSTILE.items():
        small, large = (piece * (size // len(piece)) for size in (SMALL, LARGE))
        yield Budget(f"phrases: {kind}", GROWTH, longer(small), partial(search, large), 5)


def longer(small: str) -> Callable[[], float]:
    """What the large text would cost if each of its characters cost what one of the small does."""
    return lambda: search(small) * (LARGE / SMALL)
