"""Numbers of ours that a force may change: which there are, and what holds in one deep dive.

A check or an interval declares its parameters with their defaults. The deep dive keeps only what
differs, each with a reason (`db.records.Setting`); what is not kept has its default.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

ParameterType = Literal[
    "number", "minutes", "hours", "days", "percent", "span", "date", "choice", "clock", "ranges"
]


OF_CHECKS = ("CK-", "IV-")


def is_parameter(key: str) -> bool:
    """Whether a kept setting belongs to a check or an interval."""
    return key.startswith(OF_CHECKS)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number, length or day that a force may change.

    Attributes:
        key: the check or interval and a name: ``CK-MC-03.episodes``.
        title: what it is, in words.
        type: what its value is written as; ``span`` is ``30 minutes``, ``date`` is ISO,
            ``clock`` a time of day, ``ranges`` days from/to with commas between.
        default: the value that holds unless the deep dive says otherwise.
        options: the values allowed, for a choice.
    """

    key: str
    title: str
    type: ParameterType
    default: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parameters:
    """What holds in one deep dive: the values that differ, over the declared defaults."""

    changed: Mapping[str, str] = field(default_factory=dict)

    def number(self, parameter: Parameter) -> int:
        """A whole number of whatever the parameter counts."""
        return int(self.text(parameter))

    def text(self, parameter: Parameter) -> str:
        """The value as it is written."""
        return self.changed.get(parameter.key, parameter.default)
