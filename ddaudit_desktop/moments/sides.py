"""One time in words: which of its words are the day, and which the time of day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ddaudit_desktop.moments.model import not_understood
from ddaudit_desktop.moments.numbers import settled
from ddaudit_desktop.moments.tokens import (
    Clock,
    Day,
    Midnight,
    Number,
    Part,
    Shift,
    Stamp,
    Token,
    Weekday,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

T = TypeVar("T", bound=Token)


@dataclass(frozen=True, slots=True)
class Side:
    """What one time names: a day as far as it is written, and at most one time of day.

    ``number`` is a bare one or two digits, which only the other side of a range can explain.
    """

    day: Day | None = None
    weekday: Weekday | None = None
    shift: Shift | None = None
    clock: Clock | None = None
    part: Part | None = None
    midnight: Midnight | None = None
    stamp: Stamp | None = None
    number: Number | None = None

    @property
    def has_day(self) -> bool:
        """Whether it names its own day."""
        own_part = self.part is not None and self.part.shift != 0
        named = (self.day, self.weekday, self.shift, self.stamp)
        return own_part or any(x is not None for x in named)

    @property
    def has_time(self) -> bool:
        """Whether it names a time of day."""
        named = (self.clock, self.part, self.midnight, self.stamp)
        return any(x is not None for x in named)

    @property
    def whole_month(self) -> bool:
        """Whether it names a month and no day."""
        return self.day is not None and self.day.day is None


def side_of(tokens: Sequence[Token], near: date | None, typed: str) -> Side:
    """Sort the words of one time.

    Args:
        tokens: of one time, without joining words.
        near: the day it leans on; a number can be the year only if it is near it.
        typed: the words, for the sentence of an error.

    Raises:
        MomentError: something is there twice, has no place, or could mean two things.
    """
    left = settled(tokens, near)
    found = Side(
        day=_only(Day, left),
        weekday=_only(Weekday, left),
        shift=_only(Shift, left),
        clock=_only(Clock, left),
        part=_only(Part, left),
        midnight=_only(Midnight, left),
        stamp=_only(Stamp, left),
        number=_only(Number, left),
    )
    placed = [x for x in (getattr(found, name) for name in Side.__slots__) if x is not None]
    if not left or len(placed) != len(left) or (found.stamp is not None and len(left) > 1):
        raise not_understood(typed)
    with_midnight = found.midnight is not None and (found.clock or found.part)
    if with_midnight or (found.whole_month and (found.has_time or found.weekday or found.number)):
        raise not_understood(typed)
    return found


def _only(kind: type[T], tokens: Sequence[Token]) -> T | None:
    """The one token of a kind; none where there is none, or more than one to choose from."""
    found = [token for token in tokens if isinstance(token, kind)]
    return found[0] if len(found) == 1 else None
