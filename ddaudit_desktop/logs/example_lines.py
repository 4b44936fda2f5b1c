"""Entries of logs with the kind of event that each tells, from data files, to tell others by.

The files are `resources/log_lines/*.tsv`, one for each writer's hand: kind, tab, words. A kind "-"
says that the words tell of no event. Lines that begin with # are remarks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import resources
from ddaudit_desktop.definitions.reading import DefinitionError, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ddaudit_desktop.definitions.kinds import EventKind

FOLDER = "log_lines"
NOTHING = "-"
"""The kind of words that tell of no event."""


@dataclass(frozen=True, slots=True)
class Example:
    """An entry of which it is known what it tells: an event kind, or `NOTHING`."""

    kind: str
    text: str


def shipped_lines(kinds: Mapping[str, EventKind]) -> list[Example]:
    """Every line that ships.

    Raises:
        DefinitionError: A file cannot be used.
    """
    return [
        line
        for name in resources.names(FOLDER, ".tsv")
        for line in read_lines(resources.text(name), name, kinds)
    ]


def read_lines(text: str, name: str, kinds: Mapping[str, EventKind]) -> Iterator[Example]:
    """The lines of one file; the name is used in refusals.

    Raises:
        DefinitionError: A line is not of the form; the sentence names file, line and what is
            allowed.
    """
    known = [NOTHING, *(kind.id for kind in kinds.values() if kind.group != "audit")]
    allowed = frozenset(known)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, tab, words = line.partition("\t")
        if not tab or not words.strip() or "\t" in words:
            raise DefinitionError(
                f"{name}, line {number}: “{line[:60]}” is no example; allowed is a kind of event, "
                "one tab, and the words of an entry."
            )
        if kind not in allowed:
            raise DefinitionError(
                f"{name}, line {number}: kind is “{kind}”; allowed are {listed(known)}."
            )
        yield Example(kind, words.strip())
