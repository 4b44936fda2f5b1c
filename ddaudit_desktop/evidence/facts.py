"""Facts that a clock or a check names: an answer, an event, a quotation, a child, the grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FactKind = Literal[
    "answer", "event", "extract", "child", "case", "grade", "concern", "feedback", "action", "point"
]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a reason rests on, so that a reader can go to it.

    Attributes:
        kind: what it is.
        id: the question of an answer, otherwise the record's own id.
        words: the fact as a reader says it: ``First risk grade: Medium``.
        part: the part of the question, for an answer.
    """

    kind: FactKind
    id: str
    words: str
    part: str = ""
